"""Whether a figure with ° or º is so many degrees, or an ordinal: 15° bajo cero, el 15° aniversario."""

from __future__ import annotations

from audiocast.spanish import nouns
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

_SCALE_AFTER = Pattern(
    r"\s*(?:bajo|sobre) cero|\s?c\b|\s+(?:norte|sur|este|oeste)\b"
    r"|\s+de (?:temperatura|fiebre|calor|frío|latitud|longitud|inclinación|pendiente|alcohol|ángulo)"
)
_PAIR_AFTER = Pattern(
    r"\s*(?:y(?: los| las)?|a(?: los| las)?|o|,|[-–])\s*[-−]?(?P<other>\d{1,2})(?:[.,]\d)?\s?°"
)
_PAIR_BEFORE = Pattern(r"(?<!\d)(?P<other>\d{1,2})(?:[.,]\d)?\s?°\s*(?:y|a|o|hasta)\s*(?:los\s|las\s)?\Z")
_HEAT = Pattern(
    r"\b(?:temp(?:\b|erat)|m[ií]n(?:\b|im)|m[aá]x(?:\b|im)|grados|calor|frío|termómetro|clima|pronóstic|heladas?"
    r"|fiebre|febril|sensación térmica|amanec|anochec|latitud|longitud|giro|ángulo|mercurio)"
)
_GRADES = Pattern(
    r"\b(?:básic[oa]|primaria|secundaria|sec\.|prim\.|cursos?|grado|puestos?|lugar(?:es)?"
    r"|bachill|años? (?:de )?escolar|nivel|semestres?|fila|piso|aniversario|clasific|podio|premios?)"
)
_BELOW_BEFORE = Pattern(r"[-−–]\d{1,2}\s?[°º]\s?C?\s*(?:y|a|o|hasta|,|-|–)\s*(?:los\s)?\Z")
_STEEP_BEFORE = Pattern(r"\b(?:a|de|hasta|con|los|son|unos|casi)\s\Z")
_FREE_AFTER = Pattern(rf"{SPACE}?(?:[,.;:)!?]|\Z)|{SPACE}(?:y|en|con|por|a|durante)\b")
_NOUN_AFTER = Pattern(rf"{SPACE}(?P<noun>[^\W\d_]+)")
_EXTREME_AFTER = Pattern(rf"{SPACE}(?:m[áa]x|m[íi]n)\b")
_TURNS = (180, 270, 360)
_LEAST_BEARING = 100
_LEAST_STEEP = 11


def are_degrees(text: Text, start: int, end: int, number: int, sign: str) -> bool:
    """Tell whether `number`, at `text.written[start:end]` with its `sign` (° or º), is so many degrees."""
    if _SCALE_AFTER.match(text.lower, end) or text.written[start : start + 1] in tuple("-−–"):
        return True
    before = text.before(start, 60)
    if (
        number >= _LEAST_BEARING
        and text.written[start - 1 : start] == "("
        and text.written[end : end + 1] == ")"
    ):
        return True
    if number in _TURNS or _EXTREME_AFTER.match(text.lower, end):
        return True
    if _HEAT.search(before) or _BELOW_BEFORE.search(before[-14:]) or _HEAT.search(text.after(end, 40)):
        return not _counts(text, end)
    if sign != "°":
        return False
    pair = _PAIR_AFTER.match(text.lower, end) or _PAIR_BEFORE.search(before)
    if pair and _SCALE_AFTER.match(text.lower, pair.end() if pair.string is text.lower else end):
        return True
    if pair:
        ranks = 1 in (number, int(pair["other"])) or abs(int(pair["other"]) - number) == 1
        return not ranks and not _GRADES.search(before) and not _GRADES.search(text.after(end, 60))
    return number >= _LEAST_STEEP and bool(
        _STEEP_BEFORE.search(before[-8:]) and _FREE_AFTER.match(text.lower, end)
    )


def _counts(text: Text, end: int) -> bool:
    """Tell whether a noun follows, which an ordinal precedes."""
    noun = _NOUN_AFTER.match(text.lower, end)
    return noun is not None and not nouns.is_function_word(noun["noun"])
