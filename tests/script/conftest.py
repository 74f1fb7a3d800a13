"""What the tests of the script room share: a show with the default settings."""

import dataclasses
from pathlib import Path

import pytest

from audiocast.show import Output, Podcast, Show, Sound, Text, Voice


@pytest.fixture
def show():
    podcast = Podcast("Valle Ejemplo informa", "Oficina", "a@example.org", "https://example.org/")
    return Show(Path(), podcast, Voice(), Text(), Sound(), Output())


@pytest.fixture
def with_text(show):
    """Return a function that changes settings of `[text]`."""
    return lambda **changes: dataclasses.replace(show, text=dataclasses.replace(show.text, **changes))
