"""Words in the spelling of Aymara and Quechua, respelled so that a Spanish voice says them nearly right.

Only where the spelling gives itself away: k', q', p', t', ch', qh, kh, q without ue/ui, long vowels
(ä). Near q the vowels i and u sound like e and o. Names with a custom of their own are in
`data/names.tsv`. Source: L. Briggs, *The Aymara Language in Its Social and Cultural Context*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text

EXAMPLES = (
    ("K'illi", "Quilli"),
    ("Jach'a Suyu", "Jacha Suyu"),
    ("Qhana", "Cana"),
    ("Qulla", "Colla"),
    ("T'ula", "Tula"),
)
RULES = {"indigenous": "A word in Aymara or Quechua spelling, respelled in Spanish."}

_LETTERS = r"(?:(?![²³¹½¼¾ºª])[^\W\d_])+"
_WORD = Pattern(rf"(?<![\w'’]){_LETTERS}(?:['’´]{_LETTERS})*")
_MARKED = Pattern(
    r"(?:[kqpt]|ch)['’´](?=[aeiouyäïüw])|qh|kh|(?<!d)q(?!u[aeioáéíó])|[aeiou]?[äï]", re.IGNORECASE
)
_STEPS = (
    (re.compile(r"chh|ch['’´]"), "ch"),
    (re.compile(r"([kqpt])['’´]"), r"\1"),
    (re.compile(r"([kqpt])h"), r"\1"),
    (re.compile(r"ä"), "a"),
    (re.compile(r"ï"), "i"),
    (re.compile(r"q[uü](?![aeiouáéíóú])"), "qo"),
    (re.compile(r"qu(?=[aou])"), "qo"),
    (re.compile(r"q[ií](?![aeiou])"), "qe"),
    (re.compile(r"u(?=q)"), "o"),
    (re.compile(r"i(?=q)"), "e"),
    (re.compile(r"qu(?=[eiéí])|[kq](?=[eiéí])"), "\0"),
    (re.compile(r"[kq](?=[aouáóú]|[^aeiouáéíóúu]|$)"), "c"),
    (re.compile(r"\0"), "qu"),
)


def find(text: Text) -> Iterator[Match]:
    """Yield every word in such a spelling."""
    if not _MARKED.search(text.written):
        return
    for found in _WORD.finditer(text.written):
        word = found[0]
        if _MARKED.search(word) and not (word.isupper() and len(word) < 6) and len(word) > 2:
            said = respell(word)
            if said != word:
                yield single(*found.span(), said, "indigenous")


def respell(word: str) -> str:
    """Return `word` in a spelling that a Spanish voice reads; a capital stays."""
    said = word.lower()
    for pattern, replacement in _STEPS:
        said = pattern.sub(replacement, said)
    return said.capitalize() if word[0].isupper() else said
