"""Our extension of feedgen: the Podcasting 2.0 namespace, and what feedgen itself gets wrong.

feedgen knows no `podcast:` element, takes only yes/no/clean for `itunes:explicit` (Apple wants
true/false), drops covers that end in `.jpeg`, lets one atom:link through, formats dates by changing
the process's locale, and stamps every feed with the current time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from audiocast.feed.names import PREFIXES, qualified

NAME = "podcasting"


@dataclass(frozen=True, slots=True)
class Tag:
    """One element to write: `name` as `prefix:local`, its text, its attributes in order."""

    name: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def still(feed: Any) -> None:
    """Keep feedgen's own lastBuildDate out of `feed`, a FeedGenerator.

    It is the current time, and to write it feedgen switches the locale of the whole process, which
    other threads see. There is no public way to have none.
    """
    feed._FeedGenerator__rss_lastBuildDate = None


def rfc5322(moment: dt.datetime) -> str:
    """Return `moment` as RFC 5322 writes it, with its numeric offset: no locale takes part."""
    return format_datetime(moment)


def _append(parent: Any, tags: list[Tag]) -> None:
    for tag in tags:
        element = etree.SubElement(parent, qualified(tag.name), tag.attributes)
        if tag.text:
            element.text = tag.text


class ChannelTags(BaseExtension):  # type: ignore[misc] # feedgen ships no type information
    """Further elements of `<channel>`; `built` is the lastBuildDate, None for none."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self.built: dt.datetime | None = None
        self.archive = False

    def extend_ns(self) -> dict[str, str]:
        """Return the prefixes that the root element declares."""
        return {key: uri for key, uri in PREFIXES.items() if key != "fh" or self.archive}

    def extend_rss(self, rss_feed: Any) -> Any:
        """Write the elements into the channel of `rss_feed`, an `<rss>` element."""
        channel = rss_feed[0]
        if self.built is not None:
            _append(channel, [Tag("lastBuildDate", rfc5322(self.built))])
        _append(channel, self.tags)
        return rss_feed


class ItemTags(BaseEntryExtension):  # type: ignore[misc] # feedgen ships no type information
    """Further elements of `<item>`."""

    def __init__(self) -> None:
        self.tags: list[Tag] = []

    def extend_rss(self, entry: Any) -> Any:
        """Write the elements into `entry`, an `<item>` element."""
        _append(entry, self.tags)
        return entry
