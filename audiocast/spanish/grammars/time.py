"""Times of day: 08:30, 14h00, 9:00 a.m., 18:30 hrs., 20.15hs., 12:00 m."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns, numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import CLOCK, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("a las 08:30", "a las ocho y treinta"),
    ("a las 8:00", "a las ocho"),
    ("a la 1:00", "a la una"),
    ("a las 01:03 hora local", "a la una y tres hora local"),
    ("este jueves (20:00)", "este jueves (veinte horas)"),
    ("a las 00:06", "a las cero horas y seis minutos"),
    ("a las 20:01", "a las veinte horas y un minuto"),
    ("15:38 PM", "quince y treinta y ocho"),
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

HALF = rf"(?P<half>(?:(?<=\d)\.)?[ap]\.?{SPACE}?m\b\.?)"
"""Regular expression of a.m. and p.m. in any spelling, with its last dot."""
_OF_PLACE = r"(?! (?:local|boliviana|peruana|chilena|argentina|gmt|utc|de (?:bolivia|la paz|verano)))"
HOURS = rf"(?P<hours>h(?:oras?{_OF_PLACE}|ras?|rs?|s)?\b\.?)"
"""Regular expression of the abbreviations of hours, with the dot."""
_CLOCK = Pattern(
    rf"(?:(?<![\w:.,/])|(?<=:[0-5]\d/))(?P<h>[01]?\d|2[0-4])(?P<colon>[:.])(?P<m>[0-5]\d)(?!:?\d|[.,]\d)"
    rf"(?:{SPACE}?(?:{HALF}|{HOURS}))?(?!\w)",
    re.IGNORECASE,
    needs=CLOCK,
)
_HOUR = Pattern(
    rf"(?<![\w:.,/])(?<!\d [xX×] )(?<!(?-i:[A-Z])-)(?P<h>[01]?\d|2[0-4]|\d{{2,3}}(?={SPACE}?(?:hs|hras)\b))"
    rf"{SPACE}?(?:{HALF}|{HOURS})(?![\w²³/])",
    re.IGNORECASE,
    needs=r"\d[\s.]?[hHaApP]",
)
_FRENCH = Pattern(
    rf"(?<![\w:.,/])(?<![A-Z]-)(?P<h>[01]?\d|2[0-4])(?:[hH](?P<m>[0-5]\d)?|{SPACE}[hH]{SPACE}(?P<m2>[0-5]\d)(?!{SPACE}?(?:m|['’]|\w{{3}})))(?!\w)",
    needs=r"\d\s?[hH]",
)
AT = Pattern(
    r"\b(?:(?:a|de|desde|hasta|entre|sobre|tras|pasadas|siendo|hacia|cerca de) las?|la hora|\b(?:hrs?"
    r"|hs)\.?|\bhoras)\s+\Z"
)
"""What stands before a time of day, at the end of the text before it, in lower case."""
# Before a whole hour: "a las 20:00", "de 8:00 a 12:00"; without it "(20:00)" needs the word hours.
_NAMED_HOUR = Pattern(
    r"(?:\b(?:las?|de|desde|hasta|entre|a|y|e|o)|\b(?:hrs?|hs|horas?)\.?:?|[-–—/])\s*\Z", re.IGNORECASE
)
_TO = Pattern(
    rf"\b(?:de|desde){SPACE}(?:las?{SPACE})?\d{{1,2}}(?:[.:]\d\d)?{SPACE}(?:a|hasta){SPACE}(?:las?{SPACE})?\Z|\b(?:de|desde){SPACE}\Z"
)
_TO_HOUR = Pattern(
    rf"{SPACE}(?:a|hasta){SPACE}(?:las?{SPACE})?\d{{1,2}}(?:[.:]\d\d)?{SPACE}?(?:h|hs|hrs|horas)\b"
)
_HOURS_NEAR = Pattern(
    r"\b(?:horarios?|atenci[óo]n|atiende|atenderá|atienden|abre|abierto|funciona\w{0,3}|turnos?|lunes|viernes|sábados?|hs|hrs)\b"
)
_GOES_ON = Pattern(
    rf"{SPACE}?(?:[-–—/]|a|y|,|hasta){SPACE}?(?:las?{SPACE})?\d|{SPACE}(?:horas|en punto|hora)\b"
)
_ALONE = Pattern(r"(?<=\()(?P<h>[01]?\d|2[0-3])\.(?P<m>00|15|20|30|45|50)(?=\)|,\s)")
_ARTICLE = Pattern(r"\blas\s\Z", re.IGNORECASE)
_RATIO = Pattern(
    rf"\b(?:escala|proporción|ratio|relación|razón|dilución)(?:{SPACE}[^\W\d_]{{2,}}(?:-[^\W\d_]+)?)?(?:{SPACE}(?:de|es|fue|será)){{0,2}}:?{SPACE}*\Z"
)
_NOON = Pattern(rf"(?<![\w:.,/])(?P<h>12)(?P<zero>[:.][0-5]\d)?{SPACE}?(?P<noon>md?\.|md?\b|M\b\.?)(?!\w)")
_TO_TIME = Pattern(
    rf"{SPACE}(?:a|y|hasta){SPACE}(?:las?{SPACE})?\d{{1,2}}(?::\d\d|{SPACE}?[ap]\.? ?m\b|{SPACE}?h)"
)
_FROM_TIME = Pattern(rf"(?:[ap]\.?{SPACE}?m\.?|:\d\d){SPACE}?(?:a|y|-|–|hasta){SPACE}?(?:las?{SPACE})?\Z")
_OF_DAY = Pattern(rf"{SPACE}de{SPACE}la{SPACE}(?:mañana|tarde|noche|madrugada)\b")


def find(text: Text) -> Iterator[Match]:
    """Yield every time."""
    if not text.has_digits:
        return
    for match in _times(text):
        article = _ARTICLE.search(text.before(match.start, 8))
        if article and re.match(r"una\b", match.pieces[0].said):
            # "a las 01.03" is said a la una.
            start = match.start - len(article[0])
            match = Match((Piece(start, start + 3, "la"), *match.pieces), match.rule)
        yield match


def _times(text: Text) -> Iterator[Match]:
    for found in _CLOCK.finditer(text.written):
        # A dot between hours and minutes is a decimal mark unless the hours are named.
        named = found["half"] or found["hours"]
        if (
            named
            or _is_at(text, found)
            or (found["colon"] == ":" and not _RATIO.search(text.before(found.start())))
        ):
            yield _clock(text, found, found["m"])
    for found in _ALONE.finditer(text.written):
        hour = int(found["h"])
        yield single(*found.span(), say_clock(hour, found["m"]) + _hours(found["m"]), "time")
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
                Piece(found.start(), found.start("noon"), say_clock(12, (found["zero"] or ":00")[1:])),
                Piece(found.start("noon"), end, "del mediodía"),
            )
            yield Match(pieces, "time")


def _is_at(text: Text, found: re.Match[str]) -> bool:
    """Tell whether "a las 19.30" names a time: nothing is counted after it."""
    following = text.next_word(found.end())
    if following in ("gmt", "utc", "pst", "cst", "est", "edt", "pyt") or _OF_DAY.match(
        text.after(found.end())
    ):
        return True
    if _TO_HOUR.match(text.lower, found.end()):
        return True
    if _TO.search(text.before(found.start(), 30)) and _HOURS_NEAR.search(text.before(found.start(), 90)):
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
    count = int(minutes or 0)
    if not count:
        return said
    if count == 1 or (count < 10 and hour in (0, 20)):
        # "veinte y cinco" would be heard as twenty-five.
        plural = "" if count == 1 else "s"
        hours = "" if count == 1 and hour not in (0, 20) else " horas"
        return f"{said}{hours} y {numbers.cardinal(count, apocope=True)} minuto{plural}"
    return f"{said} y {numbers.cardinal(count)}"


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
    if found["half"] and hour > 12:
        return single(
            first.start,
            _close(text, found, "half"),
            f"{said}{_hours(minutes) if _needs_noun(text, found) else ''}",
            "time",
        )
    if found["half"]:
        return _with(
            text, found, first, "half", part_of_day(hour, found["half"].lstrip(".")[0].lower()), "time"
        )
    if found["hours"]:
        word = "hora" if hour == 1 and not int(minutes or 0) else "horas"
        return _with(text, found, first, "hours", word, "time" if minutes else "time.hours")
    if not int(minutes or 0) and (hour == 0 or _needs_noun(text, found)):
        said = f"{said} hora{'' if hour == 1 else 's'}"
    return single(first.start, end, said, "time")


def _needs_noun(text: Text, found: re.Match[str]) -> bool:
    """Tell whether a whole hour needs the word: no article or preposition before, no other hour after."""
    if found[0] == text.written.strip():
        return False
    return not (_NAMED_HOUR.search(text.before(found.start(), 16)) or _GOES_ON.match(text.lower, found.end()))


def _hours(minutes: str | None) -> str:
    return "" if int(minutes or 0) else " horas"


def _close(text: Text, found: re.Match[str], group: str) -> int:
    """Return where `group` ends, without the dot that ends the sentence as well."""
    end = found.end(group)
    return end - (found[group].endswith(".") and text.ends_sentence(end))


def _with(text: Text, found: re.Match[str], first: Piece, group: str, said: str, rule: str) -> Match:
    return Match((first, Piece(found.start(group), _close(text, found, group), said)), rule)


def part_of_day(hour: int, half: str) -> str:
    """Return what is said for a.m. (`half` "a") and p.m. ("p") after `hour`."""
    if half == "a":
        return "de la madrugada" if hour in (12, 1, 2, 3, 4) else "de la mañana"
    if hour == 12:
        return "del mediodía"
    return "de la tarde" if hour < 7 else "de la noche"
