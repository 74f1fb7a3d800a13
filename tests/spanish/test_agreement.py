"""Numbers agree with what they count, wherever it stands, and not with what only stands near."""

import pytest

from audiocast.spanish import Reader

READER = Reader()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        # what is counted stands elsewhere
        ("De las 301 mesas, 21 fueron anuladas", "De las trescientas una mesas, veintiuna fueron anuladas"),
        (
            "221 escuelas: 151 fiscales y 70 de convenio",
            "doscientas veintiuna escuelas: ciento cincuenta y una fiscales y setenta de convenio",
        ),
        ("del total, 601 son mujeres", "del total, seiscientas una son mujeres"),
        ("21 de 300 familias", "veintiuna de trescientas familias"),
        # a long chain of numbers, of which the last has the noun
        ("21 a 31 o 41 comunidades", "veintiuna a treinta y una o cuarenta y una comunidades"),
        ("21 o más familias", "veintiuna o más familias"),
        ("21 o más son del valle", "veintiuno o más son del valle"),
        # the figure in words, in brackets between
        ("3.200 (tres mil doscientas) familias", "tres mil doscientas (tres mil doscientas) familias"),
        ("21 (veintiún) tractores", "veintiún (veintiún) tractores"),
        # millions take "de" before what they count, and nowhere else
        ("1.000.000 habitantes", "un millón de habitantes"),
        ("2000000 nuevas plantas", "dos millones de nuevas plantas"),
        ("de 1.000.000 a 2.000.000 plantas", "de un millón a dos millones de plantas"),
        ("sumaron 2.000.000 en junio", "sumaron dos millones en junio"),
        ("unas 1.500.000 plantas", "unas un millón quinientas mil plantas"),
        # an event in a series
        ("en su 41 versión", "en su cuarenta y una versión"),
        ("por el 31 aniversario", "por el treinta y un aniversario"),
        # names
        ("la camiseta Nro. 21 y la N° 31", "la camiseta número veintiuno y la número treinta y uno"),
        ("las rutas 21 y 31", "las rutas veintiuno y treinta y uno"),
        ("el sector 1 y la comarca", "el sector uno y la comarca"),
        ("21 aulas y 1 cancha", "veintiuna aulas y una cancha"),
        ("auxiliar de oficina y 1 chofer", "auxiliar de oficina y un chofer"),
        # a comma or a colon ends what a label, a year or a day names
        ("En 2021, 21 familias", "En dos mil veintiuno, veintiuna familias"),
        ("El lunes 21, 31 delegadas", "El lunes veintiuno, treinta y una delegadas"),
        ("Distrito 8: 21 obras", "Distrito ocho: veintiuna obras"),
        ("En el distrito 21, 200 mujeres", "En el distrito veintiuno, doscientas mujeres"),
        ("21, 31 y 41 aulas", "veintiuna, treinta y una y cuarenta y una aulas"),
        ("los distritos 20, 21 y 22", "los distritos veinte, veintiuno y veintidós"),
        ("a la 1 de la tarde", "a la una de la tarde"),
        # other nouns in between
        ("31 mujeres de 21 a 51 años", "treinta y una mujeres de veintiuno a cincuenta y un años"),
        ("200 familias y 21 estudiantes", "doscientas familias y veintiún estudiantes"),
        ("en 2021 ejecutamos obras", "en dos mil veintiuno ejecutamos obras"),
        ("terminados en 0 y 1 pagan", "terminados en cero y uno pagan"),
    ],
)
def test_a_number_agrees_with_what_it_counts(written, said):
    assert READER.read(written).said == said
