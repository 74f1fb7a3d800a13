"""Text files to blocks."""

from __future__ import annotations

import re

from audiocast.release import lines
from audiocast.release.blocks import Block, Document

# Bold and italics as messengers write them: *so* and _so_.
_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,2})(?=[^\s*_])([^*_]{1,600}?)(?<=\S)\1(?![\w*_])")


def read_plain(text: str) -> Document:
    """Return the paragraphs of a text file, whether it has one line for each or is hard-wrapped."""
    rows = [(number, _EMPHASIS.sub(r"\2", row)) for number, row in lines.split(text)]
    width = lines.wrap_width([row for _, row in rows])
    blocks: list[Block] = []
    group: list[str] = []
    first, tight, previous = 1, False, ""

    def flush() -> None:
        if group:
            blocks.append(Block("paragraph", lines.join(group), first, tight))
        group.clear()

    for number, row in rows:
        if not row.strip():
            flush()
        elif not (previous.strip() and group and lines.continues(previous, row, width)):
            flush()
            first, tight = number, bool(previous.strip())
            group.append(row)
        else:
            group.append(row)
        previous = row
    flush()
    return Document(tuple(blocks))
