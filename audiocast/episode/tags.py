"""Tags: ID3v2.3 in UTF-16 and ID3v1.1, as old receivers and new apps both read them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiocast.episode.id3v1 import SIZE as V1_SIZE
from audiocast.episode.id3v1 import id3v1
from audiocast.episode.id3v2 import HEADER, Tags, id3v2
from audiocast.episode.values import Chapter, Narration
from audiocast.errors import InputError
from audiocast.files import staged
from audiocast.messages import _

if TYPE_CHECKING:
    from audiocast.show import Show


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
    disclosure = _disclosure(show) if narration.synthetic else ""
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
        chapters=chapters,
        cover=cover,
        page=page,
        disclosure=disclosure,
        voice=narration.voice,
        loudness=loudness,
        true_peak=true_peak,
    )


def _disclosure(show: Show) -> str:
    return show.text.disclosure or "Esta nota fue leída por una voz sintética."


def write_tags(path: Path, tags: Tags) -> None:
    """Give the MP3 `path` these tags and no others, atomically; its audio frames stay as they are.

    The same tags give the same bytes. There is no padding: a finished file is never edited.
    Raises InputError where `path` is no file with an audio frame.
    """
    start, end = audio_span(path)
    with path.open("rb") as source, staged(path) as part, part.open("wb") as target:
        target.write(id3v2(tags))
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
        while (head := file.read(HEADER))[:3] == b"ID3" and len(head) == HEADER:
            start += HEADER + _synchsafe(head[6:]) + (HEADER if head[5] & 0x10 else 0)
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


def _synchsafe(data: bytes) -> int:
    return (data[0] & 127) << 21 | (data[1] & 127) << 14 | (data[2] & 127) << 7 | data[3] & 127


def _copy(source: Any, target: Any, length: int) -> None:
    while length > 0:
        block = source.read(min(length, 1 << 20))
        if not block:
            raise OSError("the file became shorter while it was read")
        target.write(block)
        length -= len(block)
