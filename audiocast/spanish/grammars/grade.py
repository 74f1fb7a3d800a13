"""Marks out of the most that there are: 51/100, 69,5/100 puntos, nota 8.125 sobre 10."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish.amounts import Amount, parse
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("obtuvo un puntaje de 98/100", "obtuvo un puntaje de noventa y ocho sobre cien"),
    ("La nota mínima de aprobación es 51/100", "La nota mínima de aprobación es cincuenta y uno sobre cien"),
    ("Nota final: 69,5/100", "Nota final: sesenta y nueve coma cinco sobre cien"),
    ("logró 87/100 puntos", "logró ochenta y siete sobre cien puntos"),
    ("con 9.375 puntos sobre 10", "con nueve punto trescientos setenta y cinco puntos sobre diez"),
    ("la nota del 5/10", "la nota del cinco de octubre"),
)
RULES = {
    "score.mark": "Points out of the most that there are.",
    "score.mark.decimal": "Points with decimals: with thousands they would pass the most that there are.",
}

_MOST = r"(?:5|7|10|20|50|70|100)"
_MARK = Pattern(
    rf"(?<![\w.,/:-])(?P<a>\d{{1,3}}(?:[.,]\d{{1,3}})?)(?P<slash>/)(?P<b>{_MOST})(?![\w/-]|[.,:]\d"
    rf"|{SPACE}de{SPACE}(?:los|las|la|el)\b|{SPACE}partes\b)",
    needs=r"\d/\d",
)
_STRONG = Pattern(
    r"\b(?:notas?|puntajes?|puntuaci[óo]n(?:es)?|calificaci[óo]n(?:es)?|calificad[oa]s?|valoraci[óo]n|ponderaci[óo]n|rating"
    r"|promedios?|aprob(?:ó|aron|aci[óo]n|ad[oa]s?|ar)|reprob\w{1,6})\b[^\d.;\n]{0,45}\Z"
)
_WEAK = Pattern(
    r"\b(?:obtuvo|obtuvieron|sac[óo]|sacaron|logró|lograron|alcanzó|alcanzaron|examen|prueba)\b[^\d.;]{0,20}\Z"
)
_DAY = Pattern(
    rf"\b(?:el|del|al|día|fecha|desde|hasta|lunes|martes|jueves|viernes|s[áa]bado|domingo){SPACE}\Z"
)
_POINTS = Pattern(rf"{SPACE}(?:puntos?|pts?\.?|ptos?\.?)\b")
_OVER = Pattern(
    rf"(?<![\w.,/:-])(?<!\d )(?P<a>\d{{1,3}}[.,]\d{{3}})(?={SPACE}(?:(?:puntos?|pts\.?|ptos\.?){SPACE})?"
    rf"(?:sobre|de{SPACE}un{SPACE}máximo{SPACE}de|de{SPACE}un{SPACE}total{SPACE}de){SPACE}(?P<b>{_MOST})"
    rf"(?![\w/-]|[.,:]\d|{SPACE}?(?:mil|%|millones|por)))",
    needs=r"\d[.,]\d",
)


def find(text: Text) -> Iterator[Match]:
    """Yield every mark."""
    if not text.has_digits:
        return
    for found in _MARK.finditer(text.written):
        amount = _within(found["a"], int(found["b"]))
        if amount and _is_mark(text, found.start(), found.end(), found["b"]):
            said = f"{amount.words()} sobre {parse(found['b']).words()}"
            yield single(*found.span(), said, "score.mark")
    for found in _OVER.finditer(text.written):
        amount = _within(found["a"], int(found["b"]))
        if amount and amount.decimals:
            yield single(*found.span("a"), amount.words(), "score.mark.decimal")


def _within(written: str, most: int) -> Amount | None:
    """Return the mark; where thousands would pass `most`, three figures are decimals."""
    whole, mark, decimals = written.partition("." if "." in written else ",")
    if int(whole) > most or (int(whole) == most and decimals.strip("0")):
        return None
    return Amount(whole, decimals, mark)


def _is_mark(text: Text, start: int, end: int, most: str) -> bool:
    before = text.before(start, 80)
    if _DAY.search(before[-12:]):
        return False
    if _STRONG.search(before) or _POINTS.match(text.lower, end):
        return True
    return most not in ("5", "7") and bool(_WEAK.search(before))
