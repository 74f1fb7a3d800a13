"""What espeak's processing does, in figures: `python bench/voices.py [TEXT]` (one line per utterance).

Prints pace, level, spectrum by half octaves before and after the equaliser, the spread of pitch, and
the CPU time of each step. `docs/voices.md` cites the figures.
"""

from __future__ import annotations

import re
import sys
import time
from itertools import pairwise
from pathlib import Path

import numpy as np

from audiocast.spanish.values import Reading, Token, words
from audiocast.voices import espeak, libespeak, open_voice, sound
from audiocast.voices.values import SAMPLE_RATE, Delivery

SAMPLE = (
    "La Gobernación de Valle Ejemplo, a través del Servicio Departamental de Caminos, entregó este lunes la "
    "refacción de quince puentes vecinales que unen a las comunidades del norte con la capital.",
    "El director del servicio, Juan Ejemplo, explicó que la obra demandó una inversión de dos millones "
    "ochocientos mil bolivianos y que beneficia de manera directa a cuatro mil doscientas familias.",
    "“Vamos a trabajar de manera conjunta con los municipios, porque el camino es la vida del productor”.",
    "En la primera fase se atendieron los tramos más dañados por las lluvias del verano pasado.",
    "La segunda fase comenzará en agosto, con maquinaria propia y con el aporte de las comunidades.",
)
EDGES = (63, 90, 125, 180, 250, 355, 500, 710, 1000, 1400, 2000, 2800, 4000, 5600, 8000, 11000)
PAUSE = 0.4


def reading(text: str) -> Reading:
    tokens = tuple(Token(*match.span(), *match.span(), "plain") for match in re.finditer(r"\S+", text))
    return Reading(text, text, tokens)


def spectrum(samples: np.ndarray, rate: int) -> list[float]:
    """Return the power in each half octave in dB of the whole."""
    size = 4096
    frames = np.lib.stride_tricks.sliding_window_view(samples, size)[:: size // 2] * np.hanning(size)
    power = (np.abs(np.fft.rfft(frames)) ** 2).mean(axis=0)
    hertz = np.fft.rfftfreq(size, 1 / rate)
    bands = [power[(hertz >= low) & (hertz < high)].sum() for low, high in pairwise(EDGES)]
    return [10 * np.log10(band / power.sum() + 1e-12) for band in bands]


def pitches(samples: np.ndarray) -> np.ndarray:
    """Return the fundamental of voiced frames in semitones, by autocorrelation."""
    found = []
    for at in range(0, len(samples) - 2048, 1024):
        frame = samples[at : at + 2048]
        power = np.abs(np.fft.rfft(frame, 4096)) ** 2
        echo = np.fft.irfft(power)
        lags = slice(SAMPLE_RATE // 250, SAMPLE_RATE // 60)
        best = lags.start + int(np.argmax(echo[lags]))
        if echo[0] > 1 and echo[best] > 0.5 * echo[0]:
            found.append(12 * np.log2(SAMPLE_RATE / best))
    return np.array(found)


def main() -> None:
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines() if len(sys.argv) > 1 else SAMPLE
    lines = [line for line in lines if line.strip()]
    voice = open_voice("espeak:es-419")
    voice.say(reading("Hola."), Delivery())
    begun = time.process_time()
    takes = [voice.say(reading(line), Delivery()) for line in lines]
    whole = time.process_time() - begun
    begun = time.process_time()
    raw = [libespeak.speak(line, "roa/es-419", rate=espeak.own_rate(160), pitch=50) for line in lines]
    speaking = time.process_time() - begun
    seconds = sum(len(take.samples) for take in takes) / SAMPLE_RATE
    count = sum(len(words(line)) for line in lines)
    samples = np.concatenate([take.samples for take in takes])
    before = np.concatenate([np.frombuffer(one.samples, np.int16) / 32768 for one in raw])
    print(f"{count} words in {seconds:.1f} s: {count / seconds * 60:.0f} words a minute within lines,")
    print(f"{count / (seconds + PAUSE * len(lines)) * 60:.0f} with {PAUSE} s after each line")
    print(f"level {sound.speech_level(samples):.1f} dBFS, peak {np.abs(samples).max():.2f}")
    spread = pitches(samples)
    hertz = 2 ** (np.median(spread) / 12)
    print(f"pitch {hertz:.0f} Hz, deviation {spread.std():.1f} semitones")
    print(f"CPU {whole:.3f} s, of which libespeak {speaking:.3f} s: {whole / seconds * 1000:.1f} ms a second")
    print("half octave (Hz)   before   after (dB)")
    for low, one, two in zip(
        EDGES, spectrum(before, raw[0].rate), spectrum(samples, SAMPLE_RATE), strict=False
    ):
        print(f"{low:8} {one:14.1f} {two:8.1f}")


if __name__ == "__main__":
    main()
