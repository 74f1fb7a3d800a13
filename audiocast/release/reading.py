"""The door: a document to a Release, by its content and its ending."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from pathlib import Path

from audiocast.errors import InputError
from audiocast.release.blocks import Document
from audiocast.release.encoding import decode
from audiocast.release.intake import KINDS, load
from audiocast.release.markdown import read_markdown
from audiocast.release.plain import read_plain
from audiocast.release.structure import structure
from audiocast.release.values import Release

SUFFIXES = tuple(KINDS)


def read_release(path: Path, *, date: dt.date | None = None, timezone: str = "America/La_Paz") -> Release:
    """Read the press release in the document `path`: text, Markdown, .docx, .odt, .pdf or .html.

    `date` is the day that a person gave: it decides where the document states no date, lends its
    year to a dateline without one, and goes before a full date of the dateline (flagged).
    `timezone` says in which zone the file's own date is read, the last resort (flagged).

    Raises InputError, with file and line, where the file is missing, no regular file, unreadable,
    empty, too large (text over 1 MB, documents over 25 MB), not what its name says, protected,
    damaged or hostile, or holds no body or a day that no calendar has. Nothing is written.
    """
    path = Path(path)
    try:
        kind, data = load(path)
        release = structure(_document(kind, data), date, lambda: _modified(path, timezone))
    except InputError as error:
        error.file = error.file or path
        raise
    return replace(release, source_sha256=hashlib.sha256(data).hexdigest())


def _document(kind: str, data: bytes) -> Document:
    if kind not in ("text", "markdown"):
        from audiocast.release.limits import read_limited

        return read_limited(kind, data)
    text, flags = decode(data)
    document = read_plain(text) if kind == "text" else read_markdown(text)
    return replace(document, flags=flags)


def _modified(path: Path, timezone: str) -> dt.date:
    from zoneinfo import ZoneInfo

    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, ZoneInfo(timezone)).date()
    except (OverflowError, ValueError, OSError):
        return dt.date(1980, 1, 1)
