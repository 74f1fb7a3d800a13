"""Gender and number of what is said for an abbreviation, by the words around it."""

from __future__ import annotations

import re

from audiocast.spanish import nouns
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

_FEMININE = {
    "presidente": "presidenta", "vicepresidente": "vicepresidenta", "expresidente": "expresidenta",
    "alcalde": "alcaldesa", "exalcalde": "exalcaldesa", "intendente": "intendenta", "gerente": "gerente",
    "concejal": "concejala", "capitán": "capitana", "juez": "jueza", "manzano": "manzana",
    "abogado": "abogada", "agrónomo": "agrónoma", "arquitecto": "arquitecta", "biólogo": "bióloga",
    "bioquímico": "bioquímica", "candidato": "candidata", "comisario": "comisaria",
    "delegado": "delegada", "diputado": "diputada", "enfermero": "enfermera",
    "excelentísimo": "excelentísima",
    "geólogo": "geóloga", "ilustrísimo": "ilustrísima", "ingeniero": "ingeniera", "licenciado": "licenciada",
    "maestro": "maestra", "magistrado": "magistrada", "médico": "médica", "ministro": "ministra",
    "odontólogo": "odontóloga", "prefecto": "prefecta", "psicólogo": "psicóloga",
    "químico": "química", "reverendo": "reverenda", "secretario": "secretaria", "sociólogo": "socióloga",
    "subcomisario": "subcomisaria", "subsecretario": "subsecretaria", "técnico": "técnica",
    "tecnólogo": "tecnóloga", "tesorero": "tesorera", "universitario": "universitaria",
    "veterinario": "veterinaria", "viceministro": "viceministra", "decano": "decana",
    "bombero": "bombera", "consejero": "consejera", "señor": "señora", "director": "directora",
    "hermano": "hermana", "interino": "interina", "santo": "santa", "máximo": "máxima", "mínimo": "mínima",
}  # fmt: skip
_ORA = frozenset((
    "administrador", "auditor", "contador", "contralor", "coordinador", "defensor", "director",
    "doctor", "embajador", "exgobernador", "gobernador", "inspector", "procurador", "profesor",
    "rector", "regidor", "senador", "subdirector", "subgobernador", "trabajador",
))  # fmt: skip
_IRREGULAR = {
    "examen": "exámenes", "orden": "órdenes", "joven": "jóvenes", "volumen": "volúmenes",
    "origen": "orígenes", "imagen": "imágenes", "régimen": "regímenes", "margen": "márgenes",
    "resumen": "resúmenes", "dictamen": "dictámenes", "certamen": "certámenes", "club": "clubes",
}  # fmt: skip
_NOT_COUNTED = frozenset((
    "versus", "etcétera", "aproximadamente", "atentamente", "promedio", "viuda", "máximo", "mínimo",
    "temperatura", "superficie", "población", "presupuesto", "don", "doña", "fray", "sor", "san",
    "santo", "santa", "usted", "número", "posdata", "altura", "limitada", "hora", "horas",
    "derecha", "izquierda", "planta", "cuenta", "corriente", "ídem", "ibídem", "firmado",
    "confróntese", "véase", "verbigracia", "neto", "bruto", "parcialmente", "nublado", "próximo",
    "pasado", "vuelta", "interino",
))  # fmt: skip
_UNACCENTED = str.maketrans("áéíóú", "aeiou")
_PLURAL_WORD = (
    r"(?:los|las|unos|unas|estos|estas|esos|esas|sus|nuestros|nuestras|varios|varias|algunos|algunas"
    r"|muchos|muchas|pocos|pocas|ambos|ambas|otros|otras|demás|todos los|todas las|cuyos|cuyas|dichos"
    r"|dichas|distintos|distintas|diferentes|diversos|diversas)"
)
_NUMERAL = (
    r"(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cien|mil"
    r"|millones de|miles de|cientos de|decenas de)"
)
_PLURAL_BEFORE = Pattern(rf"(?<!\w){_PLURAL_WORD}{SPACE}+\Z")
_MANY_BEFORE = Pattern(
    rf"(?<!\w){_NUMERAL}{SPACE}+\Z|(?<![\w.,:/°º-])(?P<figure>\d(?:[\d.,]{{0,11}}\d)?)(?:{SPACE}+mil)?{SPACE}+\Z"
)
_FIGURE_AFTER = Pattern(rf"{SPACE}*(?:[nN][°º.]|\d)")
_TWO_AFTER = Pattern(rf"{SPACE}*\d[\d.,+]{{0,7}}(?:{SPACE}+[ye]{SPACE}+|,{SPACE}+)\d")


def plural(said: str) -> str:
    """Return the plural of a noun or of a phrase that begins with it; what has a capital is a name."""
    words = said.split(" ")
    for index, word in enumerate(words):
        if nouns.is_function_word(word) or word != word.lower():
            break
        words[index] = _plural(word)
    return " ".join(words)


def _plural(word: str) -> str:
    if not word:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if re.search(r"[áéíóú][ns]$", word):
        return f"{word[:-2]}{word[-2:].translate(_UNACCENTED)}es"
    if word[-1] in "sx":
        return word
    return f"{word}s" if word[-1] in "aeiouáéó" else f"{word}es"


def feminine(said: str) -> str:
    """Return what is said of a woman: ingeniera, vicepresidenta, contadora pública."""
    words = said.split(" ")
    first = words[0]
    words[0] = f"{first}a" if first in _ORA else _FEMININE.get(first, first)
    if len(words) == 2 and words[0] != first and words[1].endswith("o"):
        words[1] = f"{words[1][:-1]}a"
    return " ".join(words)


def agreeing(adjective: str, noun: str) -> str:
    """Return `adjective` as it agrees with `noun` (lower case)."""
    whole = noun.split(" ")[0].lower()
    if nouns.is_function_word(whole) and whole not in ("la", "las", "los"):
        return adjective
    said = adjective
    if nouns.gender(whole) == "f" or whole in ("la", "las"):
        said = f"{adjective[:-1]}a" if adjective.endswith("o") else _of_agent(adjective)
    return plural(said) if whole.endswith("s") and len(whole) > 3 and whole[-2] in "aeo" else said


def _of_agent(adjective: str) -> str:
    return f"{adjective}a" if re.search(r"[dt]or$", adjective) else adjective


def is_plural(text: Text, start: int, end: int) -> bool:
    """Tell whether the words before `start` ask for a plural: "31 prov.", "los km 12 y 21".

    A figure before counts only what is not itself numbered ("12 pág. 3").
    """
    before = text.before(start)
    if _PLURAL_BEFORE.search(before):
        return True
    if re.search(rf"\bentre{SPACE}+\Z", before) and _TWO_AFTER.match(text.written, end):
        return True
    found = _MANY_BEFORE.search(before)
    if not found or _FIGURE_AFTER.match(text.written, end):
        return False
    if not found["figure"]:
        return True
    at = start - len(before) + found.start("figure")
    return found["figure"] != "1" and not nouns.is_label(text.previous_word(at))


def has_plural_article(text: Text, start: int) -> bool:
    """Tell whether "los", "las" or the like stands before `start`."""
    return _PLURAL_BEFORE.search(text.before(start)) is not None


def can_be_counted(said: str) -> bool:
    """Tell whether `said` is a noun that has a plural."""
    first = said.split(" ")[0]
    return first not in _NOT_COUNTED and not nouns.is_function_word(first) and not first.endswith("mente")
