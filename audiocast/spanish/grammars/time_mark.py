"""What stands around a time of day: GMT-4, UTC, "Hrs." before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.letters import spell
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("a las 20:00 GMT-3", "a las veinte ge eme te menos tres"),
    ("a Hrs. 15:00", "a horas quince"),
)
RULES = {"time.mark": "A time zone, or the abbreviation of hours before a time."}

_ZONE = Pattern(
    r"(?<![\w.])(?P<zone>GMT|UTC|(?<=\d )(?:gmt|utc)|(?<=[hm] )(?:gmt|utc))(?P<gap>\s?)(?P<sign>[-−–+])(?=\d)"
)
_ZONE_ALONE = Pattern(r"(?<=[\dm.] )(?:gmt|utc|est|pst|cst|edt|pyt)(?![\w.])")

_PREFIX = Pattern(rf"\b(?:hrs?|hs)\b\.?(?=:?{SPACE}*\d)(?!:?{SPACE}*\d{{1,3}}{SPACE}?%)", re.IGNORECASE)


def find(text: Text) -> Iterator[Match]:
    """Yield every mark of a time."""
    if not text.has_digits:
        return
    for found in _ZONE.finditer(text.written):
        mark = "más" if found["sign"] == "+" else "menos"
        pieces = (Piece(*found.span("zone"), spell(found["zone"])), Piece(*found.span("sign"), mark))
        yield Match(pieces, "time.mark")
    for found in _ZONE_ALONE.finditer(text.written):
        if re.search(r"(?:[:.]\d\d|[ap]\.? ?m\.?) $", text.before(found.start(), 6)):
            yield single(*found.span(), spell(found[0]), "time.mark")
    for found in _PREFIX.finditer(text.written):
        if not re.search(r"\d\s*$", text.before(found.start(), 4)):
            yield single(*found.span(), "horas", "time.mark")
