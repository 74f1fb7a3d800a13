"""The files that go with the sound: transcripts in three formats, and chapters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audiocast.episode.chapters import to_chapters_json
from audiocast.episode.cues import make_cues
from audiocast.episode.srt import WIDTH as SRT_WIDTH
from audiocast.episode.srt import to_srt
from audiocast.episode.transcript_json import to_transcript_json
from audiocast.episode.values import Chapter, Cue
from audiocast.episode.webvtt import to_webvtt
from audiocast.script.values import Script
from audiocast.show import Show
from audiocast.studio.values import Placed

# The content is Spanish whatever language the program speaks to its user.
NARRATOR = "Narración"


@dataclass(frozen=True, slots=True)
class Companions:
    """The contents of the companion files, ready to be written, and the cues they were made from."""

    cues: tuple[Cue, ...]
    vtt: str
    srt: str
    transcript: str
    chapters: str


def make_companions(
    show: Show,
    script: Script,
    placed: Iterable[Placed],
    chapters: Iterable[Chapter],
    duration: float,
    *,
    title: str,
) -> Companions:
    """Return the companions of an episode called `title`, for a finished file of `duration` seconds.

    SubRip has cues of its own: the podcast namespace allows it rows of 32 characters only. Raises
    ValueError where a line of the script has no place on the timeline.
    """
    placed = tuple(placed)
    cues = make_cues(script, placed, duration)
    names = {line.speaker: line.speaker for line in script.lines if line.speaker} | {"": NARRATOR}
    narrow = make_cues(script, placed, duration, width=SRT_WIDTH, names=names if len(names) > 1 else None)
    return Companions(
        cues=tuple(cues),
        vtt=to_webvtt(cues, language=show.podcast.language, narrator=NARRATOR),
        srt=to_srt(narrow, narrator=NARRATOR),
        transcript=to_transcript_json(cues, narrator=NARRATOR),
        chapters=to_chapters_json(
            chapters, title=title, podcast=show.podcast.title, author=show.podcast.author
        ),
    )
