"""PDF files with text to blocks, by PDFium, the reader of Chromium.

PDFium gives characters with their boxes and font sizes; lines, paragraphs and headings are found by
geometry in `layout`.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.release.blocks import Document
from audiocast.release.intake import protected
from audiocast.release.layout import Line, Page, read_layout
from audiocast.release.limits import damaged, exhausted

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_MOST_PAGES = 100
_MOST_CHARACTERS = 400_000
_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HYPHENS = (0x02, 0xFFFE, 0xAD)  # how PDFium gives the hyphen of a word broken at a line's end


def read_pdf(data: bytes) -> Document:
    """Return the blocks of a PDF; `line` counts printed lines."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD or "assword" in str(error):
            raise protected() from None
        raise damaged() from None
    if len(document) > _MOST_PAGES:
        raise InputError(
            _("The document has over 100 pages; that is no press release."),
            hint=_("Hand in a file that holds one release only."),
        )
    pages, left = [], _MOST_CHARACTERS
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        pages.append(_page(page, left))
        left -= sum(len(line.text) for line in pages[-1].lines)
        page.close()
    if not any(char.isalpha() for page in pages for line in page.lines for char in line.text):
        raise _without_text()
    return Document(tuple(read_layout(pages)))


def _without_text() -> InputError:
    return InputError(
        _("The PDF holds no text, only pictures of it, as scanners make them."),
        hint=_("Ask for the original document, or type the release into a text file."),
    )


def _page(page: pdfium.PdfPage, most: int) -> Page:
    from pypdfium2 import raw

    width, height = page.get_size()
    text = page.get_textpage()
    count = text.count_chars()
    if count > most:
        raise exhausted()
    lines: list[Line] = []
    chars: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    sizes: list[float] = []
    bold = 0

    def finish() -> None:
        nonlocal bold
        if "".join(chars).strip() and boxes:
            left, bottom, right, top = (f(b[i] for b in boxes) for i, f in enumerate((min, min, max, max)))
            size = sorted(sizes)[len(sizes) // 2]
            lines.append(Line("".join(chars), left, bottom, right, top, size, bold * 2 > len(boxes)))
        chars.clear()
        boxes.clear()
        sizes.clear()
        bold = 0

    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (10, 13):
            finish()
        elif code in _HYPHENS:
            chars.append("\xad")
        elif code:
            chars.append(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "")
            if code > 32 and (box := _box(raw, text, index)):
                boxes.append(box)
                sizes.append(raw.FPDFText_GetFontSize(text, index) * _scale(raw, text, index))
                bold += raw.FPDFText_GetFontWeight(text, index) >= 600
    finish()
    text.close()
    return Page(width, height, lines)


def _box(raw: Any, text: Any, index: int) -> tuple[float, float, float, float] | None:
    """Return (left, bottom, right, top) of a character in points; PDFium may give none."""
    left, right, bottom, top = (ctypes.c_double() for _i in range(4))
    if not raw.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return None
    return (left.value, bottom.value, right.value, top.value)


def _scale(raw: Any, text: Any, index: int) -> float:
    """Return the vertical scale of a character: some writers set size 1 and scale the text."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, matrix):
        return 1.0
    scale = (float(matrix.c) ** 2 + float(matrix.d) ** 2) ** 0.5
    return scale if 0.01 < scale < 1000 else 1.0
