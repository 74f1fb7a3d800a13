"""How a number agrees with the noun that it counts, beside it or elsewhere in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from audiocast.spanish import ellipsis, nouns, romans
from audiocast.spanish.amounts import NUMBER
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

_VERB = Pattern(r"(?:ó|aron|ieron|aban|ían|ará|erá|irá|arán|erán|irán)$")
# "en 2021 ejecutamos" counts nothing; "dos tramos" is in the list.
_WE = Pattern(r"(?<!gr)[aei]mos\Z")
_FEMININE_BEFORE = Pattern(
    r"\b(?:las|unas|estas|esas|aquellas|otras|todas|primeras|últimas|algunas|cuyas)\s+"
    r"(?:otras\s+|primeras\s+|últimas\s+)?$"
)

_SINGULAR = frozenset(("su", "la", "el", "este", "esta", "al", "del", "nuestra", "nuestro", "tu"))
_OTHER = Pattern(
    rf"(?:(?:{SPACE}+(?:a|al|y|o|u|de|de cada|de las|de los|de un total de|hasta){SPACE}+"
    rf"|-){NUMBER}(?={SPACE}+[^\W\d_])"
    # A comma parts a list that goes on: "21, 31 y 41 aulas", not "en 2021, 21 aulas".
    rf"|,{SPACE}*{NUMBER}(?={SPACE}[yoeu]{SPACE}\d|,{SPACE}\d))"
)
_CHAINED = 20
_OR_MORE = Pattern(rf"{SPACE}o{SPACE}(?:más|menos)(?={SPACE}[^\W\d_])")
# "3.200 (tres mil doscientas) familias"
_GLOSS = Pattern(
    rf"{SPACE}*\((?:un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|diec|veint|treint"
    rf"|[a-z]{{4,8}}enta|cien|[a-z]{{3,7}}cient|quinient|mil)[^()\d\n]{{0,80}}\)(?={SPACE}[^\W\d_])"
)
_SHORT_UNITS = {"t": True, "tm": True, "ha": True, "km": False, "kg": False}
_WORDS = Pattern(r"[^\W\d_]+")
_NUMBER_WORDS = frozenset(("nro", "nros", "núm", "número", "números"))
_NUMBER_SIGN = Pattern(
    r"(?<![^\W_])(?:[nN]\.?[°º]|[nN][°º]\.|N[oO]\.|[nN]ro\.?|[nN][úu]m\.?|#)\s?\Z|[a-z]{2}-\Z"
)
_BETWEEN_NUMBERS = frozenset(("y", "e", "o", "u", "a", "al", "n", "nº", "no"))
_LISTED = Pattern(rf"[^\d]*(?:,|{SPACE}[yeo]{SPACE})[^\d]*\Z")
_CLAUSE_BETWEEN = Pattern(rf"\d{SPACE}?(?:[:;]|\.{SPACE})")
_HOUR = Pattern(rf"\b(?:a|desde|hasta|de|sobre) la{SPACE}\Z")
_FIGURE_BEFORE = Pattern(rf"\d{SPACE}*\Z")
_NUMBERS = Pattern(rf"(?:{SPACE}|[\d.,°º:'’-]|[^\W\d_]){{0,60}}\Z")
_LIST_BEGINS = Pattern(rf"[^\W\d_]{{2}}[,;]{SPACE}*\Z")
_SHORT = Pattern(rf"{SPACE}+((?:[^\W\d_]+\.{SPACE}?){{1,3}})(?!\w)")
# "las aducciones 1 y 2", "en el sector 1", "el mismo puntaje: 1716": the figure belongs to the word before.
_DESIGNATES = Pattern(
    rf"\b(?:el|la|los|las|del|al){SPACE}(?:mism[oa]s?{SPACE})?(?!cual)[^\W\d_]{{3,}}{SPACE}"
    rf"(?:\d{{1,4}}(?:,|{SPACE}[yo]){SPACE})?\Z"
    rf"|\b(?:el|la|del|al){SPACE}(?:mism[oa]{SPACE})?[^\W\d_]{{3,}}:{SPACE}\Z"
    rf"|\ben{SPACE}(?:\d{{1,2}}(?:,|{SPACE}[yo]){SPACE}){{0,4}}\Z"
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a number agrees: with a feminine noun, and shortened before a masculine one (veintiún)."""

    feminine: bool = False
    apocope: bool = False


def of(text: Text, start: int, end: int, *, one: bool = False) -> Agreement:
    """Return how the number `text.written[start:end]` agrees; `one` says that it is 1 (singular noun)."""
    if _is_named(text, start, end):
        return Agreement()
    if one and _HOUR.search(text.before(start, 16)):
        return Agreement(True)  # "a la 1 de la tarde"
    if (series := _in_series(text, start, end)) is not None:
        return series
    feminine = is_feminine_before(text, start)
    found = after(text, end, one=one, feminine=feminine)
    if feminine:
        return Agreement(True)
    if found == Agreement() and not _begins_range(text, end) and not _DESIGNATES.search(text.before(start)):
        return Agreement(ellipsis.feminine(text, start, end, nouns.gender))
    if _is_adjective_only(text, end) and ellipsis.feminine(text, start, end, nouns.gender):
        return Agreement(True)
    return found


def is_feminine_before(text: Text, start: int) -> bool:
    """Tell whether a feminine article or the like stands before a number: "las 21", "unas 200 mil"."""
    return bool(_FEMININE_BEFORE.search(text.before(start)))


def _in_series(text: Text, start: int, end: int) -> Agreement | None:
    """Return how a number agrees that counts an event in a series, in the singular: "su 41 versión"."""
    event = text.next_word(end)
    if event not in romans.words("event") or text.previous_word(start) not in _SINGULAR:
        return None
    feminine = nouns.gender(event) == "f"
    return Agreement(feminine, not feminine)


def _begins_range(text: Text, end: int) -> bool:
    """Tell whether another number follows, with what both count: "de 21 a 51 años"."""
    other = _OTHER.match(text.lower, end)
    return other is not None and can_be_counted(text.next_word(other.end()), singular=False)


def _is_adjective_only(text: Text, end: int) -> bool:
    """Tell whether what follows is said of a noun elsewhere: "221 escuelas: 151 fiscales y 70 privadas"."""
    words = text.next_words(end, 2)
    if not words or words[0].lower() not in nouns.kinds()["adjective"]:
        return False
    return len(words) == 1 or nouns.is_function_word(words[1].lower()) or words[1].lower() in ("y", "o")


def _is_named(text: Text, start: int, end: int) -> bool:
    """Tell whether a number at `start` is a name: "distritos 20, 21", "Ley N.º 201"."""
    before = text.before(start, 60)
    if _NUMBER_SIGN.search(text.written[max(0, start - 8) : start]):
        return True
    if _LIST_BEGINS.search(before):
        return False  # "2do lugar, 1 laptop" begins another count
    for word in reversed(list(_WORDS.finditer(before))):
        if not _NUMBERS.match(before, word.end()):
            return False
        if word[0] in _NUMBER_WORDS:
            return True  # "la camiseta Nro. 21"
        if word[0] not in _BETWEEN_NUMBERS:
            # Not "21 aulas y 1 piscina", counted itself, nor "oficina y 1 chofer", without a figure yet.
            between = before[word.end() :]
            if _CLAUSE_BETWEEN.search(between) or (between.rstrip().endswith(",") and counts_noun(text, end)):
                return False  # "Distrito 8: 21 obras", "en el distrito 21, 200 mujeres"
            listed = _LISTED.match(between) is None
            return nouns.is_label(word[0]) and listed and not _FIGURE_BEFORE.search(before, 0, word.start())
    return False


def after(text: Text, end: int, *, one: bool = False, feminine: bool = False) -> Agreement:
    """Return how a number that ends at `end` agrees with what follows it."""
    last = _last_of(text, end)
    if last != end:
        # "de 21 a 31 familias", "1 de cada 10 mujeres": the first number agrees, but is not shortened.
        return Agreement(_counted(text, last, False, feminine).feminine)
    if more := _OR_MORE.match(text.lower, end):
        return Agreement(_counted(text, more.end(), False, feminine).feminine)
    if gloss := _GLOSS.match(text.lower, end):
        end = gloss.end()
    return _counted(text, end, one, feminine)


def counts_noun(text: Text, end: int) -> bool:
    """Tell whether a noun in the plural, or what is said of it, follows a number that ends at `end`."""
    return can_be_counted(text.next_word(end), singular=False)


def _last_of(text: Text, end: int) -> int:
    """Return where the last number ends that counts the same as the one that ends at `end`."""
    for _ in range(_CHAINED):
        other = _OTHER.match(text.lower, end)
        if not other:
            break
        end = other.end()
    return end


def _counted(text: Text, end: int, one: bool, feminine: bool) -> Agreement:
    if (short := _SHORT.match(text.written, end)) and (whole := nouns.long_form(short[1])):
        found = nouns.gender(whole.split()[0].lower())
        return Agreement(found == "f", found != "f" and not whole.endswith("mente"))
    words = [word.lower() for word in text.next_words(end, 4)]
    if words and words[0] in _SHORT_UNITS:
        return Agreement(_SHORT_UNITS[words[0]])
    if words and words[0] == "aniversario":
        return Agreement(False, True)
    counted = False
    for index, word in enumerate(words):
        if word == "mil" and index == 0:
            counted = True
            continue
        if not can_be_counted(word, one and index == 0):
            if index == 0:
                return Agreement(feminine or _across(words))
            break
        counted = True
        if index == 0 and one and word in nouns.kinds()["un"]:
            return Agreement(False, True)
        if index == 0 and one and word in ("solo", "sola") and len(words) == 1:
            return Agreement(word == "sola")
        if found := nouns.gender(word):
            return Agreement(found == "f", found == "m")
    return Agreement(feminine, counted and not feminine)


def _across(words: list[str]) -> bool:
    """Tell whether "1 de las obras", "1 de cada 10 mujeres" counts something feminine."""
    return words[:2] == ["de", "las"] or words[:2] == ["de", "ellas"]


def can_be_counted(word: str, singular: bool) -> bool:
    """Tell whether `word` may be what a number counts, or an adjective of that; `singular` after 1."""
    lists = nouns.kinds()
    if word in lists["function"] or word in lists["month"]:
        return False
    if word in lists["f"] or word in lists["m"]:
        return True
    if singular:
        plural_verb = len(word) > 4 and word.endswith(("an", "en")) and not nouns.is_listed(word)
        return not plural_verb and not _VERB.search(word) and word not in ellipsis.VERBS
    return word.endswith("s") and (not _WE.search(word) or nouns.is_listed(word))
