"""Which elements stand where in the feed, how often, with which attributes.

After the RSS 2.0 specification, the RSS Advisory Board's profile, W3C's feed validator, Apple's
“Podcaster's guide to RSS”, the Podcasting 2.0 namespace and RFC 5005.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audiocast.feed.names import HISTORY, PREFIXES
from audiocast.feed.reading import Document, Report, name_of, value_of
from audiocast.messages import _

MANY = 10_000
# Element: (fewest, most).
CHANNEL = {
    "title": (1, 1),
    "link": (1, 1),
    "description": (1, 1),
    "language": (1, 1),
    "copyright": (1, 1),
    "docs": (0, 1),
    "generator": (0, 1),
    "image": (1, 1),
    "lastBuildDate": (0, 1),
    "ttl": (0, 1),
    "category": (0, MANY),
    "atom:link": (1, MANY),
    "itunes:author": (1, 1),
    "itunes:category": (1, 3),
    "itunes:explicit": (1, 1),
    "itunes:image": (1, 1),
    "itunes:owner": (1, 1),
    "itunes:summary": (0, 1),
    "itunes:type": (1, 1),
    "itunes:new-feed-url": (0, 1),
    "podcast:guid": (1, 1),
    "podcast:locked": (1, 1),
    "podcast:medium": (1, 1),
    "podcast:license": (0, 1),
    "podcast:location": (0, MANY),
    "podcast:person": (0, MANY),
    "podcast:txt": (0, MANY),
    "podcast:updateFrequency": (0, 1),
    "fh:archive": (0, 1),
    "item": (0, MANY),
}
ITEM = {
    "title": (1, 1),
    "link": (1, 1),
    "description": (1, 1),
    "content:encoded": (0, 1),
    "guid": (1, 1),
    "enclosure": (1, 1),
    "pubDate": (1, 1),
    "category": (0, MANY),
    "itunes:author": (0, 1),
    "itunes:duration": (1, 1),
    "itunes:explicit": (1, 1),
    "itunes:episode": (0, 1),
    "itunes:episodeType": (0, 1),
    "itunes:image": (0, 1),
    "itunes:season": (0, 1),
    "itunes:summary": (0, 1),
    "itunes:title": (0, 1),
    "podcast:chapters": (0, 1),
    "podcast:transcript": (0, MANY),
    "podcast:location": (0, MANY),
    "podcast:person": (0, MANY),
    "podcast:season": (0, 1),
    "podcast:episode": (0, 1),
    "podcast:license": (0, 1),
    "podcast:txt": (0, MANY),
}
INSIDE = {
    "image": {"url": (1, 1), "title": (1, 1), "link": (1, 1)},
    "itunes:owner": {"itunes:name": (1, 1), "itunes:email": (1, 1)},
    "itunes:category": {"itunes:category": (0, 1)},
}
# Element: its attributes, the required ones first, after the bar the optional.
ATTRIBUTES = {
    "rss": "version",
    "guid": "isPermaLink",
    "enclosure": "url length type",
    "category": "| domain",
    "atom:link": "href rel | type title hreflang length",
    "itunes:image": "href",
    "itunes:category": "text",
    "podcast:locked": "owner",
    "podcast:license": "| url",
    "podcast:location": "| rel geo osm country",
    "podcast:person": "| role group img href",
    "podcast:txt": "| purpose",
    "podcast:updateFrequency": "| complete dtstart rrule",
    "podcast:season": "| name",
    "podcast:episode": "| display",
    "podcast:transcript": "url type | language rel",
    "podcast:chapters": "url type",
}
EMPTY = {"enclosure", "atom:link", "itunes:image", "itunes:category", "fh:archive"}
EMPTY |= {"podcast:transcript", "podcast:chapters"}


def check_structure(document: Document, report: Report) -> None:
    """Tell what is missing, repeated, unknown, blank or misplaced in `document`."""
    _namespaces(document, report)
    _children(document, document.root, {"channel": (1, 1)}, report)
    _children(document, document.channel, CHANNEL, report)
    for item in document.items:
        _children(document, item, ITEM, report)
    for element in document.root.iter("*"):
        _attributes(document, element, report)
        inner = INSIDE.get(name_of(element))
        if inner is not None:
            _children(document, element, inner, report)
        elif len(element) and element.tag not in ("rss", "channel", "item"):
            _tell(report, document, "element-unknown", element[0], _("<{name}> may not stand here."))
        elif not len(element):
            _text(document, element, report)
    _order(document, report)


def _tell(report: Report, document: Document, code: str, element: Any, message: str, **values: Any) -> None:
    message = message.format(name=name_of(element), **values)
    report.tell(code, message, file=document.name, element=element)


def _namespaces(document: Document, report: Report) -> None:
    for prefix, uri in document.root.nsmap.items():
        if PREFIXES.get(prefix) != uri:
            message = _("The namespace {uri} is declared as “{prefix}”, which is not its usual prefix.")
            report.tell(
                "namespace",
                message.format(uri=uri, prefix=prefix or ""),
                file=document.name,
                element=document.root,
            )
    for element in document.root.iter("*"):
        if element.nsmap != document.root.nsmap:
            _tell(report, document, "namespace", element, _("<{name}> declares a namespace of its own."))
            return


def _children(
    document: Document, parent: Any, allowed: Mapping[str, tuple[int, int]], report: Report
) -> None:
    counts = dict.fromkeys(allowed, 0)
    for child in parent.iterchildren("*"):
        name = name_of(child)
        if name not in allowed:
            _tell(report, document, "element-unknown", child, _("<{name}> may not stand here."))
            continue
        counts[name] += 1
        if counts[name] == allowed[name][1] + 1:
            code = "enclosure-second" if name == "enclosure" else "element-repeated"
            _tell(report, document, code, child, _("<{name}> stands here more often than it may."))
    for name, count in counts.items():
        if count < allowed[name][0]:
            message = _("<{parent}> lacks <{name}>.").format(parent=name_of(parent), name=name)
            report.tell("element-missing", message, file=document.name, element=parent, child=name)


def _attributes(document: Document, element: Any, report: Report) -> None:
    required, _bar, optional = ATTRIBUTES.get(name_of(element), "").partition("|")
    for name in required.split():
        if not element.get(name, "").strip():
            _tell(
                report,
                document,
                "attribute-missing",
                element,
                _("<{name}> lacks its attribute “{attribute}”."),
                attribute=name,
            )
    for attribute in element.attrib:
        if attribute not in (*required.split(), *optional.split()):
            _tell(
                report,
                document,
                "attribute-unknown",
                element,
                _("<{name}> has an attribute “{attribute}” that it may not have."),
                attribute=attribute,
            )


def _text(document: Document, element: Any, report: Report) -> None:
    if name_of(element) in EMPTY:
        if value_of(element):
            _tell(report, document, "element-not-empty", element, _("<{name}> must be empty."))
    elif not value_of(element) and name_of(element) not in ("item", "channel"):
        _tell(report, document, "element-blank", element, _("<{name}> is blank."))


def _order(document: Document, report: Report) -> None:
    seen_item = False
    for child in document.channel.iterchildren("*"):
        seen_item = seen_item or child.tag == "item"
        if seen_item and child.tag != "item":
            _tell(report, document, "element-order", child, _("<{name}> must stand before the first item."))
    for item in document.items:
        names = [name_of(child) for child in item.iterchildren("*")]
        if "content:encoded" in names and "description" in names[names.index("content:encoded") :]:
            element = item.find("description")
            _tell(
                report, document, "element-order", element, _("<{name}> must stand before content:encoded.")
            )
    if (document.channel.find(f"{{{HISTORY}}}archive") is not None) != (document.number > 0):
        message = _("<fh:archive> must stand in archive pages, and nowhere else.")
        report.tell("archive-mark", message, file=document.name, element=document.channel, child="fh:archive")
