"""Measures: figure and unit, ranges and products of them, rates; percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audiocast.spanish.amounts import NOT_INSIDE, NUMBER, parse
from audiocast.spanish.countries import groups_by_comma
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.grammars.cardinal import SIGNS, mark_doubt
from audiocast.spanish.patterns import TIMES, Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.units import rate, unit_pattern, units

EXAMPLES = (
    ("5 km", "cinco kilómetros"),
    ("1 ha", "una hectárea"),
    ("36.000 ha", "treinta y seis mil hectáreas"),
    ("501 t", "quinientas una toneladas"),
    ("10 m²", "diez metros cuadrados"),
    ("5 m3/s", "cinco metros cúbicos por segundo"),
    ("100 kg/ha", "cien kilogramos por hectárea"),
    ("5 °C bajo cero", "cinco grados centígrados bajo cero"),
    ("el 21 %", "el veintiuno por ciento"),
    ("5-10 km", "cinco a diez kilómetros"),
    ("entre 18-31 °C", "entre dieciocho y treinta y un grados centígrados"),
    ("10 x 20 m", "diez por veinte metros"),
    ("10 x 20 x 5 cm", "diez por veinte por cinco centímetros"),
    ("10 m x 20 m", "diez metros por veinte metros"),
    ("a 3,640 msnm", "a tres mil seiscientos cuarenta metros sobre el nivel del mar"),
    ("341 km 2.", "trescientos cuarenta y un kilómetros cuadrados."),
    ("1.000.000 km", "un millón de kilómetros"),
    ("20 km. Luego", "veinte kilómetros. Luego"),
    ("Bs 21 y 31 qq", "veintiún bolivianos y treinta y un quintales"),
)
RULES = {
    "measure": "A figure with its unit; the unit agrees in number, the figure in gender.",
    "measure.product": "Three sides or more, or a unit at each.",
    "measure.percent": "A percentage.",
}

_JOIN = rf"(?P<join>{SPACE}?[-–—]{SPACE}?|{SPACE}?[xX×]{SPACE}?|{SPACE}[ayo]{SPACE})"
_BEGINNING = Pattern(r"[^\W\d_]+|.")
_AFTER_FIGURE = Pattern(rf"\d(?:{SPACE}|-)?([^\W\d_]+|[^\w\s])")
_DOT = Pattern(r"\.(?![^\W_])")
_PAID = Pattern(r"(?:bs|bob|usd?|[$€£])\.?-?\s?\Z")
_PERCENT_RANGE = Pattern(r"(?<=[%‰])\s?(?P<dash>[-–—])\s?(?=\d)")
_BETWEEN_PERCENT = Pattern(rf"\bentre{SPACE}(?:el{SPACE})?[-−]?\d[\d.,]{{0,8}}{SPACE}?[%‰]\s?\Z")
# Nobody gives a height above the sea, or so many people, with three decimals.
_WHOLE = ("metros sobre el nivel del mar", "habitantes", "unidades", "piezas", "puntos")
_WORKS = (
    r"(?:cord[oó]n|bordillo|muro|tuber[ií]a|canal|cuneta|cerco|malla|enmallado|acera|zanja|gavi[oó]n|defensivo"
    r"|alcantarilla|l[ií]nea|red|aducci[oó]n|cable|camino|v[ií]a|calzada|baranda|barrera|dren|colector|valla|alambrad)"
)
_BUILT = Pattern(rf"\.?{SPACE}+de{SPACE}+(?:la{SPACE}+)?{_WORKS}")
_BUILDS = Pattern(
    rf"\b{_WORKS}[^\W\d_]{{0,8}}{SPACE}(?:[^\W\d_]{{1,14}}{SPACE}){{0,2}}(?:de|con|por){SPACE}\Z"
)
_TIMES = Pattern(
    rf"\d{SPACE}?(?:mm|cm|km|m(?:ts?\.?)?|[°º]{SPACE}?C|g|kg|mg|ml|l){SPACE}?(?P<x>[xX×])(?={SPACE}?\d)"
)
_EXPONENT = Pattern(
    NOT_INSIDE + rf"(?P<number>{NUMBER}){SPACE}(?P<unit>k?m){SPACE}(?P<power>[23])(?={SPACE}?[.,;:)]|\s*\Z)",
    needs=r"m [23]",
)
_SIDES = Pattern(
    NOT_INSIDE
    + rf"{NUMBER}(?:{SPACE}?[xX×]{SPACE}?{NUMBER}){{2,3}}(?={SPACE}?(?P<unit>[^\W\d_]{{1,3}})?(?!\w))",
    needs=TIMES,
)


@cache
def _pattern() -> re.Pattern[str]:
    unit = unit_pattern()
    return re.compile(
        NOT_INSIDE + rf"(?:(?P<minus>(?<![^\s(«“\"])[-−–])?(?P<first>{NUMBER}){_JOIN})?"
        rf"(?P<sign>(?<![^\s(«“\"])[-−–+])?(?P<number>{NUMBER})"
        rf"(?:{SPACE}?|-)(?P<unit>{unit})(?![^\W_]|\.[^\W\d_](?![^\W\d_]))"
    )


def find(text: Text) -> Iterator[Match]:
    """Yield every measure."""
    if text.has_digits:
        if _may_have_units(text):
            for found in _pattern().finditer(text.written):
                if not _is_item(text, found) and not _is_page(found):
                    yield _read(text, found)
        for found in _PERCENT_RANGE.finditer(text.written):
            between = _BETWEEN_PERCENT.search(text.before(found.start("dash"), 24))
            yield single(*found.span("dash"), "y" if between else "a", "measure.percent")
        for found in _EXPONENT.finditer(text.written):
            said = units()[found["unit"] + found["power"]][1]
            number = Piece(*found.span("number"), parse(found["number"]).words(apocope=True))
            yield Match((number, Piece(found.start("unit"), found.end("power"), said)), "measure")
        yield from _products(text)


@cache
def _beginnings() -> frozenset[str]:
    """Return the letters, or the mark, with which each unit begins."""
    return frozenset(_BEGINNING.match(unit)[0] for unit in units())  # type: ignore[index]


def _may_have_units(text: Text) -> bool:
    """Tell whether any figure may have a unit: the pattern is large, and compiled when first needed."""
    return any(found[1] in _beginnings() for found in _AFTER_FIGURE.finditer(text.written))


def _read(text: Text, found: re.Match[str]) -> Match:
    one, many, gender = units()[found["unit"]]
    if found["unit"] in ("ml", "mL", "ML") and _is_built(text, found):
        one, many = "metro lineal", "metros lineales"
    amount = parse(found["number"], comma_decimal=many not in _WHOLE and not _groups(text, found))
    feminine = gender == "f"
    sign = SIGNS[found["sign"]]
    pieces = []
    said = f"{sign}{amount.words(feminine=feminine, apocope=gender == 'm')}"
    start = found.start("sign") if found["sign"] else found.start("number")
    paid = _PAID.search(text.before(found.start(), 8))
    if found["first"] and not paid:
        first = parse(found["first"], comma_decimal=True).words(feminine=feminine)
        join = found["join"].strip()
        dash = "y" if text.previous_word(found.start()) == "entre" else "a"
        word = "por" if join in "xX×" else join if join in "ayo" else dash
        if join == "o" and said.startswith("o"):
            word = "u"
        gap = found.start("join") + len(found["join"]) - len(found["join"].lstrip())
        if found["minus"]:
            first = f"menos {first}"
        begins = found.start("minus") if found["minus"] else found.start("first")
        pieces = [Piece(begins, found.end("first"), first), Piece(gap, gap + len(join), word)]
    pieces.append(Piece(start, found.end("number"), said))
    end, added = rate(text.written, found.end())
    if text.written[end - 1] != "." and text.written[end : end + 1] == "." and _DOT.match(text.written, end):
        end += 1
    if text.written[end - 1] == "." and text.ends_sentence(end):
        end -= 1
    name = one if amount.is_one else f"{'de ' if amount.is_millions and gender != '%' else ''}{many}"
    pieces.append(Piece(found.start("unit"), end, name + added))
    rule = "measure.percent" if gender == "%" else "measure"
    return Match(tuple(pieces), rule, mark_doubt(text, amount))


def _groups(text: Text, found: re.Match[str]) -> bool:
    """Tell whether a comma before three figures groups them: elsewhere, or as "700 a 1,300 mm" must rise."""
    if "," not in found["number"]:
        return False
    if text.has_comma_thousands or groups_by_comma(text):
        return True
    first = parse(found["first"], comma_decimal=True) if found["first"] else None
    second = parse(found["number"], comma_decimal=True)
    rises = first is None or float(f"{first.whole}.{first.decimals or 0}") < float(
        f"{second.whole or 0}.{second.decimals or 0}"
    )
    return not rises and found["join"].strip() not in ("x", "X", "×")


def _is_item(text: Text, found: re.Match[str]) -> bool:
    """Tell the letter of an item, "artículo 5 g)", from a unit in brackets, "(5 g)"."""
    end = found.end("unit")
    return (
        end - found.start("unit") == 1 and text.written[end : end + 1] == ")" and "(" not in text.before(end)
    )


def _is_page(found: re.Match[str]) -> bool:
    """Tell pages, "(312 pp.", and a lot, "Mz. 2 Lt. 12", from points and litres."""
    if found["unit"] in ("pp", "pp."):
        return found["number"].isdecimal() and int(found["number"]) > 30
    return (
        found["unit"].rstrip(".") == "Lt" and found.string[found.end() : found.end() + 2].strip().isdecimal()
    )


def _is_built(text: Text, found: re.Match[str]) -> bool:
    """Tell metres of a wall or a pipe ("120 ml de cordón", "un muro de 21 ml") from millilitres."""
    return bool(_BUILT.match(text.lower, found.end("unit")) or _BUILDS.search(text.before(found.start())))


def _products(text: Text) -> Iterator[Match]:
    for found in _TIMES.finditer(text.written):
        yield single(*found.span("x"), "por", "measure.product")
    for found in _SIDES.finditer(text.written):
        sides = re.split(r"\s?[xX×]\s?", found[0])
        said = " por ".join(parse(side, comma_decimal=True).words() for side in sides)
        if unit := units().get(found["unit"] or ""):
            yield single(found.start(), found.end("unit"), f"{said} {unit[1]}", "measure.product")
        else:
            yield single(*found.span(), said, "measure.product")
