"""Cuts in a recording: between two words at the quietest place, at a crossing of zero."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.recordings.features import HOP
from audiocast.recordings.values import Alignment
from audiocast.spanish.values import words
from audiocast.voices.values import SAMPLE_RATE, Mark, Take

_BREATH = SAMPLE_RATE // 4  # a cut is at most so far from the speech that it keeps
_DIP = SAMPLE_RATE // 50
_CROSSING = SAMPLE_RATE // 200


def quietest(level: NDArray[np.float32], first: int, last: int) -> int:
    """Return a sample from `first` to `last`, in the quietest frame there; their middle if too near.

    `level`: dB of each frame of `HOP` samples.
    """
    low, high = -(-first // HOP), last // HOP
    if high <= low:
        return (first + last) // 2
    return (low + int(level[low:high].argmin())) * HOP + HOP // 2


def cut(
    samples: NDArray[np.float32],
    first: int,
    last: int,
    text: str,
    spans: Sequence[tuple[int, int]],
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
    confidence: float,
) -> Take:
    """Return the take of `samples[first:last]` with its words' marks moved to begin there."""
    marks, reached = [], 0
    for (start, end), begin, stop in zip(spans, places[0].tolist(), places[1].tolist(), strict=True):
        begin = min(max(begin - first, reached), last - first)
        reached = min(max(stop - first, begin), last - first)
        marks.append(Mark(start, end, begin, reached))
    return Take(samples[first:last], text, tuple(marks), round(confidence, 3))


def find_stretch(alignment: Alignment, quote: str) -> tuple[int, int]:
    """Return the samples (first, last) of the recording in which the words of `quote` are said.

    Case, accents and punctuation do not count. The edges lie in a dip of the energy beside the
    words, at a crossing of zero. Raises InputError where the words are not there, or twice.
    """
    wanted = [_plain(quote[start:end]) for start, end in words(quote)]
    said: list[tuple[str, int, int]] = []
    for stretch in alignment.stretches:
        for mark in stretch.take.marks:
            if mark.last > mark.first:
                word = _plain(stretch.take.text[mark.start : mark.end])
                said.append((word, stretch.first + mark.first, stretch.first + mark.last))
    plain = [word for word, _first, _last in said]
    count = len(wanted)
    found = [i for i in range(len(plain) - count + 1) if wanted and plain[i : i + count] == wanted]
    if len(found) != 1:
        message = (
            _("The recording says these words more than once: “{quote}”.")
            if found
            else _("The recording does not say these words: “{quote}”.")
        )
        raise InputError(
            message.format(quote=quote),
            hint=_("Quote more of the words, as the text has them, or give times."),
        )
    here = found[0]
    before = said[here - 1][2] if here else 0
    after = said[here + count][1] if here + count < len(said) else alignment.stretches[-1].last
    return _edges(alignment, (before, said[here][1]), (said[here + count - 1][2], after))


def _plain(word: str) -> str:
    bare = re.sub(r"[^\w]", "", unicodedata.normalize("NFD", word.casefold()))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _edges(alignment: Alignment, left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    begin = _dip(alignment, max(left[0], left[1] - _BREATH), left[1])
    end = _dip(alignment, right[0], min(right[1], right[0] + _BREATH))
    return begin, max(end, begin)


def _dip(alignment: Alignment, first: int, last: int) -> int:
    """Return the sample nearest to the quietest 20 ms from `first` to `last` where sound crosses zero."""
    low, high = first - _DIP, last + _DIP
    sound = np.concatenate(
        [
            np.asarray(item.take.samples[max(low - item.first, 0) : max(high - item.first, 0)], np.float32)
            for item in alignment.stretches
        ]
    )
    low = max(low, 0)
    if len(sound) <= _DIP:
        return first
    energy = np.convolve(sound**2, np.ones(_DIP, np.float32), "valid")
    centre = int(energy.argmin()) + _DIP // 2
    near = sound[max(centre - _CROSSING, 0) : centre + _CROSSING]
    crossings = np.flatnonzero(np.signbit(near[1:]) != np.signbit(near[:-1])) + 1
    if len(crossings):
        offset = max(centre - _CROSSING, 0)
        centre = offset + int(crossings[np.abs(crossings + offset - centre).argmin()])
    return low + centre
