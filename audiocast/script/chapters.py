"""Titles of chapters: the headline, the parts, and the people who speak."""

from __future__ import annotations

from audiocast.script.values import Kind, Line

OPENING = "Presentación"
HEADLINE = "Titular"
NEWS = "La noticia"
MORE = "Sigue la noticia"
END = "Cierre"

TITLE_LENGTH = 42
# A part is worth a chapter of its own from about this many words on (a minute of radio).
_PART_WORDS = 150


def short_title(text: str) -> str:
    """Return the beginning of `text`, cut between words, as a title of at most `TITLE_LENGTH` characters."""
    text = " ".join(text.split())
    if len(text) <= TITLE_LENGTH:
        return text.rstrip(" .:;,")
    kept = text[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" .:;,“«\"'(¿¡—–-")
    return f"{kept or text[: TITLE_LENGTH - 1]}…"


class Chapters:
    """Decides, line by line, where a chapter begins.

    Headline, news, each quoted person, each heading, the paragraph after a quoted person, and every
    minute or so of plain text have one; words said after the last paragraph belong to nobody's
    chapter but the last.
    """

    def __init__(self) -> None:
        self._current: str | None = None
        self._words = 0
        self._quoted = False

    def title(self, line: Line, *, heading: bool, new_paragraph: bool, at_end: bool) -> str | None:
        """Return the title of the chapter that begins with `line`, or None where none does."""
        title = self._title(line, heading, new_paragraph, at_end)
        self._words += len(line.text.split())
        if title is None or title == self._current:
            return None
        self._current, self._words = title, len(line.text.split())
        self._quoted = line.kind is Kind.QUOTE
        return title

    def _title(self, line: Line, heading: bool, new_paragraph: bool, at_end: bool) -> str | None:
        if line.kind is Kind.OPENING:
            return OPENING
        if line.kind is Kind.HEADLINE:
            return HEADLINE
        if at_end:
            return END
        if line.kind is Kind.QUOTE:
            return short_title(line.speaker) if line.speaker else None
        if line.kind is Kind.DISCLOSURE:
            return None
        if self._current in (None, OPENING, HEADLINE):
            return short_title(line.text) if heading else NEWS
        if new_paragraph and self._quoted and not heading:
            return MORE
        if heading or (new_paragraph and self._words >= _PART_WORDS):
            return short_title(line.text)
        return None
