"""Roman numerals in small letters, the abbreviations around centuries, and numbers of sections: II.3."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.romans import CANONICAL, value, words
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("el siglo xix", "el siglo diecinueve"),
    ("el s. XX", "el siglo veinte"),
    ("el siglo x e. c. en Perú", "el siglo décimo de la era común en Perú"),
    ("II.3.1 Fallo", "dos punto tres punto uno Fallo"),
)
RULES = {
    "roman.small": "A numeral in small letters, or the abbreviation of a century.",
    "roman.outline": "The number of a section: II.3.",
}

_LOWER_YEAR = Pattern(rf"\baños? (?P<year>(?=m[cdlxvim]){CANONICAL.lower()})(?!\w)")
_OUTLINE = Pattern(r"(?<![\w.])(?P<roman>[IVX]{1,5})(?P<figures>(?:\.\d{1,2}){1,3})(?![\w]|\.\d)")
_SHORT_CENTURY = Pattern(rf"(?<![\w.])s(?P<many>s)?\.(?={SPACE}?[IVX]{{1,5}}\b)")
_ERA = Pattern(r"\bsiglos?\s+[ivxl]{1,6}\s+(?P<era>e\.?\s?c\.?)(?![\w.])")
_LOWER = Pattern(r"(?P<name>\b[^\W\d_]{3,12}) (?P<roman>x{0,2}(?:ix|iv|v?i{1,3}|v|x))(?!\w)")


def find(text: Text) -> Iterator[Match]:
    """Yield every numeral in small letters and what stands around numerals."""
    for found in _LOWER.finditer(text.lower):
        name = found["name"].strip()
        if name in ("siglo", "siglos") or (
            name in words("ruler") and found["roman"] not in ("i", "v", "x", "vi")
        ):
            feminine = name in words("queen")
            number = value(found["roman"].upper())
            said = numbers.ordinal(number, feminine=feminine) if number <= 10 else numbers.cardinal(number)
            yield single(*found.span("roman"), said, "roman.small")
    for found in _LOWER_YEAR.finditer(text.lower):
        yield single(*found.span("year"), numbers.cardinal(value(found["year"].upper())), "roman.small")
    for found in _SHORT_CENTURY.finditer(text.written):
        yield single(*found.span(), "siglos" if found["many"] else "siglo", "roman.small")
    for found in _ERA.finditer(text.lower):
        end = found.end("era")
        end -= text.written[end - 1] == "." and text.ends_sentence(end)
        yield single(found.start("era"), end, "de la era común", "roman.small")
    for found in _OUTLINE.finditer(text.written):
        figures = [numbers.cardinal(int(part)) for part in found["figures"].split(".")[1:]]
        said = " punto ".join([numbers.cardinal(value(found["roman"])), *figures])
        yield single(*found.span(), said, "roman.outline")
