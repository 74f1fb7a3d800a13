"""Which recording belongs to a document: named on the command line, beside it, or in its marker."""

from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from audiocast.asking import Request
from audiocast.episode import slugify
from audiocast.episode.values import Episode
from audiocast.errors import InputError
from audiocast.files import sha256
from audiocast.messages import _
from audiocast.recordings.paths import inside, is_inside, regular_file
from audiocast.release.cleaning import clean
from audiocast.release.values import Flag, RecordingMarker, Release
from audiocast.show import Show
from audiocast.workspace import Workspace

_SOUND = ".opus .ogg .oga .m4a .mp3 .amr .wav .flac .aac .caf .aif .aiff"
_FILM = ".mp4 .m4v .mov .mkv .webm .3gp"
SUFFIXES = frozenset(f"{_SOUND} {_FILM}".split())
"""Endings of files that are taken for recordings."""

WHOLE, STATEMENT = "whole", "statement"


@dataclass(frozen=True, slots=True)
class Found:
    """The recording of an episode.

    `use` is `WHOLE` where it is heard in place of the narration, `STATEMENT` where the narration
    introduces it, "" where there is none (`path` is then None).
    """

    path: Path | None = None
    use: str = ""
    flags: tuple[Flag, ...] = ()


def find_recording(request: Request, release: Release, show: Show, earlier: Episode | None) -> Found:
    """Return the recording that the request, the document or the episode's own record names.

    The order: the command line; a file of the document's name beside it; the file that the marker
    names, inside the document's folder; the one that the episode keeps. A marker without any is
    flagged. Raises InputError where several files have the document's name, or the named one is not
    there or not allowed.
    """
    if is_recording(request.source):
        return Found(request.source, WHOLE)
    if request.narrate:
        return Found()
    if request.audio is not None:
        return Found(regular_file(request.audio), WHOLE)
    if request.statement is not None:
        return Found(regular_file(request.statement), STATEMENT)
    folder = request.source.resolve().parent
    if beside := _beside(request.source, folder):
        return Found(beside, WHOLE)
    marker = release.recording
    kept = show.workspace / earlier.files.recording if earlier and earlier.files.recording else None
    named = marker is not None and marker.file
    if kept is not None and earlier is not None and (not named or "://" in str(named)):
        return Found(regular_file(kept), earlier.recording_use)
    if marker is not None and named:
        return _named(request, marker, folder, show)
    return Found(flags=(_missing(marker),)) if marker is not None else Found()


def _missing(marker: RecordingMarker) -> Flag:
    sentence = _(
        "The document announces a recording, but none lies beside it; it was narrated. "
        "Save the recording under the document's name, or name it with --audio."
    )
    return Flag("recording-missing", sentence, marker.line)


def _beside(source: Path, folder: Path) -> Path | None:
    names = sorted(
        path
        for path in folder.iterdir()
        if path.stem == source.stem and path.suffix.lower() in SUFFIXES and path.name != source.name
    )
    if len(names) > 1:
        raise InputError(
            _("Several recordings have the document's name: {names}.").format(
                names=", ".join(path.name for path in names)
            ),
            file=source,
            hint=_("Leave one of them there, or name it with --audio."),
        )
    if not names:
        return None
    place = regular_file(names[0])
    if not place.is_relative_to(folder):
        raise InputError(
            _("“{name}” does not lie in the release's own folder.").format(name=names[0].name),
            file=source,
            hint=_("Put the recording itself beside the release, or name it with --audio."),
        )
    return place


def _named(request: Request, marker: RecordingMarker, folder: Path, show: Show) -> Found:
    assert marker.file is not None
    if "://" not in marker.file:
        try:
            return Found(inside(folder, marker.file), WHOLE)
        except InputError as error:
            if is_inside(folder, marker.file) and not os.path.lexists(folder / marker.file):
                return Found(flags=(_missing(marker),))
            raise InputError(error.message, file=request.source, line=marker.line, hint=error.hint) from None
    if not request.allow_url:
        sentence = _(
            "The document's recording lies at {address}; it was not fetched and the text was narrated. "
            "Allow it with --allow-url."
        ).format(address=marker.file)
        return Found(flags=(Flag("recording-not-fetched", sentence, marker.line),))
    return Found(_fetched(marker.file, show), WHOLE)


def _fetched(address: str, show: Show) -> Path:
    from audiocast.recordings.fetching import Rules, fetch_recording

    place = PurePosixPath(urlsplit(address).path)
    suffix = place.suffix.lower() if place.suffix.lower() in SUFFIXES else ""
    target = Workspace(show.workspace).cache / "fetched" / f"{slugify(place.stem)}{suffix}"
    rules = Rules(show.recording.hosts, size=show.recording.max_download << 20)
    return fetch_recording(address, target, rules)


def is_recording(path: Path) -> bool:
    """Tell by its ending whether `path` is a recording rather than a document."""
    return path.suffix.lower() in SUFFIXES


def release_without_text(path: Path, title: str | None, date: dt.date | None, timezone: str) -> Release:
    """Return the release of a recording that came without any text.

    Its headline is `title`, or what the file's name says, flagged; its day `date`, or that of the
    file, flagged. Raises InputError where `path` is no regular file with content.
    """
    place = regular_file(path)
    flags = []
    headline = clean(title or "")
    if not re.search(r"\w", headline):
        words = " ".join(clean(re.sub("[-_]", " ", path.stem)).split()).capitalize()
        headline = words if re.search(r"\w", words) else "Grabación"
        sentence = _("The title was taken from the file's name; give one with --title.")
        flags.append(Flag("title-from-file", sentence))
    if date is None:
        date = dt.datetime.fromtimestamp(place.stat().st_mtime, ZoneInfo(timezone)).date()
        sentence = _(
            "The document states no date; {date} is the day the file was saved. Give one with --date."
        )
        flags.append(Flag("date-from-file", sentence.format(date=date.isoformat())))
    return Release(headline, 0, None, date, (), flags=tuple(flags), source_sha256=sha256(place))
