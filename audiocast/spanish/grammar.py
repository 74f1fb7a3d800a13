"""What a grammar yields: matches, made of pieces that link written to said.

A grammar is a module with `RULES` (rule name → one line of description), `EXAMPLES` (written →
said) and `find`, which yields every place that it could read; the tagger decides between grammars.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from audiocast.spanish.text import Text
from audiocast.spanish.values import Doubt


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` is said as `said`; empty where it is not said."""

    start: int
    end: int
    said: str


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a grammar reads: its pieces in order, by which rule, with what doubt.

    What lies between the pieces is left as written. The doubt belongs to the first piece.
    """

    pieces: tuple[Piece, ...]
    rule: str
    doubt: Doubt | None = None

    @property
    def start(self) -> int:
        """First character."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.pieces[-1].end


class Grammar(Protocol):
    """A module of `grammars/`."""

    @property
    def RULES(self) -> Mapping[str, str]: ...  # noqa: N802, D102 - modules name their tables so

    @property
    def EXAMPLES(self) -> Sequence[tuple[str, str]]: ...  # noqa: N802, D102

    @property
    def find(self) -> Find: ...  # noqa: D102


class Find(Protocol):
    """The one function that every grammar has."""

    def __call__(self, text: Text) -> Iterator[Match]: ...  # noqa: D102


def single(start: int, end: int, said: str, rule: str, doubt: Doubt | None = None) -> Match:
    """Return a match of one piece."""
    return Match((Piece(start, end, said),), rule, doubt)
