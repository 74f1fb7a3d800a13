"""Episodes → RSS: the podcast feed, and its own check.

`build_feed` returns the documents, it writes nothing; `check_feed` reads what lies in `feeds/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audiocast.show import FEED_NAME, Show

if TYPE_CHECKING:
    import datetime as dt

    from audiocast.episode.values import Defect, Episode

__all__ = ["FEED_NAME", "build_feed", "check_feed"]


def build_feed(show: Show, episodes: Sequence[Episode], *, cover: str, workspace: Path) -> dict[str, bytes]:
    """Return every document of the feed as {POSIX path relative to the workspace: content}.

    `feeds/podcast.xml` is the feed that people subscribe to; archive pages `feeds/podcast-<n>.xml`
    (RFC 5005, section 4) come first, so that writing in the dictionary's order never shows a link to
    a page that is not there yet. `cover` is the cover image's path relative to the workspace.
    Archive pages that already lie in the workspace keep their episodes: what comes later, however it
    is dated, does not move them. The same input gives the same bytes, whatever the order of
    `episodes`. Raises InputError where a record cannot be published (a file outside `feeds/`, a date
    without offset, one guid twice).
    """
    from audiocast.feed.build import documents

    return documents(show, episodes, cover=cover, workspace=workspace)


def check_feed(
    show: Show, workspace: Path, episodes: Sequence[Episode], *, now: dt.datetime | None = None
) -> list[Defect]:
    """Return what is wrong with the feed as it lies in `workspace / "feeds"`, one defect per problem.

    Everything is read from the finished files: form (RSS 2.0, the rules of W3C's feed validator,
    Apple's requirements, the Podcasting 2.0 namespace), the files that it leads to, the archive
    pages, and whether it says what the records of `episodes` say. With `now`, dates in the future
    are defects too.
    """
    from audiocast.feed.check import defects

    return defects(show, workspace, episodes, now=now)
