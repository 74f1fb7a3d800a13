"""Degrees: a temperature without a scale, and pairs of the lowest and the highest: 8º/21º, 5/18 °C."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish.amounts import NOT_INSIDE, parse
from audiocast.spanish.degrees import are_degrees
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.grammars.cardinal import SIGNS
from audiocast.spanish.patterns import DEGREES, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("temperatura de 15°", "temperatura de quince grados"),
    ("5/18 °C", "cinco a dieciocho grados centígrados"),
    ("sábado 8º/21º", "sábado ocho a veintiún grados"),
    ("de -3°/15°", "de menos tres a quince grados"),
    ("Trinidad amanece con 34º", "Trinidad amanece con treinta y cuatro grados"),
    ("hasta - 14 grados", "hasta menos catorce grados"),
    ("a 22.0º norte", "a veintidós punto cero grados norte"),
    ("rumbo al norte (355º)", "rumbo al norte (trescientos cincuenta y cinco grados)"),
    ("entre 5° y 18°", "entre cinco grados y dieciocho grados"),
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
_HEAT = Pattern(
    r"\b(?:temp(?:\b|erat)|m[ií]n(?:\b|im)|m[aá]x(?:\b|im)|grados|calor|frío|termómetro|clima|pronóstic|heladas?|fiebre|febril)"
)
_PAIR = Pattern(
    rf"(?<![\w.,/])(?P<low>[-−–]?\d{{1,2}}(?:[.,]\d)?){SPACE}?(?P<sign>[°º]?)C?{SPACE}?/{SPACE}?"
    rf"(?P<high>[-−–]?\d{{1,2}}(?:[.,]\d)?){SPACE}?(?P<end>[°º])(?:{SPACE}?(?P<scale>C)\b)?(?!\w)",
    needs=DEGREES,
)
_SPACED_MINUS = Pattern(
    rf"(?<=[^\W\d_]{SPACE})(?P<sign>[-−–])(?={SPACE}\d{{1,2}}(?:[.,]\d)?{SPACE}?(?:°|º|grados?\b))",
    needs=r"[-−–] \d",
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
    for found in _SPACED_MINUS.finditer(text.lower):
        yield single(*found.span("sign"), "menos", "measure.degrees")
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


def _degrees(text: Text, found: re.Match[str]) -> Match | None:
    amount = parse(found["number"])
    start = found.start("sign") if found["sign"] else found.start("number")
    if not amount.decimals and not are_degrees(
        text, start, found.end(), int(amount.whole or 0), found[0][-1]
    ):
        return None
    said = f"{SIGNS[found['sign']]}{amount.words(apocope=True)} {'grado' if amount.is_one else 'grados'}"
    return single(found.start(), found.end(), said, "measure.degrees")
