"""Dates as Spanish press offices write them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

MONTHS = [
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
]
WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MONTH = (
    r"(?P<{0}>enero|ene|febrero|feb|marzo|mar|abril|abr|mayo|may|junio|jun|julio|jul|agosto|ago"
    r"|septiembre|setiembre|sept|sep|set|octubre|oct|noviembre|nov|diciembre|dic)\b\.?(?!-)"
)
_DAY = r"(?P<{0}>\d{{1,2}}|primero|uno)(?:\s?\.?\s?(?:º|°|ª|ro\b|er\b|do\b|to\b|vo\b))?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d|2\.0\d\d|['’]?\d\d(?![\d:.,]\d|\d|\s*(?:h|hrs|horas|:)))"
_LINK = r"(?:\s+del?\s+|\s*[-/.]\s*|\s+)"
_LONG = (
    r"(?:d[ií]a\s+)?"
    + _DAY.format("d1")
    + _LINK
    + _MONTH.format("m1")
    + r"(?:(?:\s*,)?(?:\s*(?:del?|[-/.])\s*(?:año\s+)?|\s+)"
    + _YEAR.format("y1")
    + r")?"
)
_MONTH_FIRST = _MONTH.format("m2") + r"\s+" + _DAY.format("d2") + r"\s*(?:,|\s+del?)\s*" + _YEAR.format("y2")
_ISO = r"(?P<y3>\d{4})-(?P<m3>\d{1,2})-(?P<d3>\d{1,2})"
_FIGURES = r"(?P<d4>\d{1,2})(?P<sep>[-/.])(?P<m4>\d{1,2})(?P=sep)(?P<y4>\d{4}|\d{2})"
_SHORT = r"(?P<d5>\d{1,2})/(?P<m5>\d{1,2})"
DATE = re.compile(
    rf"(?<![\w/.-])(?:{_LONG}|{_MONTH_FIRST}|{_ISO}|{_FIGURES}|{_SHORT})(?![\w/]|-\w|[.,]\d)", re.IGNORECASE
)
WEEKDAY = re.compile(
    r"\b(?P<weekday>lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
    r"|(?:lun|mar|mi[ée]|jue|vie|s[áa]b|dom)(?=\.?,?\s*$))\.?,?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written: `year` is None where it is missing; `month` counts from 1."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def on(self, year: int) -> dt.date | None:
        """Return the day in `year`, or None where the calendar has none."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def find_date(text: str) -> WrittenDate | None:
    """Return the first date in `text`, whether the calendar has it or not."""
    match = DATE.search(text)
    if match is None:
        return None
    for group in "12345":
        if (day := match[f"d{group}"]) is not None:
            year = match.groupdict().get(f"y{group}")
            end = match.end()
            if year is None and text[end - 1] == "." and not match[0][-2:-1].isdigit() and group == "1":
                # the full stop of an abbreviated month may as well be the one before the dash
                end -= 1
            return WrittenDate(match.start(), end, _day(day), _month(match[f"m{group}"]), _year(year))
    return None


def weekday_before(text: str) -> tuple[int, int] | None:
    """Return (start, Monday-based number) of the weekday that `text` ends with, or None."""
    match = WEEKDAY.search(text)
    if match is None:
        return None
    head = match["weekday"].lower().replace("é", "e").replace("á", "a")[:3]
    return match.start(), ("lun", "mar", "mie", "jue", "vie", "sab", "dom").index(head)


def _day(text: str) -> int:
    return int(text) if text.isdigit() else 1


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    head = text.lower()[:3]
    return 9 if head == "set" else next(n for n, name in enumerate(MONTHS, 1) if name.startswith(head))


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    year = int(text.lstrip("'’").replace(".", ""))
    return year if year > 99 else 2000 + year
