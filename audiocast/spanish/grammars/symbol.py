"""Symbols, dashes at the end of a dateline, slashes, emoji."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import SIGNS, Pattern
from audiocast.spanish.text import Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("Pérez & Ejemplo", "Pérez y Ejemplo"),
    ("2 + 2 = 4", "dos más dos igual a cuatro"),
    ("hombres y/o mujeres", "hombres y o mujeres"),
    ("(GADLP).-", "(ge a de ele pe)."),
    ("Prensa/GADLP", "Prensa, ge a de ele pe"),
    ("obra 😀 terminada", "obra terminada"),
    ("9 > 3", "nueve mayor que tres"),
    ("Ejemplo & Hijos", "Ejemplo e Hijos"),
    ("día/mes/año", "día, mes, año"),
    ("~30 heridos", "aproximadamente treinta heridos"),
    ("5 * 3", "cinco por tres"),
    ("margen de +/- 2 %", "margen de más menos dos por ciento"),
    ("Juan Ejemplo (+)", "Juan Ejemplo"),
    ("© Derechos reservados", "Derechos reservados"),
)
RULES = {
    "symbol": "A symbol, by its name.",
    "symbol.slash": "A slash between words: y/o, or a short pause.",
    "symbol.dash": "Marks after a dateline, as a full stop.",
    "symbol.dropped": "A sign that is not said: marks of rights, of the dead, of a note.",
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
_RIGHTS = Pattern(r"©(?=\s*(?:derechos|todos los derechos|copyright))", re.IGNORECASE, needs="©")
_MORE_OR_LESS = Pattern(r"\+ ?/ ?[-−–](?= ?\d)")
_DEAD = Pattern(r"\((?:\+|†)\)|†|\[\d{1,2}\](?=[\s.,;:)]|\Z)")
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
_ABOUT = Pattern(r"(?<![\w~/.])~(?= ?(?:Bs\.? ?|\$(?:us)? ?)?\d)", needs="~")
_BY = Pattern(r"(?<=\d)( ?)\*(?=\1\d)", needs=r"\d ?\*")
_EMOJI = Pattern(f"[{SIGNS}]+")


def find(text: Text) -> Iterator[Match]:
    """Yield every symbol that is no punctuation."""
    written = text.written
    for found in _MORE_OR_LESS.finditer(written):
        yield single(*found.span(), "más menos", "symbol")
    for found in _DEAD.finditer(written):
        if found.start() and written[found.start() - 1] not in "\n":
            yield single(*found.span(), "", "symbol.dropped")
    for found in _RIGHTS.finditer(written):
        yield single(*found.span(), "", "symbol.dropped")
    for found in _AND.finditer(written):
        yield single(*found.span(), "e", "symbol")
    for found in _DASHED.finditer(written):
        yield single(*found.span(), ".", "symbol.dash")
    if "/" in written:
        yield from _slashes(written)
    for found in _SYMBOL.finditer(written):
        yield single(*found.span(), _NAMES[found[0]], "symbol")
    yield from _between_figures(written)
    for found in _DROPPED.finditer(written):
        yield single(*found.span(), "", "symbol.dropped")
    if not written.isascii():
        yield from _emoji(written)


def _between_figures(written: str) -> Iterator[Match]:
    """Yield signs that stand for a word at a figure only: ~30, 5 * 3."""
    for found in _ABOUT.finditer(written):
        yield single(*found.span(), "aproximadamente", "symbol")
    for found in _BY.finditer(written):
        yield single(found.end() - 1, found.end(), "por", "symbol")


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
