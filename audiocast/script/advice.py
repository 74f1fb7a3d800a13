"""Is the script fit for the ear? Advice, never a veto."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audiocast.messages import _
from audiocast.script import style
from audiocast.script.dates import day_of
from audiocast.script.runs import announcer_runs
from audiocast.script.values import ROLE_KEYS, Advice, Kind, Line, Script, folded, voices_for
from audiocast.show import Show
from audiocast.spanish.values import Reading, words

LONGEST_ITEM = 120.0
"""Seconds: a news item on radio takes one to two minutes."""


def advise(
    script: Script, readings: Sequence[Reading], show: Show, *, rows: Sequence[int] = ()
) -> list[Advice]:
    """Return what radio style books would have otherwise, in the order of the script.

    `readings` are those of the script's lines, one each, or none; `rows` the rows of the script
    file where the lines begin (`line_rows`). Quotations and recordings are never advised on: what
    was said stays as it was said.
    """
    if len(readings) != len(script.lines):
        readings = ()
    day = next((day_of(line.text) for line in script.lines if line.kind is Kind.DATELINE), None)
    runs = list(announcer_runs(script.lines))
    whole = " ".join(line.text for line in script.lines)
    found: list[Advice] = [*style.acronyms(runs, readings, whole)]
    for run in runs:
        found += style.long_sentence(run)
        found += style.figures(run, readings)
        found += style.parentheses(run)
        found += style.relative_dates(run, day)
        found += style.posts_after_names(run)
    found.sort(key=lambda advice: advice.line)
    found += _length(script, readings, show)
    placed = [_placed(advice, script.lines[advice.line], rows) for advice in found]
    return [*placed, *_voices_of_nobody(script)]


def reading_time(script: Script, readings: Sequence[Reading], show: Show) -> float:
    """Return about how many seconds the script takes at the show's pace, pauses included."""
    spoken = sum(line_times(script, readings, show))
    silence = show.sound.lead + show.sound.tail + sum(line.pause for line in script.lines)
    return spoken + silence


def line_times(script: Script, readings: Sequence[Reading], show: Show) -> list[float]:
    """Return about how many seconds each line takes, without its pause.

    A recording takes the time of its stretch where the script names both ends; otherwise its words
    are counted as if they were read.
    """
    said = readings if len(readings) == len(script.lines) else [None] * len(script.lines)
    return [
        _seconds(line, reading, _rate(line, script, show))
        for line, reading in zip(script.lines, said, strict=True)
    ]


def clock(seconds: float) -> str:
    """Return a length as `minutes:seconds`."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def _seconds(line: Line, reading: Reading | None, rate: int) -> float:
    if line.clip is not None and line.clip.end is not None:
        return line.clip.end - (line.clip.start or 0.0)
    text = reading.said if reading is not None else line.text
    return len(words(text)) * 60 / rate


def _rate(line: Line, script: Script, show: Show) -> int:
    chain = voices_for(line, script.voices, show.voice)
    return next((voice.rate for voice in chain if voice.rate), show.voice.rate)


def _length(script: Script, readings: Sequence[Reading], show: Show) -> list[Advice]:
    seconds = reading_time(script, readings, show)
    if seconds <= LONGEST_ITEM:
        return []
    message = _("The text takes about {time} at {rate} words a minute.").format(
        time=clock(seconds), rate=show.voice.rate
    )
    remedy = _("Radios air items of up to {time}: offer them a shorter script too.").format(
        time=clock(LONGEST_ITEM)
    )
    return [Advice("length", 0, message, remedy)]


def _voices_of_nobody(script: Script) -> list[Advice]:
    """Return a word on each person to whom the script gives a voice and no line: a slip of the pen."""
    people = {folded(line.speaker) for line in script.lines if line.speaker}
    strangers = [who for who, _voice in script.voices if who not in ROLE_KEYS.values()]
    remedy = _("Write the name after VOZ as it stands after CITA, or delete the row.")
    return [
        Advice(
            "voice-unused",
            0,
            _("The script sets a voice for {name}, who says nothing.").format(name=name),
            remedy,
        )
        for name in strangers
        if folded(name) not in people
    ]


def _placed(advice: Advice, line: Line, rows: Sequence[int]) -> Advice:
    row = rows[advice.line] if advice.line < len(rows) else None
    return replace(advice, row=row, source=line.source)
