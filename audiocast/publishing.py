"""The feed and its cover on disk, from the records of all episodes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from audiocast import files
from audiocast.episode import media_name, show_cover
from audiocast.episode.values import Episode
from audiocast.feed import FEED_NAME, build_feed
from audiocast.show import Show


def write_feed(show: Show, episodes: Sequence[Episode]) -> Path:
    """Write cover and feed documents into `feeds/`, archive pages before what links to them.

    Returns the feed's path. Files whose content would not change stay untouched. Raises InputError
    where the show's cover cannot be used or a record cannot be published.
    """
    cover = published_cover(show)
    for path, content in build_feed(show, episodes, cover=cover, workspace=show.workspace).items():
        files.write_bytes(show.workspace / path, content)
    return show.workspace / "feeds" / FEED_NAME


def published_cover(show: Show) -> str:
    """Return the path of the show's cover in `feeds/`, relative to the workspace; write it if need be."""
    content = show_cover(show).feed
    name = media_name("cover", content, ".jpg")
    files.write_bytes(show.workspace / name, content)
    return name
