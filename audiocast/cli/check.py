"""`audiocast check`: everything that can be verified, from the finished files."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audiocast.cli.options import echo_json, json_option, open_show, workspace_option
from audiocast.cli.readings import doubts_data, print_advice, print_doubts
from audiocast.messages import _, ngettext

if TYPE_CHECKING:
    from audiocast.checking import Report


@click.command("check", help=_("Verify episodes (default: all) and feed from the finished files."))
@click.argument("episodes", metavar="[EPISODE]...", nargs=-1)
@workspace_option
@json_option
def check_command(episodes: tuple[str, ...], workspace: Path | None, as_json: bool) -> None:
    """Print one line per defect with what to do; exit 1 if there is any."""
    from audiocast.checking import check_workspace

    report = check_workspace(open_show(workspace), episodes)
    if as_json:
        echo_json(_as_data(report))
    else:
        for defect in report.defects:
            place = f"{defect.file}: " if defect.file else ""
            click.echo(f"{place}{defect.message} {defect.hint}".rstrip())
        for name, opened in report.opened:
            if opened.advice or any(token.doubt for reading in opened.readings for token in reading.tokens):
                click.echo(f"{name}:")
                print_doubts(opened.readings)
                print_advice(opened.advice)
        count = ngettext(
            "{n} episode and the feed verified", "{n} episodes and the feed verified", report.checked
        )
        found = ngettext("{n} defect", "{n} defects", len(report.defects)).format(n=len(report.defects))
        click.echo(f"{count.format(n=report.checked)}: {found}.")
    if report.defects:
        raise click.exceptions.Exit(1)


def _as_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data: `advice` and `doubts` by episode."""
    return {
        "checked": report.checked,
        "defects": [dataclasses.asdict(defect) for defect in report.defects],
        "episodes": {
            name: {
                "doubts": doubts_data(opened.readings),
                "advice": [dataclasses.asdict(advice) for advice in opened.advice],
            }
            for name, opened in report.opened
        },
    }
