"""Which episode stands in which document of the feed.

The feed itself holds the newest episodes; when it grows over `MAX_ITEMS` or `MAX_BYTES`, its oldest
`PAGE_ITEMS` become an archive page (RFC 5005, section 4). A page is never filled up or re-cut later:
its episodes are read back from the page as it lies on disk, so that an episode that comes late with
an old date stays in the feed itself, where readers find it, and moves nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from audiocast.episode.values import Episode
from audiocast.feed import text
from audiocast.feed.addresses import page_name
from audiocast.feed.names import FEEDS, MAX_DESCRIPTION_BYTES, MAX_FEED_BYTES

MAX_ITEMS = 300
PAGE_ITEMS = 100
MAX_BYTES = 4_000_000

_GUID = re.compile(rb"<guid\b[^>]*>([^<]*)</guid>")


def paged(episodes: Sequence[Episode], workspace: Path) -> list[list[Episode]]:
    """Return the episodes of the feed itself, then those of each archive page.

    `episodes` are newest first, and so is each of the lists.
    """
    places = _places(workspace)
    last = max((places.get(text.line(episode.guid), 0) for episode in episodes), default=0)
    documents: list[list[Episode]] = [[] for _number in range(last + 1)]
    for episode in episodes:
        documents[places.get(text.line(episode.guid), 0)].append(episode)
    while _too_much(documents[0]):
        start = _page_start(documents[0])
        documents.append(documents[0][start:])
        del documents[0][start:]
    return documents


def _places(workspace: Path) -> dict[str, int]:
    """Return the number of the archive page that each guid stands in; of damaged pages, nothing."""
    places: dict[str, int] = {}
    number = 1
    while (path := workspace / FEEDS / page_name(number)).is_file():
        xml = path.read_bytes() if path.stat().st_size <= MAX_FEED_BYTES else b""
        if not (xml.startswith(b"<?xml") and xml.endswith(b"</rss>\n")):
            return {}
        for guid in _GUID.findall(xml):
            places.setdefault(html.unescape(guid.decode("utf-8", "replace")), number)
        number += 1
    return places


def _too_much(episodes: Sequence[Episode]) -> bool:
    return len(episodes) > MAX_ITEMS or (len(episodes) > 1 and sum(map(_weight, episodes)) > MAX_BYTES)


def _page_start(episodes: Sequence[Episode]) -> int:
    """Return where the next archive page begins: at most PAGE_ITEMS, and MAX_BYTES, at the end."""
    start, size = len(episodes), 0
    while start > 1 and len(episodes) - start < PAGE_ITEMS:
        size += _weight(episodes[start - 1])
        if size > MAX_BYTES and start < len(episodes):
            break
        start -= 1
    return start


def _weight(episode: Episode) -> int:
    """Return an estimate of the item's size in bytes, rather too high than too low."""
    prose = len(text.as_html(episode.text).encode(errors="replace")) + 8 * episode.text.count("\n")
    summary = min(len(text.as_html(episode.summary).encode(errors="replace")), MAX_DESCRIPTION_BYTES)
    title = len(episode.title.encode(errors="replace"))
    return prose + 2 * summary + 3 * title + 200 * len(episode.people) + 3_000
