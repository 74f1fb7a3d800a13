"""Times of day and durations: 08:30, 14h00, 9:00 a.m., 18:30 hrs., minutes and seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns, numbers
from audiocast.spanish.amounts import parse
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.letters import spell
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("a las 08:30", "a las ocho y treinta"),
    ("a las 8:00", "a las ocho"),
    ("a la 1:00", "a la una"),
    ("14h00", "catorce horas"),
    ("9:00 a.m.", "nueve de la mañana."),
    ("a las 8:00 p.m. en punto", "a las ocho de la noche en punto"),
    ("18:30 hrs.", "dieciocho y treinta horas."),
    ("de 08:00 - 12:00", "de ocho a doce"),
    ("15'30\"", "quince minutos y treinta segundos"),
    ("01:15:30", "una hora, quince minutos y treinta segundos"),
    ("a Hrs. 15:00", "a horas quince"),
)
RULES = {
    "time": "A time of day, hour and minutes.",
    "time.hours": "Hours with their abbreviation.",
    "time.duration": "Hours, minutes and seconds that something lasts.",
    "time.range": "From one time of day to another.",
}

_HALF = r"(?P<half>[ap]\.?\s?m\b\.?)"
_HOURS = r"(?P<hours>hrs?\b\.?|hs\b\.?|horas\b|h\b)"
_CLOCK = re.compile(
    rf"(?<![\w:.,/])(?P<h>[01]?\d|2[0-4])(?P<colon>[:.])(?P<m>[0-5]\d)(?![:\d]|[.,]\d|\w)(?:{SPACE}?(?:{_HALF}|{_HOURS}))?",
    re.IGNORECASE,
)
_HOUR = re.compile(
    rf"(?<![\w:.,/])(?P<h>[01]?\d|2[0-4]){SPACE}?(?:{_HALF}|{_HOURS})(?![\w²³/])", re.IGNORECASE
)
_FRENCH = re.compile(r"(?<![\w:.,/])(?P<h>[01]?\d|2[0-4])h(?P<m>[0-5]\d)?(?!\w)")
_SECONDS = re.compile(r"(?<![\w:.,/])(?P<h>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?![:\w])")
_RACE = re.compile(
    rf"(?<![\w:.,/])(?P<m>\d{{1,3}}):(?P<s>[0-5]\d)(?:[.,](?P<part>\d{{1,3}}))?{SPACE}?(?P<unit>min\b\.?|minutos?\b)"
)
_PRIMES = re.compile(r"(?<![\w:.,/])(?P<m>\d{1,3})['’′]\s?(?P<s>[0-5]?\d)(?:[\"”″]|''|’’)")
_DASH = re.compile(rf"(?<=:[0-5]\d){SPACE}?[-–—]{SPACE}?(?=[0-2]?\d:[0-5]\d)")
_AT = re.compile(r"\b(?:(?:a|de|desde|hasta|entre|sobre|tras) las?|\b(?:hrs?|hs)\.?|\bhoras)\s+\Z")
_MINUTES = re.compile(r"(?<![\w:.,/'’‘+])(?P<m>[1-9]\d?|1[0-2]\d)(?P<prime>['’′])(?!\w|\s?\d)")
_ZONE = re.compile(
    r"(?<![\w.])(?P<zone>GMT|UTC|(?<=\d )(?:gmt|utc)|(?<=[hm] )(?:gmt|utc))(?P<gap>\s?)(?P<sign>[-−–+])(?=\d)"
)
_ZONE_ALONE = re.compile(r"(?<=[\dm.] )(?:gmt|utc|est|pst|cst|edt|pyt)(?![\w.])")
_NOON = re.compile(rf"(?<![\w:.,/])(?P<h>12)(?::00)?{SPACE}?(?P<noon>m\.)(?!\w)")
_TO_TIME = re.compile(
    rf"{SPACE}(?:a|y|hasta){SPACE}(?:las?{SPACE})?\d{{1,2}}(?::\d\d|{SPACE}?[ap]\.? ?m\b|{SPACE}?h)"
)
_PREFIX = re.compile(rf"\b(?:hrs?|hs)\b\.?(?=:?{SPACE}*\d)", re.IGNORECASE)


def find(text: Text) -> Iterator[Match]:
    """Yield every time."""
    if not text.has_digits:
        return
    for found in _CLOCK.finditer(text.written):
        # A dot between hours and minutes is a decimal mark unless the hours are named.
        if found["colon"] == ":" or found["half"] or found["hours"] or _is_at(text, found):
            yield _clock(text, found, found["m"])
    for found in _HOUR.finditer(text.written):
        yield _clock(text, found, None)
    for found in _FRENCH.finditer(text.written):
        yield _french(found)
    for found in _SECONDS.finditer(text.written):
        parts = [_count(found["h"], "hora"), _count(found["m"], "minuto"), _count(found["s"], "segundo")]
        yield single(*found.span(), f"{parts[0]}, {parts[1]} y {parts[2]}", "time.duration")
    for found in _RACE.finditer(text.written):
        seconds = parse(f"{found['s']},{found['part']}") if found["part"] else None
        said = f"{seconds.words()} segundos" if seconds else _count(found["s"], "segundo")
        yield single(*found.span(), f"{_count(found['m'], 'minuto')} y {said}", "time.duration")
    for found in _PRIMES.finditer(text.written):
        said = f"{_count(found['m'], 'minuto')} y {_count(found['s'], 'segundo')}"
        yield single(*found.span(), said, "time.duration")
    for found in _NOON.finditer(text.written):
        # "12 m." may also be metres: only as a time, or up to one.
        if (
            ":00" in found[0]
            or _AT.search(text.before(found.start()))
            or _TO_TIME.match(text.after(found.end()))
        ):
            end = found.end() - text.ends_sentence(found.end())
            yield Match(
                (Piece(*found.span("h"), "doce"), Piece(found.start("noon"), end, "del mediodía")), "time"
            )
    for found in _MINUTES.finditer(text.written):
        yield _minutes(text, found)
    yield from _marks(text)


def _marks(text: Text) -> Iterator[Match]:
    """Yield what stands around times: dashes, zones, "Hrs."."""
    for found in _DASH.finditer(text.written):
        dash = found.start() + len(found[0]) - len(found[0].lstrip())
        yield single(dash, dash + 1, "a", "time.range")
    for found in _ZONE.finditer(text.written):
        mark = "más" if found["sign"] == "+" else "menos"
        pieces = (Piece(*found.span("zone"), spell(found["zone"])), Piece(*found.span("sign"), mark))
        yield Match(pieces, "time")
    for found in _ZONE_ALONE.finditer(text.written):
        if re.search(r"(?:[:.]\d\d|[ap]\.? ?m\.?) $", text.before(found.start(), 6)):
            yield single(*found.span(), spell(found[0]), "time")
    for found in _PREFIX.finditer(text.written):
        if not re.search(r"\d\s*$", text.before(found.start(), 4)):
            yield single(*found.span(), "horas", "time.hours")


def _is_at(text: Text, found: re.Match[str]) -> bool:
    """Tell whether "a las 19.30" names a time: nothing is counted after it."""
    following = text.next_word(found.end())
    if following in ("gmt", "utc", "pst", "cst", "edt", "pyt"):
        return True
    if not _AT.search(text.before(found.start(), 24)):
        return False
    return not following or nouns.is_function_word(following) or not following.endswith("s")


def _minutes(text: Text, found: re.Match[str]) -> Match:
    """Read 45' as minutes, of a match where an article precedes: "al minuto cuarenta y cinco"."""
    if text.previous_word(found.start()) in ("al", "el", "del"):
        said = f"minuto {numbers.cardinal(int(found['m']))}"
        return single(*found.span(), said, "time.duration")
    said = numbers.cardinal(int(found["m"]), apocope=True)
    return Match((Piece(*found.span("m"), said), Piece(*found.span("prime"), "minutos")), "time.duration")


def _count(figures: str, noun: str) -> str:
    number = int(figures)
    said = numbers.cardinal(number, feminine=noun == "hora", apocope=noun != "hora")
    return f"{said} {noun}{'' if number == 1 else 's'}"


def _french(found: re.Match[str]) -> Match:
    if int(found["m"] or 0):
        said = numbers.cardinal(int(found["h"]), feminine=True)
        return single(*found.span(), f"{said} y {numbers.cardinal(int(found['m']))}", "time")
    return single(*found.span(), _count(found["h"], "hora"), "time")


def _clock(text: Text, found: re.Match[str], minutes: str | None) -> Match:
    hour = int(found["h"])
    said = numbers.cardinal(hour, feminine=True)
    if int(minutes or 0):
        said += f" y {numbers.cardinal(int(minutes or 0))}"
    end = found.end("m") if minutes else found.end("h")
    first = Piece(found.start("h"), end, said)
    if found["half"]:
        return _with(text, found, first, "half", _part_of_day(hour, found["half"][0].lower()), "time")
    if found["hours"]:
        word = "hora" if hour == 1 and not int(minutes or 0) else "horas"
        return _with(text, found, first, "hours", word, "time" if minutes else "time.hours")
    if hour == 0 and not int(minutes or 0):
        said = f"{said} horas"
    return single(first.start, end, said, "time")


def _with(text: Text, found: re.Match[str], first: Piece, group: str, said: str, rule: str) -> Match:
    start, end = found.span(group)
    if found[group].endswith(".") and text.ends_sentence(end):
        end -= 1
    return Match((first, Piece(start, end, said)), rule)


def _part_of_day(hour: int, half: str) -> str:
    if half == "a":
        return "de la madrugada" if hour in (12, 1, 2, 3, 4) else "de la mañana"
    if hour == 12:
        return "del mediodía"
    return "de la tarde" if hour < 7 else "de la noche"
