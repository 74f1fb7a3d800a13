"""The limited child process: `python -m audiocast.release.child KIND`, document in, JSON out."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import asdict
from typing import Any

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.release.blocks import Document
from audiocast.release.limits import CPU, MEMORY, damaged, exhausted

_TEXT_LIMIT = 1_000_000  # characters; as much as a text file may have


def read_document(kind: str, data: bytes) -> Document:
    """Return what the reader for `kind` makes of `data`; raises InputError for whatever goes wrong."""
    try:
        document = _read(kind, data)
    except InputError:
        raise
    except (MemoryError, RecursionError):
        raise exhausted() from None
    except Exception:  # libraries raise anything on damaged documents
        raise damaged() from None
    if sum(len(block.text) for block in document.blocks) > _TEXT_LIMIT:
        raise InputError(
            _("The document holds more than 1 MB of text; that is no press release."),
            hint=_("Hand in a file that holds one release only."),
        )
    return document


def _read(kind: str, data: bytes) -> Document:
    if kind == "docx":
        from audiocast.release.docx import read_docx

        return read_docx(data)
    if kind == "odt":
        from audiocast.release.odt import read_odt

        return read_odt(data)
    if kind == "pdf":
        from audiocast.release.pdf import read_pdf

        return read_pdf(data)
    from audiocast.release.html import read_html

    return read_html(data)


def main(kind: str) -> None:
    """Read a document from standard input and answer on standard output."""
    _limit()
    data = sys.stdin.buffer.read()
    answer: dict[str, Any]
    try:
        answer = asdict(read_document(kind, data))
    except InputError as error:
        answer = {"error": {"message": error.message, "line": error.line, "hint": error.hint}}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def _limit() -> None:
    """Take away what a document could misuse; each system enforces what it can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's patience is all there is
        return
    limits = [(resource.RLIMIT_CPU, CPU), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)]
    # Linux counts private memory here; elsewhere only the address space can be limited.
    memory = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    limits.append((memory, MEMORY if sys.platform == "linux" else 3 * MEMORY))
    for limit, value in limits:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main(sys.argv[1])
