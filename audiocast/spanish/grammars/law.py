"""Law and administration: D.S. 4505, Art. 5, par. II, inc. b), R.M. 123/2021."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.amounts import say_whole
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.letters import NAMES
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    (
        "los D.S. 21060 y 22407",
        "los decretos supremos veintiún mil sesenta y veintidós mil cuatrocientos siete",
    ),
    ("el D.S. 4505", "el decreto supremo cuatro mil quinientos cinco"),
    ("el DS N° 181", "el decreto supremo número ciento ochenta y uno"),
    ("Art. 5", "artículo cinco"),
    ("los Arts. 5 y 6", "los artículos cinco y seis"),
    ("par. II, inc. b)", "parágrafo dos, inciso be"),
    ("el inciso c) dice", "el inciso ce dice"),
    ("R.M. 123/2021", "resolución ministerial ciento veintitrés barra dos mil veintiuno"),
    ("NIT 1020304050", "Nit diez, veinte, treinta, cuarenta, cincuenta"),
    ("la Ley N 10.336", "la Ley número diez mil trescientos treinta y seis"),
    ("Decreto Departamental No 3/2018", "Decreto Departamental número tres barra dos mil dieciocho"),
    ("el artículo 15.I", "el artículo quince, uno"),
)
RULES = {
    "law": "An abbreviation of a norm or of its part, before its number.",
    "law.letter": "The letter of an item, by name.",
    "law.number": "N or No without its sign, before the number of a norm or a house.",
    "law.code": "A number that names a person, firm or account, in groups.",
    "law.paragraph": "Article and paragraph joined by a dot.",
}

_NORMS = {
    "DS": "decreto supremo", "DDSS": "decretos supremos", "RM": "resolución ministerial",
    "RS": "resolución suprema", "RA": "resolución administrativa", "RD": "resolución de directorio",
    "RB": "resolución biministerial", "DL": "decreto ley", "DD": "decreto departamental",
    "LD": "ley departamental", "LM": "ley municipal", "DM": "decreto municipal",
    "DP": "decreto presidencial", "CI": "ce i",
}  # fmt: skip
_PARTS = {
    "art": "artículo", "arts": "artículos", "par": "parágrafo", "parág": "parágrafo", "inc": "inciso",
    "incs": "incisos", "num": "numeral", "nums": "numerales", "lit": "literal", "cap": "capítulo",
    "tít": "título", "disp": "disposición", "exp": "expediente", "res": "resolución", "sec": "sección",
}  # fmt: skip
_NORM = Pattern(
    r"(?<![\w./])(?P<norm>"
    + "|".join(r"\.?\s?".join(norm) + r"\.?" for norm in _NORMS)
    + r")(?=\s*(?:N[°ºr.]|No\.|\d))(?!\s*[\d.,]+\s(?:mil|millones)\b)"
)
# Municipalidad provincial or distrital, as towns of Peru number their norms.
_OF_TOWN = Pattern(r"\s*N[°º.]{1,2}\s*\d{1,5}-\d{4}-(?:A-)?M[PD]")
_SPAIN = Pattern(r"\b(?:España|BOE|españoles|española|Consejo de Ministros)\b")
_BARE_NUMBER = Pattern(
    r"\b(?:ley|decreto|resolución|resolucion|ordenanza|expediente|oficio|acta|circular|nota|contrato|auto|sentencia|edil"
    r"|suprem[oa]|ministerial|administrativa|departamental|municipal|normativa|directorio|legislativo|rectoral|proceso|av\."
    rf"|avenida|calle|c/|zona)\b[^\d.;\n]{{0,30}}?(?<![^\W_])(?P<n>n[o.]?|no\.|ns\.)(?={SPACE}?\d|{SPACE}[A-Z]{{2,6}}-)",
    re.IGNORECASE,
    needs=r"(?i:(?<![^\W_])n[os]?\.? ?(?:\d|[A-Z]{2}))",
)
_PART = Pattern(
    r"(?<![\w.])(?P<part>"
    + "|".join(sorted(_PARTS, key=len, reverse=True))
    + r")\.(?=\s*(?:\d|[ivx]+\b|[a-zñ][\"”»']?\)|[ab-df-nñp-tv-xz]\b|n[°º]))",
    re.IGNORECASE,
    needs=r"(?i:art|par|par[áa]g|inc|num|lit|cap|t[íi]t|disp|exp|res|sec)s?\.",
)
_LETTER = Pattern(
    r"(?:\b(?:inc|incs|lit)\.|\b(?:incisos?|literal(?:es)?)(?!\w))\s*(?P<open>[\"“'«(]?)(?P<letter>[a-xzñ]|y(?=\)))(?P<close>[\"”'»)]?\)?)(?!\w)",
    re.IGNORECASE,
)
_AND_LETTER = Pattern(r"(?<=\))(?:\s*,|\s+[ye])\s+(?P<letter>[a-zñ])\)", re.IGNORECASE)
_CODE = Pattern(
    r"\b(?:NIT|C\.?I\.?|cédula(?: de identidad)?|carnet|matrícula|Nit|CUCE"
    r"|cuenta(?: bancaria| corriente| única)?)"
    r"(?::|\s+N[°º]|\s+Nro\.?|\s+número)?:?\s+(?P<code>\d{5,20})(?![\w/]|[.,]\d)"
)
_ARTICLE = Pattern(
    r"(?<![\w.,])(?P<article>\d{1,3})[.-](?P<par>[IVX]{1,4})(?P<more>(?:\.[IVX]{1,4}){0,3})(?![\w])"
)


def find(text: Text) -> Iterator[Match]:
    """Yield every abbreviation of a norm and every letter of an item."""
    yield from _norms(text)
    for found in _BARE_NUMBER.finditer(text.written):
        yield single(*found.span("n"), "número", "law.number")
    for found in _PART.finditer(text.written):
        yield single(*found.span(), _PARTS[found["part"].lower()], "law")
    for pattern in (_LETTER, _AND_LETTER):
        for found in pattern.finditer(text.written):
            if found["letter"] in "IVX":
                continue
            start = found.start("open") if pattern is _LETTER else found.start("letter")
            yield single(start, found.end(), NAMES[found["letter"].lower()], "law.letter")
    if text.has_digits:
        for found in _CODE.finditer(text.written):
            yield single(*found.span("code"), numbers.groups(found["code"]), "law.code")
        for found in _ARTICLE.finditer(text.written):
            yield _article(found)


def _norms(text: Text) -> Iterator[Match]:
    for found in _NORM.finditer(text.written):
        name = _NORMS[re.sub(r"[.\s]", "", found["norm"])]
        if name == "resolución de directorio" and _SPAIN.search(text.written):
            name = "real decreto"
        if name == "resolución administrativa" and _OF_TOWN.match(text.written, found.end()):
            name = "resolución de alcaldía"
        if text.previous_word(found.start()) in ("los", "las", "ambos", "ambas"):
            name = _plural(name)
        yield single(*found.span("norm"), name, "law")


def _plural(name: str) -> str:
    """Return the plural of the name of a norm: decretos supremos, leyes, resoluciones de directorio."""
    head, of, rest = name.partition(" de ")
    if head.endswith("s"):
        return name
    words = (word + "s" if word[-1] in "aeo" else word.replace("ió", "io") + "es" for word in head.split())
    return " ".join(words) + of + rest


def _article(found: re.Match[str]) -> Match:
    from audiocast.spanish.romans import value

    paragraphs = [found["par"], *found["more"].split(".")[1:]]
    said = ", ".join([say_whole(found["article"]), *(numbers.cardinal(value(one)) for one in paragraphs)])
    return Match((Piece(*found.span(), said),), "law.paragraph")
