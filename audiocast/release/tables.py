"""Rows of tables as text that can be read out."""

from __future__ import annotations

from audiocast.release.blocks import Block

_LONGEST_CELL = 40  # words; longer cells are columns of prose


def row_texts(cells: list[list[Block]]) -> list[Block]:
    """Return the blocks of one row: one item for a row of figures, the paragraphs where it is layout."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(len(cell) > 1 or len(cell[0].text.split()) > _LONGEST_CELL for cell in filled):
        return [block for cell in filled for block in cell]
    text = ", ".join(cell[0].text.replace("\n", " ").strip().rstrip(",;") for cell in filled)
    return [Block("item", text, filled[0][0].line)]
