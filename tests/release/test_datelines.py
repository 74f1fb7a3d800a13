"""Datelines in the shapes that offices write."""

import datetime as dt
import os

import pytest

from audiocast.errors import InputError
from audiocast.release import read_release
from audiocast.release.dateline import find_dateline

BODY = "La Gobernación entregó la obra a las familias de la comunidad."
SHAPES = [
    ("La Paz, 13 de julio de 2021 (GADLP).-", "La Paz", (13, 7, 2021), "GADLP"),
    ("La Paz, 6 de julio 2020 (Prensa/GADLP) lapaz.gob.bo .-", "La Paz", (6, 7, 2020), "Prensa/GADLP"),
    ("El Alto, 3/02/2026.-", "El Alto", (3, 2, 2026), None),
    ("El Alto, 3/02/26.-", "El Alto", (3, 2, 2026), None),
    ("LA PAZ, 01 DE ENERO DE 2022 (ABI) –", "LA PAZ", (1, 1, 2022), "ABI"),
    ("Viacha, lunes 4 de mayo de 2026.-", "Viacha", (4, 5, 2026), None),
    ("Santa Cruz de la Sierra, 5 set. 2021 (ABI).-", "Santa Cruz de la Sierra", (5, 9, 2021), "ABI"),
    ("La Paz, Bolivia, 5 de setiembre de 2021 –", "La Paz", (5, 9, 2021), None),
    ("El Alto, 1ro de mayo de 2022.-", "El Alto", (1, 5, 2022), None),
    ("14/05/2026.-", None, (14, 5, 2026), None),
    ("Achacachi, 28 Jul.-", "Achacachi", (28, 7, None), None),
    ("La Paz, 14 de mayo, ABI.-", "La Paz", (14, 5, None), "ABI"),
    ("(GADLP) La Paz, 14 de mayo de 2026.-", "La Paz", (14, 5, 2026), "GADLP"),
    ("Q’uwa, 3 de abril de 2026 (Unidad de Prensa).-", "Q’uwa", (3, 4, 2026), "Unidad de Prensa"),
    ("La Paz, 14 de mayo de 2026, 10:30 (ABI).-", "La Paz", (14, 5, 2026), "ABI"),
    ("La Paz (ABI).-", "La Paz", None, "ABI"),
    ("La Paz.-", "La Paz", None, None),
]


@pytest.mark.parametrize(("text", "place", "date", "agency"), SHAPES)
@pytest.mark.parametrize("rest", ["", f" {BODY}"], ids=["own line", "paragraph"])
def test_a_dateline_gives_place_date_and_agency(text, place, date, agency, rest):
    found = find_dateline(text + rest)

    written = found.date and (found.date.day, found.date.month, found.date.year)
    assert (found.text, found.place, written, found.agency) == (text, place, date, agency)
    assert (text + rest)[found.end :] == rest.strip()


@pytest.mark.parametrize(
    "text",
    [
        "13 de julio de 2021 fue un gran día para todos.",
        "El 13 de julio de 2021, la Gobernación entregó la obra.",
        "En La Paz, 14 de mayo de 2026, hubo una feria.",
        "Entre el 3 y el 5 de mayo habrá feria.",
        "Artículo 3.- De los derechos.",
        "Juan Ejemplo, 28 años, dijo que sí.",
    ],
)
def test_a_date_in_running_text_is_no_dateline(text):
    assert find_dateline(text) is None


@pytest.mark.parametrize("place", ["before", "after", "last"])
def test_a_dateline_on_its_own_line_is_found_and_not_read(write, place):
    line = "Viacha, lunes 4 de mayo de 2026"
    parts = {
        "before": [line, "Un titular", BODY, BODY],
        "after": ["Un titular", line, BODY, BODY],
        "last": ["Un titular", BODY, BODY, line],
    }[place]

    release = read_release(write("\n\n".join(parts)))

    assert release.headline == "Un titular"
    assert release.date == dt.date(2026, 5, 4)
    assert [p.text for p in release.paragraphs] == [BODY, BODY]


def test_a_missing_year_is_that_of_the_option_and_flagged(write):
    path = write(f"Un titular\n\n28 Jul\n\n{BODY}")

    release = read_release(path, date=dt.date(2020, 12, 31))

    assert release.date == release.dateline.date == dt.date(2020, 7, 28)
    assert "year-missing" in [flag.code for flag in release.flags]


@pytest.mark.parametrize(
    ("saved", "expected"),
    [
        (dt.datetime(2019, 7, 30, 12, tzinfo=dt.UTC), dt.date(2019, 7, 28)),
        (dt.datetime(2019, 3, 1, 12, tzinfo=dt.UTC), dt.date(2019, 7, 28)),
    ],
)
def test_a_missing_year_is_else_that_of_the_file(write, saved, expected):
    path = write(f"Un titular\n\nLa Paz, 28 Jul (GADLP).- {BODY}")
    os.utime(path, (saved.timestamp(), saved.timestamp()))

    assert read_release(path).date == expected


def test_a_release_of_december_saved_in_january_is_of_the_year_before(write):
    path = write(f"Un titular\n\nLa Paz, 30 de diciembre (GADLP).- {BODY}")
    saved = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC).timestamp()
    os.utime(path, (saved, saved))

    assert read_release(path).date == dt.date(2025, 12, 30)


def test_a_missing_date_is_the_day_the_file_was_saved_and_flagged(write):
    path = write(f"Un titular\n\n{BODY}")
    saved = dt.datetime(2026, 5, 15, 2, tzinfo=dt.UTC).timestamp()
    os.utime(path, (saved, saved))

    release = read_release(path)

    assert release.date == dt.date(2026, 5, 14)  # as clocks in La Paz show it
    assert [flag.code for flag in release.flags] == ["dateline-missing", "date-from-file"]


def test_the_option_goes_before_a_full_date_and_the_difference_is_flagged(write):
    path = write(f"Un titular\n\nLa Paz, 13 de julio de 2021 (GADLP).- {BODY}")

    release = read_release(path, date=dt.date(2021, 7, 14))

    assert release.date == dt.date(2021, 7, 14)
    assert release.dateline.date == dt.date(2021, 7, 13)
    assert [flag.code for flag in release.flags] == ["date-contradicts"]


def test_a_weekday_that_contradicts_the_date_is_flagged(write):
    release = read_release(write(f"Un titular\n\nViacha, martes 4 de mayo de 2026.- {BODY}"))

    assert [(flag.code, flag.line) for flag in release.flags] == [("weekday-contradicts", 3)]


@pytest.mark.parametrize("date", ["31 de febrero de 2021", "30/02/2021", "0 de mayo de 2021", "12/13/2021"])
def test_a_day_that_no_calendar_has_is_an_error_that_names_the_line(write, date):
    path = write(f"Un titular\n\nLa Paz, {date} (GADLP).- {BODY}")

    with pytest.raises(InputError) as caught:
        read_release(path)

    assert (caught.value.file, caught.value.line) == (path, 3)
