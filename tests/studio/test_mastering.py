"""A master keeps its profile on the decoded file, or says why not; nothing else is left behind."""

import subprocess

import numpy as np
import pytest
from mutagen.id3 import ID3, TIT2
from mutagen.mp3 import MP3, BitrateMode

from audiocast.errors import AudioCastError, InputError
from audiocast.files import sha256
from audiocast.studio import PROFILES, master, measure
from audiocast.studio.codec import _ended, ffmpeg
from audiocast.studio.meter import measure_sound
from audiocast.studio.mp3 import read_info, sound_span
from audiocast.studio.values import Programme

RATE = 44_100
PODCAST = PROFILES["podcast"]
RNG = np.random.default_rng(7)
TIME = np.arange(RATE * 6) / RATE


def mastered(samples, target, **options):
    return master(Programme(np.asarray(samples, np.float32), ()), PODCAST, target, **options)


def decoded(path):
    command = [ffmpeg(), "-nostdin", "-v", "error", "-i", str(path), "-f", "f32le", "-c:a", "pcm_f32le", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, np.float32)


REACHABLE = {
    "speech": lambda voice: voice(6),
    "quiet speech": lambda voice: voice(6) * 0.2,
    "loud speech": lambda voice: voice(6) * 20,
    "clipped speech": lambda voice: np.clip(voice(6) * 30, -1, 1),
    "dynamic speech": lambda voice: voice(6) * np.linspace(0.01, 2, RATE * 6) ** 2,
    "peaky speech": lambda voice: 20 * voice(6) * np.abs(voice(6)),
    "speech with clicks": lambda voice: voice(6) * 0.2 + (np.arange(RATE * 6) % 9000 == 0),
    "speech with an offset": lambda voice: voice(6) * 0.2 + 0.3,
    "square wave": lambda voice: np.sign(np.sin(2 * np.pi * 100 * TIME)),
    "sine": lambda voice: np.sin(2 * np.pi * 1000 * TIME),
    "high sine": lambda voice: 0.3 * np.sin(2 * np.pi * 11_025 * TIME + np.pi / 4),
    "white noise": lambda voice: RNG.standard_normal(RATE * 6) * 0.2,
    "noise bursts": lambda voice: RNG.standard_normal(RATE * 6) * (np.sin(2 * np.pi * 2 * TIME) > 0.6),
    "drums": lambda voice: RNG.standard_normal(RATE * 6) * np.exp(-(TIME % 0.4) * 50),
    "one second": lambda voice: voice(1),
    "damaged": lambda voice: np.where(np.arange(RATE * 6) % 50_000 == 77, np.nan, voice(6)),
}


@pytest.mark.parametrize("kind", REACHABLE)
def test_the_decoded_file_keeps_the_profile(kind, voice, tmp_path):
    samples = REACHABLE[kind](voice)

    receipt = mastered(samples, tmp_path / "a.mp3").receipt

    sound = decoded(tmp_path / "a.mp3")
    measured = measure_sound(sound, RATE)
    assert len(sound) == len(samples)
    assert measured.integrated == pytest.approx(-16.0, abs=0.1)
    assert 20 * np.log10(measured.peak) <= -1.0
    assert receipt.reached
    assert receipt.integrated == pytest.approx(measured.integrated, abs=0.006)


UNREACHABLE = {
    "silence": (np.zeros(RATE * 2), "too-quiet"),
    "near silence": (RNG.standard_normal(RATE * 2) * 3e-5, "too-quiet"),
    "hiss": (RNG.standard_normal(RATE * 2) * 4e-4, "gain-capped"),
    "impulses": (np.arange(RATE * 6) % (RATE * 2) == 99, "peak-limited"),
    "0.2 s": (np.sin(2 * np.pi * 300 * TIME[: RATE // 5]), "too-short"),
    "one sample": (np.ones(1), "too-short"),
}


@pytest.mark.parametrize("kind", UNREACHABLE)
def test_what_cannot_be_reached_is_said_and_never_forced(kind, tmp_path):
    samples, note = UNREACHABLE[kind]

    receipt = mastered(samples, tmp_path / "a.mp3").receipt

    sound = decoded(tmp_path / "a.mp3")
    assert not receipt.reached
    assert note in receipt.notes
    assert len(sound) == len(samples)
    assert np.abs(sound).max() <= 10 ** (-1 / 20)


def test_hiss_is_never_raised_by_more_than_forty_decibels(tmp_path):
    hiss = RNG.standard_normal(RATE * 2) * 4e-4

    mastered(hiss, tmp_path / "a.mp3")

    assert decoded(tmp_path / "a.mp3").std() <= hiss.std() * 101


@pytest.mark.parametrize("count", [1, 46, 47, 575, 576, 1152, 1153, 1199, 17_640, RATE + 1])
def test_decoders_give_exactly_the_samples_that_went_in(count, voice, tmp_path):
    samples = voice(2)[:count]

    receipt = mastered(samples, tmp_path / "a.mp3").receipt

    header = read_info(tmp_path / "a.mp3")
    first, last = sound_span(tmp_path / "a.mp3")
    assert receipt.samples == count
    assert len(decoded(tmp_path / "a.mp3")) == count
    assert header.samples == count
    assert (header.delay, header.bytes) == (576, last - first)
    assert header.frames * 1152 >= count + 1105


def test_the_decoded_sound_is_in_time_with_what_went_in(voice, tmp_path):
    samples = voice(3)

    mastered(samples, tmp_path / "a.mp3")

    sound = decoded(tmp_path / "a.mp3")
    spectrum = np.fft.rfft(sound) * np.conj(np.fft.rfft(samples))
    assert np.argmax(np.fft.irfft(spectrum, len(samples))) == 0


def test_other_programs_read_length_rate_and_encoder(voice, tmp_path):
    mastered(voice(3), tmp_path / "a.mp3")

    info = MP3(tmp_path / "a.mp3").info
    assert info.length == pytest.approx(3.0, abs=1e-6)
    assert (round(info.bitrate, -3), info.sample_rate, info.channels) == (96_000, RATE, 1)
    assert info.bitrate_mode == BitrateMode.CBR
    assert info.encoder_info.startswith("LAME 3.100")


def test_the_same_programme_gives_the_same_bytes(voice, tmp_path):
    first = mastered(voice(3), tmp_path / "a.mp3")
    second = mastered(voice(3), tmp_path / "b.mp3")

    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()
    assert first.receipt == second.receipt


def test_the_receipt_is_what_measuring_the_finished_file_gives(voice, tmp_path):
    receipt = mastered(voice(6), tmp_path / "a.mp3").receipt

    assert measure(tmp_path / "a.mp3") == receipt


def add_tags(path, receipt):
    tags = ID3()
    tags.add(TIT2(encoding=1, text=f"{receipt.integrated} LUFS"))
    tags.save(path, v1=2, v2_version=3)


def test_the_receipt_is_that_of_the_tagged_file(voice, tmp_path):
    plain = mastered(voice(3), tmp_path / "plain.mp3")
    seen = []

    receipt = mastered(
        voice(3), tmp_path / "a.mp3", tag=lambda path, found: (seen.append(found), add_tags(path, found))
    ).receipt

    tagged = tmp_path / "a.mp3"
    assert seen == [plain.receipt]
    assert ID3(tagged)["TIT2"].text == [f"{receipt.integrated} LUFS"]
    assert (receipt.size, receipt.sha256) == (tagged.stat().st_size, sha256(tagged))
    assert measure(tagged) == receipt
    first, last = sound_span(tagged)
    assert tagged.read_bytes()[first:last] == (tmp_path / "plain.mp3").read_bytes()


def damage(path, _receipt):
    path.write_bytes(path.read_bytes()[:-500])


def fail(_path, _receipt):
    raise InputError("no")


@pytest.mark.parametrize("tag", [damage, fail])
def test_nothing_is_left_behind_when_tagging_fails(tag, voice, tmp_path):
    (tmp_path / "a.mp3").write_bytes(b"before")

    with pytest.raises(AudioCastError):
        mastered(voice(1), tmp_path / "a.mp3", tag=tag)

    assert [path.name for path in tmp_path.iterdir()] == ["a.mp3"]
    assert (tmp_path / "a.mp3").read_bytes() == b"before"


def test_an_empty_programme_is_refused(tmp_path):
    with pytest.raises(InputError, match="no sound"):
        mastered(np.zeros(0), tmp_path / "a.mp3")


def test_an_encoder_that_fails_is_reported_and_leaves_nothing(voice, tmp_path, monkeypatch):
    monkeypatch.setattr("audiocast.studio.codec.QUALITY", "nonsense")

    with pytest.raises(AudioCastError, match="could not be encoded") as failure:
        mastered(voice(1), tmp_path / "a.mp3")

    assert list(tmp_path.iterdir()) == []
    assert "0x" not in str(failure.value)
    assert failure.value.hint


@pytest.mark.parametrize(("code", "said"), [(-15, "SIGTERM"), (-1000, "-1000"), (1, "code 1")])
def test_a_program_that_ends_without_a_word_is_described(code, said):
    assert said in _ended(code)
