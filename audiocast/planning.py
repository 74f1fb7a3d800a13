"""What is known before a sound is made: the release, its episode, its script, and a fingerprint of all."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audiocast import files
from audiocast.asking import Request
from audiocast.episode import Identity, identity_of, match, mint, taken_ids
from audiocast.episode.values import Episode, Source
from audiocast.errors import AudioCastError, InputError
from audiocast.finding import WHOLE, Found, find_recording, is_recording, release_without_text
from audiocast.messages import _, speaking
from audiocast.release import read_release
from audiocast.release.encoding import decode
from audiocast.release.values import Flag, Release
from audiocast.script import changes_since, dump_script, is_untouched, load_script, write_script
from audiocast.script.values import Change, Clip, Script
from audiocast.show import Show
from audiocast.workspace import Workspace

RECIPE = 1
"""Part of every fingerprint: raised when the same input ought to sound different."""

SCRIPT_NAME = "script.txt"


@dataclass(frozen=True, slots=True)
class Plan:
    """A request with all that follows from it but the sound.

    `earlier` is the episode as it was, None for a new one; `edited` tells that the script is a
    person's and must not be written over; `basis` is the text of the release that it was made from
    where that is no longer the release's; `found` is the recording that goes with it; `fingerprint`
    changes whenever the result would.
    """

    request: Request
    release: Release
    source: Source
    identity: Identity
    earlier: Episode | None
    script: Script
    edited: bool
    found: Found
    fingerprint: str
    flags: tuple[Flag, ...]
    basis: str = ""


def make_plan(request: Request, show: Show, known: Sequence[Episode]) -> Plan:
    """Read the document, find or mint its episode among `known`, write its script or take the edited one.

    Writes nothing. What it flags is in the podcast's language, since the record keeps it. Raises
    InputError, in the user's language, where the document or an edited script cannot be used.
    """
    try:
        with speaking(show.podcast.language):
            return _plan(request, show, known)
    except AudioCastError:
        return _plan(request, show, known)


def _plan(request: Request, show: Show, known: Sequence[Episode]) -> Plan:
    release = read_document(request, show)
    source = Source(Workspace(show.workspace).relative(request.source), release.source_sha256)
    earlier = match(known, source, title=release.headline, date=release.date, text=release.text())
    if earlier and source.path == earlier.files.release:
        # The copy that the episode keeps stands in for a document that is gone.
        source = dataclasses.replace(source, path=earlier.source.path)
    if earlier and request.date is None and release.date != earlier.date and _is_supposed(release):
        release = read_document(request, show, earlier.date)
    identity = (
        identity_of(earlier)
        if earlier
        else mint(show, release.headline, release.date, known, taken_ids(show.workspace))
    )
    found = find_recording(request, release, show, earlier)
    script, edited = _edited_script(show, identity), True
    if script is None:
        script, edited = write_script(release, show, synthetic=found.use != WHOLE), False
    basis = earlier.basis or earlier.text if edited and earlier else ""
    changes = changes_since(basis, release, script, show.sound) if basis else []
    flags = [*release.flags, *identity.flags, *found.flags, *_change_flags(changes)]
    if release.date != identity.date:
        sentence = _("The episode keeps its date {date}, under which it was published.")
        flags.append(Flag("date-kept", sentence.format(date=identity.date.isoformat())))
    return Plan(
        request=request,
        release=release,
        source=source,
        identity=identity,
        earlier=earlier,
        script=script,
        edited=edited,
        found=found,
        fingerprint=_fingerprint(show, request, release, script, found),
        flags=tuple(flags),
        basis=basis if changes else "",
    )


def read_document(request: Request, show: Show, date: dt.date | None = None) -> Release:
    """Return the release that the request's document holds; one without text where it is a recording."""
    day = request.date or date
    if is_recording(request.source):
        return release_without_text(request.source, request.title, day, show.podcast.timezone)
    return read_release(request.source, date=day, timezone=show.podcast.timezone)


def script_path(show: Show, episode_id: str) -> Path:
    """Return where the episode's script lies, whether or not it exists."""
    return Workspace(show.workspace).episodes / episode_id / SCRIPT_NAME


def _change_flags(changes: Sequence[Change]) -> list[Flag]:
    """Return what changed in the release since its script was edited, and how to take it over."""
    flags = []
    for change in changes:
        sentence = {
            "changed": _("The release now says here: “{text}”"),
            "added": _("The release has a new paragraph here: “{text}”"),
            "removed": _("The release no longer says: “{text}”"),
        }[change.kind].format(text=textwrap.shorten(change.after or change.before, 80, placeholder=" …"))
        flags.append(Flag(f"release-{change.kind}", sentence, change.source or None))
    if flags:
        hint = _(
            "The script was edited by hand and is kept. “audiocast script EPISODE --take-over” brings the "
            "changes into the lines that nobody edited and shows the others."
        )
        flags.append(Flag("script-edited", hint))
    return flags


def _is_supposed(release: Release) -> bool:
    """Tell whether the day, or its year, is not the document's own but was supposed."""
    return any(flag.code in ("date-from-file", "year-missing") for flag in release.flags)


def script_text(path: Path) -> str:
    """Return the text of a script file in whatever encoding an editor saved it.

    Raises InputError where its content is no text, FileNotFoundError where there is no file.
    """
    try:
        return decode(path.read_bytes())[0]
    except InputError as error:
        hint = _("Save it as text in UTF-8, or delete it: then it is written anew.")
        raise InputError(error.message, file=path, hint=hint) from None


def kept_script(show: Show, episode_id: str) -> Script:
    """Return the script as it lies in the episode's folder. Raises InputError where it is no script."""
    path = script_path(show, episode_id)
    return load_script(script_text(path), path, show.sound)


def _edited_script(show: Show, identity: Identity) -> Script | None:
    """Return the script that a person edited, or None where there is none."""
    path = script_path(show, identity.id)
    try:
        text = script_text(path)
    except FileNotFoundError:
        return None
    return None if is_untouched(text) else load_script(text, path, show.sound)


def _fingerprint(show: Show, request: Request, release: Release, script: Script, found: Found) -> str:
    """Return the hash of everything that the sound, the tags and the companions depend on."""
    workspace = Workspace(show.workspace)
    parts = [workspace.lexicon, *(show.workspace / name for name in _sounds(show) if name)]
    content = {
        "recipe": RECIPE,
        "release": release.source_sha256,
        "date": release.date.isoformat(),
        "script": dump_script(script, show.sound),
        "voice": request.voice,
        "recording": [found.use, found.path and files.sha256(found.path)],
        "clips": [_clip_hash(request, line.clip) for line in script.lines if line.clip],
        "show": [
            dataclasses.asdict(section)
            for section in (show.podcast, show.voice, show.text, show.sound, show.recording, show.output)
        ],
        "files": [files.sha256(path) if path.is_file() else None for path in parts],
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=dict).encode()).hexdigest()


def _clip_hash(request: Request, clip: Clip) -> str | None:
    """Return the hash of the recording that an edited script names, where it lies beside the document."""
    path = request.source.resolve().parent / clip.file
    return files.sha256(path) if path.is_file() else None


def _sounds(show: Show) -> tuple[str, ...]:
    return show.sound.opening, show.sound.closing, show.podcast.cover
