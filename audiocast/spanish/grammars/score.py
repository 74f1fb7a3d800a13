"""Scores and other pairs that are no range: 1-1; 4-3-3; Ley 1-24; Calle 45 # 12-34; 50/50."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import agreement, numbers
from audiocast.spanish.amounts import say_whole
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import SLASH, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("el esquema 4-3-3", "el esquema cuatro tres tres"),
    ("un récord de 20-3-1", "un récord de veinte, tres, uno"),
    ("la Ley 1-24", "la Ley uno guion veinticuatro"),
    (
        "el Acuerdo Gubernativo 123-2024",
        "el Acuerdo Gubernativo ciento veintitrés guion dos mil veinticuatro",
    ),
    ("Calle 45 # 12-34", "Calle cuarenta y cinco número doce guion treinta y cuatro"),
    ("proyectos 50/50", "proyectos cincuenta cincuenta"),
    ("hace 10/15 días", "hace diez a quince días"),
    ("unos 2/3 años", "unos dos o tres años"),
    ("los 180/190 puntos", "los ciento ochenta a ciento noventa puntos"),
    ("entre 18/30 centímetros", "entre dieciocho y treinta centímetros"),
    ("igualaron 1-1", "igualaron uno a uno"),
    ("un Airbus A330-200", "un Airbus a trescientos treinta doscientos"),
    ("un Boeing 737-800", "un Boeing setecientos treinta y siete ochocientos"),
)
RULES = {
    "score.row": "A line-up or a record, with hyphens.",
    "score.draw": "The same small number twice.",
    "score.norm": "Number and year of a norm, with a hyphen.",
    "score.address": "The number of a house, with a hyphen.",
    "score.shares": "Two parts of a hundred, with a slash.",
    "score.about": "About so many, with a slash.",
    "score.model": "The model of an aircraft.",
}

_ROW = Pattern(r"(?<![\w.,/:-])\d{1,2}(?:-\d{1,2}){2,4}(?![\w/-]|[.,:]\d)")
_DRAW = Pattern(r"(?<![\w.,/:$-])(?P<a>1?\d)(?P<gap>-|–|—)(?P<b>(?P=a))(?![\w/:-]|[.,]\d)")
_PAIR = Pattern(r"(?<![\w.,/:$-])(?P<a>\d{1,5})(?P<dash>[-–])(?P<b>\d{1,7})(?![\w/:-]|[.,]\d)")
_NORM = Pattern(
    r"(?<!\w)(?:ley(?:es)?|decretos?|acuerdos?|resoluci[oó]n(?:es)?|oficios?|expedientes?|circular(?:es)?|ordenanzas?|sentencias?|"
    r"autos?|directivas?|reglamento|contrato|convenio|actas?|normas?|caso|causa|providencia|dictamen|carpeta|"
    r"l\.|(?:r\.?[mas]|d\.?s|d\.[el]|dl)\.?|n[°º.]|n[úu]ms?\.?|nros?\.?|no\.|números?|exp\.|res\.|art\.)"
    rf"(?:{SPACE}(?:[^\W\d_]{{4,14}}|n[°º.]|n[úu]m\.?|nro\.?|no\.)){{0,2}}[:,]?{SPACE}*"
    rf"(?:\d{{1,5}}-\d{{2,4}}(?:,|{SPACE}y){SPACE}(?:la{SPACE}|el{SPACE})?){{0,4}}\Z"
)
_YEAR = Pattern(r"(?:19[5-9]|20[0-4])\d\Z")
_CALLED = Pattern(
    r"tel[eé]f|\btel\b|fono|celular|\bcels?\b|whatsapp|l[ií]nea|ll[aá]m|m[aá]r(?:c|qu)|fax|contact|central"
)
_STREET = Pattern(
    r"\b(?:calles?|carreras?|cra|cr|kra|kr|cll?|avs?|avda|avenidas?|diagonal|diag|dg|transversal|transv|tv|pasaje|zona|barrio|dirección)\b"
    rf"[^;\n]{{0,30}}?(?:#|n\.?[°º]|n\.|no\.|n[úu]m\.?|nro\.?|número){SPACE}?\Z|\b\d{{1,2}}(?:a|ª|ra|da|ta|va|na)\.?{SPACE}(?:avenida|calle|av\.){SPACE}\Z"
)
_SHARES = Pattern(r"(?<![\w.,/:-])(?P<a>[1-9]\d)/(?P<b>[1-9]\d)(?![\w/-]|[.,:]\d)")
_ABOUT = Pattern(
    rf"(?<![\w.,/:-])(?<!\d )(?P<a>\d{{1,3}})/(?P<b>\d{{1,3}})(?={SPACE}(?:días|horas|años|meses"
    r"|semanas|minutos|segundos|veces|personas|casos|vehículos|hombres|mujeres|niños|niñas|familias|cuadras)\b)"
    rf"|(?<![\w.,/:-])(?<!\d )(?P<c>[1-9]\d{{1,3}})/(?P<d>[1-9]\d{{1,3}})(?={SPACE}(?:puntos|metros"
    rf"|cent[ií]metros|mil[ií]metros"
    r"|kil[oó]metros|kilos|kilogramos|grados|litros|toneladas|hect[aá]reas|bolivianos|dólares|mm|cm|km|kg|m|ha)\b)",
    needs=SLASH,
)
_MODEL = Pattern(r"(?<![\w.,/:-])(?P<maker>A?)(?P<a>7[0-8]7|3[1-8]0)-(?P<b>[1-9]00|[89])(?![\w/-])")


def find(text: Text) -> Iterator[Match]:
    """Yield every pair or row that is no range and no fraction."""
    if not text.has_digits:
        return
    yield from _slashed(text)
    for found in _ROW.finditer(text.written):
        parts = found[0].split("-")
        # A line-up counts ten players.
        line_up = all(len(part) == 1 for part in parts) and sum(map(int, parts)) == 10
        said = (" " if line_up else ", ").join(map(say_whole, parts))
        yield single(*found.span(), said, "score.row")
    for found in _DRAW.finditer(text.written):
        said = numbers.cardinal(int(found["a"]))
        yield single(*found.span(), f"{said} a {said}", "score.draw")
    for found in _MODEL.finditer(text.written):
        if re.search(
            r"(?:boeing|airbus|avi[óo]n(?:es)?|aeronaves?|modelo|embraer)\s\Z", text.before(found.start())
        ):
            said = f"{found['maker'].lower()} {say_whole(found['a'])} {say_whole(found['b'])}"
            yield single(*found.span(), said.strip(), "score.model")
    for found in _PAIR.finditer(text.written):
        if rule := _kind(text, found):
            yield single(*found.span(), f"{say_whole(found['a'])} guion {say_whole(found['b'])}", rule)


def _slashed(text: Text) -> Iterator[Match]:
    """Yield pairs with a slash that are no part of a whole."""
    for found in _SHARES.finditer(text.written):
        if int(found["a"]) + int(found["b"]) == 100:
            said = f"{say_whole(found['a'])} {say_whole(found['b'])}"
            yield single(*found.span(), said, "score.shares")
    for found in _ABOUT.finditer(text.written):
        first, second = found["a"] or found["c"], found["b"] or found["d"]
        if int(first) < int(second) and (second != "100" or found["a"]):
            agrees = agreement.of(text, found.start(), found.end())
            low = say_whole(first, feminine=agrees.feminine)
            high = say_whole(second, feminine=agrees.feminine, apocope=agrees.apocope)
            between = "y" if text.previous_word(found.start()) == "entre" else "a"
            word = "o" if int(second) == int(first) + 1 else between
            yield single(*found.span(), f"{low} {word} {high}", "score.about")


def _kind(text: Text, found: re.Match[str]) -> str:
    """Return the rule by which a pair with a hyphen is a name, or "" where it is a range or a score."""
    before = text.before(found.start(), 60)
    if _STREET.search(before):
        return "score.address"
    low, high = found["a"], found["b"]
    if agreement.after(text, found.end()) != agreement.Agreement():
        return ""
    if _YEAR.match(low) and len(high) > 2:
        # A file: year and number.
        return "score.norm" if high[0] == "0" and not _CALLED.search(before) else ""
    if _YEAR.match(high) and high != "2000" and len(low) < 4 and not _CALLED.search(before):
        return "score.norm"
    if len(high) != 2 and not _YEAR.match(high):
        return ""
    return "score.norm" if not _YEAR.match(low) and _NORM.search(before) else ""
