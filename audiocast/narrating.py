"""Lines → segments that a voice of the show speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiocast.episode.values import Narration
from audiocast.errors import AudioCastError
from audiocast.messages import _, speaking
from audiocast.reading import ShowReader, reader_for
from audiocast.release.values import Flag
from audiocast.script.values import Line
from audiocast.show import RoleVoice, Show
from audiocast.spanish.values import Reading
from audiocast.voices import LAST_RESORT, Cast, TakeStore, find_voices, narrate, open_voice
from audiocast.voices.values import Delivery, Take
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
    reader = reader_for(show, acronyms)
    try:
        with speaking(show.podcast.language):
            cast = find_voices(show, preferred=preferred, roles=dict(voices))
    except AudioCastError:
        # Raised anew in the user's own language: it goes to no record.
        cast = find_voices(show, preferred=preferred, roles=dict(voices))
    with speaking(show.podcast.language):
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


def reference(lines: Sequence[Line], show: Show, acronyms: Sequence[tuple[str, str]]) -> Iterator[Take]:
    """Yield each line spoken by the voice that always works, to find it in a recording.

    One at a time, and none is kept: an hour of them would fill the memory. The show's own voices stay
    out of it, whoever the line belongs to. Raises UnavailableError where that voice does not work.
    """
    engine = open_voice(LAST_RESORT)
    engine.check()
    reader = reader_for(show, acronyms)
    for reading in reader.read_lines(lines, lambda _line: LAST_RESORT):
        yield engine.say(reading, Delivery())


def _read(reader: ShowReader, lines: Sequence[Line], cast: Cast) -> list[Reading]:
    return reader.read_lines(lines, lambda line: cast.for_line(line)[0].voice)
