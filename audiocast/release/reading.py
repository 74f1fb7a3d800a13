"""The door: a file to a Release, by its content and its suffix."""

from __future__ import annotations

import datetime as dt
import hashlib
import stat
from dataclasses import replace
from pathlib import Path

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.release.encoding import binary, decode
from audiocast.release.plain import read_plain
from audiocast.release.structure import structure
from audiocast.release.values import Release

SUFFIXES = (".txt", ".text")
TEXT_LIMIT = 1_000_000


def read_release(path: Path, *, date: dt.date | None = None) -> Release:
    """Read the press release in the document `path`."""
    try:
        data = _load(path)
        text, flags = decode(data)
        document = read_plain(text)
        document = replace(document, flags=flags)
        release = structure(document, date, lambda: _modified(path))
    except InputError as error:
        error.file = error.file or path
        raise
    return replace(release, source_sha256=hashlib.sha256(data).hexdigest())


def _load(path: Path) -> bytes:
    info = path.stat()
    if not stat.S_ISREG(info.st_mode):
        raise binary()
    if info.st_size > TEXT_LIMIT:
        raise InputError(_("The file is over 1 MB: too long for a press release."))
    data = path.read_bytes()
    if not data.strip():
        raise InputError(_("The file is empty."))
    return data


def _modified(path: Path) -> dt.date:
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date()
