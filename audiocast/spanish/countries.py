"""The country that a text is placed in, where it says so clearly: a bare $ is not the same everywhere."""

from __future__ import annotations

import re
from functools import cache
from weakref import WeakKeyDictionary

from audiocast.spanish.data import table
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

_ABROAD = Pattern(
    r"\bexport(?:a|ó)|\bimport(?:aci|ador|aron|amos|ó\b)|\bdólares\b|\bremesas\b|\bdeuda externa\b"
    r"|\breservas internacionales\b|\binversión extranjera\b|\bbarril(?:es)?\b|\bonza\b"
    r"|\bfmi\b|\bbid\b|\bcaf\b|\bbanco mundial\b|\bee\.? ?uu\b"
)
# A text is asked at each of its figures, and the answer is the same at all of them.
_PLACED: WeakKeyDictionary[Text, str] = WeakKeyDictionary()
_COMMA_GROUPS = frozenset(("pe", "mx", "gt", "hn", "ni", "sv", "do", "pa", "pr", "us"))
_BODY = (
    r"(?:gobiernos?|bancos?|congreso|senado|parlamento|ejecutivo|president[ea]|mandatari[oa]|ministr[oa]|ministerio"
    r"|secretar[ií]a|policía|fiscalía|corte|caja|instituto|estado|fisco|moneda|pesos?|hogares|familias|trabajador(?:es|as)"
    r"|consumidores|contribuyentes|usuarios|gobernaci[óo]n|gobernadora?|alcaldía|alcalde(?:sa)?"
    r"|municipalidad|intendencia|intendent[ea]|capital|ciudad|provincia|región|salario mínimo|bolsa|aduana)"
)


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in table("countries.tsv")}


def sign(country: str) -> str:
    """Return what a bare $ is called in `country`: "peso", "dólar", "euro"; a dollar where none knows."""
    row = _rows().get(country)
    return row[0] if row else "dólar"


def _listed(cell: str) -> str:
    return "|".join(re.escape(one.lower()) for one in cell.split("|")) if cell != "-" else r"(?!)"


@cache
def _evidence(country: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what places a text in `country`: in lower case, and its bodies as written."""
    _, name, stem, places, openers, bodies = _rows()[country]
    called, inside = _listed(name), f"{_listed(name)}|{_listed(places)}"
    first = f"{inside}|{_listed(openers)}"
    lower = re.compile(
        rf"\A\W{{0,4}}(?:{first})(?:,{SPACE}d\.{SPACE}?[cf]\.,?)?(?:,?{SPACE}(?:\([^()\n]{{1,30}}\)|\d{{1,2}}[^\n:]{{1,12}}?))?{SPACE}?(?:[.:–—(-])"
        rf"|\A\W{{0,4}}[^\W\d_][^:.\n(]{{1,40}}?,{SPACE}(?:{called})(?:,?{SPACE}\d{{1,2}}[^\n:]{{1,12}}?)?{SPACE}?[.:–—(-]"
        rf"|\b(?:en|desde){SPACE}(?:la{SPACE}|el{SPACE})?(?:{inside})\b"
        rf"|\b{_BODY}{SPACE}(?:[^\W\d_]+{SPACE}){{0,2}}?(?:{stem}[oaes]{{0,2}}s?\b|del?{SPACE}(?:la{SPACE})?(?:{inside})\b)"
    )
    exact = "|".join(map(re.escape, bodies.split("|"))) if bodies != "-" else r"(?!)"
    return lower, re.compile(rf"(?<!\w)(?:{exact})(?!\w)")


@cache
def _mention(country: str) -> re.Pattern[str]:
    _, name, stem, places, _, _ = _rows()[country]
    return re.compile(rf"\b(?:{_listed(name)}|{_listed(places)})\b|\b{stem}")


def groups_by_comma(text: Text) -> bool:
    """Tell whether `text` is placed where the comma groups thousands, as in Peru and Mexico."""
    return placed(text) in _COMMA_GROUPS


@cache
def _belongs(country: str) -> re.Pattern[str]:
    """Return what is of `country`, as written: "justicia argentina", "el Minsal de Chile"."""
    _, name, stem, _, _, _ = _rows()[country]
    names = "|".join(map(re.escape, name.split("|")))
    return re.compile(
        rf"(?<=[a-záéíóúñ] ){stem}[oaes]{{0,2}}s?\b|\((?:{names})\)"
        rf"|(?<=\s)[A-ZÁÉÍÓÚÑ]\w+{SPACE}(?:del?|de la){SPACE}(?:{names})\b"
    )


def placed(text: Text) -> str:
    """Return the one country that `text` is clearly placed in, or the programme's own.

    Any word of the programme's country, of foreign trade or of dollars, and any second country, leave
    it at the programme's own.
    """
    if text not in _PLACED:
        _PLACED[text] = _place(text)
    return _PLACED[text]


def _place(text: Text) -> str:
    home = text.options.country
    if home in _rows() and (_mention(home).search(text.lower) or _evidence(home)[1].search(text.written)):
        return home
    if _ABROAD.search(text.lower):
        return home
    found = [
        country
        for country in _rows()
        if country != home and any(_find(country, text, number) for number in (0, 1))
    ]
    if not found:
        mention = _mention if "pesos" in text.lower else _belongs
        found = [
            country
            for country in _rows()
            if country != home
            and mention(country).search(text.lower if mention is _mention else text.written)
        ]
    return found[0] if len(found) == 1 else home


def _find(country: str, text: Text, number: int) -> bool:
    pattern = _evidence(country)[number]
    return pattern.search(text.written if number else text.lower) is not None
