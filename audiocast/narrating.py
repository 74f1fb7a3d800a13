"""Lines → segments that a voice of the show speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiocast.episode.values import Narration
from audiocast.messages import _, speaking
from audiocast.reading import ShowReader, reader_for
from audiocast.release.values import Flag
from audiocast.script.values import Line
from audiocast.show import RoleVoice, Show
from audiocast.spanish.values import Reading
from audiocast.voices import LAST_RESORT, Cast, TakeStore, find_voices, narrate
from audiocast.voices.values import Take
from audiocast.workspace import Workspace


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """The take and the reading of each line, who spoke, and what a person should see."""

    takes: tuple[Take, ...]
    readings: tuple[Reading, ...]
    narration: Narration
    flags: tuple[Flag, ...] = ()


def speak(
    lines: Sequence[Line],
    show: Show,
    acronyms: Sequence[tuple[str, str]],
    preferred: str | None,
    voices: Sequence[tuple[str, RoleVoice]] = (),
) -> Spoken:
    """Have every line spoken; see `voices.narrate` for who speaks and what is kept.

    `voices` are those that the script sets for itself (`Script.voices`).

    Why a voice did not speak is told in the podcast's language, since the record keeps it. Raises
    UnavailableError where no voice works.
    """
    with speaking(show.podcast.language):
        reader = reader_for(show, acronyms)
        cast = find_voices(show, preferred=preferred, roles=dict(voices))
        store = TakeStore(Workspace(show.workspace).cache / "takes")
        readings = _read(reader, lines, cast)
        performance = narrate(lines, readings, cast, store)
        if performance.cast is not cast:
            # The lexicon may tell the voice that failed from the one that spoke in its place.
            readings = _read(reader, lines, performance.cast)
            performance = narrate(lines, readings, performance.cast, store)
        cast = performance.cast
        flags = tuple(
            Flag("voice-substituted", _("{voice} did not speak: {reason}").format(voice=voice, reason=reason))
            for voice, reason in cast.substituted
        )
    store.clean()
    narration = Narration(cast.announcer.voice, cast.announcer.version, passed_over=cast.passed_over)
    return Spoken(performance.takes, tuple(readings), narration, flags)


def reference(lines: Sequence[Line], show: Show, acronyms: Sequence[tuple[str, str]]) -> Spoken:
    """Have the lines spoken by the voice that always works, to find them in a recording."""
    return speak(lines, show, acronyms, LAST_RESORT)


def _read(reader: ShowReader, lines: Sequence[Line], cast: Cast) -> list[Reading]:
    return reader.read_lines(lines, lambda line: cast.for_line(line)[0].voice)
