"""The frame at the start of an MP3 that says how much of the decoded sound is programme.

The frame is Xing's ("Info" for constant bit rates) with LAME's extension: the number of frames, the
samples that encoder and decoder put before the programme, and those that fill the last frame.
Layout: Gabriel Bouvigne, "mp3 Info Tag rev 1 specifications".
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from audiocast.errors import InputError
from audiocast.messages import _

SAMPLES_PER_FRAME = 1152
_HEAD = 65_536
# Offsets within the LAME extension, which follows flags, frames, bytes, table and quality.
_VERSION, _METHOD, _BITRATE, _DELAYS, _MUSIC_LENGTH, _CRC = 0, 9, 20, 21, 28, 34
_ENCODER = b"LAME3.100"
_CONSTANT = 1


@dataclass(frozen=True, slots=True)
class InfoHeader:
    """`frames` of sound after this one, at `offset` in the file; `delay` and `padding` in samples."""

    offset: int
    extension: int
    frames: int
    bytes: int
    delay: int
    padding: int
    encoder: str

    @property
    def samples(self) -> int:
        """Samples of the programme that a decoder gives."""
        return self.frames * SAMPLES_PER_FRAME - self.delay - self.padding


def sound_span(path: Path) -> tuple[int, int]:
    """Return the first byte of sound in the file and the one after its last: without ID3 tags."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(10)
        first = 0
        if head[:3] == b"ID3" and len(head) == 10:
            a, b, c, d = head[6:10]
            first = 10 + (a << 21 | b << 14 | c << 7 | d) + (10 if head[5] & 0x10 else 0)
        file.seek(max(0, size - 128))
        last = size - 128 if file.read(3) == b"TAG" else size
    return min(first, last), last


def read_info(path: Path) -> InfoHeader:
    """Return the Info header of the file at `path`. Raises InputError where it has none."""
    first, _last = sound_span(path)
    with path.open("rb") as file:
        file.seek(first)
        frame = file.read(_HEAD)
    at = _tag_offset(frame)
    if at is None:
        raise InputError(_("The MP3 does not say how long it is (no Info header)."), file=path)
    flags, frames, length = struct.unpack_from(">III", frame, at + 4)
    extension = (
        at + 8 + 4 * bool(flags & 1) + 4 * bool(flags & 2) + 100 * bool(flags & 4) + 4 * bool(flags & 8)
    )
    packed = int.from_bytes(frame[extension + _DELAYS : extension + _DELAYS + 3], "big")
    name = frame[extension : extension + 9].rstrip(b"\0 ").decode("latin-1")
    return InfoHeader(
        first, first + extension, frames, length, delay=packed >> 12, padding=packed & 0xFFF, encoder=name
    )


def complete_info(path: Path, bitrate: int, samples: int) -> None:
    """Fill in what ffmpeg leaves out of the header when it writes reproducible bytes.

    The encoder's name (without it many decoders ignore the delays), constant bit rate, its value,
    and the check sum over the header. `samples` went in: where LAME ends with a frame of nothing but
    padding, ffmpeg states too little of it, and decoders would give up to 46 samples too many.
    """
    header = read_info(path)
    padding = header.frames * SAMPLES_PER_FRAME - header.delay - samples
    with path.open("r+b") as file:
        file.seek(header.offset)
        frame = bytearray(file.read(header.extension - header.offset + 36))
        start = header.extension - header.offset
        frame[start + _VERSION : start + _VERSION + 9] = _ENCODER
        frame[start + _METHOD] = _CONSTANT
        frame[start + _BITRATE] = min(255, bitrate)
        frame[start + _DELAYS : start + _DELAYS + 3] = (header.delay << 12 | padding).to_bytes(3, "big")
        frame[start + _CRC : start + _CRC + 2] = crc16(bytes(frame[: start + _CRC])).to_bytes(2, "big")
        file.seek(header.offset)
        file.write(frame)


def crc16(data: bytes) -> int:
    """Return the check sum that the header uses: CRC-16 with polynomial 0x8005, reflected, from zero."""
    value = 0
    for byte in data:
        value ^= byte
        for _bit in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


def _tag_offset(frame: bytes) -> int | None:
    """Return where the Info tag lies in the first frame: after the side information, by its kind."""
    if len(frame) < 4 or frame[0] != 0xFF or frame[1] & 0xE0 != 0xE0:
        return None
    mono, version_1 = frame[3] >> 6 == 3, frame[1] >> 3 & 3 == 3
    at = 4 + ((17 if mono else 32) if version_1 else (9 if mono else 17))
    return at if frame[at : at + 4] in (b"Info", b"Xing") and len(frame) >= at + 160 else None
