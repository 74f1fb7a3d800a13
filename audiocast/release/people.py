"""The people that a release names, with their offices."""

from __future__ import annotations

from dataclasses import dataclass, field

from audiocast.release.sentences import Token
from audiocast.release.wording import (
    CONNECTORS,
    NAMED_AFTER_PEOPLE,
    NOT_PEOPLE,
    OFFICE_ENDS,
    OFFICES,
    PREPOSITIONS,
    STARTERS,
    TITLES,
)

_LONGEST_POSITION = 22  # tokens


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the text names, or of whom it gives the office alone (`name` None)."""

    name: str | None
    position: str | None = None


@dataclass(slots=True)
class Sentence:
    """The tokens of one sentence, and the names in it by the index of their first and last token."""

    text: str
    tokens: list[Token]
    names: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = _find_names(self.tokens)

    def name_at(self, index: int) -> tuple[int, int] | None:
        """Return the name that starts at token `index`."""
        return next((name for name in self.names if name[0] == index), None)

    def name_until(self, index: int) -> tuple[int, int] | None:
        """Return the name that ends at token `index`."""
        return next((name for name in self.names if name[1] == index), None)

    def words(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def is_office(self, index: int) -> bool:
        """Tell whether token `index` is the noun of an office or a title of address."""
        if not 0 <= index < len(self.tokens):
            return False
        word = self.tokens[index].lower.removeprefix("ex").lstrip("-")
        return word in OFFICES or word.rstrip(".") in TITLES

    def is_bracketed_acronym(self, index: int) -> bool:
        """Tell whether token `index` is a bracket of «(SEDAG)»."""
        opening = index if self.tokens[index].text == "(" else index - 2
        inside = [t.text for t in self.tokens[max(0, opening) : opening + 3]]
        return len(inside) == 3 and inside[0] == "(" and inside[2] == ")" and inside[1].isupper()

    def _ends_office(self, index: int) -> bool:
        """Tell whether token `index` cannot stand between an office and a name that go together."""
        word = self.tokens[index].lower
        if word == "y" and index + 1 < len(self.tokens):
            return not self.tokens[index + 1].text[0].isupper()
        past = word.endswith("ó") and self.tokens[index].text == word
        return past or word in OFFICE_ENDS

    def office_before(self, index: int) -> tuple[int, int] | None:
        """Return (article or head, head) of the office whose phrase ends right before token `index`.

        «el director del SEDAG |Martín», «la ministra |Ana», «Ing. |Juan».
        """
        last = index - 1
        if last >= 0 and self.tokens[last].text == "." and self.is_office(last - 1):
            last -= 1
        for head in range(last, max(-1, last - _LONGEST_POSITION), -1):
            token = self.tokens[head]
            if token.text in "()" and self.is_bracketed_acronym(head):
                continue
            if token.quote is not None or token.text in ",;:()." or self._ends_office(head):
                return None
            if self.is_office(head):
                while head > 0 and self.is_office(head - 1):
                    head -= 1
                article = head - 1
                has_article = article >= 0 and self.tokens[article].lower in ("el", "la", "al", "del", "su")
                return (article if has_article else head, head)
        return None


def _find_names(tokens: list[Token]) -> list[tuple[int, int]]:
    names: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        if not _may_begin(tokens, index):
            index += 1
            continue
        end = _run(tokens, index)
        start = index
        while start <= end and _is_title(tokens[start]):
            start += 1
        words = [t for t in tokens[start : end + 1] if t.is_name_like]
        of_people = not any(w.lower in NOT_PEOPLE or w.lower.rstrip("s") in NOT_PEOPLE for w in words)
        named_after = start > 0 and tokens[start - 1].lower in NAMED_AFTER_PEOPLE
        # A surname alone is noted too; it counts only where it is known.
        if words and of_people and not named_after:
            names.append((start, end))
        index = end + 1
    return names


def _is_title(token: Token) -> bool:
    word = token.lower.removeprefix("ex").lstrip("-")
    return token.quote is None and (word in OFFICES or word.rstrip(".") in TITLES)


def _may_begin(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    return token.is_name_like and not (token.lower in STARTERS or token.text.isdigit())


def _run(tokens: list[Token], start: int) -> int:
    """Return the last token of the capitalised words from `start`, their small links included."""
    end = start
    while end + 1 < len(tokens) and end - start < 9:
        following = end + 1
        while following < len(tokens) and following - end <= 2 and tokens[following].text in CONNECTORS:
            following += 1
        if following >= len(tokens) or not tokens[following].is_name_like:
            break
        links = [t.text for t in tokens[end + 1 : following]]
        if links == ["de"] and end > start:  # «Ana Ejemplo de Oruro»: the place is no part of the name
            break
        if links and (tokens[following].lower in NOT_PEOPLE or links[0] in ("la", "las", "los")):
            break
        end = following
    return end


class Register:
    """The people of one release: full names, and the offices that go with them."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}

    def note(self, sentence: Sentence) -> None:
        """Take down the people of `sentence` with the offices that stand beside their names."""
        for first, last in sentence.names:
            if last == first:
                continue
            name = sentence.words(first, last)
            position = self.position_beside(sentence, first, last)
            known = self.people.get(name)
            if known is None or (known.position is None and position):
                self.people[name] = Person(name, position)

    def position_beside(self, sentence: Sentence, first: int, last: int) -> str | None:
        """Return the office that stands before or after the name of tokens `first` to `last`."""
        return position_before(sentence, first) or position_after(sentence, last)

    def full_name(self, name: str) -> str | None:
        """Return the one full name that `name` is or is a part of; None where two would fit."""
        if name in self.people:
            return name
        parts = name.split()
        fitting = [full for full in self.people if _is_part(parts, full.split())]
        if len(fitting) == 1:
            return fitting[0]
        return name if len(parts) > 1 and not fitting else None

    def holder(self, phrase: str) -> Person | None:
        """Return the one person whose office `phrase` means («el director», «la alcaldesa de X»)."""
        words = phrase.lower().split()
        fitting = [
            person
            for person in self.people.values()
            if person.position and person.position.lower().split()[0] == words[0]
        ]
        if len(fitting) != 1 or fitting[0].position is None:
            return None
        same = len(words) == 1 or fitting[0].position.lower().startswith(phrase.lower())
        return fitting[0] if same else None


def _is_part(parts: list[str], full: list[str]) -> bool:
    size = len(parts)
    return any(full[i : i + size] == parts for i in range(len(full) - size + 1))


def position_before(sentence: Sentence, first: int) -> str | None:
    """Return the office right before a name, or before the comma before it."""
    tokens = sentence.tokens
    end = first
    if first > 1 and tokens[first - 1].text == ",":
        found = sentence.office_before(first - 1)
        # «junto al alcalde Juan Modelo, Ana Ejemplo …»: that office is Juan's.
        if (
            found is None
            or tokens[found[0]].lower not in ("el", "la")
            or _names_within(sentence, found[1], first - 2)
        ):
            return None
        end = first - 1
    else:
        found = sentence.office_before(first)
    if found is None or _ambiguous(sentence, found[1], end - 1, first):
        return None
    return sentence.words(found[1], end - 1)


def _names_within(sentence: Sentence, head: int, last: int) -> bool:
    return any(
        head < first and end <= last and (end > first or first == head + 1) for first, end in sentence.names
    )


def _ambiguous(sentence: Sentence, head: int, last: int, first: int) -> bool:
    """Tell whether the name may belong to a place in the office's phrase: «director del hospital X»."""
    word = sentence.tokens[last].lower
    return last == first - 1 and last > head and (word in NAMED_AFTER_PEOPLE or word in ("de", "del"))


def position_after(sentence: Sentence, last: int) -> str | None:
    """Return the office between commas behind a name: «Ana Ejemplo, directora del SEDAG, …»."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return None
    head = last + 2
    if tokens[head].lower in ("el", "la", "actual"):
        head += 1
    if not sentence.is_office(head):
        return None
    noun = head
    while sentence.is_office(noun + 1):
        noun += 1
    for end in range(head, min(len(tokens), head + _LONGEST_POSITION)):
        if tokens[end].text in "()" and sentence.is_bracketed_acronym(end):
            continue
        if tokens[end].text in (",", ".", ";", ":", ")", "–", "—") or tokens[end].quote is not None:
            # «Ana Ejemplo, el director Juan Modelo, y …»: a list of people, no apposition.
            if any(head < first <= noun + 1 for first, _ in sentence.names):
                return None
            return sentence.words(head, end - 1)
    return sentence.words(head, len(tokens) - 1) if len(tokens) - head < _LONGEST_POSITION else None


def is_governed(sentence: Sentence, index: int) -> bool:
    """Tell whether token `index` hangs on a preposition before it, and so is no subject."""
    return index > 0 and sentence.tokens[index - 1].lower in PREPOSITIONS
