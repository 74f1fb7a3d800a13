"""The subject behind its verb: «dijo |la ministra Ana Ejemplo», «según |Ana Ejemplo, alcaldesa»."""

from __future__ import annotations

from audiocast.release.people import Person, Sentence, position_after, position_before
from audiocast.release.wording import ADVERBS, ANAPHORS, CHANGERS, TITLES

# The verb has no subject of its own: the speaker goes on.
SAME = Person(None, "same")
# It has one that names no person for certain.
UNKNOWN = Person(None, "unknown")
_FOLLOWING_STOPS = (
    "al",
    "durante",
    "en",
    "quien",
    "que",
    "tras",
    "sobre",
    "a",
    "cuando",
    "luego",
    "ante",
    "y",
)


def better(before: str | None, after: str | None) -> str | None:
    """Return the office rather than the mere title: «Ing. Ana Ejemplo, directora de Riego»."""
    is_title = before is not None and before.lower().rstrip(".") in TITLES
    return after if after and (before is None or is_title) else before


def subject_after(sentence: Sentence, verb: int, high: int) -> Person:
    """Return the subject that stands behind the verb, before token `high`."""
    tokens, index = sentence.tokens, _behind_adverbs(sentence, verb + 1, high)
    if index >= high:
        return SAME
    token = tokens[index]
    if name := sentence.name_at(index):
        return Person(sentence.words(*name), position_after(sentence, name[1]))
    head = index + 1 if token.lower in ("el", "la", "su") else index
    if token.lower == "su" and head < high and sentence.is_office(head):
        found = _office_behind(sentence, head, high)
        return found if found.name else UNKNOWN
    if head < high and sentence.is_office(head):
        return _office_behind(sentence, head, high)
    if head < high and head > index and tokens[head].lower in ANAPHORS:
        return SAME
    if token.lower in ("él", "ella"):
        return SAME
    noun = token.lower in (
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "su",
        "sus",
        "este",
        "esta",
        "otro",
        "otra",
        "uno",
    )
    return UNKNOWN if noun or (token.is_word and token.text[0].isupper()) else SAME


def _behind_adverbs(sentence: Sentence, index: int, high: int) -> int:
    """Skip «también», «, por su parte,» and such behind a verb."""
    tokens = sentence.tokens
    while index < high and (tokens[index].lower in ADVERBS or tokens[index].text == ","):
        if tokens[index].text == "," and not _skips_changer(sentence, index + 1, high):
            break
        index += 1
        index = max(index, _skips_changer(sentence, index, high))
    return max(index, _skips_changer(sentence, index, high))


def _skips_changer(sentence: Sentence, index: int, high: int) -> int:
    words = [t.lower for t in sentence.tokens[index : min(high, index + 3)]]
    for changer in CHANGERS:
        parts = changer.split()
        if words[: len(parts)] == parts:
            end = index + len(parts)
            return end + 1 if end < high and sentence.tokens[end].text == "," else end
    return 0


def _office_behind(sentence: Sentence, head: int, high: int) -> Person:
    """Read «dijo |la ministra Ana Ejemplo», «dijo |el director del SEDAG, Martín Modelo»."""
    tokens = sentence.tokens
    noun = head
    while noun + 1 < high and (sentence.is_office(noun + 1) or tokens[noun + 1].text == "."):
        noun += 1
    for index in range(noun + 1, min(high, noun + 24)):
        token = tokens[index]
        name = sentence.name_at(index)
        if name and (name[1] > name[0] or index == noun + 1):
            if position_before(sentence, index) is None:
                return UNKNOWN
            position = sentence.words(head, index - 1)
            return Person(sentence.words(*name), better(position, position_after(sentence, name[1])))
        if token.text == ",":
            name = sentence.name_at(index + 1)
            position = sentence.words(head, index - 1)
            if name and name[1] > name[0]:
                behind = tokens[name[1] + 1] if name[1] + 1 < len(tokens) else None
                if behind is None or not behind.is_word or behind.lower in _FOLLOWING_STOPS:
                    return Person(sentence.words(*name), position)
                return UNKNOWN
            return Person(None, position)
        if token.quote is not None or token.text in ".;:()" or token.lower in _FOLLOWING_STOPS:
            return Person(None, sentence.words(head, index - 1))
    end = min(high, noun + 24) - 1
    return Person(None, sentence.words(head, end)) if high <= noun + 24 else UNKNOWN
