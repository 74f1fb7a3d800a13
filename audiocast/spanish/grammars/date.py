"""Dates with the month by name: 1 de enero, 28 Jul, del 1 al 15 de mayo, 15–18 de febrero, enero/2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import MONTH, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("el 1 de mayo", "el primero de mayo"),
    ("el 1ro. de mayo", "el primero de mayo"),
    ("del 1 al 15 de mayo", "del primero al quince de mayo"),
    ("13 de julio de 2021", "trece de julio de dos mil veintiuno"),
    ("28 Jul", "veintiocho de julio"),
    ("7 de abril/2026", "siete de abril de dos mil veintiséis"),
    ("13-jul-2021", "trece de julio de dos mil veintiuno"),
    ("los años 90", "los años noventa"),
    ("los 80's", "los ochenta"),
    ("15–18 de febrero", "quince al dieciocho de febrero"),
    ("28 feb-3 mar", "veintiocho de febrero al tres de marzo"),
    ("enero/2025", "enero de dos mil veinticinco"),
    ("feb-25", "febrero de dos mil veinticinco"),
    ("el miércoles 02 por feriado", "el miércoles dos por feriado"),
    ("el 6,7 y 8 de enero", "el seis, siete y ocho de enero"),
    ("Boletín Nº 10 Octubre 2019", "Boletín número diez Octubre dos mil diecinueve"),
    ("desde feb. 2025", "desde febrero de dos mil veinticinco"),
)
RULES = {
    "date.first": "The first day of a month, primero or uno as the setting says.",
    "date.long": "Day, month by name, and year.",
    "date.short": "Day and abbreviated month.",
    "date.span": "From one day to another, with a dash.",
    "date.month": "Month and year.",
    "date.decade": "Ten years.",
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
SHORT = {name[:3]: name for name in MONTHS} | {"sept": "septiembre", "set": "septiembre"}
NAMES = "|".join([*MONTHS, "setiembre"])
ABBREVIATED = r"ene|feb|mar|abr|may|jun|jul|ago|sept|sep|set|oct|nov|dic"
_STREET = Pattern(r"\b(?:av|avda|avenida|calle|c|plaza|pza|pasaje)\.?\s\Z")
_FIRST = Pattern(
    r"(?<![\w.,/-])(?P<day>0?1(?:\.?[º°]|\.?(?:ro|er)\b)?)\.?"
    rf"(?={SPACE}+(?:(?:al?|y|y el|e|o|hasta el){SPACE}+\d{{1,2}}{SPACE}+)?de{SPACE}+(?:{NAMES})\b)",
    re.IGNORECASE,
    needs=MONTH,
)
_DAY_ZERO = Pattern(
    rf"(?<![\w.,/-])0(?P<day>[2-9])"
    rf"(?={SPACE}+(?:(?:al?|y|e|o|hasta)(?:{SPACE}el)?{SPACE}+\d{{1,2}}{SPACE}+)?de{SPACE}+(?:{NAMES})\b)",
    re.IGNORECASE,
    needs=MONTH,
)
_DATELINE = Pattern(
    rf"[A-ZÁÉÍÓÚÑ][^\W\d_]*(?:{SPACE}[^\W\d_]+){{0,3}},{SPACE}(?P<m>(?i:{ABBREVIATED}))\.?(?={SPACE}?\()"
)
_WEEKDAY_ZERO = Pattern(
    r"\b(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)"
    rf"{SPACE}(?P<day>0[1-9])(?![\w:/-]|[.,]\d|{SPACE}?(?:hrs?|hs?|[ap]\.?{SPACE}?m)\b)",
    needs=r"\b0[1-9]\b",
)
_DAYS_GLUED = Pattern(
    rf"(?<![\w.,/-])(?P<a>\d{{1,2}}),(?P<b>\d{{1,2}})(?={SPACE}y{SPACE}\d{{1,2}}{SPACE}de{SPACE}(?:{NAMES})\b)",
    re.IGNORECASE,
    needs=rf"\d,\d\d?{SPACE}y{SPACE}\d",
)
_NUMBERED = Pattern(r"(?:n[°º.]{1,2}|nros?\.?|núm\.?|no\.|número)\s?\Z")
WEEKDAYS = (
    r"(?:lun|mar|mi[ée]|jue|vie|s[áa]b|dom)\.?|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bados?|domingos?"
)
"""Regular expression of a weekday, in lower case, whole or cut with a dot."""
_ANY_MONTH = rf"(?:{ABBREVIATED}|{NAMES})\b"
_SPAN = Pattern(
    rf"(?<![\w.,/:-])(?P<d>\d{{1,2}})(?:(?:-|{SPACE}+(?:de{SPACE}+)?)(?P<m>{_ANY_MONTH})\.?(?:{SPACE}+(?:del?{SPACE}+)?(?P<y>\d{{4}}))?)?"
    rf"{SPACE}?[-–—]{SPACE}?(?P<d2>\d{{1,2}})(?:-|{SPACE}+(?:de{SPACE}+)?)(?P<m2>{_ANY_MONTH})(?P<dot>\.)?"
    rf"(?:,?{SPACE}+(?:del?{SPACE}+)?(?P<y2>\d{{4}}))?(?![\w/-])",
    re.IGNORECASE,
    needs=MONTH,
)
_MONTHS_SPAN = Pattern(
    rf"(?<![\w.,/:-])(?P<m>{_ANY_MONTH})\.?{SPACE}?[-–—]{SPACE}?(?P<m2>{_ANY_MONTH})(?P<dot>\.)?(?:{SPACE}+(?P<y>20\d\d))?(?![\w/-])",
    re.IGNORECASE,
    needs=MONTH,
)
_MONTH_YEAR = Pattern(
    rf"(?<![\w.,:-])(?P<m>{_ANY_MONTH})(?:\.?[/-](?P<y>(?:19|20)?\d\d)|(?P<s>\.?{SPACE})(?P<y2>(?:19|20)\d\d))(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
    needs=MONTH,
)
_DECADE = Pattern(
    r"(?:(?<=\b[lL]os )|(?<=\b[aA]ños ))['’‘]?(?P<ten>[1-9]0)['’‘]?s(?!\w)", needs=r"\d0['’‘]?s"
)
_WITH_NAME = Pattern(
    rf"(?<![\w.,/:-])(?P<d>\d{{1,2}})(?P<s>[-/]|{SPACE}+(?:de{SPACE}+)?)(?P<m>{ABBREVIATED}|{NAMES})\b(?P<dot>\.)?"
    rf"(?:(?P<s2>[-/]|,?{SPACE}+(?:del?{SPACE}+)?)(?P<y>\d{{4}}|(?<=[-/])\d{{2}}))?(?![\w/-])",
    re.IGNORECASE,
    needs=MONTH,
)


def find(text: Text) -> Iterator[Match]:
    """Yield every date."""
    if dateline := _DATELINE.match(text.written):
        yield single(*dateline.span("m"), SHORT[dateline["m"].lower()[:3]], "date.short")
    if not text.has_digits:
        return
    for found in _FIRST.finditer(text.written):
        end = found.end()
        yield single(found.start(), end, say_day(text, 1), "date.first")
    for found in _DAY_ZERO.finditer(text.written):
        yield single(*found.span(), numbers.cardinal(int(found["day"])), "date.long")
    for found in _WEEKDAY_ZERO.finditer(text.lower):
        yield single(*found.span("day"), numbers.cardinal(int(found["day"])), "date.long")
    for found in _DAYS_GLUED.finditer(text.written):
        said = f"{say_day(text, int(found['a']))}, {say_day(text, int(found['b']))}"
        yield single(found.start("a"), found.end("b"), said, "date.long")
    yield from _spans(text)
    for found in _MONTH_YEAR.finditer(text.written):
        # "enero 2025" is said as written; only what is cut or joined needs words.
        if found["y"] or found["m"].lower() in SHORT:
            year = numbers.cardinal(year_of(found["y"] or found["y2"]))
            yield single(*found.span(), f"{_month(found['m'])} de {year}", "date.month")
    for found in _DECADE.finditer(text.written):
        yield single(*found.span(), numbers.cardinal(int(found["ten"])), "date.decade")
    for found in _WITH_NAME.finditer(text.written):
        if match := _with_name(text, found):
            yield match


def _spans(text: Text) -> Iterator[Match]:
    """Yield from one day to another, and from one month to another, with a dash between."""
    for found in _SPAN.finditer(text.written):
        first, last = int(found["d"]), int(found["d2"])
        if not (1 <= first <= 31 and 1 <= last <= 31) or (found["m"] is None and first >= last):
            continue
        said = say_day(text, first)
        for part, lead in ((found["m"] and _month(found["m"]), " de "), (found["y"], " de ")):
            said += f"{lead}{numbers.cardinal(int(part)) if part.isdecimal() else part}" if part else ""
        said += f" al {say_day(text, last)} de {_month(found['m2'])}"
        said += f" de {numbers.cardinal(int(found['y2']))}" if found["y2"] else ""
        yield single(found.start(), _without_stop(text, found, "y2"), said, "date.span")
    for found in _MONTHS_SPAN.finditer(text.written):
        said = f"{_month(found['m'])} a {_month(found['m2'])}"
        said += f" de {numbers.cardinal(int(found['y']))}" if found["y"] else ""
        yield single(found.start(), _without_stop(text, found, "y"), said, "date.month")


def _without_stop(text: Text, found: re.Match[str], after: str) -> int:
    """Return where a match ends, without the dot that ends the sentence as well."""
    last = found["dot"] and not found[after]
    return found.end() - bool(last and text.ends_sentence(found.end()))


def _month(written: str) -> str:
    return SHORT.get(written.lower(), written.lower())


def say_day(text: Text, day: int) -> str:
    """Return the day of a month in words, the first as the setting says."""
    return text.options.first_of_month if day == 1 else numbers.cardinal(day)


def say_date(text: Text, day: int, month: int, year: int | None) -> str:
    """Return day, month and year, if any, in words."""
    said = f"{say_day(text, day)} de {MONTHS[month - 1]}"
    return said if year is None else f"{said} de {numbers.cardinal(year)}"


def year_of(figures: str) -> int:
    """Return the year that four figures, or the last two of them, stand for."""
    if len(figures) == 4:
        return int(figures)
    return int(figures) + (2000 if int(figures) < 50 else 1900)


def _with_name(text: Text, found: re.Match[str]) -> Match | None:
    day = int(found["d"])
    name = found["m"].lower()
    if found["y"] and _STREET.search(text.before(found.start(), 16)):
        return None  # "Av. 6 de Agosto 2050": the street, and the house
    if (
        not 1 <= day <= 31
        or _NUMBERED.search(text.before(found.start(), 10))
        or (name in ("mar", "set", "sep") and found["s"].strip() == "de" and not found["dot"])
    ):
        return None
    full = SHORT.get(name, name)
    hyphened = found["s"] in "-/"
    end = found.end()
    if found["y"] is None and found["dot"] and text.ends_sentence(end):
        end -= 1
    if hyphened:
        year = f" de {numbers.cardinal(year_of(found['y']))}" if found["y"] else ""
        return single(found.start(), end, f"{say_day(text, day)} de {full}{year}", "date.short")
    joined = "" if found["s"].strip() else "de "
    month_end = found.end("m") if end < found.end("dot") or not found["dot"] else found.end("dot")
    month = found["m"] if name == full and not joined else f"{joined}{full}"
    pieces = [Piece(*found.span("d"), say_day(text, day)), Piece(found.start("m"), month_end, month)]
    if found["y"]:
        said = numbers.cardinal(int(found["y"]))
        start = found.start("s2" if found["s2"] in "-/" else "y")
        pieces.append(Piece(start, found.end("y"), said if "de" in found["s2"].lower() else f"de {said}"))
    if found["m"].isupper() and name == full:
        # A headline in capitals: what lies between is not left for others to read.
        year = f" de {numbers.cardinal(int(found['y']))}" if found["y"] else ""
        said = f"{say_day(text, day)} de {full}{year}"
        return single(found.start(), end, said, "date.long")
    return Match(tuple(pieces), "date.long" if name == full else "date.short")
