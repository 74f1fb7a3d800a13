"""`audiocast lexicon`: exchange the lexicon with other programs."""

from __future__ import annotations

from pathlib import Path

import click

from audiocast.cli.options import open_show, workspace_option
from audiocast.messages import _, ngettext


@click.group("lexicon", help=_("Exchange lexicon.toml with other programs, as W3C PLS 1.0."))
def lexicon_command() -> None:
    """Hold the two subcommands."""


@lexicon_command.command("export", help=_("Write the workspace's lexicon to FILE as PLS."))
@click.argument("target", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@workspace_option
def export_command(target: Path, workspace: Path | None) -> None:
    """Write the file; an existing one is not written over."""
    from audiocast.errors import SettingsError
    from audiocast.lexicons import export_lexicon

    show = open_show(workspace)
    if target.exists():
        raise SettingsError(_("There is such a file already; it was left as it is."), file=target)
    count = export_lexicon(show, target)
    click.echo(ngettext("{n} entry written.", "{n} entries written.", count).format(n=count))


@lexicon_command.command("import", help=_("Add the entries of FILE, a PLS lexicon, to lexicon.toml."))
@click.argument("source", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@workspace_option
def import_command(source: Path, workspace: Path | None) -> None:
    """Add what is new, and say what was left as it is."""
    from audiocast.lexicons import import_lexicon

    count, left = import_lexicon(open_show(workspace), source)
    click.echo(ngettext("{n} entry added.", "{n} entries added.", count).format(n=count))
    if left:
        click.echo(_("Left as they are: {names}").format(names=", ".join(left)))
