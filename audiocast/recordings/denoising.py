"""Steady noise under speech reduced, gently.

Wiener gains with the decision-directed estimate of the signal-to-noise ratio (Ephraim and Malah
1984; Scalart and Filho 1996), which leaves no musical noise; the noise is followed by the quietest
frames of each few seconds (after Martin 2001).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiocast.files import staged
from audiocast.recordings.survey import blocks

_FFT = 2048
_HOP = 512
_FRAMES = 860  # 10 s: the noise is followed in steps of this
_QUIET = 0.08  # part of the frames that are taken for noise alone
_MEMORY = 0.97
_LEAST_PRIOR = 10 ** (-25 / 10)
Floats = NDArray[np.float32]


def denoise(path: Path, target: Path, depth: float) -> None:
    """Write the sound with its steady noise reduced by at most `depth` dB."""
    window = np.sqrt(np.hanning(_FFT + 1)[:-1]).astype(np.float32)
    scale = np.float32(_HOP / (window**2).sum())
    noises = _noises(path, window)
    floor = np.float32(10 ** (-depth / 20))
    margin = _FFT - _HOP
    carried = np.zeros(_FFT // 2 + 1, np.float32)
    tail = np.zeros(margin, np.float32)
    left = path.stat().st_size // 4
    with staged(target) as part, part.open("wb") as file:
        # The first block of output is the past of the first frame; it is dropped.
        drop = margin
        for index, (_first, piece) in enumerate(_padded(path, margin)):
            spectra = _spectra(piece, window)
            gains, carried = _gains(spectra, _noise_at(noises, index, len(spectra)), carried, floor)
            frames = np.fft.irfft(spectra * gains).astype(np.float32) * (window * scale)
            sound = np.zeros(len(frames) * _HOP + margin, np.float32)
            sound[:margin] = tail
            for place, frame in enumerate(frames):
                sound[place * _HOP : place * _HOP + _FFT] += frame
            ready, tail = sound[drop : len(frames) * _HOP], sound[len(frames) * _HOP :]
            file.write(np.clip(ready[:left], -1, 1).astype("<f4").tobytes())
            left -= min(len(ready), left)
            drop = 0
        file.write(np.clip(tail[:left], -1, 1).astype("<f4").tobytes())


def _padded(path: Path, margin: int) -> Iterator[tuple[int, Floats]]:
    """Yield blocks of whole frames; each begins `margin` samples before what is new in it."""
    for first, piece in blocks(path, _FRAMES * _HOP, margin):
        # Only the past of a block is wanted, and at the very end enough zeros for the last frames.
        whole = len(piece) - margin
        count = -(-(whole - margin) // _HOP)
        last = first + _FRAMES * _HOP >= path.stat().st_size // 4
        size = margin + (count + (margin // _HOP if last else 0)) * _HOP
        yield first, np.pad(piece[:whole], (0, max(size - whole, 0)))[:size]


def _spectra(piece: Floats, window: Floats) -> NDArray[np.complex64]:
    frames = np.lib.stride_tricks.sliding_window_view(piece, _FFT)[::_HOP]
    spectra: NDArray[np.complex64] = np.fft.rfft(frames * window).astype(np.complex64)
    return spectra


def _noises(path: Path, window: Floats) -> Floats:
    """Return the power spectrum of the noise in each 10 s, shape (steps, bins), smoothed over time."""
    found = []
    for _first, piece in _padded(path, _FFT - _HOP):
        powers = np.abs(_spectra(piece, window)) ** 2
        heard = powers[powers.sum(axis=1) > 1e-9]
        if len(heard):
            order = np.argsort(heard.sum(axis=1))
            found.append(heard[order[: max(int(_QUIET * len(heard)), 4)]].mean(axis=0))
        else:
            found.append(np.full(powers.shape[1], 1e-12, np.float32))
    noises = np.array(found, np.float32)
    # A step that holds no pause takes speech for noise: its neighbours know better.
    padded = np.pad(noises, ((2, 2), (0, 0)), "edge")
    least: Floats = np.min([padded[i : i + len(noises)] for i in range(5)], axis=0) * np.float32(1.1)
    return least


def _noise_at(noises: Floats, index: int, frames: int) -> Floats:
    """Return the noise for each frame of step `index`, passing smoothly to the next step."""
    here, following = noises[index], noises[min(index + 1, len(noises) - 1)]
    part = (np.arange(frames, dtype=np.float32) / frames)[:, None]
    noise: Floats = here * (1 - part) + following * part
    return noise


def _gains(
    spectra: NDArray[np.complex64], noise: Floats, carried: Floats, floor: np.float32
) -> tuple[Floats, Floats]:
    """Return the gain of each bin and frame, and what the next block starts from."""
    ratios = np.abs(spectra) ** 2 / (noise + np.float32(1e-12))
    gains = np.empty(ratios.shape, np.float32)
    for place, ratio in enumerate(ratios):
        prior = _MEMORY * carried + (1 - _MEMORY) * np.maximum(ratio - 1, 0)
        prior = np.maximum(prior, _LEAST_PRIOR)
        gain = prior / (1 + prior)
        carried = gain**2 * ratio
        gains[place] = gain
    return np.maximum(gains, floor), carried
