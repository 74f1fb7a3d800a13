"""Fractions: 1/2, 3/4, ½, 2 1/2 años, 1/2 hectárea, 3/4 partes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns, numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.units import Unit, units
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("1/2", "un medio"),
    ("3/4", "tres cuartos"),
    ("2/3 de los votos", "dos tercios de los votos"),
    ("3/4 partes", "tres cuartas partes"),
    ("1/2 hectárea", "media hectárea"),
    ("½ litro", "medio litro"),
    ("1/2 kg", "medio kilogramo"),
    ("2 1/2 años", "dos años y medio"),
    ("7/12", "siete doceavos"),
    ("2/3 partes", "dos terceras partes"),
    ("1/4 kilo de queso", "un cuarto de kilo de queso"),
    ("1/2 cdta. de sal", "media cucharadita de sal"),
    ("1/2 @ de papa", "media arroba de papa"),
)
RULES = {
    "fraction": "A part of a whole.",
    "fraction.half": "A half that agrees with its noun.",
    "fraction.mixed": "A whole and a part; the part follows the noun.",
}

_SIGNS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_PART = (
    r"(?:(?P<n>[1-9]\d?)/(?P<d>[1-9]\d{0,2}(?:\.\d{3}){0,3}(?:\.000){1,4}|[1-9]\d{0,5})"
    rf"|(?P<sign>[{''.join(_SIGNS)}]))"
)
_FRACTION = Pattern(
    rf"(?:(?<![\w.,/:−-])|(?<=\s[-−])|(?<=^[-−]))(?:(?P<whole>\d{{1,4}})(?P<gap>{SPACE}?))?{_PART}(?![\w/-]|[.,:]\d)(?:{SPACE}(?P<noun>[^\W\d_]{{1,30}}[23²³]?(?!\w)|@))?",
    needs=r"\d/\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]",
)
_OF_WHOLE = Pattern(rf"{SPACE}de{SPACE}(?:la|los|las|el|cada|su)\b")
_OF_PEOPLE = Pattern(rf"{SPACE}(?:hab\b|habitantes|personas|nacidos|niñ|mujeres|varones)")
_MEASURED = frozenset(
    (
        *(
            "kilo",
            "kilogramo",
            "litro",
            "taza",
            "cucharada",
            "cucharadita",
            "libra",
            "arroba",
            "quintal",
            "hora",
        ),
        *(
            "hectárea",
            "metro",
            "tonelada",
            "copa",
            "vaso",
            "docena",
            "galón",
            "botella",
            "pulgada",
            "onza",
            "cuadra",
        ),
        *("página", "lata", "barra", "kilómetro", "jornal", "jornada", "paquete"),
    )
)
_NUMBERED = Pattern(r"(?:n[°º.]|nro\.?|número|resolución|cite|ministerial|administrativa)\s*$")


def find(text: Text) -> Iterator[Match]:
    """Yield every fraction."""
    for found in _FRACTION.finditer(text.written):
        if found["sign"]:
            above, below = _SIGNS[found["sign"]]
        else:
            above, below = int(found["n"]), int(found["d"].replace(".", ""))
        if found["whole"] and not found["gap"] and not found["sign"]:
            continue
        if found.start() and text.written[found.start() - 1] in "-−":
            yield single(found.start() - 1, found.start(), "menos", "fraction")
        whole = above == 1 and below >= 1000 and _OF_WHOLE.match(text.lower, found.end())
        if (whole or _is_plausible(above, below)) and not _NUMBERED.search(text.before(found.start(), 16)):
            yield _read(text, found, above, below)


def _is_plausible(above: int, below: int) -> bool:
    """Tell a fraction from a number and year: small parts, or round ones."""
    if below == 1:
        return False
    if below <= 16:
        return above <= 2 * below
    if below > 1000 and below % 1000:
        return False
    if below >= 10_000 and str(below).rstrip("0") == "1":
        return True
    return above < below and (below <= 100 or (below % 100 == 0 and above < 10 and not 1900 <= below <= 2100))


def _read(text: Text, found: re.Match[str], above: int, below: int) -> Match:
    start = found.start("sign") if found["sign"] else found.start("n")
    end = found.end("sign") if found["sign"] else found.end("d")
    noun = (found["noun"] or "").lower()
    unit = units().get(found["noun"] or "")
    if below >= 1000 and _OF_PEOPLE.match(text.after(end)):
        said = f"{numbers.cardinal(above)} por cada {numbers.cardinal(below)}"
        return single(start, end, said, "fraction")
    if below > 10**6 and below % 10**6:
        said = f"{numbers.cardinal(above)} sobre {numbers.cardinal(below)}"
        return single(start, end, said, "fraction")
    # A name in capitals is not counted: its own reading would be lost.
    counted = noun and (found["noun"].islower() or unit) and not nouns.is_function_word(noun)
    if found["whole"]:
        return _mixed(text, found, above, below, noun if counted else "", unit)
    if (above, below) == (1, 2) and counted:
        feminine = unit[2] == "f" if unit else nouns.gender(noun) == "f"
        half = Piece(start, end, "media" if feminine else "medio")
        if unit:
            return Match((half, Piece(found.start("noun"), _closed(text, found), unit[0])), "fraction.half")
        return Match((half,), "fraction.half")
    said = _part(above, below, feminine=noun in ("parte", "partes") and below > 2)
    if unit and unit[2] != "%":
        part = Piece(start, end, said)
        return Match((part, Piece(found.start("noun"), _closed(text, found), f"de {unit[0]}")), "fraction")
    if noun == "avos":
        return single(start, found.end("noun"), said, "fraction")
    if noun in _MEASURED:
        said = f"{said} de"
    return single(start, end, said, "fraction", _doubt(above, below, text, start))


def _part(above: int, below: int, *, feminine: bool) -> str:
    """Return a fraction in words; "tres cuartas partes", "dos terceras partes"."""
    part = numbers.part(below, plural=above > 1, feminine=feminine)
    if feminine and below == 3:
        part = part.replace("tercia", "tercera")
    return f"{numbers.cardinal(above, feminine=feminine, apocope=True)} {part}"


def _closed(text: Text, found: re.Match[str]) -> int:
    """Return where the unit ends, with a dot that does not end the sentence: "1/2 cdta. de sal"."""
    end = found.end("noun")
    dot = text.written[end : end + 1] == "." and not text.ends_sentence(end + 1)
    return end + (dot and not text.written[end + 1 : end + 2].isalnum())


def _doubt(above: int, below: int, text: Text, start: int) -> Doubt | None:
    """Return the doubt that it is a day and a month: likely after an article."""
    if below > 12 or not re.search(r"\b(?:el|del|al|día)\s*$", text.before(start, 8)):
        return None
    return Doubt("fraction-or-date")


def _mixed(text: Text, found: re.Match[str], above: int, below: int, noun: str, unit: Unit | None) -> Match:
    whole = int(found["whole"])
    feminine = bool(noun) and nouns.gender(noun) == "f"
    part = (
        "medio"
        if below == 2
        else f"{numbers.cardinal(above, apocope=True)} {numbers.part(below, plural=above > 1)}"
    )
    if (noun or unit) and below == 2:
        feminine = unit[2] == "f" if unit else feminine
        said = numbers.cardinal(whole, feminine=feminine, apocope=not feminine)
        counted = unit[whole > 1] if unit else nouns.singular(found["noun"]) if whole == 1 else found["noun"]
        half = "media" if feminine else "medio"
        counted, by, rate = (counted or "").partition(" por ")
        said = f"{said} {counted} y {half}{by}{rate}"
        return single(found.start(), found.end("noun"), said, "fraction.mixed")
    if unit:
        said = f"{numbers.cardinal(whole, feminine=unit[2] == 'f')} y {part} de {unit[0]}"
        return single(found.start(), found.end("noun"), said, "fraction.mixed")
    end = found.end("sign") if found["sign"] else found.end("d")
    return single(
        found.start(), end, f"{numbers.cardinal(whole, feminine=feminine)} y {part}", "fraction.mixed"
    )
