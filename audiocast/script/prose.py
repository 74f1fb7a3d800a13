r"""The words of a paragraph in a script file: `/` and `//` where a voice breathes, `{written|said}`.

A lone `/` is a breath inside a sentence, a lone `//` parts two sentences. `\` before one of
`{}|/#\` makes a plain character of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from audiocast.script.values import Line
from audiocast.spanish.values import Override

BREATH, STOP = "/", "//"

_TOKEN = re.compile(r"\\[{}|/#\\]|(?P<mark>(?<!\S)//?(?!\S))|[{}|\n]|[ \t]+|[^\\{}|\n \t]+|\\")
_LONE_SLASHES = re.compile(r"(?<!\S)//?(?!\S)")


class ProseError(Exception):
    """Braces that do not fit; `code` is one of `load`'s, `row` counts from 0 within the paragraph."""

    def __init__(self, code: str, row: int) -> None:
        super().__init__(code)
        self.code = code
        self.row = row


@dataclass
class Said:
    """One line of a paragraph: its words, what parts it from the line before, and its row from 0."""

    mark: str = ""
    text: str = ""
    overrides: list[Override] = field(default_factory=list)
    row: int = 0


def dump_prose(line: Line) -> str:
    """Return the words of `line` with its readings in braces and everything else made plain."""
    parts, done = [], 0
    for override in line.overrides:
        parts.append(_plain(line.text[done : override.start]))
        written = _escaped(line.text[override.start : override.end])
        parts.append(f"{{{written}|{_escaped(override.said)}}}")
        done = override.end
    parts.append(_plain(line.text[done:]))
    return _LONE_SLASHES.sub(lambda match: match[0].replace("/", "\\/"), "".join(parts))


def load_prose(text: str) -> tuple[str, list[Said]]:
    """Return the mark that the rows of a paragraph begin with, or "", and their lines.

    Lines without words are left out, but one is always there. Raises ProseError.
    """
    said = list(_Reader().read(text))
    opening = ""
    if len(said) > 1 and not said[0].text:
        opening, said = said[1].mark, said[1:]
    return opening, [part for part in said if part.text] or said[:1]


def joined(parts: list[Said]) -> Said:
    """Return `parts` as one line: what sounds in one recording is not cut by breaths."""
    whole = Said(row=parts[0].row)
    for part in parts:
        offset = len(whole.text) + 1 if whole.text else 0
        whole.text = f"{whole.text} {part.text}".strip(" ")
        whole.overrides += [
            Override(item.start + offset, item.end + offset, item.said) for item in part.overrides
        ]
    return whole


def _plain(text: str) -> str:
    return re.sub(r"[{}\\]", r"\\\g<0>", text)


def _escaped(text: str) -> str:
    return re.sub(r"[{}|\\]", r"\\\g<0>", text)


class _Words:
    """Words put together piece by piece, with single spaces between them and none at the ends."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, piece: str) -> None:
        if piece != " " or (self.pieces and self.pieces[-1] != " "):
            self.pieces.append(piece)
            self.length += len(piece)

    def text(self, since: int = 0) -> str:
        return "".join(self.pieces[since:]).rstrip(" ")


class _Reader:
    """Reads a paragraph token by token; `open` is the row, offset and piece of an open brace."""

    def __init__(self) -> None:
        self.row = 0
        self.line = Said()
        self.words = _Words()
        self.open: tuple[int, int, int] | None = None
        self.reading: _Words | None = None

    def read(self, text: str) -> Iterator[Said]:
        for match in _TOKEN.finditer(text):
            token = match[0]
            if match["mark"] and self.open is None:
                yield self.finished()
                self.line, self.words = Said(mark=token, row=self.row), _Words()
            else:
                self.take(token)
        if self.open is not None:
            raise ProseError("brace-open", self.open[0])
        yield self.finished()

    def take(self, token: str) -> None:
        if token == "{":
            if self.open is not None:
                raise ProseError("brace-nested", self.row)
            self.open = (self.row, self.words.length, len(self.words.pieces))
        elif token == "}":
            self.close()
        elif token == "|" and self.open is not None:
            if self.reading is not None:
                raise ProseError("brace-bars", self.row)
            self.reading = _Words()
        elif not token.strip(" \t\n"):
            self.add(" ")
            self.row += token == "\n"
        else:
            self.add(token[1:] if token[0] == "\\" and len(token) > 1 else token)

    def add(self, piece: str) -> None:
        if self.reading is not None:
            self.reading.add(piece)
            return
        if not self.words.pieces:
            self.line.row = self.row
        self.words.add(piece)

    def close(self) -> None:
        if self.open is None:
            raise ProseError("brace-close", self.row)
        _row, start, piece = self.open
        written = self.words.text(since=piece)
        said = self.reading.text() if self.reading else ""
        if not said.strip() or not written:
            raise ProseError("brace-empty", self.row)
        self.line.overrides.append(Override(start, start + len(written), said))
        self.open = self.reading = None

    def finished(self) -> Said:
        self.line.text = self.words.text()
        return self.line
