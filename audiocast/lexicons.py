"""The workspace's lexicon as a file of its own, and as W3C PLS 1.0."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from audiocast.errors import InputError, SettingsError
from audiocast.files import write_text
from audiocast.messages import _
from audiocast.show import Show
from audiocast.spanish import Entry, Lexicon, LexiconError, export_pls, import_pls
from audiocast.workspace import Workspace, writing

LARGEST = 5_000_000


def load_lexicon(path: Path) -> Lexicon:
    """Read `lexicon.toml`; one that is not there is empty. Raises SettingsError, with the line."""
    try:
        return Lexicon.load(path)
    except LexiconError as error:
        raise SettingsError(
            _("The lexicon cannot be used: {reason}.").format(
                reason=_(error.template).format(**error.values)
            ),
            file=path,
            line=error.line,
            hint=_("docs/lexicon.md shows how entries are written."),
        ) from None


def export_lexicon(show: Show, target: Path) -> int:
    """Write the workspace's lexicon to `target` as PLS; return how many entries it has."""
    lexicon = load_lexicon(Workspace(show.workspace).lexicon)
    write_text(target, export_pls(lexicon))
    return len(lexicon)


def import_lexicon(show: Show, source: Path) -> tuple[int, list[str]]:
    """Add the entries of a PLS file to `lexicon.toml`.

    Spellings that the lexicon has already stay as they are. Returns how many entries were added,
    and the spellings that were left. Raises InputError where `source` is no PLS.
    """
    try:
        if source.stat().st_size > LARGEST:
            raise InputError(_("The file is too large for a lexicon."), file=source)
        offered = import_pls(source.read_bytes())
    except LexiconError as error:
        raise InputError(
            _("The file is no lexicon in PLS: {reason}.").format(
                reason=_(error.template).format(**error.values)
            ),
            file=source,
            line=error.line,
        ) from None
    workspace = Workspace(show.workspace)
    with writing(workspace):
        own = load_lexicon(workspace.lexicon)
        known = {entry.written for entry in own.entries}
        new: dict[str, list[Entry]] = {}
        for entry in offered.entries:
            if entry.written not in known:
                new.setdefault(entry.written, []).append(entry)
        text = workspace.lexicon.read_text(encoding="utf-8-sig") if workspace.lexicon.is_file() else ""
        lines = [_line(entries) for entries in new.values()]
        # A line after a table's head would belong to the table.
        head, tables = _parted(text)
        write_text(workspace.lexicon, "\n".join([head.rstrip("\n"), *lines]).lstrip("\n") + "\n" + tables)
    left = sorted({entry.written for entry in offered.entries} & known)
    return sum(map(len, new.values())), left


def _parted(text: str) -> tuple[str, str]:
    """Return what stands before the first table of a lexicon, and the tables."""
    first = re.search(r"^[ \t]*\[", text, re.MULTILINE)
    return (text[: first.start()], text[first.start() :]) if first else (text, "")


def _line(entries: Sequence[Entry]) -> str:
    """Return the entries of one spelling as one line of `lexicon.toml`."""
    if len(entries) == 1:
        return entries[0].line()
    key = entries[0].line().split(" = ", 1)[0]
    values = [entry.line().removeprefix(f"{key} = ") for entry in entries]
    return f"{key} = [{', '.join(values)}]"
