"""How much gain, and which reductions, bring a programme to its loudness under its ceiling.

The programme is read once for the K-weighted energy and the peaks of its cells. Because a limiter's
gain moves slowly against the K-weighting, the loudness of the limited sound follows from those
energies and the reductions alone, to a few thousandths of an LU: the search for the gain needs no
further pass over the sound.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from audiocast.studio import loudness
from audiocast.studio.analysis import Analysis
from audiocast.studio.grid import Samples
from audiocast.studio.limiter import Decibels, reach, reduction
from audiocast.studio.notes import GAIN_CAPPED, PEAK_LIMITED, TOO_QUIET, TOO_SHORT

MAX_GAIN = 40.0
"""Most gain in dB: what is quieter than that is left quiet, not turned into loud noise."""
MAX_LIMITING = 12.0
"""Most limiting in dB where the loudness cannot be reached anyway."""
_AGREEMENT = 0.003
_NEAR = 0.02
_USUAL_SLOPE = 0.7
_STEPS = 24
_CELLS = 1 << 15
_HASTES = (1.0, 4.0, 16.0)


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """A gain in dB for all of it and a reduction in dB per cell; `loudness` is what is expected."""

    gain: float
    reductions: Samples
    loudness: float | None


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
    """Return the levels of the gain that comes nearest to `target`, or None where all fall short of it.

    Secants within a bracket; the loudness rises with the gain, but more slowly once peaks are held.
    """
    low = high = before = best = None
    for _step in range(_STEPS):
        levels = search.at(gain)
        if levels.loudness is None:
            break
        missing = target - levels.loudness
        if best is None or abs(missing) < best[0]:
            best = abs(missing), levels
        if abs(missing) < _AGREEMENT or (missing > 0 and gain >= MAX_GAIN):
            break
        if missing > 0:
            low = gain
        else:
            high = gain
        slope = _USUAL_SLOPE if before is None else (before[1] - missing) / (gain - before[0])
        before = gain, missing
        gain = min(MAX_GAIN, gain + missing / min(1.0, max(0.1, slope)))
        if low is not None and high is not None and not low < gain < high:
            gain = (low + high) / 2
    reached = best is not None and (best[0] < _NEAR or high is not None)
    return best[1] if best is not None and reached else None


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

    def reductions(self, gain: float) -> Samples:
        """Return the reductions for `gain`, worked out stretch by stretch to spare memory."""
        threshold = 10 ** ((self.ceiling - self._deepest - gain) / 20)
        peaks = self.analysis.true_peaks(threshold)
        result = np.zeros(len(peaks), np.float32)
        most = 20 * math.log10(max(float(peaks.max(initial=0.0)) / threshold, 1.0))
        around = reach(most, self._rate, self.haste)
        for first in range(0, len(peaks), _CELLS):
            low, high = max(0, first - around), min(len(peaks), first + _CELLS + around)
            needed = self.needed(slice(low, high), gain, threshold)
            if needed is not None:
                found = reduction(needed, self._rate, self.haste)
                result[first : first + _CELLS] = found[first - low : first - low + _CELLS]
        return result

    def needed(self, cells: slice, gain: float, threshold: float) -> Decibels | None:
        """Return by how many dB `cells` are over the ceiling; None where none of them can be."""
        peaks = self.analysis.peaks[cells]
        loud = np.flatnonzero(peaks > threshold)
        if not loud.size:
            return None
        needed = np.zeros(len(peaks))
        needed[loud] = 20 * np.log10(peaks[loud]) + (gain - self.ceiling)
        if self.trims is not None:
            needed[loud] += self.trims[cells][loud]
        return needed

    def at(self, gain: float) -> Levels:
        reductions = self.reductions(gain)
        power = self.analysis.power(reductions) * 10 ** (gain / 10)
        return Levels(gain, reductions, loudness.integrated(power))


def _unreachable(search: _Search, ceiling: float) -> tuple[Levels, tuple[str, ...]]:
    peaks = search.analysis.true_peaks(float(search.analysis.peaks.max()))
    room = ceiling - 20 * math.log10(float(peaks.max())) + MAX_LIMITING
    if room >= MAX_GAIN:
        return search.at(MAX_GAIN), (GAIN_CAPPED,)
    return search.at(room), (PEAK_LIMITED,)


def _unmeasurable(
    analysis: Analysis, target: float, ceiling: float, trims: Decibels | None
) -> tuple[Levels, tuple[str, ...]]:
    """Level what is shorter than a gating block by its mean; leave what is under the gate alone."""
    search = _Search(analysis, ceiling, trims)
    count = len(analysis.source)
    if count >= analysis.grid.hop * loudness.MOMENTARY_HOPS or not count:
        return search.at(0.0), (TOO_QUIET,)
    mean = loudness.level(float(analysis.energies.sum()) / count)
    if mean < loudness.ABSOLUTE_GATE:
        return search.at(0.0), (TOO_SHORT, TOO_QUIET)
    return search.at(min(target - mean, MAX_GAIN)), (TOO_SHORT,)
