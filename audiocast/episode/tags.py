"""Tags: ID3v2.3 in UTF-16 and ID3v1.1, as old receivers and new apps both read them."""

from __future__ import annotations

import datetime as dt
import importlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiocast.episode.id3v1 import SIZE as V1_SIZE
from audiocast.episode.id3v1 import id3v1
from audiocast.episode.values import Chapter, Narration
from audiocast.errors import InputError
from audiocast.files import staged
from audiocast.messages import _

if TYPE_CHECKING:
    from audiocast.show import Show

GENRE = "Podcast"
REFERENCE = -18.0  # LUFS at 0 dB of gain in ReplayGain 2.0
DISCLOSURE = "ai-content"
_UTF16, _LATIN1 = 1, 0
_HEADER = 10
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
    publisher: str = ""
    chapters: tuple[Chapter, ...] = ()
    cover: bytes = b""
    page: str = ""
    disclosure: str = ""
    voice: str = ""
    loudness: float | None = None
    true_peak: float | None = None


def show_tags(
    show: Show,
    *,
    title: str,
    date: dt.date,
    summary: str,
    text: str,
    guid: str,
    narration: Narration,
    chapters: tuple[Chapter, ...],
    duration: float,
    loudness: float | None = None,
    true_peak: float | None = None,
    cover: bytes = b"",
    page: str = "",
) -> Tags:
    """Return the tags of an episode of `show`; see `Tags` for the arguments.

    The album is the podcast, artist and publisher the office. Where a machine voice is heard the
    comment ends with the show's disclosure, or a standing one where the show says none.
    """
    disclosure = ""
    if narration.synthetic:
        disclosure = show.text.disclosure or "Esta nota fue leída por una voz sintética."
    return Tags(
        title=title,
        artist=show.podcast.author,
        album=show.podcast.title,
        date=date,
        language=show.podcast.language,
        comment=" ".join(filter(None, [summary, disclosure])),
        text=text,
        guid=guid,
        copyright=show.podcast.copyright or show.podcast.author,
        duration=duration,
        publisher=show.podcast.author,
        chapters=chapters,
        cover=cover,
        page=page,
        disclosure=disclosure,
        voice=narration.voice,
        loudness=loudness,
        true_peak=true_peak,
    )


def write_tags(path: Path, tags: Tags) -> None:
    """Give the MP3 `path` these tags and no others, atomically; its audio frames stay as they are.

    The same tags give the same bytes. There is no padding: a finished file is never edited.
    Raises InputError where `path` is no file with an audio frame.
    """
    start, end = audio_span(path)
    with path.open("rb") as source, staged(path) as part, part.open("wb") as target:
        target.write(_v2(tags))
        source.seek(start)
        _copy(source, target, end - start)
        target.write(
            id3v1(
                title=tags.title,
                artist=tags.artist,
                album=tags.album,
                year=tags.date.year,
                comment=tags.comment,
            )
        )
        source.close()  # Windows does not replace a file that is open


def audio_span(path: Path) -> tuple[int, int]:
    """Return where the audio frames of an MP3 begin and end, in bytes, tags left out.

    Raises InputError where no MPEG frame begins there.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        start = 0
        while (head := file.read(_HEADER))[:3] == b"ID3" and len(head) == _HEADER:
            start += _HEADER + _synchsafe(head[6:]) + (_HEADER if head[5] & 0x10 else 0)
            file.seek(start)
        end = size
        if size - start >= V1_SIZE:
            file.seek(size - V1_SIZE)
            end = size - V1_SIZE if file.read(3) == b"TAG" else size
        file.seek(min(start, size))
        frame = file.read(2)
    if start >= end or len(frame) < 2 or frame[0] != 0xFF or frame[1] & 0xE0 != 0xE0:
        raise InputError(_("There is no MP3 sound where it should begin."), file=path)
    return start, end


def replaygain(loudness: float) -> str:
    """Return the ReplayGain 2.0 gain for a programme of `loudness` LUFS, as players expect it."""
    return f"{REFERENCE - loudness + 0.0:+.2f} dB"


def basic_plane(text: str) -> str:
    """Return `text` without characters beyond the Basic Multilingual Plane, which old readers split."""
    return " ".join("".join(char for char in text if ord(char) < 0x10000).split())


def iso639(language: str) -> str:
    """Return the ISO 639-2 code of an RSS language code ("es-bo" → "spa"); "und" where unknown."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), "und")


def _synchsafe(data: bytes) -> int:
    return (data[0] & 127) << 21 | (data[1] & 127) << 14 | (data[2] & 127) << 7 | data[3] & 127


def _copy(source: Any, target: Any, length: int) -> None:
    while length > 0:
        block = source.read(min(length, 1 << 20))
        if not block:
            raise OSError("the file became shorter while it was read")
        target.write(block)
        length -= len(block)


def _mutagen() -> Any:
    # Its own annotations are partial.
    return importlib.import_module("mutagen.id3")


def _v2(tags: Tags) -> bytes:
    """Return the ID3v2.3 tag as bytes, without padding."""
    # mutagen would sort frames by size, and players that take chapters as they come would jumble them.
    body = b"".join(_serialised(frame) for frame in _frames(tags))
    size = bytes(len(body) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _serialised(frame: Any) -> bytes:
    holder, buffer = _mutagen().ID3(), io.BytesIO()
    holder.add(frame)
    holder.save(buffer, v1=0, v2_version=3, padding=lambda _info: 0)
    return buffer.getvalue()[_HEADER:]


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
        id3.TPUB(_UTF16, tags.publisher),
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
