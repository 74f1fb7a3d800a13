"""What every document reader hands to the one structuring code: blocks of raw text in order."""

from __future__ import annotations

from dataclasses import dataclass

from audiocast.release.values import Flag


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item as the document has it, not yet cleaned.

    `kind` is "title" (the document itself says that this is its headline), "heading", "paragraph"
    or "item"; `text` may hold line feeds where the document breaks a line inside the block; `line`
    is the 1-based line (text) or paragraph (other documents); `tight` says that nothing, not even
    a blank line, parts the block from the one before.
    """

    kind: str
    text: str
    line: int
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order and what the document says about itself.

    `title` is a name to fall back on where the text has no headline; `date` an ISO date from the
    document's metadata; `recordings` the sound files that a page plays, `flags` what the reader
    had to decide.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    recordings: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
