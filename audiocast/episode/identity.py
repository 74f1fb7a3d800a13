"""Identity: which episode a document belongs to, and what a new one is called, for life.

A document belongs to an episode that exists when

1. its content is the same (the hash of its bytes), wherever it lies; or
2. it lies at the same place (path relative to the workspace) and either
   a. has the same date and the same headline (case, spaces and punctuation aside), or
   b. has more than half of its distinct words of four letters and more in common with the text that
      the episode keeps (of the larger of the two sets, so that a press office that writes every
      release over `nota.txt` gets an episode for each).

Of several, the same path goes before another, and the newest before the older. The episode keeps
its id, guid, date and time of publication. Everything else is a new episode:

* its id is `<date>-<slug>`; where that is taken, `-2`, `-3` … is added, and a flag says so;
* its guid is the UUIDv5 of its id in the namespace of the podcast's own guid;
* it is published on its release's date at the show's time of day, in the show's time zone, a minute
  after the last episode of that date, so that the order of episodes is strict.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from audiocast.episode.naming import slugify
from audiocast.episode.values import Episode, Source
from audiocast.messages import _
from audiocast.release.values import Flag
from audiocast.show import Show


@dataclass(frozen=True, slots=True)
class Identity:
    """What is minted once and kept for life; `flags` tell of an id that was taken."""

    id: str
    slug: str
    guid: str
    date: dt.date
    published: dt.datetime
    flags: tuple[Flag, ...] = ()


def identity_of(episode: Episode) -> Identity:
    """Return the identity that `episode` was given when it was made."""
    return Identity(episode.id, episode.slug, episode.guid, episode.date, episode.published)


def match(
    episodes: Iterable[Episode], source: Source, *, title: str, date: dt.date, text: str
) -> Episode | None:
    """Return the episode that the document belongs to, or None where it is a new one.

    `source` is the document's path and hash, `title` its headline, `text` all that it says
    (`Release.text()`). The rules are at the top of this module.
    """
    best: tuple[tuple[bool, bool, dt.datetime, str], Episode] | None = None
    for episode in episodes:
        same_content = episode.source.sha256 == source.sha256
        same_path = episode.source.path == source.path
        if not same_content and not (same_path and _is_revision(episode, title, date, text)):
            continue
        rank = (same_content, same_path, episode.published, episode.id)
        if best is None or rank > best[0]:
            best = rank, episode
    return best[1] if best else None


def mint(
    show: Show, title: str, date: dt.date, episodes: Collection[Episode], taken: Collection[str] = ()
) -> Identity:
    """Return the identity of a new episode.

    `episodes` are those that exist; `taken` are further ids that must not be given again, such as
    folders whose record cannot be read.
    """
    slug = slugify(title)
    used = {episode.id for episode in episodes} | set(taken)
    wanted = f"{date.isoformat()}-{slug}"
    name, number = wanted, 1
    while name in used:
        number += 1
        name = f"{wanted}-{number}"
    flags = (_taken_flag(wanted, name),) if number > 1 else ()
    guid = str(uuid5(UUID(show.podcast_guid()), name))
    return Identity(
        name, name.removeprefix(f"{date.isoformat()}-"), guid, date, _published(show, date, episodes), flags
    )


def _taken_flag(wanted: str, name: str) -> Flag:
    return Flag(
        "id-taken",
        _(
            "There is an episode “{taken}” already; this one is “{name}”. "
            "If it should have replaced it, hand it in under the same file name."
        ).format(taken=wanted, name=name),
    )


def _published(show: Show, date: dt.date, episodes: Iterable[Episode]) -> dt.datetime:
    time = dt.time.fromisoformat(show.podcast.publish_time)
    moment = dt.datetime.combine(date, time, ZoneInfo(show.podcast.timezone))
    # A fixed offset says what the record says; going through UTC mends hours that a clock change skips.
    moment = moment.astimezone(dt.UTC).astimezone(ZoneInfo(show.podcast.timezone))
    moment = dt.datetime.fromisoformat(moment.isoformat())
    others = {episode.published for episode in episodes if episode.date == date}
    if others and max(others) >= moment:
        last = max(others).astimezone(moment.tzinfo)
        later = last + dt.timedelta(minutes=1)
        return later if later.date() == last.date() else last + dt.timedelta(seconds=1)
    return moment


def _is_revision(episode: Episode, title: str, date: dt.date, text: str) -> bool:
    if episode.date == date and _plain(episode.title) == _plain(title):
        return True
    old, new = _vocabulary(episode.text), _vocabulary(text)
    return 2 * len(old & new) > max(len(old), len(new))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _vocabulary(text: str) -> set[str]:
    # Short words are the same in any two Spanish texts, so they say nothing.
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3}
