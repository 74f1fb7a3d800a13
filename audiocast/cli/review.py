"""`audiocast review`: one page on which an episode is heard and checked."""

from __future__ import annotations

from pathlib import Path

import click

from audiocast.cli.options import open_show, workspace_option
from audiocast.messages import _
from audiocast.selecting import select_episode


@click.command(
    "review", help=_("Write a page to hear and check EPISODE: words lit up as they sound, readings, receipt.")
)
@click.argument("episode")
@workspace_option
@click.option("--open", "opening", is_flag=True, help=_("Open the page in the browser."))
def review_command(episode: str, workspace: Path | None, opening: bool) -> None:
    """Write the page and print its path."""
    from audiocast.episode import load_episodes
    from audiocast.reviewing import write_review

    show = open_show(workspace)
    record = select_episode(load_episodes(show.workspace).episodes, episode)
    page = write_review(show, record)
    click.echo(page)
    if opening:
        click.launch(page.resolve().as_uri())
