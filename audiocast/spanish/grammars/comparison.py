"""Signs before a figure that compare: < 5 años, > 10 km, >= 30, +14 años."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish.amounts import say_whole
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("niños < 5 años", "niños menores de cinco años"),
    ("su mascota (> 1 mes)", "su mascota (mayor de un mes)"),
    ("distancias > 10 km", "distancias más de diez kilómetros"),
    ("caudal >= 20 l/s", "caudal mayor o igual que veinte litros por segundo"),
    ("apta para +14 años", "apta para más de catorce años"),
)
RULES = {
    "comparison": "A sign that compares a figure: more than, less than.",
    "comparison.age": "A sign before an age: older than, younger than.",
}

_SIGN = Pattern(
    rf"(?<![<>=\w-]){SPACE}?(?P<sign>[<>]=?|=[<>])(?={SPACE}?(?:Bs|\$|US)?\.?{SPACE}?\d)", needs=r"[<>≤≥±=]"
)
_AFTER_FIGURE = Pattern(rf"[\d%)]{SPACE}?\Z")
_AGE = Pattern(rf"{SPACE}?\d{{1,3}}(?:[.,]\d)?{SPACE}(?:años?|meses|mes|semanas|días)(?!\w)")
_OLDER = Pattern(rf"(?<![\w+)°]){SPACE}?(?P<sign>\+){SPACE}?(?P<number>\d{{1,2}})(?={SPACE}años?(?!\w))")
_SAID_BEFORE = Pattern(r"\b(?:menor(?:es)?|mayor(?:es)?|menos|más) (?:de|a|que)\s?\Z")
_SAID = {"<": "menos de", ">": "más de", "<=": "menor o igual que", ">=": "mayor o igual que"}
_AGED = {"<": "menor", ">": "mayor"}


def find(text: Text) -> Iterator[Match]:
    """Yield every sign that compares; "5 > 3" is left to the symbols."""
    if not text.has_digits:
        return
    for found in _SIGN.finditer(text.written):
        start, end = found.span("sign")
        sign = "".join(sorted(found["sign"], key="<>=".index))
        if len(sign) == 1 and _AFTER_FIGURE.search(text.before(start, 4)):
            continue
        if sign in _AGED and _SAID_BEFORE.search(text.before(start, 14)):
            yield single(start, end, "", "comparison.age")
        elif sign in _AGED and _AGE.match(text.after(end)):
            ending = "es" if text.previous_word(start).endswith(("s", "y", "o")) else ""
            yield single(start, end, f"{_AGED[sign]}{ending} de", "comparison.age")
        else:
            yield single(start, end, _SAID[sign], "comparison")
    for found in _OLDER.finditer(text.written):
        if not _AFTER_FIGURE.search(text.before(found.start("sign"), 4)):
            years = Piece(*found.span("number"), say_whole(found["number"], apocope=True))
            yield Match((Piece(*found.span("sign"), "más de"), years), "comparison.age")
