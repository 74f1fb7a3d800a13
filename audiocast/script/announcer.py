"""The script as a sheet of paper for a live announcer, in PDF.

Only the standard fonts of PDF are used: there is no font to ship, the file has a few kilobytes, and
every Spanish, Aymara and Quechua letter is in them. A character outside Windows-1252 is replaced by
its base letter. No clock goes in: the file's date is the release's, so the same input gives the
same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audiocast.files import write_bytes
from audiocast.script.advice import clock
from audiocast.script.dates import MONTHS, day_of
from audiocast.script.sheet import CONTROL, Row, pronunciations, sheet_rows
from audiocast.script.values import Kind, Script
from audiocast.show import Show
from audiocast.spanish.values import Reading

if TYPE_CHECKING:
    from fpdf import FPDF

_MARGIN, _WIDTH = 15.0, 185.9  # millimetres, on letter paper
_TIME, _WHO, _SECONDS = 14.0, 24.0, 14.0
_TEXT = _WIDTH - _TIME - _WHO - _SECONDS
_LARGE, _LEADING = 15.0, 8.2
_SMALL, _SMALL_LEADING = 10.0, 5.0
_GREY = 235
_NO_DATE = dt.date(2000, 1, 1)


def announcer_pdf(
    script: Script,
    readings: Sequence[Reading],
    show: Show,
    target: Path,
    *,
    date: dt.date | None = None,
    length: float | None = None,
    station: str = "",
) -> None:
    """Write the sheet of `script` for a live announcer to `target`, atomically.

    A header names station, programme, date and length; rows for CONTROL, LOC 1 and LOC 2 hold when
    each begins, the text in large type, its seconds, and for recordings the words before and at the
    end of each; a list says how acronyms and names are said (from `readings`, one per line). `date`
    is the release's, by default that of the dateline; `length` in seconds, by default the reading
    time at the show's pace; `station` is left blank to be filled in.

    Raises OSError where `target` cannot be written.
    """
    day = date or next((day_of(line.text) for line in script.lines if line.kind is Kind.DATELINE), None)
    rows = sheet_rows(script, readings, show)
    seconds = length if length is not None else max((row.start + row.seconds for row in rows), default=0.0)
    pdf = _document(script.title, show, day)
    _head(pdf, script.title, _facts(show, station, day, seconds))
    for row in rows:
        _row(pdf, row)
    _hard_words(pdf, pronunciations(readings))
    buffer = io.BytesIO()
    pdf.output(buffer)
    write_bytes(target, buffer.getvalue())


def _document(title: str, show: Show, day: dt.date | None) -> FPDF:
    from fpdf import FPDF

    class Sheet(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font("helvetica", size=9)
            self.cell(_WIDTH, 6, _encodable(f"{title[:80]} · {self.page_no()}/{{nb}}"), align="C")

    pdf = Sheet(format="letter", unit="mm")
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_margins(_MARGIN, _MARGIN, _MARGIN)
    pdf.set_auto_page_break(auto=False)
    pdf.set_title(title)
    pdf.set_author(show.podcast.author)
    pdf.set_lang(show.podcast.language)
    moment = dt.datetime.combine(day or _NO_DATE, dt.time(), dt.UTC)
    pdf.set_creation_date(moment)
    pdf.add_page()
    return pdf


def _facts(show: Show, station: str, day: dt.date | None, seconds: float) -> list[tuple[str, str]]:
    return [
        ("EMISORA", station),
        ("PROGRAMA", show.podcast.title),
        ("PRODUCE", show.podcast.author),
        ("FECHA", f"{day.day} de {MONTHS[day.month - 1]} de {day.year}" if day else ""),
        ("DURACIÓN", f"{clock(seconds)} ({show.voice.rate} palabras por minuto)"),
    ]


def _head(pdf: FPDF, title: str, facts: list[tuple[str, str]]) -> None:
    for name, value in facts:
        pdf.set_font("helvetica", "B", _SMALL)
        pdf.cell(26, 6, name)
        pdf.set_font("helvetica", size=11)
        pdf.cell(_WIDTH - 26, 6, _encodable(value), border="B", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)
    pdf.set_font("helvetica", "B", 17)
    pdf.multi_cell(_WIDTH, 8, _encodable(title), align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)
    _column_names(pdf)


def _column_names(pdf: FPDF) -> None:
    pdf.set_font("helvetica", "B", 9)
    for name, width in (("DESDE", _TIME), ("QUIÉN", _WHO), ("TEXTO", _TEXT), ("SEG.", _SECONDS)):
        pdf.cell(width, 6, name, border="TB")
    pdf.ln(7)


def _row(pdf: FPDF, row: Row) -> None:
    """Draw a row, on the next page where it does not fit; one longer than a page runs on."""
    control = row.who == CONTROL
    style, size = ("B", 12.0) if control else ("I", _SMALL)
    notes = [piece for note in row.note for piece in _wrapped(pdf, note, style, size)]
    text = _wrapped(pdf, row.text, "", _LARGE)
    left = pdf.h - _MARGIN - 8 - pdf.get_y()
    height = len(notes) * (_LEADING if control else _SMALL_LEADING + 1) + len(text) * _LEADING + 4
    if left < min(height, pdf.h - 4 * _MARGIN):
        _next_page(pdf)
    top = pdf.get_y()
    if control:
        pdf.set_fill_color(_GREY)
        pdf.rect(_MARGIN, top, _WIDTH, height - 2, style="F")
    _margins(pdf, row)
    for note in notes:
        pdf.set_x(_MARGIN + _TIME + _WHO)
        pdf.set_font("helvetica", style, size)
        leading = _LEADING if control else _SMALL_LEADING + 1
        pdf.cell(_TEXT, leading, note, new_x="LMARGIN", new_y="NEXT")
    for piece in text:
        if pdf.get_y() > pdf.h - _MARGIN - 8 - _LEADING:
            _next_page(pdf)
        pdf.set_x(_MARGIN + _TIME + _WHO)
        pdf.set_font("helvetica", size=_LARGE)
        pdf.cell(_TEXT, _LEADING, piece, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)


def _margins(pdf: FPDF, row: Row) -> None:
    """Write when the row begins, who acts, and how many seconds it takes."""
    top = pdf.get_y()
    pdf.set_font("helvetica", size=_SMALL)
    pdf.cell(_TIME, _LEADING, clock(row.start))
    pdf.set_font("helvetica", "B", 11)
    pdf.cell(_WHO, _LEADING, row.who)
    pdf.set_xy(_MARGIN + _WIDTH - _SECONDS, top)
    pdf.set_font("helvetica", size=_SMALL)
    pdf.cell(_SECONDS, _LEADING, f'{round(row.seconds)}"' if row.seconds else "", align="R")
    pdf.set_xy(_MARGIN, top)


def _hard_words(pdf: FPDF, words: list[tuple[str, str]]) -> None:
    if not words:
        return
    if pdf.get_y() > pdf.h - 50:
        _next_page(pdf)
    pdf.ln(3)
    pdf.set_font("helvetica", "B", 12)
    pdf.cell(_WIDTH, 8, "CÓMO SE DICE", border="T", new_x="LMARGIN", new_y="NEXT")
    for written, said in words:
        pieces = _wrapped(pdf, said, "", 12, width=_WIDTH - 60)
        if pdf.get_y() + 6.5 * len(pieces) > pdf.h - _MARGIN - 8:
            _next_page(pdf)
        pdf.set_font("helvetica", "B", 12)
        pdf.cell(60, 6.5, _encodable(written)[:28])
        for piece in pieces:
            pdf.set_x(_MARGIN + 60)
            pdf.set_font("helvetica", size=12)
            pdf.cell(_WIDTH - 60, 6.5, piece, new_x="LMARGIN", new_y="NEXT")


def _next_page(pdf: FPDF) -> None:
    pdf.add_page()
    _column_names(pdf)


def _wrapped(pdf: FPDF, text: str, style: str, size: float, width: float = _TEXT) -> list[str]:
    """Return `text` in rows that fit into `width` millimetres."""
    from fpdf.enums import MethodReturnValue

    if not text:
        return []
    pdf.set_font("helvetica", style, size)
    rows = pdf.multi_cell(width, 5, _encodable(text), align="L", dry_run=True, output=MethodReturnValue.LINES)
    # The rows come back as the bytes that the font is addressed with, one character each.
    return [row.encode("latin-1").decode("cp1252") for row in rows]  # type: ignore[union-attr]


def _encodable(text: str) -> str:
    """Return `text` in the letters of Windows-1252: others lose their accents, or become «?».

    Emoji and other symbols outside it are left out.
    """
    return "".join(_letter(character) for character in text)


def _letter(character: str) -> str:
    if _encodes(character):
        return character
    base = "".join(filter(_encodes, unicodedata.normalize("NFKD", character)))
    if base or unicodedata.category(character)[0] in "SMC":
        return base
    # «LATIN SMALL LETTER L WITH STROKE» has no decomposition, but its name tells the letter.
    named = re.match(r"LATIN (SMALL|CAPITAL) LETTER (\w)\b", unicodedata.name(character, ""))
    if named is None:
        return "?"
    return named[2].lower() if named[1] == "SMALL" else named[2]


def _encodes(character: str) -> bool:
    try:
        character.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
