"""Sets of tennis with a slash: cayó 6/4, 3/6 y 7/5."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish import nouns
from audiocast.spanish.amounts import say_whole
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("cayó 6/4, 3/6 y 7/5", "cayó seis a cuatro, tres a seis y siete a cinco"),
    ("venció por 6/2 en un set", "venció por seis a dos en un set"),
    ("2/3 de los votos", "dos tercios de los votos"),
)
RULES = {"tennis": "The games of a set."}

_SET = Pattern(r"(?<![\w.,/-])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\w/-]|[.,]\d)")
_WON = Pattern(
    r"\b(?:cay[óe]|gan[óaó]|venci[óe]|vence|derrot[óa]|super[óa]|impuso|impone|bati[óe]|perdi[óe]|pierde|elimin[óa]|triunf\w{1,3}"
    r"|doblegó|despachó|parciales|sets?|tenis\w{0,3}|marcador)\b"
)
_PART = Pattern(rf"{SPACE}(?:de{SPACE}(?:los|las|la|el|cada)|partes?)\b")


def find(text: Text) -> Iterator[Match]:
    """Yield every set, where the sentence tells of a match."""
    if "/" not in text.written or not text.has_digits:
        return
    sets = [
        found
        for found in _SET.finditer(text.written)
        if _is_set(int(found["a"]), int(found["b"])) and not _counts(text, found.end())
    ]
    # "6/4 y 7/5": nobody writes two such fractions in a row.
    row = len(sets) > 1 and any(int(found["a"]) > int(found["b"]) for found in sets)
    for found in sets:
        if row or _WON.search(text.before(found.start(), 80)):
            said = f"{say_whole(found['a'])} a {say_whole(found['b'])}"
            yield single(*found.span(), said, "tennis")


def _counts(text: Text, end: int) -> bool:
    """Tell whether something is counted: "ganó 2/3 de los votos", "ganó 7/5 puntos"."""
    word = text.next_word(end)
    return bool(_PART.match(text.lower, end)) or (word.endswith("s") and not nouns.is_function_word(word))


def _is_set(one: int, other: int) -> bool:
    """Tell whether a set can end so: 6/0 to 6/4, 7/5, 7/6, or ten points in a last one."""
    low, high = sorted((one, other))
    return (high == 6 and low < 5) or (high == 7 and low in (5, 6)) or (high == 10 and low < 9)
