"""Sound for the studio's tests, synthesised; nothing is random but by a fixed seed."""

from functools import lru_cache

import numpy as np
import pytest

RATE = 44_100
LONGEST = 30


@lru_cache(maxsize=4)
def _speech(seed):
    """Return half a minute of something like speech: voiced syllables, hiss, pauses, peaks."""
    rng = np.random.default_rng(seed)
    count = LONGEST * RATE
    time = np.arange(count) / RATE
    phase = (2 * np.pi * np.cumsum(110 + 25 * np.sin(2 * np.pi * 0.4 * time)) / RATE).astype(np.float32)
    tone = sum(np.cos(np.float32(k) * phase + np.float32(0.3 * k * k)) / k**0.7 for k in range(1, 20))
    syllables = rng.uniform(0.1, 1.0, count // 8000 + 2).repeat(8000)[:count]
    envelope = syllables * np.clip(np.sin(2 * np.pi * 2.7 * time) + 0.4, 0, 1)
    hiss = rng.standard_normal(count) * (np.sin(2 * np.pi * 1.1 * time) > 0.8) * 0.5
    return ((tone * envelope + hiss) * 0.05).astype(np.float32)


@pytest.fixture(scope="session")
def voice():
    """Return a function that gives so many seconds of something like speech, a new array each time."""

    def make(seconds, seed=0):
        return _speech(seed)[: round(seconds * RATE)].copy()

    return make
