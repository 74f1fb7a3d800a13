"""From a plan to its sound: who speaks or is heard, and the segments for the studio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audiocast.episode.values import Narration
from audiocast.messages import _, speaking
from audiocast.planning import Plan
from audiocast.reading import ShowReader, reader_for
from audiocast.recordings import decode
from audiocast.release.values import Flag
from audiocast.script.values import Line
from audiocast.show import Show
from audiocast.spanish.values import Reading
from audiocast.studio.values import Segment
from audiocast.voices import Cast, TakeStore, find_voices, narrate
from audiocast.voices.values import Take
from audiocast.workspace import Workspace


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """The segments of an episode in their order, who is heard in them, and how the lines were read."""

    segments: tuple[Segment, ...]
    narration: Narration
    readings: tuple[Reading, ...]
    flags: tuple[Flag, ...] = ()


def narrated(plan: Plan, show: Show) -> Sound:
    """Have every line of the script spoken; see `voices.narrate` for who speaks and what is kept.

    Why a voice did not speak is told in the podcast's language, since the record keeps it.
    """
    with speaking(show.podcast.language):
        return _narrated(plan, show)


def _narrated(plan: Plan, show: Show) -> Sound:
    lines = plan.script.lines
    reader = reader_for(show, plan.release.acronyms)
    store = TakeStore(Workspace(show.workspace).cache / "takes")
    cast = find_voices(show, preferred=plan.request.voice)
    readings = _read(reader, lines, cast)
    performance = narrate(lines, readings, cast, store)
    if performance.cast.lead.voice != cast.lead.voice:
        # The lexicon may tell the voice that failed from the one that spoke in its place.
        readings = _read(reader, lines, performance.cast)
        performance = narrate(lines, readings, performance.cast, store)
    cast = performance.cast
    segments = tuple(
        Segment(take, line=index, pause=line.pause)
        for index, (take, line) in enumerate(zip(performance.takes, lines, strict=True))
    )
    flags = tuple(
        Flag("voice-substituted", _("{voice} did not speak: {reason}").format(voice=voice, reason=reason))
        for voice, reason in cast.substituted
    )
    narration = Narration(cast.lead.voice, cast.lead.version, passed_over=cast.passed_over)
    return Sound(segments, narration, tuple(readings), flags)


def _read(reader: ShowReader, lines: Sequence[Line], cast: Cast) -> list[Reading]:
    return reader.read_lines(lines, lambda line: cast.for_line(line)[0].voice)


def show_sound(show: Show, name: str, work: Path) -> Take | None:
    """Return the show's opening or closing sound, decoded, or None where the setting is empty.

    Raises InputError where the file cannot be used.
    """
    return decode(show.workspace / name, work).take if name else None
