"""What every engine does to its raw sound: resampling, trimming, soft edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from audiocast.voices.values import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

EDGE = 0.06
"""Seconds of silence that a take may have at either end."""

LEVEL = -23.0
"""Level of speech, pauses left out, that every voice is brought to, in dB under full scale (RMS)."""

_BEFORE = 0.015
_AFTER = 0.04
_FADE = 0.008
_FRAME = 0.005
_FLOOR = -50.0  # dB under the loudest frame: below this, silence


def resample(samples: NDArray[np.float32], rate: float) -> NDArray[np.float32]:
    """Return mono `samples` taken at `rate` Hz at `SAMPLE_RATE`."""
    import soxr

    if rate == SAMPLE_RATE:
        return samples
    return np.asarray(soxr.resample(samples, rate, SAMPLE_RATE, quality="HQ"), dtype=np.float32)


def audible(samples: NDArray[np.float32]) -> tuple[int, int]:
    """Return the first and last sample (half open) between which anything is heard; (0, 0) if none.

    A frame of 5 ms is heard when its power is within 50 dB of the loudest frame's.
    """
    size = int(SAMPLE_RATE * _FRAME)
    whole = np.pad(samples, (0, -len(samples) % size)).reshape(-1, size)
    power = np.einsum("ij,ij->i", whole, whole, dtype=np.float64)
    if not len(power) or power.max() <= 1e-9:
        return 0, 0
    heard = np.flatnonzero(power > power.max() * 10 ** (_FLOOR / 10))
    return int(heard[0]) * size, min(len(samples), (int(heard[-1]) + 1) * size)


def speech_level(samples: NDArray[np.float32]) -> float:
    """Return the level of the speech in dB under full scale (RMS); -100 where there is nothing.

    Pauses do not count, as ITU-T P.56 means it: only frames of 20 ms within 40 dB of the loudest.
    """
    size = SAMPLE_RATE // 50
    power = np.square(samples[: len(samples) // size * size].reshape(-1, size)).mean(axis=1)
    if not len(power) or power.max() <= 1e-10:
        return -100.0
    return float(10 * np.log10(power[power > power.max() * 1e-4].mean()))


def level(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return `samples` with their speech at `LEVEL`, as far as 12 dB and their peak allow."""
    peak = float(np.abs(samples).max(initial=0.0))
    if peak < 1e-5:
        return samples
    gain = min(max(LEVEL - speech_level(samples), -12.0), 12.0)
    return samples * np.float32(min(10 ** (gain / 20), max(1.0, 0.98 / peak)))


def trim(samples: NDArray[np.float32]) -> tuple[NDArray[np.float32], int]:
    """Return `samples` with a defined little silence and soft edges at both ends.

    The second value is the number of samples that the sound moved to the right (negative: to the
    left), for moving marks along. Sound in which nothing is heard becomes a moment of silence.
    """
    if not np.isfinite(samples).all():
        samples = np.nan_to_num(samples, posinf=0.0, neginf=0.0)
    first, last = audible(samples)
    before, after = int(_BEFORE * SAMPLE_RATE), int(_AFTER * SAMPLE_RATE)
    if first == last:
        return np.zeros(before + after, dtype=np.float32), 0
    body = np.pad(
        samples[max(0, first - before) : last + after],
        (max(0, before - first), max(0, last + after - len(samples))),
    )
    body = np.clip(body, -1.0, 1.0).astype(np.float32)
    fade = np.linspace(0, 1, int(_FADE * SAMPLE_RATE), dtype=np.float32)
    body[: len(fade)] *= fade
    body[-len(fade) :] *= fade[::-1]
    return body, before - first


def tighten(
    spoken: Sequence[tuple[int, int, int, int]], samples: NDArray[np.float32]
) -> list[tuple[int, int, int, int]]:
    """Return the spoken words (start, end, first, last) ending where their sound does.

    An engine tells when a word begins; the pause after a word is not part of it.
    """
    size = int(SAMPLE_RATE * _FRAME)
    whole = np.pad(samples, (0, -len(samples) % size)).reshape(-1, size)
    power = np.einsum("ij,ij->i", whole, whole, dtype=np.float64)
    heard = power > (power.max() if len(power) else 0) * 10 ** (_FLOOR / 10)
    # For each frame, the end of the last frame up to it in which anything is heard.
    ends = np.maximum.accumulate(np.where(heard, np.arange(1, len(heard) + 1), 0)) * size
    result = []
    for start, end, first, last in spoken:
        frame = len(heard) - 1 if last >= len(samples) else last // size - 1
        # The frame in which the next word begins does not count: it is heard anyway.
        if last > first and frame >= 0 and not heard[frame]:
            last = min(last, max(int(ends[frame]), first + 1))
        result.append((start, end, first, last))
    return result
