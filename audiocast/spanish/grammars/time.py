"""Times of day: 08:30, 14h00, 9:00 a.m., 18:30 hrs., 20.15hs., 12:00 m."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns, numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.letters import spell
from audiocast.spanish.patterns import CLOCK, Pattern
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
    ("a Hrs. 15:00", "a horas quince"),
    ("a las 20:15hs. del lunes", "a las veinte y quince horas del lunes"),
    ("15h30", "quince y treinta"),
    ("a 12:00 m. del lunes", "a doce del mediodía del lunes"),
)
RULES = {
    "time": "A time of day, hour and minutes.",
    "time.hours": "Hours with their abbreviation.",
}

HALF = rf"(?P<half>[ap]\.?{SPACE}?m\b\.?)"
"""Regular expression of a.m. and p.m. in any spelling, with its last dot."""
HOURS = r"(?P<hours>h(?:oras?|ras?|rs?|s)?\b\.?)"
"""Regular expression of the abbreviations of hours, with the dot."""
_CLOCK = Pattern(
    rf"(?:(?<![\w:.,/])|(?<=:[0-5]\d/))(?P<h>[01]?\d|2[0-4])(?P<colon>[:.])(?P<m>[0-5]\d)(?!:?\d|[.,]\d)"
    rf"(?:{SPACE}?(?:{HALF}|{HOURS}))?(?!\w)",
    re.IGNORECASE,
    needs=CLOCK,
)
_HOUR = Pattern(
    rf"(?<![\w:.,/])(?<!\d [xX×] )(?P<h>[01]?\d|2[0-4]|\d{{2,3}}(?={SPACE}?(?:hs|hras)\b))"
    rf"{SPACE}?(?:{HALF}|{HOURS})(?![\w²³/])",
    re.IGNORECASE,
    needs=r"\d\s?[hHaApP]",
)
_FRENCH = Pattern(
    rf"(?<![\w:.,/])(?P<h>[01]?\d|2[0-4])(?:[hH](?P<m>[0-5]\d)?|{SPACE}[hH]{SPACE}(?P<m2>[0-5]\d)(?!{SPACE}?(?:m|['’]|\w{{3}})))(?!\w)",
    needs=r"\d\s?[hH]",
)
AT = Pattern(
    r"\b(?:(?:a|de|desde|hasta|entre|sobre|tras|pasadas|siendo|hacia) las?|\b(?:hrs?|hs)\.?|\bhoras)\s+\Z"
)
"""What stands before a time of day, at the end of the text before it, in lower case."""
_RATIO = Pattern(rf"\b(?:escala|proporción|ratio|relación|razón|dilución)(?:{SPACE}(?:de|es))?:?{SPACE}*\Z")
_ZONE = Pattern(
    r"(?<![\w.])(?P<zone>GMT|UTC|(?<=\d )(?:gmt|utc)|(?<=[hm] )(?:gmt|utc))(?P<gap>\s?)(?P<sign>[-−–+])(?=\d)"
)
_ZONE_ALONE = Pattern(r"(?<=[\dm.] )(?:gmt|utc|est|pst|cst|edt|pyt)(?![\w.])")
_NOON = Pattern(rf"(?<![\w:.,/])(?P<h>12)(?P<zero>[:.]00)?{SPACE}?(?P<noon>md?\.|md?\b|M\b\.?)(?!\w)")
_TO_TIME = Pattern(
    rf"{SPACE}(?:a|y|hasta){SPACE}(?:las?{SPACE})?\d{{1,2}}(?::\d\d|{SPACE}?[ap]\.? ?m\b|{SPACE}?h)"
)
_FROM_TIME = Pattern(rf"(?:[ap]\.?{SPACE}?m\.?|:\d\d){SPACE}?(?:a|y|-|–|hasta){SPACE}?(?:las?{SPACE})?\Z")
_OF_DAY = Pattern(rf"{SPACE}de{SPACE}la{SPACE}(?:mañana|tarde|noche|madrugada)\b")
_PREFIX = Pattern(rf"\b(?:hrs?|hs)\b\.?(?=:?{SPACE}*\d)(?!:?{SPACE}*\d{{1,3}}{SPACE}?%)", re.IGNORECASE)


def find(text: Text) -> Iterator[Match]:
    """Yield every time."""
    if not text.has_digits:
        return
    for found in _CLOCK.finditer(text.written):
        # A dot between hours and minutes is a decimal mark unless the hours are named.
        named = found["half"] or found["hours"]
        if (
            named
            or _is_at(text, found)
            or (found["colon"] == ":" and not _RATIO.search(text.before(found.start())))
        ):
            yield _clock(text, found, found["m"])
    for found in _HOUR.finditer(text.written):
        yield _clock(text, found, None)
    for found in _FRENCH.finditer(text.written):
        yield _french(found)
    for found in _NOON.finditer(text.written):
        if _is_noon(text, found):
            end = found.end()
            if found[0].endswith(".") and text.ends_sentence(end):
                end -= 1
            pieces = (
                Piece(found.start(), found.start("noon"), "doce"),
                Piece(found.start("noon"), end, "del mediodía"),
            )
            yield Match(pieces, "time")
    yield from _marks(text)


def _marks(text: Text) -> Iterator[Match]:
    """Yield what stands around times: zones, "Hrs."."""
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
    if following in ("gmt", "utc", "pst", "cst", "edt", "pyt") or _OF_DAY.match(text.after(found.end())):
        return True
    if not AT.search(text.before(found.start(), 24)):
        return False
    return not following or nouns.is_function_word(following) or not following.endswith("s")


def _is_noon(text: Text, found: re.Match[str]) -> bool:
    """Tell "12 m." as a time, or up to one, from twelve metres."""
    if found["zero"] and found["zero"][0] == ":":
        return True
    before = text.before(found.start())
    if found["noon"].lower() == "m" and not found["zero"]:
        until = _TO_TIME.match(text.after(found.end()))
        named = until is not None and re.search(r"m\b|:", until[0]) is not None
        return (
            named or before.endswith(" las ") or _FROM_TIME.search(before) is not None or found["noon"] == "M"
        )
    return bool(AT.search(before) or _FROM_TIME.search(before) or _TO_TIME.match(text.after(found.end())))


def say_clock(hour: int, minutes: str | None) -> str:
    """Return an hour and its minutes in words; "00" is not said."""
    said = numbers.cardinal(hour, feminine=True)
    return f"{said} y {numbers.cardinal(int(minutes))}" if int(minutes or 0) and minutes else said


def _french(found: re.Match[str]) -> Match:
    minutes = found["m"] or found["m2"]
    if int(minutes or 0):
        return single(*found.span(), say_clock(int(found["h"]), minutes), "time")
    hour = int(found["h"])
    said = f"{numbers.cardinal(hour, feminine=True)} hora{'' if hour == 1 else 's'}"
    return single(*found.span(), said, "time")


def _clock(text: Text, found: re.Match[str], minutes: str | None) -> Match:
    hour = int(found["h"])
    said = say_clock(hour, minutes)
    end = found.end("m") if minutes else found.end("h")
    first = Piece(found.start("h"), end, said)
    if found["half"]:
        return _with(text, found, first, "half", part_of_day(hour, found["half"][0].lower()), "time")
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


def part_of_day(hour: int, half: str) -> str:
    """Return what is said for a.m. (`half` "a") and p.m. ("p") after `hour`."""
    if half == "a":
        return "de la madrugada" if hour in (12, 1, 2, 3, 4) else "de la mañana"
    if hour == 12:
        return "del mediodía"
    return "de la tarde" if hour < 7 else "de la noche"
