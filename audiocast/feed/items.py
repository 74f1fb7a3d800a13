"""Episode → `<item>`."""

from __future__ import annotations

from typing import Any

from audiocast.episode.values import Episode
from audiocast.errors import InputError
from audiocast.feed import text
from audiocast.feed.addresses import address_of, website
from audiocast.feed.extension import NAME, Tag, rfc5322
from audiocast.feed.names import (
    AUDIO_TYPE,
    CHAPTERS_TYPE,
    MAX_AUTHOR,
    MAX_DESCRIPTION_BYTES,
    MAX_NAME,
    TRANSCRIPT_TYPES,
)
from audiocast.messages import _
from audiocast.show import Show


def add_item(feed: Any, show: Show, episode: Episode) -> None:
    """Append `episode` as an item to `feed`, a feedgen FeedGenerator."""
    if episode.published.utcoffset() is None:
        raise InputError(
            _("Episode {id}: its publication date lacks its offset from UTC.").format(id=episode.id),
            hint=_("Make the episode again with “audiocast make”."),
        )
    entry = feed.add_entry(order="append")
    title = title_of(episode)
    entry.title(title)
    entry.link(href=website(show), rel="alternate")
    description = description_of(show, episode)
    entry.description(text.as_html(description), isSummary=True)
    if content := content_of(show, episode):
        entry.content(content, type="CDATA")
    entry.guid(text.line(episode.guid), permalink=False)
    entry.enclosure(address_of(show, episode.files.audio), str(episode.receipt.size), AUDIO_TYPE)
    entry.podcast.itunes_title(title)
    entry.podcast.itunes_author(text.line(show.podcast.author, MAX_AUTHOR))
    entry.podcast.itunes_summary(description)
    entry.podcast.itunes_duration(seconds(episode))
    entry.podcast.itunes_season(episode.date.year)
    entry.podcast.itunes_episode_type("full")
    getattr(entry, NAME).tags = _tags(show, episode)


def title_of(episode: Episode) -> str:
    """Return the title as the feed has it: clean, on one line, never empty."""
    return text.line(episode.title) or episode.id


def seconds(episode: Episode) -> int:
    """Return the measured duration in whole seconds, at least 1."""
    return max(1, int(episode.receipt.duration + 0.5))


def discloses(show: Show, episode: Episode) -> bool:
    """Tell whether the feed states that a machine voice is heard in `episode`."""
    return show.podcast.ai_content and episode.narration.synthetic


def description_of(show: Show, episode: Episode) -> str:
    """Return the summary as plain text, and after it the disclosure of a synthetic voice.

    Apple asks for the disclosure in each episode's metadata and does not read podcast:txt.
    """
    note = text.line(show.text.disclosure) if discloses(show, episode) else ""
    summary = text.clean(episode.summary) or title_of(episode)
    if not note or note in summary:
        return text.shortened(summary, MAX_DESCRIPTION_BYTES)
    room = MAX_DESCRIPTION_BYTES - len(text.as_html(note).encode()) - 2
    if room < MAX_DESCRIPTION_BYTES // 2:
        return text.shortened(f"{summary}\n\n{note}", MAX_DESCRIPTION_BYTES)
    return f"{text.shortened(summary, room)}\n\n{note}"


def content_of(show: Show, episode: Episode) -> str:
    """Return the release's text as HTML paragraphs, without the headline that is the title."""
    parts = text.paragraphs(episode.text)
    if parts and text.line(parts[0]) == title_of(episode):
        parts = parts[1:]
    note = text.line(show.text.disclosure)
    if parts and note and discloses(show, episode) and note not in parts:
        parts = [*parts, note]
    return text.as_paragraphs(parts)


def people_tags(show: Show, episode: Episode | None = None) -> list[Tag]:
    """Return the office as author and, for an episode, the quoted persons as guests.

    An item's persons replace the channel's, so that the office is named in both.
    """
    office = text.line(show.podcast.author, MAX_NAME)
    tags = [Tag("podcast:person", office, {"group": "writing", "role": "author"})]
    names = [text.line(person.name, MAX_NAME) for person in episode.people] if episode else []
    for name in dict.fromkeys(names):
        if name:
            tags.append(Tag("podcast:person", name, {"group": "cast", "role": "guest"}))
    return tags


def _tags(show: Show, episode: Episode) -> list[Tag]:
    tags = [
        Tag("pubDate", rfc5322(episode.published)),
        Tag("itunes:explicit", "true" if show.podcast.explicit else "false"),
    ]
    for kind, media_type in TRANSCRIPT_TYPES.items():
        if path := getattr(episode.files, kind):
            attributes = {"url": address_of(show, path), "type": media_type}
            attributes["language"] = text.line(episode.language or show.podcast.language).lower()
            if kind in ("vtt", "srt"):
                attributes["rel"] = "captions"
            tags.append(Tag("podcast:transcript", "", attributes))
    if episode.files.chapters:
        chapters = {"url": address_of(show, episode.files.chapters), "type": CHAPTERS_TYPE}
        tags.append(Tag("podcast:chapters", "", chapters))
    tags.append(Tag("podcast:season", str(episode.date.year)))
    tags.extend(people_tags(show, episode))
    if discloses(show, episode):
        tags.append(Tag("podcast:txt", "true", {"purpose": "ai-content"}))
    return tags
