"""Show → `<channel>`, and the finished document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from audiocast.episode.values import Episode
from audiocast.feed import text
from audiocast.feed.addresses import address_of, page_name, website
from audiocast.feed.extension import NAME, ChannelTags, ItemTags, Tag, still
from audiocast.feed.items import add_item, discloses, people_tags
from audiocast.feed.names import (
    DOCS,
    FEEDS,
    GENERATOR,
    MAX_AUTHOR,
    MAX_DESCRIPTION_BYTES,
    MAX_NAME,
    RSS_TYPE,
    TTL_MINUTES,
)
from audiocast.show import Show

# The elements that hold plain text. RSS readers disagree whether they are HTML; as the RSS Advisory
# Board's profile found, hexadecimal references are what all of them show right.
_PLAIN = re.compile(
    rb"<(title|description|copyright|itunes:(?:title|author|name|summary))>([^<]*&[^<]*)</\1>"
)


def document(show: Show, episodes: Sequence[Episode], cover: str, page: int, previous: int) -> bytes:
    """Return one document of the feed: UTF-8 XML with the episodes in the order given.

    `page` is the number of an archive page, or 0 for the feed itself; `previous` the number of the
    archive page that goes before it in time, or 0.
    """
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.register_extension(NAME, ChannelTags, ItemTags, atom=False)
    still(feed)
    _describe(feed, show, cover)
    extension = getattr(feed, NAME)
    extension.archive = page > 0
    extension.built = max((episode.published for episode in episodes), default=None)
    extension.tags = [
        *_links(show, page, previous),
        *_tags(show, cover),
        *([Tag("fh:archive")] if page else []),
    ]
    if any(discloses(show, episode) for episode in episodes):
        extension.tags.append(Tag("podcast:txt", "true", {"purpose": "ai-content"}))
    for episode in episodes:
        add_item(feed, show, episode)
    return _finished(feed.rss_str(pretty=True))


def _describe(feed: Any, show: Show, cover: str) -> None:
    podcast = show.podcast
    title = text.line(podcast.title)
    about = text.shortened(text.clean(podcast.description) or title, MAX_DESCRIPTION_BYTES)
    author = text.line(podcast.author, MAX_AUTHOR)
    feed.title(title)
    feed.link(href=website(show), rel="alternate")
    feed.description(about)
    feed.language(text.line(podcast.language).lower())
    feed.copyright(text.line(podcast.copyright) or author)
    feed.docs(DOCS)
    feed.generator(GENERATOR)
    feed.ttl(TTL_MINUTES)
    feed.image(address_of(show, cover), title, website(show))
    feed.podcast.itunes_author(author)
    feed.podcast.itunes_summary(about)
    feed.podcast.itunes_type("episodic")
    feed.podcast.itunes_owner(author, text.line(podcast.email))
    category = {"cat": text.line(podcast.category)}
    if podcast.subcategory:
        category["sub"] = text.line(podcast.subcategory)
    feed.podcast.itunes_category([category])


def _links(show: Show, page: int, previous: int) -> list[Tag]:
    """Return the atom:links: itself, and its place among paged and archived feeds (RFC 5005).

    An archive page has no link to the page after it: that would change it once that page is made.
    """

    def link(rel: str, number: int) -> Tag:
        href = address_of(show, FEEDS + page_name(number))
        return Tag("atom:link", "", {"href": href, "rel": rel, "type": RSS_TYPE})

    links = [link("self", page)]
    if page:
        links += [link("current", 0), link("first", 0)]
    if previous:
        links += [link("prev-archive", previous), link("next", previous)]
    return links


def _tags(show: Show, cover: str) -> list[Tag]:
    podcast = show.podcast
    tags = [
        Tag("itunes:image", "", {"href": address_of(show, cover)}),
        Tag("itunes:explicit", "true" if podcast.explicit else "false"),
        Tag("podcast:guid", show.podcast_guid().lower()),
        Tag("podcast:locked", "yes", {"owner": text.line(podcast.email)}),
        Tag("podcast:medium", "podcast"),
    ]
    if podcast.license:
        tags.append(Tag("podcast:license", text.line(podcast.license, MAX_NAME).lower()))
    if podcast.location:
        attributes = {"rel": "subject"}
        if podcast.geo:
            attributes["geo"] = "geo:" + re.sub(r"\s", "", text.line(podcast.geo))
        tags.append(Tag("podcast:location", text.line(podcast.location, MAX_NAME), attributes))
    return tags + people_tags(show)


def _finished(xml: bytes) -> bytes:
    body = xml.split(b"\n", 1)[1]

    def hexadecimal(match: re.Match[bytes]) -> bytes:
        name, value = match[1], match[2].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")
        return b"<" + name + b">" + value + b"</" + name + b">"

    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + _PLAIN.sub(hexadecimal, body)
