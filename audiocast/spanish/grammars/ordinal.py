"""Ordinals in every spelling: 1er, 1.er, 1ro, 1º, 1.ª, 2da, 10mo, 25.º."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import ellipsis, nouns, numbers
from audiocast.spanish.degrees import are_degrees
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.romans import words
from audiocast.spanish.text import Text

EXAMPLES = (
    ("el 1er encuentro", "el primer encuentro"),
    ("el 1.er encuentro", "el primer encuentro"),
    ("en 1ro de secundaria", "en primero de secundaria"),
    ("la 2da fase", "la segunda fase"),
    ("la 3ra. versión", "la tercera versión"),
    ("el 25.º aniversario", "el vigesimoquinto aniversario"),
    ("la 12.ª feria", "la duodécima feria"),
    ("el 1º lugar", "el primer lugar"),
    ("los 1ros lugares", "los primeros lugares"),
    ("el artículo 1º", "el artículo primero"),
    ("la 21ª sesión", "la vigesimoprimera sesión"),
    ("3ro. B", "tercero be"),
    ("la sala penal 3° resolvió", "la sala penal tercera resolvió"),
    ("la 6º Cata", "la sexta Cata"),
    ("el 1º recibe", "el primero recibe"),
    ("de 1° a 8° básico", "de primero a octavo básico"),
    ("los puestos 1°, 2° y 3°", "los puestos primero, segundo y tercero"),
)
RULES = {"ordinal": "A figure with an ordinal ending; it agrees with its noun."}

_ENDINGS = r"(?:er[oa]s?|er|r[oa]s?|d[oa]s?|t[oa]s?|m[oa]s?|v[oa]s?|n[oa]s?|av[oa]s?)"
_ORDINAL = Pattern(
    rf"(?<![\w.,/-])(?P<number>\d{{1,3}}(?:[. ]\d{{3}})?|\d{{4}})"
    rf"(?:(?P<dot>\.)?(?P<mark>[ºª°]|ᵉʳ|ᵒ|ᵃ)(?P<plural>s)?|(?P<bare>(?-i:[oa]s?)(?=\.|\s)|\.[oa]s?(?=\.?\s))|\.?(?P<ending>{_ENDINGS}))(?P<stop>\.(?!-))?(?![\w°])",
    re.IGNORECASE,
)
_VERBS = ellipsis.VERBS | frozenset((
    "recibe", "reciben", "obtiene", "obtuvo", "tiene", "tuvo", "gana", "lleva", "suma", "va", "quiere",
    "pide", "dice", "mide", "corresponde", "incluye", "prevé", "establece", "señala", "dispone", "regula",
    "prohíbe",
))  # fmt: skip
_PAST = Pattern(r"(?:ó|aron|ieron|ará|erá|irá|arán|erán|irán)\Z")
_ARTICLE_BEFORE = Pattern(r".*\b(?P<article>el|la|del|al|un|una)\s(?:[^\W\d_]+\s){1,4}\Z")
_LETTER_AFTER = Pattern(r"\s[A-Z](?!\w)")
_RANKED = Pattern(r"\s[A-ZÁÉÍÓÚÑ][\w.]+(?:\s[A-ZÁÉÍÓÚÑ][\w.]+){0,3}\s?(?:[,;:(–—]\s?\(?\d|\d)")
_RANKS = frozenset(
    (
        "sargento",
        "sgto",
        "suboficial",
        "sof",
        "cabo",
        "cbo",
        "teniente",
        "tte",
        "subteniente",
        "sbtte",
        "oficial",
    )
)


def find(text: Text) -> Iterator[Match]:
    """Yield every ordinal."""
    if not text.has_digits:
        return
    for found in _ORDINAL.finditer(text.written):
        number = int(re.sub(r"\D", "", found["number"]))
        if number and not _is_degrees(text, found, number):
            yield _read(text, found, number)


def _is_degrees(text: Text, found: re.Match[str], number: int) -> bool:
    return (
        found["mark"] in ("°", "º")
        and not found["dot"]
        and are_degrees(text, found.start(), found.end("mark"), number, found["mark"])
    )


def _read(text: Text, found: re.Match[str], number: int) -> Match:
    ending = (found["ending"] or found["bare"] or "").lower().lstrip(".")
    noun = _noun(text, found.end())
    feminine = found["mark"] in ("ª", "ᵃ") or ending.rstrip("s").endswith("a")
    if found["mark"] in ("°", "º"):
        feminine = _is_feminine(text, found.start(), noun, found["mark"])
    plural = bool(found["plural"]) or ending.endswith("s")
    if _RANKED.match(text.written, found.end()) and not text.previous_word(found.start()):
        noun = ""
    before = text.previous_word(found.start())
    ranked = before in _RANKS
    if ranked or nouns.is_label(before):
        noun = ""  # "sargento primero Ejemplo", "el artículo tercero prohíbe": it follows its noun
    before_noun = ending == "er" or found["mark"] == "ᵉʳ" or bool(noun and not feminine and not plural)
    said = numbers.ordinal(number, feminine=feminine, apocope=before_noun, plural=plural)
    if ending == "er" or found["mark"] == "ᵉʳ":
        said = said.replace("undécimo", "decimoprimer")  # the ending written asks for "-primer"
    end = found.end()
    if (
        found["stop"]
        and text.ends_sentence(end)
        and not _LETTER_AFTER.match(text.written, end)
        and ending != "er"
        and not noun
        and not ranked
    ):
        end -= 1
    return single(found.start(), end, said, "ordinal")


def _is_feminine(text: Text, start: int, noun: str, mark: str) -> bool:
    """Tell whether an ordinal with º or ° is of something feminine: la 6º Cata, la sala penal 3°."""
    last = text.previous_word(start)
    if last in ("la", "las"):
        return True
    if not last or nouns.is_function_word(last):
        written = mark == "°" or (bool(last) and noun in words("event"))
        return written and last not in ("el", "los", "un") and nouns.gender(noun) == "f"
    article = _ARTICLE_BEFORE.search(text.before(start))
    return not noun and (article["article"] in ("la", "una") if article else nouns.gender(last) == "f")


def _noun(text: Text, end: int) -> str:
    word = text.next_word(end)
    if not word or len(word) == 1 or nouns.is_function_word(word) or word in _VERBS or _PAST.search(word):
        return ""
    return word
