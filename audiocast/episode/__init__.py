"""The record of one published thing, its folder, its tags and the files that go with it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiocast.episode.chapters import make_chapters, to_chapters_json
    from audiocast.episode.companions import Companions, make_companions
    from audiocast.episode.cover import cover_key, prepare_cover, show_cover
    from audiocast.episode.cues import make_cues
    from audiocast.episode.id3v2 import Tags
    from audiocast.episode.identity import Identity, identity_of, match, mint
    from audiocast.episode.naming import kept_name, media_name, slugify
    from audiocast.episode.record import (
        Loaded,
        episode_folder,
        load_episode,
        load_episodes,
        save_episode,
        taken_ids,
    )
    from audiocast.episode.srt import to_srt
    from audiocast.episode.tags import show_tags, write_tags
    from audiocast.episode.transcript_json import to_transcript_json
    from audiocast.episode.values import (
        Chapter,
        Cover,
        Cue,
        Defect,
        Episode,
        Files,
        Narration,
        Person,
        Revision,
        Source,
    )
    from audiocast.episode.verify import check_episode
    from audiocast.episode.webvtt import to_webvtt

_HOMES = {
    "chapters": ("make_chapters", "to_chapters_json"),
    "companions": ("Companions", "make_companions"),
    "cover": ("cover_key", "prepare_cover", "show_cover"),
    "cues": ("make_cues",),
    "id3v2": ("Tags",),
    "identity": ("Identity", "identity_of", "match", "mint"),
    "naming": ("kept_name", "media_name", "slugify"),
    "record": ("Loaded", "episode_folder", "load_episode", "load_episodes", "save_episode", "taken_ids"),
    "srt": ("to_srt",),
    "tags": ("show_tags", "write_tags"),
    "transcript_json": ("to_transcript_json",),
    "values": (
        "Chapter",
        "Cover",
        "Cue",
        "Defect",
        "Episode",
        "Files",
        "Narration",
        "Person",
        "Revision",
        "Source",
    ),
    "verify": ("check_episode",),
    "webvtt": ("to_webvtt",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Chapter",
    "Companions",
    "Cover",
    "Cue",
    "Defect",
    "Episode",
    "Files",
    "Identity",
    "Loaded",
    "Narration",
    "Person",
    "Revision",
    "Source",
    "Tags",
    "check_episode",
    "cover_key",
    "episode_folder",
    "identity_of",
    "kept_name",
    "load_episode",
    "load_episodes",
    "make_chapters",
    "make_companions",
    "make_cues",
    "match",
    "media_name",
    "mint",
    "prepare_cover",
    "save_episode",
    "show_cover",
    "show_tags",
    "slugify",
    "taken_ids",
    "to_chapters_json",
    "to_srt",
    "to_transcript_json",
    "to_webvtt",
    "write_tags",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: the door itself costs nothing."""
    if name in _HOME_OF:
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
