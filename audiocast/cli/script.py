"""`audiocast script`: see, edit or print the script of an episode."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from audiocast.cli.options import open_show, workspace_option
from audiocast.messages import _
from audiocast.selecting import select_episode

if TYPE_CHECKING:
    from audiocast.episode.values import Episode
    from audiocast.show import Show


@click.command(
    "script", help=_("Open the script of EPISODE in the editor; make the episode again when it was saved.")
)
@click.argument("episode")
@workspace_option
@click.option("--print", "printed", is_flag=True, help=_("Show the script instead of opening it."))
@click.option(
    "--take-over",
    "taking_over",
    is_flag=True,
    help=_("Bring changes of the release into a script edited by hand, where nobody edited."),
)
@click.option("--pdf", "as_pdf", is_flag=True, help=_("Write a PDF for an announcer who reads it live."))
def script_command(
    episode: str, workspace: Path | None, printed: bool, as_pdf: bool, taking_over: bool
) -> None:
    """Print, write or edit the script."""
    from audiocast.episode import load_episodes

    show = open_show(workspace)
    record = select_episode(load_episodes(show.workspace).episodes, episode)
    path = show.workspace / record.files.script
    if printed:
        from audiocast.planning import script_text

        click.echo(script_text(path), nl=False)
    elif as_pdf:
        click.echo(_write_pdf(show, record))
    elif taking_over:
        _take_over(show, record)
    else:
        _edit(show, record, path)


def _write_pdf(show: Show, record: Episode) -> Path:
    """Write the sheet for a live announcer into the episode's folder; return its path."""
    from audiocast.keeping import open_episode
    from audiocast.script import announcer_pdf

    opened = open_episode(show, record)
    target = (show.workspace / record.files.script).with_suffix(".pdf")
    announcer_pdf(opened.script, opened.readings, show, target, date=record.date)
    return target


def _take_over(show: Show, record: Episode) -> None:
    """Renew the lines that nobody edited; print what is left to the person, as rows for the script."""
    from audiocast.keeping import take_over_changes

    left = take_over_changes(show, record)
    click.echo(_("The lines that nobody edited say what the release says now."))
    for change in left:
        click.echo(_("Left to you (line {n} of the release):").format(n=change.source))
        click.echo(change.proposal or _("delete what says: “{text}”").format(text=change.before))
    from audiocast.asking import Request
    from audiocast.cli.make import make_and_print

    make_and_print(show, [Request(source=_document(show, record))])


def _edit(show: Show, record: Episode, path: Path) -> None:
    """Open the editor; where the file was saved with changes, make the episode again."""
    before = path.read_bytes()
    click.edit(filename=str(path))
    if path.read_bytes() == before:
        click.echo(_("The script was not changed."))
        return
    from audiocast.asking import Request
    from audiocast.cli.make import make_and_print

    make_and_print(show, [Request(source=_document(show, record))])


def _document(show: Show, record: Episode) -> Path:
    """Return the document that the episode was made of, or the copy that the episode keeps."""
    original = show.workspace / record.source.path
    return original if original.is_file() else show.workspace / record.files.release
