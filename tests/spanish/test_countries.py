"""Whose money a bare $ or Bs is: the programme's country, or the one that the text is placed in."""

import pytest

from audiocast.spanish import Options, Reader


def doubts(reading):
    return [token.doubt.code for token in reading.tokens if token.doubt]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Colombia: bono de $200.000", "Colombia: bono de doscientos mil pesos"),
        ("En Chile pagan $500.000", "En Chile pagan quinientos mil pesos"),
        ("El Gobierno argentino dio $70.000", "El Gobierno argentino dio setenta mil pesos"),
        ("Venezuela: Bs 130 al mes", "Venezuela: ciento treinta bolívares al mes"),
        ("La justicia argentina embargó $300", "La justicia argentina embargó trescientos pesos"),
        (
            "El ministerio de Salud de Chile pagó $500",
            "El ministerio de Salud de Chile pagó quinientos pesos",
        ),
        ("Córdoba, Argentina: subió a $70", "Córdoba, Argentina: subió a setenta pesos"),
        ("La Gobernación de Antioquia dio $900", "La Gobernación de Antioquia dio novecientos pesos"),
        ("premio en San Jacinto (Colombia): $800", "premio en San Jacinto (Colombia): ochocientos pesos"),
    ],
)
def test_a_text_placed_in_another_country_is_read_with_its_money_and_flagged(text, said):
    reading = Reader().read(text)
    assert reading.said == said
    assert doubts(reading) == ["currency-guessed"]


@pytest.mark.parametrize(
    "text",
    [
        "Pagó $200",
        "Chile exportó $200 millones",
        "En Chile, una empresa de Bolivia pagó $200",
        "En Chile y en Colombia pagan $200",
        "En Chile pagan $200, unos dólares más",
        "Ecuador: bono de $200",
        "Viajó de Chile con $200",
    ],
)
def test_a_text_that_is_not_clearly_elsewhere_keeps_dollars_without_a_doubt(text):
    reading = Reader().read(text)
    assert "dólares" in reading.said
    assert "pesos" not in reading.said
    assert doubts(reading) == []


def test_the_programme_of_another_country_has_its_own_money():
    reading = Reader(options=Options(country="co")).read("Pagó $200 y COP 300")
    assert reading.said == "Pagó doscientos pesos y trescientos pesos"
    assert doubts(reading) == []
    assert Reader(options=Options(country="ve")).read("Bs 20").said == "veinte bolívares"
    assert Reader(options=Options(country="gt")).read("Q 20").said == "veinte quetzales"


def test_a_programme_elsewhere_reads_a_text_from_bolivia_with_dollars():
    assert (
        Reader(options=Options(country="mx")).read("Bolivia: pagó $200").said.endswith("doscientos dólares")
    )


def test_a_country_that_is_no_code_is_refused():
    with pytest.raises(ValueError, match="country"):
        Options(country="Bolivia")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("En Arequipa cayeron 2,500 m de ceniza", "En Arequipa cayeron dos mil quinientos metros de ceniza"),
        ("En Oruro miden 2,500 m de cable", "En Oruro miden dos coma quinientos metros de cable"),
    ],
)
def test_a_comma_before_three_figures_groups_thousands_where_the_country_does(text, said):
    assert Reader().read(text).said == said
