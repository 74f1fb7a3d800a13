"""The one family of errors that a person gets to read.

Every stage raises these for bad input, a bad setting or an unreachable service; only `cli` prints
them. The message is one translated sentence; the hint says what to do.
"""

from __future__ import annotations

from pathlib import Path


class AudioCastError(Exception):
    """Something that a person can mend: one sentence, where it is, and what to do.

    `file` and `line` (1-based) point at the place; `hint` is a sentence that says what to do;
    `exit_code` is what the command ends with (1: the work failed, 2: it was asked for wrongly).
    """

    exit_code = 1

    def __init__(
        self, message: str, *, file: Path | str | None = None, line: int | None = None, hint: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        """Return the whole error on one line: `file:line: message hint`."""
        place = ""
        if self.file is not None:
            place = f"{self.file}:{self.line}: " if self.line is not None else f"{self.file}: "
        return f"{place}{self.message} {self.hint}".strip()


class InputError(AudioCastError):
    """The document, recording or script that was handed in cannot be used as it is."""


class SettingsError(AudioCastError):
    """`audiocast.toml`, the lexicon or an option says something that cannot be meant."""

    exit_code = 2


class UnavailableError(AudioCastError):
    """A voice, a program or a service is not there or does not answer; another may do."""
