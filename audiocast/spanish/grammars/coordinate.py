"""Geographical coordinates: 16°30'S, 68°09'12" O, 17,5° S."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.amounts import parse
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import DEGREES, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("16°30'S", "dieciséis grados treinta minutos sur"),
    ("68°09'21\" O", "sesenta y ocho grados nueve minutos veintiún segundos oeste"),
    ("16° 30' LS", "dieciséis grados treinta minutos latitud sur"),
    ("a 21°40’ de latitud sur", "a veintiún grados cuarenta minutos de latitud sur"),
    ("a 17,5° S", "a diecisiete coma cinco grados sur"),
)
RULES = {"coordinate": "Degrees, minutes and seconds of latitude or longitude."}

_PLACES = {"N": "norte", "S": "sur", "E": "este", "O": "oeste", "W": "oeste"}
_ANGLE = Pattern(rf"(?<![\w.,/:])(?P<d>\d{{1,3}})[°º]{SPACE}?(?P<m>[0-5]?\d)['’′](?![\w'’′])", needs=DEGREES)
_COORDINATE = Pattern(
    rf"(?<![\w.,/:])(?P<d>\d{{1,3}}(?:[.,]\d{{1,6}})?)[°º]"
    rf"(?:{SPACE}?(?P<m>[0-5]?\d(?:[.,]\d{{1,4}})?)['’′]"
    rf"(?:{SPACE}?(?P<s>[0-5]?\d(?:[.,]\d{{1,4}})?)(?:[\"”″]|''|’’))?)?"
    rf"{SPACE}?(?P<kind>L\.?{SPACE}?)?(?P<place>[NSEOW])(?![\w'’&/]|\.\w)",
    needs=DEGREES,
)


def find(text: Text) -> Iterator[Match]:
    """Yield every latitude and longitude."""
    if not text.has_digits:
        return
    for found in _ANGLE.finditer(text.written):
        said = f"{_count(found['d'], 'grado')} {_count(found['m'], 'minuto')}"
        yield single(*found.span(), said, "coordinate")
    for found in _COORDINATE.finditer(text.written):
        # "14° O" may be a temperature before "o": without minutes the letter must be no conjunction.
        if (
            found["m"]
            or found["kind"]
            or found["place"] not in "OE"
            or not re.match(rf"{SPACE}+(?!del?\b|y\b)\w", text.after(found.end()))
        ):
            parts = [
                _count(found[name], noun)
                for name, noun in (("d", "grado"), ("m", "minuto"), ("s", "segundo"))
                if found[name]
            ]
            if found["kind"]:
                parts.append("latitud" if found["place"] in "NS" else "longitud")
            yield single(*found.span(), " ".join([*parts, _PLACES[found["place"]]]), "coordinate")


def _count(figures: str, noun: str) -> str:
    if figures.isdecimal():
        number = int(figures)
        return f"{numbers.cardinal(number, apocope=True)} {noun}{'' if number == 1 else 's'}"
    amount = parse(figures, comma_decimal=True)
    return f"{amount.words(apocope=True)} {noun}s"
