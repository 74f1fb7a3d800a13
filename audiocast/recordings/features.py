"""What of a sound tells which word it is: mel powers, and cepstra made comparable across voices.

Frames follow each other every `HOP` samples; frame `i` looks at the window centred on sample
`(i + 0.5) * HOP`. Mel scale after O'Shaughnessy (1987); cepstra after Davis and Mermelstein (1980).
"""

from __future__ import annotations

import mmap
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiocast.voices.values import SAMPLE_RATE

HOP = 882  # 20 ms
_WINDOW = 1764
_FFT = 2048
_BANDS = 30
_LOWEST, _HIGHEST = 80.0, 7600.0
_CEPSTRA = 13
_BLOCK = 4096  # frames worked on at a time
Floats = NDArray[np.float32]


def mel_powers(samples: Floats) -> Floats:
    """Return the power in each mel band of each frame, shape (frames, bands)."""
    count = len(samples) // HOP
    window, filters = np.hanning(_WINDOW).astype(np.float32), _filters()
    powers = np.empty((count, _BANDS), np.float32)
    margin = (_WINDOW - HOP) // 2
    for begin in range(0, count, _BLOCK):
        end = min(begin + _BLOCK, count)
        first, last = begin * HOP - margin, end * HOP + margin
        piece = np.asarray(samples[max(first, 0) : last], np.float32)
        piece = np.pad(piece, (max(-first, 0), last - first - max(-first, 0) - len(piece)))
        frames = np.lib.stride_tricks.sliding_window_view(piece, _WINDOW)[::HOP]
        spectrum = np.fft.rfft(frames * window, _FFT)
        powers[begin:end] = (spectrum.real**2 + spectrum.imag**2).astype(np.float32) @ filters
        _release(samples)
    return powers


def _mel(frequency: Any) -> Any:
    return 2595 * np.log10(1 + frequency / 700)


def _hertz(mel: Any) -> Any:
    return 700 * (10 ** (mel / 2595) - 1)


def _filters() -> Floats:
    """Return triangular mel filters, shape (bins, bands), each with a sum of 1."""
    edges = _hertz(np.linspace(_mel(_LOWEST), _mel(_HIGHEST), _BANDS + 2))
    bins = np.arange(_FFT // 2 + 1)[:, None] * SAMPLE_RATE / _FFT
    rise = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    fall = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    filters = np.clip(np.minimum(rise, fall), 0, None)
    result: Floats = (filters / np.maximum(filters.sum(axis=0), 1e-9)).astype(np.float32)
    return result


def _release(samples: Floats) -> None:
    """Give the memory of a mapped file back; what is wanted again comes from the disk again.

    Only of maps that hold nothing but the file: a private copy would lose what was written to it.
    """
    mapped = getattr(samples, "_mmap", None)
    advice = getattr(mmap, "MADV_DONTNEED", None)
    if mapped is not None and advice is not None and getattr(samples, "mode", "") == "r":
        mapped.madvise(advice)


def cepstra(powers: Floats) -> Floats:
    """Return the cepstra of `powers` and their slopes over 100 ms, shape (frames, 2 × cepstra)."""
    logs = np.log(np.maximum(powers, 1e-12))
    bands = powers.shape[1]
    basis = np.cos(np.pi / bands * (np.arange(bands)[:, None] + 0.5) * np.arange(min(_CEPSTRA, bands)))
    plain = (logs @ basis.astype(np.float32)).astype(np.float32)
    padded = np.pad(plain, ((2, 2), (0, 0)), "edge")
    slopes = 2 * (padded[4:] - padded[:-4]) + padded[3:-1] - padded[1:-3]
    return np.concatenate([plain, slopes], axis=1)


def level_db(powers: Floats) -> Floats:
    """Return the level of each frame in dB, without the lowest bands, where rumble lies."""
    level: Floats = (10 * np.log10(powers[:, 3:].mean(axis=1) + 1e-12)).astype(np.float32)
    return level


def warped(powers: Floats, factor: float) -> Floats:
    """Return `powers` as a speaker with a vocal tract shorter by `factor` would have them.

    Vocal tract length normalisation after Lee and Rose (1996), on the bands instead of the bins.
    """
    edges = np.linspace(_mel(_LOWEST), _mel(_HIGHEST), _BANDS + 2)[1:-1]
    wanted = _mel(_hertz(edges) / factor)
    place = np.clip(np.interp(wanted, edges, np.arange(_BANDS)), 0, _BANDS - 1)
    low = np.minimum(place.astype(int), _BANDS - 2)
    part = (place - low).astype(np.float32)
    logs = np.log(powers + 1e-12)
    result: Floats = np.exp(logs[:, low] * (1 - part) + logs[:, low + 1] * part)
    return result
