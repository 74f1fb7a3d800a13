"""The contract of engines: one test class that runs over each of them.

Whoever adds an engine by an entry point runs the same class: import `EngineContract`, subclass it,
and give `voice`.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import EntryPoint

import numpy as np
import pytest

from audiocast.errors import AudioCastError, UnavailableError
from audiocast.spanish.values import Reading, Token, words
from audiocast.voices import engine as engine_module
from audiocast.voices import list_voices, open_voice, sound, try_voice
from audiocast.voices.engine import Engine
from audiocast.voices.values import SAMPLE_RATE, Delivery, Take, VoiceInfo

SENTENCE = "El camino, dijo María Ejemplo, es la vida del productor."


def read(written, said=None, tokens=None):
    said = written if said is None else said
    if tokens is None:
        tokens = [Token(*match.span(), *match.span(), "plain") for match in re.finditer(r"\S+", written)]
    return Reading(written, said, tuple(tokens))


FIGURE = read(
    "Son 1.500 familias (50%).",
    "Son mil quinientas familias, cincuenta por ciento.",
    [
        Token(0, 3, 0, 3, "plain"),
        Token(4, 9, 4, 18, "number"),
        Token(10, 18, 19, 28, "plain"),
        Token(19, 25, 29, 50, "percent"),
    ],
)


class EngineContract:
    """What every engine keeps to; `voice` is the fixture with the engine under test."""

    @pytest.fixture
    def voice(self):
        raise NotImplementedError

    def test_it_says_what_it_is(self, voice):
        assert isinstance(voice, Engine)
        assert voice.voice.partition(":")[0] == type(voice).engine
        assert voice.version
        assert voice.needs
        assert {type(voice.offline), type(voice.own_marks), type(voice.reproducible)} == {bool}
        assert bool(voice.sends) == (not voice.offline)

    def test_its_name_opens_the_same_voice(self, voice):
        assert open_voice(voice.voice).voice == voice.voice

    def test_it_works_here(self, voice):
        assert voice.check() is None

    @pytest.mark.parametrize(
        "reading", [read(SENTENCE), FIGURE, read("—"), read("Sí.")], ids=lambda r: r.said
    )
    def test_a_take_is_sound_at_our_rate_with_one_mark_per_written_word(self, voice, reading):
        take = voice.say(reading, Delivery())

        assert take.samples.dtype == np.float32
        assert take.samples.ndim == 1
        assert np.abs(take.samples).max() <= 1
        assert take.text == reading.written
        assert [(mark.start, mark.end) for mark in take.marks] == words(reading.written)
        flat = [at for mark in take.marks for at in (mark.first, mark.last)]
        assert flat == sorted(flat)
        assert flat == [] or (flat[0] >= 0 and flat[-1] <= len(take.samples))
        assert 0 <= take.confidence <= 1
        assert take.confidence == 1 or not voice.own_marks

    def test_silence_at_the_ends_is_short_and_the_edges_are_soft(self, voice):
        samples = voice.say(read(SENTENCE), Delivery()).samples

        first, last = sound.audible(samples)
        most = sound.EDGE * SAMPLE_RATE
        assert first <= most
        assert len(samples) - last <= most
        assert abs(samples[0]) < 1e-3
        assert abs(samples[-1]) < 1e-3

    def test_speech_has_the_common_level(self, voice):
        level = sound.speech_level(voice.say(read(SENTENCE), Delivery()).samples)

        assert level == pytest.approx(sound.LEVEL, abs=4)

    def test_it_is_reproducible_or_says_not(self, voice):
        first = voice.say(read(SENTENCE), Delivery())
        voice.say(FIGURE, Delivery(rate=200, pitch=70))
        again = voice.say(read(SENTENCE), Delivery())

        assert not voice.reproducible or (
            first.samples.tobytes() == again.samples.tobytes() and first.marks == again.marks
        )

    @pytest.mark.parametrize("delivery", [Delivery(80, 1), Delivery(400, 100), Delivery(150, 38)])
    def test_any_delivery_that_the_settings_allow_is_spoken(self, voice, delivery):
        take = voice.say(read("Buenos días."), delivery)

        assert sound.audible(take.samples) != (0, 0)

    def test_known_voices_can_be_opened_and_have_what_a_list_shows(self, voice):
        for info in type(voice).known():
            assert open_voice(info.voice).voice == info.voice
            assert info.language
            assert info.needs
            assert bool(info.sends) == (not info.offline)

    def test_a_nonsense_name_is_a_clean_error(self, voice):
        with pytest.raises(AudioCastError):
            open_voice(f"{type(voice).engine}:no/such\\voice").check()

    def test_nothing_is_printed(self, voice, capfd):
        voice.say(read(SENTENCE), Delivery())

        assert capfd.readouterr() == ("", "")


class TestEspeak(EngineContract):
    @pytest.fixture
    def voice(self):
        return open_voice("espeak:es-419")


class TestEspeakOfSpain(EngineContract):
    @pytest.fixture
    def voice(self):
        return open_voice("espeak:es+f2")


class TestGtts(EngineContract):
    @pytest.fixture
    def voice(self, google):
        return open_voice("gtts:com.mx")


class TestPiper(EngineContract):
    @pytest.fixture
    def voice(self, tiny):
        return open_voice(f"piper:{tiny}")


class Whistle(Engine):
    """An engine of somebody else: whistles as long as a line has words."""

    engine = "whistle"
    offline = True
    own_marks = True
    reproducible = True
    version = "1"
    needs = "Lips."

    def check(self):
        if self.name not in ("", "high"):
            raise UnavailableError("There is no such whistle.")

    def say(self, reading, delivery):
        from audiocast.voices.marks import spoken_words, written_marks

        length = max(1, len(words(reading.said))) * SAMPLE_RATE // 10
        tone = np.sin(np.arange(length) * 0.1, dtype=np.float32) * (0.1 if words(reading.said) else 0)
        samples, _shift = sound.trim(tone)
        spoken = spoken_words(reading.said, {}, len(samples))
        return Take(samples, reading.written, written_marks(reading, spoken, len(samples)))

    @classmethod
    def known(cls):
        return [VoiceInfo("whistle:high", "und", "shrill", "CC0-1.0", needs="Lips.")]


@pytest.fixture
def whistle(monkeypatch):
    """Install the package of somebody who made an engine."""
    monkeypatch.setitem(sys.modules, "whistle_engine", sys.modules[__name__])
    point = EntryPoint("whistle", "whistle_engine:Whistle", engine_module.GROUP)
    monkeypatch.setattr(engine_module, "entry_points", lambda group: [point])


@pytest.mark.usefixtures("whistle")
class TestAnEngineOfSomebodyElse(EngineContract):
    @pytest.fixture
    def voice(self):
        return open_voice("whistle:high")


@pytest.mark.usefixtures("whistle", "voices_folder")
def test_the_list_shows_all_engines_and_why_a_voice_does_not_work():
    rows = {row.voice: row for row in list_voices()}

    assert list(rows)[:2] == ["espeak:es-419", "espeak:es"]
    assert {"gtts:com.mx", "piper:es_AR-daniela-high", "whistle:high"} <= set(rows)
    assert not rows["piper:es_MX-claude-high"].installed
    assert rows["piper:es_MX-claude-high"].size > 60_000_000
    assert rows["espeak:es-419"].reason == ""
    assert "Google" in rows["gtts:es"].sends


@pytest.mark.usefixtures("whistle")
def test_a_broken_engine_of_somebody_else_does_not_spoil_the_list(monkeypatch):
    monkeypatch.setitem(sys.modules, "whistle_engine", None)

    [row] = [row for row in list_voices() if row.voice == "whistle"]

    assert "cannot be loaded" in row.reason
    assert not row.installed


def test_trying_a_voice_says_why_it_does_not_work(google, voices_folder):
    google.answers = [(403, {}, b"")]

    assert try_voice("espeak") == ""
    assert "403" in try_voice("gtts:es")
    assert "not installed" in try_voice("piper:es_MX-claude-high")
    assert "no voice engine" in try_voice("nobody:x")


def test_looking_for_our_voices_imports_nothing_heavy():
    script = (
        "import sys, json\n"
        "from audiocast import voices\n"
        "from audiocast.voices import find_voices, narrate, open_voice, TakeStore\n"
        "open_voice('espeak:es-419'); open_voice('gtts:es'); open_voice('piper:x')\n"
        "print(json.dumps([m for m in ('numpy', 'gtts', 'requests', 'onnxruntime', 'soxr', 'piper')"
        " if m in sys.modules]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == []
