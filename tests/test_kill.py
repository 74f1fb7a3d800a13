"""A run that is killed at any moment: the feed stays valid throughout, and the next run finishes."""

import os
import shutil
import signal
import subprocess
import sys

import pytest
from lxml import etree

DRIVER = """
import os, pathlib, signal, sys

count, at = 0, int(sys.argv[1])

def counted(original):
    def wrapper(*args, **kwargs):
        global count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*args, **kwargs)
    return wrapper

for name in ("replace", "unlink", "write_bytes", "mkdir"):
    setattr(pathlib.Path, name, counted(getattr(pathlib.Path, name)))
os.fsync = counted(os.fsync)

from audiocast.cli.running import run

code = run(sys.argv[2:])
print(count)
sys.exit(code)
"""
FIRST = """\
Villa Ejemplo entrega semillas

Villa Ejemplo, 3 de febrero de 2026.- El municipio entregó semillas a 21 familias.
"""
SECOND = """\
Villa Ejemplo abre un camino

Villa Ejemplo, 4 de febrero de 2026.- El municipio abrió un camino de 12 km.
"""


def run(workspace, at):
    """Make both notes, killed before the `at`-th step that writes (0: never)."""
    environment = os.environ | {"AUDIOCAST_LANG": "C"}
    return subprocess.run(
        [sys.executable, "-c", DRIVER, str(at), "make", "uno.txt", "dos.txt"],
        cwd=workspace,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def published(workspace):
    """Return (address, size) of every enclosure; fail where one leads to no such file."""
    found = []
    for enclosure in etree.parse(workspace / "feeds" / "podcast.xml").iterfind(".//enclosure"):
        name = enclosure.get("url").rpartition("/")[2]
        assert (workspace / "feeds" / "media" / name).stat().st_size == int(enclosure.get("length"))
        found.append(name)
    return found


def content(workspace):
    return {
        path.relative_to(workspace).as_posix(): path.read_bytes()
        for path in sorted(workspace.rglob("*"))
        if path.is_file() and ".audiocast" not in path.parts
    }


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """Return a workspace before and after the run that will be killed, and how many steps it has."""
    base = tmp_path_factory.mktemp("kill")
    before = base / "before"
    before.mkdir()
    (before / "audiocast.toml").write_text(
        '[podcast]\ntitle = "E"\nauthor = "O"\nemail = "a@example.org"\naddress = "https://example.org/"\n'
    )
    (before / "uno.txt").write_text(FIRST, encoding="utf-8")
    (before / "dos.txt").write_text(SECOND, encoding="utf-8")
    assert 0 == run(before, 0).returncode
    # Both notes change: two updates, of the sound, of all companions and of the feed, in one run.
    (before / "uno.txt").write_text(FIRST.replace("21", "31"), encoding="utf-8")
    (before / "dos.txt").write_text(SECOND.replace("camino", "puente"), encoding="utf-8")
    after = base / "after"
    shutil.copytree(before, after)
    finished = run(after, 0)
    return before, content(after), int(finished.stdout.splitlines()[-1])


def kill_and_finish(scene, at, tmp_path):
    before, expected, _steps = scene
    workspace = tmp_path / str(at)
    shutil.copytree(before, workspace)

    killed = run(workspace, at)

    assert -signal.SIGKILL == killed.returncode
    assert published(workspace)
    finished = run(workspace, 0)
    assert 0 == finished.returncode
    assert expected == content(workspace)


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
@pytest.mark.parametrize("part", [0.2, 0.6, 0.95])
def test_a_killed_run_leaves_a_valid_feed_and_the_next_one_finishes(scene, part, tmp_path):
    kill_and_finish(scene, max(1, int(scene[2] * part)), tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_no_step_that_writes_is_a_bad_moment_to_be_killed(scene, tmp_path):
    for at in range(1, scene[2] + 1):
        kill_and_finish(scene, at, tmp_path)
        shutil.rmtree(tmp_path / str(at))
