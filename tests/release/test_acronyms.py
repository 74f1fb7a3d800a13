"""Acronyms with the long form that the text gives."""

import pytest

from audiocast.release.acronyms import find_acronyms

CASES = [
    ("el Servicio Departamental Agropecuario (SEDAG) y", "SEDAG", "Servicio Departamental Agropecuario"),
    ("el Servicio Departamental de Autonomías (SEDALP), r", "SEDALP", "Servicio Departamental de Autonomías"),
    ("elaboró el plan operativo anual (POA) de", "POA", "plan operativo anual"),
    ("el SEDAG (Servicio Departamental Agropecuario)", "SEDAG", "Servicio Departamental Agropecuario"),
    ("Empresa Nacional de Telecomunicaciones (ENTEL)", "ENTEL", "Empresa Nacional de Telecomunicaciones"),
    ("Empresa de Apoyo a la Producción de Alimentos (Emapa)", "Emapa",
     "Empresa de Apoyo a la Producción de Alimentos"),
    ("el dirigente Santos Modelo y el Servicio Departamental Agropecuario (SEDAG)", "SEDAG",
     "Servicio Departamental Agropecuario"),
    ("la Organización de las Naciones Unidas para la Alimentación (FAO, por sus siglas en inglés)", "FAO",
     "Organización de las Naciones Unidas para la Alimentación"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "short", "long"), CASES)
def test_an_acronym_is_given_the_long_form_of_the_text(text, short, long):
    assert find_acronyms([text]) == ((short, long),)


@pytest.mark.parametrize(
    "text",
    ["en la ciudad de La Paz (GADLP) hubo", "el diputado Juan Modelo (MAS) dijo", "el municipio (El Alto) y"],
)
def test_brackets_that_give_no_long_form_give_no_acronym(text):
    assert find_acronyms([text]) == ()
