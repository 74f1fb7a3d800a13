"""Holding down what coding pushed over the ceiling."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audiocast.studio.grid import Samples
from audiocast.studio.limiter import Decibels

_FEW = 8
"""Cells over the ceiling from which coding is taken to add so much everywhere."""
_SHARE = 0.75
"""Of the greatest excess, how much the ceiling comes down then."""
_STEP = 0.15
"""By how many dB the ceiling comes down otherwise: in long sound something else would be over next."""
_FRAME_CELLS = 27
"""Cells in half a frame of MP3, over which coding spreads what it adds."""


class Held:
    """How far cells are held down after decoding showed peaks over the ceiling.

    What coding adds to a peak is not the same twice, so that holding down one cell moves the excess
    elsewhere. At first whole frames are held, and the ceiling is lowered for all; where that leaves no
    way to the loudness, only the cells themselves.
    """

    def __init__(self, cells: int, ceiling: float) -> None:
        self.ceiling = ceiling
        self.trims: Decibels | None = None
        self.wide = True
        self._highest = ceiling
        self._cells = np.zeros(cells)

    def add(self, cells: NDArray[np.intp], amounts: Samples) -> None:
        """Hold `cells` down by so many dB more."""
        if not cells.size:
            return
        self._cells[cells] += amounts
        if not self.wide:
            self.trims = self._spread(self._cells, 1)
            return
        most = float(amounts.max())
        self.ceiling -= _SHARE * most if cells.size > _FEW else min(_STEP, most)
        more = np.zeros(len(self._cells))
        more[cells] = amounts
        more = self._spread(more, _FRAME_CELLS)
        self.trims = more if self.trims is None else self.trims + more

    def relax(self) -> None:
        """From now on hold nothing but the cells that were over."""
        self.wide = False
        self.ceiling = self._highest
        self.trims = self._spread(self._cells, 1)

    @staticmethod
    def _spread(amounts: Decibels, reach: int) -> Decibels:
        result = amounts.copy()
        for cell in np.flatnonzero(amounts).tolist():
            stretch = result[max(0, cell - reach) : cell + reach + 1]
            np.maximum(stretch, amounts[cell], out=stretch)
        return result
