"""What importing the room costs, and how long a document may take."""

import subprocess
import sys

import pytest

from audiocast.errors import InputError
from audiocast.release import limits, read_release

_LOADED = (
    "import sys; import {module}; print(*[m for m in sys.modules if m.startswith('audiocast.release.')])"
)


@pytest.mark.parametrize("module", ["audiocast.release", "audiocast.release.values"])
def test_importing_the_values_loads_no_reader(module):
    done = subprocess.run(
        [sys.executable, "-c", _LOADED.format(module=module)], capture_output=True, text=True, check=True
    )

    assert set(done.stdout.split()) <= {"audiocast.release.values"}


def test_an_unknown_name_at_the_door_is_an_attribute_error():
    import audiocast.release

    with pytest.raises(AttributeError):
        audiocast.release.no_such_name  # noqa: B018


def test_the_limits_keep_within_what_is_promised():
    """A document ends within 5 s of wall time and 300 MB, on every system."""
    assert limits.CPU < limits.PATIENCE < 4.5
    assert limits.MEMORY <= 220_000_000


_HEAD = "Titular\n\nValle Ejemplo, 5 de marzo de 2026 (GAVE).- Primer párrafo.\n\n"


def _megabyte(folder, part):
    path = folder / "nota.txt"
    path.write_text(_HEAD + part * (900_000 // len(part.encode())), encoding="utf-8")
    return path


# What grows with the square of the text would keep these tests running for minutes.
@pytest.mark.parametrize("part", ["“a” " * 4000 + "\n\n", "“Sí”, dijo Ana Modelo. ", "(ABC) Ana "])
def test_a_megabyte_of_anything_is_read_in_linear_time(tmp_path, part):
    assert read_release(_megabyte(tmp_path, part)).headline == "Titular"


@pytest.mark.parametrize("part", ["a\n\n", "AUDIO\n\n", "Hola-\n"])
def test_far_too_many_paragraphs_are_refused(tmp_path, part):
    with pytest.raises(InputError, match="too much"):
        read_release(_megabyte(tmp_path, part))
