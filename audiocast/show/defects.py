"""What settings of the right type cannot be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from audiocast.messages import _
from audiocast.show.values import Podcast, Recording, RoleVoice, Sound, Voice

_URL = re.compile(r"https?://[!-~]+")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_LICENSE = re.compile(r"[a-z0-9][a-z0-9.+-]*")
_GEO = re.compile(r"(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)")
_CHOICES: dict[str, dict[str, tuple[str | int, ...]]] = {
    "text": {
        "first_of_month": ("primero", "uno"),
        "acronyms": ("expand", "first", "short"),
        "disclosure_place": ("headline", "end"),
        "announcers": (1, 2),
    },
    "output": {"profile": ("podcast",)},
}
RANGES = {"rate": (80, 400), "pitch": (1, 100)}


def defects(sections: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (section, setting, what is wrong) for values that cannot be meant."""
    yield from _podcast_defects(sections["podcast"])
    yield from _recording_defects(sections["recording"])
    yield from _voice_defects(sections["voice"])
    yield from _range_defects(sections["sound"])
    for section, choices in _CHOICES.items():
        for key, allowed in choices.items():
            if getattr(sections[section], key) not in allowed:
                names = ", ".join(map(str, allowed))
                yield section, key, _("must be one of: {values}.").format(values=names)


def _podcast_defects(podcast: Podcast) -> Iterator[tuple[str, str, str]]:
    for key in ("title", "author", "email", "address"):
        if not getattr(podcast, key):
            yield "podcast", key, _("must not be empty.")
    if not _EMAIL.fullmatch(podcast.email):
        yield "podcast", "email", _("“{value}” is not an e-mail address.").format(value=podcast.email)
    for key in ("address", "website"):
        value = getattr(podcast, key)
        if value and not _is_plain_address(value):
            yield (
                "podcast",
                key,
                _("must be a plain ASCII address such as https://example.org/podcast/, without “?” or “#”."),
            )
    if podcast.guid and not _GUID.fullmatch(podcast.guid):
        yield "podcast", "guid", _("must be a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810.")
    if not _TIME.fullmatch(podcast.publish_time):
        yield "podcast", "publish_time", _("must be a time of day such as 08:00.")
    if not _LANGUAGE.fullmatch(podcast.language):
        yield "podcast", "language", _("must be a code in lower case such as es or es-bo.")
    if podcast.license and not _LICENSE.fullmatch(podcast.license):
        yield "podcast", "license", _("must be an SPDX identifier in lower case such as cc-by-4.0.")
    place = _GEO.fullmatch(podcast.geo)
    if podcast.geo and not (place and abs(float(place[1])) <= 90 and abs(float(place[2])) <= 180):
        yield "podcast", "geo", _("must be latitude,longitude such as -16.4955,-68.1336.")
    try:
        ZoneInfo(podcast.timezone)
    except (KeyError, ValueError, OSError):
        yield "podcast", "timezone", _("“{value}” is not a time zone.").format(value=podcast.timezone)


def _is_plain_address(value: str) -> bool:
    """Tell whether files can be served below `value`: a web address of host, perhaps port, and path."""
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return False
    plain = bool(_URL.fullmatch(value)) and not (parts.username or parts.password or "@" in parts.netloc)
    return plain and bool(parts.hostname) and port != 0 and not set("?#") & set(value)


def _voice_defects(voice: Voice) -> Iterator[tuple[str, str, str]]:
    if not voice.voices:
        yield "voice", "voices", _("must name at least one voice.")
    roles = [("voice.second", voice.second), ("voice.quoted", voice.quoted)]
    roles += [(f"voice.speakers.{name}", role) for name, role in voice.speakers.items()]
    for section, settings in (("voice", voice), *roles):
        for key, (low, high) in RANGES.items():
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


def _range_defects(sound: Sound) -> Iterator[tuple[str, str, str]]:
    for item in fields(Sound):
        value = getattr(sound, item.name)
        if isinstance(value, float) and not 0 <= value <= 30:
            yield "sound", item.name, _("must be from {low} to {high}.").format(low=0, high=30)
