"""From the times of the spoken words to one mark per written word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from audiocast.spanish.values import Reading, Token, words
from audiocast.voices.values import Mark

Spoken = tuple[int, int, int, int]
"""A spoken word: `said[start:end]` sounds from sample `first` up to, not including, `last`."""

_LETTER = re.compile(r"\w")


def spoken_words(said: str, starts: dict[int, int], length: int) -> list[Spoken]:
    """Return every spoken word with its times, in order, from the word events of an engine.

    `starts` maps a character position in `said` to the sample at which the engine began to speak
    what stands there; events may be missing, extra, or inside a word. A word without an event gets
    its share, by letters, of the time between its neighbours. `length` is that of the sound.
    """
    spans = words(said)
    begins: list[int | None] = []
    positions = sorted(starts)
    for start, end in spans:
        here = positions[bisect_left(positions, start) : bisect_left(positions, end)]
        inside = [starts[position] for position in here]
        begins.append(min(inside) if inside else None)
    times = _fill(begins, [_letters(said, start, end) for start, end in spans], length)
    return [(start, end, times[i], times[i + 1]) for i, (start, end) in enumerate(spans)]


def written_marks(reading: Reading, spoken: Sequence[Spoken], length: int) -> tuple[Mark, ...]:
    """Return exactly one mark per written word: in order, not overlapping, within `length`.

    Each written word takes its tokens' share of the spoken words' times; within one token the time
    is shared by letters. A word that is said as nothing gets a mark without length.
    """
    clock = _Clock(reading.said, spoken)
    tokens = sorted(reading.tokens, key=lambda token: token.start)
    marks: list[Mark] = []
    at = low = 0
    for start, end in words(reading.written):
        while low < len(tokens) and tokens[low].end <= start:
            low += 1
        times: list[int] = []
        index = low
        while index < len(tokens) and tokens[index].start < end:
            times += _share(reading, tokens[index], start, end, clock)
            index += 1
        first = min(max(at, min(times, default=at)), length)
        last = min(max(first, max(times, default=first)), length)
        marks.append(Mark(start, end, first, last))
        at = last
    return tuple(marks)


def _share(reading: Reading, token: Token, start: int, end: int, clock: _Clock) -> list[int]:
    """Return begin and end of the token's sound for the part of `written[start:end]` in it, or nothing."""
    start, end = max(start, token.start), min(end, token.end)
    if start >= end:
        return []
    whole = _letters(reading.written, token.start, token.end)
    said = clock.letters(token.said_start, token.said_end)
    part = _letters(reading.written, start, end)
    offset = clock.letters(0, token.said_start)
    if not said or (whole and not part):
        return []
    if not whole:  # a sign that touches the word, such as the % of "54%"
        return [clock.begin(offset), clock.end(offset + said)]
    before = _letters(reading.written, token.start, start)
    return [
        clock.begin(offset + said * before / whole),
        clock.end(offset + said * (before + part) / whole),
    ]


def _letters(text: str, start: int, end: int) -> int:
    return len(_LETTER.findall(text, start, end))


class _Clock:
    """Tells when the n-th letter of `said` sounds; letters of one word share its time evenly."""

    def __init__(self, said: str, spoken: Sequence[Spoken]) -> None:
        self._counts = [0]
        for character in said:
            self._counts.append(self._counts[-1] + bool(_LETTER.match(character)))
        self._words = [
            (self._counts[start], self._counts[end], first, max(first, last))
            for start, end, first, last in spoken
            if self._counts[end] > self._counts[start]
        ]
        self._lows = [word[0] for word in self._words]
        self._highs = [word[1] for word in self._words]

    def letters(self, start: int, end: int) -> int:
        """Return the number of letters in `said[start:end]`."""
        size = len(self._counts) - 1
        start, end = min(max(start, 0), size), min(max(end, 0), size)
        return self._counts[max(start, end)] - self._counts[start]

    def begin(self, letter: float) -> int:
        """Return the sample at which the letter begins: at a border, of the later word."""
        index = bisect_right(self._highs, letter + 1e-6)
        if index < len(self._words):
            return _between(letter, *self._words[index])
        return self._words[-1][3] if self._words else 0

    def end(self, letter: float) -> int:
        """Return the sample at which the letter before it ends: at a border, of the earlier word."""
        index = bisect_left(self._lows, letter - 1e-6) - 1
        if index >= 0:
            return _between(letter, *self._words[index])
        return self._words[0][2] if self._words else 0


def _between(letter: float, low: int, high: int, first: int, last: int) -> int:
    share = min(max((letter - low) / (high - low), 0.0), 1.0)
    return first + round(share * (last - first))


def _fill(begins: list[int | None], weights: list[int], length: int) -> list[int]:
    """Return non-decreasing times for all words and the end, gaps filled in proportion to weights."""
    known: list[int | None] = []
    highest = 0
    for begin in begins:
        if begin is not None:
            highest = min(max(highest, begin), length)
        known.append(None if begin is None else highest)
    times = [*known, length]
    if times[0] is None:
        times[0] = 0
    at = 0
    filled: list[int] = []
    while at < len(times):
        begin = times[at]
        assert begin is not None
        after = next((i for i in range(at + 1, len(times)) if times[i] is not None), None)
        filled.append(begin)
        if after is None:
            break
        target = times[after]
        assert target is not None
        total, passed = sum(weights[at:after]) or 1, 0
        for i in range(at, after - 1):
            passed += weights[i]
            filled.append(begin + round((target - begin) * passed / total))
        at = after
    return filled
