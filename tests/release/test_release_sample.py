"""The sample release of the repository, read whole."""

import datetime as dt
from pathlib import Path

import pytest

from audiocast.release import read_release

SAMPLE = Path(__file__).parents[2] / "releases" / "2026-05-14-encuentro-riego.txt"


@pytest.fixture(scope="module")
def sample():
    return read_release(SAMPLE)


def test_the_headline_printed_twice_is_read_once(sample):
    assert sample.headline.startswith("Comunidades y técnicos de Valle Ejemplo")
    assert sample.headline not in [p.text for p in sample.paragraphs]


def test_the_dateline_gives_place_date_and_agency(sample):
    assert (sample.dateline.place, sample.dateline.agency) == ("Valle Ejemplo", "GAVE")
    assert sample.dateline.text == "Valle Ejemplo, 14 de mayo de 2026 (GAVE).-"
    assert sample.date == sample.dateline.date == dt.date(2026, 5, 14)


def test_the_last_word_is_a_marker_and_no_text(sample):
    assert sample.recording is not None
    assert "AUDIO" not in sample.text()


def test_every_paragraph_is_read_with_its_line(sample):
    assert [p.line for p in sample.paragraphs] == [6, 8, 10, 12, 14]
    assert {p.kind for p in sample.paragraphs} == {"body"}
    assert "\u00a0" not in sample.text()
