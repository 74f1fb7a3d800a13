"""What importing the room costs, and how long a document may take."""

import subprocess
import sys

import pytest

from audiocast.release import limits

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
