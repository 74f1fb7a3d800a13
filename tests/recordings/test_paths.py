"""Names of recordings that a document gives."""

import os

import pytest

from audiocast.errors import InputError
from audiocast.recordings.paths import inside


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "nota" / "audio").mkdir(parents=True)
    (tmp_path / "nota" / "audio" / "voz ñ.opus").write_bytes(b"x")
    (tmp_path / "secret.opus").write_bytes(b"x")
    return tmp_path / "nota"


def test_a_name_below_the_folder_is_found(folder):
    assert inside(folder, "audio/voz ñ.opus") == (folder / "audio" / "voz ñ.opus").resolve()


@pytest.mark.parametrize(
    "name",
    [
        "../secret.opus",
        "audio/../../secret.opus",
        "/etc/passwd",
        "..\\secret.opus",
        "C:\\secret.opus",
        "C:secret.opus",
        "\\\\server\\share\\voz.opus",
        "//server/share/voz.opus",
        "voz.opus:stream",
        "NUL",
        "audio/con.mp3",
        "\x00",
        "",
        ".",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(folder, name):
    with pytest.raises(InputError):
        inside(folder, name)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_that_leads_out_of_the_folder_is_refused(folder):
    (folder / "voz.opus").symlink_to(folder.parent / "secret.opus")

    with pytest.raises(InputError):
        inside(folder, "voz.opus")
