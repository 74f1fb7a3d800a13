"""What can be measured on a whole recording in one reading of it.

Loudness follows ITU-R BS.1770-5 (K-weighting on the power spectrum of each frame) and its range
EBU Tech 3342; both are good to a few tenths here and serve to decide, not to certify.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiocast.voices.values import SAMPLE_RATE

HOP = 882  # 20 ms: the frames of every curve here
_FFT = 2048
_BATCH = 4096
_RUMBLE, _VOICE = (15.0, 65.0), (100.0, 8000.0)
_FLOOR = -90.0  # dB: what is quieter counts as this
_SILENCE_STEP = 0.4  # of the way from the noise to loud speech
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """Curves with one value for each 20 ms, and what follows from them.

    `level`: dB of what lies in the range of the voice; `loudness`: LUFS; `speech`: whether anything is
    said or played; `offset`: mean of the samples; `rumble`: dB of what lies under the voice, against
    the voice; `snr`: dB of speech over the noise between.
    """

    level: Floats
    loudness: Floats
    speech: NDArray[np.bool_]
    offset: float
    rumble: float
    snr: float

    def range(self) -> float:
        """Return the loudness range in LU; 0 for what is shorter than 3 s."""
        return loudness_range(self.loudness)


def blocks(path: Path, size: int, overlap: int = 0) -> Iterator[tuple[int, Floats]]:
    """Yield (first sample, samples) of the file, `size` at a time, with `overlap` more on both sides.

    What lies outside the file is 0. Files are read, not mapped, so that memory stays flat.
    """
    count = path.stat().st_size // 4
    with path.open("rb") as file:
        for first in range(0, count, size):
            low, high = max(first - overlap, 0), min(first + size + overlap, count)
            file.seek(low * 4)
            piece = np.fromfile(file, "<f4", high - low)
            before = low - (first - overlap)
            after = min(first + size, count) + overlap - high
            yield first, np.pad(piece, (before, after)) if before or after else piece


def survey(path: Path) -> Survey:
    """Measure the mono float32 samples of the file `path`."""
    frequency = np.arange(_FFT // 2 + 1) * SAMPLE_RATE / _FFT
    bands = [(frequency >= low) & (frequency <= high) for low, high in (_RUMBLE, _VOICE)]
    weights = np.stack([*bands, _k_weighting(frequency)], axis=1).astype(np.float32)
    window = np.hanning(_FFT).astype(np.float32)
    scale = 2 / (_FFT * float((window**2).sum()))
    margin = (_FFT - HOP) // 2
    powers, total = [], 0.0
    for _first, piece in blocks(path, _BATCH * HOP, margin):
        total += float(piece[margin : len(piece) - margin].sum(dtype=np.float64))
        count = max((len(piece) - 2 * margin) // HOP, 1)
        piece = np.pad(piece, (0, max(_FFT - len(piece), 0)))
        frames = np.lib.stride_tricks.sliding_window_view(piece, _FFT)[::HOP][:count]
        centred = frames - frames.mean(axis=1, keepdims=True)
        spectrum = np.fft.rfft(centred * window)
        powers.append((spectrum.real**2 + spectrum.imag**2) @ weights * scale)
    rumble, voice, weighted = np.concatenate(powers).T
    level = np.maximum(10 * np.log10(voice + 1e-12), _FLOOR).astype(np.float32)
    loudness = np.maximum(10 * np.log10(weighted + 1e-12) - 0.691, _FLOOR).astype(np.float32)
    noise, loud = (float(x) for x in np.percentile(level, (5, 92)))
    speech = level > min(noise + _SILENCE_STEP * (loud - noise), loud - 6)
    under = 10 * np.log10((rumble.mean() + 1e-15) / (voice.mean() + 1e-15))
    return Survey(
        level=level,
        loudness=loudness,
        speech=speech,
        offset=total / max(path.stat().st_size // 4, 1),
        rumble=float(under),
        snr=_snr(level),
    )


def _snr(level: Floats) -> float:
    """Return the ratio of speech to what is left in its pauses, in dB."""
    powers = 10 ** (np.sort(level) / 10)
    noise = powers[: max(len(powers) // 20, 1)].mean()
    loud = powers[len(powers) // 2 :].mean()
    return float(10 * np.log10(max(loud / noise - 1, 1e-3)))


def _k_weighting(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the power response of the two filters of BS.1770 at `frequency` (48 kHz prototypes)."""
    turn = np.exp(-2j * np.pi * frequency / 48000)
    shelf = (1.53512485958697 - 2.69169618940638 * turn + 1.19839281085285 * turn**2) / (
        1 - 1.69065929318241 * turn + 0.73248077421585 * turn**2
    )
    high = (1 - 2 * turn + turn**2) / (1 - 1.99004745483398 * turn + 0.99007225036621 * turn**2)
    power: NDArray[np.float64] = np.abs(shelf * high) ** 2
    return power


def loudness_range(loudness: Floats) -> float:
    """Return the range (EBU Tech 3342) of a curve of momentary loudness, in LU."""
    width = 3 * SAMPLE_RATE // HOP
    if len(loudness) < width:
        return 0.0
    sums = np.concatenate([[0.0], np.cumsum(10 ** (loudness.astype(np.float64) / 10))])
    short = 10 * np.log10((sums[width:] - sums[:-width])[::5] / width + 1e-12)
    short = short[short > -70]
    if not len(short):
        return 0.0
    gate = 10 * np.log10(np.mean(10 ** (short / 10))) - 20
    low, high = np.percentile(short[short > gate], (10, 95))
    return float(high - low)


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the (first, last) of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def closed(flags: NDArray[np.bool_], frames: int) -> NDArray[np.bool_]:
    """Return `flags` with every inner gap of at most `frames` filled."""
    result = flags.copy()
    for first, last in runs(~flags):
        if last - first <= frames and first > 0 and last < len(flags):
            result[first:last] = True
    return result
