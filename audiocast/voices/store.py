"""Takes kept by content: what was said once, in one way, is not synthesized again.

One file per take: a checksummed header in JSON, then the samples as little-endian float32, so that
a long take is memory-mapped and never read whole into memory. The store is only ever a shortcut:
an entry that is missing, damaged or of another make is a miss, and nothing but time is lost with it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiocast.files import PARTIAL
from audiocast.voices.values import Mark, Take

if TYPE_CHECKING:
    from audiocast.spanish.values import Reading
    from audiocast.voices.values import Delivery

FORMAT = 1
LIMIT = 2 * 1024**3
"""Bytes that the store may take up: about three hours of sound."""

_MAGIC = b"AudioCastTake\n"
_HEAD = struct.Struct("<14sHIII")  # magic, format, length of header, CRC of header, CRC of samples
_ALIGN = 64
_SUFFIX = ".take"


class TakeStore:
    """The store of takes in `folder`, which need not exist; `limit` in bytes.

    Safe with many processes: files are written whole and never changed, and a file that another
    process removes is a miss.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.folder = folder
        self.limit = limit

    def get(self, key: str) -> Take | None:
        """Return the take kept under `key`, its samples memory-mapped read-only, or None."""
        import numpy as np

        path = self._path(key)
        try:
            header, offset, expected = _read_header(path)
            samples = np.memmap(
                path, dtype=np.dtype("<f4"), mode="r", offset=offset, shape=(int(header["samples"]),)
            )
            if header["key"] != key or zlib.crc32(samples.data) != expected:
                return None
            marks = tuple(Mark(*map(int, mark)) for mark in header["marks"])
            take = Take(samples, str(header["text"]), marks, float(header["confidence"]))
        except (OSError, ValueError, KeyError, TypeError, struct.error):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # when it was last used, for `clean`
        return take

    def put(self, key: str, take: Take) -> Take:
        """Keep `take` under `key` and return it, memory-mapped; unchanged where it cannot be kept."""
        import numpy as np

        samples = np.ascontiguousarray(take.samples, dtype="<f4")
        header = {
            "key": key,
            "samples": len(samples),
            "text": take.text,
            "confidence": take.confidence,
            "marks": [(mark.start, mark.end, mark.first, mark.last) for mark in take.marks],
        }
        text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        text += b" " * (-(_HEAD.size + len(text)) % _ALIGN)
        head = _HEAD.pack(_MAGIC, FORMAT, len(text), zlib.crc32(text), zlib.crc32(samples.data))
        path = self._path(key)
        part = path.with_name(f"{PARTIAL}{secrets.token_hex(4)}-{path.name}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Renamed when whole, but not synced: what a power cut tears, the checksums find.
            with part.open("wb") as file:
                file.write(head + text)
                file.write(samples.data)
            part.replace(path)
        except OSError:  # a full disk or a read-only folder costs only time
            return take
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return self.get(key) or take

    def clean(self, keep: set[str] | None = None) -> int:
        """Remove the takes longest unused until the store is within its limit; return bytes freed.

        Those under the keys in `keep` stay. Also removes what killed runs left behind.
        """
        entries = []
        freed = 0
        for path in self.folder.rglob("*"):
            with contextlib.suppress(OSError):
                stat = path.stat()
                if path.name.startswith(PARTIAL):
                    freed += _remove(path, stat.st_size) if self._stale(stat.st_mtime) else 0
                elif path.suffix == _SUFFIX:
                    entries.append((stat.st_mtime_ns, path.name, path, stat.st_size))
        size = sum(entry[3] for entry in entries)
        for _used, _name, path, bytes_ in sorted(entries):
            if size <= self.limit:
                break
            if path.stem not in (keep or ()):
                size -= bytes_
                freed += _remove(path, bytes_)
        return freed

    @staticmethod
    def _stale(modified: float) -> bool:
        """Tell whether an unfinished file is old enough that nobody is writing it any more."""
        import time

        return time.time() - modified > 24 * 3600

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{_SUFFIX}"


def take_key(voice: str, version: str, reading: Reading, delivery: Delivery) -> str:
    """Return the hash of everything that a take depends on."""
    tokens = [(t.start, t.end, t.said_start, t.said_end) for t in reading.tokens]
    content = [FORMAT, voice, version, delivery.rate, delivery.pitch, reading.written, reading.said, tokens]
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()


def _read_header(path: Path) -> tuple[dict[str, Any], int, int]:
    """Return the header, where the samples begin, and their checksum. Raises ValueError if damaged."""
    with path.open("rb") as file:
        magic, form, length, header_crc, samples_crc = _HEAD.unpack(file.read(_HEAD.size))
        if magic != _MAGIC or form != FORMAT or length > path.stat().st_size:
            raise ValueError(path)
        text = file.read(length)
    if zlib.crc32(text) != header_crc:
        raise ValueError(path)
    return json.loads(text), _HEAD.size + length, samples_crc


def _remove(path: Path, size: int) -> int:
    try:
        path.unlink()
    except OSError:  # in use by another process on Windows, or gone already
        return 0
    return size
