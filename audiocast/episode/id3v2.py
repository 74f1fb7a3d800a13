"""ID3v2.3 in UTF-16: the one version that every reader of tags knows."""

from __future__ import annotations

import datetime as dt
import importlib
import io
from dataclasses import dataclass
from typing import Any

from audiocast.episode.values import Chapter

GENRE = "Podcast"
REFERENCE = -18.0  # LUFS at 0 dB of gain in ReplayGain 2.0
DISCLOSURE = "ai-content"
HEADER = 10
_UTF16, _LATIN1 = 1, 0
# ISO 639-2 codes for the languages a Bolivian office may publish in, by their RSS codes.
_LANGUAGES = {"es": "spa", "en": "eng", "pt": "por", "qu": "que", "ay": "aym", "gn": "grn", "fr": "fra"}


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tags of one finished file say.

    `text` is everything that is said, as written; `cover` a JPEG, or b""; `page` the address of the
    episode's page, or ""; `guid` the episode's identity; `disclosure` the sentence that tells of a
    synthetic voice, "" where none is heard; `voice` its name; `loudness` in LUFS and `true_peak` in
    dBTP as measured, or None; `duration` in seconds.
    """

    title: str
    artist: str
    album: str
    date: dt.date
    language: str
    comment: str
    text: str
    guid: str
    copyright: str
    duration: float
    chapters: tuple[Chapter, ...] = ()
    cover: bytes = b""
    page: str = ""
    disclosure: str = ""
    voice: str = ""
    loudness: float | None = None
    true_peak: float | None = None


def replaygain(loudness: float) -> str:
    """Return the ReplayGain 2.0 gain for a programme of `loudness` LUFS, as players expect it."""
    return f"{REFERENCE - loudness + 0.0:+.2f} dB"


def basic_plane(text: str) -> str:
    """Return `text` without characters beyond the Basic Multilingual Plane, which old readers split."""
    return " ".join("".join(char for char in text if ord(char) < 0x10000).split())


def iso639(language: str) -> str:
    """Return the ISO 639-2 code of an RSS language code ("es-bo" → "spa"); "und" where unknown."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), "und")


def _mutagen() -> Any:
    # Its own annotations are partial.
    return importlib.import_module("mutagen.id3")


def id3v2(tags: Tags) -> bytes:
    """Return the ID3v2.3 tag as bytes, without padding."""
    # mutagen would sort frames by size, and players that take chapters as they come would jumble them.
    body = b"".join(_serialised(frame) for frame in _frames(tags))
    size = bytes(len(body) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _serialised(frame: Any) -> bytes:
    holder, buffer = _mutagen().ID3(), io.BytesIO()
    holder.add(frame)
    holder.save(buffer, v1=0, v2_version=3, padding=lambda _info: 0)
    return buffer.getvalue()[HEADER:]


def _frames(tags: Tags) -> list[Any]:
    id3, language = _mutagen(), iso639(tags.language)
    frames = [
        id3.TIT2(_UTF16, basic_plane(tags.title)),
        id3.TPE1(_UTF16, basic_plane(tags.artist)),
        id3.TALB(_UTF16, basic_plane(tags.album)),
        id3.TYER(_LATIN1, f"{tags.date.year:04}"),
        id3.TDAT(_LATIN1, f"{tags.date.day:02}{tags.date.month:02}"),
        id3.TCON(_LATIN1, GENRE),
        id3.TLAN(_LATIN1, language),
        id3.TLEN(_LATIN1, str(int(tags.duration * 1000))),
        id3.TPUB(_UTF16, tags.artist),
        # v2.3 wants the year and a space first.
        id3.TCOP(_UTF16, f"{tags.date.year:04} {tags.copyright}"),
        # The marks of a podcast, as iTunes sets them; not WFED, which readers on id3lib trip over.
        id3.PCST(0),
        id3.TGID(_LATIN1, tags.guid),
    ]
    if tags.page:
        frames.append(id3.WOAF(tags.page))
    frames += [*_measured(tags), *_disclosed(tags)]
    if tags.comment:
        frames.append(id3.COMM(_UTF16, language, "", tags.comment))
    frames += _chapters(tags)
    if tags.text:
        frames.append(id3.USLT(_UTF16, language, "", tags.text))
    if tags.cover:
        frames.append(id3.APIC(_LATIN1, "image/jpeg", 3, "", tags.cover))
    return frames


def _measured(tags: Tags) -> list[Any]:
    id3, frames = _mutagen(), []
    if tags.loudness is not None:
        frames.append(id3.TXXX(_LATIN1, "replaygain_track_gain", replaygain(tags.loudness)))
        frames.append(id3.TXXX(_LATIN1, "replaygain_reference_loudness", f"{REFERENCE:.2f} LUFS"))
    if tags.true_peak is not None:
        peak = 10 ** (tags.true_peak / 20)
        frames.append(id3.TXXX(_LATIN1, "replaygain_track_peak", f"{peak:.6f}"))
    return frames


def _disclosed(tags: Tags) -> list[Any]:
    if not tags.disclosure:
        return []
    # The engine and voice go with the sentence, so that it can be told what exactly was synthetic.
    said = f"{tags.disclosure} ({tags.voice})" if tags.voice else tags.disclosure
    return [_mutagen().TXXX(_UTF16, DISCLOSURE, said)]


def _chapters(tags: Tags) -> list[Any]:
    id3 = _mutagen()
    limit = int(tags.duration * 1000)
    frames: list[Any] = []
    for number, chapter in enumerate(tags.chapters[:255]):
        start = min(round(chapter.start * 1000), limit)
        frames.append(
            id3.CHAP(
                element_id=f"ch{number:03}",
                start_time=start,
                end_time=max(start, min(round(chapter.end * 1000), limit)),
                sub_frames=[id3.TIT2(_UTF16, basic_plane(chapter.title))],
            )
        )
    if not frames:
        return []
    contents = id3.CTOC(
        element_id="toc",
        flags=id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED,
        child_element_ids=[frame.element_id for frame in frames],
        sub_frames=[],
    )
    return [contents, *frames]
