"""The meter: loudness and true peak of sound of any length and up to six channels, block by block."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiocast.studio import loudness
from audiocast.studio.grid import Samples, grid
from audiocast.studio.kweighting import KWeighting
from audiocast.studio.truepeak import TruePeak

_SURROUND = 1.41
# Left, right, centre, surrounds; with six channels the fourth is the low-frequency effects channel.
_WEIGHTS = {5: (1.0, 1.0, 1.0, _SURROUND, _SURROUND), 6: (1.0, 1.0, 1.0, 0.0, _SURROUND, _SURROUND)}


@dataclass(frozen=True, slots=True, eq=False)
class Measurement:
    """What the meter read.

    `power`: mean square of the K-weighted sound per hop of 10 ms, channels summed with their
    weights; `peak`: the true peak as a magnitude; `samples`: per channel.
    """

    power: NDArray[np.float64]
    peak: float
    samples: int
    rate: int

    @property
    def integrated(self) -> float | None:
        """Integrated loudness in LUFS."""
        return loudness.integrated(self.power)


class Meter:
    """Measures sound at `rate` Hz that is fed in blocks; `watch` is handed to `TruePeak`."""

    def __init__(self, rate: int, channels: int = 1, watch: float = float("inf")) -> None:
        self.samples = 0
        self.peaks = [TruePeak(rate, watch) for _ in range(channels)]
        self._rate = rate
        self._weights = _WEIGHTS.get(channels, (1.0,) * channels)
        self._filters = [KWeighting(rate) for _ in range(channels)]
        self._energies: list[list[NDArray[np.float64]]] = [[] for _ in range(channels)]

    def feed(self, samples: Samples) -> None:
        """Take more samples, shape (n,) for one channel or (n, channels)."""
        columns = samples.reshape(len(samples), len(self._filters))
        self.samples += len(samples)
        for channel, (weighting, peak) in enumerate(zip(self._filters, self.peaks, strict=True)):
            column = np.ascontiguousarray(columns[:, channel], np.float32)
            self._energies[channel].append(weighting.feed(column))
            peak.feed(column)

    def finish(self) -> Measurement:
        """Return the measurement of everything that was fed."""
        layout = grid(self._rate)
        hops = self.samples // layout.hop
        power = np.zeros(hops)
        for weight, energies, weighting in zip(self._weights, self._energies, self._filters, strict=True):
            cells = np.concatenate([*energies, weighting.finish()])[: hops * layout.cells_per_hop]
            power += weight * cells.reshape(hops, layout.cells_per_hop).sum(axis=1)
        peak = max(channel.finish() for channel in self.peaks)
        return Measurement(power / layout.hop, peak, self.samples, self._rate)


def measure_sound(samples: NDArray[np.floating], rate: int) -> Measurement:
    """Measure sound that is in memory, shape (n,) or (n, channels), at `rate` Hz."""
    meter = Meter(rate, 1 if samples.ndim == 1 else samples.shape[1])
    block = grid(rate).block
    for start in range(0, len(samples), block):
        meter.feed(np.asarray(samples[start : start + block], np.float32))
    return meter.finish()
