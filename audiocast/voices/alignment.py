"""Word times for an engine that gives none: its sound is compared with espeak's of the same text.

Mel cepstra of both, every 10 ms, are matched by dynamic time warping (Sakoe and Chiba, 1978), in a
band around the diagonal; the words of the reference, whose times are known, are carried over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from audiocast.voices import libespeak
from audiocast.voices.marks import Spoken, spoken_words
from audiocast.voices.sound import audible
from audiocast.voices.values import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STEP = 0.01
_WINDOW = 0.032  # at most; a power of two samples
_BANDS = 26
_CEPSTRA = 13
_TOP = 6000.0  # Hz; above it, voices and encoders differ more than sounds do
_BAND = 0.15
_LEAST_BAND = 0.6  # seconds
_REFERENCE = "roa/es-419"


@dataclass(frozen=True, slots=True)
class Aligned:
    """The spoken words with their times, and how sure they are (0 to 1)."""

    spoken: list[Spoken]
    confidence: float


def reference_seconds(said: str, rate: int) -> float:
    """Return how long espeak takes to say `said` at its own `rate`."""
    heard = libespeak.speak(said, _REFERENCE, rate=rate, pitch=50)
    return len(heard.samples) / 2 / heard.rate


def align(said: str, samples: NDArray[np.float32]) -> Aligned:
    """Return when each word of `said` sounds in `samples` (mono, `SAMPLE_RATE`), which say it.

    Raises UnavailableError where espeak, which speaks the reference, is missing.
    """
    heard = libespeak.speak(said, _REFERENCE, rate=170, pitch=50)
    reference = np.frombuffer(heard.samples, dtype=np.int16).astype(np.float32)
    words = spoken_words(said, heard.starts, len(reference))
    first, last = audible(samples)
    if not words or first == last or not len(reference):
        return Aligned(spoken_words(said, {}, len(samples)), 0.0)
    there = _features(reference, heard.rate)
    here = _features(samples[first:last], SAMPLE_RATE)
    path, cost = _warp(there, here)
    step = heard.rate * _STEP
    frames = np.interp([word[2] / step for word in words], path[:, 0], path[:, 1])
    starts = {
        word[0]: min(first + round(float(frame) * _STEP * SAMPLE_RATE), len(samples))
        for word, frame in zip(words, frames, strict=True)
    }
    spoken = spoken_words(said, starts, last)
    return Aligned([(s, e, max(a, first), b) for s, e, a, b in spoken], _confidence(cost))


def _confidence(cost: float) -> float:
    """Return how sure an alignment is whose frames differ by `cost` on average.

    Between timbres of espeak, the same text differs by 2 to 3, another text by 3.2 to 3.6.
    """
    return round(float(np.clip(1 - (cost - 2.2) / 2.5, 0.1, 0.9)), 2)


def _features(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Return one row of cepstra per step, each coefficient with mean 0 and deviation 1."""
    size, step = 2 ** int(np.log2(rate * _WINDOW)), rate * _STEP
    count = max(1, int(len(samples) / step))
    at = (np.arange(count) * step).astype(int)
    padded = np.pad(samples, (size // 2, size))
    frames = padded[at[:, None] + np.arange(size)] * np.hanning(size).astype(np.float32)
    spectrum = np.fft.rfft(frames.astype(np.float32), axis=1)
    power = spectrum.real**2 + spectrum.imag**2
    floor = max(float(power.max()) * 1e-7, 1e-9)
    bands = np.log(np.maximum(power @ _filters(size, rate), floor))
    cepstra = bands @ _cosines()
    cepstra -= cepstra.mean(axis=0)
    return np.asarray(cepstra / (cepstra.std(axis=0) + 1e-6), dtype=np.float32)


@lru_cache(maxsize=4)
def _filters(size: int, rate: int) -> NDArray[np.float64]:
    """Return triangular mel filters as a matrix (frequencies, bands)."""
    mel = np.linspace(_mel(80.0), _mel(min(_TOP, rate / 2)), _BANDS + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    frequencies = np.fft.rfftfreq(size, 1 / rate)[:, None]
    rising = (frequencies - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - frequencies) / (edges[2:] - edges[1:-1])
    return np.asarray(np.maximum(0, np.minimum(rising, falling)))


def _mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


@lru_cache(maxsize=1)
def _cosines() -> NDArray[np.float64]:
    """Return the discrete cosine transform (type II) to the first cepstra, the energy among them."""
    bands = (np.arange(_BANDS) + 0.5)[:, None]
    return np.asarray(np.cos(np.pi * bands * np.arange(_CEPSTRA) / _BANDS))


def _warp(one: NDArray[np.float32], two: NDArray[np.float32]) -> tuple[NDArray[np.int64], float]:
    """Return the cheapest path through both, as rows (frame of one, frame of two), and its mean cost.

    Steps are (1, 0), (0, 1) and (1, 1), worked on by anti-diagonals.
    """
    n, m = len(one), len(two)
    band = max(_LEAST_BAND / _STEP, _BAND * max(n, m))
    slope = 1 + m / n
    backwards = two[::-1]
    # Index r + 1 holds row r, so that index 0 is the border; three diagonals are alive at a time.
    before, last, here = (np.full(n + 1, np.inf, dtype=np.float32) for _diagonal in range(3))
    last[0] = 0.0
    moves = np.zeros((n + m - 1, n), dtype=np.int8)
    for diagonal in range(n + m - 1):
        low = max(0, diagonal - m + 1, int((diagonal - band) / slope))
        high = min(n, diagonal + 1, int((diagonal + band) / slope) + 2)
        first = m - 1 - diagonal + low  # of the reversed columns, which run with the rows
        difference = one[low:high] - backwards[first : first + high - low]
        costs = np.sqrt(np.einsum("ij,ij->i", difference, difference))
        across, down, right = before[low:high] + costs, last[low:high], last[low + 1 : high + 1]
        best = np.minimum(down, right)
        moves[diagonal, low:high] = np.where(across <= best, 0, np.where(down <= right, 1, 2))
        here.fill(np.inf)
        here[low + 1 : high + 1] = np.minimum(across, best) + costs
        before, last, here = last, here, before
        if diagonal == 0:
            before[0] = np.inf
    return _trace(moves, n, m), float(last[n]) / (n + m)


def _trace(moves: NDArray[np.int8], n: int, m: int) -> NDArray[np.int64]:
    row, column = n - 1, m - 1
    path = [(row, column)]
    while row or column:
        move = moves[row + column, row] if row and column else (1 if row else 2)
        row -= int(move != 2)
        column -= int(move != 1)
        path.append((row, column))
    return np.array(path[::-1])
