"""The look-ahead limiter: how far each cell must come down so that no true peak passes the ceiling.

Gains are worked out per cell, in decibels. The reduction that the peaks need is widened into slopes
before (attack) and after (release), and rounded, so that the gain never jumps; at every sample it is
at least what the peaks in reach need.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from audiocast.studio.grid import Samples, product

Decibels = NDArray[np.float64]

ATTACK = 1500.0
"""Steepest onset of the reduction in dB/s: 6 dB within 4 ms."""
RELEASE = 150.0
"""Steepest recovery in dB/s: 6 dB within 40 ms, several periods of a voice."""
_ROUNDING = 0.0025


def reduction(needed: Decibels, cells_per_second: float, haste: float = 1.0) -> Decibels:
    """Return the smooth reduction in dB per cell, at least `needed` in the cell and both neighbours.

    `needed` is in dB, at or below 0 where a cell may stay as it is; `haste` is how
    many times faster than usual the gain may move.
    """
    result = np.maximum(needed, 0.0)
    if not result.any():
        return result
    index = np.arange(len(result), dtype=np.float64)
    result = _slope(result, index * (haste * RELEASE / cells_per_second))
    result = _slope(result[::-1], index * (haste * ATTACK / cells_per_second))[::-1]
    return _rounded(result, max(1, round(_ROUNDING * cells_per_second / haste)))


def reach(deepest: float, cells_per_second: float, haste: float = 1.0) -> int:
    """Return over how many cells a peak that needs `deepest` dB can matter."""
    slowest = min(ATTACK, RELEASE) * haste
    return round((deepest / slowest + 2 * _ROUNDING) * cells_per_second) + 4


def _slope(values: Decibels, ramp: Decibels) -> Decibels:
    result: Decibels = np.maximum.accumulate(values + ramp)
    result -= ramp
    # What the subtraction leaves of a zero would keep every later cell busy.
    result[result < 1e-6] = 0.0
    return np.maximum(result, values)


def _rounded(values: Decibels, radius: int) -> Decibels:
    """Return `values` held for `radius` + 1 cells on both sides, then averaged over `radius` cells."""
    reach = radius + 1
    held = np.pad(values, reach)
    width = 1
    while width < 2 * reach + 1:
        step = min(width, 2 * reach + 1 - width)
        held = np.maximum(held[step:], held[:-step])
        width += step
    window = np.hanning(2 * radius + 3)[1:-1]
    window /= window.sum()
    result: Decibels = np.convolve(np.pad(held, radius, mode="edge"), window, mode="valid")
    # A weighted mean of equal numbers may come out a rounding error smaller.
    return np.where(result > 0, result + 1e-9, 0.0)


@lru_cache(maxsize=8)
def _interpolation(cell: int) -> Samples:
    """Return the matrix from the gains of a cell before, at and after to the gains of its samples."""
    position = (np.arange(cell) + 0.5) / cell - 0.5
    return np.stack(
        [np.maximum(-position, 0), 1 - np.abs(position), np.maximum(position, 0)], dtype=np.float32
    )


def sample_gains(reductions: NDArray[np.floating], first: int, last: int, cell: int) -> Samples | None:
    """Return the gain of each sample of the cells `first` to `last`; None where all of them are 1."""
    before, after = max(0, first - 1), min(len(reductions), last + 1)
    near = reductions[before:after]
    if not near.any():
        return None
    padding = (before - (first - 1), (last + 1) - after)
    scale = np.float32(np.log(10) / -20)
    gains = np.pad(np.exp(near.astype(np.float32) * scale), padding, mode="edge")
    rows = np.stack([gains[:-2], gains[1:-1], gains[2:]], axis=1)
    return product(rows, _interpolation(cell)).reshape(-1)
