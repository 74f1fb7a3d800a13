"""When each written word sounds, from the marks of what was laid on the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audiocast.script.values import Line, Script
from audiocast.spanish.values import words
from audiocast.studio.values import Placed
from audiocast.voices.values import SAMPLE_RATE, Mark

_OPENING = frozenset("«“‘\"'([{¿¡–—-−")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A written word with all punctuation that stands by it, and when it sounds, in milliseconds."""

    line: int
    text: str
    start: int
    end: int


def spoken_words(script: Script, placed: Iterable[Placed], duration: float) -> list[Spoken]:
    """Return every written word of `script` in order, with its times in the finished file.

    Times never go back and lie within `duration` (seconds). A word that the marks leave out (a
    recording whose text could only partly be aligned) is put between its neighbours in proportion
    to its length. Raises ValueError where a line with words has no place on the timeline.
    """
    places: dict[int, list[Placed]] = {}
    for place in placed:
        if place.line is not None:
            places.setdefault(place.line, []).append(place)
    found: list[Spoken] = []
    for index, line in enumerate(script.lines):
        if spans := words(line.text):
            if index not in places:
                raise ValueError(f"line {index} of the script has no place on the timeline")
            found += _of_line(index, line, spans, places[index])
    return _in_order(found, round(duration * 1000))


def _of_line(
    index: int, line: Line, spans: Sequence[tuple[int, int]], places: Sequence[Placed]
) -> list[Spoken]:
    marks = [mark for place in places for mark in place.marks]
    first, last = min(place.first for place in places), max(place.last for place in places)
    times = _times(spans, marks, first, last)
    return [
        Spoken(index, text, _milliseconds(start), _milliseconds(end))
        for text, (start, end) in zip(_with_punctuation(line.text, spans), times, strict=True)
    ]


def _times(
    spans: Sequence[tuple[int, int]], marks: Sequence[Mark], first: int, last: int
) -> list[tuple[int, int]]:
    """Return (first sample, last sample) of each word; those without a mark share the gap they lie in."""
    known: list[tuple[int, int] | None] = []
    for start, end in spans:
        own = [mark for mark in marks if mark.start < end and start < mark.end]
        known.append((min(m.first for m in own), max(m.last for m in own)) if own else None)
    times: list[tuple[int, int]] = []
    index = 0
    while index < len(known):
        here = known[index]
        if here is not None:
            times.append(here)
            index += 1
            continue
        stop = next((i for i in range(index, len(known)) if known[i] is not None), len(known))
        after = known[stop] if stop < len(known) else None
        gap = (times[-1][1] if times else first, after[0] if after else last)
        times += _shared(spans[index:stop], *gap)
        index = stop
    return times


def _shared(spans: Sequence[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    total = sum(end - start for start, end in spans)
    length, done, times = max(0, last - first), 0, []
    for start, end in spans:
        times.append((first + length * done // total, first + length * (done + end - start) // total))
        done += end - start
    return times


def _with_punctuation(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Cut `text` into one piece per word so that no character but spaces is lost.

    Punctuation that stands alone goes with the word before it, dashes and opening marks with the
    word after it.
    """
    cuts = [0]
    for (_start, end), (start, _end) in pairwise(spans):
        cut = start
        position = end
        for piece in text[end:start].split():
            position = text.index(piece, position)
            if set(piece) <= _OPENING:
                cut = position
                break
            position += len(piece)
        cuts.append(cut)
    cuts.append(len(text))
    return [" ".join(text[a:b].split()) for a, b in pairwise(cuts)]


def _in_order(found: list[Spoken], limit: int) -> list[Spoken]:
    ordered, now = [], 0
    for word in found:
        start = min(max(word.start, now), limit)
        now = min(max(word.end, start), limit)
        ordered.append(Spoken(word.line, word.text, start, now))
    return ordered


def _milliseconds(sample: int) -> int:
    return round(sample * 1000 / SAMPLE_RATE)
