"""Sounds that the tests build for themselves: speech with known times, noise, music, files."""

import ctypes
import functools
import itertools
import subprocess
from pathlib import Path
from types import SimpleNamespace

import imageio_ffmpeg
import numpy as np
import pytest
import soxr

from audiocast.spanish.values import words
from audiocast.voices.values import SAMPLE_RATE, Mark, Take


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


@functools.cache
def _library():
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(2, 0, str(espeakng_loader.get_data_path()).encode(), 0x8000)
    return library, rate


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@functools.lru_cache(maxsize=400)
def _speak(text, voice, rate, pitch):
    """Return (samples at 44 100 Hz, (first sample, character) of each word event)."""
    library, native = _library()
    blocks, events = [], []

    def receive(sound, count, event):
        if count > 0:
            blocks.append(np.ctypeslib.as_array(sound, (count,)).astype(np.float32) / 32768)
        place = 0
        while event[place].type:
            if event[place].type == 1:
                events.append((event[place].sample, event[place].text_position - 1))
            place += 1
        return 0

    callback = _CALLBACK(receive)
    library.espeak_SetSynthCallback(callback)
    assert library.espeak_SetVoiceByName(voice.encode()) == 0, voice
    library.espeak_SetParameter(1, rate, 0)
    library.espeak_SetParameter(3, pitch, 0)
    data = text.encode()
    library.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
    sound = soxr.resample(np.concatenate(blocks), native, SAMPLE_RATE).astype(np.float32)
    return sound, [(sample * SAMPLE_RATE // native, character) for sample, character in events]


def speak(text, voice="es-419", rate=160, pitch=50):
    """Return a take of `text`, with a mark for each written word."""
    sound, events = _speak(text, voice, rate, pitch)
    marks, spans, begin = [], words(text), 0
    for start, end in spans:
        here = [sample for sample, character in events if start <= character < end]
        begin = max(begin, min(here[0] if here else begin, len(sound)))
        marks.append([start, end, begin, len(sound)])
    for mark, following in itertools.pairwise(marks):
        mark[3] = following[2]
    return Take(sound, text, tuple(Mark(*mark) for mark in marks))


def silence(seconds):
    return np.zeros(int(seconds * SAMPLE_RATE), np.float32)


def noise(seconds, level, seed=1):
    """Return pink-ish noise with an RMS of `level` dB."""
    count = int(seconds * SAMPLE_RATE)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 50))
    sound = np.fft.irfft(spectrum, count)
    return (sound / np.sqrt(np.mean(sound**2)) * 10 ** (level / 20)).astype(np.float32)


def music(seconds, seed=3):
    """Return a jingle: chords of decaying harmonics, four a second, with a beat under them."""
    generator = np.random.default_rng(seed)
    count = int(seconds * SAMPLE_RATE)
    sound = np.zeros(count + SAMPLE_RATE, np.float32)
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    for begin in range(0, count, SAMPLE_RATE // 4):
        chord = np.zeros(SAMPLE_RATE)
        for pitch in generator.choice([220, 262, 330, 392, 440, 523, 659], 3, replace=False):
            chord += sum(np.sin(2 * np.pi * pitch * h * time) / h for h in range(1, 8))
        chord += 4 * np.sin(2 * np.pi * 60 * time) * np.exp(-time * 30)
        chord += generator.standard_normal(SAMPLE_RATE) * np.exp(-time * 60)
        sound[begin : begin + SAMPLE_RATE] += chord * np.exp(-time * 5) * 0.03
    return sound[:count]


def mixed(sound, snr, seed=5):
    """Return `sound` with noise `snr` dB under its speech."""
    level = 10 * np.log10(np.mean(sound[np.abs(sound) > 0.01] ** 2)) - snr
    return sound + noise(len(sound) / SAMPLE_RATE + 0.001, level, seed)[: len(sound)]


def ffmpeg(*arguments, data=None):
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-y", *map(str, arguments)]
    subprocess.run(command, input=data or b"", check=True)


def save(path: Path, samples, *options, rate=SAMPLE_RATE):
    """Encode `samples` (frames or frames × channels) to `path` with ffmpeg `options`."""
    samples = np.asarray(samples, "<f4")
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    source = ("-f", "f32le", "-ar", rate, "-ac", channels, "-i", "pipe:0")
    ffmpeg(*source, *options, path, data=samples.tobytes())
    return path


@pytest.fixture
def sounds(builders):
    """Return the builders of sounds and files."""
    return builders


@pytest.fixture(scope="session")
def builders():
    """Return the builders of sounds and files, for sounds that several tests share."""
    return SimpleNamespace(
        speak=speak, silence=silence, noise=noise, music=music, mixed=mixed, save=save, ffmpeg=ffmpeg
    )


LINES = (
    "El alcalde de Valle Ejemplo, Pedro Muestra, entregó este lunes un sistema de riego.",
    "La obra beneficia a cuatrocientas familias de la comunidad de Puente Inventado.",
    "Hoy cumplimos con un compromiso que tenía más de veinte años, dijo la autoridad durante el acto.",
    "La dirigente María Ejemplo agradeció el trabajo de los técnicos, pero pidió un camino vecinal.",
    "El sistema comprende una toma en el río Imaginario y doce kilómetros de canales revestidos.",
    "Los productores sembrarán papa, haba, cebada y quinua en dos campañas al año.",
    "El acto concluyó con una feria en la que se vendieron quesos, lanas y tejidos.",
)
OTHERS = (
    "La campaña de vacunación comenzó en los colegios de Ciudad Modelo con brigadas móviles.",
    "Más de ocho mil niños recibirán la dosis gratuita hasta el último viernes del mes.",
    "Las enfermeras recorrerán barrios, mercados y terminales con carpas de los bomberos.",
    "No hay motivo para tener miedo, aseguró el médico Luis Supuesto al mostrar su carnet.",
    "También se habilitó una línea telefónica que atiende consultas a toda hora.",
    "El concejo aprobó un presupuesto extraordinario para contratar choferes.",
    "La universidad prestará refrigeradores, computadoras y un laboratorio completo.",
)


def clauses_of(lines):
    """Return (line, start, end) of each clause of `lines`."""
    found = []
    for number, line in enumerate(lines):
        begin = 0
        for end in [i + 1 for i, letter in enumerate(line) if letter in ",.;"]:
            found.append((number, begin + (line[begin] == " "), end))
            begin = end
    return found


def announce(lines, voice, rate=155, seed=1, leave_out=()):
    """Speak `lines` clause by clause with random pauses; return the sound and each clause's first sample."""
    generator = np.random.default_rng(seed)
    parts, starts = [silence(0.3)], []
    for place, (line, begin, end) in enumerate(clauses_of(lines)):
        sound = speak(lines[line][begin:end], voice, rate + int(generator.integers(-10, 11))).samples
        loud = np.flatnonzero(np.abs(sound) > 0.03 * np.abs(sound).max())
        pause = silence(generator.uniform(0.1, 0.7))
        if place in leave_out:
            starts.append(None)
            continue
        starts.append(sum(map(len, parts)))
        parts += [sound[loud[0] : loud[-1] + 1], pause]
    return np.concatenate(parts), starts


def telephone(sound):
    """Return `sound` as a telephone line of 8 kHz and 300 to 3400 Hz gives it."""
    narrow = soxr.resample(sound, SAMPLE_RATE, 8000)
    spectrum, pitch = np.fft.rfft(narrow), np.fft.rfftfreq(len(narrow), 1 / 8000)
    spectrum[(pitch < 300) | (pitch > 3400)] = 0
    narrow = np.fft.irfft(spectrum, len(narrow)).astype(np.float32)
    return soxr.resample(narrow, 8000, SAMPLE_RATE)[: len(sound)].astype(np.float32)


def echoing(sound, seconds=0.5, seed=7):
    """Return `sound` in a room with a reverberation of `seconds`."""
    count = int(seconds * SAMPLE_RATE)
    tail = np.random.default_rng(seed).standard_normal(count) * np.exp(-6.9 * np.arange(count) / count)
    tail *= 0.5 / np.sqrt(np.sum(tail**2))
    tail[0] = 1
    size = len(sound) + count
    return np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)[: len(sound)].astype(
        np.float32
    )


@pytest.fixture
def speech():
    """Return texts, their announcement with known times, and rooms and lines that spoil it."""
    return SimpleNamespace(
        lines=LINES,
        others=OTHERS,
        clauses=clauses_of(LINES),
        reference=[speak(line) for line in LINES],
        announce=announce,
        telephone=telephone,
        echoing=echoing,
    )
