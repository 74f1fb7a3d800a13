"""Words of official prose, and which of them a word that was cut short stands for.

Cut short means a beginning ("visib." visibilidad) or first and last letters with some between
("dscto." descuento). The list is in order of likelihood; gender and kind of word decide before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from audiocast.spanish import nouns
from audiocast.spanish.data import table
from audiocast.spanish.patterns import Pattern

_PLAIN = str.maketrans("áéíóúü", "aeiouu")
_MOST = 3
_NO_WORD = Pattern(r"[^aeiouy][^aeiouylr][^aeiou][aeiou]?s?\Z|\A[^aeiou]{3}|\A[^aeiou]{2}[lr]?\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary; `plain` has no accents."""

    said: str
    plain: str
    adjective: bool


@cache
def _by_initial() -> dict[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    seen: set[str] = set()
    for kind, listed in table("vocabulary.tsv"):
        for said in listed.split():
            if said + kind not in seen:
                seen.add(said + kind)
                plain = said.translate(_PLAIN)
                found.setdefault(plain[0], []).append(Word(said, plain, kind == "adjective"))
    return {initial: tuple(words) for initial, words in found.items()}


@cache
def _whole() -> frozenset[str]:
    return frozenset(word.plain for words in _by_initial().values() for word in words)


def is_whole(word: str) -> bool:
    """Tell whether `word` (lower case) is in the vocabulary as it stands, or in its plural."""
    plain = word.translate(_PLAIN)
    if nouns.is_listed(word):
        return True
    forms = {plain, plain.removesuffix("s"), plain.removesuffix("es")}
    forms |= {f"{form[:-1]}o" for form in forms if form.endswith("a")}
    return not forms.isdisjoint(_whole())


@lru_cache(maxsize=4096)
def completions(short: str, *, adjective: bool, gender: str = "") -> tuple[str, ...]:
    """Return up to three words that `short` (lower case, no dot) may stand for, the likeliest first.

    `adjective` says that a noun stands before; `gender` is "f" or "m" where an article shows it.
    """
    plain = short.translate(_PLAIN)
    words = [word for word in _by_initial().get(plain[:1], ()) if len(word.plain) >= len(plain) + 2]
    found = [word for word in words if word.plain.startswith(plain)]
    if not found and is_contraction(plain):
        found = list(_contracted(plain, words))
    if not found and plain.endswith("s") and len(plain) > 3:
        return completions(short[:-1], adjective=adjective, gender=gender)
    found.sort(key=lambda word: (word.adjective != adjective, bool(gender) and _differs(word, gender)))
    return tuple(word.said for word in found[:_MOST])


def _differs(word: Word, gender: str) -> bool:
    return nouns.gender(word.said) not in (gender, "")


def is_contraction(plain: str) -> bool:
    """Tell whether no Spanish word could be spelled so: "dscto", "pqte", "mntto"."""
    return _NO_WORD.search(plain) is not None or not re.search(r"[aeiou]", plain)


def _contracted(plain: str, words: list[Word]) -> Iterator[Word]:
    """Yield the words that begin and end as `plain` does and have its letters in order."""
    for short in (plain, plain[:-1] if plain.endswith("s") else ""):
        for word in words:
            if len(short) > 2 and word.plain[-1] == short[-1] and _has_in_order(short, word.plain):
                yield word


def _has_in_order(short: str, whole: str) -> bool:
    at = 0
    for letter in short:
        at = whole.find(letter, at) + 1
        if not at:
            return False
    return True
