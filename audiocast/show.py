"""The settings of one podcast: `audiocast.toml`, typed, defaulted and documented in this one place.

Each section is a frozen dataclass; each field's `doc` is the sentence that `docs/settings.md` and
the file that `audiocast init` writes show beside it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from audiocast.errors import SettingsError
from audiocast.messages import _

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
        "Acronyms whose long form the release gives: `expand` says the long form, `short` the acronym.",
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


def find_workspace(start: Path) -> Path:
    """Return the nearest folder from `start` upwards that holds `audiocast.toml`.

    Raises SettingsError where there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise SettingsError(
        _("There is no {name} in {folder} or above it.").format(name=FILE_NAME, folder=start),
        hint=_("Create a workspace with “audiocast init”, or name one with --workspace."),
    )


def load_show(workspace: Path) -> Show:
    """Read and verify `audiocast.toml` of `workspace`; raises SettingsError as `parse_show` does."""
    path = workspace / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            _("The settings cannot be read: {reason}.").format(reason=error), file=path
        ) from None
    return parse_show(text, path, workspace)


def parse_show(text: str, path: Path, workspace: Path) -> Show:
    """Return the settings that `text`, the content of `path`, declares.

    Raises SettingsError, with the line, on syntax errors, unknown or missing settings and values of
    the wrong type or out of range.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise SettingsError(
            _("The settings are not valid TOML: {reason}.").format(reason=error),
            file=path,
            line=int(found[1]) if found else None,
        ) from None
    return _Reader(path, text).show(workspace, data)


def settings() -> list[tuple[str, str, Any, str]]:
    """Return every setting as (section, name, default or MISSING, documentation)."""
    rows = []
    for section in fields(Show)[1:]:
        for item in fields(get_type_hints(Show)[section.name]):
            rows.append((section.name, item.name, _default(item), item.metadata["doc"]))
    return rows


def _default(item: Field[Any]) -> Any:
    if item.default_factory is not MISSING:
        return item.default_factory()
    return item.default


class _Reader:
    """Turns parsed TOML into a Show; knows the text, to say where a bad setting stands."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def show(self, workspace: Path, data: dict[str, Any]) -> Show:
        hints = get_type_hints(Show)
        sections = {item.name: hints[item.name] for item in fields(Show)[1:]}
        for name in data:
            if name not in sections:
                self.fail(_("“{name}” is not a section of the settings.").format(name=name), name, "")
        for name in sections:
            if not isinstance(data.get(name, {}), dict):
                self.fail(_("“{name}” must be a section: [{name}].").format(name=name), name, "")
        built = {name: self.section(kind, data.get(name, {}), name) for name, kind in sections.items()}
        _verify(built, self)
        return Show(workspace=workspace, **built)

    def section(self, kind: Any, data: dict[str, Any], name: str) -> Any:
        hints = get_type_hints(kind)
        known = {item.name: item for item in fields(kind)}
        for key in data:
            if key not in known:
                self.fail(_("[{section}] has no setting “{key}”.").format(section=name, key=key), key, name)
        for key, item in known.items():
            if key not in data and _default(item) is MISSING:
                self.fail(_("[{section}] lacks “{key}”.").format(section=name, key=key), key, name)
        return kind(**{key: self.value(hints[key], value, key, name) for key, value in data.items()})

    def value(self, kind: Any, value: Any, key: str, section: str) -> Any:
        if is_dataclass(kind):
            if isinstance(value, dict):
                return self.section(kind, value, f"{section}.{key}")
        elif get_origin(kind) is tuple:
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                return tuple(value)
        elif get_origin(kind) is not None:
            if isinstance(value, dict):
                inner = get_args(kind)[1]
                return {
                    name: self.value(inner, item, name, f"{section}.{key}") for name, item in value.items()
                }
        elif kind is float and isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        elif type(value) is kind:
            return value.strip() if isinstance(value, str) else value
        raise self.error(
            _("[{section}] {key}: {value!r} is not what this setting takes.").format(
                section=section, key=key, value=value
            ),
            key,
            section,
        )

    def error(self, message: str, key: str, section: str) -> SettingsError:
        return SettingsError(
            message,
            file=self.path,
            line=self.line_of(key, section),
            hint=_("docs/settings.md lists every setting."),
        )

    def fail(self, message: str, key: str, section: str) -> None:
        raise self.error(message, key, section)

    def line_of(self, key: str, section: str) -> int | None:
        """Return the 1-based line of `key` in `[section]`, or of the section, or None."""
        here, of_section = "", None
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := re.match(r"\s*\[\s*([^\]]+?)\s*\]", line):
                here = header[1].replace('"', "")
                if here in (section, f"{section}.{key}", key):
                    of_section = number
            elif here == section and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
                return number
        return of_section


_URL = re.compile(r"https?://[!-~]+")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_CHOICES: dict[str, tuple[str | int, ...]] = {
    "first_of_month": ("primero", "uno"),
    "acronyms": ("expand", "short"),
    "disclosure_place": ("headline", "end"),
    "announcers": (1, 2),
}
_RANGES = {"rate": (80, 400), "pitch": (1, 100)}


def _verify(built: dict[str, Any], reader: _Reader) -> None:
    """Refuse values that are of the right type but cannot be meant."""
    for section, key, message in (
        *_podcast_defects(built["podcast"]),
        *_recording_defects(built["recording"]),
        *_voice_defects(built["voice"]),
        *_range_defects(built["text"], built["sound"]),
    ):
        reader.fail(f"[{section}] {key}: {message}", key, section)


def _podcast_defects(podcast: Podcast) -> Iterator[tuple[str, str, str]]:
    for key in ("title", "author", "email", "address"):
        if not getattr(podcast, key):
            yield "podcast", key, _("must not be empty.")
    if not _EMAIL.fullmatch(podcast.email):
        yield "podcast", "email", _("“{value}” is not an e-mail address.").format(value=podcast.email)
    for key in ("address", "website"):
        value = getattr(podcast, key)
        if value and not _URL.fullmatch(value):
            yield "podcast", key, _("must be an ASCII address that begins with https:// or http://.")
    if podcast.guid and not _GUID.fullmatch(podcast.guid):
        yield "podcast", "guid", _("must be a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810.")
    if not _TIME.fullmatch(podcast.publish_time):
        yield "podcast", "publish_time", _("must be a time of day such as 08:00.")
    try:
        ZoneInfo(podcast.timezone)
    except (KeyError, ValueError, OSError):
        yield "podcast", "timezone", _("“{value}” is not a time zone.").format(value=podcast.timezone)


def _voice_defects(voice: Voice) -> Iterator[tuple[str, str, str]]:
    if not voice.voices:
        yield "voice", "voices", _("must name at least one voice.")
    roles = [("voice.second", voice.second), ("voice.quoted", voice.quoted)]
    roles += [(f"voice.speakers.{name}", role) for name, role in voice.speakers.items()]
    for section, settings in (("voice", voice), *roles):
        for key, (low, high) in _RANGES.items():
            value = getattr(settings, key)
            inherited = value == 0 and isinstance(settings, RoleVoice)
            if not inherited and not low <= value <= high:
                yield section, key, _("must be from {low} to {high}.").format(low=low, high=high)


def _recording_defects(recording: Recording) -> Iterator[tuple[str, str, str]]:
    highest = {"max_hours": 24, "breath": 10, "dead_air": 600, "max_download": 10_000}
    for item in fields(Recording):
        value = getattr(recording, item.name)
        high = highest.get(item.name, 60)
        if isinstance(value, float | int) and not 0 <= value <= high:
            yield "recording", item.name, _("must be from {low} to {high}.").format(low=0, high=high)


def _range_defects(text: Text, sound: Sound) -> Iterator[tuple[str, str, str]]:
    for key, allowed in _CHOICES.items():
        if getattr(text, key) not in allowed:
            yield "text", key, _("must be one of: {values}.").format(values=", ".join(map(str, allowed)))
    for item in fields(Sound):
        value = getattr(sound, item.name)
        if isinstance(value, float) and not 0 <= value <= 30:
            yield "sound", item.name, _("must be from {low} to {high}.").format(low=0, high=30)
