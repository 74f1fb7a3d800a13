"""Symbols, bullets, dashes at the end of a dateline, emoji."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("Pérez & Ejemplo", "Pérez y Ejemplo"),
    ("2 + 2 = 4", "dos más dos igual a cuatro"),
    ("hombres y/o mujeres", "hombres y o mujeres"),
    ("(GADLP).-", "(ge a de ele pe)."),
    ("• Primer punto", "Primer punto"),
    ("Prensa/GADLP", "Prensa, ge a de ele pe"),
    ("obra 😀 terminada", "obra terminada"),
    ("9 > 3", "nueve mayor que tres"),
    ("Ejemplo & Hijos", "Ejemplo e Hijos"),
    ("día/mes/año", "día, mes, año"),
    ("Recinto 1 | planta baja", "Recinto uno, planta baja"),
    ("😀 - obra", "obra"),
)
RULES = {
    "symbol": "A symbol, by its name.",
    "symbol.slash": "A slash between words: y/o, or a short pause.",
    "symbol.bullet": "A mark at the start of a line, not said; in a line, a pause.",
    "symbol.dash": "Marks after a dateline, as a full stop.",
    "symbol.dropped": "A sign that is not said.",
    "emoji": "An emoji, not said.",
}

_NAMES = {
    "&": "y", "+": "más", "=": "igual a", "×": "por", "÷": "entre", "±": "más menos", "<": "menor que",
    ">": "mayor que", "≥": "mayor o igual que", "≤": "menor o igual que", "≠": "distinto de",
    "≈": "aproximadamente", "§": "párrafo", "©": "derechos reservados", "®": "marca registrada",
    "™": "marca", "√": "raíz de", "∞": "infinito", "@": "arroba", "#": "número", "%": "por ciento",
    "‰": "por mil", "$": "dólares", "€": "euros", "£": "libras", "°": "grados", "→": "a",
    "¢": "centavos", "∆": "delta", "µ": "micro", "π": "pi", "½": "medio", "¥": "yenes",
    "²": "al cuadrado", "³": "al cubo", "−": "menos",
    "№": "número", "Ø": "diámetro", "⌀": "diámetro",
}  # fmt: skip
_SYMBOL = Pattern("[" + re.escape("".join(_NAMES)) + "]")
_BULLET = Pattern(
    r"(?:\A|(?<=\n))[ \t]*((?:[•·▪■●○◦‣►➢➤✓✔❖*–—-]{1,3}[ \t]{1,4}){0,5}[•·▪■●○◦‣►➢➤✓✔❖*–—-]{1,3})(?=[ \t])"
)
_INNER_BULLET = Pattern(r"(?<=[\w)»”\"%])[ \t]+([•·▪■●○◦‣►➢➤✓✔❖])(?=[ \t]+\w)")
_BAR = Pattern(r"(?<=[^\s|])(?:[ \t]+\|{1,2}|\|{1,2}(?=[ \t]))(?=[ \t]*[^\s|])", needs=r"\|")
_SIGNS = (
    "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u25a0-\u25ff"
    "\u2190-\u21ff\ufe0f\u20e3\u200d\U000e0000-\U000e007f"
)
# A dash behind signs that are not said begins the line as well.
_LEAD = Pattern(rf"(?:\A|(?<=\n))[ \t*_~^`|\\{{}}<>¬¦•·‣\ufffd/–—{_SIGNS}-]{{2,60}}", needs=r"[-–—*]")
_LEAD_DASH = Pattern(r"(?<![^\s])[*–—-]{1,3}(?=[ \t])")
_DASHED = Pattern(r"(?<=[^\s.,;:])( ?[.,:;][-–—]+)(?=\s|$)")
_SLASH = Pattern(r"(?<=[^\W\d_])(\)?)/(?=\(?[^\W_])|(?<=\w)(\))/(?=\w)|(?<=\d)()/(?=[^\W\d_])")
_PARTS_OF_DATE = Pattern(r"(?<!\w)(?:día|mes|año)\Z")
_AND = Pattern(r"&(?=[ \t]*(?:[ií](?![aeou])|h[ií](?![aeo])))", re.IGNORECASE, needs="&")
_RATE = Pattern(r"(?:día|mes|año|hora|minuto|segundo|hectárea|habitante|persona|familia|kilo|litro)(?!\w)")
_ANY_SLASH = Pattern(r"(?<=[\w)])(/)(?=[\w(])|/+")
_PER_SECOND = Pattern(r"(?<=\d)/s(?!\w)")
_BETWEEN = Pattern(r"(?<=[\w.)%]) /(?= \w)")
_AND_OR = Pattern(r"(?<!\w)([yoeu])/([ou])(?!\w)", re.IGNORECASE)
_DROPPED = Pattern(r"[*_~^`|\\{}<>¬¦•·▪■●○◦‣►➢➤✓✔❖\ufffd]+")
_EMOJI = Pattern(f"[{_SIGNS}]+")


def find(text: Text) -> Iterator[Match]:
    """Yield every symbol that is no punctuation."""
    written = text.written
    for found in _BULLET.finditer(written):
        yield single(*found.span(1), "", "symbol.bullet")
    for lead in _LEAD.finditer(written):
        for found in _LEAD_DASH.finditer(written, *lead.span()):
            yield single(*found.span(), "", "symbol.bullet")
    for found in _INNER_BULLET.finditer(written):
        yield single(found.start(), found.end(), ".", "symbol.bullet")
    for found in _BAR.finditer(written):
        yield single(*found.span(), "" if written[found.start() - 1] in ".,;:" else ",", "symbol.bullet")
    for found in _AND.finditer(written):
        yield single(*found.span(), "e", "symbol")
    for found in _DASHED.finditer(written):
        yield single(*found.span(), ".", "symbol.dash")
    if "/" in written:
        yield from _slashes(written)
    for found in _SYMBOL.finditer(written):
        yield single(*found.span(), _NAMES[found[0]], "symbol")
    for found in _DROPPED.finditer(written):
        yield single(*found.span(), "", "symbol.dropped")
    if not written.isascii():
        yield from _emoji(written)


def _slashes(written: str) -> Iterator[Match]:
    """Yield every slash."""
    for found in _AND_OR.finditer(written):
        yield single(*found.span(), f"{found[1]} {found[2]}", "symbol.slash")
    for found in _PER_SECOND.finditer(written):
        yield single(*found.span(), "por segundo", "symbol.slash")
    for found in _SLASH.finditer(written):
        # "kg/día", but "día/mes/año".
        rate = (
            _RATE.match(written, found.end())
            and not found[1]
            and not _PARTS_OF_DATE.search(written[max(0, found.start() - 12) : found.end() - 1].lower())
        )
        yield single(found.end() - 1, found.end(), "por" if rate else ",", "symbol.slash")
    for found in _ANY_SLASH.finditer(written):
        inside = found[1] is not None
        start = found.start()
        if not inside and _BETWEEN.match(written, start - 1):
            yield single(start - 1, found.end(), ",", "symbol.slash")
        yield single(*found.span(), "," if inside else "", "symbol.slash" if inside else "symbol.dropped")


def _emoji(written: str) -> Iterator[Match]:
    for found in _EMOJI.finditer(written):
        name = unicodedata.name(found[0][0], "").lower()
        yield single(*found.span(), "", "emoji", Doubt("emoji-dropped", name))
