"""Sound to measure the studio with: narration by espeak, and whatever is hard to master."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 44_100
SENTENCES = (
    "La gobernación de Valle Ejemplo entregó semillas, herramientas y sistemas de riego a las familias.",
    "La alcaldesa María Ejemplo dijo que el puente abrirá en marzo, antes de las lluvias.",
    "Los productores de quinua, papa y cebada recibirán asistencia técnica durante toda la gestión.",
    "El encuentro reunió a autoridades, dirigentes y vecinos de once comunidades ficticias.",
)


def narration(seconds: float) -> Samples:
    """Return narration by espeak of at least `seconds`, sentence by sentence with pauses."""
    from audiocast.spanish.values import Reading, Token
    from audiocast.voices.espeak import Espeak
    from audiocast.voices.values import Delivery

    voice = Espeak()
    parts: list[Samples] = []
    length, number = 0, 0
    while length < seconds * RATE:
        text = SENTENCES[number % len(SENTENCES)]
        reading = Reading(text, text, (Token(0, len(text), 0, len(text), "plain"),))
        take = voice.say(reading, Delivery(rate=150 + 5 * (number % 4), pitch=50 - 12 * (number % 3 == 2)))
        parts += [np.asarray(take.samples), np.zeros(RATE // 2, np.float32)]
        length += len(parts[-2]) + len(parts[-1])
        number += 1
    return np.concatenate(parts)


def hard_inputs(speech: Samples) -> dict[str, Samples]:
    """Return named inputs of some 20 s that are hard to master; `speech` is narration to build on."""
    rng = np.random.default_rng(1)
    count = 20 * RATE
    speech = speech[:count]
    time = np.arange(count) / RATE
    noise = rng.standard_normal(count)
    sine: Callable[[float], NDArray[np.float64]] = lambda hertz: np.sin(2 * np.pi * hertz * time)  # noqa: E731
    clicks = np.zeros(count)
    clicks[:: RATE * 10] = 1.0
    clicks[RATE * 5] = -1.0
    sparse = (rng.random(count) < 40 / RATE) * rng.uniform(-1, 1, count)
    bursts = noise * (np.sin(2 * np.pi * 0.7 * time) > 0.9)
    swell = np.abs(np.sin(np.pi * time / 20)) ** 4 * 0.98 + 0.02
    chords = sum(
        sine(110 * 2 ** (n / 12)) * (np.sin(2 * np.pi * time * (0.5 + n / 9)) > 0) for n in (0, 4, 7, 12)
    )
    drums = noise * np.exp(-((time % 0.5) * 40))
    inputs = {
        "speech": speech,
        "speech, quiet": speech * 0.01,
        "speech, clipped": np.clip(speech * 12, -0.9, 0.9),
        "speech, huge crest": np.sign(speech) * np.abs(speech / np.abs(speech).max()) ** 1.8,
        "speech, very dynamic": speech * swell,
        "speech with clicks": speech * 0.1 + sparse,
        "speech, DC offset": speech * 0.5 + 0.4,
        "speech over noise": speech * 0.3 + noise * 0.01,
        "speech, beyond full scale": speech * 30,
        "square wave 100 Hz": np.sign(sine(100)) * 0.9,
        "sine 1 kHz": sine(1000),
        "sine 11025 Hz, 45°": np.sin(2 * np.pi * 11025 * time + np.pi / 4),
        "sine 60 Hz": sine(60),
        "sine 15.5 kHz": sine(15_500) * 0.5,
        "white noise": noise * 0.1,
        "white noise, full scale": np.clip(noise, -1, 1),
        "noise bursts": bursts * 0.3,
        "tone bursts": sine(700) * (time % 1.0 < 0.05),
        "music": (chords * 0.1 + drums * 0.3),
        "impulses each 5 s": clicks,
        "near silence": noise * 1e-4,
        "silence": np.zeros(count),
        "1 s of speech": speech[RATE // 4 : RATE + RATE // 4],
        "0.2 s of speech": speech[RATE // 2 : RATE // 2 + RATE // 5],
        "not finite": np.where(rng.random(count) < 1e-4, np.nan, speech),
    }
    return {name: np.asarray(samples, np.float32) for name, samples in inputs.items()}
