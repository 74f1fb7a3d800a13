"""Characters that stand for others: letters of posts, accents as apostrophes, hyphens of other keyboards."""

import pytest

from audiocast.spanish import Reader

READER = Reader()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("𝐏𝐫𝐞𝐧𝐬𝐚 𝟐𝟎 obras", "Prensa veinte obras"),
        ("ＬＡ ＰＡＺ", "La Paz"),
        ("T´ula y Ch`alla", "Tula y Challa"),
        ("Telf. 220 ‐ 4356", "teléfono doscientos veinte, cuarenta y tres, cincuenta y seis"),
    ],
)
def test_letters_and_marks_of_other_shapes_are_read_as_the_plain_ones(written, said):
    assert READER.read(written).said == said


def test_the_written_side_keeps_every_character():
    reading = READER.read("𝐏𝐫𝐞𝐧𝐬𝐚: D´Angelo")

    assert reading.written == "𝐏𝐫𝐞𝐧𝐬𝐚: D´Angelo"
    assert reading.said == "Prensa: D´Angelo"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("la tasa más alta -19 casos- del país", "la tasa más alta -diecinueve casos- del país"),
        ("la mínima fue de -3 grados en Oruro", "la mínima fue de menos tres grados en Oruro"),
    ],
)
def test_a_hyphen_that_opens_an_aside_is_no_minus(written, said):
    assert READER.read(written).said == said
