"""The `audiocast` command and its subcommands, each imported only when it is used or listed."""

from __future__ import annotations

from importlib import import_module

import click

from audiocast import __version__
from audiocast.messages import _

COMMANDS = {
    "init": "audiocast.cli.init",
    "make": "audiocast.cli.make",
    "list": "audiocast.cli.episodes",
    "show": "audiocast.cli.episodes",
    "check": "audiocast.cli.check",
    "review": "audiocast.cli.review",
    "script": "audiocast.cli.script",
    "voices": "audiocast.cli.voices",
    "pronounce": "audiocast.cli.pronounce",
    "lexicon": "audiocast.cli.lexicon",
    "doctor": "audiocast.cli.doctor",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, or None where there is no such name."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), f"{name}_command")
        return command


def version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    """Print the version and stop."""
    if value and not ctx.resilient_parsing:
        click.echo(f"audiocast {__version__}")
        ctx.exit()


app = LazyGroup(
    name="audiocast",
    help=_(
        "Turn press releases into narrated audio and a podcast feed.\n\n"
        "Start with “audiocast init”, then “audiocast make RELEASE”."
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=version,
            help=_("Show the version and exit."),
        )
    ],
)
