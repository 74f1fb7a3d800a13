"""Degrees: a temperature without a scale, and pairs of the lowest and the highest: 8º/21º, 5/18 °C."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish.amounts import NOT_INSIDE, parse
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.grammars.cardinal import SIGNS
from audiocast.spanish.patterns import DEGREES, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("temperatura de 15°", "temperatura de quince grados"),
    ("5/18 °C", "cinco a dieciocho grados centígrados"),
    ("sábado 8º/21º", "sábado ocho a veintiún grados"),
    ("de -3°/15°", "de menos tres a quince grados"),
)
RULES = {
    "measure.degrees": "Degrees without a scale.",
    "measure.degrees.pair": "The lowest and the highest temperature.",
}

_DEGREES = Pattern(
    NOT_INSIDE
    + rf"(?P<sign>[-−–])?(?P<number>\d{{1,3}}(?:[.,]\d)?)(?P<gap>{SPACE}?)[°º](?!\w|\.\w|{SPACE}?\d)",
    needs=DEGREES,
)
_COLD = Pattern(
    r"\s*(?:bajo|sobre) cero|\s+de (?:temperatura|fiebre|calor|frío|latitud|longitud)"
    r"|\s*(?:y(?: los| las)?|a(?: los)?|o|[-–])\s*[-−]?\d{1,2}(?:[.,]\d)?\s?°"
)
_HEAT = Pattern(
    r"\b(?:temp(?:\b|erat)|m[ií]n(?:\b|im)|m[aá]x(?:\b|im)|grados|calor|frío|termómetro|clima|pronóstic|heladas?|fiebre|febril)"
)
_PAIR = Pattern(
    rf"(?<![\w.,/])(?P<low>[-−–]?\d{{1,2}}(?:[.,]\d)?){SPACE}?(?P<sign>[°º]?)C?{SPACE}?/{SPACE}?"
    rf"(?P<high>[-−–]?\d{{1,2}}(?:[.,]\d)?){SPACE}?(?P<end>[°º])(?:{SPACE}?(?P<scale>C)\b)?(?!\w)",
    needs=DEGREES,
)
_BELOW = Pattern(r"[-−–]\d{1,2}\s?[°º]\s?C?\s*(?:y|a|o|hasta|,|-|–)\s*(?:los\s)?\Z")
_STEEP = Pattern(r"\b(?:a|de|hasta|con|los|son|unos|casi)\s\Z")
_FREE = Pattern(
    rf"{SPACE}?(?:[,.;:)!?]|\Z)|{SPACE}(?:de{SPACE}(?:inclinación|pendiente|alcohol)|y|en|con|por|a|durante)\b"
)
_SCALE = Pattern(rf"(?<=\bgrados)(?P<gap>{SPACE})(?P<scale>[CF])(?![\w.])")
_DAY = Pattern(r"\b(?:lun|mar|mi[eé]|jue|vie|s[aá]b|dom)[a-zé]{0,6}\.?,?:?\s*\Z")


def find(text: Text) -> Iterator[Match]:
    """Yield every temperature."""
    if not text.has_digits:
        return
    for found in _DEGREES.finditer(text.written):
        if match := _degrees(text, found):
            yield match
    for found in _SCALE.finditer(text.written):
        scale = "centígrados" if found["scale"] == "C" else "Fahrenheit"
        yield single(*found.span("scale"), scale, "measure.degrees")
    for found in _PAIR.finditer(text.written):
        # "3º/4º" are also grades of a school.
        before = text.before(found.start(), 60)
        if found["end"] == "°" or found["scale"] or _HEAT.search(before) or _DAY.search(before):
            scale = " centígrados" if found["scale"] else ""
            said = f"{_figure(found['low'])} a {_figure(found['high'], apocope=True)} grados{scale}"
            yield single(*found.span(), said, "measure.degrees.pair")


def _figure(written: str, *, apocope: bool = False) -> str:
    sign = written[0] if written[0] in SIGNS else None
    return SIGNS[sign] + parse(written.lstrip("-−–")).words(apocope=apocope)


def _is_steep(text: Text, found: re.Match[str]) -> bool:
    """Tell "a 45°", "alcohol de 96°" from an ordinal: "el 15°", "los 40° Juegos"."""
    if found[0][-1] != "°" or int(parse(found["number"]).whole) < 11:
        return False
    return bool(_STEEP.search(text.before(found.start(), 8)) and _FREE.match(text.lower, found.end()))


def _degrees(text: Text, found: re.Match[str]) -> Match | None:
    cold = _COLD.match(text.lower, found.end())
    if not cold and not (
        found["sign"]
        or _HEAT.search(text.before(found.start(), 60))
        or _is_steep(text, found)
        or _BELOW.search(text.before(found.start(), 14))
    ):
        return None
    amount = parse(found["number"])
    said = f"{SIGNS[found['sign']]}{amount.words(apocope=True)} {'grado' if amount.is_one else 'grados'}"
    return single(found.start(), found.end(), said, "measure.degrees")
