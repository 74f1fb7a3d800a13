"""Dates with the month in Roman figures, and months without a day: 24-XII, vence 06/2026, 2024-05."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.grammars.date import MONTHS, say_date, year_of
from audiocast.spanish.grammars.date_numeric import DAY_BEFORE, MONTH_FIGURES, NUMBERED, exists
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("el 24-XII y el 6-I", "el veinticuatro de diciembre y el seis de enero"),
    ("6/VIII/1825", "seis de agosto de mil ochocientos veinticinco"),
    ("vence 06/2026", "vence junio de dos mil veintiséis"),
)
RULES = {
    "date.roman": "A date whose month is a Roman numeral.",
    "date.month_year": "Month and year in figures, where something expires, begins or ends.",
}

_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = Pattern(
    r"(?<![\w.,/:-])(?P<d>[0-3]?\d)[°º]?(?P<s>[-/.])(?P<m>[IVX]{1,4})(?:(?P=s)(?P<y>\d{4}|\d\d))?(?![\w/-]|[.,:]\d)"
)
_TO_ROMAN = Pattern(rf"{SPACE}al?{SPACE}\d{{1,2}}[-/][IVX]{{1,4}}\b")
_FEAST_BEFORE = Pattern(
    r"\b(?:feriados?|fiestas?|aniversario|efemérides?|asueto)(?: nacional| cívica| patria| local"
    r"| departamental)?[:,]? \Z"
)
_OF_NORM = Pattern(
    r"\b(?:art[íi]culos?|arts?\.|inc\.|inciso|par\.|parágrafo|ley)[^\n]{0,40}\Z|(?:lote|manzano|grupo|y|,)\s*\Z"
)
_EXPIRY = Pattern(
    r"(?:\bv(?:en)?to\.?|\bvenc\.|\bven(?:ce|cen|cía|cimiento|ció|cida)|\bcaduc\w+|\bexp(?:ira|iración)\b|\belab\.|\belaboración)"
    rf"(?:{SPACE}+(?:en|el|de|la|fecha)){{0,2}}:?{SPACE}*\Z"
)
_MONTH_YEAR_BEFORE = Pattern(
    r"\b(?:desde|hasta|mes(?:es)?|per[íi]odos?|cuota|corte|a partir de|entre|haberes|facturación|planilla)"
    rf"(?:{SPACE}+(?:de|del|a|al|el))?:?{SPACE}+(?:{MONTH_FIGURES}/20\d\d{SPACE}+(?:al?|y|hasta|-){SPACE}+)?\Z"
)
_YEAR_MONTH = Pattern(r"(?<![\w.,/:-])(?P<y>20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\w/-]|[.,:]\d)")
_MONTH_YEAR = Pattern(rf"(?<![\w.,/:-])(?P<m>{MONTH_FIGURES})[/-](?P<y>(?:19|20)\d\d|\d\d)(?![\w/-]|[.,:]\d)")


def find(text: Text) -> Iterator[Match]:
    """Yield every date of that kind."""
    if not text.has_digits:
        return
    yield from _with_roman(text)
    for found in _MONTH_YEAR.finditer(text.written):
        before = text.before(found.start())
        if _EXPIRY.search(before) or (len(found["y"]) == 4 and _MONTH_YEAR_BEFORE.search(before)):
            year = numbers.cardinal(year_of(found["y"]))
            yield single(*found.span(), f"{MONTHS[int(found['m']) - 1]} de {year}", "date.month_year")
    for found in _YEAR_MONTH.finditer(text.written):
        # "2003-04" is a season; "2024-05" can only be a month.
        if int(found["m"]) < int(found["y"]) % 100 and not NUMBERED.search(text.before(found.start())):
            said = f"{MONTHS[int(found['m']) - 1]} de {numbers.cardinal(int(found['y']))}"
            yield single(*found.span(), said, "date.month_year")


def _is_roman_day(text: Text, found: re.Match[str], before: str) -> bool:
    if DAY_BEFORE.search(before) or _FEAST_BEFORE.search(before):
        return True
    return _TO_ROMAN.match(text.written, found.end()) is not None  # "1-VI al 31-VII"


def _with_roman(text: Text) -> Iterator[Match]:
    """Yield every date whose month is a Roman numeral: 6/VIII/1825, 24-XII."""
    for found in _ROMAN.finditer(text.written):
        day = int(found["d"])
        if found["m"] not in _ROMAN_MONTHS or not 1 <= day <= 31:
            continue
        month = _ROMAN_MONTHS.index(found["m"]) + 1
        before = text.before(found.start())
        if found["y"]:
            possible = exists(day, month, year_of(found["y"]))
            if possible and (len(found["y"]) == 4 or not _OF_NORM.search(before)):
                said = say_date(text, day, month, year_of(found["y"]))
                yield single(*found.span(), said, "date.roman")
        elif found["s"] != "." and _is_roman_day(text, found, before):
            pieces = (Piece(*found.span(), say_date(text, day, month, None)),)
            yield Match(pieces, "date.roman")
