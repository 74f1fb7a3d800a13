"""How much gain, and which reductions, bring a programme to its loudness under its ceiling.

The programme is read once for the K-weighted energy and the peaks of its cells. Because a limiter's
gain moves slowly against the K-weighting, the loudness of the limited sound follows from those
energies and the reductions alone, to a few thousandths of an LU: the search for the gain needs no
further pass over the sound.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiocast.studio import loudness, truepeak
from audiocast.studio.grid import Grid, Samples, grid
from audiocast.studio.kweighting import KWeighting
from audiocast.studio.limiter import Decibels, reduction

MAX_GAIN = 40.0
"""Most gain in dB: what is quieter than that is left quiet, not turned into loud noise."""
MAX_LIMITING = 12.0
"""Most limiting in dB where the loudness cannot be reached anyway."""
_LOUDEST = 16.0
_MIN_OFFSET = 1e-3
_AGREEMENT = 0.003
_STEPS = 24
_HASTES = (1.0, 4.0, 16.0)


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """A gain in dB for all of it and a reduction in dB per cell; `loudness` is what is expected."""

    gain: float
    reductions: Decibels
    loudness: float | None


class Source:
    """The samples of a programme, cleaned as they are read.

    What is not finite becomes silence, what is beyond 16 times full scale is held there, and a
    constant offset is taken away. `cleaned` tells whether any of it was needed.
    """

    def __init__(self, samples: NDArray[np.float32], rate: int) -> None:
        self.samples = samples
        self.grid: Grid = grid(rate)
        self.cleaned = False
        self.offset = np.float32(0)
        self._survey()

    def __len__(self) -> int:
        return len(self.samples)

    def read(self, first: int, last: int) -> Samples:
        """Return samples `first` to `last`, with silence where they lie outside the programme."""
        inside = np.asarray(self.samples[max(0, first) : max(0, min(last, len(self)))], np.float32)
        if self.cleaned:
            inside = np.clip(np.nan_to_num(inside, nan=0.0, posinf=0.0, neginf=0.0), -_LOUDEST, _LOUDEST)
        if self.offset:
            inside = inside - self.offset
        before, after = max(0, -first), max(0, last - len(self))
        if before or after:
            inside = np.pad(inside, (min(before, last - first), min(after, last - first)))
        return inside

    def _survey(self) -> None:
        total = 0.0
        for start in range(0, len(self), self.grid.block):
            block = self.read(start, min(start + self.grid.block, len(self)))
            if not self.cleaned and not np.abs(block).max(initial=0.0) <= _LOUDEST:
                self.cleaned = True
                block = self.read(start, min(start + self.grid.block, len(self)))
            total += float(block.sum(dtype=np.float64))
            forget(self.samples)
        mean = total / max(1, len(self))
        if abs(mean) > _MIN_OFFSET:
            self.offset = np.float32(mean)


class Analysis:
    """The energy and the peaks of a source's cells."""

    def __init__(self, source: Source) -> None:
        self.source = source
        layout = self.grid = source.grid
        weighting = KWeighting(layout.rate)
        energies, peaks = [], []
        for start in range(0, len(source), layout.block):
            block = source.read(start, min(start + layout.block, len(source)))
            energies.append(weighting.feed(block))
            whole = np.pad(block, (0, -len(block) % layout.cell))
            peaks.append(truepeak.cell_peaks(whole, layout.cell))
            forget(source.samples)
        energies.append(weighting.finish())
        self.energies = np.concatenate(energies)
        self.peaks: Samples = np.concatenate(peaks) if peaks else np.zeros(0, np.float32)
        self._near = truepeak.surroundings(self.peaks, layout.cell)
        self._known = np.inf

    def power(self, reductions: Decibels | None = None) -> NDArray[np.float64]:
        """Return the mean square per hop, after `reductions`."""
        energies = self.energies
        if reductions is not None and reductions.any():
            active = np.flatnonzero(reductions)
            energies = energies.copy()
            energies[active] *= 10 ** (reductions[active] / -10)
        hops = len(self.source) // self.grid.hop
        cells = energies[: hops * self.grid.cells_per_hop].reshape(hops, self.grid.cells_per_hop)
        result: NDArray[np.float64] = cells.sum(axis=1) / self.grid.hop
        return result

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


def find_levels(
    analysis: Analysis, target: float, ceiling: float, trims: Decibels | None = None
) -> tuple[Levels, tuple[str, ...]]:
    """Return the levels that bring the sound to `target` LUFS with no peak above `ceiling` dBTP.

    `trims` lowers the ceiling of single cells, in dB. The limiter is slow and inaudible where that is
    enough, and hastier only where it is not (clicks all over quiet sound). The codes say why the
    target is not reached: `gain-capped`, `peak-limited`; `too-quiet` or `too-short` where the sound
    cannot be measured.
    """
    start = loudness.integrated(analysis.power())
    if start is None:
        return _unmeasurable(analysis, target, ceiling, trims)
    for haste in _HASTES:
        search = _Search(analysis, ceiling, trims, haste)
        if (levels := _solve(search, min(target - start, MAX_GAIN), target)) is not None:
            return levels, ()
    return _unreachable(_Search(analysis, ceiling, trims), ceiling)


def _solve(search: _Search, gain: float, target: float) -> Levels | None:
    """Return the levels of the gain that gives `target`, found by secants within a bracket, or None."""
    low: tuple[float, float] | None = None
    high: tuple[float, float] | None = None
    before: tuple[float, float] | None = None
    for _step in range(_STEPS):
        levels = search.at(gain)
        if levels.loudness is None:
            return None
        missing = target - levels.loudness
        if abs(missing) < _AGREEMENT:
            return levels
        if missing > 0 and gain >= MAX_GAIN:
            return None
        here = (gain, missing)
        low, high = (here, high) if missing > 0 else (low, here)
        # The loudness rises by less than the gain as soon as peaks are held; two thirds is usual.
        slope = 0.7 if before is None else (before[1] - missing) / (gain - before[0])
        gain = min(MAX_GAIN, gain + missing / min(1.0, max(0.1, slope)))
        before = here
        if low is not None and high is not None and not low[0] < gain < high[0]:
            gain = (low[0] + high[0]) / 2
    return None


class _Search:
    """Works out the levels for a gain."""

    def __init__(
        self, analysis: Analysis, ceiling: float, trims: Decibels | None, haste: float = 1.0
    ) -> None:
        self.analysis = analysis
        self.ceiling = ceiling
        self.trims = trims
        self.haste = haste
        self._rate = analysis.grid.rate / analysis.grid.cell
        self._deepest = float(trims.max(initial=0.0)) if trims is not None else 0.0

    def reductions(self, gain: float) -> Decibels:
        threshold = 10 ** ((self.ceiling - self._deepest - gain) / 20)
        peaks = self.analysis.true_peaks(threshold)
        needed = np.zeros(len(peaks))
        loud = np.flatnonzero(peaks > threshold)
        needed[loud] = 20 * np.log10(peaks[loud]) + (gain - self.ceiling)
        if self.trims is not None:
            needed[loud] += self.trims[loud]
        return reduction(needed, self._rate, self.haste)

    def at(self, gain: float) -> Levels:
        reductions = self.reductions(gain)
        power = self.analysis.power(reductions) * 10 ** (gain / 10)
        return Levels(gain, reductions, loudness.integrated(power))


def _unreachable(search: _Search, ceiling: float) -> tuple[Levels, tuple[str, ...]]:
    peaks = search.analysis.true_peaks(float(search.analysis.peaks.max()))
    room = ceiling - 20 * math.log10(float(peaks.max())) + MAX_LIMITING
    if room >= MAX_GAIN:
        return search.at(MAX_GAIN), ("gain-capped",)
    return search.at(room), ("peak-limited",)


def _unmeasurable(
    analysis: Analysis, target: float, ceiling: float, trims: Decibels | None
) -> tuple[Levels, tuple[str, ...]]:
    """Level what is shorter than a gating block by its mean; leave what is under the gate alone."""
    search = _Search(analysis, ceiling, trims)
    count = len(analysis.source)
    if count >= analysis.grid.hop * loudness.MOMENTARY_HOPS or not count:
        return search.at(0.0), ("too-quiet",)
    mean = loudness.level(float(analysis.energies.sum()) / count)
    if mean < loudness.ABSOLUTE_GATE:
        return search.at(0.0), ("too-short", "too-quiet")
    return search.at(min(target - mean, MAX_GAIN)), ("too-short",)


def forget(samples: NDArray[np.float32]) -> None:
    """Let go of the pages of a memory map that were read or written: they are in its file."""
    mapping = getattr(samples, "_mmap", None)
    if mapping is not None and hasattr(mapping, "madvise"):
        import mmap

        if hasattr(mmap, "MADV_DONTNEED"):
            mapping.madvise(mmap.MADV_DONTNEED)
