"""Days that a text names, and days that only the day of the release explains."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_FIRST_HALF = ("enero", "febrero", "marzo", "abril", "mayo", "junio")
MONTHS = (*_FIRST_HALF, "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")
_MONTH = "|".join((*MONTHS, "setiembre"))
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:\.?[º°o]|\.?er|ro)?\s+de\s+({_MONTH})\b(?:\s+del?\s+(?:año\s+)?(\d{{4}}))?",
    re.IGNORECASE,
)
_DAY = "|".join((*_WEEKDAYS, "miercoles", "sabado"))
_SPAN = "semana|fin de semana|mes|año|semestre|trimestre|mañana|tarde|noche|madrugada|jornada"
_RELATIVE = re.compile(
    rf"\b(?:hoy(?!\s+(?:en\s+)?día)|ayer|anteayer|antier|anoche|pasado\s+mañana|"
    rf"(?<!la\s)(?<!las\s)(?<!una\s)(?<!cada\s)(?<!media\s)(?<!esta\s)(?<!de\s)(?<!del\s)(?<!el\s)mañana(?!s)|"
    rf"est[ea]\s+(?:pasad[oa]\s+|próxim[oa]\s+)?(?:{_DAY}|{_SPAN})|"
    rf"(?:el|la|los|las)\s+(?:próxim[oa]s?|pasad[oa]s?)\s+(?:{_DAY}|{_SPAN})|"
    rf"(?:el|la)\s+(?:{_DAY}|semana|mes|año)\s+(?:pasad[oa]|próxim[oa]|anterior|siguiente|que\s+viene))\b",
    re.IGNORECASE,
)
_OFFSETS = {"hoy": 0, "ayer": -1, "anoche": -1, "anteayer": -2, "antier": -2, "mañana": 1, "pasado mañana": 2}


def date_in(text: str) -> re.Match[str] | None:
    """Return the first date with its day and month that `text` names, or None."""
    return _DATE.search(text)


def without_dates(text: str) -> str:
    """Return `text` with its dates blanked out, offsets kept."""
    return _DATE.sub(lambda match: " " * len(match[0]), text)


def day_of(text: str) -> dt.date | None:
    """Return the first whole date (day, month, year) of `text`, or None."""
    match = _DATE.search(text)
    if match is None or match[3] is None:
        return None
    month = "septiembre" if match[2].lower() == "setiembre" else match[2].lower()
    try:
        return dt.date(int(match[3]), MONTHS.index(month) + 1, int(match[1]))
    except ValueError:
        return None


def relative_days(text: str, day: dt.date | None) -> Iterator[tuple[int, str, str]]:
    """Yield (offset, words, the same with its date or "") of the relative dates of `text`.

    `day` is the day of the release. Only what it settles beyond doubt is given a date: «hoy», and
    «este jueves» on a Thursday.
    """
    for match in _RELATIVE.finditer(text):
        yield match.start(), match[0], _dated(match[0], day)


def _dated(written: str, day: dt.date | None) -> str:
    if day is None:
        return ""
    plain = " ".join(written.lower().split())
    if plain in _OFFSETS:
        meant = day + dt.timedelta(_OFFSETS[plain])
        return f"{written}, {_WEEKDAYS[meant.weekday()]} {meant.day} de {MONTHS[meant.month - 1]}"
    if plain == f"este {_WEEKDAYS[day.weekday()]}":
        return f"{written} {day.day} de {MONTHS[day.month - 1]}"
    return ""
