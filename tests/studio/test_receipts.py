"""Measuring finished files, and refusing what is none."""

import struct

import numpy as np
import pytest

from audiocast.errors import InputError
from audiocast.studio import PROFILES, measure
from audiocast.studio.values import Profile


def write_wav(path, samples, rate):
    """Write `samples` of shape (n,) or (n, channels) as 16-bit WAV."""
    data = np.round(np.asarray(samples) * 32767).astype("<i2")
    channels = 1 if data.ndim == 1 else data.shape[1]
    head = struct.pack("<HHIIHH", 1, channels, rate, rate * channels * 2, channels * 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", 16) + head + b"data" + struct.pack("<I", data.nbytes)
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body) + data.nbytes) + body + data.tobytes())


def tone(rate, seconds, level):
    return 10 ** (level / 20) * np.sin(2 * np.pi * 997 * np.arange(round(rate * seconds)) / rate)


@pytest.mark.parametrize("rate", [44_100, 48_000, 22_050])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_file_is_measured_at_its_own_rate_and_channels(rate, channels, tmp_path):
    sound = np.stack([tone(rate, 5, -20)] * channels, axis=1)
    write_wav(tmp_path / "a.wav", sound, rate)

    receipt = measure(tmp_path / "a.wav")

    assert receipt.integrated == pytest.approx(-23.01 if channels == 1 else -20.0, abs=0.05)
    assert receipt.true_peak == pytest.approx(-20.0, abs=0.05)
    assert receipt.range == pytest.approx(0.0, abs=0.05)
    assert (receipt.samples, receipt.duration) == (rate * 5, 5.0)
    assert receipt.size == (tmp_path / "a.wav").stat().st_size


def test_the_file_is_judged_by_the_profile_that_is_given(tmp_path):
    write_wav(tmp_path / "a.wav", tone(48_000, 5, -20), 48_000)
    fitting = Profile("fitting", loudness=-23.0, true_peak=-19.0, tolerance=0.1, bitrate=96)

    assert measure(tmp_path / "a.wav", fitting).reached
    assert not measure(tmp_path / "a.wav", PROFILES["podcast"]).reached


def test_what_is_too_short_to_measure_has_no_loudness(tmp_path):
    write_wav(tmp_path / "a.wav", tone(48_000, 0.2, -20), 48_000)

    receipt = measure(tmp_path / "a.wav")

    assert (receipt.integrated, receipt.short_term_max, receipt.range) == (None, None, None)
    assert receipt.notes == ("too-short",)
    assert not receipt.reached


def test_silence_has_no_levels_at_all(tmp_path):
    write_wav(tmp_path / "a.wav", np.zeros(48_000 * 5), 48_000)

    receipt = measure(tmp_path / "a.wav")

    assert (receipt.integrated, receipt.true_peak, receipt.short_term_max) == (None, None, None)
    assert receipt.notes == ("too-quiet",)


FOREIGN = {
    "text": b"This is no sound.\n" * 100,
    "empty": b"",
    "zeros": bytes(5000),
    "playlist": b"#EXTM3U\n#EXTINF:1,\nother.wav\n",
    "concat script": b"ffconcat version 1.0\nfile 'other.wav'\n",
    "cut header": b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(300),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_no_sound_is_refused_in_one_sentence_that_names_the_file(kind, tmp_path):
    write_wav(tmp_path / "other.wav", tone(48_000, 1, -20), 48_000)
    (tmp_path / "a.mp3").write_bytes(FOREIGN[kind])

    with pytest.raises(InputError) as caught:
        measure(tmp_path / "a.mp3")

    assert caught.value.file == tmp_path / "a.mp3"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["missing.mp3", "folder"])
def test_what_is_no_file_is_refused(name, tmp_path):
    (tmp_path / "folder").mkdir()

    with pytest.raises(InputError, match="no sound file"):
        measure(tmp_path / name)


def test_names_that_look_like_options_or_patterns_are_only_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("-i %03d.wav", "pipe:0.wav", "ñandú (1).wav"):
        write_wav(tmp_path / name.replace(":", "_"), tone(48_000, 1, -20), 48_000)

        assert measure((tmp_path / name.replace(":", "_")).relative_to(tmp_path)).samples == 48_000
