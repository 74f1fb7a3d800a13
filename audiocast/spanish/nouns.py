"""The noun that a number counts: its gender, and whether it is there at all.

A heuristic by endings with a list of exceptions (`data/nouns.tsv`); words in between (21 nuevas
obras) decide where they show gender.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from audiocast.spanish import ellipsis
from audiocast.spanish.amounts import NUMBER
from audiocast.spanish.data import table
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

_FEMININE = Pattern(
    r"(?:[csxgnt]ion|[csxgnt]ión|[csxgnt]iones|dad(?:es)?|tad(?:es)?|tud(?:es)?|umbres?|triz|trices|sis|itis|as?)$"
)
_SURELY_FEMININE = Pattern(r"[csxgnt](?:iones|ión|ion)$")
_MASCULINE = Pattern(r"(?:os?|emas?|istas?|ores|or|aje|ajes|ones|ón|anes|án)$")
_OPEN = Pattern(r"(?:es|istas?)$")
_ADJECTIVE = Pattern(r"(?:ales|ares|iles|bles|ores)\Z")
_VERB = Pattern(r"(?:ó|aron|ieron|aban|ían|ará|erá|irá|arán|erán|irán)$")
_FEMININE_BEFORE = Pattern(
    r"\b(?:las|unas|estas|esas|aquellas|otras|todas|primeras|últimas|algunas|cuyas)\s+"
    r"(?:otras\s+|primeras\s+|últimas\s+)?$"
)

_OTHER = Pattern(rf"(?:{SPACE}+(?:a|al|y|o|u|de cada|hasta){SPACE}+|,{SPACE}*|-){NUMBER}(?={SPACE}+[^\W\d_])")
_WORDS = Pattern(r"[^\W\d_]+")
_NUMBER_WORDS = frozenset(("nro", "nros", "núm", "número", "números"))
_BETWEEN_NUMBERS = frozenset(("y", "e", "o", "u", "a", "al", "n", "no"))
_FIGURE_BEFORE = Pattern(rf"\d{SPACE}*\Z")
_NUMBERS = Pattern(rf"(?:{SPACE}|[\d.,°º:'’-]|[^\W\d_]){{0,60}}\Z")
_LIST_BEGINS = Pattern(rf"[^\W\d_]{{2}}[,;]{SPACE}*\Z")
_SHORT = Pattern(rf"{SPACE}+((?:[^\W\d_]+\.{SPACE}?){{1,3}})(?!\w)")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a number agrees: with a feminine noun, and shortened before a masculine one (veintiún)."""

    feminine: bool = False
    apocope: bool = False


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, listed in table("nouns.tsv"):
        found.setdefault(kind, set()).update(listed.split())
    return {kind: frozenset(listed) for kind, listed in found.items()}


@cache
def _long_forms() -> dict[str, str]:
    """Return abbreviations of what can be counted → what is said for them."""
    return {row[0]: row[2] for row in table("abbreviations.tsv") if row[1] in ("any", "end")}


def long_form(short: str) -> str:
    """Return what the abbreviation `short` of a noun is said as, of table or vocabulary, or ""."""
    if known := _long_forms().get(short):
        return known
    from audiocast.spanish import vocabulary

    word = short.removesuffix(".").lower()
    likely = () if vocabulary.is_whole(word) else vocabulary.completions(word, adjective=False)
    return likely[0] if likely and len(word) > 2 else ""


def is_label(word: str) -> bool:
    """Tell whether a number after `word` is its name, not a count: *distrito*, *artículo*, *página*."""
    labels = _lists()["label"]
    return word in labels or (word.endswith("s") and singular(word) in labels)


def is_function_word(word: str) -> bool:
    """Tell whether `word` (lower case) is an article, preposition, conjunction, or the like."""
    return word in _lists()["function"]


def is_listed(word: str) -> bool:
    """Tell whether `word` (lower case) is a noun or adjective of the list."""
    lists = _lists()
    return any(word in lists[kind] for kind in ("f", "m", "neutral"))


def gender(word: str) -> str:
    """Return "f", "m", or "" where the ending does not tell; `word` is in lower case."""
    lists = _lists()
    if word in lists["f"]:
        return "f"
    if word in lists["m"]:
        return "m"
    if word in lists["neutral"]:
        return ""
    if word.endswith(("ista", "istas", "ísta", "ístas")):
        return ""
    if _SURELY_FEMININE.search(word):
        return "f"
    if _MASCULINE.search(word):
        return "m"
    if _FEMININE.search(word):
        return "f"
    return ""


def singular(noun: str) -> str:
    """Return the singular of a plural noun: litros, meses, luces, hectáreas."""
    lists, lower = _lists(), noun.lower()
    if not lower.endswith("s") or len(lower) < 4:
        return noun
    for cut in (1, 2):
        if lower[:-cut] in lists["f"] or lower[:-cut] in lists["m"]:
            return noun[:-cut]
    if lower.endswith("ces"):
        return f"{noun[:-3]}z"
    if lower.endswith("iones"):
        return f"{noun[:-4]}ón"
    return noun[:-2] if re.search(r"[aeiouáéíóú][ldrnsy]es$", lower) else noun[:-1]


def agreement(text: Text, start: int, end: int, *, one: bool = False) -> Agreement:
    """Return how the number `text.written[start:end]` agrees; `one` says that it is 1 (singular noun)."""
    if _is_named(text, start):
        return Agreement()
    feminine = bool(_FEMININE_BEFORE.search(text.before(start)))
    found = after(text, end, one=one, feminine=feminine)
    if feminine:
        return Agreement(True)
    if found == Agreement() and not _begins_range(text, end):
        return Agreement(ellipsis.feminine(text, start, end, gender))
    if _is_adjective_only(text, end) and ellipsis.feminine(text, start, end, gender):
        return Agreement(True)
    return found


def _begins_range(text: Text, end: int) -> bool:
    """Tell whether another number follows, with what both count: "de 21 a 51 años"."""
    other = _OTHER.match(text.lower, end)
    return other is not None and _can_be_counted(text.next_word(other.end()), singular=False)


def _is_adjective_only(text: Text, end: int) -> bool:
    """Tell whether what follows is said of a noun elsewhere: "221 escuelas: 151 fiscales y 70 privadas"."""
    words = text.next_words(end, 2)
    if not words or not _ADJECTIVE.search(words[0].lower()) or words[0].lower() in _lists()["person"]:
        return False
    return len(words) == 1 or is_function_word(words[1].lower()) or words[1].lower() in ("y", "o")


def _is_named(text: Text, start: int) -> bool:
    """Tell whether a number at `start` is a name: "distritos 20, 21", "Ley N.º 201"."""
    before = text.before(start, 60)
    if _LIST_BEGINS.search(before):
        return False  # "2do lugar, 1 laptop" begins another count
    for word in reversed(list(_WORDS.finditer(before))):
        if not _NUMBERS.match(before, word.end()):
            return False
        if word[0] in _NUMBER_WORDS:
            return True  # "la camiseta Nro. 21"
        if word[0] not in _BETWEEN_NUMBERS:
            # "21 aulas y 1 piscina": the plural was counted itself.
            return is_label(word[0]) and not _FIGURE_BEFORE.search(before, 0, word.start())
    return False


def after(text: Text, end: int, *, one: bool = False, feminine: bool = False) -> Agreement:
    """Return how a number that ends at `end` agrees with what follows it."""
    if other := _OTHER.match(text.lower, end):
        # "de 21 a 31 familias", "1 de cada 10 mujeres": the first number agrees, but is not shortened.
        return Agreement(after(text, other.end(), feminine=feminine).feminine)
    if (short := _SHORT.match(text.written, end)) and (whole := long_form(short[1])):
        found = gender(whole.split()[0].lower())
        return Agreement(found == "f", found != "f" and not whole.endswith("mente"))
    words = [word.lower() for word in text.next_words(end, 4)]
    counted = False
    for index, word in enumerate(words):
        if word == "mil" and index == 0:
            counted = True
            continue
        if not _can_be_counted(word, one and index == 0):
            if index == 0:
                return Agreement(feminine or _across(words))
            break
        counted = True
        if index == 0 and one and word in _lists()["un"]:
            return Agreement(False, True)
        if index == 0 and one and word in ("solo", "sola") and len(words) == 1:
            return Agreement(word == "sola")
        if found := gender(word):
            return Agreement(found == "f", found == "m")
    return Agreement(feminine, counted and not feminine)


def _across(words: list[str]) -> bool:
    """Tell whether "1 de las obras", "1 de cada 10 mujeres" counts something feminine."""
    return words[:2] == ["de", "las"] or words[:2] == ["de", "ellas"]


def _can_be_counted(word: str, singular: bool) -> bool:
    lists = _lists()
    if word in lists["function"] or word in lists["month"]:
        return False
    if word in lists["f"] or word in lists["m"]:
        return True
    if singular:
        plural_verb = len(word) > 4 and word.endswith(("an", "en")) and not is_listed(word)
        return not plural_verb and not _VERB.search(word) and word not in ellipsis.VERBS
    return word.endswith("s")
