"""Writing files so that a reader, or the next run after a kill, sees the old state or the new one.

A file is written beside its place under a name that starts with `PARTIAL`, synced, and renamed;
a file whose content would not change is left untouched.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PARTIAL = ".partial-"


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield a path beside `target` to write to; it becomes `target` when the block ends well.

    The yielded path keeps the target's suffix, for programs that choose a format by it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{PARTIAL}{secrets.token_hex(4)}-{target.name}")
    try:
        yield part
        _sync(part)
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        # A full disk is reported without a name; whoever reads it wants to know which file.
        if error.filename is None and error.errno is not None:
            raise OSError(error.errno, error.strerror, str(target)) from None
        raise
    finally:
        part.unlink(missing_ok=True)


def write_bytes(target: Path, content: bytes) -> bool:
    """Make `content` the whole of `target`, atomically; return whether anything changed."""
    with contextlib.suppress(OSError):
        if target.stat().st_size == len(content) and target.read_bytes() == content:
            return False
    with staged(target) as part:
        part.write_bytes(content)
    return True


def write_text(target: Path, text: str) -> bool:
    """Write `text` as UTF-8 with LF line ends, atomically; return whether anything changed."""
    return write_bytes(target, text.encode("utf-8"))


def write_json(target: Path, value: Any) -> bool:
    """Write `value` as indented JSON in its own key order, atomically; return whether it changed."""
    return write_text(target, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def copy_file(source: Path, target: Path) -> bool:
    """Copy `source` to `target` atomically, block by block; return whether anything changed."""
    if _same(source, target):
        return False
    with staged(target) as part:
        shutil.copyfile(source, part)
    return True


def move_file(source: Path, target: Path) -> None:
    """Make the finished file `source`, on the same file system, the file `target`, atomically.

    A target with the same content stays untouched, and `source` is removed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if _same(source, target):
        source.unlink()
        return
    _sync(source)
    source.replace(target)
    _sync_folder(target.parent)


def sha256(path: Path) -> str:
    """Return the SHA-256 of the file's content in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove_partials(folder: Path) -> None:
    """Remove what killed runs left in `folder` and below; call it only under the workspace's lock."""
    for part in folder.rglob(f"{PARTIAL}*"):
        with contextlib.suppress(OSError):
            part.unlink()


def _same(source: Path, target: Path) -> bool:
    sizes = target.is_file() and target.stat().st_size == source.stat().st_size
    return sizes and sha256(target) == sha256(source)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder for syncing; its rename is journaled.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
