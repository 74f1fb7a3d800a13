"""`audiocast check`: everything that can be verified, from the finished files."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from audiocast.cli.options import echo_json, json_option, open_show, workspace_option
from audiocast.messages import _, ngettext


@click.command("check", help=_("Verify episodes (default: all) and feed from the finished files."))
@click.argument("episodes", metavar="[EPISODE]...", nargs=-1)
@workspace_option
@json_option
def check_command(episodes: tuple[str, ...], workspace: Path | None, as_json: bool) -> None:
    """Print one line per defect with what to do; exit 1 if there is any."""
    from audiocast.checking import check_workspace

    report = check_workspace(open_show(workspace), episodes)
    if as_json:
        echo_json(dataclasses.asdict(report))
    else:
        for defect in report.defects:
            place = f"{defect.file}: " if defect.file else ""
            click.echo(f"{place}{defect.message} {defect.hint}".rstrip())
        count = ngettext(
            "{n} episode and the feed verified", "{n} episodes and the feed verified", report.checked
        )
        found = ngettext("{n} defect", "{n} defects", len(report.defects)).format(n=len(report.defects))
        click.echo(f"{count.format(n=report.checked)}: {found}.")
    if report.defects:
        raise click.exceptions.Exit(1)
