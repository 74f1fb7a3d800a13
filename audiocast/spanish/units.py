"""Units of measure by symbol, and what is said of a rate: km/h, Bs/kg, mg/kg/día, Bs./USD."""

from __future__ import annotations

import re
from functools import cache

from audiocast.spanish.currencies import currencies
from audiocast.spanish.data import table
from audiocast.spanish.text import SPACE

Unit = tuple[str, str, str]
_WORDS = {
    "d": "día",
    "dia": "día",
    "sem": "semana",
    "hab": "habitante",
    "pers": "persona",
    "u": "unidad",
    "ud": "unidad",
    "und": "unidad",
    "unid": "unidad",
    "est": "estudiante",
    "mes": "mes",
    "a": "año",
    "pax": "pasajero",
    "bol": "bolsa",
    "pza": "pieza",
    "pzas": "pieza",
    "doc": "docena",
    "jor": "jornada",
    "seg": "segundo",
    "O.T.": "onza troy",
    "OT": "onza troy",
    "L.F.": "libra fina",
    "LF": "libra fina",
}
_NO_RATE = r"(?!mensual|anual|semanal|diari|aprox|equiv|según|para|pero)"


@cache
def units() -> dict[str, Unit]:
    """Return symbol → (singular, plural, gender)."""
    found: dict[str, Unit] = {}
    for symbols, one, many, gender in table("units.tsv"):
        # A symbol may hold a space ("m s.n.m."): those are listed by their parts.
        for symbol in re.findall(r"[°º] (?:[CFKck]\b|GL|Brix)|m s\. ?n\. ?m\.|% i\.a\.|\S+", symbols):
            found[symbol] = (one, many, gender)
    return found


@cache
def unit_pattern() -> str:
    """Return the regular expression of every unit symbol, the longest first."""
    return "|".join(re.escape(symbol) for symbol in sorted(units(), key=len, reverse=True))


@cache
def _rate() -> re.Pattern[str]:
    """Return the pattern of what a slash adds, up to two times: a unit, a currency, or a word."""
    known = {symbol for symbol, unit in units().items() if unit[2] != "%"} | {*_WORDS, *currencies()}
    listed = "|".join(re.escape(symbol) for symbol in sorted(known, key=len, reverse=True))
    word = rf"{_NO_RATE}[a-záéíóúñ]{{2,19}}[a-rt-záéíóúñ]"
    end = r"(?![\w$]|\.[^\W\d_](?![^\W\d_]))"
    return re.compile(rf"(?:{SPACE}?/{SPACE}?(?:{listed}){end}|/{word}{end}){{1,2}}")


def rate(written: str, start: int) -> tuple[int, str]:
    """Return where a rate at `start` ends, and what it adds: " por hectárea"; `start` and "" without."""
    # The pattern is large: it is compiled for the first slash.
    if "/" not in written[start : start + 2] or not (found := _rate().match(written, start)):
        return start, ""
    names = [part.strip() for part in found[0].split("/")[1:]]
    return found.end(), "".join(f" por {_name(name)}" for name in names)


def _name(symbol: str) -> str:
    if symbol in _WORDS:
        return _WORDS[symbol]
    if symbol in units():
        return units()[symbol][0]
    if symbol in currencies():
        return currencies()[symbol].one
    return symbol
