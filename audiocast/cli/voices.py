"""`audiocast voices`: which voices there are, and how one more is installed."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from audiocast.cli.options import echo_json, json_option
from audiocast.messages import _

if TYPE_CHECKING:
    from audiocast.voices.values import VoiceInfo


@click.group(
    "voices", invoke_without_command=True, help=_("List the voices: installed, known, and what each needs.")
)
@json_option
@click.pass_context
def voices_command(ctx: click.Context, as_json: bool) -> None:
    """Print one line per voice, unless a subcommand was called."""
    if ctx.invoked_subcommand:
        return
    from audiocast.voices import list_voices

    voices = list_voices()
    if as_json:
        echo_json([dataclasses.asdict(voice) for voice in voices])
        return
    for voice in voices:
        state = voice_state(voice)
        size = _("{n} MB").format(n=round(voice.size / 1e6)) if voice.size else ""
        about = ", ".join(filter(None, [voice.language, voice.quality, size, voice.licence, state]))
        click.echo(f"{voice.voice:<28} {about}")
        for sentence in filter(None, [voice.needs, voice.sends]):
            click.echo(f"{'':<28} {sentence}")


@voices_command.command(
    "add", help=_("Install the voice NAME from the internet, or from a FILE.onnx on this computer.")
)
@click.argument("voice", metavar="NAME|FILE")
def add_command(voice: str) -> None:
    """Install a voice and say how to use it."""
    from audiocast.voices import add_voice

    with _download_progress() as progress:
        installed = add_voice(voice, progress)
    click.echo(_("The voice {voice} is installed.").format(voice=installed))
    click.echo(
        _('To prefer it, put it first in audiocast.toml: voices = ["{voice}", …]').format(voice=installed)
    )


@contextmanager
def _download_progress() -> Iterator[Callable[[int, int], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task(_("Downloading"), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


def voice_state(voice: VoiceInfo) -> str:
    """Return whether the voice works here; one that needs the internet is not tried for this."""
    if not voice.installed:
        return _("not installed")
    if voice.reason:
        return voice.reason
    return _("works") if voice.offline else _("ready; not tried without being asked")
