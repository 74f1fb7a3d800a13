"""Names of files that come from outside: only what lies in one folder."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePosixPath, PureWindowsPath

from audiocast.errors import InputError
from audiocast.messages import _

_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?", re.IGNORECASE)


def inside(folder: Path, name: str) -> Path:
    """Return the regular file `name` of `folder` or of a folder below it.

    The same names are refused on every system: absolute ones, `..`, drives, UNC and device names,
    and links that lead out of the folder. Raises InputError.
    """
    if not is_inside(folder, name):
        raise InputError(
            _("“{name}” does not lie in the release's own folder.").format(name=name),
            hint=_("Put the recording beside the release and give its name only."),
        )
    return regular_file(folder.resolve().joinpath(*_parts(name)).resolve())


def is_inside(folder: Path, name: str) -> bool:
    """Tell whether `name`, of a file that need not be there, stays in `folder` on every system."""
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    parts = _parts(name)
    outside = (
        not parts
        or posix.is_absolute()
        or windows.drive != ""
        or windows.root != ""
        or ".." in parts
        or ":" in name
        or any(ord(character) < 32 for character in name)
        or any(_DEVICES.fullmatch(part.rstrip(". ")) for part in parts)
    )
    root = folder.resolve()
    return not outside and root.joinpath(*parts).resolve().is_relative_to(root)


def _parts(name: str) -> tuple[str, ...]:
    return PureWindowsPath(name).parts if "\\" in name else PurePosixPath(name).parts


def regular_file(path: Path) -> Path:
    """Return the absolute path of `path`, links followed, if it is a regular file with content.

    Devices, FIFOs, sockets and folders are never opened. Raises InputError.
    """
    try:
        place = path.resolve(strict=True)
        status = os.lstat(place)
    except (OSError, RuntimeError, ValueError):
        raise InputError(_("There is no such file: {name}.").format(name=path), file=path) from None
    if not stat.S_ISREG(status.st_mode):
        raise InputError(
            _("{name} is not a file but a folder, a device or a connection.").format(name=path.name),
            file=path,
        )
    if status.st_size == 0:
        raise InputError(_("The file is empty."), file=path, hint=_("Copy or send it again."))
    return place
