"""Whose title it is: a woman's, by the article, the noun or the name near it."""

from __future__ import annotations

import re
from functools import cache

from audiocast.spanish.data import table
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text

_CAPITAL = "[A-ZÁÉÍÓÚÑ]"
_NAME = rf"{_CAPITAL}[a-záéíóúñü]+"
_OF_TEMPERATURE = Pattern(r":?\s*[-−]?\d{1,2}(?:[.,]\d)?\s?[°º]")
_SHORT_ADJECTIVES = (
    r"(?:\s(?:Ejec|Gral|Nal|Nac|Dptal|Dptl|Mpal|Adm|Acad|Reg|Dist|Prov|Téc|Const|Sup|gral|ejec)\.){0,2}"
)
# "Secr. Ejec. Ana Prueba", "Min. de Salud, Ana Prueba", "Dir. de Culturas Ana Prueba"
_NAMED_LATER = Pattern(
    rf"{_SHORT_ADJECTIVES}(?:\s(?:del?|en)(?:\s(?:la|las|los))?\s[^,.;:()\n]{{2,60}},)?"
    rf"\s(?:(?:Dra|Lic|Ing|Abg|Prof|Arq|Sra)\.\s)?(?P<name>{_NAME})\s{_CAPITAL}"
    rf"|{_SHORT_ADJECTIVES}\sde\s{_NAME}(?:\sy\s{_NAME})?\s(?P<after>{_NAME})\s{_CAPITAL}"
)
_INSTITUTIONS = Pattern(
    r"Unidad|Colegio|Hospital|Barrio|Plaza|Zona|Fundación|Santa|Escuela|Villa|Distrito|Provincia"
)
# "Prof. Elsa Modelo, Secr.", "Ana Prueba (Pdta.", "Ana Prueba - Dir."
_NAMED_BEFORE = Pattern(
    rf"(?<![\w.] )(?<!\w)(?:(?P<title>{_CAPITAL}[a-z]{{1,4}}\.) )?(?P<name>{_NAME})"
    rf"(?: (?:(?:de|de la|del|vda\. de|Vda\. de) )?(?:{_NAME}|{_CAPITAL}\.)){{1,4}}(?:,| \(| [-–—]|:|\n)\s?\Z"
)
_WOMANS_OFFICE = Pattern(
    r"(?:\b(?:la|una)\s[^\W\d_]+(?:e|l|a|or)|\b(?:director|gobernador|rector|coordinador|administrador|contralor)a"
    r"|\b(?:jefa|alcaldesa|ministra|presidenta|secretaria|gerenta|decana))(?:\s[^,;]{0,50})?\s\Z"
)
_WOMAN_BEFORE = Pattern(
    r"(?<!\w)(?:(?:Dra|Lcda|Licda|Sra|Srta|Hna|Profa|Arqta)\.|doña|señorita|(?:vice)?ministra|(?:vice)?presidenta"
    r"|(?:sub)?alcaldesa|concejala|diputada|senadora|(?:sub)?directora|(?:vice)?gobernadora|(?:sub)?secretaria|jefa"
    r"|rectora|gerenta|coordinadora|encargada|delegada|asesora|consejera|jueza|doctora|ingeniera"
    r"|profesora|candidata) ?\Z",
    re.IGNORECASE,
)
_MARIA = Pattern(r"\s?M(?:a\.|ª\.?)\s[A-Z]")
_WOMENS_TITLES = frozenset(("Dra.", "Licda.", "Lcda.", "Sra.", "Srta.", "Profa.", "Arqta.", "Hna.", "Dña."))


@cache
def women() -> frozenset[str]:
    """Return given names of women, in small letters."""
    return frozenset(name for row in table("women.tsv") for name in row[0].split())


def is_woman(text: Text, start: int, end: int) -> bool:
    """Tell by the article or noun before, or a name before or after, whether a title is a woman's."""
    before = text.previous_word(start)
    if before in ("el", "los", "señor", "del", "al", "un"):
        return False
    if _OF_TEMPERATURE.match(text.written, end):
        return text.written[start : end - 1].lower() in ("máx", "mín")
    if _WOMAN_BEFORE.search(text.written[max(0, start - 16) : start]):
        return True
    if before in ("la", "las", "una", "señora", "velocidad", "temperatura", "temp", "altura"):
        return True
    if _MARIA.match(text.written, end):
        return True
    return text.next_word(end) in women() or _is_named_before(text, start) or _is_named_later(text, end)


def is_womans_office(text: Text, start: int) -> bool:
    """Tell whether the office named before `start` is a woman's: "la jefa de Riego a.i."."""
    return _WOMANS_OFFICE.search(text.before(start, 80)) is not None


def _is_named_before(text: Text, start: int) -> bool:
    found = _NAMED_BEFORE.search(text.written[max(0, start - 60) : start])
    return found is not None and (found["title"] in _WOMENS_TITLES or found["name"].lower() in women())


def _is_named_later(text: Text, end: int) -> bool:
    found = _NAMED_LATER.match(text.written, end)
    if found is None or (found["after"] and _INSTITUTIONS.search(found[0])):
        return False
    return (found["name"] or found["after"]).lower() in women()
