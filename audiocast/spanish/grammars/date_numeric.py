"""Dates in figures: 13/07/2021, 3/02, 01.02.25, 24-XII, vence 06/2026, 29-30/11."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.grammars.date import WEEKDAYS, say_date, say_day, year_of
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("13/07/2021", "trece de julio de dos mil veintiuno"),
    ("13-07-21", "trece de julio de dos mil veintiuno"),
    ("2021-07-13", "trece de julio de dos mil veintiuno"),
    ("01/01/1999", "primero de enero de mil novecientos noventa y nueve"),
    ("desde el 01.02.25", "desde el primero de febrero de dos mil veinticinco"),
    ("Agenda 28/07: misa", "Agenda veintiocho de julio: misa"),
    ("el lunes 3/2", "el lunes tres de febrero"),
    ("del 2/1 al 15/1", "del dos de enero al quince de enero"),
    ("29-30/11", "veintinueve al treinta de noviembre"),
    ("30/06-11/07", "treinta de junio al once de julio"),
    ("|05|08|22|", "cinco de agosto de dos mil veintidós"),
)
RULES = {
    "date.numeric": "Day, month and year in figures, in this order, or year, month and day (ISO 8601).",
    "date.day_month": "Day and month in figures, or the month in Roman figures.",
}

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH_FIGURES = r"(?:0?[1-9]|1[0-2])"
_NUMERIC = Pattern(
    r"(?<![\w.,/:-])(?:(?P<d>\d{1,2})(?P<first>1?[º°])?(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})"
    r"|(?P<iy>\d{4})(?P<is>[/-])(?P<im>\d{1,2})(?P=is)(?P<id>\d{1,2}))(?![\w/]|-[\w-]|[.,:]\d)"
)
_DAY_MONTH = Pattern(
    rf"(?<![\w.,/:-])(?:(?P<from>{_DAY})(?P<dash>[-–—]))?(?P<d>{_DAY})[º°]?(?P<s>[/-])(?P<m>{MONTH_FIGURES})"
    rf"(?:/(?P<y>(?:20)?\d\d))?(?![\w/-]|[.,:]\d|{SPACE}?%)"
)
_SPAN = Pattern(
    rf"(?<![\w.,/:-])(?P<d>{_DAY})/(?P<m>{MONTH_FIGURES})(?:/(?P<y>(?:20)?\d\d))?{SPACE}?[-–—]{SPACE}?"
    rf"(?P<d2>{_DAY})/(?P<m2>{MONTH_FIGURES})(?:/(?P<y2>(?:20)?\d\d))?(?![\w/-]|[.,:]\d)"
)
_WHEN = (
    rf"(?:el|del|al|día|días|fecha|desde|hasta|{WEEKDAYS})[,:]?{SPACE}+"
    rf"(?:(?:el|día){SPACE}+)?"
)
DAY_BEFORE = Pattern(
    rf"(?<!\w){_WHEN}(?:{_DAY}(?:/{MONTH_FIGURES})?(?:,|{SPACE}+(?:y|al?|e|o|u)(?:{SPACE}+el)?){SPACE}+){{0,6}}\Z"
)
NUMBERED = Pattern(
    r"(?<!\w)(?:n[°º.]|nro\.?|núm\.?|no\.|número|resolución|cite|ministerial|administrativa|suprema|ley|decreto|acuerdo|oficio|"
    r"expediente|exp\.|ordenanza|circular|informe|contrato|licitación|convenio|auto|sentencia|presión|arterial|tensión|"
    rf"versión|categoría|talla|lote|grupo|visión|ratio|escala|acta|nota|puntaje|calificación)[:,]?{SPACE}*\Z"
)
_COUNTED_AFTER = Pattern(rf"{SPACE}+(?:de{SPACE}+(?:las?|los|cada|su|sus)\b|del\b|partes?\b|restantes?\b)")
_CODE_BEFORE = Pattern(r"(?<![^\W_])[A-ZÑ]{3,8} \Z")
_BARRED = Pattern(r"\|(?P<d>[0-3]\d)\|(?P<m>[01]\d)\|(?P<y>(?:20)?\d\d)\|?(?!\d)", needs=r"\|\d")


def find(text: Text) -> Iterator[Match]:
    """Yield every date in figures."""
    if not text.has_digits:
        return
    for found in _NUMERIC.finditer(text.written):
        if match := _numeric(text, found):
            yield match
    yield from _barred(text)
    yield from _spans(text)
    for found in _DAY_MONTH.finditer(text.written):
        if _is_day_month(text, found):
            yield _day_month(text, found)


def _numeric(text: Text, found: re.Match[str]) -> Match | None:
    doubt = None
    if found["y"] and len(found["y"]) == 2 and _is_file(text, found):
        return None
    if found["iy"]:
        day, month, year = int(found["id"]), int(found["im"]), int(found["iy"])
    else:
        day, month, year = int(found["d"]), int(found["m"]), year_of(found["y"])
        if found["first"] and day != 1:
            return None
        if len(found["y"]) == 2 and found["s"] == "." and not _is_dotted_date(text, found):
            return None
        if month > 12 >= day:
            day, month, doubt = month, day, Doubt("date-order")
    if not exists(day, month, year):
        if not 1500 < year < 2200:
            return None
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return _impossible(found)
        doubt = Doubt("date-impossible")
    return single(*found.span(), say_date(text, day, month, year), "date.numeric", doubt)


def _is_file(text: Text, found: re.Match[str]) -> bool:
    """Tell the number of a norm or a register, "Acuerdo 06/03/24", "RUNSA 08-01-03", from a date."""
    if NUMBERED.search(text.before(found.start())):
        return True
    return found["s"] == "-" and bool(
        _CODE_BEFORE.search(text.written[max(0, found.start() - 12) : found.start()])
    )


def exists(day: int, month: int, year: int) -> bool:
    """Tell whether there is such a day."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _is_dotted_date(text: Text, found: re.Match[str]) -> bool:
    """Tell 01.02.25 from a version: a month that exists, and padded or after a weekday or article."""
    if not (1 <= int(found["m"]) <= 12 and 1 <= int(found["d"]) <= 31):
        return False
    before = text.before(found.start())
    if NUMBERED.search(before):
        return False
    return bool(DAY_BEFORE.search(before)) or (len(found["d"]) == 2 and len(found["m"]) == 2)


def _impossible(found: re.Match[str]) -> Match:
    parts = [numbers.cardinal(int(figures)) for figures in re.findall(r"\d+", found[0])]
    return single(*found.span(), ", ".join(parts), "date.numeric", Doubt("date-impossible"))


def _barred(text: Text) -> Iterator[Match]:
    """Yield the date stamp of an agency: |05|08|22|."""
    for found in _BARRED.finditer(text.written):
        day, month, year = int(found["d"]), int(found["m"]), year_of(found["y"])
        if exists(day, month, year):
            yield single(*found.span(), say_date(text, day, month, year), "date.numeric")


def _spans(text: Text) -> Iterator[Match]:
    """Yield from one day and month to another with a dash between."""
    for found in _SPAN.finditer(text.written):
        padded = "0" in (found["m"][0], found["m2"][0]) or max(int(found["d"]), int(found["d2"])) > 12
        if (padded or DAY_BEFORE.search(text.before(found.start()))) and not NUMBERED.search(
            text.before(found.start())
        ):
            first = say_date(
                text, int(found["d"]), int(found["m"]), year_of(found["y"]) if found["y"] else None
            )
            last = say_date(
                text, int(found["d2"]), int(found["m2"]), year_of(found["y2"]) if found["y2"] else None
            )
            yield single(*found.span(), f"{first} al {last}", "date.day_month")


def _is_day_month(text: Text, found: re.Match[str]) -> bool:
    """Tell 28/07 from a fraction or a document: padded with a zero, or after a weekday or article."""
    before = text.before(found.start())
    if NUMBERED.search(before):
        return False
    if found["from"] and int(found["from"]) >= int(found["d"]):
        return False
    if found["s"] == "-":
        # A hyphen joins ranges and scores as well.
        padded = found["m"][0] == "0" and int(found["d"]) > 12
        return padded and found["from"] is None and not found["y"] and bool(DAY_BEFORE.search(before))
    if found["y"]:
        return found["from"] is not None
    if found["m"][0] == "0" or found["d"][0] == "0":
        return True
    after = text.after(found.end())
    if after[:1] == ":" and not re.search(r"[^\s•*–-]\s*\Z", before.rpartition("\n")[2]):
        return True  # an agenda: "12/10: feriado"
    if int(found["d"]) > 12 and found[0] != "24/7":
        # No part of a whole is written so.
        return True
    return bool(DAY_BEFORE.search(before)) and not _COUNTED_AFTER.match(after)


def _day_month(text: Text, found: re.Match[str]) -> Match:
    year = year_of(found["y"]) if found["y"] else None
    said = say_date(text, int(found["d"]), int(found["m"]), year)
    if found["from"]:
        said = f"{say_day(text, int(found['from']))} al {said}"
    # "el 3/4" may still be three quarters.
    padded = "0" in (found["m"][0], found["d"][0]) or int(found["d"]) > 12 or found["from"]
    weekday = re.search(rf"(?:{WEEKDAYS})[,:]?{SPACE}*\Z", text.before(found.start(), 16))
    doubt = None if padded or weekday else Doubt("fraction-or-date")
    return single(*found.span(), said, "date.day_month", doubt)
