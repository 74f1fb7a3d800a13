"""A recording in place of the narration: where its text lies in it, and what of it is really heard."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path

from audiocast.episode import kept_name
from audiocast.messages import speaking
from audiocast.narrating import reference
from audiocast.planning import Plan
from audiocast.recordings import align, import_recording
from audiocast.recordings.values import Alignment, LeftOut, Recording
from audiocast.release.values import Flag
from audiocast.script.values import Clip, Line, Script
from audiocast.show import Show
from audiocast.spanish.values import words
from audiocast.studio.values import Segment
from audiocast.voices.values import SAMPLE_RATE, Mark, Take


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """The segments of a recording in order, and the script of what is heard in them.

    `clauses` are as in `episode.values.Imported`.
    Each segment's `line` counts in `script`. `belongs` tells whether the text is what is said.
    """

    script: Script
    segments: tuple[Segment, ...]
    recording: Recording
    belongs: bool
    flags: tuple[Flag, ...]
    clauses: tuple[tuple[str, float, float, float], ...] = ()


def hear(plan: Plan, show: Show, work: Path) -> Heard:
    """Import the plan's recording and find the lines of its script in it.

    Lines and words that the recording leaves out are left out of the script too; where it says
    another text, or there is none, the script has no words. Raises InputError where the recording
    cannot be used.
    """
    assert plan.found.path is not None
    with speaking(show.podcast.language):
        recording = import_recording(plan.found.path, work, show.recording)
        # The headline of a recording that came without text is no words of its speaker.
        known = plan.script.lines if plan.release.paragraphs or plan.edited else ()
        lines = [line for line in known if line.text]
        alignment = _aligned(recording.take, lines, plan, show)
        flags = (*recording.warnings, *(_with_lines(alignment, lines) if alignment else ()))
    if alignment is None or not alignment.belongs:
        line = Line("", clip=Clip(kept_name(plan.found.path.name)))
        whole = Segment(recording.take, line=0, synthetic=False)
        return Heard(Script(plan.script.title, (line,)), (whole,), recording, False, flags)
    script, segments = _as_heard(dataclasses.replace(plan.script, lines=tuple(lines)), alignment)
    clauses = tuple(
        (
            lines[clause.line].text[clause.start : clause.end],
            round(clause.first / SAMPLE_RATE, 3),
            round(clause.last / SAMPLE_RATE, 3),
            clause.confidence,
        )
        for clause in alignment.clauses
    )
    return Heard(script, segments, recording, True, flags, clauses)


def _aligned(take: Take, lines: Sequence[Line], plan: Plan, show: Show) -> Alignment | None:
    if not lines or not show.recording.align:
        return None
    spoken = reference(lines, show, plan.release.acronyms)
    return align(take, spoken, [line.text for line in lines])


def _with_lines(alignment: Alignment, lines: Sequence[Line]) -> Iterator[Flag]:
    """Yield the alignment's warnings with the lines of the release that they are about."""
    places = {
        "recording-left-out": iter([item.line for item in alignment.left_out]),
        "recording-added": iter([item.line for item in alignment.added if 0 < item.line < len(lines)]),
    }
    for flag in alignment.warnings:
        line = next(places.get(flag.code, iter(())), None)
        yield flag if line is None else dataclasses.replace(flag, line=lines[line].source)


def _as_heard(script: Script, alignment: Alignment) -> tuple[Script, tuple[Segment, ...]]:
    """Return the script of the lines that are heard, and a segment for each stretch."""
    lines: list[Line] = []
    segments = []
    for stretch in alignment.stretches:
        if stretch.line is None:
            segments.append(Segment(stretch.take, synthetic=False))
            continue
        out = [item for item in alignment.left_out if item.line == stretch.line]
        take = without_words(stretch.take, out)
        lines.append(dataclasses.replace(script.lines[stretch.line], text=take.text, overrides=()))
        segments.append(Segment(take, line=len(lines) - 1, synthetic=False))
    return dataclasses.replace(script, lines=tuple(lines)), tuple(segments)


def without_words(take: Take, left_out: Sequence[LeftOut]) -> Take:
    """Return `take` with a text in which the words that were left out no longer stand."""
    if not left_out:
        return take
    text, marks = "", []
    for (start, end), mark in zip(words(take.text), take.marks, strict=True):
        if any(item.start <= start and end <= item.end for item in left_out):
            continue
        begin = len(text) + 1 if text else 0
        text = f"{text} {take.text[start:end]}".strip()
        marks.append(Mark(begin, len(text), mark.first, mark.last))
    return dataclasses.replace(take, text=text, marks=tuple(marks))
