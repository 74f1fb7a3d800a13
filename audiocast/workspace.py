"""The workspace on disk: where things lie, and one writer at a time."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiocast import files
from audiocast.errors import UnavailableError
from audiocast.messages import _


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders of a workspace.

    `feeds` is what is published; `cache` may be deleted at any time.
    """

    root: Path

    @property
    def episodes(self) -> Path:
        """One folder per episode."""
        return self.root / "episodes"

    @property
    def feeds(self) -> Path:
        """What is published."""
        return self.root / "feeds"

    @property
    def cache(self) -> Path:
        """What can be made again: takes, drawn covers, work in progress."""
        return self.root / ".audiocast"

    @property
    def lexicon(self) -> Path:
        """How this podcast says names and acronyms; may be missing."""
        return self.root / "lexicon.toml"

    def relative(self, path: Path) -> str:
        """Return `path` as a POSIX path relative to the workspace."""
        try:
            name = Path(os.path.relpath(path.resolve(), self.root.resolve())).as_posix()
        except ValueError:
            # Another drive of a Windows machine.
            name = path.resolve().as_posix()
        # A name need not be UTF-8 on POSIX; a record is.
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@contextlib.contextmanager
def writing(workspace: Workspace) -> Iterator[Path]:
    """Hold the workspace's lock, clear what killed runs left, and yield a folder for work in progress.

    The folder lies on the workspace's own file system, so that a finished file can be renamed into
    place. The system releases the lock when its holder dies. Raises UnavailableError while another
    run holds it.
    """
    from filelock import FileLock, Timeout

    workspace.cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(workspace.cache / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise UnavailableError(
            _("Another audiocast is writing in this workspace."), hint=_("Wait until it has finished.")
        ) from None
    try:
        for folder in (workspace.episodes, workspace.feeds):
            folder.mkdir(exist_ok=True)
            files.remove_partials(folder)
        work = workspace.cache / "work"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        yield Path(tempfile.mkdtemp(dir=work))
        shutil.rmtree(work, ignore_errors=True)
    finally:
        lock.release()
