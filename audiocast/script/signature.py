"""The first line of a script file: a checksum that tells whether a person edited the file."""

from __future__ import annotations

import hashlib
import re

_FIRST = "# Guion de AudioCast, formato 1, control {digest}"
_PATTERN = re.compile(r"#\s*Guion de AudioCast, formato 1, control ([0-9a-f]{16})\s*")


def sign(body: str) -> str:
    """Return the script file whose content after the first line is `body`."""
    return f"{_FIRST.format(digest=_digest(body))}\n{body}"


def is_untouched(text: str) -> bool:
    """Tell whether the script file `text` is as it was written, by its first line.

    What editors and mail programs do by themselves does not count: line ends, a byte order mark,
    spaces at line ends, blank lines at the end of the file.
    """
    first, *rest = rows(text)
    match = _PATTERN.fullmatch(first)
    return match is not None and match[1] == _digest("\n".join(rest))


def rows(text: str) -> list[str]:
    """Return the rows of a file, whatever its line ends, without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _digest(body: str) -> str:
    normal = "\n".join(row.rstrip(" \t") for row in rows(body)).rstrip("\n")
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:16]
