"""The rows of a script file gathered into paragraphs and directives; what the words say comes later."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audiocast.script.casting import VOICE, voice_argument
from audiocast.script.clips import ClipError
from audiocast.script.vocabulary import Head, HeadError, foreign_head, load_directive, load_head

_GUARD = re.compile(r"^(\s*)\\(?![{}|/#\\])")


@dataclass
class Block:
    """A paragraph of the file: its head (None: none was written), its rows, where it begins (1-based).

    `blank_before` says whether a blank line, or the file's start, precedes it.
    """

    row: int
    head: Head | None
    rows: list[str] = field(default_factory=list)
    blank_before: bool = False

    @property
    def text(self) -> str:
        """The rows without heads and comments, with the newlines between them."""
        return "\n".join(self.rows)


@dataclass(frozen=True, slots=True)
class Directive:
    """A PAUSA, CAPÍTULO, TÍTULO or VOZ with its argument, at a row of the file (1-based)."""

    row: int
    word: str
    argument: str


class RowError(Exception):
    """A row that cannot be read: a code of `load`, the row (1-based), and the word at fault."""

    def __init__(self, code: str, row: int, word: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.row = row
        self.word = word


def gather(rows: list[str]) -> list[Block | Directive]:
    """Return the paragraphs and directives of a script file in order; raises RowError."""
    items: list[Block | Directive] = []
    block: Block | None = None
    blank = True
    for number, row in enumerate(rows, 1):
        if is_comment(row, in_text=block is not None):
            if block is not None:
                # It keeps its place, so that the rows after it are counted right.
                block.rows.append("")
        elif not row.strip(" \t"):
            block, blank = None, True
        elif directive := load_directive(row):
            items.append(Directive(number, *directive))
            block = None
        elif (voice := _voice(row, items, block)) is not None:
            items.append(Directive(number, VOICE, voice))
            block = None
        elif head := _head(row, number, at_start=block is None):
            block = Block(number, head[0], [head[1]], blank)
            items.append(block)
            blank = False
        elif block is not None:
            block.rows.append(_GUARD.sub(r"\1", row))
        else:
            block = Block(number, None, [_GUARD.sub(r"\1", row)], blank)
            items.append(block)
            blank = False
    return items


def is_comment(row: str, *, in_text: bool) -> bool:
    """Tell whether `row` is a comment.

    Right after a row of text, `#` and a letter are the hashtag of a wrapped paragraph.
    """
    text = row.strip(" \t")
    return text.startswith("#") and not (in_text and re.match(r"#\w", text) is not None)


def is_structural(row: str, *, in_text: bool) -> bool:
    """Tell whether `row` would be read as anything but the words of a paragraph."""
    if is_comment(row, in_text=in_text) or load_directive(row):
        return True
    if voice_argument(row, in_text=in_text) is not None:
        return True
    try:
        return load_head(row) is not None or foreign_head(row, at_start=not in_text) is not None
    except (HeadError, ClipError):
        return True


def _voice(row: str, items: list[Block | Directive], block: Block | None) -> str | None:
    at_top = not any(isinstance(item, Block) for item in items)
    return voice_argument(row, at_top=at_top, in_text=block is not None)


def _head(row: str, number: int, *, at_start: bool) -> tuple[Head, str] | None:
    try:
        head = load_head(row)
    except (HeadError, ClipError) as error:
        raise RowError(error.args[0], number) from None
    if head is None and (word := foreign_head(row, at_start=at_start)):
        raise RowError("role", number, word)
    return head
