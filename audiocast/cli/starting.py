"""The files of a new workspace."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, is_dataclass
from pathlib import Path
from typing import Any

from audiocast import files
from audiocast.errors import SettingsError
from audiocast.messages import _
from audiocast.show import FILE_NAME, parse_show, settings

LEXICON = "lexicon.toml"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a new workspace cannot know by itself."""

    title: str
    author: str
    email: str
    address: str
    language: str
    voices: tuple[str, ...]


def create_workspace(folder: Path, answers: Answers) -> list[Path]:
    """Write a workspace into `folder` and return what was written, relative to it.

    Raises SettingsError, with nothing written, where a workspace is already there or an answer is
    not usable.
    """
    target = folder / FILE_NAME
    if target.exists():
        raise SettingsError(
            _("There is a workspace already; it was left as it is."),
            file=target,
            hint=_("Edit the file, or choose another folder."),
        )
    try:
        draft = parse_show(settings_text(answers), target, folder)
    except SettingsError as error:
        # The file that the error points at is not written yet.
        raise SettingsError(error.message) from None
    text = settings_text(answers, guid=draft.podcast_guid())
    written = []
    for name in ("episodes", "feeds"):
        place = folder / name
        if place.exists() and not place.is_dir():
            raise SettingsError(_("{path} is no folder; move it away.").format(path=place))
        place.mkdir(parents=True, exist_ok=True)
        written.append(Path(name))
    # The settings come last: they are what makes a folder a workspace.
    for name, content in ((LEXICON, _lexicon_text()), (FILE_NAME, text)):
        if not (folder / name).exists():
            files.write_text(folder / name, content)
            written.append(Path(name))
    return written


def settings_text(answers: Answers, *, guid: str = "") -> str:
    """Return `audiocast.toml` with the answers, and every other setting as a comment with its default.

    `guid` is written too, so that the podcast keeps its identity when its address changes.
    """
    given = {
        ("podcast", name): getattr(answers, name)
        for name in ("title", "author", "email", "address", "language")
    }
    given["voice", "voices"] = answers.voices
    given["podcast", "guid"] = guid
    lines = ["# " + _("The settings of this podcast. Lines that begin with # show the defaults."), ""]
    here = ""
    for section, name, default, doc in settings():
        if section != here:
            lines += [f"[{section}]"] if not here else ["", f"[{section}]"]
            here = section
        if is_dataclass(default) or isinstance(default, dict):
            continue
        lines.append(f"# {_(doc)}")
        value = given.get((section, name), MISSING)
        lines.append(f"# {name} = {toml(default)}" if value is MISSING else f"{name} = {toml(value)}")
    return "\n".join(lines) + "\n"


def toml(value: Any) -> str:
    """Return a string, number, truth value or sequence of strings as TOML."""
    if isinstance(value, tuple):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    # JSON's strings, numbers and truth values are TOML's, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lexicon_text() -> str:
    return "# " + _("How names and acronyms of this podcast are said. docs/lexicon.md explains it.") + "\n"
