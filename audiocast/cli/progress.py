"""Progress on long work: a line in a terminal, nothing elsewhere."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from audiocast.messages import _
from audiocast.observing import Observer, quiet


@contextlib.contextmanager
def progress() -> Iterator[Observer]:
    """Yield an observer that shows the work in a terminal and is silent where there is none."""
    if not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status(_("Working…")) as status:
        yield lambda source, stage: status.update(f"{source}: {_stage_names().get(stage, stage)}")


def _stage_names() -> dict[str, str]:
    return {
        "read": _("reading"),
        "speak": _("speaking"),
        "listen": _("listening to the recording"),
        "master": _("mastering"),
        "keep": _("writing"),
        "feed": _("writing the feed"),
    }
