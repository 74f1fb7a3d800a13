"""The signs ° and º after a figure: degrees or an ordinal, as what stands around decides."""

import pytest

from audiocast.spanish import Reader

READER = Reader()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("El Alto amanece con 3º", "El Alto amanece con tres grados"),
        ("entre 2° y 3° bajo cero", "entre dos grados y tres grados bajo cero"),
        ("entre 5° y 18° en el valle", "entre cinco grados y dieciocho grados en el valle"),
        ("una pendiente de 15°", "una pendiente de quince grados"),
        ("cámaras de 360°", "cámaras de trescientos sesenta grados"),
    ],
)
def test_degrees_are_told_by_heat_cold_angles_and_pairs(written, said):
    assert READER.read(written).said == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("los puestos 1°, 2° y 3°", "los puestos primero, segundo y tercero"),
        ("alumnos de 1° a 6° de primaria", "alumnos de primero a sexto de primaria"),
        ("la 3º feria y el 4º congreso", "la tercera feria y el cuarto congreso"),
        ("el juez 11.º Anticorrupción", "el juez undécimo Anticorrupción"),
        ("la sala penal 3° resolvió", "la sala penal tercera resolvió"),
        ("El 1º recibe Bs 5", "El primero recibe cinco bolivianos"),
    ],
)
def test_ranks_grades_and_series_are_ordinals(written, said):
    assert READER.read(written).said == said
