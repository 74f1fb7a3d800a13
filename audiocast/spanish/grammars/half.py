"""A part named after what is counted, or before it: 1 hora y 1/2, 2 y 1/2 años, bajó a la ½, la 1/5 parte."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns, numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.units import unit_pattern, units

EXAMPLES = (
    ("1 hora y 1/2", "una hora y media"),
    ("tras 2 años y ½ de trabajo", "tras dos años y medio de trabajo"),
    ("4 hrs y 1/2 de debate", "cuatro horas y media de debate"),
    ("2 y 1/2 años", "dos años y medio"),
    ("el km 4 y 1/2", "el kilómetro cuatro y medio"),
    ("la libra y ½ de quinua", "la libra y media de quinua"),
    ("bajó a la ½", "bajó a la mitad"),
    ("la 1/2 hora", "la media hora"),
    ("la 1/5 parte", "la quinta parte"),
    ("cerca de la 1/2 de los vecinos", "cerca de la mitad de los vecinos"),
)
RULES = {
    "half.after": "A half that follows what is counted, and agrees with it.",
    "half.of": "The half of something, or another part of it.",
}

_HALF = r"(?:1/2(?![\w/-]|[.,:]\d)|½)"
_COUNT = r"(?:\d{1,4}|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
_NEEDS = r"1/2|½"
_ROAD = Pattern(
    rf"\b(?:km|kilómetro|hora|piso){SPACE}\d{{1,3}}{SPACE}y{SPACE}(?P<half>{_HALF})", needs=_NEEDS
)
_OF_ONE = Pattern(
    rf"\b(?:(?:el|la|un|una|por|cada){SPACE})?(?P<noun>[^\W\d_]{{4,12}}){SPACE}y{SPACE}(?P<half>{_HALF})",
    needs=_NEEDS,
)
_WHICH = Pattern(
    rf"\b(?:la|a{SPACE}la|de{SPACE}la){SPACE}(?P<half>{_HALF})(?!{SPACE}?\d)(?:{SPACE}(?P<noun>[^\W\d_]+))?",
    needs=_NEEDS,
)
_PART = Pattern(
    rf"\b(?:la|una){SPACE}(?P<one>1)/(?P<d>[3-9]|1[0-9]|20|100|1000)(?={SPACE}parte\b)", needs=r"1/\d"
)
_BEFORE = Pattern(
    rf"(?<![\w.,/:-])(?P<count>\d{{1,3}}){SPACE}y{SPACE}(?P<half>{_HALF}){SPACE}(?P<noun>[^\W\d_]{{1,20}})(?!\w)",
    needs=_NEEDS,
)


def _after() -> str:
    return (
        rf"(?<![\w.,/:-]){_COUNT}{SPACE}(?:(?P<unit>{unit_pattern()})|(?P<noun>[^\W\d_]{{3,20}}))"
        rf"{SPACE}y{SPACE}(?P<half>{_HALF})"
    )


_AFTER = Pattern(_after, needs=_NEEDS)


def find(text: Text) -> Iterator[Match]:
    """Yield every half and part that has its own way of being said."""
    for found in _AFTER.finditer(text.written):
        feminine = _is_feminine(found["unit"], found["noun"])
        yield single(*found.span("half"), "media" if feminine else "medio", "half.after")
    for found in _OF_ONE.finditer(text.lower):
        feminine = _is_feminine(None, found["noun"])
        yield single(*found.span("half"), "media" if feminine else "medio", "half.after")
    for found in _BEFORE.finditer(text.written):
        if match := _before(text, found):
            yield match
    for found in _ROAD.finditer(text.lower):
        yield single(*found.span("half"), "medio", "half.after")
    for found in _WHICH.finditer(text.lower):
        noun = found["noun"] or ""
        if not noun or nouns.is_function_word(noun) or noun == "de":
            yield single(*found.span("half"), "mitad", "half.of")
        elif noun == "parte":
            yield single(found.start("half"), found.end("noun"), "mitad", "half.of")
    for found in _PART.finditer(text.lower):
        name = numbers.part(int(found["d"]), plural=False, feminine=True).replace("tercia", "tercera")
        yield single(found.start("one"), found.end("d"), name, "half.of")


def _is_feminine(unit: str | None, noun: str | None) -> bool:
    if unit:
        return units()[unit][2] == "f"
    return nouns.gender((noun or "").lower()) == "f"


def _before(text: Text, found: re.Match[str]) -> Match | None:
    """Return "2 y 1/2 años" as dos años y medio."""
    noun = found["noun"]
    unit = units().get(noun)
    if not unit and (nouns.is_function_word(noun.lower()) or not noun.endswith("s")):
        return None
    count = int(found["count"])
    feminine = _is_feminine(noun if unit else None, noun)
    number = numbers.cardinal(count, feminine=feminine, apocope=not feminine)
    one = unit[0] if unit else nouns.singular(noun)
    counted = one if count == 1 else unit[1] if unit else noun
    said = f"{number} {counted} y {'media' if feminine else 'medio'}"
    return Match((Piece(*found.span(), said),), "half.after")
