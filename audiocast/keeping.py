"""What an episode keeps, opened again: its script, how it is read, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiocast.episode.values import Episode
from audiocast.planning import kept_script, script_path
from audiocast.reading import reader_for
from audiocast.release import read_release
from audiocast.script import advise, line_rows
from audiocast.script.values import Advice, Script
from audiocast.show import Show
from audiocast.spanish.values import Reading


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
    release = read_release(show.workspace / episode.files.release, date=episode.date)
    reader = reader_for(show, release.acronyms)
    readings = reader.read_lines(script.lines, lambda _line: episode.narration.voice)
    return Opened(script, tuple(readings), tuple(advice_on(show, episode.id, script, readings)))


def advice_on(show: Show, episode_id: str, script: Script, readings: Sequence[Reading]) -> list[Advice]:
    """Return the advice on a script with the rows of its file, where it has one."""
    path = script_path(show, episode_id)
    rows = line_rows(path.read_text(encoding="utf-8-sig"), path) if path.is_file() else ()
    return advise(script, readings, show, rows=rows)
