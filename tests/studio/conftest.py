"""Sound for the studio's tests, synthesised; nothing is random but by a fixed seed."""

import numpy as np
import pytest

RATE = 44_100


@pytest.fixture(scope="session")
def voice():
    """Return a function that makes something like speech: voiced syllables, hiss, pauses, peaks."""

    def make(seconds, seed=0):
        rng = np.random.default_rng(seed)
        count = round(seconds * RATE)
        time = np.arange(count) / RATE
        phase = 2 * np.pi * np.cumsum(110 + 25 * np.sin(2 * np.pi * 0.4 * time)) / RATE
        tone = sum(np.cos(k * phase + 0.3 * k * k) / k**0.7 for k in range(1, 30))
        syllables = rng.uniform(0.1, 1.0, count // 8000 + 2).repeat(8000)[:count]
        envelope = syllables * np.clip(np.sin(2 * np.pi * 2.7 * time) + 0.4, 0, 1)
        hiss = rng.standard_normal(count) * (np.sin(2 * np.pi * 1.1 * time) > 0.8) * 0.5
        return ((tone * envelope + hiss) * 0.05).astype(np.float32)

    return make
