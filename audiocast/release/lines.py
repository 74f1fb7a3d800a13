"""Lines of text to paragraphs: what is one paragraph although it stands on several lines."""

from __future__ import annotations

import re
from itertools import pairwise

LINE_END = re.compile(r"\r*\n|\r")
_SOFT_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
ITEM = re.compile(r"\s*(?:[-–—*•·▪●○◦■□►➢✓✔>+‣⁃]\s+|•|▪|●|(?:\d{1,2}|[a-z])[.)]\s+)(?=\S)")
MARKER_LINE = re.compile(r"\s*AUDIO\s*[:=]?\s*|\s*(?:audio|foto|fotos|video|vídeo)s?\s*[:=].*", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*\s*$|[:;]\s*$")
_BROKEN_WORD = re.compile(r"[^\W\d_](?:\xad|[-‐])$")
_CONNECTOR = re.compile(
    r"(?:^|\s)(?:a|al|con|de|del|e|el|en|la|las|los|o|para|por|que|se|su|sus|un|una|y)$|,$", re.IGNORECASE
)
_WIDEST = 120  # longer lines are paragraphs, not wrapped lines


def split(text: str) -> list[tuple[int, str]]:
    """Return (1-based line, text) for each line; other separators than CR and LF do not count lines."""
    rows = []
    for number, line in enumerate(LINE_END.split(text), start=1):
        rows += [(number, part) for part in _SOFT_BREAK.split(line)]
    return rows


def join(parts: list[str]) -> str:
    """Join the lines of one paragraph; a word broken by a hyphen at a line's end is mended."""
    text: list[str] = []
    for part in parts:
        part = part.strip()
        if text and _BROKEN_WORD.search(text[-1][-2:]) and part[:1].islower():
            text[-1] = text[-1][:-1]
        elif text:
            text.append(" ")
        text.append(part)
    return "".join(text)


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence or an announcement (colon, semicolon) does."""
    return bool(_TERMINAL.search(text[-8:]))


def runs_on(first: str, second: str) -> bool:
    """Tell by the words alone whether `second` goes on with the sentence of `first`."""
    second = second.lstrip()
    if ends_sentence(first) or not second or ITEM.match(second):
        return False
    return bool(_CONNECTOR.search(first.rstrip()[-8:])) or (second[0].islower() and len(first) >= 25)


def wrap_width(lines: list[str]) -> int:
    """Return the width at which the paragraphs of `lines` were hard-wrapped, or 0 where they were not.

    A line that was wrapped could not have taken the next line's first word; that holds for nearly
    all lines of a wrapped text and for few of any other.
    """
    inner = [(a, b) for a, b in pairwise(lines[1:]) if a.strip() and b.strip() and not ITEM.match(b)]
    if len(inner) < 2:
        return 0
    width = max(len(a.rstrip()) for a, _ in inner)
    if not 30 <= width <= _WIDEST:
        return 0
    full = [(a, b) for a, b in inner if _is_full(a, b, width)]
    flowing = [a for a, b in full if not ends_sentence(a)]
    return width if len(full) >= 0.6 * len(inner) and len(flowing) >= 0.5 * len(full) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width


def continues(previous: str, line: str, width: int) -> bool:
    """Tell whether `line` belongs to the paragraph of the adjacent line `previous`."""
    if ITEM.match(line) or MARKER_LINE.fullmatch(line) or MARKER_LINE.fullmatch(previous):
        return False
    indented = line[:1] in " \t\xa0" and previous[:1] not in " \t\xa0"
    if indented and not ITEM.match(previous) and ends_sentence(previous):
        return False
    if _BROKEN_WORD.search(previous.rstrip()[-2:]) and line.lstrip()[:1].islower():
        return True
    if runs_on(previous, line):
        return True
    return bool(width) and _is_full(previous, line, width)
