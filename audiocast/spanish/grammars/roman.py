"""Roman numerals: siglos, rulers, events in a series, parts of a text; and not *mi*, *di*, *vi*, *CD*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns, numbers
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.romans import CANONICAL, value, words
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("el siglo XXI", "el siglo veintiuno"),
    ("el siglo V", "el siglo quinto"),
    ("los siglos XIX y XX", "los siglos diecinueve y veinte"),
    ("Juan Pablo II", "Juan Pablo segundo"),
    ("Benedicto XVI", "Benedicto dieciséis"),
    ("el II Encuentro", "el segundo Encuentro"),
    ("la XXI Asamblea", "la vigesimoprimera Asamblea"),
    ("sus XXV años", "sus veinticinco años"),
    ("el plan DN-III-E", "el plan de ene tres e"),
    ("Gestión II", "Gestión dos"),
    ("en el I Ciclo", "en el primer Ciclo"),
    ("el VII y VIII Cuerpo", "el séptimo y octavo Cuerpo"),
    ("Capítulo I. Objeto", "Capítulo uno. Objeto"),
    ("los mercados Cercado I y II", "los mercados Cercado uno y dos"),
    ("Año CXXXVII", "Año ciento treinta y siete"),
    ("el parágrafo I", "el parágrafo uno"),
    ("vi un CD", "vi un ce de"),
    ("MI CASA", "Mi Casa"),
)
RULES = {
    "roman.century": "A century; up to the tenth an ordinal.",
    "roman.ruler": "The number of a pope or ruler; up to the tenth an ordinal.",
    "roman.series": "The number of an event in a series, an ordinal that agrees.",
    "roman.year": "A year in Roman numerals.",
    "roman.part": "The number of a part, phase or level, a cardinal.",
}

_ROMAN = Pattern(rf"(?<![\w.'’/&@#-])(?=[IVXLCDM]){CANONICAL}(?![\w'’&@])(?!\.[A-Z])")
_RANGE = Pattern(r"(?<![\w.'’/&@#-])(?P<low>[IVX]{1,6})[-–](?P<high>[IVX]{2,6})(?![\w'’&@/-])")
_SECOND = Pattern(r"(?<![\w.])II(?!\w)")
_CLAUSE_ENDS = Pattern(rf"\s*(?:[,;)»”\"]|\.?\s*\Z)|{SPACE}(?:y|e|de|del|en|con|se|fue|será|que|tiene|ya)\b")
_SAYS_I = Pattern(rf"{SPACE}(?:A|AL|LA|EL|UN|UNA|MI|COMO|QUE|LO|LOS|LAS)\b")
_ARTICLES = frozenset(
    ("el", "la", "los", "las", "del", "al", "su", "sus", "este", "esta", "estos", "estas", "nuestra", "cada")
)
_BEFORE_RANK = frozenset(("el", "la", "los", "las", "del", "al"))
_AND_RANK = Pattern(rf"{SPACE}(?:[ye]|al?){SPACE}[IVX]{{1,5}}{SPACE}(?P<noun>[^\W\d_]{{3,}})")
_CHAIN = Pattern(rf"(?:(?<={SPACE})[IVX]{{1,6}}{SPACE}?(?:,|{SPACE}(?:y|e|o|a|al)){SPACE}){{1,4}}\Z")
_ITEM = Pattern(rf"\.-?{SPACE}(?=\W?[A-ZÁÉÍÓÚÑ])")
_ITEMS = Pattern(rf"(?<![\w.])I\.-?{SPACE}[^\n]{{1,300}}?(?<![\w.])II\.-?{SPACE}")
_ROMAN_AFTER = Pattern(rf"{SPACE}?(?:,|-|–|{SPACE}(?:y|e|o|a|al)){SPACE}?(?=[IVX]{{2}})[IVX]{{2,6}}(?!\w)")
_SUBJECT_AFTER = Pattern(
    rf"(?:,|{SPACE}[ye]){SPACE}[A-ZÁÉÍÓÚÑ][^\W\d_]{{3,20}}{SPACE}(?=[IVX]{{2}})[IVX]{{2,4}}(?!\w)"
    r"|[»”\"](?![\w])"
)
_ROMAN_BEFORE = Pattern(rf"(?<!\w)(?=[IVX]{{2}})[IVX]{{2,6}}{SPACE}?(?:,|{SPACE}(?:y|e|o|a|al)){SPACE}\Z")
_NAME_BEFORE = Pattern(rf"([A-ZÁÉÍÓÚÑ][a-záéíóúñ]+){SPACE}\Z")
_NEXT_CAPITAL = Pattern(rf"{SPACE}([A-ZÁÉÍÓÚÑ][^\W\d_]+)")
_NEXT_EVENT = Pattern(rf"{SPACE}([a-záéíóúñ]+)")
_CENTURY = Pattern(r"(?:\bsiglos?|\bss?\.)\s*(?:[ivxl]+\s*(?:,|y|o|a|al|-)\s*(?:el\s+|del\s+)?){0,3}\Z")


def find(text: Text) -> Iterator[Match]:
    """Yield every Roman numeral."""
    for found in _RANGE.finditer(text.written):
        said = f"{numbers.cardinal(value(found['low']))} a {numbers.cardinal(value(found['high']))}"
        yield single(*found.span(), said, "roman.part")
    for found in _ROMAN.finditer(text.written):
        if match := _read(text, found):
            yield match


def _read(text: Text, found: re.Match[str]) -> Match | None:
    start, end = found.span()
    if found[0] in ("VI", "DI", "MI") and _SAYS_I.match(text.written, end):
        return None  # "VI A MI PADRE"
    number = value(found[0])
    chain = _CHAIN.search(text.written[max(0, start - 24) : start])
    previous = text.previous_word(start - len(chain[0]) if chain else start)
    if _CENTURY.search(text.before(start, 24)):
        ordinal = number <= 10
        return single(
            start, end, numbers.ordinal(number) if ordinal else numbers.cardinal(number), "roman.century"
        )
    named = {previous, previous.removesuffix("s"), previous.removesuffix("es")}
    if not named.isdisjoint(words("part")) and found[0] not in "CDLM" and (number < 400 or len(found[0]) > 3):
        return single(start, end, numbers.cardinal(number), "roman.part")
    joined = _AND_RANK.match(text.written, end)
    if joined and _shares_rank(joined["noun"], previous):
        return single(start, end, _in_series(number, joined["noun"].lower(), previous), "roman.series")
    if len(found[0]) > 1 and text.next_word(end) in ("años", "meses", "siglos", "días"):
        return single(start, end, numbers.cardinal(number, apocope=True), "roman.part")
    following = _NEXT_CAPITAL.match(text.written, end)
    if not following and (len(found[0]) > 3 or set(found[0]) <= set("IVXL")):
        following = _NEXT_EVENT.match(text.written, end)
        if following and not _is_counted_off(following[1], found[0], previous):
            following = None
    if following and (
        following[1].islower()
        or _is_event(following[1].lower(), found[0])
        or _is_ranked(text, found, following[1])
    ):
        return single(start, end, _in_series(number, following[1].lower(), previous), "roman.series")
    name = _NAME_BEFORE.search(text.written[max(0, start - 30) : start])
    if name and name[1].lower() in words("ruler") and number < 40:
        feminine = name[1].lower() in words("queen")
        said = numbers.ordinal(number, feminine=feminine) if number <= 10 else numbers.cardinal(number)
        return single(start, end, said, "roman.ruler")
    return _plain(text, found, number, following)


def _shares_rank(noun: str, previous: str) -> bool:
    """Tell whether `noun` after a second numeral is what both count: "el VII y VIII Cuerpo"."""
    if noun.lower() in words("event"):
        return True
    ranked = noun[0].isupper() or noun in words("part") or noun in words("rank")
    return ranked and previous in _BEFORE_RANK


def _is_counted_off(noun: str, written: str, previous: str) -> bool:
    """Tell whether "III fase", "la II etapa" counts the noun in small letters after it."""
    if noun in words("event"):
        return True
    if nouns.is_function_word(noun):
        return False
    ranked = noun in words("part") or noun in words("rank")
    return ranked if previous in ("", "de", "en") else previous in _ARTICLES and (ranked or len(written) > 1)


def _is_ranked(text: Text, found: re.Match[str], noun: str) -> bool:
    """Tell "en el I Ciclo", "la X Macro Región" from a letter: an article before, a name after."""
    if noun.isupper() or not set(found[0]) <= set("IVX"):
        return False
    return text.previous_word(found.start()) in _BEFORE_RANK


def _in_series(number: int, noun: str, article: str = "") -> str:
    """Return the ordinal before `noun`: tercer Congreso, terceros Juegos, segundas Jornadas."""
    feminine = nouns.gender(noun) == "f" if article not in ("la", "las") else True
    plural = noun.endswith(("os", "as", "nes", "res", "des", "les", "tes"))
    return numbers.ordinal(number, feminine=feminine, apocope=not feminine and not plural, plural=plural)


def _is_event(noun: str, written: str) -> bool:
    return noun in words("event") or (
        len(written) > 1 and bool(set(written) <= set("IVX")) and noun in words("rank")
    )


def _plain(text: Text, found: re.Match[str], number: int, following: re.Match[str] | None) -> Match | None:
    """Read a numeral that nothing around explains, where it cannot be anything else."""
    written = found[0]
    heading = re.match(r"\.-?\s", text.written[found.end() :][:4]) and re.search(
        r"(?:\A|\n)\s*\Z", text.before(found.start(), 8)
    )
    if heading and number < 40:
        return single(*found.span(), numbers.cardinal(number), "roman.part")
    if number < 40 and _ITEM.match(text.written, found.end()) and _ITEMS.search(text.written):
        end = found.end() + (2 if text.written[found.end() + 1 : found.end() + 2] == "-" else 1)
        return single(found.start(), end, f"{numbers.cardinal(number)}.", "roman.part")
    if len(written) > 3 and 1400 <= number <= 2100:
        return single(*found.span(), numbers.cardinal(number), "roman.year")
    if len(written) < 2 and written in "IVX" and _is_in_list(text, *found.span()):
        return single(*found.span(), numbers.cardinal(number), "roman.part")
    if written == "I" and _is_named_part(text, found):
        return single(*found.span(), numbers.cardinal(number), "roman.part", Doubt("roman-ambiguous"))
    if len(written) < 2 or not set(written) <= set("IVXL"):
        return None
    if not set(written) <= set("IVX") and (len(written) < 3 or not following):
        return None
    if (
        following
        and not nouns.is_function_word(following[1].lower())
        and not text.previous_is_capitals(found.start())
    ):
        return single(
            *found.span(),
            _in_series(number, following[1].lower(), text.previous_word(found.start())),
            "roman.series",
        )
    alternative = numbers.ordinal(number) if number <= 10 else ""
    return single(
        *found.span(),
        numbers.cardinal(number),
        "roman.part",
        Doubt("roman-ambiguous", alternative) if alternative else None,
    )


def _is_named_part(text: Text, found: re.Match[str]) -> bool:
    """Tell "Cercado I", the first of several, from a letter: II stands somewhere, or a clause ends."""
    if not _NAME_BEFORE.search(text.written[max(0, found.start() - 30) : found.start()]):
        return False
    return bool(_SECOND.search(text.written) or _CLAUSE_ENDS.match(text.written, found.end()))


def _is_in_list(text: Text, start: int, end: int) -> bool:
    """Tell whether a numeral of one letter stands beside a longer one: "I, II y III"."""
    return bool(
        _ROMAN_AFTER.match(text.written, end)
        or _SUBJECT_AFTER.match(text.written, end)
        or _ROMAN_BEFORE.search(text.written[max(0, start - 16) : start])
    )
