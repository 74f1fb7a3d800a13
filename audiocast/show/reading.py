"""`audiocast.toml` → Show: found, parsed, and refused with the line where it cannot be meant."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from audiocast.errors import SettingsError
from audiocast.messages import _
from audiocast.show.defects import defects
from audiocast.show.values import FILE_NAME, Show, default_of


def find_workspace(start: Path) -> Path:
    """Return the nearest folder from `start` upwards that holds `audiocast.toml`.

    Raises SettingsError where there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise SettingsError(
        _("There is no {name} in {folder} or above it.").format(name=FILE_NAME, folder=start),
        hint=_("Create a workspace with “audiocast init”, or name one with --workspace."),
    )


def load_show(workspace: Path) -> Show:
    """Read and verify `audiocast.toml` of `workspace`; raises SettingsError as `parse_show` does."""
    path = workspace / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        hint = _("Save the file as UTF-8.") if isinstance(error, UnicodeDecodeError) else ""
        reason = _("it is not UTF-8") if hint else str(error)
        raise SettingsError(
            _("The settings cannot be read: {reason}.").format(reason=reason), file=path, hint=hint
        ) from None
    return parse_show(text, path, workspace)


def parse_show(text: str, path: Path, workspace: Path) -> Show:
    """Return the settings that `text`, the content of `path`, declares.

    Raises SettingsError, with the line, on syntax errors, unknown or missing settings and values of
    the wrong type or out of range.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise SettingsError(
            _("The settings are not valid TOML: {reason}.").format(reason=error),
            file=path,
            line=int(found[1]) if found else None,
        ) from None
    return SettingsReader(path, text).show(workspace, data)


def setting_error(show: Show, section: str, key: str, message: str, hint: str = "") -> SettingsError:
    """Return the error that says what is wrong with the value of a setting, and in which line it stands."""
    path = show.workspace / FILE_NAME
    try:
        line = SettingsReader(path, path.read_text(encoding="utf-8-sig")).line_of(key, section)
    except (OSError, UnicodeDecodeError):
        line = None
    return SettingsError(f"[{section}] {key}: {message}", file=path, line=line, hint=hint)


class SettingsReader:
    """Turns parsed TOML into a Show; knows the text, to say where a bad setting stands."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def show(self, workspace: Path, data: dict[str, Any]) -> Show:
        """Return the settings in `data`. Raises SettingsError, with the line, for what cannot be meant."""
        hints = get_type_hints(Show)
        sections = {item.name: hints[item.name] for item in fields(Show)[1:]}
        for name in data:
            if name not in sections:
                self._fail(_("“{name}” is not a section of the settings.").format(name=name), name, "")
        for name in sections:
            if not isinstance(data.get(name, {}), dict):
                self._fail(_("“{name}” must be a section: [{name}].").format(name=name), name, "")
        built = {name: self._section(kind, data.get(name, {}), name) for name, kind in sections.items()}
        for section, key, message in defects(built):
            self._fail(f"[{section}] {key}: {message}", key, section)
        return Show(workspace=workspace, **built)

    def _section(self, kind: Any, data: dict[str, Any], name: str) -> Any:
        hints = get_type_hints(kind)
        known = {item.name: item for item in fields(kind)}
        for key in data:
            if key not in known:
                self._fail(_("[{section}] has no setting “{key}”.").format(section=name, key=key), key, name)
        for key, item in known.items():
            if key not in data and default_of(item) is MISSING:
                self._fail(_("[{section}] lacks “{key}”.").format(section=name, key=key), key, name)
        return kind(**{key: self._value(hints[key], value, key, name) for key, value in data.items()})

    def _value(self, kind: Any, value: Any, key: str, section: str) -> Any:
        if is_dataclass(kind):
            if isinstance(value, dict):
                return self._section(kind, value, f"{section}.{key}")
        elif get_origin(kind) is tuple:
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                return tuple(value)
        elif get_origin(kind) is not None:
            if isinstance(value, dict):
                inner = get_args(kind)[1]
                return {
                    name: self._value(inner, item, name, f"{section}.{key}") for name, item in value.items()
                }
        elif kind is float and isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        elif isinstance(value, str) and kind is str:
            if not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t" for c in value):
                return " ".join(value.split()) if "\n" in value or "\t" in value else value.strip()
        elif type(value) is kind:
            return value
        raise self._error(
            _("[{section}] {key}: {value!r} is not what this setting takes.").format(
                section=section, key=key, value=value
            ),
            key,
            section,
        )

    def _error(self, message: str, key: str, section: str) -> SettingsError:
        return SettingsError(
            message,
            file=self.path,
            line=self.line_of(key, section),
            hint=_("docs/settings.md lists every setting."),
        )

    def _fail(self, message: str, key: str, section: str) -> None:
        raise self._error(message, key, section)

    def line_of(self, key: str, section: str) -> int | None:
        """Return the 1-based line of `key` in `[section]`, or of the section, or None."""
        here, of_section = "", None
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := re.match(r"\s*\[\s*([^\]]+?)\s*\]", line):
                here = header[1].replace('"', "")
                if here in (section, f"{section}.{key}", key):
                    of_section = number
            elif here == section and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
                return number
        return of_section
