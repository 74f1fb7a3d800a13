"""Bytes of a text file to text: UTF-8, UTF-16 and UTF-32 by mark or by shape, else Windows-1252."""

from __future__ import annotations

import codecs
import re

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.release.values import Flag

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# In Windows-1252 this would be «Ã» before a sign, which no Spanish word has.
_SPANISH_IN_UTF8 = re.compile(rb"\xc3[\x80-\xbf]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")


def decode(data: bytes) -> tuple[str, tuple[Flag, ...]]:
    """Return the text of `data`, and flags where its encoding is damaged.

    Raises InputError where the bytes are no text.
    """
    text, flags = _decode(data)
    # A stray control character is cleaned away later; many of them are no text.
    if len(_CONTROL.findall(text)) > max(2, len(text) // 200):
        raise binary()
    return text, flags


def binary() -> InputError:
    """Return the error for content that is no text."""
    return InputError(
        _("The content is not text."),
        hint=_("Open the release in its program and save it as text (UTF-8), .docx, .odt or .pdf."),
    )


def _decode(data: bytes) -> tuple[str, tuple[Flag, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if encoding := _utf16_by_shape(data):
        return _strictly(data, encoding)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _windows_1252(data)


def _strictly(data: bytes, encoding: str) -> tuple[str, tuple[Flag, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), (_damaged(),)


def _damaged() -> Flag:
    return Flag(
        "encoding-damaged",
        _("Some characters are damaged and were left out or replaced; compare the text with the original."),
    )


def _utf16_by_shape(data: bytes) -> str:
    """Tell UTF-16 without a mark: Latin letters leave every other byte zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half == 0 or b"\x00" not in sample:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _windows_1252(data: bytes) -> tuple[str, tuple[Flag, ...]]:
    """Decode Windows-1252, or UTF-8 that single bytes of Windows-1252 got into."""
    sequences = len(_MULTIBYTE.findall(data))
    strays = len(re.findall(rb"[\x80-\xff]", _MULTIBYTE.sub(b"", data)))
    if sequences <= strays and not _SPANISH_IN_UTF8.search(data):
        return _each_byte(data), ()
    text, place = [], 0
    for match in _MULTIBYTE.finditer(data):
        text.append(_each_byte(data[place : match.start()]))
        text.append(match[0].decode("utf-8", "replace"))
        place = match.end()
    text.append(_each_byte(data[place:]))
    return "".join(text), (_damaged(),)


def _each_byte(data: bytes) -> str:
    # Five bytes mean nothing in Windows-1252; Latin-1 makes them controls, which cleaning removes.
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in data)
