"""Many channels → one, with care for dead and inverted ones, and sample values that are no sound."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiocast.files import staged
from audiocast.recordings.values import Step
from audiocast.voices.values import SAMPLE_RATE, Take

_ABSURD = 1e6  # beyond any scale in which sound is kept, 16-bit integers as floats included
_DEAD = 10 ** (-26 / 10)  # power under the loudest channel's: a spare input's hiss
_INVERTED = -0.3  # correlation with the loudest channel
_AUDIBLE = 10 ** (-75 / 20)  # amplitude: quieter sound is the noise of an open input
_PEAK_BLOCK = 1024
_FRAMES = 1 << 18


@dataclass
class Statistics:
    """What is gathered about the channels while they are decoded.

    `products`: sums of products of each pair of channels, shape (channels, channels); `peaks`: the
    greatest amplitude of each short stretch; `broken`: values mended.
    """

    products: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, 0)))
    peaks: list[NDArray[np.float32]] = field(default_factory=list)
    broken: int = 0
    frames: int = 0

    def add(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take `samples` (frames, channels) into account and return them without broken values."""
        with np.errstate(invalid="ignore"):
            good = np.abs(samples) < _ABSURD
        if not good.all():
            samples = _bridge(samples, good)
            self.broken += int(np.size(good) - np.count_nonzero(good))
        channels = np.ascontiguousarray(samples.T)
        if not len(self.products):
            self.products = np.zeros((len(channels), len(channels)))
        # Pair by pair: a matrix product of so long and thin a matrix is many times slower.
        for one, other in itertools.combinations_with_replacement(range(len(channels)), 2):
            self.products[one, other] += np.dot(channels[one], channels[other])
            self.products[other, one] = self.products[one, other]
        whole = len(samples) - len(samples) % _PEAK_BLOCK
        loudest = np.abs(samples).max(axis=1)
        self.peaks.append(loudest[:whole].reshape(-1, _PEAK_BLOCK).max(axis=1))
        if whole < len(samples):
            self.peaks.append(loudest[whole:].max(keepdims=True))
        self.frames += len(samples)
        return samples

    def audible(self) -> bool:
        """Tell whether anything is louder than the noise of an open input."""
        return bool(max(block.max() for block in self.peaks if len(block)) > _AUDIBLE)

    def ceiling(self) -> float:
        """Return the amplitude of full scale: 1, or the peak of floats that go beyond it.

        A lone spike far over everything else does not count: it would make the rest inaudible.
        """
        peaks = np.concatenate(self.peaks)
        usual = float(np.quantile(peaks, 0.99))
        return max(1.0, min(float(peaks.max()), 8 * usual))


def _bridge(samples: NDArray[np.float32], good: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return `samples` with straight lines in place of values that are not good."""
    mended = samples.copy()
    for channel in range(samples.shape[1]):
        right, wrong = np.flatnonzero(good[:, channel]), np.flatnonzero(~good[:, channel])
        mended[wrong, channel] = np.interp(wrong, right, samples[right, channel]) if len(right) else 0.0
    return mended


def weights(products: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the weight of each channel in the mix, shape (channels,); dead channels have 0.

    Channels that run against the loudest are turned round. Of six and eight channels the fourth is
    the low-frequency effect (WAVE_FORMAT_EXTENSIBLE order) and is left out.
    """
    power = np.diag(products).copy()
    if len(power) in (6, 8) and power[3] < power.max():
        power[3] = 0.0
    loudest = int(power.argmax())
    live = power > power[loudest] * _DEAD
    scale = np.sqrt(np.maximum(power * power[loudest], 1e-30))
    inverted = products[loudest] / scale < _INVERTED
    signs = np.where(inverted, -1.0, 1.0) * live
    mixing: NDArray[np.float32] = (signs / live.sum()).astype(np.float32)
    return mixing


def mix(raw: Path, statistics: Statistics, target: Path) -> tuple[Take, tuple[Step, ...]]:
    """Mix the interleaved float32 frames of `raw` down into `target`; return the take and the steps."""
    mixing, ceiling = weights(statistics.products), statistics.ceiling()
    channels = len(mixing)
    steps = []
    if statistics.broken or ceiling > 1:
        figures = (("broken_samples", float(statistics.broken)), ("peak", round(ceiling, 6)))
        steps.append(Step("repair", True, figures))
    if channels > 1:
        dead, inverted = int(np.sum(mixing == 0)), int(np.sum(mixing < 0))
        counts = (("channels", float(channels)), ("dead", float(dead)), ("inverted", float(inverted)))
        steps.append(Step("downmix", True, counts))
    if channels == 1 and ceiling == 1:
        raw.replace(target)
    else:
        with staged(target) as part, raw.open("rb") as source, part.open("wb") as file:
            while len(block := np.fromfile(source, "<f4", _FRAMES * channels)):
                mono = block.reshape(-1, channels) @ (mixing / np.float32(ceiling))
                file.write(np.clip(mono, -1.0, 1.0).astype("<f4").tobytes())
    samples = np.memmap(target, "<f4", "r")
    return Take(samples), tuple(steps)


def seconds(samples: int) -> float:
    """Return the length of `samples` in seconds, as it stands in figures."""
    return round(samples / SAMPLE_RATE, 3)
