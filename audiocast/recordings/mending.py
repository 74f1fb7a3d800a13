"""Overdriven sound rounded off, and what lies under the voice removed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiocast.files import staged
from audiocast.recordings.survey import blocks, runs
from audiocast.voices.values import SAMPLE_RATE

_BLOCK = 1 << 20
_EDGE = 0.985  # of the peak: samples over it may be cut off
_LONGEST = 80  # samples of one flat top: longer ones are no clipping but a stuck input
_REACH = 256  # samples around a block in which flat tops are still seen whole
_RISE = 2.0  # a rounded top is at most so many times as high as the flat one
CUT_OFF = 70.0  # Hz
_TAPS = 8193
Floats = NDArray[np.float32]


def flat_tops(path: Path) -> tuple[int, float]:
    """Return how many flat tops the sound has, and at what amplitude.

    A flat top is three samples or more at the file's peak, alike to a thousandth: nothing natural
    stays there.
    """
    peak = max((float(np.abs(piece).max()) for _first, piece in blocks(path, _BLOCK)), default=0.0)
    count = sum(len(_tops(piece, peak)) for _first, piece in blocks(path, _BLOCK))
    return count, peak


def _tops(piece: Floats, peak: float) -> list[tuple[int, int]]:
    high = np.abs(piece) >= _EDGE * peak
    if not peak or not high.any():
        return []
    spans = np.array(runs(high))
    lengths = spans[:, 1] - spans[:, 0]
    spans = spans[(lengths >= 3) & (lengths <= _LONGEST)]
    if not len(spans):
        return []
    # Every second value of these reductions belongs to what lies between the runs.
    edges = np.minimum(spans.ravel(), len(piece) - 1)
    spread = (np.maximum.reduceat(piece, edges) - np.minimum.reduceat(piece, edges))[::2]
    level = np.concatenate([[0], np.cumsum(np.abs(np.diff(piece)) < 0.001 * peak)])
    flat = level[spans[:, 1] - 1] - level[spans[:, 0]]
    chosen = spans[(spread < 0.015 * peak) & (2 * flat >= spans[:, 1] - spans[:, 0] - 1)]
    return [(int(first), int(last)) for first, last in chosen]


def declip(path: Path, target: Path, peak: float) -> float:
    """Write the sound with its flat tops rounded off by cubic curves; return the gain in dB.

    The rounded tops are higher than the flat ones, so that all is brought down to fit.
    """
    highest = peak
    for _first, piece in blocks(path, _BLOCK, _REACH):
        highest = max(highest, float(np.abs(_rounded(piece, peak)).max()))
    gain = np.float32(min(1.0, 1.0 / highest))
    with staged(target) as part, part.open("wb") as file:
        for _first, piece in blocks(path, _BLOCK, _REACH):
            file.write((_rounded(piece, peak)[_REACH : len(piece) - _REACH] * gain).astype("<f4").tobytes())
    return float(20 * np.log10(gain))


def _rounded(piece: Floats, peak: float) -> Floats:
    result = piece.copy()
    for first, last in _tops(piece, peak):
        low, high = first - 1, last
        if low < 1 or high > len(piece) - 2:
            continue
        span = high - low
        rise, fall = piece[low] - piece[low - 1], piece[high + 1] - piece[high]
        x = np.arange(1, span) / span
        # Hermite's cubic through both edges with the slopes that the sound has there.
        curve = (
            (1 + 2 * x) * (1 - x) ** 2 * piece[low]
            + x * (1 - x) ** 2 * span * rise
            + x**2 * (3 - 2 * x) * piece[high]
            - x**2 * (1 - x) * span * fall
        )
        flat = piece[first:last]
        sign = np.sign(flat[0])
        result[first:last] = sign * np.clip(np.maximum(sign * curve, sign * flat), 0, _RISE * peak)
    return result


def high_pass(path: Path, target: Path) -> None:
    """Write the sound without what lies under `CUT_OFF`, offset included; phases stay as they are."""
    half = _TAPS // 2
    time = np.arange(-half, half + 1) / SAMPLE_RATE
    low = 2 * CUT_OFF / SAMPLE_RATE * np.sinc(2 * CUT_OFF * time) * np.blackman(_TAPS)
    taps = -low / low.sum()
    taps[half] += 1
    size = 1 << 17
    response = np.fft.rfft(taps, size)
    step = size - _TAPS + 1
    with staged(target) as part, part.open("wb") as file:
        for _first, piece in blocks(path, step, half):
            sound = np.fft.irfft(np.fft.rfft(piece, size) * response, size)
            kept = sound[2 * half : len(piece)]
            file.write(np.clip(kept, -1, 1).astype("<f4").tobytes())
