"""A paragraph cut into what is said in one breath by one person.

Every piece is a slice of the paragraph, in order; together they hold all of it but the spaces
between them. Quotation marks, and the punctuation that follows a closing one, stay with the words
quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiocast.release.values import Paragraph, Quote
from audiocast.script.clauses import clause_spans
from audiocast.script.sentences import goes_on, sentence_spans
from audiocast.spanish.values import words

_OPENING = "“«‘\"'‹„"
_AFTER_QUOTE = re.compile(r"[”»’\"'›]*[.,;:!?…)\]]*[”»’\"'›]*")
# A quotation this short, or a name in quotes, is part of the announcer's sentence.
_INLINE_WORDS = 3
_INLINE_UNNAMED = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` of a paragraph, by the person of `quote` or (None) the announcer.

    `continues` is True where the piece goes on with the sentence of the one before.
    """

    text: str
    quote: Quote | None = None
    continues: bool = False


def pieces(paragraph: Paragraph) -> list[Piece]:
    """Cut `paragraph` at quotations, sentence ends and, in long sentences, clause ends."""
    cut: list[Piece] = []
    for start, end, quote in _turns(paragraph):
        text = paragraph.text[start:end]
        for first, last in sentence_spans(text):
            sentence = text[first:last]
            for number, (begin, stop) in enumerate(clause_spans(sentence)):
                piece = sentence[begin:stop]
                going_on = number > 0 or bool(cut and goes_on(cut[-1].text, piece))
                cut.append(Piece(piece, quote, going_on))
    return cut


def _turns(paragraph: Paragraph) -> list[tuple[int, int, Quote | None]]:
    """Return the spans said by the announcer and by quoted persons, in turn, without outer spaces."""
    text, done = paragraph.text, 0
    turns: list[tuple[int, int, Quote | None]] = []
    for quote in sorted(paragraph.quotes, key=lambda item: item.start):
        start, end = _with_marks(text, quote)
        if start < done or quote.end <= quote.start or _stays_inline(text, quote):
            continue
        turns.append((done, start, None))
        turns.append((start, end, quote))
        done = end
    turns.append((done, len(text), None))
    return _without_wordless(text, turns)


def _stays_inline(text: str, quote: Quote) -> bool:
    count = len(words(text[quote.start : quote.end]))
    return count <= _INLINE_WORDS or (quote.speaker is None and count <= _INLINE_UNNAMED)


def _with_marks(text: str, quote: Quote) -> tuple[int, int]:
    start = quote.start
    while start > 0 and text[start - 1] in _OPENING:
        start -= 1
    match = _AFTER_QUOTE.match(text, quote.end)
    end = match.end() if match else quote.end
    if end < len(text) and not text[end].isspace():
        # Something clings to the closing mark («…”-dijo»): only the marks themselves go with it.
        end = quote.end
        while end < len(text) and text[end] in "”»’\"'›":
            end += 1
    return start, end


def _without_wordless(
    text: str, turns: list[tuple[int, int, Quote | None]]
) -> list[tuple[int, int, Quote | None]]:
    """Give turns that hold punctuation only to their neighbour."""
    kept: list[tuple[int, int, Quote | None]] = []
    pending: int | None = None
    for start, end, quote in turns:
        begin = start if pending is None else pending
        if words(text[start:end]):
            kept.append((begin, end, quote))
            pending = None
        elif kept and pending is None:
            kept[-1] = (kept[-1][0], end, kept[-1][2])
        else:
            pending = begin
    if pending is not None and kept:
        kept[-1] = (kept[-1][0], len(text), kept[-1][2])
    return [_stripped(text, *turn) for turn in kept]


def _stripped(text: str, start: int, end: int, quote: Quote | None) -> tuple[int, int, Quote | None]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), quote
