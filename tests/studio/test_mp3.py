"""The header that tells decoders where the programme begins and ends."""

import pytest

from audiocast.errors import InputError
from audiocast.studio import PROFILES, master
from audiocast.studio.mp3 import crc16, read_info, sound_span
from audiocast.studio.values import Programme


@pytest.fixture(scope="module")
def encoded(voice, tmp_path_factory):
    path = tmp_path_factory.mktemp("mp3") / "a.mp3"
    master(Programme(voice(1), ()), PROFILES["podcast"], path)
    return path


def test_the_check_sum_is_crc_16_arc():
    assert crc16(b"123456789") == 0xBB3D


def test_the_check_sum_of_the_header_is_right(encoded):
    header, content = read_info(encoded), encoded.read_bytes()
    end = header.extension + 34

    stored = int.from_bytes(content[end : end + 2], "big")

    assert stored == crc16(content[header.offset : end])


def test_the_check_sum_of_the_sound_is_right(encoded):
    header, content = read_info(encoded), encoded.read_bytes()
    music = content.index(b"\xff\xfb", header.offset + 4)

    stored = int.from_bytes(content[header.extension + 32 : header.extension + 34], "big")

    assert stored == crc16(content[music:])


def test_the_header_says_what_was_encoded(encoded):
    header, content = read_info(encoded), encoded.read_bytes()

    assert header.encoder == "LAME3.100"
    assert content[header.extension + 9] & 15 == 1
    assert content[header.extension + 20] == 96
    assert header.bytes == len(content)


@pytest.mark.parametrize("trailer", [b"", b"TAG" + bytes(125)], ids=["", "v1"])
@pytest.mark.parametrize("length", [0, 10, 300])
def test_sound_is_found_between_the_tags(encoded, length, trailer, tmp_path):
    sound = encoded.read_bytes()
    size = bytes([length >> 21, length >> 14 & 127, length >> 7 & 127, length & 127])
    tag = b"ID3\x03\x00\x00" + size + bytes(length)
    (tmp_path / "a.mp3").write_bytes(tag + sound + trailer)

    first, last = sound_span(tmp_path / "a.mp3")

    assert (first, last) == (len(tag), len(tag) + len(sound))
    assert read_info(tmp_path / "a.mp3").samples == read_info(encoded).samples


@pytest.mark.parametrize(
    "content", [b"", b"ID3", b"\xff\xfb\x70\xc0", bytes(500), b"TAG" * 50, b"\xff" * 200]
)
def test_a_file_without_the_header_is_refused(content, tmp_path):
    (tmp_path / "a.mp3").write_bytes(content)

    with pytest.raises(InputError, match="Info header"):
        read_info(tmp_path / "a.mp3")
