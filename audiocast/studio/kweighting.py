"""K-weighting (ITU-R BS.1770-5, Annex 1), exactly and fast without compiled code.

The two recursive filters are one linear system with four states. Over a row of some sixty samples
such a system is two small matrix products: what the row's own samples cause, and what the four
states at its start cause. The states of all rows follow from each other by repeated doubling.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from audiocast.studio.grid import Samples, grid, product

_Biquad = tuple[float, float, float, float, float]
_ROW = 64
# After so many rows (0.3 s) nothing that is left of a state can be represented.
_MEMORY_ROWS = 256


def coefficients(rate: int) -> tuple[_Biquad, _Biquad]:
    """Return the shelf and the high-pass as (b0, b1, b2, a1, a2) for sampling rate `rate` in Hz.

    BS.1770 tabulates them for 48 kHz only; these are the bilinear transforms of the analogue
    filters behind that table, and give it back to 1e-10 at 48 kHz.
    """
    tangent = math.tan(math.pi * 1681.974450955533 / rate)
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    damping = tangent / 0.7071752369554196
    square = tangent * tangent
    norm = 1 + damping + square
    shelf = (
        (high + band * damping + square) / norm,
        2 * (square - high) / norm,
        (high - band * damping + square) / norm,
        2 * (square - 1) / norm,
        (1 - damping + square) / norm,
    )
    tangent = math.tan(math.pi * 38.13547087602444 / rate)
    damping = tangent / 0.5003270373238773
    square = tangent * tangent
    norm = 1 + damping + square
    return shelf, (1.0, -2.0, 1.0, 2 * (square - 1) / norm, (1 - damping + square) / norm)


def _system(rate: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float]:
    """Return (A, b, c, d) of the cascade: state ← A·state + b·x, output = c·state + d·x."""
    (b0, b1, b2, a1, a2), (c0, c1, c2, d1, d2) = coefficients(rate)
    first, second, third, fourth = np.eye(4)
    middle = first  # of the state; of the input it is b0
    output = c0 * middle + third
    step = np.array(
        [
            second - a1 * middle,
            -a2 * middle,
            c1 * middle - d1 * output + fourth,
            c2 * middle - d2 * output,
        ]
    )
    drive = np.array([b1 - a1 * b0, b2 - a2 * b0, c1 * b0 - d1 * c0 * b0, c2 * b0 - d2 * c0 * b0])
    return step, drive, output, c0 * b0


@lru_cache(maxsize=8)
def _matrices(rate: int, row: int) -> tuple[Samples, Samples, NDArray[np.float64]]:
    """Return the matrices of one row.

    (row, row + 4): the row's output and the states it leaves, both from the row alone;
    (4, row): the output that the states at its start cause; (4, 4): the step of the states.
    """
    step, drive, output, direct = _system(rate)
    power = np.eye(4)
    response = np.zeros(row + 1)
    response[0] = direct
    carried = np.zeros((4, row))
    driven = np.zeros((row, 4))
    for index in range(row):
        carried[:, index] = output @ power
        driven[index] = power @ drive
        response[index + 1] = output @ driven[index]
        power = step @ power
    own = np.zeros((row, row + 4))
    for index in range(row):
        own[index, index:row] = response[: row - index]
    own[:, row:] = driven[::-1]
    return own.astype(np.float32), carried.astype(np.float32), power


class KWeighting:
    """The energy of one K-weighted channel, cell by cell, fed in blocks of any length."""

    def __init__(self, rate: int) -> None:
        self.grid = grid(rate)
        whole = [n for n in range(1, self.grid.cells_per_hop + 1) if self.grid.cells_per_hop % n == 0]
        cells = min(whole, key=lambda n: abs(n * self.grid.cell - _ROW))
        self._row = cells * self.grid.cell
        self._own, self._carried, self._step = _matrices(rate, self._row)
        self._state = np.zeros(4)
        self._rest = np.zeros(0, np.float32)

    def feed(self, samples: Samples) -> NDArray[np.float64]:
        """Take more samples; return the sum of squares of every cell that is now complete."""
        if self._rest.size:
            samples = np.concatenate([self._rest, samples])
        whole = len(samples) // self._row * self._row
        self._rest = samples[whole:].copy()
        parts = [
            self._energies(samples[start : min(start + self.grid.block, whole)])
            for start in range(0, whole, self.grid.block)
        ]
        return np.concatenate(parts) if parts else np.zeros(0)

    def finish(self) -> NDArray[np.float64]:
        """Return the cells that the last samples touch, as if silence followed."""
        cells = self.grid.cells(len(self._rest))
        padded = np.zeros(self._row if cells else 0, np.float32)
        padded[: len(self._rest)] = self._rest
        self._rest = np.zeros(0, np.float32)
        return self._energies(padded)[:cells] if cells else np.zeros(0)

    def _energies(self, samples: Samples) -> NDArray[np.float64]:
        both = product(np.ascontiguousarray(samples).reshape(-1, self._row), self._own)
        states = np.empty((len(both) + 1, 4))
        states[0] = self._state
        states[1:] = both[:, self._row :]
        distance, step = 1, self._step.T
        while distance < min(len(states), _MEMORY_ROWS):
            states[distance:] += states[:-distance] @ step
            distance, step = distance * 2, step @ step
        self._state = states[-1]
        weighted = states[:-1].astype(np.float32) @ self._carried
        weighted += both[:, : self._row]
        cells = weighted.reshape(-1, self.grid.cell)
        energies: NDArray[np.float64] = np.einsum("ij,ij->i", cells, cells).astype(np.float64)
        return energies
