"""The letter or Roman numeral that begins an item of a list: a) b) c), i) ii) iii), A.- for a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import NAMES
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.romans import value
from audiocast.spanish.text import Text

EXAMPLES = (
    ("a) cédula; b) foto", "a) cédula; be) foto"),
    ("i) registro, ii) entrega", "uno) registro, dos) entrega"),
    ("Pasos: 1) lavar, 2) pelar", "Pasos: uno) lavar, dos) pelar"),
)
RULES = {
    "item.letter": "The letter that begins an item of a list, by name.",
    "item.figure": "The figure that begins an item of a list.",
    "item.roman": "The Roman numeral that begins an item of a list.",
}

_BEGINS = r"(?<![\w.'’/@-])"
_LETTER = Pattern(rf"{_BEGINS}(?P<label>[a-zñA-ZÑ])(?=\)[ \t]|\.-[ \t])")
_ROMAN = Pattern(
    rf"{_BEGINS}(?P<label>(?=[ivx])x{{0,2}}(?:ix|iv|v?i{{0,3}}))(?=\)[ \t]|\.-[ \t])", re.IGNORECASE
)
_FIGURE = Pattern(r"(?:\A|(?<=[\s¿¡«“]))(?P<label>\d{1,2})(?=\)[ \t]|\.-[ \t])")
_OPEN = Pattern(r"\([^()]*\Z")
_SECOND = Pattern(r"(?<!\w)(?:ii|II)(?:\)|\.-)[ \t]")


def find(text: Text) -> Iterator[Match]:
    """Yield every label of an item."""
    if ")" not in text.written and ".-" not in text.written:
        return
    for found in _FIGURE.finditer(text.written):
        if not _OPEN.search(text.before(found.start(), 200)):
            yield single(*found.span(), numbers.cardinal(int(found["label"])), "item.figure")
    # "i)" is a letter, unless the list goes on with "ii)".
    roman = _SECOND.search(text.written) is not None
    if roman:
        for found in _ROMAN.finditer(text.written):
            said = numbers.cardinal(value(found["label"].upper()))
            yield single(*found.span(), said, "item.roman")
    for found in _LETTER.finditer(text.written):
        if not (roman and found["label"] in "iIvVxX"):
            yield single(*found.span(), NAMES[found["label"].lower()], "item.letter")
