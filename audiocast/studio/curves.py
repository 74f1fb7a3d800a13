"""What a picture of a finished file is drawn from: peaks, and loudness over time."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from audiocast.studio import loudness
from audiocast.studio.codec import Decoder
from audiocast.studio.meter import Meter

PEAKS = 1600
"""How many stretches the sound is cut into for its waveform."""
_HOP = 0.01
_QUIET = -70.0


def curves(path: Path, step: float = 0.5) -> tuple[list[float], list[float | None]]:
    """Return (peaks, short-term loudness) of the finished file at `path`.

    `peaks` are the largest magnitudes of `PEAKS` equal stretches, 0 to 1. Loudness is that of the
    3 s around each multiple of `step` seconds (shorter at the ends), in LUFS; None under -70 LUFS.
    Raises InputError where the file holds no sound that can be decoded.
    """
    largest: list[float] = []
    with Decoder(path) as decoder:
        meter = Meter(decoder.rate, decoder.channels)
        stretch = max(1, decoder.rate // 100)
        rest = np.zeros(0, np.float32)
        for block in decoder.blocks():
            meter.feed(block)
            mono = np.abs(block if block.ndim == 1 else block.max(axis=1))
            rest = np.concatenate([rest, mono])
            whole = len(rest) - len(rest) % stretch
            largest += rest[:whole].reshape(-1, stretch).max(axis=1).tolist()
            rest = rest[whole:]
        if len(rest):
            largest.append(float(rest.max()))
    return _stretches(largest), _around(meter.finish().power, step)


def _stretches(largest: list[float]) -> list[float]:
    values = np.asarray(largest if largest else [0.0])
    edges = np.linspace(0, len(values), min(PEAKS, len(values)) + 1).astype(int)
    return [float(value) for value in np.maximum.reduceat(values, edges[:-1])]


def _around(power: np.ndarray[tuple[int], np.dtype[np.float64]], step: float) -> list[float | None]:
    total = np.concatenate([[0.0], np.cumsum(power)])
    half = loudness.SHORT_TERM_HOPS // 2
    found: list[float | None] = []
    for centre in range(0, len(power), max(1, round(step / _HOP))):
        first, last = max(0, centre - half), min(len(power), centre + half)
        value = loudness.level(float(max(0.0, total[last] - total[first])) / max(1, last - first))
        found.append(value if math.isfinite(value) and value > _QUIET else None)
    return found
