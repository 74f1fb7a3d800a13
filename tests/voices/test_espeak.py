"""espeak: the voice that is always there."""

import ctypes
import hashlib
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiocast.errors import SettingsError
from audiocast.spanish.values import Reading, Token, words
from audiocast.voices import libespeak, open_voice
from audiocast.voices.espeak import own_rate
from audiocast.voices.values import SAMPLE_RATE, Delivery

LINES = [
    "La Gobernación de Valle Ejemplo entregó quince puentes a las comunidades del norte.",
    "“El camino es la vida del productor”, dijo Juan Ejemplo.",
    "La segunda fase comenzará en agosto, con maquinaria propia y con el aporte de todos.",
]


def plain(text):
    tokens = [Token(*m.span(), *m.span(), "plain") for m in re.finditer(r"\S+", text)]
    return Reading(text, text, tuple(tokens))


def digest(text, rate=160):
    """Return the hash of the samples of `text`; a function of the module, for pools."""
    take = open_voice("espeak:es-419").say(plain(text), Delivery(rate=rate))
    return hashlib.sha256(take.samples.tobytes()).hexdigest()


def test_a_line_sounds_the_same_whatever_was_said_before():
    alone = digest(LINES[1])
    digest(LINES[0], 220)
    open_voice("espeak:es+f2").say(plain(LINES[2]), Delivery(120, 80))

    assert digest(LINES[1]) == alone


def test_a_line_sounds_the_same_in_another_process():
    script = (
        "import hashlib, re\n"
        "from audiocast.spanish.values import Reading, Token\n"
        "from audiocast.voices import open_voice\n"
        "from audiocast.voices.values import Delivery\n"
        f"text = {LINES[1]!r}\n"
        "tokens = tuple(Token(*m.span(), *m.span(), 'plain') for m in re.finditer(r'\\S+', text))\n"
        "take = open_voice('espeak:es-419').say(Reading(text, text, tokens), Delivery())\n"
        "print(hashlib.sha256(take.samples.tobytes()).hexdigest())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == digest(LINES[1])
    assert done.stderr == ""


@pytest.mark.parametrize("kind", ["threads", "forked", "spawned"])
def test_a_line_sounds_the_same_from_a_pool(kind):
    if kind == "forked" and sys.platform != "linux":
        pytest.skip("fork is not safe here")
    expected = [digest(line) for line in LINES]
    pool = {
        "threads": lambda: ThreadPoolExecutor(3),
        "forked": lambda: ProcessPoolExecutor(2, mp_context=get_context("fork")),
        "spawned": lambda: ProcessPoolExecutor(1, mp_context=get_context("spawn")),
    }[kind]()

    with pool:
        if kind == "spawned":  # a spawned process cannot import this test module by its name
            found = [pool.submit(libespeak.speak, LINES[0], "roa/es-419", rate=160, pitch=50).result()]
            expected = [libespeak.speak(LINES[0], "roa/es-419", rate=160, pitch=50)]
        else:
            found = list(pool.map(digest, LINES))

    assert found == expected


def test_a_library_that_stays_loaded_is_copied_and_the_sound_is_the_same():
    expected = digest(LINES[0])
    holder = ctypes.CDLL(libespeak._paths()[0])
    try:
        assert libespeak._loaded(libespeak._paths()[0])
        digest(LINES[1])

        assert digest(LINES[0]) == expected
    finally:
        libespeak._unload(holder)


@pytest.mark.parametrize("rate", [120, 150, 160, 170, 200])
def test_prose_is_read_at_the_pace_that_was_asked_for(rate):
    takes = [open_voice("espeak:es-419").say(plain(line), Delivery(rate=rate)) for line in LINES]
    pauses = [0.35] * len(LINES)
    minutes = (sum(len(take.samples) for take in takes) / SAMPLE_RATE + sum(pauses)) / 60

    assert sum(len(words(line)) for line in LINES) / minutes == pytest.approx(rate, rel=0.12)


def test_pitch_makes_the_voice_higher():
    def fundamental(pitch):
        samples = open_voice("espeak:es-419").say(plain("aaaaaaaa"), Delivery(pitch=pitch)).samples
        middle = samples[len(samples) // 2 - 4096 : len(samples) // 2 + 4096]
        spectrum = np.abs(np.fft.rfft(middle, 2**16)) ** 2
        product = np.fft.irfft(spectrum)
        lags = slice(SAMPLE_RATE // 400, SAMPLE_RATE // 60)
        return SAMPLE_RATE / (lags.start + int(np.argmax(product[lags])))

    assert fundamental(38) < fundamental(50) < fundamental(65)


@pytest.mark.parametrize("name", ["de", "es-419+", "es-419+../x", "es-419+no_such_timbre"])
def test_an_unknown_voice_is_a_clear_error(name):
    with pytest.raises(SettingsError, match="espeak has no"):
        open_voice(f"espeak:{name}").check()


def test_every_rate_is_within_what_espeak_takes():
    rates = [own_rate(rate) for rate in range(1, 1000)]

    assert rates == sorted(rates)
    assert (rates[0], rates[-1]) == (80, 450)


HOSTILE = [
    *("a.b." * 300, "a.b. " * 300, "x.y.z. " * 200, "á" * 5000),
    *("<speak>" * 50, "[[h@l]]", "1" * 900, "—" * 900),
]


def test_texts_that_overrun_the_library_do_not_end_the_process():
    script = (
        "from audiocast.voices.libespeak import speak\n"
        f"for text in {HOSTILE!r}:\n"
        "    speak(text, 'roa/es-419', rate=450, pitch=50)\n"
        "print('alive')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "alive\n", "")


@given(st.text(alphabet="aé. ,%b\x07😀1", max_size=200))
def test_what_the_library_gets_can_be_led_back_to_the_text(text):
    sent, origin = libespeak.digestible(text)

    assert len(sent) == len(origin)
    assert origin == sorted(origin)
    assert max(map(len, sent.split()), default=0) <= 50
    assert all(sent[i] == text[at] for i, at in enumerate(origin) if sent[i] != " ")
    letters = [at for at, character in enumerate(text) if character.isalnum()]
    assert [at for i, at in enumerate(origin) if sent[i].isalnum()] == letters


def test_marks_stay_right_behind_a_word_that_had_to_be_broken():
    text = "hola " + "palabra" * 12 + " señor"

    take = open_voice("espeak:es-419").say(plain(text), Delivery())

    last = take.marks[-1]
    assert text[last.start : last.end] == "señor"
    assert 0.2 * SAMPLE_RATE < last.last - last.first < 0.8 * SAMPLE_RATE
