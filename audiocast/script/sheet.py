"""What a sheet for a live announcer holds: who does what, when, and how the hard words are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from audiocast.script.advice import clock, line_times
from audiocast.script.values import Kind, Line, Role, Script
from audiocast.show import Show
from audiocast.spanish.values import Reading

CONTROL, FIRST, SECOND = "CONTROL", "LOC 1", "LOC 2"
# So many last words tell the operator, or the announcer, that their turn comes.
_CUE_WORDS = 5
# A silence from here on is worth telling the announcer.
_LONG_PAUSE = 1.5
_HARD = ("acronym", "lexicon", "builtin", "override", "indigenous")


@dataclass
class Row:
    """A row of the sheet: who acts, what, from which second on and for how long.

    `note` says whose words they are, or by which words the row begins and ends. `said` holds the
    sentences with breath marks.
    """

    who: str
    start: float
    seconds: float = 0.0
    said: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read, in one paragraph."""
        return " ".join(self.said)


def sheet_rows(script: Script, readings: Sequence[Reading], show: Show) -> list[Row]:
    """Return the rows in order; the notice of a synthetic voice is left out, for nobody needs it here.

    Quotations are read by the second announcer where the script has one, otherwise by the first.
    """
    lines = list(script.lines)
    two = any(line.role is Role.SECOND for line in lines)
    rows: list[Row] = []
    now = 0.0
    if show.sound.opening:
        rows.append(Row(CONTROL, now, note=[f"ENTRA: {show.sound.opening}"]))
    before: Line | None = None
    for line, seconds in zip(lines, line_times(script, readings, show), strict=True):
        if line.kind is Kind.DISCLOSURE:
            continue
        _add(rows, line, before, now, seconds, two)
        rows[-1].seconds += seconds
        now += seconds + line.pause
        if line.pause >= _LONG_PAUSE:
            rows.append(
                Row(CONTROL, now - line.pause, line.pause, note=[f"PAUSA DE {line.pause:g} SEGUNDOS"])
            )
        before = line
    if show.sound.closing:
        rows.append(Row(CONTROL, now, note=[_cue("PIE", before), f"ENTRA: {show.sound.closing}"]))
    return rows


def pronunciations(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Return (written, said) of the acronyms and names that are not said as they are written, once each."""
    found: dict[str, str] = {}
    for reading in readings:
        for token in reading.tokens:
            written = reading.written[token.start : token.end].strip("()“”«»\"',;: ")
            said = reading.said[token.said_start : token.said_end].strip("()“”«»\"',;:. ")
            hard = token.rule.split(".")[0] in _HARD
            if hard and said and written and said.casefold() != written.casefold():
                found.setdefault(written, said)
    return list(found.items())


def _add(rows: list[Row], line: Line, before: Line | None, now: float, seconds: float, two: bool) -> None:
    """Give `line` its place: a row of its own, or the end of the row before."""
    if line.clip is not None:
        rows.append(Row(CONTROL, now, note=list(_clip_notes(line, before, seconds))))
        return
    who = SECOND if line.role is Role.SECOND or (two and line.role is Role.QUOTED) else FIRST
    same = bool(rows) and rows[-1].who == who and bool(rows[-1].said) and before is not None
    if same and before is not None and _one_paragraph(before, line):
        rows[-1].said += ["/" if line.continues else "//", line.text]
        return
    row = Row(who, now, said=[line.text])
    if line.kind is Kind.QUOTE:
        row.note.append(f"CITA: {line.speaker}" if line.speaker else "CITA")
    rows.append(row)


def _one_paragraph(before: Line, line: Line) -> bool:
    same = (before.kind, before.speaker, before.source) == (line.kind, line.speaker, line.source)
    return same and before.pause < _LONG_PAUSE


def _clip_notes(line: Line, before: Line | None, seconds: float) -> Iterator[str]:
    clip = line.clip
    if clip is None:
        return
    if before is not None and before.text:
        yield _cue("PIE", before)
    stretch = ""
    if clip.start is not None or clip.end is not None:
        end = clock(clip.end) if clip.end is not None else "final"
        stretch = f", {clock(clip.start or 0.0)} a {end}"
    name = "CORTINA" if line.kind is Kind.MUSIC else f"CORTE {line.speaker or ''}".strip()
    yield f"{name}: {clip.file}{stretch}"
    if line.text:
        words = line.text.lstrip("“«\"'").split()
        yield f"ENTRA: «{' '.join(words[:_CUE_WORDS])}…»"
        yield _cue("SALE", line)


def _cue(name: str, line: Line | None) -> str:
    """Return the last words of `line` as the cue for what comes next."""
    if line is None or not line.text:
        return name
    text = line.text.strip("“”«»\"'")
    words = text.split()
    return f"{name}: «{'…' if len(words) > _CUE_WORDS else ''}{' '.join(words[-_CUE_WORDS:])}»"
