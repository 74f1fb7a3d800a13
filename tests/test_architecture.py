"""The import rules of docs/architecture.md, enforced over every module."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "audiocast"
GROUND = {"errors", "files", "messages", "show"}
ROOMS = [
    "release",
    "spanish",
    "script",
    "voices",
    "recordings",
    "studio",
    "episode",
    "feed",
    "site",
    "publish",
]
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent not in (PACKAGE, PACKAGE / "show"))


def imports_of(path):
    """Yield every `audiocast.…` module that `path` imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            names = [
                f"{node.module}.{a.name}" if node.module.count(".") == 0 else node.module for a in node.names
            ]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (name.split(".") for name in names if name.split(".")[0] == "audiocast")


def allowed(room, module, target):
    """Tell whether `module` of `room` may import `target` (the parts of a dotted name)."""
    if room == "cli":
        return True
    parts = target[1:]
    if module == "values" or room == "spanish":
        own = room == "spanish" and parts[0] == "spanish"
        known = ROOMS if room == "spanish" else [*ROOMS, "show"]
        return own or (len(parts) > 1 and parts[1] == "values" and parts[0] in known)
    if parts[0] in GROUND or parts[0] == room:
        return True
    return (
        parts[0] in ROOMS
        and ROOMS.index(parts[0]) < ROOMS.index(room)
        and len(parts) > 1
        and parts[1] == "values"
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_the_ground_floor_and_values_of_rooms_before_it(path):
    room = path.relative_to(PACKAGE).parts[0]

    strangers = [".".join(name) for name in imports_of(path) if not allowed(room, path.stem, name)]

    assert strangers == []


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_nothing_imports_the_command_line(path):
    if path.relative_to(PACKAGE).parts[0] in ("cli", "__main__.py"):
        return

    assert not [name for name in imports_of(path) if name[1:2] == ["cli"]]


@pytest.mark.parametrize("name", sorted(GROUND))
def test_the_ground_floor_imports_no_room(name):
    paths = [PACKAGE / f"{name}.py"] if name != "show" else sorted((PACKAGE / "show").glob("*.py"))
    targets = {parts[1] for path in paths for parts in imports_of(path) if len(parts) > 1}

    assert targets <= GROUND
