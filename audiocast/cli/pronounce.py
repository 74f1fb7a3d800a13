"""`audiocast pronounce`: how a text will be read."""

from __future__ import annotations

import contextlib
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from audiocast.cli.options import json_option, open_show, workspace_option
from audiocast.cli.readings import rows
from audiocast.confirming import doubt_sentence
from audiocast.errors import SettingsError
from audiocast.messages import _
from audiocast.show import Show

if TYPE_CHECKING:
    from audiocast.spanish.values import Reading


@click.command(
    "pronounce",
    help=_(
        "Say how TEXT will be read. Without TEXT: read lines from standard input, write one line for each."
    ),
)
@click.argument("text", required=False)
@click.option("--explain", is_flag=True, help=_("Token by token: written, said, rule."))
@workspace_option
@json_option
def pronounce_command(text: str | None, explain: bool, workspace: Path | None, as_json: bool) -> None:
    """Print the spoken form of a text, or of each line of standard input."""
    from audiocast.reading import reader_for
    from audiocast.release.cleaning import clean

    read = reader_for(_show_if_any(workspace)).read
    lines = [text] if text is not None else (line.rstrip("\r\n") for line in _input_lines())
    for line in lines:
        reading = read(clean(line))
        if as_json:
            _print_json(reading)
        elif explain:
            _print_table(reading)
        else:
            click.echo(reading.said)


def _show_if_any(workspace: Path | None) -> Show | None:
    """Return the workspace's settings; outside of any workspace the defaults are used."""
    if workspace is not None:
        return open_show(workspace)
    with contextlib.suppress(SettingsError):
        from audiocast.show import find_workspace

        find_workspace(Path.cwd())
        return open_show(None)
    return None


def _input_lines() -> TextIO:
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    return sys.stdin


def _print_table(reading: Reading) -> None:
    for written, said, rule, doubt in rows(reading):
        note = f"  ← {doubt_sentence(doubt)}" if doubt else ""
        line = f"  {doubt.lexicon}" if doubt and doubt.lexicon else ""
        click.echo(f"{written}\t{said}\t{rule}{note}{line}")


def _print_json(reading: Reading) -> None:
    import json

    tokens = [
        {"written": written, "said": said, "rule": rule, "doubt": doubt.code if doubt else None}
        | ({"other": doubt.alternative, "lexicon": doubt.lexicon} if doubt else {})
        for written, said, rule, doubt in rows(reading)
    ]
    click.echo(
        json.dumps({"written": reading.written, "said": reading.said, "tokens": tokens}, ensure_ascii=False)
    )
