"""The episode's own check: what its record says against what its files are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from audiocast.episode.codec import encode
from audiocast.episode.naming import MEDIA_FOLDER, named_hash
from audiocast.episode.readback import compare_tags
from audiocast.episode.transcripts import check_chapters, check_transcripts
from audiocast.episode.values import Defect, Episode
from audiocast.errors import InputError
from audiocast.files import sha256
from audiocast.messages import _
from audiocast.script.values import Script
from audiocast.show import Show
from audiocast.studio.values import Receipt

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
# What two decoders may differ by: a few hundredths of LU and dB, and no sample at all.
_LOUDNESS, _PEAK = 0.1, 0.2


def check_episode(
    workspace: Path,
    show: Show,
    episode: Episode,
    *,
    script: Script | None = None,
    measured: Receipt | None = None,
) -> list[Defect]:
    """Return everything that is wrong with `episode`, found from its finished files.

    `script`, where the caller could load it, lets the transcripts be compared with it word by word;
    `measured` is what was measured on the audio file now, to be compared with the record.
    """
    defects = [*_record(show, episode)]
    missing = [*_missing(workspace, episode)]
    defects += missing
    absent = {defect.file for defect in missing}
    for path in _media(episode):
        if path not in absent:
            defects += _named(workspace, path)
    if episode.files.audio not in absent:
        defects += _audio(workspace, show, episode)
    defects += check_transcripts(workspace, episode, absent, script)
    defects += check_chapters(workspace, episode, absent)
    if measured is not None:
        defects += _measured(episode, measured)
    return defects


def _record(show: Show, episode: Episode) -> Iterator[Defect]:
    file = f"episodes/{episode.id}/episode.json"
    again = _("Make the episode again from its release.")
    if not _GUID.fullmatch(episode.guid):
        yield Defect(
            "guid-malformed", _("The guid “{guid}” is no UUID.").format(guid=episode.guid), again, file
        )
    if episode.id != f"{episode.date.isoformat()}-{episode.slug}":
        yield Defect("id-malformed", _("The id is not made of the date and the slug."), again, file)
    if episode.published.date() != episode.date:
        yield Defect(
            "date-differs",
            _("It is published on {published}, but its release is of {date}.").format(
                published=episode.published.date(), date=episode.date
            ),
            again,
            file,
        )
    if not episode.title.strip() or not episode.text.strip():
        yield Defect("text-missing", _("The record lacks the title or the text."), again, file)
    if episode.history and episode.history[-1].audio != episode.files.audio:
        yield Defect("history-differs", _("The last entry of the history is not this file."), again, file)
    if episode.language.partition("-")[0] != show.podcast.language.partition("-")[0]:
        yield Defect("language-differs", _("Its language is not the podcast's."), again, file)


def _media(episode: Episode) -> list[str]:
    return [path for path in encode(episode.files).values() if path.startswith(f"{MEDIA_FOLDER}/")]


def _missing(workspace: Path, episode: Episode) -> Iterator[Defect]:
    for path in encode(episode.files).values():
        if path and not (workspace / path).is_file():
            yield Defect(
                "file-missing",
                _("The file is not there."),
                _("Bring it back from a copy, or make the episode again."),
                path,
            )


def _named(workspace: Path, path: str) -> Iterator[Defect]:
    if not (expected := named_hash(path)):
        yield Defect("name-malformed", _("The name carries no hash of the content."), "", path)
    elif not sha256(workspace / path).startswith(expected):
        yield Defect(
            "content-differs",
            _("The content is not what the name says: the file was changed or damaged."),
            _("Delete the file and make the episode again."),
            path,
        )


def _audio(workspace: Path, show: Show, episode: Episode) -> Iterator[Defect]:
    path, receipt = workspace / episode.files.audio, episode.receipt
    hint = _("Delete the file and make the episode again.")
    if path.stat().st_size != receipt.size:
        yield Defect(
            "size-differs",
            _("The file has {found} bytes; its receipt says {said}.").format(
                found=path.stat().st_size, said=receipt.size
            ),
            hint,
            episode.files.audio,
        )
    if sha256(path) != receipt.sha256:
        # Bytes that are not ours are not parsed: readers of tags believe what hostile ones say.
        yield Defect(
            "hash-differs", _("The file is not the one that was measured."), hint, episode.files.audio
        )
        return
    try:
        yield from compare_tags(path, show, episode)
    except InputError as error:
        yield Defect("audio-unreadable", error.message, hint, episode.files.audio)


def _measured(episode: Episode, measured: Receipt) -> Iterator[Defect]:
    kept = episode.receipt
    differing = [
        name for name in ("samples", "size", "sha256") if getattr(kept, name) != getattr(measured, name)
    ]
    for name, tolerance in (("integrated", _LOUDNESS), ("true_peak", _PEAK)):
        old, new = getattr(kept, name), getattr(measured, name)
        if (old is None) != (new is None) or (old is not None and abs(old - new) > tolerance):
            differing.append(name)
    if differing:
        yield Defect(
            "measurement-differs",
            _("Measured again, the file differs from its receipt in: {names}.").format(
                names=", ".join(differing)
            ),
            _("Delete the file and make the episode again."),
            episode.files.audio,
        )
    if not measured.reached and kept.reached:
        yield Defect(
            "profile-missed",
            _("The file does not meet the profile “{profile}”.").format(profile=kept.profile),
            _("Make the episode again."),
            episode.files.audio,
        )
