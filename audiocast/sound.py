"""From a plan to its sound: narrated, recorded, or both."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from audiocast.episode.values import Imported, Narration
from audiocast.errors import InputError
from audiocast.finding import STATEMENT, WHOLE
from audiocast.hearing import hear
from audiocast.importing import imported
from audiocast.messages import speaking
from audiocast.mixing import CROSSFADE, Clips, with_statement_of
from audiocast.narrating import speak
from audiocast.planning import Plan
from audiocast.reading import reader_for
from audiocast.recordings import decode
from audiocast.release.values import Flag
from audiocast.script.values import Script
from audiocast.show import Show, setting_error
from audiocast.spanish.values import Reading
from audiocast.studio.values import Segment
from audiocast.voices.values import Take


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """The segments of an episode in order, the script of what is heard, and who is heard.

    `transcribed` is False where nobody knows the words; `imports` are the receipts of the recordings.
    """

    segments: tuple[Segment, ...]
    script: Script
    narration: Narration
    readings: tuple[Reading, ...]
    flags: tuple[Flag, ...] = ()
    transcribed: bool = True
    imports: tuple[Imported, ...] = ()


def make_sound(plan: Plan, show: Show, work: Path) -> Sound:
    """Return the sound of a plan; `work` is a folder for decoded recordings.

    Raises InputError where a recording cannot be used, UnavailableError where no voice works.
    """
    if plan.found.use == WHOLE:
        return _recorded(plan, show, work)
    clips = Clips(plan, show, work)
    script = plan.script
    if plan.found.use == STATEMENT and not plan.edited:
        with speaking(show.podcast.language):
            script = with_statement_of(plan, show, clips)
    return _spoken(plan, show, script, clips)


def _recorded(plan: Plan, show: Show, work: Path) -> Sound:
    assert plan.found.path is not None
    heard = hear(plan, show, work)
    narration = Narration("", synthetic=False, recorded=True)
    readings = reader_for(show, plan.release.acronyms).read_lines(heard.script.lines, lambda _line: "")
    receipt = imported(plan.found.path.name, heard.recording)
    receipt = dataclasses.replace(receipt, clauses=heard.clauses)
    return Sound(
        heard.segments, heard.script, narration, tuple(readings), heard.flags, heard.belongs, (receipt,)
    )


def _spoken(plan: Plan, show: Show, script: Script, clips: Clips) -> Sound:
    """Return the sound of a script whose lines are narrated but for those that are clips."""
    lines, takes = list(script.lines), {}
    with speaking(show.podcast.language):
        for index, line in enumerate(script.lines):
            if line.clip is not None:
                lines[index], takes[index] = clips.take(line)
    narrated = [line for index, line in enumerate(lines) if index not in takes]
    spoken = speak(narrated, show, plan.release.acronyms, plan.request.voice, script.voices)
    voices = iter(spoken.takes)
    segments = []
    for index, line in enumerate(lines):
        recorded = index in takes
        take = takes[index] if recorded else next(voices)
        segments.append(
            Segment(
                take,
                line=index,
                pause=line.pause,
                crossfade=CROSSFADE if recorded and index and not lines[index - 1].pause else 0.0,
                synthetic=not recorded,
            )
        )
    narration = dataclasses.replace(
        spoken.narration,
        voice=spoken.narration.voice if narrated else "",
        synthetic=bool(narrated),
        recorded=bool(takes),
    )
    readings = spoken.readings
    if takes:
        reader = reader_for(show, plan.release.acronyms)
        readings = tuple(reader.read_lines(lines, lambda _line: narration.voice))
    heard = dataclasses.replace(script, lines=tuple(lines))
    flags = (*spoken.flags, *clips.flags)
    return Sound(tuple(segments), heard, narration, readings, flags, imports=clips.receipts())


def show_sound(show: Show, key: str, work: Path) -> Take | None:
    """Return the show's sound `key` ("opening" or "closing"), decoded, or None where it has none.

    Raises SettingsError, with the setting's line, where the file cannot be used.
    """
    name = getattr(show.sound, key)
    if not name:
        return None
    try:
        return decode(show.workspace / name, work).take
    except InputError as error:
        raise setting_error(show, "sound", key, f"{name}: {error.message}", error.hint) from None
