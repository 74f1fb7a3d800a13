"""Printed lines to paragraphs by geometry: what a page shows by gaps, indents and type sizes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from audiocast.release import lines as prose
from audiocast.release.blocks import Block
from audiocast.release.cleaning import folded

_MARGIN = 0.12  # of the page's height, at the top and at the bottom
_NUMBER = re.compile(
    r"\W*(?:p[áa]g(?:ina|\.)?\s*)?(?:n[.º°]*\s*)?\d{1,3}(?:\s*(?:/|de|\|)\s*\d{1,3})?\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: text and box in points from the lower left corner, type size, boldness."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order."""

    width: float
    height: float
    lines: list[Line]


def read_layout(pages: list[Page]) -> list[Block]:
    """Return the blocks of the pages, their running heads, feet and numbers left out."""
    running = _running(pages)
    if not any(page.lines for page in pages):
        return []
    body = _body_size([line for page in pages for line in page.lines])
    rows: list[tuple[int, Line]] = []
    for number, page in enumerate(pages):
        kept = [line for line in page.lines if not _is_outside(line, page, running, body)]
        rows += [(number, line) for line in _merged(kept)]
    if not rows:
        return []
    leading = _leading(rows, body)
    columns = {page: _column(rows, page) for page in {page for page, _ in rows}}
    blocks: list[Block] = []
    group: list[Line] = []
    first = 1
    for index, (page_number, line) in enumerate(rows):
        if group:
            before_page, before = rows[index - 1]
            same_page = before_page == page_number
            scaled = leading * max(1.0, line.size / body)
            if not _continues(before, line, same_page, scaled, columns[page_number]):
                blocks.append(_block(group, body, first))
                group, first = [], index + 1
        group.append(line)
    blocks.append(_block(group, body, first))
    return blocks


def _merged(lines: list[Line]) -> list[Line]:
    """Join pieces that PDFium gives as lines of their own although they stand on one line."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        overlap = min(last.top, line.top) - max(last.bottom, line.bottom) if last else 0.0
        height = min(last.top - last.bottom, line.top - line.bottom) if last else 1.0
        if last and overlap > 0.6 * height and 0 <= line.left - last.right < 3 * line.size:
            out[-1] = Line(
                f"{last.text.rstrip()} {line.text}", last.left, min(last.bottom, line.bottom), line.right,
                max(last.top, line.top), last.size, last.bold,
            )  # fmt: skip
        else:
            out.append(line)
    return out


def _in_margin(line: Line, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", folded(line.text))


def _running(pages: list[Page]) -> set[str]:
    """Return what stands in the margins of at least half of the pages, two or more: heads and feet."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_key(line) for line in page.lines if _in_margin(line, page)})
    return {key for key, count in counts.items() if count >= 2 and count * 2 >= len(pages)}


def _is_outside(line: Line, page: Page, running: set[str], body: float) -> bool:
    if not _in_margin(line, page):
        return False
    # On a single page nothing repeats: there the head and foot are told by their smaller type.
    small = line.size < 0.9 * body and _key(line) != "audio"
    return small or _key(line) in running or bool(_NUMBER.fullmatch(line.text.strip()))


def _body_size(lines: list[Line]) -> float:
    """Return the type size that most of the text is set in."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    return weights.most_common(1)[0][0]


def _leading(rows: list[tuple[int, Line]], body: float) -> float:
    """Return the usual distance from one line's foot to the next within paragraphs.

    Behind the end of a sentence another paragraph may begin: such steps tell nothing of it.
    """
    steps = [
        a.bottom - b.bottom
        for (page, a), (other, b) in pairwise(rows)
        if page == other
        and 0 < a.bottom - b.bottom < 3 * max(body, 1)
        and abs(a.size - b.size) < 0.6
        and not prose.ends_sentence(a.text)
    ]
    if not steps:
        return 1.3 * body
    counts = Counter(round(step) for step in steps)
    # Of single spacing and the gaps between paragraphs, the smaller common one is the leading.
    usual = min(step for step, count in counts.items() if count >= max(1, 0.2 * len(steps)))
    return max(median(step for step in steps if round(step) == usual), 0.9 * body)


def _column(rows: list[tuple[int, Line]], page: int) -> tuple[float, float]:
    own = [line for number, line in rows if number == page]
    return min(line.left for line in own), max(line.right for line in own)


def _continues(
    before: Line, line: Line, same_page: bool, leading: float, column: tuple[float, float]
) -> bool:
    """Tell whether `line` goes on with the paragraph of the line printed before it."""
    text, following = before.text.strip(), line.text.strip()
    if prose.ITEM.match(following) or prose.MARKER_LINE.fullmatch(following):
        return False
    if prose.MARKER_LINE.fullmatch(text) or abs(before.size - line.size) > 0.08 * before.size + 0.4:
        return False
    step = before.bottom - line.bottom
    new_column = same_page and step < -leading
    if same_page and not new_column:
        if step > 1.35 * leading + 0.5:
            return False
    elif prose.ends_sentence(text):
        return False
    left, right = column
    width = max(right - left, 1.0)
    indent = line.left - before.left
    if same_page and 6 < indent < 0.2 * width and before.left - left < 6 and prose.ends_sentence(text):
        return False
    if _had_room(before, line, right) and not new_column and same_page:
        # The next word had room on the line before: it ended on purpose, unless set ragged or centred.
        short = before.right - before.left < 0.8 * width
        centred = (
            before.left - left > 0.03 * width
            and abs((before.left - left) - (right - before.right)) < 0.1 * width
        )
        return centred or (
            not prose.ends_sentence(text)
            and not (short and (following[0].isupper() or following[0].isdigit()))
        )
    return True


def _had_room(before: Line, line: Line, edge: float) -> bool:
    """Tell whether the first word of `line` would have fitted on the line before it."""
    text = line.text.strip()
    word = (line.right - line.left) * len(text.split(maxsplit=1)[0]) / max(len(text), 1)
    return before.right + word + 0.3 * before.size < edge


def _block(group: list[Line], body: float, first: int) -> Block:
    text = prose.join([line.text for line in group])
    size = max(line.size for line in group)
    words = len(text.split())
    large = size > 1.15 * body and words <= 60
    bold = all(line.bold for line in group) and words <= 30 and not prose.ends_sentence(text)
    kind = "heading" if large or (bold and size >= body) else "paragraph"
    return Block(kind, text, first)
