"""Numbers in words: cardinals, ordinals, fractions and strings of digits.

Source: RAE and ASALE, *Diccionario panhispánico de dudas*, «cardinales», «ordinales»,
«fraccionarios»; the long scale (a billón is 10^12).
"""

from __future__ import annotations

from functools import lru_cache

LIMIT = 10**66
"""Cardinals stay below this; longer figures are read as digits."""


def _row(words: str) -> list[str]:
    return words.split()


_SMALL = _row(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
    "veintiséis veintisiete veintiocho veintinueve"
)
_TENS = _row("_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_HUNDREDS = _row(
    "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)
_SCALES = _row("mill bill trill cuatrill quintill sextill septill octill nonill decill")

_ORDINAL_UNITS = _row("_ primero segundo tercero cuarto quinto sexto séptimo octavo noveno")
_ORDINAL_TEENS = _row(
    "décimo undécimo duodécimo decimotercero decimocuarto decimoquinto decimosexto decimoséptimo "
    "decimoctavo decimonoveno"
)
_ORDINAL_TENS = _row(
    "_ _ vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo"
)
_ORDINAL_HUNDREDS = _row(
    "_ centésimo ducentésimo tricentésimo cuadringentésimo quingentésimo sexcentésimo septingentésimo "
    "octingentésimo noningentésimo"
)
_PARTS = _row("_ _ medio tercio cuarto quinto sexto séptimo octavo noveno décimo")


def cardinal(number: int, *, feminine: bool = False, apocope: bool = False) -> str:
    """Return `number` in words.

    `feminine` agrees with a feminine noun (doscientas una); `apocope` shortens a final *uno* before
    a masculine noun (veintiún). Raises ValueError from `LIMIT` on.
    """
    if abs(number) >= LIMIT:
        raise ValueError(f"{number} has no name in Spanish")
    if number < 0:
        return f"menos {cardinal(-number, feminine=feminine, apocope=apocope)}"
    if number == 0:
        return _SMALL[0]
    if number < 10**6:
        return _below_million(number, feminine, apocope)
    parts: list[str] = []
    for power in range(len(_SCALES), 0, -1):
        group = number // 10 ** (6 * power) % 10**6
        if group == 1:
            parts.append(f"un {_SCALES[power - 1]}ón")
        elif group:
            parts.append(f"{_below_million(group, False, True)} {_SCALES[power - 1]}ones")
    if number % 10**6:
        parts.append(_below_million(number % 10**6, feminine, apocope))
    return " ".join(parts)


@lru_cache(maxsize=4096)
def _below_million(number: int, feminine: bool, apocope: bool) -> str:
    thousands, rest = divmod(number, 1000)
    parts: list[str] = []
    if thousands == 1:
        parts.append("mil")
    elif thousands:
        # "veintiún mil personas", but "doscientas mil personas": only the hundreds agree.
        parts.append(f"{_below_thousand(thousands, feminine, True, False)} mil")
    if rest:
        parts.append(_below_thousand(rest, feminine, apocope, feminine))
    return " ".join(parts)


def _below_thousand(number: int, feminine: bool, apocope: bool, feminine_one: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if number == 100:
        return "cien"
    parts: list[str] = []
    if hundreds:
        word = _HUNDREDS[hundreds]
        parts.append(f"{word[:-2]}as" if feminine and hundreds > 1 else word)
    if rest:
        parts.append(_below_hundred(rest, apocope, feminine_one))
    return " ".join(parts)


def _below_hundred(number: int, apocope: bool, feminine: bool) -> str:
    tens, unit = divmod(number, 10)
    word = _SMALL[number] if number < 30 else _TENS[tens] + (f" y {_SMALL[unit]}" if unit else "")
    if unit != 1 or number == 11:
        return word
    if feminine:
        return f"{word[:-1]}a"
    if apocope:
        return "veintiún" if number == 21 else word[:-1]
    return word


def ordinal(number: int, *, feminine: bool = False, apocope: bool = False, plural: bool = False) -> str:
    """Return the ordinal of `number` in words; `apocope` before a masculine noun (primer, tercer).

    Raises ValueError outside 1 … 999,999.
    """
    if not 0 < number < 10**6:
        raise ValueError(f"{number} has no ordinal")
    parts: list[str] = []
    thousands, rest = divmod(number, 1000)
    if thousands:
        parts.append(f"{'' if thousands == 1 else cardinal(thousands, apocope=True)}milésimo")
    if rest // 100:
        parts.append(_ORDINAL_HUNDREDS[rest // 100])
    tens, unit = divmod(rest % 100, 10)
    if tens == 1:
        parts.append(_ORDINAL_TEENS[unit])
    elif tens == 2 and unit:
        # RAE prefers one word up to 29.º; two o meet in "vigesimoctavo".
        parts.append(f"vigesimo{_ORDINAL_UNITS[unit]}".replace("oo", "o"))
    else:
        parts += [_ORDINAL_TENS[tens]] if tens else []
        parts += [_ORDINAL_UNITS[unit]] if unit else []
    if feminine:
        parts = [f"{part[:-1]}a" for part in parts]
    elif apocope and parts[-1].endswith(("primero", "tercero")):
        parts[-1] = parts[-1][:-1]
    if plural:
        parts = [f"{part}s" for part in parts]
    return " ".join(parts)


def part(denominator: int, *, plural: bool, feminine: bool = False) -> str:
    """Return the name of one `denominator`-th: medio, tercio, doceavo, centésimo.

    `feminine` is for "parte(s)" or a noun that agrees (media hectárea).
    """
    if denominator <= 10:
        name = _PARTS[denominator]
    elif denominator % 100 == 0 and denominator <= 1000:
        name = ordinal(denominator)
    elif denominator % 1000 == 0 and denominator < 10**6:
        name = ordinal(denominator).replace(" ", "")
    elif denominator % 10**6 == 0:
        many = denominator // 10**6
        name = ("" if many == 1 else cardinal(many, apocope=True).replace(" ", "")) + "millonésimo"
    else:
        stem = cardinal(denominator).replace(" y ", "i").replace(" ", "")
        for accented, bare in (("ú", "u"), ("é", "e"), ("ó", "o")):
            stem = stem.replace(accented, bare)
        name = f"{stem[:-1] if stem.endswith(('a', 'uno')) else stem}avo"
    if feminine:
        name = f"{name[:-1]}a"
    return f"{name}s" if plural else name


def digits(figures: str) -> str:
    """Return each digit by name: "907" → "nueve cero siete"."""
    return " ".join(_SMALL[int(figure)] for figure in figures)


@lru_cache(maxsize=4096)
def with_zeros(figures: str, *, feminine: bool = False, apocope: bool = False) -> str:
    """Return leading zeros by name and the rest as a cardinal: "031" → "cero treinta y uno"."""
    rest = figures.lstrip("0")
    zeros = ["cero"] * (len(figures) - len(rest))
    if rest:
        zeros.append(cardinal(int(rest), feminine=feminine, apocope=apocope))
    return " ".join(zeros)


def groups(figures: str) -> str:
    """Return a code or a telephone number in groups as people say them, a comma after each.

    Up to four digits are pairs (or one to three); seven are 3-2-2; an odd number starts with one
    group of three.
    """
    return ", ".join(with_zeros(group) for group in _cut(figures))


def _cut(figures: str) -> list[str]:
    if len(figures) <= 3:
        return [figures]
    first = 3 if len(figures) % 2 else 2
    return [figures[:first], *(figures[i : i + 2] for i in range(first, len(figures), 2))]
