"""The conjunctions before a figure or an abbreviation: *o* is *u* before ocho, *y* is *e* before ingeniero.

The rule is that of sound (Nueva gramática de la lengua española, § 31.1), which writing does not show.
"""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("7 o 8 familias", "siete u ocho familias"),
    ("10 ó 11 casas", "diez u once casas"),
    ("7 o 8 km", "siete u ocho kilómetros"),
    ("8 o 9 familias", "ocho o nueve familias"),
    ("10 o 110 casas", "diez o ciento diez casas"),
    ("el Lic. Ejemplo y Ing. Prueba", "el licenciado Ejemplo e ingeniero Prueba"),
    ("el INRA y INE", "el Inra e Ine"),
)
RULES = {"conjunction": "A conjunction as it sounds before what follows."}

# ocho, ochenta, ochocientos with whatever follows; once, and once mil, but not ciento diez or undécimo.
_OR = Pattern(
    rf"(?<=[\w.%)]{SPACE})[oó](?={SPACE}(?:Bs\.?{SPACE}?|\$us{SPACE}?|\$)?"
    r"(?:8\d{0,2}(?!\d)(?!\.?[ºª°]|/)|11(?!\d)(?:[.,]\d{3})*(?![\d/]|\.?[ºª]|(?:er|vo|va|mo|ma)\b)))",
    needs=r"[oó] ",
)
_AND = Pattern(
    rf"(?<=[\w.)]{SPACE})y(?={SPACE}(?:Ing\b|Ings\b|Inst\.|Int\.|(?![IVXLCDM]+\b)I[A-ZÑ]{{1,7}}\b))",
    needs=r"y I",
)


def find(text: Text) -> Iterator[Match]:
    """Yield every conjunction that sounds otherwise than it is written."""
    for found in _OR.finditer(text.written):
        yield single(*found.span(), "u", "conjunction")
    for found in _AND.finditer(text.written):
        yield single(*found.span(), "e", "conjunction")
