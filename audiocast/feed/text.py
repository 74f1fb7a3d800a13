"""Text on its way into XML: what may not stand there, what is too long, and plain text as HTML."""

from __future__ import annotations

import html
import re

# Not XML 1.0 characters; C1 controls and noncharacters, which are and which validators warn of.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ILLEGAL_BEYOND = re.compile(
    "["
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def clean(text: str) -> str:
    """Return `text` without characters that XML forbids or that readers choke on."""
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    # A search beyond the BMP is slow; hardly any text has such a character.
    if len(text.encode("utf-16-le")) != 2 * len(text):
        text = _ILLEGAL_BEYOND.sub("", text)
    return text.strip()


def line(text: str, limit: int = 0) -> str:
    """Return `text` cleaned, on one line, of at most `limit` characters (0: any length)."""
    flat = " ".join(clean(text).split())
    return flat if not limit or len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def shortened(text: str, limit: int) -> str:
    """Return `text` cut after a word so that, as HTML in UTF-8, it takes at most `limit` bytes.

    `limit` leaves room for the ellipsis, three bytes.
    """
    if _size(text) <= limit:
        return text
    low, high = 0, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        if _size(text[:middle]) + len("…".encode()) <= limit:
            low = middle
        else:
            high = middle - 1
    cut = text[:low]
    if not text[low].isspace() and len(cut.split(None, 1)) > 1:
        cut = cut.rsplit(None, 1)[0]
    return cut.rstrip() + "…"


def _size(text: str) -> int:
    return len(as_html(text).encode())


def as_html(text: str) -> str:
    """Return plain text as HTML text."""
    return html.escape(text, quote=False)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`, which blank lines part, cleaned."""
    return [part for part in (clean(part) for part in re.split(r"\n\s*\n", clean(text))) if part]


def as_paragraphs(parts: list[str]) -> str:
    """Return paragraphs of plain text as HTML."""
    return "\n".join("<p>" + as_html(part).replace("\n", "<br>") + "</p>" for part in parts)
