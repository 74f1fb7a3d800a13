"""Foreign documents are decoded in a child process with little time and memory.

The child gets the bytes on its standard input and answers with one JSON object. What it may use:
`CPU` seconds and `MEMORY` bytes where the system enforces them (POSIX), `PATIENCE` seconds of wall
time everywhere.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.release.blocks import Block, Document
from audiocast.release.values import Flag

CPU = 3
MEMORY = 220_000_000
PATIENCE = 4.0  # what a person waits is 5 s at most, the parent's own work included


def read_limited(kind: str, data: bytes) -> Document:
    """Return what the reader for `kind` makes of `data`, read in a limited child process.

    Raises InputError with the reader's own sentence, or where the document asks for more than the
    limits or brings the reader down.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(part for part in sys.path if part),
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-P", "-m", "audiocast.release.child", kind]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=PATIENCE, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise exhausted() from None
    if done.returncode != 0:
        raise exhausted() if _killed_for_time(done.returncode) else damaged()
    try:
        return _answer(json.loads(done.stdout))
    except (ValueError, KeyError, TypeError):
        raise damaged() from None


def _killed_for_time(code: int) -> bool:
    import signal

    return hasattr(signal, "SIGXCPU") and code in (-signal.SIGXCPU, -signal.SIGKILL)


def _answer(answer: dict[str, Any]) -> Document:
    if error := answer.get("error"):
        raise InputError(error["message"], line=error["line"], hint=error["hint"])
    return Document(
        blocks=tuple(Block(**block) for block in answer["blocks"]),
        title=answer["title"],
        date=answer["date"],
        recordings=tuple(answer["recordings"]),
        flags=tuple(Flag(**flag) for flag in answer["flags"]),
    )


def exhausted() -> InputError:
    """Return the error for a document that asks for too much time or memory."""
    return InputError(
        _("The document asks for too much time or memory to be read."),
        hint=_("Copy its text into a new document and hand that in."),
    )


def damaged() -> InputError:
    """Return the error for a document that its reader cannot make sense of."""
    return InputError(
        _("The document is damaged and cannot be read."),
        hint=_("Open it in its program and save it again, or save it as text."),
    )
