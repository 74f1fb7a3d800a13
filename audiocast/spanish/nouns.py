"""Nouns: their gender, their singular, and what kind of word a word is.

A heuristic by endings with a list of exceptions (`data/nouns.tsv`).
"""

from __future__ import annotations

import re
from functools import cache

from audiocast.spanish.data import table
from audiocast.spanish.patterns import Pattern

_FEMININE = Pattern(
    r"(?:[csxgnt]ion|[csxgnt]ión|[csxgnt]iones|dad(?:es)?|tad(?:es)?|tud(?:es)?|umbres?|triz|trices|sis|itis|as?)$"
)
_SURELY_FEMININE = Pattern(r"[csxgnt](?:iones|ión|ion)$")
_MASCULINE = Pattern(r"(?:os?|emas?|istas?|ores|or|aje|ajes|ones|ón|anes|án)$")


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Return kind → the words of that kind, as `data/nouns.tsv` lists them."""
    found: dict[str, set[str]] = {}
    for kind, listed in table("nouns.tsv"):
        found.setdefault(kind, set()).update(listed.split())
    return {kind: frozenset(listed) for kind, listed in found.items()}


@cache
def _long_forms() -> dict[str, str]:
    """Return abbreviations of what can be counted → what is said for them."""
    return {
        row[0]: row[2] for row in table("abbreviations.tsv") if row[1] in ("any", "end", "name", "office")
    }


def long_form(short: str) -> str:
    """Return what the abbreviation `short` of a noun is said as, of table or vocabulary, or ""."""
    if known := _long_forms().get(short):
        return known
    from audiocast.spanish import vocabulary

    word = short.removesuffix(".").lower()
    likely = () if vocabulary.is_whole(word) else vocabulary.completions(word, adjective=False)
    return likely[0] if likely and len(word) > 2 else ""


def is_label(word: str) -> bool:
    """Tell whether a number after `word` is its name, not a count: *distrito*, *artículo*, *página*."""
    labels = kinds()["label"]
    return word in labels or (word.endswith("s") and singular(word) in labels)


def is_function_word(word: str) -> bool:
    """Tell whether `word` (lower case) is an article, preposition, conjunction, or the like."""
    return word in kinds()["function"]


def is_listed(word: str) -> bool:
    """Tell whether `word` (lower case) is a noun or adjective of the list."""
    lists = kinds()
    return any(word in lists[kind] for kind in ("f", "m", "neutral"))


def gender(word: str) -> str:
    """Return "f", "m", or "" where the ending does not tell; `word` is in lower case."""
    lists = kinds()
    if word in lists["f"]:
        return "f"
    if word in lists["m"]:
        return "m"
    if word in lists["neutral"]:
        return ""
    if word.endswith(("ista", "istas", "ísta", "ístas")):
        return ""
    if _SURELY_FEMININE.search(word):
        return "f"
    if _MASCULINE.search(word):
        return "m"
    if _FEMININE.search(word):
        return "f"
    return ""


def singular(noun: str) -> str:
    """Return the singular of a plural noun: litros, meses, luces, hectáreas."""
    lists, lower = kinds(), noun.lower()
    if not lower.endswith("s") or len(lower) < 4:
        return noun
    for cut in (1, 2):
        if lower[:-cut] in lists["f"] or lower[:-cut] in lists["m"]:
            return noun[:-cut]
    if lower.endswith("ces"):
        return f"{noun[:-3]}z"
    if lower.endswith("iones"):
        return f"{noun[:-4]}ón"
    return noun[:-2] if re.search(r"[aeiouáéíóú][ldrnsy]es$", lower) else noun[:-1]
