"""Letters and figures in one: G20, B12, 4G, H1N1; a letter that is a name: vitamina C."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import NAMES, can_be_said, spell
from audiocast.spanish.patterns import LONE_CAPITAL, Pattern
from audiocast.spanish.romans import value
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("el G20", "el ge veinte"),
    ("la B12", "la be doce"),
    ("red 4G", "red cuatro ge"),
    ("AH1N1", "a hache uno ene uno"),
    ("vitamina C", "vitamina ce"),
    ("la ruta F-21", "la ruta efe veintiuno"),
    ("el 21-F", "el veintiuno efe"),
    ("rayos X", "rayos equis"),
    ("gestión 2024-II", "gestión dos mil veinticuatro dos"),
    ("la variante B.1.617.2", "la variante be uno seiscientos diecisiete dos"),
    ("apellidos A-L", "apellidos a a ele"),
    ("el caso LPZ-1845/24", "el caso ele pe zeta mil ochocientos cuarenta y cinco barra veinticuatro"),
)
RULES = {
    "code": "Letters and figures written as one.",
    "code.case": "Letters, a number and a year: the file of a court.",
    "code.term": "A year and the number of its half or quarter.",
    "code.letter": "A single letter that is a name.",
}

_CODE = Pattern(
    r"(?<![\w.@#'’])(?<!//)(?=[^\W_]{0,15}\d)(?=[^\W_]{0,15}[^\W\d_])(?:(?![ºª²³¹½¼¾⅓⅔⁰-₟①-⓿])[^\W_]){2,16}(?![\w@])",
    needs=r"[^\W\d_]\d|\d[^\W\d_]",
)
_PART = Pattern(r"\d+|[^\W\d_]+")
_HYPHENED = Pattern(r"(?<![\w.@#/-])([A-ZÑ])-(\d{1,4})(?![\w/-]|[.,]\d)")
_ROMAN = Pattern(
    r"(?<![\w.@/-])(?P<a>[A-Z]{1,4})-(?P<roman>II|III|IV|VI{0,3}|IX|X)(?:-(?P<b>[A-Z]{1,2}))?(?![\w/-])"
)
_LOOSE_DASH = Pattern(r"(?<=(?<![\w.])[A-Z]{2} )-(?=\d)")
_PART_OF_CODE = Pattern(
    r"(?<=[a-záéíóúñ]-)[B-DF-HJ-NP-TV-XZ](?![\w.'’-])|(?<=\d[-/])[A-ZÑ](?![\w.'’])|(?<![\w.@/-])[A-ZÑ](?=-\d{1,6}[-/][\dA-Z])"
)
_TERM = Pattern(r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)-(?P<term>I{1,3}|IV)(?![\w-])")
_DOTTED = Pattern(r"(?<![\w.@/-])[A-Z]{1,2}(?:\.\d{1,4}){1,4}(?![\w/-]|[.,]\d)")
_LETTERS = Pattern(
    r"(?<=[\s(«“\"])(?P<a>[A-ZÑ])(?P<dash>\s?[-–]\s?)(?P<b>[A-ZÑ])(?=[\s.,;:)»”\"]|\Z)", needs=LONE_CAPITAL
)
_OF_LETTERS = Pattern(
    r"\b(?:apellidos?|letras?|grupos?|bloques?|manzan[oa]s?|filas?|series?|nombres|paralelos?|sectores|puertas?)\s\Z"
)
_CASE = Pattern(r"(?<![\w.@/-])(?P<letters>[A-ZÑ]{2,5})-(?P<n>\d{1,6})/(?P<year>\d{2,4})(?![\w/-]|[.,]\d)")
_DAY = Pattern(r"(?<![\w.,/-])(\d{1,3})-([A-ZÑ])(?![\w-])")
_LABEL = (
    r"(?:vitaminas?|hepatitis|plan|clase|categoría|grupo|zona|bloque|serie|tipo|influenza|sputnik|manzano|anexo|letra|"
    r"sector|torre|lote|sala|paralelo|opción|sección|formulario|virus|fase|licencia|punto|cuadro|nivel|ruta|gripe|grado|"
    r"rayos|generación|factor|cromosomas?|puerta|andén|ala|pabellón|fila|casilla|aula|inciso|familiar|malcolm|mister)"
)
_LETTER = Pattern(
    rf"\b{_LABEL}{SPACE}[\"“«']?(?P<letter>[A-ZÑ])(?![\w'’-]|\.\w|{SPACE}[A-Z]\b)",
    re.IGNORECASE,
    needs=LONE_CAPITAL,
)


def find(text: Text) -> Iterator[Match]:
    """Yield every code and every letter that is a name."""
    for found in _LETTER.finditer(text.written):
        if found["letter"].isupper():
            yield single(*found.span("letter"), NAMES[found["letter"].lower()], "code.letter")
    for found in _LETTERS.finditer(text.written):
        if found["a"] < found["b"] and _OF_LETTERS.search(text.before(found.start())):
            yield single(*found.span(), f"{spell(found['a'])} a {spell(found['b'])}", "code.letter")
    for found in _ROMAN.finditer(text.written):
        number = numbers.cardinal(value(found["roman"]))
        if not can_be_said(found["a"]):
            yield single(
                *found.span(), f"{spell(found['a'])} {number} {spell(found['b'] or '')}".strip(), "code"
            )
    if text.has_digits:
        yield from _with_figures(text)


def _with_figures(text: Text) -> Iterator[Match]:
    for pattern in (_CODE, _DOTTED):
        for found in pattern.finditer(text.written):
            yield single(*found.span(), " ".join(_say(part) for part in _PART.findall(found[0])), "code")
    for found in _LOOSE_DASH.finditer(text.written):
        yield single(*found.span(), "", "code")
    for found in _HYPHENED.finditer(text.written):
        yield single(*found.span(), f"{spell(found[1])} {numbers.with_zeros(found[2])}", "code")
    for found in _CASE.finditer(text.written):
        number, year = numbers.with_zeros(found["n"]), numbers.with_zeros(found["year"])
        yield single(*found.span(), f"{spell(found['letters'])} {number} barra {year}", "code.case")
    for found in _PART_OF_CODE.finditer(text.written):
        yield single(*found.span(), spell(found[0]), "code")
    for found in _TERM.finditer(text.written):
        term = ("I", "II", "III", "IV").index(found["term"]) + 1
        said = f"{numbers.cardinal(int(found['year']))} {numbers.cardinal(term)}"
        yield single(*found.span(), said, "code.term")
    for found in _DAY.finditer(text.written):
        yield single(*found.span(), f"{numbers.with_zeros(found[1])} {spell(found[2])}", "code")


def _say(part: str) -> str:
    if not part.isdecimal():
        if len(part) > 3 or (not part.isupper() and len(part) > 1) or can_be_said(part):
            return part.lower() if part.isupper() else part
        return spell(part) or part
    return numbers.with_zeros(part) if len(part) <= 4 else numbers.groups(part)
