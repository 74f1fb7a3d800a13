"""Where quotation marks open and close, whatever marks an office uses."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile("[“”„‟«»\"‘’'‹›]")
_KINDS = {
    "“": "double", "”": "double", "„": "double", "‟": "double", "«": "angle", "»": "angle",
    '"': "straight", "‘": "single", "’": "single", "'": "tick", "‹": "small", "›": "small",
}  # fmt: skip
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Marks:
    """The outermost quotations of one paragraph, as the offsets of their marks.

    `unclosed` is where the first quotation opens that never closes, `stray` where the first mark
    closes what never opened; both None where all is balanced.
    """

    spans: tuple[tuple[int, int], ...]
    unclosed: int | None = None
    stray: int | None = None


def find_marks(text: str) -> Marks:
    """Pair the quotation marks of `text`; apostrophes and inch marks are none."""
    stack: list[tuple[str, int]] = []
    spans: list[tuple[int, int]] = []
    unclosed: int | None = None
    stray: int | None = None
    for match in _MARKS.finditer(text):
        place, kind = match.start(), _KINDS[match[0]]
        is_open = any(k == kind for k, _ in stack)
        role = _role(text, place, match[0], is_open)
        if role == "open" and len(stack) < _DEEPEST:
            stack.append((kind, place))
        elif role == "close" and is_open:
            while stack:
                opened, start = stack.pop()
                if opened == kind:
                    break
                unclosed = start if unclosed is None and opened not in ("tick", "single") else unclosed
            if not stack:
                spans.append((start, place))
        elif role == "close" and kind not in ("tick", "single") and stray is None:
            stray = place
    left = [(kind, start) for kind, start in stack if kind not in ("tick", "single")]
    if stack and left and unclosed is None:
        unclosed = left[0][1]
    if stack:
        spans += _inner(text, stack[0][1] + 1)
    return Marks(tuple(spans), unclosed, stray)


def _inner(text: str, start: int) -> list[tuple[int, int]]:
    """Return the pairs behind a mark that never closes."""
    tail = text[start:]
    opened = [m.start() for m in _MARKS.finditer(tail)]
    if not opened or len(opened) > 200:
        return []
    return [(start + a, start + b) for a, b in find_marks(tail).spans]


def _role(text: str, place: int, mark: str, is_open: bool) -> str:
    """Tell whether a mark opens or closes, or is neither ("")."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    begins = (not before or before in " ([¿¡—–-/:“«\"‘'") and bool(after) and not after.isspace()
    if mark in "«‹„‟‘":
        return "open"
    if mark in "»›":
        return "close"
    if mark in "’'":
        if before.isalnum() and after.isalnum():
            return ""
        if mark == "'" and begins and after.isalpha():
            return "open"
        return "close" if is_open and not begins else ""
    if mark == '"':
        if begins and not (is_open and after in " .,;:)"):
            return "open" if not is_open or before != " " else "close" if after.isspace() else "open"
        return "close" if is_open or not before.isdigit() else ""
    # Word processors turn the curly marks the wrong way round now and then.
    if mark == "“":
        return "close" if is_open and not begins else "open"
    return "open" if begins and not is_open else "close"
