"""Abbreviations of the table by context: Ing., Dra., Av., N°, pág., etc., Ud., S.A., EE.UU."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import abbreviations, inflection, nouns
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.letters import spell
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.titles import is_woman, is_womans_office, women

EXAMPLES = (
    ("el Ing. Ejemplo", "el ingeniero Ejemplo"),
    ("la Dra. Ejemplo", "la doctora Ejemplo"),
    ("la Av. Arce", "la avenida Arce"),
    ("papas, ocas, etc.", "papas, ocas, etcétera."),
    ("etc. y más", "etcétera y más"),
    ("en EE.UU. y Perú", "en Estados Unidos y Perú"),
    ("Industrias Ejemplo S.A.", "Industrias Ejemplo ese a."),
    ("los DD.HH. de todos", "los derechos humanos de todos"),
    ("los DD HH de todos", "los derechos humanos de todos"),
    ("en 5 deptos. y 31 prov. del país", "en cinco departamentos y treinta y una provincias del país"),
    ("entre los km 12 y 21", "entre los kilómetros doce y veintiuno"),
    ("la Vicepdta. de Diputados", "la vicepresidenta de Diputados"),
    ("la Carr. a Oruro", "la carretera a Oruro"),
    ("en la Ruta Nac. 40", "en la Ruta nacional cuarenta"),
    ("las empresas púb. y priv.", "las empresas públicas y privadas."),
    ("quinto y sexto de sec. serán", "quinto y sexto de secundaria serán"),
)
RULES = {"abbreviation": "An abbreviation from the table, with or without its dot."}

_NUMBER_AFTER = Pattern(r"\s*(?:[°º]|\d|[ivxlcdm]+\b|n(?:[°º.]|ro|úm|o\.))")
_NAME_AFTER = Pattern(r"\s*[A-ZÁÉÍÓÚÑ«“\"(\d]")
_OF_NAME = {
    "office": re.compile(r"\s+del?\s"),
    "way": re.compile(r"\s+(?:al?|del?|hacia|entre) (?:la |los |las |el )?[A-ZÁÉÍÓÚÑ]"),
}
_LAST = Pattern(r"([^\W\d_]+\.?)[ \t\u00a0]*\Z")
_SPACES = {ord(space): " " for space in "\u00a0\u202f\u2009"}
_AND = Pattern(r"([^\W\d_]+\.?)(?:,| [yeou]) ?\Z")
_ARTICLES = ("el", "la", "los", "las", "un", "una", "del", "al", "su", "mi", "este", "esta")
_INITIAL = Pattern(rf"{SPACE}[A-ZÁÉÍÓÚÑ]\.{SPACE}?[A-ZÁÉÍÓÚÑ]")
_FIGURE = Pattern(r"\s?\d")
_ONE = Pattern(r"\d \Z")
_BY_LETTER = frozenset(("manzano", "manzana", "bloque", "lote", "torre", "zona", "edificio", "departamento"))
_LETTER = Pattern(r" ([A-Z])(?![\w.'’º°])")


def find(text: Text) -> Iterator[Match]:
    """Yield every abbreviation of the tables."""
    written = text.written.translate(_SPACES)
    for word in abbreviations.WORD.finditer(written):
        if word[0] not in abbreviations.first_letters():
            continue
        for spelling in abbreviations.at(written, word):
            entry = abbreviations.entry(text, word.start(), spelling)
            if entry and (match := _read(text, word.start(), spelling, *entry)):
                yield match
                break


def _ends_sentence(text: Text, end: int, kind: str) -> bool:
    if kind not in ("end", "any", "adjective") or not text.ends_sentence(end):
        return False
    if kind != "end" and _INITIAL.match(text.written, end):
        return False  # "Lic. A. Ejemplo"
    following = text.next_word(end)
    last = not text.written[end:].strip(" .»”\"')")
    return kind == "end" or last or (bool(following) and nouns.is_function_word(following))


def before_name(text: Text, end: int) -> bool:
    """Tell whether a name in capitals follows: what "c." (calle) needs, which else is only a letter."""
    following = text.next_words(end, 1)
    return bool(following) and following[0][0].isupper() and not nouns.is_function_word(following[0].lower())


def _kind(text: Text, start: int, end: int, spelling: str, kind: str) -> str:
    """Return the kind that `kind` comes to in this place, or "" where it is no abbreviation."""
    if kind == "number":
        return kind if _NUMBER_AFTER.match(text.lower, end) else ""
    if kind in _OF_NAME:
        kind = "before" if _OF_NAME[kind].match(text.written, end) else "name"
    if kind != "name":
        return kind
    if len(spelling) == 2 and not before_name(text, end):
        return ""
    if text.next_word(end) in women():
        return "before"
    if spelling[0].isupper() and len(spelling) > 2 and _OF_NAME["office"].match(text.written, end):
        return "before"
    if spelling[0].isupper() and len(spelling) > 3 and _follows_article(text, start):
        return "any"
    if not _NAME_AFTER.match(text.written, end):
        # "Ana Prueba, pdta.; …": before a comma no dot ends a sentence.
        apart = spelling[0].isupper() and not re.match(r"\s*\w", text.written[end : end + 4])
        return "any" if apart or (len(spelling) > 3 and text.written[end : end + 1] in tuple(",;:)")) else ""
    return kind


def _follows_article(text: Text, start: int) -> bool:
    return text.previous_word(start) in _ARTICLES or _ONE.search(text.before(start, 4)) is not None


def _is_acronym(text: Text, start: int, end: int, spelling: str) -> bool:
    """Tell whether capitals with a dot are an acronym that ends a sentence ("por APT."), not a title."""
    if (
        not spelling[:-1].isalpha()
        or not spelling.isupper()
        or len(spelling) < 3
        or spelling in abbreviations.listed_spellings()
    ):
        return False
    if _FIGURE.match(text.written, end):
        return False
    following = text.next_words(end, 1)
    return not (following and len(following[0]) > 1 and following[0].isupper())


def _noun(before: str) -> re.Match[str] | None:
    """Find the noun that an adjective after `before` belongs to, also over another: "púb. y priv."."""
    if other := _AND.search(before):
        word = other[1]
        if abbreviations.entries().get(word, ("", ""))[0] != "adjective" and not re.search(
            r"[ao]s?\Z|les\Z|al\Z", word
        ):
            return other
        before = before[: other.start()]
    return _LAST.search(before)


def _agreeing(text: Text, start: int, said: str) -> str:
    """Return the adjective `said` at `start` as it agrees with its noun, which may be cut short too."""
    offset = max(0, start - 60)
    noun = _noun(text.written[offset:start])
    if noun is None:
        return said
    whole = noun[1].lower()
    if noun[1].endswith("."):
        whole = abbreviations.entries().get(noun[1], ("", ""))[1] or nouns.long_form(noun[1])
        if is_woman(text, offset + noun.start(1), offset + noun.end(1)):
            whole = inflection.feminine(whole)
    if noun[1].endswith(".") and inflection.is_plural(text, offset + noun.start(1), offset + noun.end(1)):
        whole = inflection.plural(whole)
    return inflection.agreeing(said, whole or noun[1].lower())


def _read(text: Text, start: int, spelling: str, kind: str, said: str) -> Match | None:
    end = start + len(spelling)
    if not (kind := _kind(text, start, end, spelling, kind)) or _is_acronym(text, start, end, spelling):
        return None
    if kind == "adjective":
        if is_woman(text, start, end):
            said = inflection.feminine(said)
        said = _agreeing(text, start, said)
    else:
        if is_woman(text, start, end) or (said == "interino" and is_womans_office(text, start)):
            said = inflection.feminine(said)
        named = kind in ("name", "before") and not inflection.has_plural_article(text, start)
        if not named and inflection.can_be_counted(said) and inflection.is_plural(text, start, end):
            said = inflection.plural(said)
    if said in _BY_LETTER and (letter := _LETTER.match(text.written, end)):
        pieces = (Piece(start, end, said), Piece(*letter.span(1), spell(letter[1])))
        return Match(pieces, "abbreviation")
    if spelling.endswith(".") and _ends_sentence(text, end, kind):
        end -= 1
    return single(start, end, said, "abbreviation")
