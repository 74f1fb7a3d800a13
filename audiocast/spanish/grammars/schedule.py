"""Times in a row and from one to another: funciones 16.00, 18.30 y 21.00; 08h00-16h30; 9-11 pm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns, numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.grammars.date import WEEKDAYS
from audiocast.spanish.grammars.time import AT, HALF, HOURS, part_of_day, say_clock
from audiocast.spanish.patterns import CLOCK, DASH, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("funciones 16.00, 18.30 y 21.00", "funciones dieciséis, dieciocho y treinta y veintiuna"),
    ("de lunes a viernes de 8.30 a 12.30", "de lunes a viernes de ocho y treinta a doce y treinta"),
    ("8.00-12.00 hs", "ocho a doce horas"),
    ("08h00-16h30", "ocho horas a dieciséis y treinta"),
    ("8am-5pm", "ocho de la mañana a cinco de la tarde"),
    ("de 9-11 pm", "de nueve a once de la noche"),
    ("espere 8-10 horas", "espere ocho a diez horas"),
    ("de 1 a 3 pm", "de una a tres de la tarde"),
)
RULES = {
    "schedule": "Times in a row, also with a dot where a schedule or a weekday precedes.",
    "schedule.range": "From one time of day to another.",
    "schedule.hour": "The first of two hours of which the second has the unit.",
}

_TIME = r"(?:[01]?\d|2[0-4])[:.][0-5]\d"
_SEPARATOR = (
    rf"(?:{SPACE}?[,/]{SPACE}?|,?{SPACE}(?:y|e|o|u|a|hasta)(?:{SPACE}las?)?{SPACE}|{SPACE}?[-–—]{SPACE}?)"
)
_ROW = Pattern(
    rf"(?<![\w:.,/%$-])(?P<row>{_TIME}(?:{_SEPARATOR}{_TIME}){{0,11}})(?![:\d]|[.,]\d|{SPACE}?[%°º])"
    rf"(?:{SPACE}?(?:{HALF}|{HOURS}))?(?!\w)",
    re.IGNORECASE,
    needs=CLOCK,
)
_ONE = Pattern(r"\d{1,2}[:.]\d\d")
_DASH = Pattern(r"[-–—]")
_SHOWN = Pattern(
    r"\b(?:funci[oó]n|funciones|horarios?|salidas?|misas?|turnos?|tandas?|sesiones|pases|vuelos?|llegadas?|partidos?|"
    r"eucaristías?|cultos?|trenes|buses)\b[^\d.;\n]{0,30}\Z"
)
_ON_DAY = Pattern(rf"(?<!\w)(?:{WEEKDAYS}|feriados|diario|diariamente)\b[^\d.;\n]{{0,12}}\Z")
_AFTER_DATE = Pattern(rf"(?<![\d/])\d{{1,2}}/\d{{1,2}},?{SPACE}\(?\Z")
_UNIT = rf"(?:[ap]\.?{SPACE}?m\b\.?|h(?:oras?|ras?|rs?|s)?\b\.?)"
_FROM_TO = Pattern(
    rf"(?<![\w:.,/])\d{{1,2}}(?::[0-5]\d{SPACE}?{_UNIT}?|[hH](?:[0-5]\d)?|{SPACE}?{_UNIT}){SPACE}?"
    rf"(?P<dash>[-–—])(?={SPACE}?\d{{1,2}}(?::[0-5]\d|[hH]|{SPACE}?{_UNIT}))",
    re.IGNORECASE,
    needs=DASH,
)
_TO_HALF = Pattern(
    rf"(?<![\w:.,/])(?P<a>[012]?\d){SPACE}?[-–—]{SPACE}?(?P<h>[012]?\d)(?::(?P<m>[0-5]\d))?{SPACE}?(?:{HALF}|{HOURS})(?![\w/²³])",
    re.IGNORECASE,
    needs=DASH,
)
_FIRST_HOUR = Pattern(
    rf"(?<![\w:.,/$-])(?P<h>1|21)(?={SPACE}(?:a|y|o){SPACE}(?:las?{SPACE})?\d{{1,2}}(?::[0-5]\d)?{SPACE}?(?:[ap]\.?{SPACE}?m|hs|hras)\b)",
    re.IGNORECASE,
    needs=r"(?<!\d)(?:1|21) [ayo] ",
)


def find(text: Text) -> Iterator[Match]:
    """Yield every row of times, and what joins two."""
    if not text.has_digits:
        return
    for found in _ROW.finditer(text.written):
        if _is_row(text, found):
            yield _row(text, found)
    for found in _FROM_TO.finditer(text.written):
        yield single(*found.span("dash"), "a", "schedule.range")
    for found in _TO_HALF.finditer(text.written):
        if found["hours"] or (int(found["a"]) <= 12 and int(found["h"]) <= 12):
            end = found.end()
            if found[0].endswith(".") and text.ends_sentence(end):
                end -= 1
            half = "horas" if found["hours"] else part_of_day(int(found["h"]), found["half"][0].lower())
            first = numbers.cardinal(int(found["a"]), feminine=True)
            said = f"{first} a {say_clock(int(found['h']), found['m'])} {half}"
            yield single(found.start(), end, said, "schedule.range")
    for found in _FIRST_HOUR.finditer(text.written):
        yield single(*found.span(), numbers.cardinal(int(found["h"]), feminine=True), "schedule.hour")


def _is_row(text: Text, found: re.Match[str]) -> bool:
    """Tell a row of times from decimals: a colon needs nothing, a dot a unit or a schedule before."""
    times = _ONE.findall(found["row"])
    if len(times) == 1 and (":" in times[0] or found["half"] or found["hours"]):
        return False
    if all(":" in one for one in times):
        return _DASH.search(found["row"]) is not None and "." not in found["row"]
    if found["half"] or found["hours"]:
        return True
    before = text.before(found.start(), 60)
    if not any(pattern.search(before) for pattern in (_SHOWN, _ON_DAY, _AFTER_DATE, AT)):
        return False
    following = text.next_word(found.end())
    return not following or nouns.is_function_word(following) or not following.endswith("s")


def _row(text: Text, found: re.Match[str]) -> Match:
    start = found.start("row")
    pieces: list[Piece] = []
    place = start
    last = ""
    for one in _ONE.finditer(text.written, start, found.end("row")):
        if dash := _DASH.search(text.written, place, one.start()) if pieces else None:
            pieces.append(Piece(*dash.span(), "a"))
        elif pieces and (slash := text.written.find("/", place, one.start())) >= 0:
            pieces.append(Piece(place, slash + 1, ","))
        hour, minutes = re.split("[:.]", one[0])
        last = hour
        pieces.append(Piece(*one.span(), say_clock(int(hour), minutes)))
        place = one.end()
    for group in ("half", "hours"):
        if found[group]:
            end = found.end(group)
            if found[group].endswith(".") and text.ends_sentence(end):
                end -= 1
            word = "horas" if group == "hours" else part_of_day(int(last), found["half"][0].lower())
            pieces.append(Piece(found.start(group), end, word))
    return Match(tuple(pieces), "schedule")
