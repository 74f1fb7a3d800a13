"""Public addresses of published files, and the way back from an address to the file.

Stations' software fails on addresses that are not plain ASCII or do not end in `.mp3` and `.xml`,
and on redirects: every address is the public address, one slash, and the percent-encoded path.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from audiocast.errors import InputError
from audiocast.feed.names import FEEDS
from audiocast.messages import _
from audiocast.show import FEED_NAME, Show


def base(show: Show) -> str:
    """Return the public address of the folder `feeds/`, with one slash at its end."""
    return show.podcast.address.rstrip("/") + "/"


def website(show: Show) -> str:
    """Return the address that channel and items link to: the website, or the public address."""
    return show.podcast.website or base(show)


def address_of(show: Show, path: str) -> str:
    """Return the public address of `path`, a POSIX path relative to the workspace.

    Raises InputError unless the path lies under `feeds/`: nothing else is published.
    """
    name = path.removeprefix(FEEDS)
    if not path.startswith(FEEDS) or any(part in ("", ".", "..") for part in name.split("/")):
        raise InputError(
            _("“{path}” does not lie in feeds/, so that it cannot be published.").format(path=path),
            hint=_("Make the episode again with “audiocast make”."),
        )
    return base(show) + quote(name, errors="replace")


def page_name(number: int) -> str:
    """Return the file name of archive page `number` (from 1), or of the feed itself (0)."""
    stem, dot, suffix = FEED_NAME.rpartition(".")
    return f"{stem}-{number}{dot}{suffix}" if number else FEED_NAME


def path_of(show: Show, address: str) -> str | None:
    """Return the path relative to the workspace that `address` serves, or None if it is not ours."""
    if not address.startswith(base(show)):
        return None
    path = unquote(address.removeprefix(base(show)))
    if any(part in ("", ".", "..") for part in path.split("/")) or any(c in path for c in "\\:\0"):
        return None
    return FEEDS + path
