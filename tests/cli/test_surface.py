"""The command line as a whole: help, documentation, languages, errors, and what it must not import."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from audiocast.cli.app import app

DOCS = Path(__file__).parents[2] / "docs"
HEAVY = {
    "numpy",
    "lxml",
    "PIL",
    "gtts",
    "requests",
    "pydub",
    "rich",
    "mutagen",
    "feedgen",
    "jinja2",
    "num2words",
}


def walk(group, path=()):
    """Yield every command with its full name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from walk(command, (*path, name))


COMMANDS = dict(walk(app))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_option_has_help_and_stands_in_the_docs(path):
    text = (DOCS / "commands.md").read_text("utf-8")
    command = COMMANDS[path]
    options = [option for option in command.params if isinstance(option, click.Option)]

    assert command.help
    assert all(option.help for option in options)
    assert f"## audiocast {' '.join(path)}\n" in text
    assert [] == [name for option in options for name in option.opts if name not in text]


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from audiocast.cli.running import run; run(['--help']);"
        f"print(sorted({HEAVY!r} & sys.modules.keys()))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == result.stdout.splitlines()[-1]


def test_a_wrong_call_ends_with_2_and_a_sentence(run):
    ended = run("make")

    assert 2 == ended.code
    assert "FILE" in ended.err


def test_a_defect_of_ours_is_a_sentence_and_a_log_file(run, monkeypatch):
    def explode(*_arguments, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr("audiocast.cli.episodes.open_show", explode)

    ended = run("list")

    assert 1 == ended.code
    log = Path(next(word for word in ended.err.split() if word.endswith(".log")))
    assert "ZeroDivisionError" in log.read_text("utf-8")
    log.unlink()
