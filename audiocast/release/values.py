"""What a press release is once it was read: headline, dateline, paragraphs, quotations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that was decided for want of better and that a person should see.

    `code` names the kind (`year-missing`, `date-from-file`, …), `message` is a translated sentence
    with what to do, `line` is the 1-based line of the document, or None.
    """

    code: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by whom: «La Paz, 13 de julio de 2021 (GADLP).-».

    `text` is the dateline as written; `place` and `agency` may be missing; `line` is 1-based.
    """

    text: str
    place: str | None
    date: dt.date | None
    agency: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation inside a paragraph: `text[start:end]` is what was said, without its marks.

    `speaker` is the name that the text gives («María Ejemplo»), `position` the office or title that
    goes with it («director del SEDAG»); None where the text names none.
    """

    start: int
    end: int
    speaker: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: clean NFC text on one line; `kind` is "body", "heading" or "item" (of a list)."""

    text: str
    line: int
    kind: str = "body"
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordingMarker:
    """The document says that a recording exists; `file` is the name or address that it gives, if any."""

    line: int
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A press release as read.

    `date` is the day of the release (dateline, option, or the file's own date, the last two
    flagged); `acronyms` maps each acronym to the long form that the text itself gives;
    `source_sha256` is the hash of the document's bytes.
    """

    headline: str
    headline_line: int
    dateline: Dateline | None
    date: dt.date
    paragraphs: tuple[Paragraph, ...]
    acronyms: tuple[tuple[str, str], ...] = ()
    recording: RecordingMarker | None = None
    flags: tuple[Flag, ...] = ()
    source_sha256: str = ""

    def text(self) -> str:
        """Return headline and paragraphs as plain text, a blank line between them."""
        return "\n\n".join([self.headline, *(p.text for p in self.paragraphs)])
