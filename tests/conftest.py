"""What every test shares: English messages, and no cache or setting of the person who runs the tests."""

import os

import pytest

os.environ["AUDIOCAST_LANG"] = "C"
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "EDITOR", "VISUAL"):
    os.environ.pop(name, None)

SETTINGS = """\
[podcast]
title = "Valle Ejemplo informa"
author = "Gobernación de Valle Ejemplo"
email = "prensa@example.org"
address = "https://example.org/podcast/"
"""


@pytest.fixture
def workspace(tmp_path):
    """Return a new workspace with the least settings that are allowed."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "audiocast.toml").write_text(SETTINGS, encoding="utf-8")
    return folder
