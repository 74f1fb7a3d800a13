"""The Reader: written Spanish in, spoken Spanish out, with the link between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from audiocast.spanish import characters, numbers, tagger
from audiocast.spanish.assembly import Assembly
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.grammars import acronym, cardinal
from audiocast.spanish.ipa import respell
from audiocast.spanish.letters import spell
from audiocast.spanish.lexicon import Entry, Lexicon
from audiocast.spanish.options import Options
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text
from audiocast.spanish.values import Override, Reading

RULES = {
    "override": "Given for this place in the script.",
    "lexicon.say": "An entry of the workspace's lexicon: said as these words.",
    "lexicon.letters": "An entry of the workspace's lexicon: spelled out.",
    "lexicon.ipa": "An entry of the workspace's lexicon: in IPA, respelled.",
    "lexicon.as": "An entry of the workspace's lexicon: read as another spelling.",
    "builtin.say": "An entry of the package's lexicon: said as these words.",
    "builtin.letters": "An entry of the package's lexicon: spelled out.",
    "acronym.expanded": "An acronym, said by the long form that the release gives.",
    "plain": "Said as written.",
}
_SEGMENT = 4000
_LONG = Pattern(r"\d{67,}")
_CUT = Pattern(r"[.!?…]\s|\s")


class Reader:
    """Reads text aloud, on paper.

    `lexicon` is the workspace's, laid over the package's own; `acronyms` maps each acronym to the
    long form that the release gives; `role` and `voice` choose lexicon entries limited to them.
    """

    def __init__(
        self,
        lexicon: Lexicon | None = None,
        acronyms: Mapping[str, str] | None = None,
        options: Options | None = None,
        role: str = "",
        voice: str = "",
    ) -> None:
        self._own = lexicon or Lexicon()
        self._builtin = Lexicon.builtin()
        self._long_forms = Lexicon(
            Entry(short, "say", " ".join(long.split()), case=True)
            for short, long in sorted((acronyms or {}).items())
            if re.search(r"\w", short) and long.strip()
        )
        self._options = options or Options()
        self._role = role
        self._voice = voice

    def read(self, text: str, overrides: Sequence[Override] = ()) -> Reading:
        """Return how `text` is said; `overrides` are readings for single places of it.

        Raises ValueError on an override outside the text.
        """
        return self._read(text, overrides, set())

    def read_all(
        self, texts: Sequence[str], overrides: Sequence[Sequence[Override]] | None = None
    ) -> list[Reading]:
        """Return the readings of lines that follow one another: the first mention of an acronym is
        the first in all of them. `overrides`, where given, has one sequence per text.
        """  # noqa: D205
        seen: set[str] = set()
        given = overrides or [()] * len(texts)
        return [self._read(text, places, seen) for text, places in zip(texts, given, strict=True)]

    def _read(self, written: str, overrides: Sequence[Override], seen: set[str]) -> Reading:
        for place in overrides:
            if not 0 <= place.start < place.end <= len(written):
                raise ValueError(f"override {place.start}-{place.end} lies outside the text")
        plain = characters.letters(written)
        assembly = Assembly(written, plain)
        for start, end in _segments(plain, overrides):
            text = Text(characters.marks(plain[start:end]), self._options)
            if _LONG.fullmatch(text.written) and not overrides:
                assembly.add(start, end, list(cardinal.find_long(text)))
                continue
            given = [
                single(place.start - start, place.end - start, place.said.strip(), "override")
                for place in overrides
                if start <= place.start and place.end <= end
            ]
            tiers = [given, self._entries(self._own, text, "lexicon"), self._expanded(text, seen)]
            matches = tagger.tag(text, tiers, self._entries(self._builtin, text, "builtin"))
            assembly.add(start, end, matches)
        return assembly.reading()

    def _entries(self, lexicon: Lexicon, text: Text, rule: str) -> Iterator[Match]:
        for start, end, entry in lexicon.find(text.written, role=self._role, voice=self._voice):
            there, said = text.written[start:end], self._said(entry)
            if said.casefold() == there.casefold() and (there.islower() or there.istitle()):
                said = there  # "senamhi" in an address needs no capital
            elif rule == "builtin" and there[0].isupper() and there[1:].islower() and entry.written.islower():
                said = said[:1].upper() + said[1:]
            yield Match(_link(text.written, start, end, said), f"{rule}.{entry.kind}")

    def _said(self, entry: Entry) -> str:
        if entry.kind == "letters":
            return re.sub(r"\d", lambda digit: numbers.cardinal(int(digit[0])), spell(entry.written))
        if entry.kind == "ipa":
            return respell(entry.said)
        if entry.kind == "as":
            # Without the workspace's lexicon: an entry may not lead to itself.
            return Reader(options=self._options, role=self._role, voice=self._voice).read(entry.said).said
        return entry.said

    def _expanded(self, text: Text, seen: set[str]) -> Iterator[Match]:
        if self._options.acronyms == "short":
            return
        for start, end, long_form in acronym.of_release(text, self._long_forms):
            short = text.written[start:end]
            if acronym.is_definition(text, start, end, long_form):
                seen.add(short)
            elif self._options.acronyms == "expand" or short not in seen:
                seen.add(short)
                yield single(start, end, long_form, "acronym.expanded")


def _link(written: str, start: int, end: int, said: str) -> tuple[Piece, ...]:
    """Return pieces word by word where both sides have as many words, else one piece."""
    parts = [
        (match.start() + start, match.end() + start) for match in re.finditer(r"\S+", written[start:end])
    ]
    words = said.split()
    if len(parts) != len(words):
        return (Piece(start, end, said),)
    return tuple(Piece(*span, word) for span, word in zip(parts, words, strict=True))


def _segments(written: str, overrides: Sequence[Override]) -> Iterator[tuple[int, int]]:
    """Yield the text in stretches that no grammar needs to look across, so that time stays linear."""
    start = 0
    while len(written) - start > _SEGMENT:
        end = start + _SEGMENT
        cuts = [match.end() for match in _CUT.finditer(written, end - 400, end)]
        sentence = [cut for cut in cuts if written[cut - 2] in ".!?…"]
        end = (sentence or cuts or [end])[-1]
        for place in overrides:
            if place.start < end < place.end:
                end = place.end
        yield start, end
        start = end
    yield start, len(written)
