"""What an episode keeps, opened again: its script, how it is read, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audiocast.asking import Request
from audiocast.episode import save_episode
from audiocast.episode.values import Episode
from audiocast.files import write_text
from audiocast.finding import WHOLE
from audiocast.planning import kept_script, read_document, script_path, script_text
from audiocast.reading import reader_for
from audiocast.release.values import Release
from audiocast.script import advise, changes_since, dump_script, line_rows, take_over
from audiocast.script.values import Advice, Change, Script
from audiocast.show import Show
from audiocast.spanish.values import Reading
from audiocast.workspace import Workspace, writing


@dataclass(frozen=True, slots=True)
class Opened:
    """The script of an episode, the reading of each of its lines, and advice on it."""

    script: Script
    readings: tuple[Reading, ...]
    advice: tuple[Advice, ...]


def open_episode(show: Show, episode: Episode) -> Opened:
    """Return what `episode` keeps, read as its voice would read it.

    Raises InputError where the script or the kept release can no longer be read.
    """
    script = kept_script(show, episode.id)
    release = kept_release(show, episode)
    reader = reader_for(show, release.acronyms)
    readings = reader.read_lines(script.lines, lambda _line: episode.narration.voice)
    # A whole recording is what it is: there is nobody to advise.
    advice = () if episode.recording_use == WHOLE else advice_on(show, episode.id, script, readings)
    return Opened(script, tuple(readings), tuple(advice))


def kept_release(show: Show, episode: Episode) -> Release:
    """Return the release in the copy of the document that the episode keeps."""
    copy = show.workspace / episode.files.release
    return read_document(Request(copy, date=episode.date, title=episode.title), show)


def advice_on(show: Show, episode_id: str, script: Script, readings: Sequence[Reading]) -> list[Advice]:
    """Return the advice on a script with the rows of its file, where it has one."""
    path = script_path(show, episode_id)
    rows = line_rows(script_text(path), path) if path.is_file() else ()
    return advise(script, readings, show, rows=rows)


def take_over_changes(show: Show, episode: Episode) -> list[Change]:
    """Bring the kept release's changes into an edited script, where nobody edited its lines.

    Writes the script and the record, under the workspace's lock; returns the changes that are left
    to the person. From then on, only later changes of the release are new.
    """
    if not episode.basis:
        return []
    with writing(Workspace(show.workspace)):
        script = kept_script(show, episode.id)
        release = kept_release(show, episode)
        changes = changes_since(episode.basis, release, script, show.sound)
        renewed = take_over(script, changes, release, show.sound)
        write_text(script_path(show, episode.id), dump_script(renewed, show.sound, edited=True))
        save_episode(show.workspace, replace(episode, basis=""))
    return [change for change in changes if change.edited or not change.lines]
