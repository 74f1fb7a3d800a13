"""Reading tags back from a finished file, and comparing them with the episode's record."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audiocast.episode.id3v2 import DISCLOSURE, GENRE, basic_plane, iso639, replaygain
from audiocast.episode.tags import audio_span
from audiocast.episode.values import Defect, Episode
from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.show import Show

_LARGEST = 16_000_000


def read_tags(path: Path) -> Any:
    """Return the ID3v2 frames of `path` as mutagen's ID3, untranslated.

    Raises InputError where there are none, or where they are no good.
    """
    start, _end = audio_span(path)
    if start > _LARGEST:
        raise InputError(_("The tags are larger than any that AudioCast writes."), file=path)
    try:
        return importlib.import_module("mutagen.id3").ID3(str(path), translate=False, load_v1=False)
    except Exception as error:
        # On foreign bytes mutagen also fails with errors that are not its own.
        raise InputError(_("The tags cannot be read: {reason}.").format(reason=error), file=path) from None


def compare_tags(path: Path, show: Show, episode: Episode) -> Iterator[Defect]:
    """Yield a defect for each tag of `path` that is missing or is not what record and show say.

    Raises InputError where no tags can be read.
    """
    found = read_tags(path)
    if found.version[:2] != (2, 3):
        yield _defect(episode, "tags-version", _("The tags are not of ID3v2.3."))
    for name, expected in _expected(episode).items():
        if (value := _text(found, name)) != expected:
            yield _defect(
                episode,
                "tags-differ",
                _("The tag {name} says “{value}”, not “{expected}”.").format(
                    name=name, value=_short(value), expected=_short(expected)
                ),
            )
    told = (_text(found, "TALB"), _text(found, "TPE1"))
    if told != (basic_plane(show.podcast.title), basic_plane(show.podcast.author)):
        yield _defect(
            episode,
            "show-differs",
            _("The tags call the podcast “{album}” by “{artist}”; the settings have changed since.").format(
                album=_short(told[0]), artist=_short(told[1])
            ),
        )
    needed = ["TPUB", "TCOP", "COMM", "APIC"]
    needed += [f"TXXX:{DISCLOSURE}"] if episode.narration.synthetic else []
    for name in needed:
        if not found.getall(name):
            yield _defect(episode, "tag-missing", _("The tag {name} is missing.").format(name=name))
    yield from _chapters(found, episode)
    if not _ends_with_v1(path):
        yield _defect(episode, "tag-missing", _("The tag {name} is missing.").format(name="ID3v1"))


def _expected(episode: Episode) -> dict[str, str]:
    date = episode.date
    expected = {
        "TIT2": basic_plane(episode.title),
        "TYER": f"{date.year:04}",
        "TDAT": f"{date.day:02}{date.month:02}",
        "TCON": GENRE,
        "TLAN": iso639(episode.language),
        "TGID": episode.guid,
        "USLT": episode.text,
    }
    if episode.receipt.integrated is not None:
        expected["TXXX:replaygain_track_gain"] = replaygain(episode.receipt.integrated)
    return expected


def _text(found: Any, name: str) -> str:
    frames = found.getall(name)
    return str(frames[0]) if frames else ""


def _chapters(found: Any, episode: Episode) -> Iterator[Defect]:
    limit = int(episode.receipt.duration * 1000)
    tables = found.getall("CTOC")
    chapters = {frame.element_id: frame for frame in found.getall("CHAP")}
    listed = [name for table in tables for name in table.child_element_ids]
    if sorted(listed) != sorted(chapters):
        yield _defect(episode, "chapters-differ", _("The table of contents does not list every chapter."))
        return
    told = [(chapters[name].start_time, str(chapters[name].sub_frames["TIT2"])) for name in listed]
    kept = [(round(item.start * 1000), basic_plane(item.title)) for item in episode.chapters]
    if told != kept[: len(told)] or len(told) < min(len(kept), 255):
        yield _defect(episode, "chapters-differ", _("The chapters in the tags are not those of the record."))
    if any(frame.end_time > limit for frame in chapters.values()):
        yield _defect(episode, "chapters-differ", _("A chapter ends after the sound."))


def _ends_with_v1(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-128, 2)
        return file.read(3) == b"TAG"


def _defect(episode: Episode, code: str, message: str) -> Defect:
    return Defect(code, message, _("Delete the file and make the episode again."), episode.files.audio)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
