"""The settings of one podcast: `audiocast.toml`, typed, defaulted and documented in this one place.

Each section is a frozen dataclass; each field's `doc` is the sentence that `docs/settings.md` and
the file that `audiocast init` writes show beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

FILE_NAME = "audiocast.toml"
FEED_NAME = "podcast.xml"
_PODCAST_NAMESPACE = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"


def setting(doc: str, default: Any = MISSING) -> Any:
    """Declare a setting with its documentation; without `default` it must be given."""
    if default is MISSING:
        return field(metadata={"doc": doc})
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata={"doc": doc})
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True, slots=True)
class Podcast:
    """`[podcast]`: what directories and apps show."""

    title: str = setting("Name of the podcast, as apps show it.")
    author: str = setting("The office that publishes it.")
    email: str = setting("Address for directories that verify ownership; it is public in the feed.")
    address: str = setting("Public web address under which the content of `feeds/` is served.")
    description: str = setting("What the podcast is about, in one to three sentences.", "")
    language: str = setting("Language of the podcast as an RSS code.", "es-bo")
    website: str = setting("Home page of the podcast or the office; empty: the public address.", "")
    category: str = setting("Apple Podcasts category.", "Government")
    subcategory: str = setting("Apple Podcasts subcategory, where the category has any.", "")
    copyright: str = setting("Copyright notice; empty: the office.", "")
    license: str = setting("Licence as an SPDX identifier in lower case; empty: none stated.", "")
    location: str = setting("Place that the podcast is about, as people write it.", "")
    geo: str = setting("Coordinates of that place as `latitude,longitude`.", "")
    cover: str = setting("Square JPEG or PNG, 1400 to 3000 px, relative to the workspace; empty: drawn.", "")
    explicit: bool = setting("Whether the podcast has explicit content.", False)
    timezone: str = setting("Time zone of the publication dates.", "America/La_Paz")
    publish_time: str = setting("Time of day that an episode carries on its release's date.", "08:00")
    guid: str = setting("Identity of the podcast for life (podcast:guid); empty: from the address.", "")
    ai_content: bool = setting("Whether the feed states that synthetic voices speak (it should).", True)


@dataclass(frozen=True, slots=True)
class RoleVoice:
    """Voice, rate and pitch of one role or person; empty or 0: as the show's."""

    voice: str = setting("Voice as `engine:name`; empty: the show's.", "")
    rate: int = setting("Words a minute; 0: the show's.", 0)
    pitch: int = setting("Pitch from 1 to 100; 0: the show's.", 0)


@dataclass(frozen=True, slots=True)
class Voice:
    """`[voice]`: who speaks, and how."""

    voices: tuple[str, ...] = setting(
        "Voices in order of preference as `engine:name`; the first that works speaks the whole episode.",
        ("espeak:es-419",),
    )
    rate: int = setting("Words a minute; radio reads at 150 to 170.", 160)
    pitch: int = setting("Pitch from 1 to 100; 50 is the voice's own.", 50)
    second: RoleVoice = setting("The second announcer's voice.", RoleVoice())
    quoted: RoleVoice = setting("The voice of quotations.", RoleVoice(pitch=38))
    speakers: Mapping[str, RoleVoice] = setting("Voices of single persons, by name.", {})


@dataclass(frozen=True, slots=True)
class Text:
    """`[text]`: what is said around the release, and how it is read."""

    disclosure: str = setting(
        "Said in every narrated episode: that the voice is synthetic. Empty: not said.",
        "Esta nota es leída por una voz sintética.",
    )
    disclosure_mixed: str = setting(
        "Said instead where recordings are heard too. Empty: as `disclosure`.",
        "Esta nota es leída por una voz sintética; las declaraciones grabadas son originales.",
    )
    disclosure_place: str = setting(
        "Where the disclosure is said: `headline`, right after the headline, or `end`.", "headline"
    )
    announcers: int = setting("How many announcers take turns, a paragraph each: 1 or 2.", 1)
    opening: str = setting("Words at the start of every episode.", "")
    closing: str = setting("Words at the end of every episode.", "")
    first_of_month: str = setting("How the first day of a month is said: `primero` or `uno`.", "primero")
    acronyms: str = setting(
        "Acronyms whose long form the release gives: `short` says the acronym, `expand` the long form, "
        "`first` the long form at the first mention only.",
        "short",
    )


@dataclass(frozen=True, slots=True)
class Sound:
    """`[sound]`: music and pauses."""

    opening: str = setting("Sound file played before the words, relative to the workspace.", "")
    closing: str = setting("Sound file played after the words, relative to the workspace.", "")
    fade: float = setting("Seconds that an opening or closing sound takes to fade.", 1.5)
    lead: float = setting("Seconds of silence before the first word.", 0.3)
    tail: float = setting("Seconds of silence after the last word.", 0.6)
    clause_pause: float = setting("Seconds of silence after a clause.", 0.25)
    sentence_pause: float = setting("Seconds of silence after a sentence.", 0.5)
    paragraph_pause: float = setting("Seconds of silence after a paragraph.", 0.8)
    headline_pause: float = setting("Seconds of silence after dateline and headline.", 1.0)


@dataclass(frozen=True, slots=True)
class Output:
    """`[output]`: what is delivered."""

    profile: str = setting("Delivery profile of the audio.", "podcast")


@dataclass(frozen=True, slots=True)
class Recording:
    """`[recording]`: what is taken in, and how it is cleaned."""

    max_hours: float = setting("Hours that a recording may last.", 4.0)
    max_download: int = setting("Megabytes that a recording fetched from an address may have.", 500)
    hosts: tuple[str, ...] = setting(
        "Hosts that recordings may be fetched from with --allow-url, e.g. `audio.example.bo`.", ()
    )
    declip: bool = setting("Round off the flat tops of overdriven sound.", True)
    rumble: bool = setting("Remove hum and rumble under the voice, and offset, where there is any.", True)
    trim: bool = setting("Cut silence at both ends.", True)
    breath: float = setting("Seconds of silence kept at each end.", 0.35)
    dead_air: float = setting("Seconds without sound from which a warning is given.", 4.0)
    denoise: bool = setting("Reduce steady noise where there is much of it.", True)
    denoise_below: float = setting("Signal-to-noise ratio in dB under which noise is reduced.", 20.0)
    denoise_depth: float = setting("By how many dB at most.", 12.0)
    level: bool = setting("Bring quiet and loud speakers together where they are far apart.", True)
    level_range: float = setting("Loudness range in LU over which levels are brought together.", 8.0)
    align: bool = setting("Find the words of the text in the recording, for transcript and chapters.", True)


@dataclass(frozen=True, slots=True)
class Show:
    """The settings of one podcast, and the workspace folder that they were read from."""

    workspace: Path
    podcast: Podcast
    voice: Voice
    text: Text
    sound: Sound
    output: Output
    recording: Recording = Recording()

    def podcast_guid(self) -> str:
        """Return the podcast's identity for life, as `podcast:guid` is defined.

        It is `podcast.guid`, or the UUIDv5 of the feed's address without scheme and trailing
        slashes in the namespace that the Podcasting 2.0 specification gives.
        """
        from uuid import UUID, uuid5

        if self.podcast.guid:
            return self.podcast.guid
        feed = f"{self.podcast.address.rstrip('/')}/{FEED_NAME}"
        return str(uuid5(UUID(_PODCAST_NAMESPACE), feed.split("://", 1)[-1].rstrip("/")))


def settings() -> list[tuple[str, str, Any, str]]:
    """Return every setting as (section, name, default or MISSING, documentation)."""
    rows = []
    for section in fields(Show)[1:]:
        for item in fields(get_type_hints(Show)[section.name]):
            rows.append((section.name, item.name, default_of(item), item.metadata["doc"]))
    return rows


def default_of(item: Field[Any]) -> Any:
    """Return the default of a setting, or MISSING where it must be given."""
    if item.default_factory is not MISSING:
        return item.default_factory()
    return item.default
