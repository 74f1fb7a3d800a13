"""`audiocast list` and `audiocast show`."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audiocast.cli.options import echo_json, json_option, minutes, open_show, workspace_option
from audiocast.messages import _
from audiocast.selecting import select_episode

if TYPE_CHECKING:
    from audiocast.episode.values import Episode


@click.command("list", help=_("List the episodes, newest first."))
@workspace_option
@json_option
def list_command(workspace: Path | None, as_json: bool) -> None:
    """Print one line per episode."""
    from audiocast.episode import load_episodes

    root = open_show(workspace).workspace
    loaded = load_episodes(root)
    newest = sorted(loaded.episodes, key=lambda episode: episode.published, reverse=True)
    if as_json:
        echo_json([as_data(episode) for episode in newest])
    else:
        for episode in newest:
            length = minutes(episode.receipt.duration)
            click.echo(f"{episode.id}  {length:>7}  {episode.state}  {episode.title}")
        if not newest:
            click.echo(_("There are no episodes yet."))
    for error in loaded.errors:
        click.echo(_("Error: {sentence}").format(sentence=error), err=True)
    if loaded.errors:
        raise click.exceptions.Exit(1)


@click.command("show", help=_("Show one episode; name it by its id, its slug or their beginning."))
@click.argument("episode")
@workspace_option
@json_option
def show_command(episode: str, workspace: Path | None, as_json: bool) -> None:
    """Print the record of one episode."""
    from audiocast.episode import load_episodes

    root = open_show(workspace).workspace
    record = select_episode(load_episodes(root).episodes, episode)
    if as_json:
        echo_json(as_data(record))
        return
    for name, value in _rows(record):
        click.echo(f"{name + ':':<14} {value}")


def as_data(episode: Episode) -> dict[str, Any]:
    """Return the record as plain data; `voice` repeats who speaks, `record` where it is kept."""
    data = dataclasses.asdict(episode)
    data["voice"] = episode.narration.voice
    data["files"]["record"] = f"episodes/{episode.id}/episode.json"
    data["date"] = episode.date.isoformat()
    data["published"] = episode.published.isoformat()
    return data


def _rows(episode: Episode) -> list[tuple[str, str]]:
    from audiocast.importing import import_rows

    receipt = episode.receipt
    loudness = _("not measurable") if receipt.integrated is None else f"{receipt.integrated:.2f} LUFS"
    peak = _("not measurable") if receipt.true_peak is None else f"{receipt.true_peak:.2f} dBTP"
    rows = [
        (_("Title"), episode.title),
        (_("Id"), episode.id),
        (_("GUID"), episode.guid),
        (_("Date"), episode.date.isoformat()),
        (_("State"), episode.state),
        (_("Voice"), episode.narration.voice or _("recording")),
        (_("Length"), minutes(receipt.duration)),
        (_("Loudness"), loudness),
        (_("True peak"), peak),
        (_("Size"), _("{n} bytes").format(n=receipt.size)),
    ]
    rows += [row for one in episode.imports for row in import_rows(one)]
    rows += [(_("File"), path) for path in dataclasses.asdict(episode.files).values() if path]
    rows += [(_("Note"), text) for text in notes_of(episode)]
    return rows


def notes_of(episode: Episode) -> list[str]:
    """Return what a person should see of an episode: its flags, and why its profile was not met."""
    from audiocast.studio import explain

    found = []
    for flag in episode.flags:
        place = "" if flag.line is None else _("line {n}: ").format(n=flag.line)
        found.append(f"{place}{flag.message}")
    return found + [explain(code) for code in episode.receipt.notes]
