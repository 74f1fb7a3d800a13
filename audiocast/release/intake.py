"""Which files are taken in at all, and what they are, by name and by content."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.release.encoding import binary

TEXT_LIMIT = 1_000_000
DOCUMENT_LIMIT = 25_000_000  # photographs travel inside documents

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_OLD = {".doc", ".dot", ".rtf", ".pages", ".wps", ".wpd", ".ott", ".fodt", ".sxw", ".dotx", ".epub"}
_WEB_ARCHIVES = {".mht", ".mhtml", ".webarchive"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def load(path: Path) -> tuple[str, bytes]:
    """Return the kind of the document `path` (a value of `KINDS`) and its bytes.

    Raises InputError where it is no regular file, cannot be read, is empty, too large, or not what
    its name says. Nothing is opened before the file is known to be a regular one: a pipe or device
    would block or never end.
    """
    size = _regular_size(path)
    kind = _kind_by_name(path)
    _check_size(kind, size)
    limit = TEXT_LIMIT if kind in ("text", "markdown") else DOCUMENT_LIMIT
    try:
        with _open(path) as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise _unreadable(error) from None
    _check_size(kind, len(data))
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe\xa0"):
        raise InputError(_("The file is empty."), hint=_("Save the release again and hand that file in."))
    _check_content(kind, data)
    return kind, data


def _regular_size(path: Path) -> int:
    try:
        mode = path.lstat().st_mode
        info = path.stat()
    except FileNotFoundError:
        raise InputError(_("The file is not there."), hint=_("Check its name and folder.")) from None
    except (OSError, ValueError) as error:
        raise _unreadable(error) from None
    if stat.S_ISDIR(info.st_mode):
        raise InputError(_("This is a folder."), hint=_("Name the document inside it."))
    if not stat.S_ISREG(info.st_mode) or not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        raise InputError(
            _("This is a pipe or a device, not a file."), hint=_("Save the release as a file first.")
        )
    return info.st_size


def _open(path: Path) -> BinaryIO:
    # Between check and opening the file may have become a pipe: never block on it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("not a regular file")
    return os.fdopen(handle, "rb")


def _unreadable(error: Exception) -> InputError:
    reason = getattr(error, "strerror", None) or str(error)
    if isinstance(error, PermissionError):
        return InputError(
            _("The file may not be read by you."), hint=_("Ask its owner for permission, or copy it.")
        )
    return InputError(_("The file cannot be read: {reason}.").format(reason=reason))


def _kind_by_name(path: Path) -> str:
    suffix = path.suffix.lower()
    if kind := KINDS.get(suffix):
        return kind
    if suffix in _OLD:
        raise InputError(
            _("Files of the kind {suffix} are not read.").format(suffix=suffix),
            hint=_("Open it in its program and save it as .docx."),
        )
    if suffix in _WEB_ARCHIVES:
        raise InputError(
            _("Files of the kind {suffix} are not read.").format(suffix=suffix),
            hint=_("Save the page as HTML."),
        )
    known = ", ".join(sorted({".txt", ".md", ".docx", ".odt", ".pdf", ".html"}))
    if not suffix:
        raise InputError(
            _("The file has no ending that says what it is."),
            hint=_("Give it one of {known}.").format(known=known),
        )
    raise InputError(
        _("Files of the kind {suffix} are not read.").format(suffix=suffix),
        hint=_("Save the release as one of {known}.").format(known=known),
    )


def _check_size(kind: str, size: int) -> None:
    if kind in ("text", "markdown") and size > TEXT_LIMIT:
        raise InputError(
            _("The file is over 1 MB; that is no press release."),
            hint=_("Hand in a file that holds one release only."),
        )
    if size > DOCUMENT_LIMIT:
        raise InputError(
            _("The document is over 25 MB."),
            hint=_("Take the pictures out, or save the release as text."),
        )


def _check_content(kind: str, data: bytes) -> None:
    """Compare what the name promises with how the content begins."""
    found = _kind_by_content(data)
    if found == "ole":
        if (
            kind in ("docx", "odt")
            and b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k" in data
        ):
            raise protected()
        raise InputError(
            _("The content is that of an old Word file."),
            hint=_("Open it in its program and save it as .docx."),
        )
    if found == "rtf":
        raise InputError(
            _("The content is that of an RTF file."), hint=_("Open it in its program and save it as .docx.")
        )
    packed = kind in ("docx", "odt")
    if packed and found != "zip":
        raise InputError(
            _("The content is not that of a {suffix} file.").format(suffix=f".{kind}"),
            hint=_("The file is damaged or has the wrong ending; save it again as .docx."),
        )
    if kind == "pdf" and found != "pdf":
        raise InputError(
            _("The content is not that of a {suffix} file.").format(suffix=".pdf"),
            hint=_("The file is damaged or has the wrong ending; save it again as PDF."),
        )
    if kind in ("text", "markdown", "html") and found in ("pdf", "zip", "binary"):
        raise binary()
    if kind == "text" and found == "html":
        raise InputError(_("The content is that of a web page."), hint=_("Give the file the ending .html."))


def protected() -> InputError:
    """Return the error for a document that asks for a password."""
    return InputError(
        _("The document is protected with a password."),
        hint=_("Open it in its program and save it without a password."),
    )


_BINARY_MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"ID3", b"OggS", b"RIFF", b"fLaC", b"MZ\x90", b"\x7fELF",
    b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"SQLite format 3",
)  # fmt: skip


def _kind_by_content(data: bytes) -> str:
    if data.startswith(_OLE):
        return "ole"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if b"%PDF-" in data[:1024] and data.lstrip()[:5] == b"%PDF-":
        return "pdf"
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_BINARY_MAGIC):
        return "binary"
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"
