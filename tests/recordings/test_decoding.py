"""Decoding: every format that offices hand in, and every file that must be refused."""

import contextlib
import os
import socket
import struct
import wave

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiocast.errors import InputError
from audiocast.recordings import decode
from audiocast.recordings.child import Limits
from audiocast.voices.values import SAMPLE_RATE

AMR = ("-ar", "8000", "-c:a", "libopencore_amrnb", "-b:a", "12.2k")
FORMATS = [
    ("voz.opus", ("-c:a", "libopus", "-b:a", "16k")),
    ("voz.ogg", ("-c:a", "libvorbis")),
    ("voz.m4a", ("-c:a", "aac")),
    ("alac.m4a", ("-c:a", "alac")),
    ("voz.mp3", ("-c:a", "libmp3lame")),
    ("voz.amr", AMR),
    ("voz.3gp", AMR),
    ("u8.wav", ("-c:a", "pcm_u8")),
    ("s16.wav", ("-c:a", "pcm_s16le", "-ar", "8000")),
    ("s24.wav", ("-c:a", "pcm_s24le", "-ar", "48000")),
    ("s32.wav", ("-c:a", "pcm_s32le", "-ar", "96000")),
    ("f32.wav", ("-c:a", "pcm_f32le", "-ar", "96000")),
    ("f64.wav", ("-c:a", "pcm_f64le")),
    ("alaw.wav", ("-c:a", "pcm_alaw", "-ar", "8000")),
    ("adpcm.wav", ("-c:a", "adpcm_ms")),
    ("stereo.wav", ("-af", "pan=stereo|c0=c0|c1=c0")),
    ("surround.wav", ("-af", "pan=7.1|c0=c0|c1=c0|c2=c0|c4=c0", "-c:a", "pcm_s24le")),
    ("voz.w64", ()),
    ("voz.flac", ("-c:a", "flac")),
    ("voz.aac", ("-c:a", "aac")),
    ("voz.caf", ("-c:a", "pcm_s16be")),
    ("voz.aiff", ()),
    ("voz.mov", ("-c:a", "aac")),
    ("voz.mkv", ("-c:a", "libopus")),
    ("voz.webm", ("-c:a", "libopus")),
]


def tone(seconds=1.5, frequency=440.0, level=0.3):
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (level * np.sin(2 * np.pi * frequency * time)).astype(np.float32)


def pitch_of(samples):
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return spectrum.argmax() * SAMPLE_RATE / len(samples)


@pytest.mark.parametrize(("name", "options"), FORMATS, ids=[name for name, _ in FORMATS])
def test_every_format_of_phones_and_recorders_is_decoded(tmp_path, sounds, name, options):
    path = sounds.save(tmp_path / name, tone(), *options)

    recording = decode(path, tmp_path / "work")

    samples = recording.take.samples
    assert samples.dtype == np.float32
    assert len(samples) / SAMPLE_RATE == pytest.approx(1.5, abs=0.12)
    assert pitch_of(samples[5000:-5000]) == pytest.approx(440, abs=2)
    assert float(np.abs(samples[10000:50000]).max()) == pytest.approx(0.3, abs=0.05)
    assert recording.warnings == ()


def test_the_sound_of_a_film_is_taken_without_decoding_its_pictures(tmp_path, sounds):
    sounds.save(tmp_path / "voz.wav", tone())
    film = ("-f", "lavfi", "-i", "testsrc=duration=1.5:size=64x64", "-i", tmp_path / "voz.wav")
    sounds.ffmpeg(*film, "-c:v", "libx264", "-c:a", "aac", tmp_path / "film.mp4")

    recording = decode(tmp_path / "film.mp4", tmp_path / "work")

    assert pitch_of(recording.take.samples[5000:-5000]) == pytest.approx(440, abs=2)
    assert recording.decoded.codec == "aac"
    assert recording.decoded.faults == 0


def test_a_clean_mono_file_at_44100_hz_comes_out_sample_by_sample(tmp_path, sounds):
    voice = np.round(tone() * 32767) / 32768
    path = sounds.save(tmp_path / "voz.wav", voice, "-c:a", "pcm_s16le")

    samples = decode(path, tmp_path / "work").take.samples

    assert np.abs(samples - voice).max() <= 1 / 32768


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        ([1.0, 1.0], 1.0),
        ([1.0, 0.0], 1.0),
        ([1.0, -1.0], 1.0),
        ([0.01, -0.6], 0.6),
        ([0.0, 0.0, 1.0, 0.0, 0.0, 0.0], 1.0),
    ],
    ids=["equal", "dead", "inverted", "nearly-dead", "centre-only"],
)
def test_the_downmix_loses_no_level_to_dead_or_inverted_channels(tmp_path, sounds, channels, expected):
    path = sounds.save(tmp_path / "voz.wav", tone()[:, None] * np.array(channels), "-c:a", "pcm_f32le")

    samples = decode(path, tmp_path / "work").take.samples

    assert float(np.abs(samples).max()) == pytest.approx(0.3 * expected, rel=0.03)


def test_values_that_are_no_sound_are_bridged_and_named(tmp_path, sounds):
    voice = tone()
    voice[2000:2004] = np.nan
    voice[9000] = np.inf
    voice[12000] = 1e30
    path = sounds.save(tmp_path / "voz.wav", voice, "-c:a", "pcm_f32le")

    recording = decode(path, tmp_path / "work")

    assert np.abs(recording.take.samples - tone()).max() < 0.02
    assert [flag.code for flag in recording.warnings] == ["recording-broken-values"]
    assert recording.steps[0].figure("broken_samples") == 6


def test_floats_beyond_full_scale_are_brought_down_without_clipping(tmp_path, sounds):
    path = sounds.save(tmp_path / "voz.wav", tone(level=4.0), "-c:a", "pcm_f32le")

    samples = decode(path, tmp_path / "work").take.samples

    assert np.abs(samples - tone(level=1.0)).max() < 0.001


def playlist(text):
    return lambda path: path.write_text(text, encoding="utf-8")


def nothing(path):
    path.write_bytes(b"")


def random_bytes(path):
    path.write_bytes(np.random.default_rng(1).bytes(200_000))


def tag_bomb(path):
    """Write an ID3 tag that announces 200 MB, compressed frames in it, and no sound after it."""
    frame = b"APIC" + struct.pack(">IH", 100_000, 0x0080) + struct.pack(">I", 200_000_000) + b"x" * 100_000
    path.write_bytes(b"ID3\x03\x00\x00\x5f\x5e\x20\x00" + frame)


def cut_index(path):
    """Write an MP4 whose table of contents was never written."""
    path.write_bytes(
        struct.pack(">I4s4sI4s", 20, b"ftyp", b"isom", 512, b"isom") + b"\0\0\x10\0mdat" + b"x" * 4088
    )


HOSTILE = {
    "empty.mp3": nothing,
    "random.ogg": random_bytes,
    "tag-bomb.mp3": tag_bomb,
    "no-index.m4a": cut_index,
    "hls.mp3": playlist("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nsecret.wav\n#EXT-X-ENDLIST\n"),
    "concat.wav": playlist("ffconcat version 1.0\nfile secret.wav\n"),
    "concat.opus": playlist("ffconcat version 1.0\nfile 'secret.wav'\nfile 'secret.wav'\n"),
    "dash.m4a": playlist('<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"/>'),
    "sdp.aac": playlist("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n"),
    "text.flac": playlist("Valle Ejemplo, 3 de mayo (PRENSA).- No hay sonido.\n" * 40),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_sentence_and_leaves_nothing_behind(tmp_path, sounds, name):
    sounds.save(tmp_path / "secret.wav", tone())
    HOSTILE[name](tmp_path / name)

    with pytest.raises(InputError) as caught:
        decode(tmp_path / name, tmp_path / "work")

    assert caught.value.message.endswith(".")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "work").exists() or not list((tmp_path / "work").iterdir())


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has these files")
@pytest.mark.parametrize("kind", ["fifo", "socket", "device", "folder", "missing", "loop"])
def test_what_is_no_regular_file_is_never_opened(tmp_path, kind):
    path = tmp_path / "voz.mp3"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "socket":
        socket.socket(socket.AF_UNIX).bind(str(path))
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path)

    with pytest.raises(InputError):
        decode(path, tmp_path / "work")


def test_a_small_file_that_swells_to_hours_is_refused(tmp_path, sounds):
    """A FLAC of 1 kB a minute that holds half a day of an inaudible hum."""
    hum = ("-f", "lavfi", "-i", "aevalsrc=0.5:s=8000:d=3600")
    sounds.ffmpeg(*hum, "-c:a", "flac", "-frame_size", "65535", tmp_path / "bomb.flac")

    with pytest.raises(InputError, match="swells"):
        decode(tmp_path / "bomb.flac", tmp_path / "work")

    assert list((tmp_path / "work").iterdir()) == []


def test_a_recording_over_the_limit_is_refused_and_one_just_under_it_is_not(tmp_path, sounds):
    path = sounds.save(tmp_path / "voz.opus", tone(3.0), "-c:a", "libopus")

    assert decode(path, tmp_path / "work", Limits(seconds=3.5)).decoded.seconds == pytest.approx(3.0, abs=0.1)
    with pytest.raises(InputError, match="longer"):
        decode(path, tmp_path / "work", Limits(seconds=2.5))


def test_more_decoded_sound_than_the_disk_limit_is_refused(tmp_path, sounds):
    path = sounds.save(tmp_path / "voz.opus", tone(6.0), "-c:a", "libopus")

    with pytest.raises(InputError, match="MB"):
        decode(path, tmp_path / "work", Limits(size=1 << 19))


def test_a_header_that_claims_a_day_is_not_believed(tmp_path):
    """The length is what was decoded, and the warning says how much is missing."""
    path = tmp_path / "voz.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes((tone(2.0) * 32767).astype("<i2").tobytes())
    data = bytearray(path.read_bytes())
    data[40:44] = struct.pack("<I", 86400 * 40_000)
    path.write_bytes(data)

    recording = decode(path, tmp_path / "work")

    assert recording.decoded.seconds == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize("name", ["voz.mp3", "voz.wav", "voz.flac", "voz.aiff", "voz.caf"])
def test_a_recording_that_was_cut_off_is_saved_and_its_loss_is_named(tmp_path, sounds, name):
    whole = sounds.save(tmp_path / f"whole-{name}", tone(8.0))
    data = whole.read_bytes()
    path = tmp_path / name
    path.write_bytes(data[: len(data) * 5 // 8])

    recording = decode(path, tmp_path / "work")

    assert recording.decoded.seconds == pytest.approx(5.0, abs=0.3)
    assert recording.decoded.lost == pytest.approx(3.0, abs=0.3)
    assert [flag.code for flag in recording.warnings] == ["recording-damaged"]
    assert "3." in recording.warnings[0].message or "2.9" in recording.warnings[0].message


@pytest.mark.parametrize("name", ["voz.mp3", "voz.flac", "voz.opus", "voz.aac"])
def test_a_recording_with_a_hole_in_it_is_saved_with_a_warning(tmp_path, sounds, name):
    path = sounds.save(tmp_path / name, tone(8.0) + sounds.noise(8.0, -40)[: 8 * SAMPLE_RATE])
    data = bytearray(path.read_bytes())
    middle, size = len(data) // 2, len(data) // 8
    data[middle : middle + size] = np.random.default_rng(2).bytes(size)
    path.write_bytes(data)

    recording = decode(path, tmp_path / "work")

    assert recording.decoded.seconds > 5
    assert [flag.code for flag in recording.warnings] == ["recording-damaged"]


@pytest.mark.parametrize("level", [0.0, 1e-5], ids=["digital", "open-input"])
def test_silence_is_refused_as_silence(tmp_path, sounds, level):
    path = sounds.save(tmp_path / "voz.wav", tone(level=level), "-c:a", "pcm_s16le")

    with pytest.raises(InputError, match="silent"):
        decode(path, tmp_path / "work")

    assert list((tmp_path / "work").iterdir()) == []


def test_a_child_that_hangs_is_ended(tmp_path):
    from audiocast.recordings.child import Log, stream

    limits = Limits(stall=0.4)

    expired = stream(["/bin/sh", "-c", "exec sleep 60"], limits, lambda *_: True, Log())

    assert expired


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=st.lists(st.tuples(st.integers(0, 6000), st.binary(min_size=1, max_size=40)), max_size=6))
def test_a_damaged_file_is_decoded_or_refused_in_a_sentence(tmp_path, sounds, damage):
    whole = tmp_path / "whole.m4a"
    if not whole.exists():
        sounds.save(whole, tone(0.5), "-c:a", "aac")
    data = bytearray(whole.read_bytes())
    for place, piece in damage:
        data[place : place + len(piece)] = piece
    path = tmp_path / "voz.m4a"
    path.write_bytes(data)

    with contextlib.suppress(InputError):
        samples = decode(path, tmp_path / "work").take.samples
        assert np.isfinite(samples).all()
        assert np.abs(samples).max() <= 1
