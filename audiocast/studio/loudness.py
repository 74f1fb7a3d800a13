"""Loudness from the energy of ten-millisecond hops: ITU-R BS.1770-5, EBU Tech 3341 and Tech 3342.

Every function takes `power`: the mean square of the K-weighted sound in each hop, summed over the
channels with their weights. Results are LUFS or LU, None where the sound is too short or too quiet.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Power = NDArray[np.float64]

HOPS_PER_SECOND = 100
MOMENTARY_HOPS = 40
SHORT_TERM_HOPS = 300
STEP_HOPS = 10
ABSOLUTE_GATE = -70.0
RELATIVE_GATE = -10.0
RANGE_GATE = -20.0
_OFFSET = -0.691


def level(power: float) -> float:
    """Return the loudness of a mean square, in LUFS; minus infinity for silence."""
    return _OFFSET + 10 * math.log10(power) if power > 0 else -math.inf


def _power(loudness: float) -> float:
    return float(10 ** ((loudness - _OFFSET) / 10))


def windows(power: Power, length: int, step: int) -> Power:
    """Return the mean of every `length` hops, beginning every `step` hops; complete windows only."""
    if len(power) < length:
        return np.zeros(0)
    total = np.concatenate([[0.0], np.cumsum(power)])
    # Rounding may leave a hair below zero in the silence after loud sound.
    result: Power = np.maximum((total[length:] - total[:-length])[::step] / length, 0.0)
    return result


def integrated(power: Power) -> float | None:
    """Return the gated loudness of the whole: 400 ms blocks, 75 % overlap, gates at -70 LUFS and -10 LU."""
    blocks = windows(power, MOMENTARY_HOPS, STEP_HOPS)
    blocks = blocks[blocks > _power(ABSOLUTE_GATE)]
    if not blocks.size:
        return None
    blocks = blocks[blocks > blocks.mean() * 10 ** (RELATIVE_GATE / 10)]
    return level(float(blocks.mean()))


def momentary(power: Power) -> NDArray[np.float64]:
    """Return the loudness of every 400 ms, ten milliseconds apart."""
    return _levels(windows(power, MOMENTARY_HOPS, 1))


def short_term(power: Power) -> NDArray[np.float64]:
    """Return the loudness of every 3 s, ten milliseconds apart."""
    return _levels(windows(power, SHORT_TERM_HOPS, 1))


def short_term_max(power: Power) -> float | None:
    """Return the greatest short-term loudness."""
    values = windows(power, SHORT_TERM_HOPS, 1)
    return level(float(values.max())) if values.size and values.max() > 0 else None


def loudness_range(power: Power) -> float | None:
    """Return the loudness range (EBU Tech 3342): short-term loudness from the 10th to the 95th percentile."""
    values = windows(power, SHORT_TERM_HOPS, STEP_HOPS)
    values = values[values >= _power(ABSOLUTE_GATE)]
    if not values.size:
        return None
    values = np.sort(values[values >= values.mean() * 10 ** (RANGE_GATE / 10)])
    low, high = (values[round((len(values) - 1) * share)] for share in (0.10, 0.95))
    return level(float(high)) - level(float(low))


def _levels(power: Power) -> NDArray[np.float64]:
    result: NDArray[np.float64] = _OFFSET + 10 * np.log10(np.maximum(power, 1e-30))
    return result
