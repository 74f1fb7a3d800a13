"""Write `settings.md` and `commands.md` from the code; `make docs` runs it, tests compare."""

import os
from dataclasses import MISSING, is_dataclass
from pathlib import Path

os.environ["AUDIOCAST_LANG"] = "C"

import click

from audiocast.cli.app import app
from audiocast.cli.starting import toml
from audiocast.show import RoleVoice, settings

HERE = Path(__file__).parent


def settings_page() -> str:
    """Return the reference of `audiocast.toml`: one table per section."""
    out = ["# Settings: `audiocast.toml`", ""]
    out += [
        "Every setting, its default and its meaning. `audiocast init` writes the file with all of them.",
        "",
    ]
    here = ""
    for section, name, default, doc in settings():
        if section != here:
            out += [f"## [{section}]", "", "| setting | default | meaning |", "|---|---|---|"]
            here = section
        out.append(f"| `{name}` | {_default(section, name, default)} | {doc} |")
        if (section, name) == list_end(section):
            out.append("")
    out += ['## [voice.second], [voice.quoted], [voice.speakers."NAME"]', ""]
    out += ["| setting | meaning |", "|---|---|"]
    for name, item in RoleVoice.__dataclass_fields__.items():
        out.append(f"| `{name}` | {item.metadata['doc']} |")
    return "\n".join(out) + "\n"


def list_end(section: str) -> tuple[str, str]:
    """Return the last setting of a section."""
    return [(s, n) for s, n, _default, _doc in settings() if s == section][-1]


def _default(section: str, name: str, default: object) -> str:
    if default is MISSING:
        return "must be given"
    if is_dataclass(default) or isinstance(default, dict):
        return f"see [{section}.{name}]" if is_dataclass(default) else "none"
    return f"`{toml(default)}`"


def commands_page() -> str:
    """Return the help of every command, as the command itself prints it."""
    out = ["# Commands", "", "What `audiocast COMMAND --help` prints.", ""]
    context = click.Context(app, info_name="audiocast", terminal_width=96)
    out += ["```", app.get_help(context), "```", ""]
    for path, command in walk(app, ("audiocast",)):
        context = click.Context(command, info_name=" ".join(path), terminal_width=96)
        out += [f"## {' '.join(path)}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(out)


def walk(group: click.Group, path: tuple[str, ...]):
    """Yield every command below `group` with its full name."""
    context = click.Context(group, info_name=path[-1])
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from walk(command, (*path, name))


if __name__ == "__main__":
    (HERE / "settings.md").write_text(settings_page(), encoding="utf-8")
    (HERE / "commands.md").write_text(commands_page(), encoding="utf-8")
