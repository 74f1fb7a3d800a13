"""`audiocast doctor`: what is installed, which voices work, what is missing and how to get it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from audiocast.cli.options import echo_json, json_option, workspace_option
from audiocast.messages import _


@click.command("doctor", help=_("Tell what is installed, which voices work, and how to get what is missing."))
@workspace_option
@json_option
def doctor_command(workspace: Path | None, as_json: bool) -> None:
    """Print one line per finding; exit 1 where something that every episode needs does not work."""
    from audiocast.diagnosis import diagnose

    findings = diagnose(workspace)
    if as_json:
        echo_json([dataclasses.asdict(finding) for finding in findings])
    else:
        for finding in findings:
            mark = {True: _("ok"), False: _("missing")}[finding.works]
            click.echo(f"{mark:>8}  {finding.name}: {finding.text}")
            if finding.hint and not finding.works:
                click.echo(f"{'':>8}  → {finding.hint}")
    if any(finding.needed and not finding.works for finding in findings):
        raise click.exceptions.Exit(1)
