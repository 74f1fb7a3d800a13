"""Names that the feed is made of: XML namespaces with their canonical prefixes, types, limits."""

from __future__ import annotations

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
HISTORY = "http://purl.org/syndication/history/1.0"

PREFIXES = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM, "content": CONTENT, "fh": HISTORY}

FEEDS = "feeds/"
RSS_TYPE = "application/rss+xml"
AUDIO_TYPE = "audio/mpeg"
CHAPTERS_TYPE = "application/json+chapters"
# The field of `episode.Files`, and the media type that podcast:transcript gives it.
TRANSCRIPT_TYPES = {"vtt": "text/vtt", "srt": "application/x-subrip", "transcript": "application/json"}

DOCS = "http://www.rssboard.org/rss-specification"
GENERATOR = "AudioCast (python-feedgen)"
TTL_MINUTES = 60

# W3C's feed validator reads no more than this of a feed.
MAX_FEED_BYTES = 5_000_000
# Apple reads no more of a description; the Podcasting 2.0 specification no more of a name.
MAX_DESCRIPTION_BYTES = 4000
MAX_NAME = 128
MAX_AUTHOR = 255


def qualified(name: str) -> str:
    """Return `prefix:local` in lxml's form `{namespace}local`; a bare name as it is.

    >>> qualified("atom:link")
    '{http://www.w3.org/2005/Atom}link'
    """
    prefix, colon, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}" if colon else name
