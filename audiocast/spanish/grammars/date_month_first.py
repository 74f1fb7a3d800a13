"""Dates with the month first, as some software stamps them: Mayo 14, 2026; Nov 8, 2021; January 9, 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.grammars.date import ABBREVIATED, NAMES, SHORT, say_day
from audiocast.spanish.patterns import MONTH, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("Mayo 14, 2026", "catorce de mayo de dos mil veintiséis"),
    ("January 09, 2026", "nueve de enero de dos mil veintiséis"),
    ("marzo 06/2018", "seis de marzo de dos mil dieciocho"),
    ("Nov 8, 2021", "ocho de noviembre de dos mil veintiuno"),
)
RULES = {"date.month_first": "Month, day and year, said in the Spanish order."}

_IN_ENGLISH = {
    "january": "enero", "february": "febrero", "march": "marzo", "april": "abril", "may": "mayo",
    "june": "junio", "july": "julio", "august": "agosto", "september": "septiembre",
    "october": "octubre", "november": "noviembre", "december": "diciembre",
}  # fmt: skip
# The stamp of a page whose software speaks English: "January 9, 2026".
_ENGLISH = rf"(?:{'|'.join(_IN_ENGLISH)})(?={SPACE}\d{{1,2}},{SPACE}(?:19|20)\d\d)"
_ARTICLES = frozenset(("el", "este", "al", "del"))
_MONTH_FIRST = Pattern(
    rf"(?<![\w.])(?P<m>{NAMES}|(?:{ABBREVIATED})\.|(?:{ABBREVIATED})(?={SPACE}\d{{1,2}},{SPACE}20\d\d)|{_ENGLISH}){SPACE}(?P<d>\d{{1,2}})"
    rf"(?:(?:,?{SPACE}(?:del?{SPACE})?|,|/)(?P<y>(?:19|20)\d\d)(?![\w/-]|[.,]\d)|(?={SPACE}?(?:\Z|[,;)]{SPACE}|\.{SPACE}*\Z)))",
    re.IGNORECASE,
    needs=rf"(?i:{MONTH}|jan|apr|aug|dec)[^\W\d_]{{0,7}}\.?{SPACE}\d",
)


def find(text: Text) -> Iterator[Match]:
    """Yield every date that begins with its month."""
    if not text.has_digits:
        return
    for found in _MONTH_FIRST.finditer(text.written):
        if 1 <= int(found["d"]) <= 31 and _is_date(text, found):
            month = found["m"].lower().removesuffix(".")
            month = _IN_ENGLISH.get(month) or SHORT.get(month, month)
            year = f" de {numbers.cardinal(int(found['y']))}" if found["y"] else ""
            yield single(
                *found.span(), f"{say_day(text, int(found['d']))} de {month}{year}", "date.month_first"
            )


def _is_date(text: Text, found: re.Match[str]) -> bool:
    """Tell a date from a Tuesday ("el mar. 21") and from a month with a figure after ("en mayo 21 casos")."""
    previous = text.previous_word(found.start())
    if found["m"].lower() == "mar." and previous in _ARTICLES:
        return False
    return bool(found["y"]) or previous not in ("de", "en")
