"""Inches by their mark: 4″, 1/2″, 1 1/2″; a mark that closes a quotation is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.amounts import NOT_INSIDE, parse
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import PRIMES, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ('tubería de 4"', "tubería de cuatro pulgadas"),
    ('de 1/2"', "de media pulgada"),
    ('1 1/2" de diámetro', "una pulgada y media de diámetro"),
    ('dijo "son 4"', 'dijo "son cuatro"'),
)
RULES = {"measure.inches": "Inches, by the mark after the figure."}

_INCHES = Pattern(NOT_INSIDE + r"(?P<number>\d{1,3}(?:[.,]\d{1,2})?)(?P<unit>[\"”″])(?!\w)", needs=PRIMES)
_PART_INCHES = Pattern(
    NOT_INSIDE + rf"(?:(?P<whole>\d{{1,2}}){SPACE}?(?=[½¼¾⅛⅜⅝⅞]|(?<=\s)\d/))?"
    r"(?P<part>[½¼¾⅛⅜⅝⅞]|[1-9]\d?/(?:2|4|8|16|32))[\"”″](?!\w)",
    needs=PRIMES,
)


def find(text: Text) -> Iterator[Match]:
    """Yield every length in inches."""
    if not text.has_digits:
        return
    closing = _closing_marks(text.written)
    for found in _INCHES.finditer(text.written):
        if not _closes_quotation(text, found.start("unit"), closing):
            yield _inches(found)
    for found in _PART_INCHES.finditer(text.written):
        if not _closes_quotation(text, found.end() - 1, closing):
            yield single(*found.span(), _part_of_inches(found), "measure.inches")


def _closing_marks(written: str) -> frozenset[int]:
    """Return where straight marks close a quotation; one after a figure that closes none is an inch."""
    closing: set[int] = set()
    is_open = False
    for found in re.finditer('"', written):
        place = found.start()
        if is_open:
            closing.add(place)
            is_open = False
        elif not (place and written[place - 1].isnumeric()):
            is_open = True
    return frozenset(closing)


def _closes_quotation(text: Text, mark: int, closing: frozenset[int]) -> bool:
    """Tell whether the mark at `mark` closes a quotation that was opened before it."""
    if text.written[mark] == "″":
        return False
    before = text.written[max(0, mark - 2000) : mark]
    return mark in closing or before.count("“") > before.count("”")


def _inches(found: re.Match[str]) -> Match:
    amount = parse(found["number"], comma_decimal=True)
    name = "pulgada" if amount.is_one else "pulgadas"
    return Match(
        (Piece(*found.span("number"), amount.words(feminine=True)), Piece(*found.span("unit"), name)),
        "measure.inches",
    )


def _part_of_inches(found: re.Match[str]) -> str:
    above, _, below = unicodedata.normalize("NFKC", found["part"]).replace("\u2044", "/").partition("/")
    whole = int(found["whole"] or 0)
    if (above, below) == ("1", "2"):
        name = "pulgada" if whole == 1 else "pulgadas"
        return f"{numbers.cardinal(whole, feminine=True)} {name} y media" if whole else "media pulgada"
    part = f"{numbers.cardinal(int(above), apocope=True)} {numbers.part(int(below), plural=above != '1')}"
    return f"{numbers.cardinal(whole, feminine=True)} y {part} de pulgada" if whole else f"{part} de pulgada"
