"""A paragraph as tokens and sentences, each outermost quotation one token."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiocast.release.wording import ABBREVIATIONS

_TOKEN = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?|[^\w\s]")
_REACH = 400  # tokens; a longer “sentence” is none, and is cut


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole quotation (`quote` is its index among the paragraph's)."""

    text: str
    start: int
    end: int
    quote: int | None = None

    @property
    def lower(self) -> str:
        """The word without case."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or figure."""
        return self.quote is None and self.text[0].isalnum()

    @property
    def is_name_like(self) -> bool:
        """Whether it is written as names are: a capital, and not an acronym's."""
        return (
            self.is_word and self.text[0].isupper() and (len(self.text) == 1 or not self.text[1:].isupper())
        )


def tokenize(text: str, quotes: list[tuple[int, int]]) -> list[Token]:
    """Return the tokens of `text`; `quotes` are the offsets of the marks of its quotations."""
    tokens: list[Token] = []
    place = 0
    for index, (start, end) in enumerate(quotes):
        tokens += _words(text, place, start)
        tokens.append(Token(text[start : end + 1], start, end + 1, index))
        place = end + 1
    return tokens + _words(text, place, len(text))


def _words(text: str, start: int, end: int) -> list[Token]:
    return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]


def sentences(tokens: list[Token]) -> list[list[Token]]:
    """Part the tokens of a paragraph into sentences."""
    out: list[list[Token]] = [[]]
    for index, token in enumerate(tokens):
        if out[-1] and (_begins(tokens, index) or len(out[-1]) >= _REACH):
            out.append([])
        out[-1].append(token)
    return out


def _begins(tokens: list[Token], index: int) -> bool:
    previous, token = tokens[index - 1], tokens[index]
    starts = token.quote is not None or token.text[0].isupper() or token.text[0] in "¿¡"
    if not starts:
        return False
    if previous.quote is not None:
        return previous.text[-2:-1] in ".!?…" and token.text[0] not in ",;"
    if previous.text not in (".", "!", "?", "…"):
        return False
    before = tokens[index - 2].lower if index > 1 else ""
    return not (previous.text == "." and (before in ABBREVIATIONS or (len(before) == 1 and before.isalpha())))
