"""Every message has a natural Spanish form: the catalogue is complete, current, and in use."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from audiocast.messages import LOCALE_DIR

PACKAGE = LOCALE_DIR.parent
CATALOGUE = LOCALE_DIR / "es" / "LC_MESSAGES" / "audiocast"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "setting": None}


def extracted(folder):
    """Return the messages in the Python files of `folder`; plural ones as tuples."""
    return {row[2] for row in extract_from_dir(str(folder), [("**.py", "python")], keywords=KEYWORDS)}


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.with_suffix(".po").open("rb") as file:
        return read_po(file, locale="es")


@pytest.mark.parametrize("folder", [PACKAGE, Path(click.__file__).parent], ids=["audiocast", "click"])
def test_every_message_is_translated(catalogue, folder):
    missing = []
    for message in extracted(folder):
        entry = catalogue.get(message if isinstance(message, str) else message[0])
        if entry is None or not entry.string or not all(entry.string) or entry.fuzzy:
            missing.append(message)

    assert [] == sorted(missing, key=str)


def test_a_translation_fills_in_what_the_message_fills_in(catalogue):
    wrong = [(entry.id, str(error)) for entry in catalogue for error in entry.check(catalogue) if entry.id]

    assert [] == wrong


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)

    assert {m.id: m.string for m in catalogue if m.id} == {m.id: m.string for m in compiled if m.id}


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"AUDIOCAST_LANG": "es"}, "Opciones"),
        ({"LANG": "es_BO.UTF-8"}, "Opciones"),
        ({"LC_ALL": "es_ES.UTF-8", "LANG": "C"}, "Opciones"),
        ({"LANG": "C.UTF-8"}, "Options"),
        ({"LANG": "es_BO.UTF-8", "AUDIOCAST_LANG": "en"}, "Options"),
    ],
)
def test_spanish_locales_get_spanish_and_the_variable_overrides(environment, words):
    result = subprocess.run(
        [sys.executable, "-m", "audiocast", "--help"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert words in result.stdout
