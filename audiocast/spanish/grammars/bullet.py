"""Marks that begin, part or end lines: bullets, dashes, arrows, bars between columns."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import SIGNS, Pattern
from audiocast.spanish.text import Text

EXAMPLES = (
    ("• Primer punto", "Primer punto"),
    ("> Hasta hoy", "Hasta hoy"),
    ("=> Recibir", "Recibir"),
    ("😀 - obra", "obra"),
    ("Recinto 1 | planta baja", "Recinto uno, planta baja"),
    ("concluyó. +", "concluyó."),
)
RULES = {"symbol.bullet": "A mark at the start or end of a line, not said; in a line, a pause."}

_BULLET = Pattern(
    r"(?:\A|(?<=\n))[ \t]*((?:[•·▪■●○◦‣►➢➤✓✔❖*–—-]{1,3}[ \t]{1,4}){0,5}[•·▪■●○◦‣►➢➤✓✔❖*–—-]{1,3})(?=[ \t])"
)
_ARROW_BULLET = Pattern(r"(?:\A|(?<=\n))[ \t]*((?:=|-|–)?>{1,3}|→|⇒|➔)(?=[ \t]+[^\W\d_¿¡«“\"])")
_END_MARK = Pattern(r"(?<=[.!?»”\"])[ \t]+(\+)(?=\s*(?:\Z|\n))")
_INNER_BULLET = Pattern(r"(?<=[\w)»”\"%])[ \t]+([•·▪■●○◦‣►➢➤✓✔❖])(?=[ \t]+\w)")
_BAR = Pattern(r"(?<=[^\s|])(?:[ \t]+\|{1,2}|\|{1,2}(?=[ \t]))(?=[ \t]*[^\s|])", needs=r"\|")
# A dash behind signs that are not said begins the line as well.
_LEAD = Pattern(rf"(?:\A|(?<=\n))[ \t*_~^`|\\{{}}<>¬¦•·‣\ufffd/–—{SIGNS}-]{{2,60}}", needs=r"[-–—*]")
_LEAD_DASH = Pattern(r"(?<![^\s])[*–—-]{1,3}(?=[ \t])")


def find(text: Text) -> Iterator[Match]:
    """Yield every mark of a line."""
    written = text.written
    for found in _BULLET.finditer(written):
        yield single(*found.span(1), "", "symbol.bullet")
    for pattern in (_ARROW_BULLET, _END_MARK):
        for found in pattern.finditer(written):
            yield single(*found.span(1), "", "symbol.bullet")
    for lead in _LEAD.finditer(written):
        for found in _LEAD_DASH.finditer(written, *lead.span()):
            yield single(*found.span(), "", "symbol.bullet")
    for found in _INNER_BULLET.finditer(written):
        yield single(found.start(), found.end(), ".", "symbol.bullet")
    for found in _BAR.finditer(written):
        yield single(*found.span(), "" if written[found.start() - 1] in ".,;:" else ",", "symbol.bullet")
