"""Currencies without an amount beside them (en Bs), MM for millions, cents as hundredths (50/100)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish.amounts import say_whole
from audiocast.spanish.currencies import Exchange
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.grammars.money import CENTS_AGAIN, end_of, guessed, rated
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("en Bs", "en bolivianos"),
    ("(CIEN 50/100 BOLIVIANOS)", "(Cien cincuenta sobre cien Bolivianos)"),
    ("con 20/100 CENTAVOS", "con veinte Centavos"),
    ("1 MM de personas", "un millón de personas"),
)
RULES = {
    "money.currency": "A currency without an amount.",
    "money.hundredths": "Cents in a sum written out: 00/100.",
    "money.scale": "MM for millions.",
}

_ALONE = Pattern(r"(?<![\w$])(?P<symbol>Bs|\$us|\$Us|\$US|US\$|USD|€|\$)(?P<dot>\.)?(?![\w$])")
_MM = Pattern(r"(?<=\d)(?P<gap>\s?)MM(?!\w)")
_HUNDREDTHS = Pattern(
    rf"(?<![\w/.,])(?P<n>\d\d)/100(?={SPACE}?(?:centavos|bolivianos|dólares|pesos|soles|bs|usd|m\.? ?n\b"
    rf"|\)))",
    re.IGNORECASE,
)
_ONLY_ONE = Pattern(r"(?<![\d.,])1\Z")
_ONE = Pattern(r"(?:\bun|\bpor|\bcada|\bel|\bdel|\bal|(?:centavos?|ctvs?\.?|cts\.?) de)\s+$")


def find(text: Text) -> Iterator[Match]:
    """Yield every currency, scale and fraction of one without an amount."""
    exchange = Exchange(text)
    if text.has_digits:
        for found in _MM.finditer(text.written):
            one = _ONLY_ONE.search(text.before(found.start(), 4))
            yield single(found.end("gap"), found.end(), "millón" if one else "millones", "money.scale")
        for found in _HUNDREDTHS.finditer(text.written):
            over = "" if CENTS_AGAIN.match(text.lower, found.end()) else " sobre cien"
            yield single(*found.span(), f"{say_whole(found['n'])}{over}", "money.hundredths")
    for found in _ALONE.finditer(text.written):
        currency = exchange.currency(found["symbol"])
        one = _ONE.search(text.before(found.start(), 14))
        end, added = rated(text, end_of(text, found))
        said = (currency.one if one else currency.many) + added
        if found["dot"] and end == found.end("symbol"):
            # The dot is the sentence's too: "en Bs." must not be left to the abbreviations.
            end, said = end + 1, f"{said}."
        yield single(found.start(), end, said, "money.currency", guessed(exchange, found["symbol"]))
