"""Show and episodes → every document of the feed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from audiocast.episode.values import Episode
from audiocast.errors import InputError
from audiocast.feed.addresses import page_name
from audiocast.feed.channel import document
from audiocast.feed.names import FEEDS
from audiocast.feed.paging import paged
from audiocast.messages import _
from audiocast.show import Show


def documents(show: Show, episodes: Sequence[Episode], *, cover: str, workspace: Path) -> dict[str, bytes]:
    """Return {path: content} of the archive pages and, last, of the feed; see `feed.build_feed`."""
    _refuse_duplicates(episodes)
    pages = paged(newest_first(episodes), workspace)
    built = {}
    for number in [*range(1, len(pages)), 0]:
        previous = (number or len(pages)) - 1
        built[FEEDS + page_name(number)] = document(show, pages[number], cover, number, previous)
    return built


def newest_first(episodes: Sequence[Episode]) -> list[Episode]:
    """Return the episodes, the newest first; where two have one date, by their id."""

    def moment(episode: Episode) -> tuple[dt.datetime, str]:
        published = episode.published
        return (published if published.tzinfo else published.replace(tzinfo=dt.UTC), episode.id)

    return sorted(episodes, key=moment, reverse=True)


def _refuse_duplicates(episodes: Sequence[Episode]) -> None:
    for guid, count in Counter(episode.guid for episode in episodes).items():
        if count > 1:
            ids = ", ".join(sorted(episode.id for episode in episodes if episode.guid == guid))
            raise InputError(
                _("These episodes have one and the same guid: {ids}.").format(ids=ids),
                hint=_("Remove the folder of the copy from episodes/."),
            )
