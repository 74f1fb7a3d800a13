"""Options and small pieces of output that several commands share."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from audiocast.messages import _
from audiocast.show import Show, find_workspace, load_show

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def workspace_option(command: Decorated) -> Decorated:
    """Add `--workspace DIR`; the command receives `workspace`, a Path or None."""
    return click.option(
        "--workspace",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=_("The workspace; default: the nearest folder upwards with audiocast.toml."),
    )(command)


def json_option(command: Decorated) -> Decorated:
    """Add `--json`; the command receives `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=_("Print JSON for programs."))(command)


def open_show(workspace: Path | None) -> Show:
    """Return the settings of the workspace that was named, or of the nearest one upwards."""
    return load_show(workspace.resolve() if workspace else find_workspace(Path.cwd()))


def echo_json(value: Any) -> None:
    """Print `value` as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


class Day(click.ParamType):
    """A calendar day such as 2026-05-14."""

    name = "date"

    def get_metavar(self, param: click.Parameter) -> str:
        """Show the form that is expected."""
        return _("YYYY-MM-DD")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Return the day, or fail with a sentence."""
        if isinstance(value, dt.date):
            return value
        with contextlib.suppress(ValueError):
            day = dt.datetime.strptime(value, "%Y-%m-%d").date()
            if len(value) == 10 and 1950 <= day.year <= 2100:
                return day
        return self.fail(_("“{value}” is not a day; write it as 2026-05-14.").format(value=value), param, ctx)


def minutes(seconds: float) -> str:
    """Return a duration as `2:31` or `1:02:31`."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"


def printable(text: str) -> str:
    """Return `text` on one line, without characters that a terminal would obey."""
    return "".join(c if c.isprintable() else "�" for c in text)


def system_error(error: OSError) -> str:
    """Return what the system refused, of which file, and what to do where that is known."""
    place = f"{error.filename}: " if error.filename else ""
    full = error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
    hint = f" {_('Make room on the disk and try again.')}" if full else ""
    return f"{place}{error.strerror or error}.{hint}"
