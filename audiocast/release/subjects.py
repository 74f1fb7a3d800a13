"""Who does the saying: the subject of a verb, read from the words right beside it.

Each function returns a Person, or SAME where the verb has no subject of its own (the speaker goes
on), or UNKNOWN where it has one that names no person for certain. A wrong name is worse than none,
so every pattern here is narrow.
"""

from __future__ import annotations

from audiocast.release.inversion import SAME, UNKNOWN, better, subject_after
from audiocast.release.people import Person, Sentence, is_governed, position_after, position_before
from audiocast.release.wording import (
    ADVERBS,
    ANAPHORS,
    ASIDES,
    BEFORE_NOUNS,
    CHANGERS,
    PLURAL,
    PREPOSITIONS,
    RELATIVES,
    SINGULAR,
    STARTERS,
)

_APPOSITION = 14  # tokens


def is_saying(sentence: Sentence, index: int) -> bool:
    """Tell whether token `index` is a verb of saying in the third person singular."""
    token = sentence.tokens[index]
    if token.quote is not None or token.lower not in SINGULAR:
        return False
    if token.lower.endswith(("ó", "jo", "vo", "so")) or index == 0:
        return True
    return sentence.tokens[index - 1].lower not in BEFORE_NOUNS


def is_plural_saying(sentence: Sentence, index: int) -> bool:
    """Tell whether token `index` is a verb of saying in the third person plural."""
    token = sentence.tokens[index]
    return token.quote is None and token.lower in PLURAL


def subject(sentence: Sentence, verb: int, low: int, high: int) -> Person:
    """Return the subject of the verb at token `verb` within tokens `low` to `high` (excluded)."""
    before = subject_before(sentence, verb, low)
    if before is not SAME:
        return before
    return subject_after(sentence, verb, high)


def subject_before(sentence: Sentence, verb: int, low: int) -> Person:
    """Return the subject that stands before the verb, not further back than token `low`."""
    tokens, index = sentence.tokens, verb - 1
    while index >= low and tokens[index].lower in ADVERBS:
        index -= 1
    if index < low or tokens[index].text == ";":
        return SAME
    if tokens[index].lower in ("y", "e", "pero"):
        return _of_clause_before(sentence, index, low)
    if tokens[index].lower == "quien" and index > low and tokens[index - 1].text == ",":
        return _before_comma(sentence, index - 1, low, relative=True)
    if tokens[index].text == ",":
        return _before_comma(sentence, index, low)
    return _ending_at(sentence, index, low) or _before_adjunct(sentence, index, low)


def _ending_at(sentence: Sentence, index: int, low: int) -> Person | None:
    """Return the person whose name or office ends at token `index`; None where nobody's does."""
    tokens = sentence.tokens
    if name := sentence.name_until(index):
        return _named(sentence, name, low)
    if tokens[index].lower in ("él", "ella") or (
        tokens[index].lower in ANAPHORS and index > low and tokens[index - 1].lower in ("el", "la")
    ):
        return UNKNOWN if is_governed(sentence, index) else SAME
    if tokens[index].text == ")":
        return _before_bracket(sentence, index, low)
    office = sentence.office_before(index + 1)
    if office and office[0] >= low and tokens[office[0]].lower in ("el", "la"):
        if is_governed(sentence, office[0]) or _has_name(sentence, office[1], index):
            return UNKNOWN
        return Person(None, sentence.words(office[1], index))
    return None


def _before_bracket(sentence: Sentence, closing: int, low: int) -> Person | None:
    """Read «Pedro Ejemplo (productor de Villa Modelo) |dijo»."""
    tokens = sentence.tokens
    opening = next((i for i in range(closing, low, -1) if tokens[i].text == "("), None)
    name = sentence.name_until(opening - 1) if opening else None
    if opening is None or name is None:
        return None
    person = _named(sentence, name, low)
    if person.name and person.position is None and sentence.is_office(opening + 1):
        return Person(person.name, sentence.words(opening + 1, closing - 1))
    return person


def _named(sentence: Sentence, name: tuple[int, int], low: int, *, governed: bool = False) -> Person:
    """Return the person of a name as a subject, or UNKNOWN where a preposition governs it.

    `governed` lets it be so: «el trabajo de Ana Ejemplo, quien dijo».
    """
    first, last = name
    office = position_before(sentence, first)
    start = first
    if office:
        end = first - 1 if sentence.tokens[first - 1].text == "," else first
        found = sentence.office_before(end)
        start = found[0] if found else first
        if sentence.tokens[start].lower in ("al", "del", "su") and not governed:
            return UNKNOWN
    if start < low or (is_governed(sentence, start) and not governed):
        return UNKNOWN
    return Person(sentence.words(first, last), better(office, position_after(sentence, last)))


def _before_comma(sentence: Sentence, comma: int, low: int, *, relative: bool = False) -> Person:
    """Read «Ana Ejemplo, directora del SEDAG, |dijo», «el director del SEDAG, Ana Ejemplo, |dijo»."""
    tokens = sentence.tokens
    for first, last in reversed(sentence.names):
        if first < low or last >= comma:
            continue
        behind = tokens[last + 1].text
        if last + 1 == comma:
            if _inside_apposition(sentence, first, low) or (
                not relative and _in_company(sentence, first, low)
            ):
                continue
            return _named(sentence, (first, last), low, governed=relative)
        if behind == "," and comma - last <= _APPOSITION + 10:
            office = position_after(sentence, last)
            exact = office is not None and sentence.words(last + 2, comma - 1).endswith(office)
            if exact or _is_aside(sentence, last + 2, comma) or _in_company(sentence, comma - 1, low):
                return _named(sentence, (first, last), low, governed=relative)
        if last > first:
            return UNKNOWN
    return _after_lead(sentence, comma, low)


def _inside_apposition(sentence: Sentence, first: int, low: int) -> bool:
    """Tell whether a name before a comma is part of somebody else's office, between commas."""
    for one, last in sentence.names:
        if low <= one and last + 1 < first and sentence.tokens[last + 1].text == ",":
            office = position_after(sentence, last)
            if office and sentence.tokens[last].end < sentence.tokens[first].start:
                start = sentence.text.find(office, sentence.tokens[last].end)
                if start < sentence.tokens[first].start < start + len(office):
                    return True
    return False


def _in_company(sentence: Sentence, index: int, low: int) -> bool:
    """Tell whether token `index` is in an aside «, acompañado por …,» or «, a quien recibió …,»."""
    tokens = sentence.tokens
    for place in range(index, max(low, index - _APPOSITION), -1):
        if tokens[place].text in (",", "—", "–"):
            words = [t.lower for t in tokens[place + 1 : place + 4]]
            return words[:1] != [] and (words[0] in ASIDES or any(w in RELATIVES for w in words[:3]))
    return False


def _is_aside(sentence: Sentence, start: int, comma: int) -> bool:
    """Tell whether tokens `start` up to `comma` are an aside that brings in nobody else."""
    tokens = sentence.tokens[start:comma]
    if len(tokens) > _APPOSITION or not tokens or tokens[0].lower not in PREPOSITIONS:
        return False
    return not any(
        t.quote is not None or t.text == "," or t.lower in ("y", "que") for t in tokens
    ) and not any(sentence.is_office(i) or sentence.name_at(i) for i in range(start, comma))


def _after_lead(sentence: Sentence, comma: int, low: int) -> Person:
    """Judge «Asimismo, |agregó …», «Durante el acto, |dijo …», where nobody is named before the verb."""
    if comma == low:
        return SAME
    tokens = sentence.tokens[low:comma]
    text = sentence.words(low, comma - 1).lower() if comma > low else ""
    if any(text.startswith(changer) for changer in CHANGERS):
        return UNKNOWN
    bare = not any(sentence.is_office(i) or sentence.name_at(i) for i in range(low, comma))
    opener = bool(tokens) and (tokens[0].lower in STARTERS or tokens[0].lower.endswith("mente"))
    article = bool(tokens) and tokens[0].lower in ("el", "la", "los", "las", "un", "una", "su", "sus")
    return SAME if bare and opener and not article and len(tokens) <= _APPOSITION else UNKNOWN


def _of_clause_before(sentence: Sentence, conjunction: int, low: int) -> Person:
    """Return the subject of the clause that «y |dijo» goes on."""
    for verb in range(conjunction - 1, low - 1, -1):
        if is_plural_saying(sentence, verb):
            return UNKNOWN
        if is_saying(sentence, verb):
            found = subject(sentence, verb, low, conjunction)
            others = [n for n in sentence.names if n[0] > verb and n[1] < conjunction and n[1] > n[0]]
            mine = [n for n in others if sentence.words(*n) == found.name]
            return found if len(others) == len(mine) else UNKNOWN
    people = [n for n in sentence.names if low <= n[0] and n[1] < conjunction and n[1] > n[0]]
    if (
        len(people) == 1
        and _leads(sentence, people[0], low)
        and not _has_office(sentence, people[0][1] + 1, conjunction)
    ):
        return _named(sentence, people[0], low)
    return SAME if conjunction == low else UNKNOWN


def _leads(sentence: Sentence, name: tuple[int, int], low: int) -> bool:
    """Tell whether the name, with its office, opens the sentence, but for a connective."""
    office = position_before(sentence, name[0])
    start = name[0]
    if office:
        end = start - 1 if sentence.tokens[start - 1].text == "," else start
        found = sentence.office_before(end)
        start = found[0] if found else start
    return all(
        t.lower in STARTERS or t.text == "," or t.lower in ("vez", "parte", "sentido", "lado")
        for t in sentence.tokens[low:start]
    )


def _has_office(sentence: Sentence, start: int, end: int) -> bool:
    own = sentence.tokens[start].text == "," and sentence.is_office(start + 1)
    return any(sentence.is_office(i) for i in range(start + (2 if own else 0), end))


def _has_name(sentence: Sentence, first: int, last: int) -> bool:
    return any(first < one and end <= last and end > one for one, end in sentence.names)


def _before_adjunct(sentence: Sentence, index: int, low: int) -> Person:
    """Read «Ana Ejemplo en rueda de prensa |dijo»: nothing but an adjunct between name and verb."""
    for first, last in reversed(sentence.names):
        if first < low or last >= index:
            continue
        between = range(last + 1, index + 1)
        simple = len(between) <= 8 and sentence.tokens[last + 1].lower in (
            "en",
            "durante",
            "tras",
            "al",
            "ante",
        )
        if (
            simple
            and last > first
            and _leads(sentence, (first, last), low)
            and not any(
                sentence.tokens[i].lower in ("y", "e", "que", "uno", "una", "quien")
                or not sentence.tokens[i].is_word
                or sentence.is_office(i)
                for i in between
            )
        ):
            return _named(sentence, (first, last), low)
        return UNKNOWN
    return UNKNOWN
