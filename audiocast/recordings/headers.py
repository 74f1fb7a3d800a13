"""The length that a header claims where ffmpeg itself goes by the size of the file.

It serves to say how much of a cut-off recording is missing, and for nothing else.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

_CHUNKS = 64  # a sane file has few before its sound
_UNKNOWN = 0x7FFFF000  # recorders and streams put such sizes in until they know better


def announced_length(path: Path) -> float | None:
    """Return the seconds that the header of a WAV or CAF file claims; None for any other file."""
    with path.open("rb") as file:
        magic = file.read(12)
        try:
            if magic[:4] == b"RIFF" and magic[8:] == b"WAVE":
                return _wav(file)
            if magic[:4] == b"caff":
                file.seek(8)
                return _caf(file)
        except (struct.error, OverflowError, OSError):
            pass
    return None


def _wav(file: BinaryIO) -> float | None:
    byte_rate = 0
    for _ in range(_CHUNKS):
        name, size = struct.unpack("<4sI", file.read(8))
        if name == b"data":
            return size / byte_rate if byte_rate and 0 < size < _UNKNOWN else None
        begin = file.tell()
        if name == b"fmt ":
            byte_rate = struct.unpack_from("<I", file.read(16), 8)[0]
        file.seek(begin + size + size % 2)
    return None


def _caf(file: BinaryIO) -> float | None:
    byte_rate = 0.0
    for _ in range(_CHUNKS):
        name, size = struct.unpack(">4sq", file.read(12))
        if name == b"data":
            return (size - 4) / byte_rate if byte_rate and size > 4 else None
        begin = file.tell()
        if name == b"desc":
            rate, packet, frames = struct.unpack(">d8xII", file.read(24))
            byte_rate = packet * rate / frames if frames else 0.0
        file.seek(begin + size)
    return None
