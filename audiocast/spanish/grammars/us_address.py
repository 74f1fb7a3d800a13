"""Addresses in the United States, as consulates give them: 12 Main St., Arlington, VA 22201."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from audiocast.spanish import numbers
from audiocast.spanish.data import table
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    (
        "12 Ejemplo St., Arlington, VA 22201",
        "doce Ejemplo Street, Arlington, Virginia dos dos dos cero uno",
    ),
    (
        "25 W 42nd St., Nueva York, NY 10036",
        "veinticinco West cuarenta y dos Street, Nueva York, Nueva York uno cero cero tres seis",
    ),
)
RULES = {
    "address.state": "A state of the United States and its postal code, figure by figure.",
    "address.street": "A word of a street's name in English, cut short.",
}

_STATE = Pattern(
    rf"(?<=,{SPACE})(?P<state>[A-Z]{{2}}){SPACE}(?P<zip>\d{{5}})(?:-(?P<more>\d{{4}}))?(?![\w/-]|[.,]\d)",
    needs=r"[A-Z]{2} \d{5}",
)
_WORDS = {
    "St": "Street", "Rd": "Road", "Ave": "Avenue", "Blvd": "Boulevard", "Dr": "Drive", "Ln": "Lane",
    "Ct": "Court", "Pl": "Place", "Hwy": "Highway", "Pkwy": "Parkway", "Sq": "Square", "Ste": "Suite",
}  # fmt: skip
_STREET = Pattern(rf"(?<=[\w,]{SPACE})(?P<word>{'|'.join(_WORDS)})(?P<dot>\.)?(?=,|{SPACE}\d)")
_POINTS = {"N": "North", "S": "South", "E": "East", "W": "West", "NW": "Northwest", "SW": "Southwest"}
_POINT = Pattern(rf"(?P<house>(?<![\w.,])\d{{1,5}}){SPACE}(?P<point>NW|SW|[NSEW])\.?(?={SPACE}[\dA-Z])")
_NTH = Pattern(r"(?<![\w.,])(?P<n>\d{1,3})(?:st|nd|rd|th)(?!\w)")


@cache
def _states() -> dict[str, str]:
    return {row[0]: row[1] for row in table("us_states.tsv")}


def find(text: Text) -> Iterator[Match]:
    """Yield the parts of every address that ends in a state and its postal code."""
    for found in _STATE.finditer(text.written):
        if name := _states().get(found["state"]):
            figures = numbers.digits(found["zip"] + (found["more"] or ""))
            pieces = (Piece(*found.span("state"), name), Piece(found.start("zip"), found.end(), figures))
            yield Match(pieces, "address.state")
            yield from _streets(text, max(0, found.start() - 80), found.start())


def _streets(text: Text, start: int, end: int) -> Iterator[Match]:
    for found in _STREET.finditer(text.written, start, end):
        yield single(*found.span(), _WORDS[found["word"]], "address.street")
    for found in _POINT.finditer(text.written, start, end):
        house = Piece(*found.span("house"), numbers.cardinal(int(found["house"])))
        point = Piece(found.start("point"), found.end(), _POINTS[found["point"]])
        yield Match((house, point), "address.street")
    for found in _NTH.finditer(text.written, start, end):
        yield single(*found.span(), numbers.cardinal(int(found["n"])), "address.street")
