"""Units without a figure directly before them: millones de ha, por kg, hectáreas (ha)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.units import rate, units

EXAMPLES = (
    ("1,5 millones de ha", "uno coma cinco millones de hectáreas"),
    ("2 mil ha", "dos mil hectáreas"),
    ("3 millones ha", "tres millones de hectáreas"),
    ("1 millón de t", "un millón de toneladas"),
    ("18.000 hectáreas (ha)", "dieciocho mil hectáreas (hectáreas)"),
    ("por segundo (l/s)", "por segundo (litros por segundo)"),
)
RULES = {"measure.unit": "A unit without a figure directly before it."}

_BEFORE_UNIT = Pattern(
    r"(?:(?P<count>\b(?:mil|mill[oó]n de|millones de|(?P<bare>mill[oó]n|millones|\d ?mm)"
    r"|miles de|cientos de|(?P<every>cada|por|x)))"
    rf"|\b(?P<one>un|una|el|la)){SPACE}+\Z"
)
_VERBS = ("ha", "has")  # "la ha visitado", "no los has visto"
_PARTICIPLE = Pattern(rf"{SPACE}(?:[^\W\d_]+[aií]do|[^\W\d_]*(?:cho|sto|erto|rito))(?!\w)")
_PART_OF = Pattern(r"(?:\d/\d{1,3}|[½¼¾⅓⅔]|medi[oa]|tercio|cuarto)\s+de\s+\Z")
_SAFE = (
    *(
        "kms",
        "Km",
        "Kms",
        "mts",
        "Kg",
        "kgs",
        "hrs",
        "km",
        "km²",
        "km2",
        "ha",
        "has",
        "kg",
        "m²",
        "m2",
        "m³",
        "m3",
        "cm",
        "mm",
        "qq",
        "lb",
        "lbs",
        "lt",
        "lts",
        "TM",
        "MWh",
        "GWh",
        "kW",
        "GW",
        "kVA",
        "tm",
        "kWh",
        "MW",
        "kV",
    ),
    *("msnm", "km/h", "°C", "%", "GB", "MB", "ml", "mg", "tn"),
)
_NAMES = Pattern(rf"\.?(?:/|{SPACE}\d)")
_DOT_ALONE = Pattern(r"\.(?=[\s,;:)]|\Z)")
_IN_BRACKETS = Pattern(
    r"\((?P<unit>m\.s\.n\.m\.|pp\.|p\.p\.|hab\.|kms?\.|has\.|mts\.|[^\W\d_]{1,5}(?:[23²³]d?)?|%)(?P<rate>(?:/[^\W\d_]{1,8}){0,2})\)",
    needs=r"\(",
)


@cache
def _unit_alone() -> re.Pattern[str]:
    safe = "|".join(re.escape(symbol) for symbol in sorted(_SAFE, key=len, reverse=True))
    scaled = (
        r"(?:(?<=millones de )|(?<=millón de ))(?:t|tm|TM|l|m|g|mm3|hm3|bpd|boe)"
        r"|(?:(?<=millones )|(?<=millón )|(?<=\dM )|(?<=MM ))(?:t|tm|TM|l|mm3|hm3|bpd|boe)"
        r"|(?<=mil )(?:TN|Tn|TM|tm|t|l|bpd|BPD|boe|TEU|TEUs|mcd)"
    )
    return re.compile(rf"(?<![\w/.])(?P<unit>{safe}|{scaled})(?!\w)")


def find(text: Text) -> Iterator[Match]:
    """Yield every unit that stands alone."""
    if "(" in text.written:
        yield from _glosses(text)
    for found in _unit_alone().finditer(text.written):
        if match := _alone(text, found):
            yield match


def _alone(text: Text, found: re.Match[str]) -> Match | None:
    """Read a unit without a figure: "la ha", "por kg"; km 21 is no measure."""
    end, added = rate(text.written, found.end())
    before = _BEFORE_UNIT.search(text.before(found.start(), 16))
    if _NAMES.match(text.written, end) and not (before and before["count"]):
        return None
    dot = _DOT_ALONE.match(text.written, end) is not None
    inside = dot and not text.ends_sentence(end + 1)
    uncounted = not (before and before["count"]) or _PARTICIPLE.match(text.written, end)
    if found["unit"] in _VERBS and not inside and uncounted:
        return None
    one, many, _ = units()[found["unit"]]
    part = _PART_OF.search(text.before(found.start(), 16))
    singular = before and (before["one"] or before["every"] or part)
    of = "de " if before and before["bare"] else ""
    stop = "." if dot and not inside else ""
    return single(found.start(), end + dot, of + (one if singular else many) + added + stop, "measure.unit")


def _glosses(text: Text) -> Iterator[Match]:
    """Yield units in brackets, after the words that they stand for or by themselves: "hectáreas (ha)"."""
    for found in _IN_BRACKETS.finditer(text.written):
        unit = units().get(found["unit"])
        added = rate(text.written, found.end("unit"))[1]
        if not unit or (not added and found["rate"]):
            continue
        named = unit[1].split()[0] in text.before(found.start(), 80)
        if named or found["rate"] or (len(found["unit"]) > 1 and found["unit"] not in _VERBS):
            yield single(
                found.start("unit"), found.end("unit") + len(found["rate"]), unit[1] + added, "measure.unit"
            )
