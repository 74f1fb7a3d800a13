"""A hand on the fader: loud and quiet speakers brought together, pauses left alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiocast.files import staged
from audiocast.recordings.survey import HOP, Survey, blocks, closed, loudness_range, runs

_PAUSE = 12  # frames (0.24 s) of silence that part two phrases
_WINDOW = 100  # frames (2 s) over which the level within a long phrase is followed
_SHORT = 15  # frames of speech: shorter phrases go with the neighbour whose level is nearer
_SLACK = 1.0  # dB by which a phrase may differ from the others untouched
_MOST = 24.0  # dB
_ATTACK = 4  # frames (80 ms) before a phrase in which the gain gets there
_BLOCK = 1 << 20
Floats = NDArray[np.float32]


def gain_curve(found: Survey) -> Floats:
    """Return the gain in dB for each frame of 20 ms that brings all phrases to their usual loudness."""
    phrases = _phrases(found)
    if len(phrases) == 0:
        return np.zeros(len(found.loudness), np.float32)
    levels = [_level(found, first, last) for first, last in phrases]
    lengths = np.array([np.sum(found.speech[first:last]) for first, last in phrases])
    _settle(levels, lengths)
    every = np.concatenate(levels)
    target = float(np.median(every))
    gain = np.full(len(found.loudness), np.nan, np.float32)
    for (first, last), level in zip(phrases, levels, strict=True):
        off = level - target
        gain[first:last] = -np.sign(off) * np.clip(np.abs(off) - _SLACK, 0, _MOST)
    return _bridged(gain)


def _phrases(found: Survey) -> list[tuple[int, int]]:
    return runs(closed(found.speech, _PAUSE))


def _level(found: Survey, first: int, last: int) -> Floats:
    """Return the loudness curve of a phrase, followed over `_WINDOW`, only where there is speech."""
    powers = 10 ** (found.loudness[first:last].astype(np.float64) / 10)
    speech = found.speech[first:last].astype(np.float64)
    width = min(_WINDOW, last - first)
    sums = np.concatenate([[0.0], np.cumsum(powers * speech)])
    counts = np.concatenate([[0.0], np.cumsum(speech)])
    low = np.clip(np.arange(last - first) - width // 2, 0, last - first - width)
    mean = (sums[low + width] - sums[low]) / np.maximum(counts[low + width] - counts[low], 1)
    return np.asarray(10 * np.log10(mean + 1e-12), np.float32)


def _settle(levels: list[Floats], lengths: NDArray[np.int64]) -> None:
    """Give phrases too short to judge the level of the neighbour that is nearer."""
    means = [float(level.mean()) for level in levels]
    for index in np.flatnonzero(lengths < _SHORT):
        near = [i for i in (index - 1, index + 1) if 0 <= i < len(levels) and lengths[i] >= _SHORT]
        if near:
            best = min(near, key=lambda i: abs(means[i] - means[index]))
            levels[index][:] = means[best]


def _bridged(gain: Floats) -> Floats:
    """Return `gain` with pauses filled: the lower of both neighbours, rising only just before speech."""
    result = gain.copy()
    for first, last in runs(np.isnan(gain)):
        before = float(gain[first - 1]) if first else np.inf
        after = float(gain[last]) if last < len(gain) else np.inf
        result[first:last] = min(before, after)
        reach = min(_ATTACK, last - first)
        if np.isfinite(before) and before > after:
            result[first : first + reach] = np.linspace(before, after, reach + 2)[1:-1]
        elif np.isfinite(after) and after > before:
            result[last - reach : last] = np.linspace(before, after, reach + 2)[1:-1]
    return result


def range_after(found: Survey, gain: Floats) -> float:
    """Return the loudness range in LU that `gain` leads to."""
    return loudness_range(found.loudness + gain)


def ride(path: Path, target: Path, gain: Floats) -> None:
    """Write the sound with `gain` (dB a frame) laid over it, lowered where it would exceed full scale."""
    gain = gain - _excess(path, gain)
    centres = (np.arange(len(gain)) + 0.5) * HOP
    with staged(target) as part, part.open("wb") as file:
        for first, piece in blocks(path, _BLOCK):
            curve = np.interp(np.arange(first, first + len(piece)), centres, gain)
            file.write(np.clip(piece * 10 ** (curve / 20), -1, 1).astype("<f4").tobytes())


def _excess(path: Path, gain: Floats) -> Floats:
    """Return by how many dB each frame's gain must be lowered: alike over the second around a peak."""
    peaks = np.zeros(len(gain), np.float32)
    for first, piece in blocks(path, 4096 * HOP):
        count = len(piece) // HOP
        here = np.abs(piece[: count * HOP]).reshape(count, HOP).max(axis=1) if count else np.zeros(0)
        begin = first // HOP
        peaks[begin : begin + count] = here[: len(gain) - begin]
    over = np.maximum(20 * np.log10(peaks + 1e-9) + gain, 0)
    width = 25
    padded = np.pad(over, width)
    wide = np.lib.stride_tricks.sliding_window_view(padded, 2 * width + 1).max(axis=1)
    smooth = np.convolve(np.pad(wide, 5, "edge"), np.ones(11) / 11, "valid")
    excess: Floats = np.maximum(smooth, over).astype(np.float32)
    return excess
