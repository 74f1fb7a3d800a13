"""The link from what is written to what is said, token by token."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class Override:
    """In this one place, say `said` for `text[start:end]`."""

    start: int
    end: int
    said: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading that a person should confirm.

    `code` is stable and machine-readable (`dot-ambiguous`, `unknown-acronym`, …); `alternative` is
    the other reading where there is one; `lexicon` is the line to put into `lexicon.toml`, or "".
    """

    code: str
    alternative: str = ""
    lexicon: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """`Reading.written[start:end]` is said as `Reading.said[said_start:said_end]` by `rule`.

    Tokens are in order and do not overlap; together they cover every non-space character of both
    sides. A token spans as little as possible: one written word wherever the rule allows it.
    `rule` is "plain" where the text passed through, otherwise `class` or `class.case` ("date.long").
    """

    start: int
    end: int
    said_start: int
    said_end: int
    rule: str
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of text as written and as said, with the tokens that link the two.

    `said` is plain Spanish in words with ordinary punctuation: no figure, symbol, or abbreviation
    is left for an engine to guess at.
    """

    written: str
    said: str
    tokens: tuple[Token, ...]


def words(text: str) -> list[tuple[int, int]]:
    """Return the spans of the written words of `text`.

    A written word is a run of non-space characters with at least one letter or digit; punctuation
    that touches it belongs to it. Every mark, caption and highlight counts words this way.
    """
    return [match.span() for match in _WORD.finditer(text)]
