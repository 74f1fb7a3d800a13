"""Roman numerals: their value, and the words that tell what one of them counts (`data/roman.tsv`)."""

from __future__ import annotations

from functools import cache

from audiocast.spanish.data import table

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
CANONICAL = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""Regular expression of a numeral as the rules have it; it also matches nothing."""


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of a kind: part, ruler, queen, event, rank."""
    return frozenset(word for name, listed in table("roman.tsv") if name == kind for word in listed.split())


def partwords() -> frozenset[str]:
    """Return the nouns after which a numeral is a number: capítulo, fase."""
    return words("part")


def value(written: str) -> int:
    """Return the value of a canonical Roman numeral."""
    figures = [_VALUES[letter] for letter in written]
    pairs = zip(figures, [*figures[1:], 0], strict=True)
    return sum(-figure if figure < following else figure for figure, following in pairs)
