"""The known text as a chain of states: one for each frame of its spoken reference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiocast.recordings.features import HOP, level_db, mel_powers
from audiocast.spanish.values import words
from audiocast.voices.values import Mark, Take

_QUIET = 38.0  # dB under the line's loud frames: a pause, not speech
_EDGE = 3  # frames of quiet that a word may keep at its ends: the closure of a plosive


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """The states of all words of all lines, in order.

    `powers` (states, bands): mel powers; `bounds` (words + 1,): the first state of each word, and the
    number of states; `lines` (words,): the line of each word; `spans`: its span in its line's text.
    """

    powers: NDArray[np.float32]
    bounds: NDArray[np.int64]
    lines: NDArray[np.int64]
    spans: tuple[tuple[int, int], ...]

    def pooled(self, size: int) -> Reference:
        """Return the reference with about `size` frames in one state, at least one a word."""
        pieces, bounds = [], [0]
        for first, last in zip(self.bounds[:-1], self.bounds[1:], strict=True):
            count = max(1, round((last - first) / size))
            cuts = first + np.arange(count) * (last - first) // count
            pieces.append(np.add.reduceat(self.powers[:last], cuts) / np.diff([*cuts, last])[:, None])
            bounds.append(bounds[-1] + count)
        powers = np.concatenate(pieces).astype(np.float32)
        return Reference(powers, np.array(bounds), self.lines, self.spans)

    def shuffled(self) -> Reference:
        """Return the same words in an order in which nobody says them: last to first."""
        pieces = [self.powers[a:b] for a, b in zip(self.bounds[:-1], self.bounds[1:], strict=True)]
        bounds = np.concatenate([[0], np.cumsum(np.diff(self.bounds)[::-1])])
        return Reference(np.concatenate(pieces[::-1]), bounds, self.lines[::-1], self.spans[::-1])


def build(reference: Iterable[Take], lines: Sequence[str]) -> Reference | None:
    """Return the states of `lines` as `reference` speaks them; None where there is not one word."""
    pieces, bounds, owners, spans = [], [0], [], []
    for index, (take, text) in enumerate(zip(reference, lines, strict=True)):
        marks = _marks(take, text)
        if not marks:
            continue
        powers = mel_powers(np.pad(np.asarray(take.samples, np.float32), (0, 2 * HOP)))
        level = level_db(powers)
        quiet = level < np.percentile(level, 95) - _QUIET
        for mark in marks:
            first, last = _frames(mark, quiet)
            pieces.append(powers[first:last])
            bounds.append(bounds[-1] + last - first)
            owners.append(index)
            spans.append((mark.start, mark.end))
    if not pieces:
        return None
    return Reference(np.concatenate(pieces), np.array(bounds), np.array(owners), tuple(spans))


def _frames(mark: Mark, quiet: NDArray[np.bool_]) -> tuple[int, int]:
    """Return the frames of a word without the pauses around it; at least one."""
    first = min(round(mark.first / HOP), len(quiet) - 1)
    last = min(max(round(mark.last / HOP), first + 1), len(quiet))
    loud = np.flatnonzero(~quiet[first:last])
    if len(loud):
        begin, end = first + int(loud[0]), first + int(loud[-1]) + 1
        last = end if last - end >= _EDGE else last
        first = begin if begin - first >= _EDGE else first
    return first, last


def _marks(take: Take, text: str) -> list[Mark]:
    """Return a mark for each word of `text`; spread by length where the take has none that fit."""
    spans = words(text)
    if [(mark.start, mark.end) for mark in take.marks] == spans:
        return list(take.marks)
    if not len(take.samples):
        return []
    letters = np.concatenate([[0], np.cumsum([end - start + 1 for start, end in spans])])
    places = (letters / max(letters[-1], 1) * len(take.samples)).astype(int).tolist()
    return [Mark(*span, places[i], places[i + 1]) for i, span in enumerate(spans)]
