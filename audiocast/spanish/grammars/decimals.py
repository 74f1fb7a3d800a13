"""Decimals in unusual spelling: .8 puntos, ,5 %, 1'5 litros."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns
from audiocast.spanish.amounts import Amount, say_decimals
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import PRIMES, Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.units import units

EXAMPLES = (
    ("La economía creció .8 puntos", "La economía creció cero punto ocho puntos"),
    ("subió ,5%", "subió cero coma cinco por ciento"),
    ("botella de 1'5 litros", "botella de uno coma cinco litros"),
    ("2'5 millones de euros", "dos coma cinco millones de euros"),
    ("una pistola calibre .38", "una pistola calibre punto treinta y ocho"),
)
RULES = {
    "decimal.bare": "Decimals without their zero.",
    "decimal.apostrophe": "Decimals after an apostrophe.",
}

_BARE = Pattern(
    r"(?:(?<=[\s(¿¡«“])|\A)(?<!\d\s)(?P<minus>[-−–])?(?P<mark>[.,])(?P<decimals>\d{1,3})(?![\w/:-]*\d|[.,]\d|[^\W\d_])",
    needs=r"[.,]\d",
)
_CALIBRE = Pattern(r"\b(?:cal(?:ibre)?s?\.?|pistola|rev[óo]lver|fusil|rifle|arma)\s?\Z")
_APOSTROPHE = Pattern(
    r"(?<![\w.,'’′/:-])(?<!\d )(?P<whole>\d{1,3})['’′´](?P<decimals>\d{1,2})(?![\w'’′\"”″:/-]|[.,]\d)",
    needs=PRIMES + "|´",
)
_PERCENT = Pattern(rf"{SPACE}?[%‰]")
_WORD = Pattern(rf"{SPACE}?([^\W\d_]+[23²³]?|[°º]C?)")
_SCALE = Pattern(r"(?:mil|mill[oó]n(?:es)?|billones)\Z")
_CLOCK = frozenset(
    ("min", "mins", "minutos", "minuto", "h", "hr", "hrs", "horas", "s", "seg", "segundos", "segundo")
)


def find(text: Text) -> Iterator[Match]:
    """Yield every decimal that is not written as usual."""
    if not text.has_digits:
        return
    for found in _BARE.finditer(text.written):
        calibre = _CALIBRE.search(text.before(found.start(), 14))
        if found["mark"] == "." or _is_counted(text, found.end()):
            zero = "" if calibre else "cero "
            sign = "menos " if found["minus"] else ""
            said = (
                f"{sign}{zero}{'punto' if found['mark'] == '.' else 'coma'} {say_decimals(found['decimals'])}"
            )
            yield single(*found.span(), said, "decimal.bare")
    for found in _APOSTROPHE.finditer(text.written):
        if _is_decimal(text, found):
            said = Amount(found["whole"], found["decimals"], ",").words()
            yield Match((Piece(*found.span(), said),), "decimal.apostrophe")


def _is_counted(text: Text, end: int) -> bool:
    """Tell whether a unit, a scale, a percentage or a plural noun follows."""
    if _PERCENT.match(text.written, end):
        return True
    word = _WORD.match(text.written, end)
    if not word:
        return False
    noun = word[1].lower()
    return bool(
        word[1] in units()
        or _SCALE.match(noun)
        or (len(noun) > 3 and noun.endswith("s") and not nouns.is_function_word(noun))
    )


def _is_decimal(text: Text, found: re.Match[str]) -> bool:
    """Tell 1'5 litros from minutes and seconds: 2'30, 9'58 segundos."""
    word = _WORD.match(text.written, found.end())
    if word and word[1].lower() in _CLOCK and len(found["decimals"]) > 1:
        return False
    return _is_counted(text, found.end())
