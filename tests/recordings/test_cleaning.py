"""Cleaning: what is wrong is measured and mended, what is good is left alone."""

import numpy as np
import pytest

from audiocast.errors import InputError
from audiocast.recordings import import_recording
from audiocast.recordings.survey import HOP, survey
from audiocast.show import Recording as Settings
from audiocast.voices.values import SAMPLE_RATE

SENTENCES = [
    "El alcalde de Valle Ejemplo entregó este lunes un sistema de riego a cuatrocientas familias.",
    "La dirigente María Ejemplo agradeció el trabajo de los técnicos y pidió un camino vecinal.",
    "Los productores sembrarán papa, haba, cebada y quinua en dos campañas al año.",
    "El acto concluyó con una feria en la que se vendieron quesos, lanas y tejidos.",
]


@pytest.fixture(scope="module")
def voice(builders):
    """Return about 20 s of good speech."""
    parts = [
        part for text in SENTENCES for part in (builders.speak(text, "es").samples, builders.silence(0.4))
    ]
    return np.concatenate(parts) * np.float32(0.5)


@pytest.fixture
def bring(tmp_path, sounds):
    """Return a function that imports samples by way of a float WAV file."""

    def run(samples, **settings):
        path = sounds.save(tmp_path / "voz.wav", samples, "-c:a", "pcm_f32le")
        return import_recording(path, tmp_path / "work", Settings(**settings))

    return run


def step(recording, code):
    return next(item for item in recording.steps if item.code == code)


def difference_db(heard, wanted):
    """Return the level-matched difference of two sounds in dB, over their best common place."""
    size = 1 << (2 * len(wanted)).bit_length()
    spectrum = np.fft.rfft(wanted, size) * np.conj(np.fft.rfft(heard, size))
    shift = int(np.fft.irfft(spectrum).argmax())
    wanted = wanted[shift : shift + len(heard)]
    heard = heard[: len(wanted)]
    gain = np.dot(heard, wanted) / np.dot(wanted, wanted)
    rest = heard - gain * wanted
    return 10 * np.log10((np.sum(rest**2) + 1e-20) / np.sum((gain * wanted) ** 2))


def test_good_speech_leaves_the_chain_as_it_came(bring, voice):
    recording = bring(voice)

    assert difference_db(np.asarray(recording.take.samples), voice) < -90
    assert {item.code for item in recording.steps if item.applied} <= {"trim"}
    assert recording.warnings == ()


def test_good_speech_through_a_telephone_app_leaves_as_it_was_decoded(tmp_path, sounds, voice):
    path = sounds.save(tmp_path / "voz.opus", voice, "-c:a", "libopus", "-b:a", "32k")
    from audiocast.recordings import decode

    decoded = decode(path, tmp_path / "work").take.samples
    recording = import_recording(path, tmp_path / "work")

    assert difference_db(np.asarray(recording.take.samples), np.asarray(decoded)) < -90


def test_every_step_states_what_it_measured(bring, voice):
    codes = [item.code for item in bring(voice).steps]

    assert codes == ["declip", "rumble", "denoise", "level", "trim", "dead-air"]


def test_offset_and_rumble_are_removed_and_the_voice_stays(bring, voice):
    time = np.arange(len(voice)) / SAMPLE_RATE
    hum = (0.05 * np.sin(2 * np.pi * 35 * time) + 0.03).astype(np.float32)

    recording = bring(voice + hum)

    assert step(recording, "rumble").applied
    assert abs(float(np.mean(recording.take.samples))) < 1e-4
    assert difference_db(np.asarray(recording.take.samples), voice) < -20


def test_flat_tops_are_rounded_off(bring, voice):
    loud = voice * (0.9 / np.abs(voice).max())
    driven = np.clip(loud * 3, -0.8, 0.8)

    recording = bring(driven)

    assert step(recording, "declip").applied
    assert "recording-overdriven" in [flag.code for flag in recording.warnings]
    better = difference_db(np.asarray(recording.take.samples), loud)
    assert better < difference_db(driven, loud) - 3
    assert np.abs(recording.take.samples).max() <= 1


def test_silence_at_both_ends_is_cut_but_for_a_breath(bring, sounds, voice):
    whole = np.concatenate([sounds.silence(5), voice, sounds.silence(4)])
    whole += sounds.noise(len(whole) / SAMPLE_RATE + 0.01, -75)[: len(whole)]

    recording = bring(whole, breath=0.5)

    assert step(recording, "trim").figure("before_s") == pytest.approx(4.5, abs=0.15)
    assert len(recording.take.samples) / SAMPLE_RATE == pytest.approx(len(voice) / SAMPLE_RATE + 0.8, abs=0.5)


def test_a_long_dead_stretch_is_flagged_with_its_place(bring, sounds, voice):
    whole = np.concatenate([voice, sounds.silence(9), voice])

    recording = bring(whole)

    (flag,) = recording.warnings
    assert flag.code == "recording-dead-air"
    assert "9 s" in flag.message or "10 s" in flag.message
    end = int(len(voice) / SAMPLE_RATE - 0.4)
    assert f"0:{end}" in flag.message or f"0:{end + 1}" in flag.message or f"0:{end - 1}" in flag.message


@pytest.fixture(scope="module")
def interview(builders):
    """Return a loud and a quiet speaker, 20 dB apart, with room noise, and where the pauses are."""
    parts, loud, pauses, place = [], [], [], 0
    for number, text in enumerate(SENTENCES * 2):
        sound = builders.speak(text, "es+f2" if number % 2 else "es").samples
        sound = sound / np.sqrt(np.mean(sound**2)) * (0.1 if number % 2 else 0.01)
        parts += [sound, builders.silence(0.6)]
        place += len(sound)
        pauses.append((place + SAMPLE_RATE // 5, place + SAMPLE_RATE // 2))
        loud.append(number % 2)
        place += len(parts[-1])
    whole = np.concatenate(parts).astype(np.float32)
    return whole + builders.noise(len(whole) / SAMPLE_RATE + 0.01, -75)[: len(whole)], pauses


def test_speakers_20_db_apart_end_within_8_lu(tmp_path, bring, interview):
    whole, _pauses = interview

    recording = bring(whole, trim=False)

    found = step(recording, "level")
    assert found.applied
    assert found.figure("range_lu") > 15
    np.asarray(recording.take.samples, "<f4").tofile(tmp_path / "levelled.f32")
    assert survey(tmp_path / "levelled.f32").range() < 8


def test_level_riding_does_not_pump_up_the_pauses(bring, interview):
    whole, pauses = interview

    samples = np.asarray(bring(whole, trim=False).take.samples)

    def level(sound, spans):
        return 10 * np.log10(np.mean([np.mean(sound[first:last] ** 2) for first, last in spans]))

    def speech(sound):
        return 10 * np.log10(np.mean(sound**2))

    before = speech(whole) - level(whole, pauses)
    after = speech(samples) - level(samples, pauses)
    assert after > before - 3


def test_noise_is_reduced_only_where_there_is_much_of_it(bring, sounds, voice):
    noisy = sounds.mixed(voice, 10)

    recording = bring(noisy, trim=False, rumble=False)

    denoised = np.asarray(recording.take.samples)
    assert step(recording, "denoise").applied
    assert step(recording, "denoise").figure("snr_after_db") > step(recording, "denoise").figure("snr_db") + 6
    assert len(denoised) == len(noisy)
    assert difference_db(denoised, voice) < difference_db(noisy, voice) - 2
    assert not step(bring(sounds.mixed(voice[: 8 * SAMPLE_RATE], 30)), "denoise").applied


@pytest.mark.parametrize("code", ["declip", "rumble", "denoise", "level", "trim"])
def test_each_step_can_be_turned_off(bring, sounds, interview, voice, code):
    short = voice[: 8 * SAMPLE_RATE]
    bad = {
        "declip": np.clip(short * 6, -0.8, 0.8),
        "rumble": short + np.float32(0.05),
        "denoise": sounds.mixed(short, 8),
        "level": interview[0],
        "trim": np.concatenate([sounds.silence(3), short]),
    }[code]

    assert step(bring(bad), code).applied
    assert not step(bring(bad, **{code: False}), code).applied


def test_nothing_of_the_steps_between_stays_in_the_work_folder(tmp_path, bring, sounds, voice):
    bring(sounds.mixed(voice + np.float32(0.05), 8))

    assert len(list((tmp_path / "work").iterdir())) == 1


@pytest.mark.parametrize("seconds", [0.001, 0.05, 0.5])
def test_very_short_sound_passes(bring, sounds, seconds):
    recording = bring(sounds.noise(seconds, -20))

    assert len(recording.take.samples) == pytest.approx(seconds * SAMPLE_RATE, abs=2 * HOP)


def test_a_full_disk_is_said_in_a_sentence(bring, voice, monkeypatch, tmp_path):
    from audiocast.errors import UnavailableError
    from audiocast.recordings import mending

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mending, "high_pass", full)

    with pytest.raises(UnavailableError, match="No space"):
        bring(voice + np.float32(0.05))

    assert list((tmp_path / "work").iterdir()) == []


def test_silence_is_refused(bring, sounds):
    with pytest.raises(InputError, match="silent"):
        bring(sounds.silence(3))
