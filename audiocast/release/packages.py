"""XML parts out of zipped documents (.docx, .odt), with limits first.

A part is never unpacked beyond `PART_LIMIT`, whatever its headers say, and never parsed when it has
a document type: neither format needs one, and entities, external or multiplied, come with it.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from audiocast.release.intake import protected
from audiocast.release.limits import damaged, exhausted

if TYPE_CHECKING:
    from lxml import etree

PART_LIMIT = 12_000_000
_MOST_ENTRIES = 20_000


class Package:
    """A zipped document, its parts read by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError):
            raise damaged() from None
        if len(self._zip.infolist()) > _MOST_ENTRIES:
            raise exhausted()

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part, or None where there is no such part."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 0x1:
            raise protected()
        try:
            with self._zip.open(info) as part:
                data = part.read(PART_LIMIT + 1)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
            raise damaged() from None
        except Exception as error:  # zlib.error, lzma.LZMAError
            if isinstance(error, MemoryError):
                raise exhausted() from None
            raise damaged() from None
        if len(data) > PART_LIMIT:
            raise exhausted()
        return data

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, or None where there is no such part."""
        from lxml import etree

        data = self.read(name)
        if data is None:
            return None
        # A type declaration hides in UTF-16 as well.
        if b"<!DOCTYPE" in data.replace(b"\x00", b"") or b"<!ENTITY" in data.replace(b"\x00", b""):
            raise damaged()
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise damaged() from None


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace (strict and transitional documents differ in it)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str:
    """Return the attribute `name` in whatever namespace, or ""."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first descendant along the local names of `path`, or None."""
    for name in path:
        element = next((c for c in element if local(c) == name), None) if element is not None else None
    return element
