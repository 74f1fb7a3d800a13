"""piper: the real loader, with a tiny model that the tests build."""

import sys

import numpy as np
import pytest

from audiocast.errors import SettingsError, UnavailableError
from audiocast.spanish.values import words
from audiocast.voices import open_voice, piper_voices
from audiocast.voices.piper import _load
from audiocast.voices.values import SAMPLE_RATE, Delivery

LINE = "Hola señor, buenos días."


def take_of(plain, delivery=None, name="piper:es_XX-tiny-low"):
    return open_voice(name).say(plain(LINE), delivery or Delivery())


@pytest.mark.usefixtures("tiny")
def test_marks_come_from_the_phonemes_lengths(plain):
    take = take_of(plain)

    silent = np.abs(take.samples) < 2e-3
    assert take.confidence == 1.0
    assert [LINE[mark.start : mark.end] for mark in take.marks] == ["Hola", "señor,", "buenos", "días."]
    # In the tiny voice a space is silent: each word begins where sound begins again.
    for mark in take.marks[1:]:
        assert silent[mark.first - 700 : mark.first - 100].all()
        assert not silent[mark.first : mark.first + 200].all()


def test_marks_come_from_alignment_where_the_model_tells_no_lengths(build_model, voices_folder, plain):
    build_model(voices_folder / "es_XX-tiny-low.onnx", lengths=False)

    take = take_of(plain)

    assert len(take.marks) == len(words(LINE))
    assert 0 < take.confidence < 1


@pytest.mark.usefixtures("tiny")
def test_chance_is_taken_out_of_a_model(plain):
    first = take_of(plain)
    open_voice("piper:es_XX-tiny-low").say(plain("Otra cosa."), Delivery(140, 40))
    _load.cache_clear()

    assert open_voice("piper:es_XX-tiny-low").reproducible
    assert take_of(plain).samples.tobytes() == first.samples.tobytes()


def test_without_the_package_onnx_a_voice_speaks_and_says_that_it_is_not_reproducible(
    tiny, plain, monkeypatch
):
    _load.cache_clear()
    monkeypatch.setitem(sys.modules, "onnx", None)

    assert not open_voice(f"piper:{tiny}").reproducible
    assert len(take_of(plain).marks) == len(words(LINE))
    _load.cache_clear()


@pytest.mark.usefixtures("tiny")
def test_rate_changes_the_length_and_pitch_does_not():
    def seconds(delivery):
        from audiocast.spanish.values import Reading, Token

        reading = Reading(LINE, LINE, (Token(0, len(LINE), 0, len(LINE), "plain"),))
        take = open_voice("piper:es_XX-tiny-low").say(reading, delivery)
        return len(take.samples) / SAMPLE_RATE

    usual = seconds(Delivery())
    assert seconds(Delivery(rate=130)) > 1.1 * usual
    assert seconds(Delivery(pitch=38)) == pytest.approx(usual, rel=0.25)


@pytest.mark.usefixtures("tiny")
def test_a_lower_pitch_is_lower(plain):
    def centre(pitch):
        spectrum = np.abs(np.fft.rfft(take_of(plain, Delivery(pitch=pitch)).samples)) ** 2
        return float((spectrum * np.arange(len(spectrum))).sum() / spectrum.sum() / len(spectrum))

    assert centre(25) < 0.85 * centre(50)


@pytest.mark.usefixtures("tiny")
def test_a_voice_is_brought_to_the_common_level(plain):
    from audiocast.voices import sound

    assert sound.speech_level(take_of(plain).samples) == pytest.approx(sound.LEVEL, abs=2)


def test_a_model_at_another_rate_comes_out_at_ours(build_model, voices_folder, plain):
    build_model(voices_folder / "es_XX-tiny-low.onnx", sample_rate=16000)

    take = take_of(plain)

    assert take.marks[-1].last <= len(take.samples)
    assert len(take.samples) > SAMPLE_RATE / 2


def test_a_speaker_is_chosen_by_name(build_model, voices_folder, plain):
    build_model(voices_folder / "es_XX-tiny-low.onnx", speakers={"M": 0, "F": 1})

    open_voice("piper:es_XX-tiny-low+F").check()
    take_of(plain, name="piper:es_XX-tiny-low+F")

    with pytest.raises(SettingsError, match="no speaker"):
        open_voice("piper:es_XX-tiny-low+X").check()


@pytest.mark.usefixtures("voices_folder")
def test_a_voice_that_is_not_installed_says_how_to_install_it():
    with pytest.raises(UnavailableError, match="voices add es_MX-claude-high"):
        open_voice("piper:es_MX-claude-high").check()


@pytest.mark.parametrize("damage", [b"", b"not a model", b"\x08\x07" * 1000])
def test_a_damaged_model_is_a_clear_error(tiny, voices_folder, plain, damage, capfd):
    (voices_folder / f"{tiny}.onnx").write_bytes(damage)

    with pytest.raises(UnavailableError, match="cannot be loaded"):
        take_of(plain)

    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"audio": 3}', "\x00"])
def test_a_damaged_configuration_is_a_clear_error(tiny, voices_folder, plain, damage):
    (voices_folder / f"{tiny}.onnx.json").write_text(damage)

    with pytest.raises(UnavailableError, match="cannot be loaded"):
        take_of(plain)


def test_a_known_voice_whose_files_are_others_is_not_used(build_model, voices_folder):
    build_model(voices_folder / "es_MX-claude-high.onnx")

    with pytest.raises(UnavailableError, match="damaged or changed"):
        open_voice("piper:es_MX-claude-high").check()


def test_another_model_under_the_same_name_is_another_version(build_model, tiny, voices_folder):
    before = open_voice(f"piper:{tiny}").version
    build_model(voices_folder / f"{tiny}.onnx", random=False)

    assert open_voice(f"piper:{tiny}").version != before


def test_a_model_is_read_whole_only_once(tiny, monkeypatch):
    open_voice(f"piper:{tiny}").check()
    monkeypatch.setattr(piper_voices, "sha256", None)

    open_voice(f"piper:{tiny}").check()


@pytest.mark.parametrize("name", ["../es", "a/b", "a\\b", "+F"])
def test_a_name_that_leads_elsewhere_is_refused(name):
    with pytest.raises(SettingsError, match="not the name"):
        open_voice(f"piper:{name}")


def test_without_piper_the_error_says_how_to_get_it(tiny, plain, monkeypatch):
    _load.cache_clear()
    monkeypatch.setitem(sys.modules, "piper.config", None)

    with pytest.raises(UnavailableError, match=r"audiocast\[piper\]"):
        take_of(plain)
