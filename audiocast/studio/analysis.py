"""What the search for levels knows of a source: the energy and the peaks of its cells."""

from __future__ import annotations

import itertools
import math

import numpy as np
from numpy.typing import NDArray

from audiocast.studio import truepeak
from audiocast.studio.grid import Samples
from audiocast.studio.kweighting import KWeighting
from audiocast.studio.source import Source, forget

_HOPS = 4096


class Analysis:
    """The energy and the peaks of a source's cells."""

    def __init__(self, source: Source) -> None:
        self.source = source
        layout = self.grid = source.grid
        weighting = KWeighting(layout.rate)
        energies, peaks = [], []
        for start in range(0, len(source), layout.block):
            block = source.read(start, min(start + layout.block, len(source)))
            energies.append(weighting.feed(block).astype(np.float32))
            whole = np.pad(block, (0, -len(block) % layout.cell))
            peaks.append(truepeak.cell_peaks(whole, layout.cell))
            forget(source.samples)
        energies.append(weighting.finish().astype(np.float32))
        self.energies: Samples = np.concatenate(energies)
        self.peaks: Samples = np.concatenate(peaks) if peaks else np.zeros(0, np.float32)
        self._near = truepeak.surroundings(self.peaks, layout.cell)
        self._known = np.inf

    def power(self, reductions: Samples | None = None) -> NDArray[np.float64]:
        """Return the mean square per hop, after `reductions` in dB per cell."""
        wide = self.grid.cells_per_hop
        hops = len(self.source) // self.grid.hop
        result = np.empty(hops)
        for first in range(0, hops, _HOPS):
            last = min(first + _HOPS, hops)
            cells = self.energies[first * wide : last * wide]
            if reductions is not None and (less := reductions[first * wide : last * wide]).any():
                cells = cells * np.exp(less * np.float32(math.log(10) / -10))
            result[first:last] = cells.reshape(-1, wide).sum(axis=1, dtype=np.float64)
        return result / self.grid.hop

    def true_peaks(self, above: float) -> Samples:
        """Return the peak of every cell: the true peak wherever that can be greater than `above`."""
        if above < self._known:
            limit = np.float32(truepeak.growth())
            wanted = np.flatnonzero((self._near * limit > above) & ~(self._near * limit > self._known))
            self._interpolate(wanted)
            self._known = above
        return self.peaks

    def _interpolate(self, wanted: NDArray[np.intp]) -> None:
        cell = self.grid.cell
        per_block = self.grid.block // cell
        bounds = np.searchsorted(wanted, np.arange(0, len(self.peaks) + per_block, per_block))
        for number, (low, high) in enumerate(itertools.pairwise(bounds)):
            if low == high:
                continue
            first = number * per_block
            cells = wanted[low:high]
            buffer = self.source.read(
                first * cell - truepeak.BEFORE, (first + per_block) * cell + truepeak.AFTER
            )
            found = truepeak.true_peaks(buffer, cells - first, cell)
            self.peaks[cells] = np.maximum(self.peaks[cells], found)
            forget(self.source.samples)
