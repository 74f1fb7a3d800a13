"""Dates: 1 de enero, 13/07/2021, 13-07-21, 2021-07-13, 28 Jul, del 1 al 15 de mayo."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("el 1 de mayo", "el primero de mayo"),
    ("el 1ro. de mayo", "el primero de mayo"),
    ("del 1 al 15 de mayo", "del primero al quince de mayo"),
    ("13 de julio de 2021", "trece de julio de dos mil veintiuno"),
    ("13/07/2021", "trece de julio de dos mil veintiuno"),
    ("13-07-21", "trece de julio de dos mil veintiuno"),
    ("2021-07-13", "trece de julio de dos mil veintiuno"),
    ("01/01/1999", "primero de enero de mil novecientos noventa y nueve"),
    ("28 Jul", "veintiocho de julio"),
    ("13-jul-2021", "trece de julio de dos mil veintiuno"),
    ("los años 90", "los años noventa"),
)
RULES = {
    "date.first": "The first day of a month, primero or uno as the setting says.",
    "date.long": "Day, month by name, and year.",
    "date.numeric": "Day, month and year in figures, in this order, or year, month and day (ISO 8601).",
    "date.short": "Day and abbreviated month.",
}

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
_SHORT = {name[:3]: name for name in MONTHS} | {"sept": "septiembre", "set": "septiembre"}
_NAMES = "|".join([*MONTHS, "setiembre"])
_ABBREVIATED = r"ene|feb|mar|abr|may|jun|jul|ago|sept|sep|set|oct|nov|dic"
_FIRST = re.compile(
    r"(?<![\w.,/-])(?P<day>0?1(?:\.?[º°]|\.?(?:ro|er)\b)?)\.?"
    rf"(?={SPACE}+(?:(?:al?|y|e|o|hasta el){SPACE}+\d{{1,2}}{SPACE}+)?de{SPACE}+(?:{_NAMES})\b)",
    re.IGNORECASE,
)
_DAY_ZERO = re.compile(rf"(?<![\w.,/-])0(?P<day>[2-9])(?={SPACE}+de{SPACE}+(?:{_NAMES})\b)", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?<![\w.,/:-])(?:(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})"
    r"|(?P<iy>\d{4})(?P<is>[/-])(?P<im>\d{1,2})(?P=is)(?P<id>\d{1,2}))(?![\w/-]|[.,:]\d)"
)
_DAY_MONTH = re.compile(r"(?<![\w.,/:-])(?P<d>\d{1,2})/(?P<m>0\d|1[0-2])(?![\w/-]|[.,:]\d)")
_DAY_BEFORE = re.compile(
    r"(?:\b(?:el|del|al|día|fecha|lunes|martes|miércoles|jueves|viernes|sábado|domingo),?)\s*$"
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w.])(?P<m>{_NAMES}|(?:{_ABBREVIATED})\.){SPACE}(?P<d>\d{{1,2}})"
    rf"(?:(?:,?{SPACE}(?:del?{SPACE})?|,)(?P<y>(?:19|20)\d\d)(?![\w/-]|[.,]\d)|(?={SPACE}?(?:\Z|[,;)]{SPACE}|\.{SPACE}*\Z)))",
    re.IGNORECASE,
)
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = re.compile(
    r"(?<![\w.,/:-])(?P<d>[0-3]?\d)(?P<s>[-/.])(?P<m>[IVX]{1,4})(?P=s)(?P<y>\d{4})(?![\w/-]|[.,:]\d)"
)
_WITH_NAME = re.compile(
    rf"(?<![\w.,/:-])(?P<d>\d{{1,2}})(?P<s>[-/]|{SPACE}+(?:de{SPACE}+)?)(?P<m>{_ABBREVIATED}|{_NAMES})\b(?P<dot>\.)?"
    rf"(?:(?P<s2>[-/]|,?{SPACE}+(?:del?{SPACE}+)?)(?P<y>\d{{4}}|(?<=[-/])\d{{2}}))?(?![\w/-])",
    re.IGNORECASE,
)


def find(text: Text) -> Iterator[Match]:
    """Yield every date."""
    if not text.has_digits:
        return
    for found in _FIRST.finditer(text.written):
        end = found.end()
        yield single(found.start(), end, _day(text, 1), "date.first")
    for found in _DAY_ZERO.finditer(text.written):
        yield single(*found.span(), numbers.cardinal(int(found["day"])), "date.long")
    yield from _with_roman(text)
    for found in _NUMERIC.finditer(text.written):
        if match := _numeric(text, found):
            yield match
    for found in _DAY_MONTH.finditer(text.written):
        if int(found["d"]) <= 31 and _DAY_BEFORE.search(text.before(found.start())):
            yield single(*found.span(), _say(text, int(found["d"]), int(found["m"]), None), "date.numeric")
    for found in _MONTH_FIRST.finditer(text.written):
        if 1 <= int(found["d"]) <= 31 and (
            found["y"] or text.previous_word(found.start()) not in ("de", "en")
        ):
            # "Mayo 14, 2026" is said in the Spanish order.
            month = found["m"].lower().removesuffix(".")
            year = f" de {numbers.cardinal(int(found['y']))}" if found["y"] else ""
            said = f"{_day(text, int(found['d']))} de {_SHORT.get(month, month)}{year}"
            yield single(*found.span(), said, "date.long")
    for found in _WITH_NAME.finditer(text.written):
        if match := _with_name(text, found):
            yield match


def _day(text: Text, day: int) -> str:
    return text.options.first_of_month if day == 1 else numbers.cardinal(day)


def _say(text: Text, day: int, month: int, year: int | None) -> str:
    said = f"{_day(text, day)} de {MONTHS[month - 1]}"
    return said if year is None else f"{said} de {numbers.cardinal(year)}"


def _year(figures: str) -> int:
    if len(figures) == 4:
        return int(figures)
    return int(figures) + (2000 if int(figures) < 50 else 1900)


def _numeric(text: Text, found: re.Match[str]) -> Match | None:
    doubt = None
    if found["iy"]:
        day, month, year = int(found["id"]), int(found["im"]), int(found["iy"])
    else:
        day, month, year = int(found["d"]), int(found["m"]), _year(found["y"])
        if len(found["y"]) == 2 and found["s"] == ".":
            return None
        if month > 12 >= day:
            day, month, doubt = month, day, Doubt("date-order")
    try:
        dt.date(year, month, day)
    except ValueError:
        if not 1500 < year < 2200:
            return None
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return _impossible(found)
        doubt = Doubt("date-impossible")
    return single(*found.span(), _say(text, day, month, year), "date.numeric", doubt)


def _with_roman(text: Text) -> Iterator[Match]:
    """Yield every date whose month is a Roman numeral: 6/VIII/1825."""
    for found in _ROMAN.finditer(text.written):
        if found["m"] in _ROMAN_MONTHS and 1 <= int(found["d"]) <= 31:
            month = _ROMAN_MONTHS.index(found["m"]) + 1
            said = _say(text, int(found["d"]), month, int(found["y"]))
            yield single(*found.span(), said, "date.numeric")


def _impossible(found: re.Match[str]) -> Match:
    parts = [numbers.cardinal(int(figures)) for figures in re.findall(r"\d+", found[0])]
    return single(*found.span(), ", ".join(parts), "date.numeric", Doubt("date-impossible"))


def _with_name(text: Text, found: re.Match[str]) -> Match | None:
    day = int(found["d"])
    name = found["m"].lower()
    if not 1 <= day <= 31 or (
        name in ("mar", "set", "sep") and found["s"].strip() == "de" and not found["dot"]
    ):
        return None
    full = _SHORT.get(name, name)
    hyphened = found["s"] in "-/"
    end = found.end()
    if found["y"] is None and found["dot"] and text.ends_sentence(end):
        end -= 1
    if hyphened:
        year = f" de {numbers.cardinal(_year(found['y']))}" if found["y"] else ""
        return single(found.start(), end, f"{_day(text, day)} de {full}{year}", "date.short")
    joined = "" if found["s"].strip() else "de "
    month_end = found.end("m") if end < found.end("dot") or not found["dot"] else found.end("dot")
    month = found["m"] if name == full and not joined else f"{joined}{full}"
    pieces = [Piece(*found.span("d"), _day(text, day)), Piece(found.start("m"), month_end, month)]
    if found["y"]:
        said = numbers.cardinal(int(found["y"]))
        pieces.append(Piece(*found.span("y"), said if "de" in found["s2"].lower() else f"de {said}"))
    if found["m"].isupper() and name == full:
        # A headline in capitals: what lies between is not left for others to read.
        year = f" de {numbers.cardinal(int(found['y']))}" if found["y"] else ""
        said = f"{_day(text, day)} de {full}{year}"
        return single(found.start(), end, said, "date.long")
    return Match(tuple(pieces), "date.long" if name == full else "date.short")
