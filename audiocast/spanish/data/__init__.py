"""The tables that ship with the package: tab-separated, one row a line, `#` begins a comment."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the data file `name`, each cell stripped."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )
