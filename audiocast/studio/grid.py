"""The grid that sound is measured and limited on: short cells, ten-millisecond hops, bounded blocks.

A cell is about half a millisecond, long enough to make a limiter a hundred times cheaper than one
that works sample by sample, and short enough for its gain to be smooth.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

HOPS_PER_BLOCK = 128
_CELLS_PER_HOP = 21
_ROWS = 64
# Products with fewer multiplications than this stay on one thread in OpenBLAS.
_SMALL_PRODUCT = 240_000


@dataclass(frozen=True, slots=True)
class Grid:
    """`cell` samples make a cell, `cells_per_hop` cells a hop of about 10 ms."""

    rate: int
    cell: int
    cells_per_hop: int

    @property
    def hop(self) -> int:
        """Samples in a hop."""
        return self.cell * self.cells_per_hop

    @property
    def block(self) -> int:
        """Samples in a block: the piece that is worked on at once, small enough for the cache."""
        return self.hop * HOPS_PER_BLOCK

    def cells(self, samples: int) -> int:
        """Return the number of cells that `samples` samples touch."""
        return -(-samples // self.cell)


@lru_cache(maxsize=16)
def grid(rate: int) -> Grid:
    """Return the grid for `rate` in Hz; hops are exactly 10 ms at 44.1, 48 kHz and their multiples.

    At rates where 10 ms are no whole number of samples, the hop is the nearest possible.
    """
    exact = rate / 100

    def distance(cells: int) -> tuple[float, int]:
        return abs(max(1, round(exact / cells)) * cells - exact), abs(cells - _CELLS_PER_HOP)

    cells = min(range(10, 26), key=distance)
    return Grid(rate, max(1, round(exact / cells)), cells)


def product(rows: Samples, matrix: Samples) -> Samples:
    """Return `rows @ matrix` computed in pieces that BLAS does not spread over threads.

    Threads would spin for longer than such pieces take, and their number must not reach a result.
    """
    many = max(1, min(_ROWS, _SMALL_PRODUCT // matrix.size))
    whole = len(rows) // many * many
    result = np.empty((len(rows), matrix.shape[1]), np.float32)
    if whole:
        np.matmul(
            rows[:whole].reshape(-1, many, rows.shape[1]),
            matrix,
            out=result[:whole].reshape(-1, many, matrix.shape[1]),
        )
    if whole < len(rows):
        np.matmul(rows[whole:], matrix, out=result[whole:])
    return result
