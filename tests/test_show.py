"""The settings: typed, defaulted, and refused with the line where they cannot be meant."""

from pathlib import Path

import pytest

from audiocast.errors import SettingsError
from audiocast.show import find_workspace, load_show, settings

ROOT = Path(__file__).parents[1]
GOOD = """\
[podcast]
title = "Ejemplo"
author = "Oficina de Ejemplo"
email = "prensa@example.org"
address = "https://example.org/podcast/"
"""


def write(folder, text):
    (folder / "audiocast.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_four_answers_are_enough(tmp_path):
    show = load_show(write(tmp_path, GOOD))

    assert ("Ejemplo", "America/La_Paz") == (show.podcast.title, show.podcast.timezone)
    assert ("espeak:es-419",) == show.voice.voices


def test_a_byte_order_mark_is_no_part_of_the_settings(tmp_path):
    assert load_show(write(tmp_path, "\ufeff" + GOOD)).podcast.title == "Ejemplo"


def test_persons_have_voices_of_their_own(tmp_path):
    show = load_show(write(tmp_path, GOOD + '[voice.speakers."María Ejemplo"]\npitch = 60\n'))

    assert show.voice.speakers["María Ejemplo"].pitch == 60


@pytest.mark.parametrize(
    ("added", "line", "word"),
    [
        ("colour = 1\n", 6, "colour"),
        ("[sounds]\n", 6, "sounds"),
        ("[voice]\nrate = 'fast'\n", 7, "rate"),
        ("[voice]\nrate = 20\n", 7, "rate"),
        ("[voice]\nvoices = []\n", 7, "voices"),
        ("[voice.quoted]\npitch = 500\n", 7, "pitch"),
        ("[text]\nfirst_of_month = 'first'\n", 7, "first_of_month"),
        ("[sound]\nfade = 1000\n", 7, "fade"),
        ("[sound]\nfade = true\n", 7, "fade"),
        ("publish_time = '25:00'\n", 6, "publish_time"),
        ("timezone = 'Bolivia'\n", 6, "timezone"),
        ("website = 'example.org'\n", 6, "website"),
        ("x = \n", 6, "TOML"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused_with_its_line(tmp_path, added, line, word):
    with pytest.raises(SettingsError, match=word) as refused:
        load_show(write(tmp_path, GOOD + added))

    assert (tmp_path / "audiocast.toml", line) == (refused.value.file, refused.value.line)


@pytest.mark.parametrize("name", ["title", "author", "email", "address"])
def test_a_missing_or_empty_answer_is_refused(tmp_path, name):
    kept = "".join(line for line in GOOD.splitlines(keepends=True) if not line.startswith(name))

    for text in (kept, kept + f'{name} = ""\n'):
        with pytest.raises(SettingsError, match=name):
            load_show(write(tmp_path, text))


@pytest.mark.parametrize("address", ["ftp://example.org/", "https://ejemplo.ñ/", "https://example.org/a b/"])
def test_an_address_that_stations_cannot_fetch_is_refused(tmp_path, address):
    with pytest.raises(SettingsError, match="address"):
        load_show(write(tmp_path, GOOD.replace("https://example.org/podcast/", address)))


def test_the_workspace_is_the_nearest_folder_upwards(tmp_path):
    write(tmp_path, GOOD)
    (tmp_path / "a" / "b").mkdir(parents=True)

    assert tmp_path.resolve() == find_workspace(tmp_path / "a" / "b")


def test_outside_of_any_workspace_a_sentence_says_what_to_do(tmp_path):
    with pytest.raises(SettingsError, match="audiocast init"):
        find_workspace(tmp_path)


def test_every_setting_is_documented_with_its_default():
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")

    missing = [
        f"[{section}] {name}"
        for section, name, _default, doc in settings()
        if f"| `{name}` |" not in text or doc not in text
    ]

    assert [] == missing
