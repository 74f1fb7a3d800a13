"""Every message has a natural Spanish form: the catalogue is complete, current, and in use."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

SCRIPT = Path(__file__).parents[1] / "docs" / "catalogue.py"


def load_script():
    """Return the module that `make messages` runs."""
    spec = importlib.util.spec_from_file_location("catalogue", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = load_script()


@pytest.fixture(scope="module")
def catalogue():
    with script.CATALOGUE.open("rb") as file:
        return read_po(file, locale="es")


@pytest.mark.parametrize("folder", script.SOURCES, ids=["audiocast", "click"])
def test_every_message_is_translated(catalogue, folder):
    missing = []
    for message in script.messages(folder):
        entry = catalogue.get(message if isinstance(message, str) else message[0])
        if entry is None or not entry.string or not all(entry.string) or entry.fuzzy:
            missing.append(message)

    assert [] == sorted(missing, key=str)


def test_a_translation_fills_in_what_the_message_fills_in(catalogue):
    def fields(text):
        return sorted(name for _text, name, *_rest in Formatter().parse(text) if name is not None)

    wrong = []
    for entry in catalogue:
        for one, other in zip(both(entry.id), both(entry.string), strict=True):
            if "{" in one and not one.startswith("A brace") and "{written" not in one:
                wrong += [one] if fields(one) != fields(other) else []

    assert [] == wrong


def both(text):
    """Return the one or two forms of a message or of its translation."""
    return [text] if isinstance(text, str) else list(text)


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    with script.CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)

    assert {both(m.id)[0]: both(m.string) for m in catalogue if m.id} == {
        both(m.id)[0]: both(m.string) for m in compiled if m.id
    }


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
