"""Fades: long ones on music through pydub, short ones against clicks, and the two sides of a cross-fade."""

from __future__ import annotations

import warnings

import numpy as np

from audiocast.studio.grid import Samples
from audiocast.voices.values import SAMPLE_RATE

EDGE = 0.005
"""Seconds over which a segment that is cut from silence comes and goes."""
_SHORTEST = 441  # pydub counts in milliseconds; what is shorter than ten of them gets an edge anyway
_FULL_SCALE = 2.0**31


def fade_music(samples: Samples, fade_in: float, fade_out: float) -> Samples:
    """Return a copy of `samples` that fades in and out over so many seconds, through pydub.

    Only the parts under a fade pass through pydub, as 32-bit integers.
    """
    result = np.array(samples, np.float32)
    head = min(len(result), round(fade_in * SAMPLE_RATE))
    tail = min(len(result), round(fade_out * SAMPLE_RATE))
    if head > _SHORTEST:
        result[:head] = _faded(result[:head], fade_in=True)
    if tail > _SHORTEST:
        result[len(result) - tail :] = _faded(result[len(result) - tail :], fade_in=False)
    return result


def _faded(samples: Samples, *, fade_in: bool) -> Samples:
    with warnings.catch_warnings():
        # pydub looks for system programs that are not needed here, and uses old escape sequences.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment

    peak = max(1.0, float(np.abs(samples).max(initial=0.0)))
    whole = np.clip(samples.astype(np.float64) / peak * _FULL_SCALE, -_FULL_SCALE, _FULL_SCALE - 1)
    sound = AudioSegment(
        data=whole.astype("<i4").tobytes(), sample_width=4, frame_rate=SAMPLE_RATE, channels=1
    )
    duration = len(sound)
    sound = sound.fade_in(duration) if fade_in else sound.fade_out(duration)
    back = np.frombuffer(sound.raw_data, "<i4").astype(np.float64) * (peak / _FULL_SCALE)
    result = np.zeros(len(samples), np.float32)
    result[: min(len(back), len(result))] = back[: len(result)]
    return result


def rising(length: int) -> Samples:
    """Return a ramp from 0 to 1 of `length` samples, smooth at both ends; reversed it falls."""
    result: Samples = (0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / max(1, length))).astype(
        np.float32
    )
    return result


def crossing(length: int) -> Samples:
    """Return the rising side of a cross-fade that keeps the power of unrelated sounds."""
    result: Samples = np.sin(np.pi / 2 * (np.arange(length) + 0.5) / max(1, length)).astype(np.float32)
    return result
