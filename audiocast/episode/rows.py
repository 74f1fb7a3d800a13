"""Laying a cue's text out in rows, never inside a word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

# Words that a row or a cue should not end with: they belong to what follows.
_LEANING = """
a al ante bajo con contra cada cual cuando de del desde donde e el en entre es esa ese esta este están
fue ha hacia han hasta la las le les lo los más mi mis muy ni no nos o para pero por porque que se según
ser sea será si sin sobre son su sus tan tras tu tus u un una unas unos y ya
sr sra dr dra ing lic bs av nro art gral
"""
LEANING = frozenset(_LEANING.split())


def fits(lengths: Sequence[int], width: int, reserve: int = 0) -> bool:
    """Tell whether words of these lengths go into two rows of `width`, `reserve` taken off the first."""
    room, rows = width - reserve, 1
    used = -1
    for length in lengths:
        if used + 1 + length > room:
            rows, room, used = rows + 1, width, -1
            if rows > 2 or length > width:
                return False
        used += 1 + length
    return True


def balance(text: str, width: int) -> list[str]:
    """Return `text` in one row, or in two rows of similar length, or in as many as it takes.

    Rows are at most `width` characters where no single word is longer. A row ends by preference
    after punctuation and not with a word that leans on the next, such as an article.
    """
    if len(text) <= width:
        return [text]
    words = text.split()
    ends = list(accumulate(len(word) + 1 for word in words))
    splits = [
        (max(end - 1, len(text) - end) + _reluctance(word), end)
        for word, end in zip(words[:-1], ends, strict=False)
        if end - 1 <= width and len(text) - end <= width
    ]
    if splits:
        cut = min(splits)[1]
        return [text[: cut - 1], text[cut:]]
    return _greedy(words, width)


def _reluctance(word: str) -> int:
    if word[-1] in ",;:.!?…»”)":
        return 0
    return 14 if word.casefold() in LEANING else 5


def _greedy(words: Sequence[str], width: int) -> list[str]:
    rows: list[str] = []
    for word in words:
        if rows and len(rows[-1]) + 1 + len(word) <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows
