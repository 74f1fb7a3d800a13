"""Cutting a spoken text into pieces short enough for an engine that takes only so much at a time."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”»)\]]*(?=\s|$)")
_CLAUSE_END = re.compile(r"[.!?…,;:—–]+[\"'”»)\]]*(?=\s|$)|[”»)\]](?=\s)")
_LINKS = "y|e|o|u|que|pero|porque|con|para|por|de|del|en|a|al|como|según"
_BEFORE_LINK = re.compile(rf"\s(?=(?:{_LINKS})\s)")
_SPACE = re.compile(r"\s")
_WORD = re.compile(r"\w")


def pieces(text: str, limit: int) -> list[tuple[int, int]]:
    """Return spans of `text` that together hold every word of it, each at most `limit` long.

    A span ends, in this order of preference, with a sentence, with a clause, before a conjunction
    or preposition, at a space, anywhere; the punctuation of its end belongs to it. Spans have no
    space at their ends; those without a letter or digit are left out.
    """
    spans = []
    start = 0
    while start < len(text):
        end = _cut(text, start, limit)
        part = text[start:end]
        if _WORD.search(part):
            left = start + len(part) - len(part.lstrip())
            spans.append((left, start + len(part.rstrip())))
        start = end
    return spans


def _cut(text: str, start: int, limit: int) -> int:
    """Return where the piece that begins at `start` ends."""
    while start < len(text) and text[start].isspace():
        start += 1
    if len(text) - start <= limit:
        return len(text)
    window = text[start : start + limit + 1]
    # A piece that ends early only costs one more request; one that is too short sounds chopped.
    for pattern, least in (
        (_SENTENCE_END, limit // 4),
        (_CLAUSE_END, limit // 4),
        (_BEFORE_LINK, limit // 2),
        (_SPACE, 1),
    ):
        ends = [match.end() for match in pattern.finditer(window) if least <= match.end() <= limit]
        if ends:
            return start + ends[-1]
    return start + limit
