"""Sentence shapes of news: what a mark or abbreviation stands for is told by what is around it."""

import pytest

from audiocast.spanish import Reader

READER = Reader()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("C. Bolívar N° 45", "calle Bolívar número cuarenta y cinco"),
        ("C. Ejemplo, 21 años", "ce Ejemplo, veintiún años"),
        ("Juan C. Ejemplo N.º 3", "Juan ce Ejemplo número tres"),
        ("c/2 días", "cada dos días"),
        ("c/ Comercio", "calle Comercio"),
        ("a las 12 m.", "a las doce del mediodía."),
        ("de 12 m. a 14 m. de ancho", "de doce metros a catorce metros de ancho"),
        ("el 6/VIII/1825", "el seis de agosto de mil ochocientos veinticinco"),
        ('Dijo: "Fueron 21" y "Son 5".', 'Dijo: "Fueron veintiuno" y "Son cinco".'),
        ('tubos de 3/4" y 1 1/2"', "tubos de tres cuartos de pulgada y una pulgada y media"),
        ("1.º Ejemplo, 45 pts.", "primero Ejemplo, cuarenta y cinco puntos."),
        ("1.º Congreso de Mujeres, 21 de mayo", "primer Congreso de Mujeres, veintiuno de mayo"),
        ("máx. 18 personas", "máximo dieciocho personas"),
        ("máx. 18 °C", "máxima dieciocho grados centígrados"),
        ("Bs 52,50/bolsa", "cincuenta y dos bolivianos con cincuenta centavos por bolsa"),
        ("Sigue a @GobLaPaz. La obra", "Sigue a arroba Gob La Paz. La obra"),
        ("@valle_ejemplo.bo", "arroba valle guion bajo ejemplo punto bo"),
        ("Temperatura de 14° O bien 15°", "Temperatura de catorce grados O bien quince grados"),
        ("Telfs. 2204100/01", "teléfonos doscientos veinte, cuarenta y uno, cero cero, cero uno"),
        ("las fases I y II", "las fases uno y dos"),
        ("en el siglo X e. c. y después", "en el siglo décimo de la era común y después"),
        ("1/2.000.000", "un dosmillonésimo"),
        ("1/1.200.000", "uno sobre un millón doscientos mil"),
        ("Av. C. Ejemplo N° 3", "avenida ce Ejemplo número tres"),
        (
            "Telf. 2-2204100/2204101",
            "teléfono dos, doscientos veinte, cuarenta y uno, cero cero, doscientos veinte, cuarenta y uno, "
            "cero uno",
        ),
        ("Q50,10", "cincuenta quetzales con diez centavos"),
    ],
)
def test_what_stands_around_decides(written, said):
    assert READER.read(written).said == said
