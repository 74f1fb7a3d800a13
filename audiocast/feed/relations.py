"""What the parts of one document of the feed must say about each other."""

from __future__ import annotations

import datetime as dt
from typing import Any

from audiocast.feed.addresses import address_of, website
from audiocast.feed.forms import date_of
from audiocast.feed.names import qualified
from audiocast.feed.reading import Document, Report, value_of
from audiocast.messages import _
from audiocast.show import Show


def check_relations(document: Document, show: Show, now: dt.datetime | None, report: Report) -> None:
    """Tell where title, links, dates and disclosure of `document` contradict each other."""
    _image(document, report)
    _self(document, show, report)
    _dates(document, now, report)
    _disclosure(document, report)
    _seasons(document, report)


def links(document: Document, rel: str) -> list[Any]:
    """Return the channel's atom:link elements of relation `rel`."""
    found = document.channel.iterfind(qualified("atom:link"))
    return [link for link in found if link.get("rel") == rel]


def _image(document: Document, report: Report) -> None:
    channel, image = document.channel, document.channel.find("image")
    if image is None:
        return
    for name in ("title", "link"):
        mine, theirs = image.find(name), channel.find(name)
        if value_of(mine) and value_of(theirs) and value_of(mine) != value_of(theirs):
            message = _("<{name}> of the image is not the channel's.").format(name=name)
            report.tell("image-differs", message, file=document.name, element=mine)
    cover, url = channel.find(qualified("itunes:image")), image.find("url")
    if cover is not None and value_of(url) and cover.get("href") != value_of(url):
        message = _("The image's address is not that of itunes:image.")
        report.tell("image-differs", message, file=document.name, element=url)


def _self(document: Document, show: Show, report: Report) -> None:
    mine = links(document, "self")
    if len(mine) != 1:
        message = _("The feed must have exactly one atom:link to itself, and has {n}.").format(n=len(mine))
        report.tell("self-link", message, file=document.name, element=document.channel, child="atom:link")
    elif mine[0].get("href") != address_of(show, document.name):
        message = _("The feed says that it lies at {address}; its place is {right}.").format(
            address=mine[0].get("href"), right=address_of(show, document.name)
        )
        report.tell("self-link", message, file=document.name, element=mine[0])
    link = document.channel.find("link")
    if value_of(link) and value_of(link) != website(show):
        message = _("The channel links to {address}, not to the website of the settings.").format(
            address=value_of(link)
        )
        report.tell("website-differs", message, file=document.name, element=link)


def _dates(document: Document, now: dt.datetime | None, report: Report) -> None:
    previous: dt.datetime | None = None
    moments: set[dt.datetime] = set()
    for item in document.items:
        element = item.find("pubDate")
        moment = date_of(value_of(element))
        if moment is None:
            continue
        if moment in moments:
            message = _("Two items have one and the same date; apps cannot tell which is newer.")
            hint = _("Give the second release another time: apps order episodes by it.")
            report.tell("date-twice", message, hint=hint, file=document.name, element=element)
        elif previous is not None and moment > previous:
            message = _("The items are not in order: this one is newer than the one before it.")
            report.tell("order", message, file=document.name, element=element)
        if now is not None and moment > now:
            message = _("The item's date lies in the future; apps hide it or refuse the feed.")
            hint = _("Publish after that date, or correct the release's date.")
            report.tell("date-future", message, hint=hint, file=document.name, element=element)
        moments.add(moment)
        previous = moment
    built = document.channel.find("lastBuildDate")
    stamp = date_of(value_of(built))
    if stamp is not None and moments and stamp != max(moments):
        message = _("lastBuildDate is not the date of the newest item.")
        report.tell("build-date", message, file=document.name, element=built)


def _is_disclosure(parent: Any) -> bool:
    texts = parent.iterfind(qualified("podcast:txt"))
    return any(txt.get("purpose") == "ai-content" and value_of(txt) == "true" for txt in texts)


def _disclosure(document: Document, report: Report) -> None:
    some = any(map(_is_disclosure, document.items))
    if some != _is_disclosure(document.channel):
        message = _("The channel must state synthetic voices exactly where one of its items does.")
        report.tell("disclosure", message, file=document.name, element=document.channel, child="podcast:txt")


def _seasons(document: Document, report: Report) -> None:
    for item in document.items:
        mine, theirs = item.find(qualified("podcast:season")), item.find(qualified("itunes:season"))
        if mine is not None and theirs is not None and value_of(mine) != value_of(theirs):
            message = _("podcast:season and itunes:season differ.")
            report.tell("season-differs", message, file=document.name, element=mine)
