"""Bringing recordings and music to the level of the narration before they are laid side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audiocast.studio import loudness
from audiocast.studio.grid import grid
from audiocast.studio.kweighting import KWeighting
from audiocast.studio.source import forget
from audiocast.studio.values import Segment
from audiocast.voices.values import SAMPLE_RATE, Take

MAX_MATCH = 30.0
"""Most gain in dB, up or down, that matching applies."""


def segment_gains(segments: Sequence[Segment]) -> list[float]:
    """Return a gain for each segment: recordings come to the loudness of the narration.

    Narration stays as it is. Pieces of one recording get one gain. Without narration, recordings come
    to the loudness of all of them together.
    """
    recordings = {_origin(segment.take) for segment in segments if not segment.synthetic}
    spoken = [segment.take for segment in segments if segment.synthetic]
    if not recordings or (len(recordings) == 1 and not spoken):
        return [1.0] * len(segments)
    powers = [_power(segment.take) for segment in segments]
    reference = _together(
        [power for power, segment in zip(powers, segments, strict=True) if segment.synthetic or not spoken]
    )
    gains: dict[int, float] = {}
    for origin in recordings:
        pieces = [
            power
            for power, segment in zip(powers, segments, strict=True)
            if not segment.synthetic and _origin(segment.take) == origin
        ]
        gains[origin] = _gain(_together(pieces), reference)
    return [1.0 if segment.synthetic else gains[_origin(segment.take)] for segment in segments]


def speech_level(segments: Sequence[Segment], gains: Sequence[float]) -> float | None:
    """Return the loudness of all segments after their gains, in LUFS."""
    return _together(
        [_power(segment.take) * gain * gain for segment, gain in zip(segments, gains, strict=True)]
    )


def music_gain(music: Take, reference: float | None) -> float:
    """Return the gain that brings `music` to the loudness `reference` in LUFS."""
    return _gain(_together([_power(music)]), reference)


def _gain(own: float | None, reference: float | None) -> float:
    if own is None or reference is None:
        return 1.0
    return float(10 ** (min(MAX_MATCH, max(-MAX_MATCH, reference - own)) / 20))


def _together(powers: list[NDArray[np.float64]]) -> float | None:
    return loudness.integrated(np.concatenate(powers)) if powers else None


def _power(take: Take) -> NDArray[np.float64]:
    """Return the K-weighted mean square per hop of a take; the hop at its end counts as full."""
    layout = grid(SAMPLE_RATE)
    weighting = KWeighting(SAMPLE_RATE)
    energies = []
    for start in range(0, len(take.samples), layout.block):
        block = np.asarray(take.samples[start : start + layout.block], np.float32)
        energies.append(weighting.feed(np.clip(np.nan_to_num(block), -1.0, 1.0)))
        forget(take.samples)
    cells = np.concatenate([*energies, weighting.finish()])
    cells = np.pad(cells, (0, -len(cells) % layout.cells_per_hop))
    result: NDArray[np.float64] = cells.reshape(-1, layout.cells_per_hop).sum(axis=1) / layout.hop
    return result


def _origin(take: Take) -> int:
    """Identify the array that a take's samples are a piece of."""
    array = take.samples
    while isinstance(array.base, np.ndarray):
        array = array.base
    return id(array)
