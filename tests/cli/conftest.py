"""Runs commands as a person would, in process."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from audiocast.cli import main

NOTE = """\
El municipio de Villa Ejemplo entrega 21 viviendas

Villa Ejemplo, 3 de febrero de 2026 (Prensa).- El municipio de Villa Ejemplo entregó 21 viviendas a \
familias del Distrito 8.

“Vamos a seguir con 12 más”, dijo la alcaldesa Ana Modelo.

AUDIO
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch):
    """Return a function that runs `audiocast` with arguments, in a folder."""

    def run(*arguments, cwd=None):
        if cwd is not None:
            monkeypatch.chdir(cwd)
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Ran(ended.value.code, captured.out, captured.err)

    return run


@pytest.fixture
def note(workspace):
    """Return a short press release in the workspace."""
    path = workspace / "nota.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


@pytest.fixture
def snapshot():
    """Return a function that tells the content of every file below a folder, caches aside."""

    def snapshot(folder: Path):
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and ".audiocast" not in path.parts
        }

    return snapshot
