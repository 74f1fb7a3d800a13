"""Letters with a dot after each, by name: Juan C. Ejemplo, J.M. Ejemplo, la U.P.E.A."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.grammars.abbreviation import before_name
from audiocast.spanish.letters import spell
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.romans import words
from audiocast.spanish.text import Text

EXAMPLES = (("Juan C. Ejemplo", "Juan ce Ejemplo"), ("J.M. Ejemplo", "jota eme Ejemplo"))
RULES = {"abbreviation.initials": "Letters with a dot after each, by name."}

_INITIALS = Pattern(
    r"(?<![\w.])((?:[A-ZÑ]\.){2,8}[A-ZÑ](?![\w.])|(?:[A-ZÑ]\.){2,8}|[A-ZÑ]\.(?= ?[A-ZÁÉÍÓÚÑ]))(?!\w\w?\.)"
)
_SPACED = Pattern(r"(?<=[a-záéíóúñ] )(?:[A-ZÑ]\. ){1,4}[A-ZÑ]\.(?![º°]| ?[A-ZÁÉÍÓÚÑ][a-z])")
_BEFORE_SURNAME = Pattern(r"(?<![\w.])(?:[A-ZÑ]\. ){2,3}(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2})")
_MANY = Pattern(r"(?<![\w.])(?:[A-ZÑ]\. ){2,4}[A-ZÑ]\.(?![º°]| ?[A-ZÁÉÍÓÚÑ][a-z])")
_NAME_BEFORE = Pattern(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+ \Z")
_DOUBLED = Pattern(r"(?<![\w.])([A-ZÑ])\1\. ?([A-ZÑ])\2\.(?!\w)")
_LETTERED = frozenset((
    "vitamina", "hepatitis", "plan", "clase", "categoría", "grupo", "zona", "bloque", "serie",
    "tipo", "sector",
))  # fmt: skip
_BEFORE_NAME = ("de", "y", "e", "por", "con", "según", "para", "don", "doña")


def find(text: Text) -> Iterator[Match]:
    """Yield every row of initials."""
    for found in _SPACED.finditer(text.written):
        if not _NAME_BEFORE.search(text.written[max(0, found.start() - 30) : found.start()]):
            continue
        end = found.end() - text.ends_sentence(found.end())
        yield single(found.start(), end, spell(found[0]), "abbreviation.initials")
    for found in _BEFORE_SURNAME.finditer(text.written):
        yield single(found.start(), found.end() - 1, spell(found[0]), "abbreviation.initials")
    for found in _MANY.finditer(text.written):
        end = found.end() - text.ends_sentence(found.end())
        yield single(found.start(), end, spell(found[0]), "abbreviation.initials")
    for found in _DOUBLED.finditer(text.written):
        end = found.end() - text.ends_sentence(found.end())
        yield single(found.start(), end, spell(found[0]), "abbreviation.initials")
    for found in _INITIALS.finditer(text.written):
        if len(found[1]) > 2 or _is_initial(text, found.start(), found.end()):
            end = found.end() - _closes(text, found)
            yield single(found.start(), end, spell(found[1]), "abbreviation.initials")


def _closes(text: Text, found: re.Match[str]) -> bool:
    """Tell whether the last dot of the initials also ends the sentence: not in "J.M. Ejemplo"."""
    if len(found[1]) == 2 or found[1][-1] != "." or not text.ends_sentence(found.end()):
        return False
    return len(found[1]) > 4 or not before_name(text, found.end())


def _is_initial(text: Text, start: int, end: int) -> bool:
    """Tell a name's initial (Juan C. Ejemplo) from a letter that ends a sentence (Plan C. Ejemplo)."""
    if nouns.is_function_word(text.next_word(end)):
        return False
    previous = text.previous_word(start)
    if text.written[start] in "IVX" and previous in words("part"):
        return False
    if text.written[start] in "IVX" and re.search(r"(?:\A|\n)\s*\Z", text.before(start, 8)):
        return False  # the number of a heading
    if not previous:
        return not re.search(r"[.!?]\s*$", text.before(start, 4))
    if previous in _BEFORE_NAME and len(text.next_word(end)) > 2:
        return True
    return (
        previous not in _LETTERED
        and text.written[max(0, start - 40) : start].rstrip().rpartition(" ")[2][:1].isupper()
    )
