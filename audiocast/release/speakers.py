"""Which quotations are somebody's words, and whose."""

from __future__ import annotations

from dataclasses import dataclass, field

from audiocast.messages import _
from audiocast.release.attribution import according, before_colon, behind, only_person, verb_before
from audiocast.release.inversion import SAME, UNKNOWN, subject_after
from audiocast.release.people import Person, Register, Sentence
from audiocast.release.quotes import Marks, find_marks
from audiocast.release.sentences import Token, sentences, tokenize
from audiocast.release.subjects import is_plural_saying, is_saying, subject
from audiocast.release.values import Flag, Paragraph, Quote
from audiocast.release.wording import STRONG_NAMING, WEAK_NAMING

_LONGEST_TEXT = 20_000  # characters; a longer paragraph is not prose
_LONGEST_WHOLE = 200_000  # characters, some four hours of reading; what lies behind is no release


def with_quotes(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Flag]]:
    """Return the paragraphs with their quotations, and flags for marks that do not pair.

    What stands in quotation marks without being somebody's words (titles, nicknames, words held at
    a distance) is no quotation. A speaker is given only where the text says who speaks.
    """
    reader = _Attribution()
    read = []
    spans = _spans(paragraphs, reader.flags)
    left = _LONGEST_WHOLE
    for paragraph, quotes in zip(paragraphs, spans, strict=True):
        size = len(paragraph.text)
        left -= size
        prose = size <= _LONGEST_TEXT and left >= 0
        if not prose:
            quotes.clear()
        tokens = tokenize(paragraph.text if prose else "", quotes)
        read.append([Sentence(paragraph.text, part) for part in sentences(tokens)])
    for parts in read:
        for sentence in parts:
            reader.register.note(sentence)
    out = []
    for paragraph, quotes, parts in zip(paragraphs, spans, read, strict=True):
        found = reader.paragraph(parts, quotes) if paragraph.kind != "heading" else ()
        out.append(Paragraph(paragraph.text, paragraph.line, paragraph.kind, tuple(found)))
    return out, reader.flags


def _spans(paragraphs: list[Paragraph], flags: list[Flag]) -> list[list[tuple[int, int]]]:
    """Return the offsets of the marks of each paragraph; a quotation may go on over paragraphs."""
    marks = [find_marks(p.text if len(p.text) <= _LONGEST_TEXT else "") for p in paragraphs]
    out: list[list[tuple[int, int]]] = []
    running = False
    for index, (paragraph, found) in enumerate(zip(paragraphs, marks, strict=True)):
        spans, text = list(found.spans), paragraph.text
        following = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
        if running and found.stray is not None and (not spans or spans[0][0] > found.stray):
            spans.insert(0, (-1, found.stray))  # went on without a new mark at its start
            found = Marks(found.spans, found.unclosed, None)
        goes_on = found.unclosed is not None and following[:1] in ("“", "«", "»", '"', "„")
        closes = index + 1 < len(marks) and marks[index + 1].stray is not None
        running = found.unclosed is not None and (goes_on or closes)
        if running and found.unclosed is not None:
            spans = [s for s in spans if s[1] < found.unclosed] + [(found.unclosed, len(text))]
        elif found.unclosed is not None or found.stray is not None:
            place = found.unclosed if found.unclosed is not None else found.stray or 0
            message = _("The quotation marks do not pair at “{text}”; correct them.")
            flags.append(
                Flag("quotes-unbalanced", message.format(text=text[place : place + 40]), paragraph.line)
            )
        out.append(spans)
    return out


@dataclass(slots=True)
class _Attribution:
    """Reads sentence after sentence and remembers who spoke last, while that is certain."""

    register: Register = field(default_factory=Register)
    flags: list[Flag] = field(default_factory=list)
    current: Person | None = None
    age: int = 0
    announced: bool = False

    def paragraph(self, parts: list[Sentence], quotes: list[tuple[int, int]]) -> list[Quote]:
        """Return the quotations of one paragraph."""
        found: list[Quote] = []
        if self.age > 0:
            self.current = None
        for number, sentence in enumerate(parts):
            opens = number > 0 or self.announced
            read = self._sentence(sentence, quotes, opens)
            if read and read[-1].speaker is None and number + 1 < len(parts):
                read = self._said_so(read, parts[number + 1])
            found += read
        last = parts[-1].tokens[-1] if parts and parts[-1].tokens else None
        runs_on = bool(quotes) and parts and quotes[-1][1] == len(parts[-1].text)
        self.announced = bool(last and (last.text == ":" or runs_on))
        return found

    def _said_so(self, read: list[Quote], following: Sentence) -> list[Quote]:
        """Look for the speaker in «“…”. Así lo afirmó el director del SEDERI, Julián Modelo»."""
        tokens = following.tokens
        if [t.lower for t in tokens[:2]] != ["así", "lo"] or len(tokens) < 4 or not is_saying(following, 2):
            return read
        if any(token.quote is not None for token in tokens):
            return read
        person = self._resolved(subject_after(following, 2, len(tokens)), [])
        return [*read[:-1], Quote(read[-1].start, read[-1].end, person.name, person.position)]

    def _sentence(self, sentence: Sentence, quotes: list[tuple[int, int]], opens: bool) -> list[Quote]:
        out: list[Quote] = []
        spoken: list[Person] = []
        low = 0
        for index, token in enumerate(sentence.tokens):
            if token.quote is None:
                continue
            start, end = quotes[token.quote]
            person = self._attribute(sentence, index, low, opens, spoken)
            if person is not None and not _is_name_of_thing(sentence, index, low):
                person = self._resolved(person, spoken)
                out.append(Quote(start + 1, end, person.name, person.position))
                spoken.append(person)
                low = index + 1
        self._remember(sentence, spoken, low)
        return out

    def _attribute(
        self, sentence: Sentence, index: int, low: int, opens: bool, spoken: list[Person]
    ) -> Person | None:
        """Return who says the quotation at token `index`, SAME, UNKNOWN, or None for no quotation."""
        size = _size(sentence.tokens[index])
        after = behind(sentence, index)
        verb, kind = verb_before(sentence, index, low)
        near = verb is not None and index - verb <= 4
        if after is not None and not (near and kind == "singular"):
            return after
        if verb is not None and (near or size >= 4):
            if kind == "plural":
                return UNKNOWN
            if kind == "unconjugated":
                return only_person(sentence, low, index) if near else None
            return self._said(sentence, verb, low, index)
        if named := before_colon(sentence, index):
            return named
        bare = index - low <= 3 and all(not t.is_name_like for t in sentence.tokens[low:index])
        if low > 0 and bare and spoken:
            return SAME
        following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
        if index == 0 and following and following.is_word and not _ends_as_sentence(sentence.tokens[0]):
            return None  # it is what the sentence tells of: «“Historia del valle” es el título»
        if index == 0 and (size >= 4 or _ends_as_sentence(sentence.tokens[index])):
            return SAME if opens else UNKNOWN
        announced = index > 0 and sentence.tokens[index - 1].text == ":"
        return UNKNOWN if size >= 8 or announced else None

    def _said(self, sentence: Sentence, verb: int, low: int, index: int) -> Person:
        if verb == low + 2 and according(sentence, low):
            person = subject_after(sentence, verb, index)
            person = UNKNOWN if person is SAME else person
        else:
            person = subject(sentence, verb, low, index)
        for first, last in sentence.names:
            # Somebody else stands between verb and quotation: it may be theirs.
            if verb < first and last < index and last > first and sentence.words(first, last) != person.name:
                return UNKNOWN
        return person

    def _resolved(self, person: Person, spoken: list[Person]) -> Person:
        """Return the person with full name and office, as far as they are certain."""
        if person is SAME:
            known = spoken[-1] if spoken else self.current
            return known if known is not None else Person(None)
        if person is UNKNOWN:
            return Person(None)
        if person.name is None:
            holder = self.register.holder(person.position or "")
            return holder or Person(None, person.position)
        full = self.register.full_name(person.name)
        if full is None:
            return Person(person.name, person.position) if person.position else Person(None)
        known_as = self.register.people.get(full)
        return Person(full, person.position or (known_as.position if known_as else None))

    def _remember(self, sentence: Sentence, spoken: list[Person], low: int) -> None:
        """Keep or forget the current speaker after `sentence`."""
        tokens = sentence.tokens
        said: Person | None = spoken[-1] if spoken else None
        for verb in range(low, len(tokens)):
            if is_plural_saying(sentence, verb):
                said = Person(None)
            elif is_saying(sentence, verb) and not (spoken and verb - low <= 3):
                person = subject(sentence, verb, low, len(tokens))
                said = self._resolved(person, [said] if said else [])
        others = [n for n in sentence.names if n[1] > n[0]]
        if said is not None:
            strangers = [n for n in others if self.register.full_name(sentence.words(*n)) != said.name]
            self.current = said if said.name and not strangers else None
            self.age = 0
            return
        if any(self.current is None or sentence.words(*n) != self.current.name for n in others) or any(
            sentence.is_office(i) for i in range(len(tokens))
        ):
            self.current = None
        self.age += 1
        if self.age > 1:
            self.current = None


def _size(token: Token) -> int:
    return len(token.text.split())


def _ends_as_sentence(token: Token) -> bool:
    return token.text.rstrip("”»\"’'")[-1:] in (".", "!", "?", "…")


def _is_name_of_thing(sentence: Sentence, index: int, low: int) -> bool:
    """Tell a title, nickname or word held at a distance from somebody's words."""
    token = sentence.tokens[index]
    inner = token.text.strip("“”«»\"‘’'„ ")
    words = inner.split()
    if not any(c.isalpha() for c in inner):
        return True
    before = [t.lower for t in sentence.tokens[max(low, index - 4) : index]]
    verb_near = any(is_saying(sentence, i) for i in range(max(low, index - 3), index))
    if not verb_near and any(word in STRONG_NAMING for word in before):
        return True
    announced = bool(before) and before[-1] == ":" and verb_before(sentence, index, low)[0] is not None
    attributed = announced or behind(sentence, index) is not None
    begins_big = inner[:1].isupper() or inner[:1].isdigit()
    if (
        not (verb_near or announced)
        and begins_big
        and any(w in WEAK_NAMING for w in before[-3:])
        and not _ends_as_sentence(token)
    ):
        return True
    titled = sum(w[:1].isupper() or w[:1].isdigit() for w in words if len(w) > 3)
    long_words = sum(len(w) > 3 for w in words)
    article = bool(before) and before[-1] in ("el", "la", "los", "las", "un", "una", "del", "al", "de", "su")
    if (
        len(words) <= 10
        and long_words
        and titled == long_words
        and (article or (len(words) > 1 and not (verb_near or attributed)))
    ):
        return True
    colon = bool(before) and before[-1] == ":"
    return len(words) <= 3 and (article or not (verb_near or colon or attributed))
