"""Abbreviations by context: Ing., Dra., Av., N°, pág., etc., Ud., S.A., EE.UU.; initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audiocast.spanish import nouns
from audiocast.spanish.data import table
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import spell
from audiocast.spanish.lexicon import Entry
from audiocast.spanish.text import Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("el Ing. Ejemplo", "el ingeniero Ejemplo"),
    ("la Dra. Ejemplo", "la doctora Ejemplo"),
    ("la Av. Arce", "la avenida Arce"),
    ("papas, ocas, etc.", "papas, ocas, etcétera."),
    ("etc. y más", "etcétera y más"),
    ("en EE.UU. y Perú", "en Estados Unidos y Perú"),
    ("Industrias Ejemplo S.A.", "Industrias Ejemplo ese a."),
    ("los DD.HH. de todos", "los derechos humanos de todos"),
    ("Juan C. Ejemplo", "Juan ce Ejemplo"),
)
RULES = {
    "abbreviation": "An abbreviation from the table, with or without its dot.",
    "abbreviation.unknown": "A word with a dot that ends no sentence; said as written.",
    "abbreviation.initials": "Letters with a dot after each, by name.",
}

_WORD = re.compile(r"(?<![\w@#/.-])[^\W\d_ºª]+")
_DOTTED = re.compile(
    r"(?<![\w.@/#'’-])([^\W\d_]{2,9})\.(?:(?=(?P<lower> [a-záéíóúñ]|,|;|:))|(?= [A-ZÁÉÍÓÚÑ]))"
)
_INITIALS = re.compile(r"(?<![\w.])((?:[A-ZÑ]\.){2,8}|[A-ZÑ]\.(?= ?[A-ZÁÉÍÓÚÑ]))(?!\w\w?\.)")

_FEMININE = {
    "ingeniero": "ingeniera", "licenciado": "licenciada", "arquitecto": "arquitecta",
    "abogado": "abogada", "gobernador": "gobernadora", "presidente": "presidenta",
    "profesor": "profesora", "técnico": "técnica", "universitario": "universitaria",
    "agrónomo": "agrónoma", "ministro": "ministra", "secretario": "secretaria", "director": "directora",
    "psicólogo": "psicóloga", "auditor": "auditora", "contador": "contadora", "máximo": "máxima",
    "mínimo": "mínima", "doctor": "doctora",
    "alcalde": "alcaldesa", "diputado": "diputada", "senador": "senadora", "viceministro": "viceministra",
    "delegado": "delegada", "coordinador": "coordinadora", "subsecretario": "subsecretaria",
    "subgobernador": "subgobernadora", "vicepresidente": "vicepresidenta", "odontólogo": "odontóloga",
    "bioquímico": "bioquímica", "veterinario": "veterinaria",
    "magíster": "magíster", "capitán": "capitana",
}  # fmt: skip

_OF_TEMPERATURE = re.compile(r":?\s*[-−]?\d{1,2}(?:[.,]\d)?\s?[°º]")
_EVERY = re.compile(
    r"(?<![\w/.-])c/(?=\s?\d{1,3}\s?(?:h|hrs?|horas?|min|minutos?|días?|semanas?|meses|años?|km|m)\b)"
)
_STREET = re.compile(
    r"(?<![\w/.-])[cC]/(?=\s?(?:\d{1,3}\b(?!\s?[a-z%])|[A-ZÁÉÍÓÚÑ][a-záéíóúñ]))"
    r"|(?<![\w/.-])C\.(?=\s(?:[A-ZÁÉÍÓÚÑ][\w.]{1,20}\s){0,3}[A-ZÁÉÍÓÚÑ]\w{1,20},?\s"
    r"(?:esq\b|esquina\b|[nN][º°.]|[nN]úm\b|[nN]ro\b|número\b|s/n|#))"
)

_LETTERED = frozenset(
    (
        "vitamina",
        "hepatitis",
        "plan",
        "clase",
        "categoría",
        "grupo",
        "zona",
        "bloque",
        "serie",
        "tipo",
        "sector",
    )
)


@cache
def _women() -> frozenset[str]:
    return frozenset(name for row in table("women.tsv") for name in row[0].split())


def _is_woman(text: Text, start: int, end: int) -> bool:
    """Tell by the article or noun before, or the given name after, whether a title is a woman's."""
    before = text.previous_word(start)
    if before in ("el", "los", "señor", "del", "al", "un"):
        return False
    if _OF_TEMPERATURE.match(text.written, end):
        return text.written[start : end - 1].lower() in ("máx", "mín")
    return (
        before in ("la", "las", "una", "señora", "velocidad", "temperatura", "temp", "altura")
        or text.next_word(end) in _women()
    )


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Return spelling → (kind, said)."""
    listed = {written: (kind, said) for written, kind, said in table("abbreviations.tsv")}
    for written, (kind, said) in list(listed.items()):
        # "el dr. Ejemplo", "ING. EJEMPLO": a title in small letters or capitals, before a name.
        if (
            kind in ("name", "office", "any")
            and written[:1].isupper()
            and written[-1:] == "."
            and len(written) > 2
        ):
            listed.setdefault(written.lower(), (kind, said))
            listed.setdefault(written.upper(), (kind, said))
    return listed


@cache
def _index() -> dict[str, list[str]]:
    """Return first letters → the spellings that begin with them, the longest first."""
    found: dict[str, list[str]] = {}
    for spelling in sorted(_table(), key=len, reverse=True):
        if first := _WORD.match(spelling):
            found.setdefault(first[0], []).append(spelling)
    return found


def _at(written: str, word: re.Match[str]) -> str:
    """Return the longest abbreviation that begins with `word`, or ""."""
    for spelling in _index().get(word[0], ()):
        end = word.start() + len(spelling)
        if written.startswith(spelling, word.start()) and (
            spelling[-1] in ".°º" or not (written[end : end + 1].isalnum() or written[end : end + 1] == "_")
        ):
            return spelling
    return ""


def find(text: Text) -> Iterator[Match]:
    """Yield every abbreviation."""
    for word in _WORD.finditer(text.written):
        if spelling := _at(text.written, word):
            kind, said = _table()[spelling]
            if match := _read(text, word.start(), spelling, kind, said):
                yield match
    for pattern, said in ((_EVERY, "cada"), (_STREET, "calle")):
        for found in pattern.finditer(text.written):
            # "Juan C. Ejemplo N.º 3": after a name it is an initial.
            if found[0] != "C." or not re.search(r"[A-ZÁÉÍÓÚÑ]\w+\.? $", text.written[: found.start()][-20:]):
                yield single(*found.span(), said, "abbreviation")
    for found in _INITIALS.finditer(text.written):
        if len(found[1]) > 2 or _is_initial(text, found.start(), found.end()):
            end = found.end() - _closes(text, found)
            yield single(found.start(), end, spell(found[1]), "abbreviation.initials")
    for found in _DOTTED.finditer(text.written):
        if _is_unknown(text, found):
            lexicon = Entry(found[0], "say", found[1]).line()
            doubt = Doubt("unknown-abbreviation", "", lexicon)
            yield single(*found.span(), found[0], "abbreviation.unknown", doubt)


def _closes(text: Text, found: re.Match[str]) -> bool:
    """Tell whether the last dot of the initials also ends the sentence: not in "J.M. Ejemplo"."""
    if len(found[1]) == 2 or not text.ends_sentence(found.end()):
        return False
    return len(found[1]) > 4 or not _before_name(text, found.end())


def _is_unknown(text: Text, found: re.Match[str]) -> bool:
    """Tell whether a dot that ends no sentence stands after a word that is no known abbreviation."""
    word = found[1]
    if found[0] in _table() or nouns.is_function_word(word.lower()) or set(word) <= set("IVXLCDM"):
        return False
    if found["lower"] is None:
        # Before a capital: only where no Spanish word could be.
        return not re.search(r"[aeiouáéíóúüy]", word.lower()) and not word.isupper()
    if found["lower"] in (",", ";", ":"):
        return True
    # A sentence that was not begun with a capital ends in a whole word: in a vowel, n, s, r, l, d, z.
    return not re.search(r"[aeiouáéíóúnsrldzyj]$", word.lower())


def _is_initial(text: Text, start: int, end: int) -> bool:
    """Tell a name's initial (Juan C. Ejemplo) from a letter that ends a sentence (Plan C. Ejemplo)."""
    if nouns.is_function_word(text.next_word(end)):
        return False
    previous = text.previous_word(start)
    if text.written[start] in "IVX" and re.search(r"(?:\A|\n)\s*\Z", text.before(start, 8)):
        return False  # the number of a heading
    if not previous:
        return not re.search(r"[.!?]\s*$", text.before(start, 4))
    return (
        previous not in _LETTERED
        and text.written[max(0, start - 40) : start].rstrip().rpartition(" ")[2][:1].isupper()
    )


def _ends_sentence(text: Text, end: int, kind: str) -> bool:
    if kind not in ("end", "any") or not text.ends_sentence(end):
        return False
    following = text.next_word(end)
    last = not text.written[end:].strip(" .»”\"')")
    return kind == "end" or last or (bool(following) and nouns.is_function_word(following))


def _before_name(text: Text, end: int) -> bool:
    """Tell whether a name in capitals follows: what "c." (calle) needs, which else is only a letter."""
    following = text.next_words(end, 1)
    return bool(following) and following[0][0].isupper() and not nouns.is_function_word(following[0].lower())


def _read(text: Text, start: int, spelling: str, kind: str, said: str) -> Match | None:
    end = start + len(spelling)
    dotted = spelling.endswith(".")
    if kind == "number" and not re.match(r"\s*(?:[°º]|\d|[ivxlcdm]+\b)", text.lower[end : end + 8]):
        return None
    if kind == "office" and re.match(r"\s+del? (?:la |los |las )?[A-ZÁÉÍÓÚÑ]", text.written[end : end + 12]):
        kind = "before"
    elif kind == "office":
        kind = "name"
    if kind == "name" and len(spelling) == 2 and not _before_name(text, end):
        return None
    if kind == "name" and text.next_word(end) in _women():
        kind = "before"
    if kind == "name" and not re.match(r"\s*[A-ZÁÉÍÓÚÑ«“\"(\d]", text.written[end : end + 4]):
        if re.match(r"\s*\w", text.written[end : end + 4]):
            return None
        kind = "any"
    if _is_woman(text, start, end):
        said = _FEMININE.get(said, said)
    if dotted and _ends_sentence(text, end, kind):
        end -= 1
    return single(start, end, said, "abbreviation")
