"""Reading a finished document of the feed back from disk, guarded, and telling what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from audiocast.episode.values import Defect
from audiocast.feed.names import MAX_FEED_BYTES, PREFIXES
from audiocast.messages import _

_BY_NAMESPACE = {uri: prefix for prefix, uri in PREFIXES.items()}


@dataclass(frozen=True, slots=True)
class Document:
    """A feed document that is well-formed XML.

    `name` is its path relative to the workspace, `number` that of an archive page, or 0, `root` its
    lxml root element.
    """

    name: str
    number: int
    root: Any

    @property
    def channel(self) -> Any:
        """The `<channel>` element, or None."""
        return self.root.find("channel")

    @property
    def items(self) -> list[Any]:
        """The `<item>` elements in document order."""
        return list(self.root.iterfind("channel/item"))


def rebuild_hint() -> str:
    """Return what to do about most defects of the feed."""
    return _("Run “audiocast make” on any release: it writes the feed anew.")


def name_of(element: Any) -> str:
    """Return the element's name with its canonical prefix, or as `{namespace}local` if unknown."""
    return _prefixed(element.tag)


@lru_cache(maxsize=1024)
def _prefixed(tag: str) -> str:
    uri, brace, local = tag[1:].partition("}")
    return f"{_BY_NAMESPACE[uri]}:{local}" if brace and uri in _BY_NAMESPACE else tag


def value_of(element: Any) -> str:
    """Return the element's text without white space around it; "" for None."""
    return (element.text or "").strip() if element is not None else ""


def guid_of(item: Any) -> str:
    """Return the item's guid, or ""."""
    return value_of(item.find("guid"))


class Report:
    """Collects defects; knows which elements were complained about, so that none is told twice."""

    def __init__(self) -> None:
        self._defects: dict[Defect, None] = {}
        self._told: set[tuple[str, str, str]] = set()

    def tell(
        self, code: str, message: str, *, hint: str = "", file: str = "", element: Any = None, child: str = ""
    ) -> None:
        """Add a defect of `file`; `element` is where it is, `child` what is missing or wrong in it."""
        if element is not None:
            self._told.add((file, *_spot(element, child)))
            message = _("Line {line}: {message}").format(line=element.sourceline, message=message)
        self._defects[Defect(code, message, hint or rebuild_hint(), file)] = None

    @property
    def defects(self) -> list[Defect]:
        """What was told so far, in order, each once."""
        return list(self._defects)

    def told(self, file: str, guid: str, name: str) -> bool:
        """Tell whether `name` of the item with `guid` ("": of the channel) has a defect already."""
        return (file, guid, name) in self._told


def _spot(element: Any, child: str) -> tuple[str, str]:
    """Return (guid of the item or "", name of the item's or channel's child) for an element."""
    chain = [element, *element.iterancestors()]
    item = next((node for node in chain if node.tag == "item"), None)
    outer = item if item is not None else next((node for node in chain if node.tag == "channel"), None)
    guid = guid_of(item) if item is not None else ""
    if outer is None or element is outer:
        return guid, child
    return guid, name_of(chain[chain.index(outer) - 1])


def read_document(workspace: Path, name: str, number: int, report: Report) -> Document | None:
    """Return the document, or None after telling the report why it cannot be read.

    No entity is expanded, nothing is fetched, and a document type declaration is refused, so that a
    file that came from elsewhere can do no harm.
    """
    path = workspace / name
    try:
        if not path.is_file():
            raise FileNotFoundError
        size = path.stat().st_size
        if size >= MAX_FEED_BYTES:
            _tell_size(report, name, size)
        if size > 4 * MAX_FEED_BYTES:
            return None
        xml = path.read_bytes()
    except OSError:
        report.tell("feed-missing", _("The feed {file} is not there.").format(file=name), file=name)
        return None
    if not _plain_utf8(xml, name, report):
        return None
    root = _parsed(xml, name, report)
    if root is None:
        return None
    if root.tag != "rss" or root.get("version") != "2.0" or root.find("channel") is None:
        report.tell("feed-rss", _("The file is not an RSS 2.0 feed with a channel."), file=name)
        return None
    return Document(name, number, root)


def _parsed(xml: bytes, name: str, report: Report) -> Any:
    from lxml import etree

    # Comments and processing instructions are no part of the feed.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        report.tell("feed-xml", _("The feed is not well-formed XML: {why}.").format(why=error), file=name)
        return None


def _tell_size(report: Report, name: str, size: int) -> None:
    report.tell(
        "feed-size",
        _("The feed has {size} bytes; W3C's validator reads only {limit}.").format(
            size=size, limit=MAX_FEED_BYTES
        ),
        file=name,
    )


def _plain_utf8(xml: bytes, name: str, report: Report) -> bool:
    try:
        prolog = xml.decode("utf-8").partition("<rss")[0]
    except UnicodeDecodeError:
        report.tell("feed-encoding", _("The feed is not UTF-8."), file=name)
        return False
    if not re.match(r'<\?xml version=["\']1\.0["\'] encoding=["\']utf-8["\']', prolog, re.IGNORECASE):
        report.tell("feed-encoding", _("The feed does not begin by declaring XML 1.0 in UTF-8."), file=name)
        return False
    if "<!DOCTYPE" in prolog or "<!ENTITY" in prolog:
        report.tell(
            "feed-doctype", _("The feed has a document type declaration, which no feed needs."), file=name
        )
        return False
    return True
