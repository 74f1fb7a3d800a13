"""Readings and doubts that official press text asks for, beyond one grammar."""

import pytest

from audiocast.spanish import Lexicon, Reader
from bench.spanish import plain

READER = Reader()


def doubts(text):
    return [token.doubt.code for token in READER.read(text).tokens if token.doubt]


@pytest.mark.parametrize(
    "text",
    [
        "El gobernador la ha visitado.",
        "No los has visto.",
        "Mi madre vi, di que sí.",
        "El quórum y el statu quo.",
        "La opción c. El plan sigue.",
    ],
)
def test_words_that_look_like_units_numerals_or_abbreviations_stay(text):
    assert READER.read(text).said.replace("opción ce", "opción c") == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bs 200 por ha sembrada", "doscientos bolivianos por hectárea sembrada"),
        ("GOBIERNO HA ENTREGADO OBRAS", "Gobierno ha entregado obras"),
        ("LA PAZ, 13 DE JULIO DE 2021", "La paz, trece de julio de dos mil veintiuno"),
        ("la COP 28", "la Cop veintiocho"),
        ("hijos/hijas y un/a joven", "hijos e hijas y un o una joven"),
        ("el(la) bailarín/a y el alcalde/sa", "el o la bailarín o bailarina y el alcalde o alcaldesa"),
        ("profesores/as, enfermera/o, voz(es)", "profesores y profesoras, enfermera o enfermero, voces"),
        ("De las 301 mesas, 21 fueron anuladas", "De las trescientas una mesas, veintiuna fueron anuladas"),
        (
            "hubo 300 denuncias en mayo y 200 en junio",
            "hubo trescientas denuncias en mayo y doscientas en junio",
        ),
        ("Carnes: 48 puestos; verduras: 121", "Carnes: cuarenta y ocho puestos; verduras: ciento veintiuno"),
        ("Viviendas: 21", "Viviendas: veintiuna"),
        ("a las 12. 21 asambleístas", "a las doce. veintiún asambleístas"),
        ("los artículos 20 y 21 de 31 leyes", "los artículos veinte y veintiuno de treinta y una leyes"),
        ("el Sgto. 1ro. Ejemplo", "el sargento primero Ejemplo"),
        ("hospital de III nivel", "hospital de tercer nivel"),
        ("Temario: I. Salud, II. Agua", "Temario: uno. Salud, dos. Agua"),
        ("(LA PAZ-EL ALTO) gana el NO", "(La Paz-El Alto) gana el No"),
        ("COP 28.000", "veintiocho mil pesos colombianos"),
        ('tubería de 4"', "tubería de cuatro pulgadas"),
        ('dijo "son 4"', 'dijo "son cuatro"'),
        ("entre 2° y 18 °C", "entre dos grados y dieciocho grados centígrados"),
        ("los III Juegos", "los terceros Juegos"),
        ("las II Jornadas", "las segundas Jornadas"),
        ("1 ½ meses", "un mes y medio"),
        ("160/100 mmHg", "ciento sesenta sobre cien milímetros de mercurio"),
        ("a las 19.30 en la plaza", "a las diecinueve y treinta en la plaza"),
        ("2,31 km", "dos coma treinta y un kilómetros"),
        ("3,1 millones", "tres coma uno millones"),
        ("al 90' ganó", "al minuto noventa ganó"),
        ("@Ejemplo³", "arroba Ejemplo ³"),
    ],
)
def test_press_text_is_read(text, said):
    assert plain(READER.read(text).said) == plain(said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 3.650 m de altura", []),
        ("Son 2.824 familias y Bs 1.250.", []),
        ("Bs 12.500 millones", ["mark-ambiguous"]),
        ("Bs 12.000 millones", []),
        ("subió de 3.5 a 1.250", ["mark-ambiguous"]),
        ("1,250 m", ["mark-ambiguous"]),
    ],
)
def test_a_thousand_is_doubtful_only_where_two_readings_are_likely(text, expected):
    assert doubts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El asist. técnico llegó.", ["abbreviation-guessed"]),
        ("La adic., que sigue.", ["abbreviation-guessed"]),
        ("El wub. técnico llegó.", ["unknown-abbreviation"]),
        ("El Ing. Ejemplo vive en la Av. Arce, etc.", []),
        ("Terminó la obra. luego llovió.", []),
        ("Es la ley. Sigue el plan.", []),
    ],
)
def test_an_abbreviation_in_no_list_is_flagged_with_its_lexicon_line(text, expected):
    assert doubts(text) == expected
    lines = [token.doubt.lexicon for token in READER.read(text).tokens if token.doubt]
    assert not [t for t in Reader(Lexicon.parse("\n".join(lines))).read(text).tokens if t.doubt]


@pytest.mark.parametrize(
    ("ipa", "said"),
    [
        ("qalaˈuma", "calaúma"),
        ("ˈwara", "uára"),
        ("aˈjata", "aiáta"),
        ("t͡ʃuˈma", "chumá"),
        ("kuˈsko", "cuscó"),
    ],
)
def test_the_stress_of_ipa_stays_in_its_syllable(ipa, said):
    lexicon = Lexicon.parse(f'"Ejemplo" = {{ ipa = "{ipa}" }}')

    assert Reader(lexicon).read("Ejemplo").said == said
