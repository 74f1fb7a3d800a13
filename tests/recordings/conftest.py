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
    rate = library.espeak_Initialize(1, 0, str(espeakng_loader.get_data_path()).encode(), 0x8000)
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
def sounds():
    """Return the builders of sounds and files."""
    return SimpleNamespace(
        speak=speak, silence=silence, noise=noise, music=music, mixed=mixed, save=save, ffmpeg=ffmpeg
    )
