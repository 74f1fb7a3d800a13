"""Putting the said text together from matches, with its tokens."""

from __future__ import annotations

from collections.abc import Iterable

from audiocast.spanish.grammar import Match
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.values import Doubt, Reading, Token

_RUN = Pattern(r"\S+|\s+")
_CLOSING = ".,;:!?…)]»”’"


class Assembly:
    """Collects what is said for one written text, stretch by stretch.

    `plain` is the text as it passes through where nothing is read, character for character.
    """

    def __init__(self, written: str, plain: str) -> None:
        self._whole = written
        self._written = plain
        self._said: list[str] = []
        self._length = 0
        self._last = ""
        self._plain_last = ""
        self._gap = ""
        self._dropped = False
        self._tokens: list[Token] = []

    def add(self, start: int, end: int, matches: Iterable[Match]) -> None:
        """Add `written[start:end]`, in which `matches` (offsets from `start`) are read."""
        position = start
        for match in matches:
            doubt = match.doubt
            for piece in match.pieces:
                self._plain(position, start + piece.start)
                position = start + piece.end
                self._token(start + piece.start, position, piece.said, match.rule, doubt)
                doubt = None
        self._plain(position, end)

    def reading(self) -> Reading:
        """Return the reading of all that was added."""
        said = "".join(self._said)
        if not self._dropped:
            said += self._gap
        return Reading(self._whole, said, tuple(self._tokens))

    def _plain(self, start: int, end: int) -> None:
        for run in _RUN.finditer(self._written, start, end):
            if run[0].isspace():
                self._gap += run[0]
            else:
                self._token(run.start(), run.end(), run[0], "plain", None)

    def _token(self, start: int, end: int, said: str, rule: str, doubt: Doubt | None) -> None:
        if not said:
            self._tokens.append(Token(start, end, self._length, self._length, rule, doubt))
            self._dropped = True
            return
        self._space(said[0])
        first = self._length
        self._said.append(said)
        self._length += len(said)
        self._last = said[-1]
        self._plain_last = self._last if rule == "plain" else ""
        self._tokens.append(Token(start, end, first, self._length, rule, doubt))

    def _space(self, following: str) -> None:
        gap = self._gap
        if self._dropped:
            gap = " " if gap and self._last and following not in _CLOSING else ""
        if (
            not gap
            and following.isalnum()
            and (self._last.isalnum() or self._last == "," != self._plain_last)
        ):
            gap = " "
        self._said.append(gap)
        self._length += len(gap)
        self._gap = ""
        self._dropped = False
