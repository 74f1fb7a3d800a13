"""Regular expressions that are compiled when a text first needs them.

The grammars hold some three hundred: compiled at import they would cost more than reading a release.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

CLOCK = r"\d\s?[:.hH]\s?\d"
DASH = "[-–—−]"
DEGREES = "[°º˚]"
LONE_CAPITAL = r"(?<!\w)[A-ZÑ](?!\w)"
MONTH = "(?i:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic)"
PRIMES = "['’′\"”″]"
SIGNS = (
    "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u25a0-\u25ff"
    "\u2190-\u21ff\ufe0f\u20e3\u200d\U000e0000-\U000e007f"
)
"""Emoji, arrows and other pictures, as the inside of a character class."""
SLASH = "/"
TIMES = r"[\d)]\s?[xX×]\s?[\d(]"


@cache
def _gate(needs: str) -> re.Pattern[str]:
    return re.compile(needs)


class _Gates:
    """What one text has of what patterns need: several patterns ask the same of it, one after another."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, bool] = {}

    def are_of(self, text: str) -> bool:
        return self._text is text

    def has(self, needs: str) -> bool:
        found = self._found.get(needs)
        if found is None:
            found = self._found[needs] = _gate(needs).search(self._text) is not None
        return found


_gates = _Gates("")


def _has(text: str, needs: str) -> bool:
    """Tell whether `needs` is found in `text`; the answers for the last text are kept."""
    global _gates
    gates = _gates  # another thread may put its own in between
    if not gates.are_of(text):
        gates = _gates = _Gates(text)
    return gates.has(needs)


class Pattern:
    """A regular expression with the methods of `re.Pattern` that grammars use.

    `needs` is a small expression that is in every text in which there is something to find: without
    it `finditer` finds nothing, and compiles nothing. `source` may be a function that makes it.
    """

    __slots__ = ("_compiled", "_flags", "_needs", "_source")

    def __init__(self, source: str | Callable[[], str], flags: int = 0, needs: str = "") -> None:
        self._source = source
        self._flags = flags
        self._needs = needs
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._compiled is None:
            source = self._source if isinstance(self._source, str) else self._source()
            self._compiled = re.compile(source, self._flags)
        return self._compiled

    @property
    def pattern(self) -> str:
        """What was given."""
        return self.compiled.pattern

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield every match."""
        if self._needs and not _has(text, self._needs):
            return iter(())
        compiled = self._compiled or self.compiled
        return compiled.finditer(text, start) if end is None else compiled.finditer(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match at `start`, or None."""
        return self.compiled.match(text, start)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match from `start`, or None."""
        compiled = self._compiled or self.compiled
        return compiled.search(text, start) if end is None else compiled.search(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text, or None."""
        return self.compiled.fullmatch(text)

    def findall(self, text: str) -> list[str]:
        """Return what every match holds (its only group, or all of it)."""
        return self.compiled.findall(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return `text` with every match replaced."""
        return self.compiled.sub(replacement, text)

    def split(self, text: str) -> list[str]:
        """Return `text` cut at every match."""
        return self.compiled.split(text)
