"""Where a sentence says whose words a quotation is: before it, behind it, or by a colon."""

from __future__ import annotations

from audiocast.release.inversion import SAME, UNKNOWN, subject_after
from audiocast.release.people import Person, Sentence, position_after, position_before
from audiocast.release.subjects import is_plural_saying, is_saying
from audiocast.release.wording import UNCONJUGATED

_ACCORDING = ("según",)
_REACH = 80  # tokens; a verb further off announces nothing


def behind(sentence: Sentence, index: int) -> Person | None:
    """Read the attribution right behind a quotation: «“…”, dijo la ministra Ana Ejemplo»."""
    tokens, place = sentence.tokens, index + 1
    while place < len(tokens) and place - index <= 2 and tokens[place].text in ",-–—.":
        place += 1
    while place < len(tokens) and tokens[place].lower in ("se", "lo", "así", "también", "les", "nos", "le"):
        place += 1
    if place >= len(tokens):
        return None
    following = next((i for i in range(place, len(tokens)) if tokens[i].quote is not None), len(tokens))
    if tokens[place].lower in _ACCORDING:
        place += 1
        if place < len(tokens) and is_saying(sentence, place):
            place += 1
        found = subject_after(sentence, place - 1, following)
        return UNKNOWN if found is SAME else found
    if is_plural_saying(sentence, place):
        return UNKNOWN
    return subject_after(sentence, place, following) if is_saying(sentence, place) else None


def verb_before(sentence: Sentence, index: int, low: int) -> tuple[int | None, str]:
    """Return the last verb of saying between token `low` and the quotation, and its kind."""
    for place in range(index - 1, max(low, index - _REACH) - 1, -1):
        if is_saying(sentence, place):
            return place, "singular"
        if is_plural_saying(sentence, place):
            return place, "plural"
        token = sentence.tokens[place]
        if token.quote is None and token.lower in UNCONJUGATED and index - place <= 4:
            return place, "unconjugated"
        if token.lower in _ACCORDING or (place == low + 2 and according(sentence, low)):
            return place, "singular"
    return None, ""


def according(sentence: Sentence, low: int) -> bool:
    """Tell whether the clause opens with «De acuerdo con», not «está de acuerdo con»."""
    words = [t.lower for t in sentence.tokens[low : low + 3]]
    return words[:2] == ["de", "acuerdo"] and words[2:] in (["con"], ["a"])


def only_person(sentence: Sentence, low: int, index: int) -> Person:
    """Return the one person that opens a sentence which goes on «… señalando que |“…”»."""
    people = [n for n in sentence.names if low <= n[0] and n[1] < index and n[1] > n[0]]
    if len(people) != 1 or people[0][0] > low + 12:
        return UNKNOWN
    first, last = people[0]
    position = position_before(sentence, first) or position_after(sentence, last)
    heads = [
        i
        for i in range(low, index)
        if sentence.is_office(i) and sentence.tokens[i].text not in (position or "")
    ]
    opened = all(
        t.lower not in ("a", "con", "por", "de", "al", "junto", "para")
        for t in sentence.tokens[low:first][:1]
    )
    return Person(sentence.words(first, last), position) if opened and not heads else UNKNOWN


def before_colon(sentence: Sentence, index: int) -> Person | None:
    """Read «Ana Ejemplo, alcaldesa: |“…”»."""
    if index < 2 or sentence.tokens[index - 1].text != ":":
        return None
    for first, last in sentence.names:
        office = sentence.office_before(first)
        opens = first == 0 or (office is not None and office[0] == 0)
        if last == index - 2 and last > first and opens:
            return Person(sentence.words(first, last), position_before(sentence, first))
        position = position_after(sentence, last)
        if (
            last > first
            and first == 0
            and position
            and sentence.words(last + 2, index - 2).endswith(position)
        ):
            return Person(sentence.words(first, last), position)
    return None
