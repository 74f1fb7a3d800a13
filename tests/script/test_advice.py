"""Advice for the ear: what is found, where, and what is left alone."""

import dataclasses

import pytest

from audiocast.script import advise, line_rows, load_script, reading_time
from audiocast.script.dates import day_of, relative_days
from audiocast.show import RoleVoice
from audiocast.spanish import Lexicon, Options, Reader


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("AUDIOCAST_LANG", "en")


def readings_of(script):
    reader = Reader(Lexicon(), {}, Options())
    return [reader.read(line.text) for line in script.lines]


def found(text, show, *, read=True):
    """Return the advice on a script file, but for its length."""
    script = load_script(text)
    advice = advise(script, readings_of(script) if read else [], show, rows=line_rows(text))
    return [item for item in advice if item.code != "length"]


def codes(text, show, **options):
    return [item.code for item in found(text, show, **options)]


_LONG = "palabra " * 16


def test_a_sentence_of_over_thirty_words_is_one_whatever_its_cuts(show):
    text = f"LOCUTOR 1: {_LONG}/ donde sigue {_LONG}."

    advice = found(text, show)

    assert [item.code for item in advice] == ["long-sentence"]
    assert "34 words" in advice[0].message
    assert "donde sigue palabra" in advice[0].remedy


def test_a_sentence_of_thirty_words_is_short_enough(show):
    assert codes("LOCUTOR 1: " + "palabra " * 30 + ".", show) == []


@pytest.mark.parametrize("read", [True, False])
@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Invirtió Bs. 54.9 millones en 2.824 familias.", 2),
        ("Creció 60 % en 36.000 ha con 21 personas.", 3),
        ("El 13 de julio de 2021 llegaron 21 personas.", 0),
        ("La Ley N° 031 ayuda a 21 personas.", 0),
        ("En la gestión 2021 hubo 21 personas.", 0),
        ("El programa “20 pueblos y 30 familias” ayuda a 21 personas.", 0),
        ("Llegaron 21 personas.", 0),
    ],
)
def test_two_quantities_in_a_sentence_are_too_many(show, sentence, count, read):
    advice = [item for item in found(f"LOCUTOR 1: {sentence}", show, read=read) if item.code == "figures"]

    assert [item.message.startswith(f"There are {count} figures") for item in advice] == [True] * bool(count)


def test_parentheses_are_told_at_their_line(show):
    advice = found("LOCUTOR 1: Llegó la lluvia, / que dura (por ahora) poco.", show)

    assert [(item.code, item.line) for item in advice] == [("parentheses", 1)]
    assert "(por ahora)" in advice[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Llegó la SDARS.", ["acronym"]),
        ("Llegó la SDARS. // La SDARS volvió.", ["acronym"]),
        ("Llegó la ONU.", []),
        ("La Secretaría de Riego (SDARS) llegó. // La SDARS volvió.", ["parentheses"]),
        ("La SDARS (Secretaría de Riego) llegó.", ["parentheses"]),
        ("El siglo XXI y Juan Carlos II.", []),
        ("ATENCIÓN A TODO EL VALLE.", []),
    ],
)
def test_an_acronym_whose_long_form_is_never_said_is_told_once(show, text, expected):
    assert codes(f"LOCUTOR 1: {text}", show) == expected


@pytest.mark.parametrize(
    ("sentence", "remedy"),
    [
        ("Se reunieron este jueves.", "este jueves 14 de mayo"),
        ("Se reunieron este martes.", "Name the day and the month"),
        ("Llegan mañana temprano.", "mañana, viernes 15 de mayo"),
        ("Ayer llovió.", "Ayer, miércoles 13 de mayo"),
        ("Hoy llueve.", "Hoy, jueves 14 de mayo"),
        ("El lunes pasado llovió.", "Name the day"),
        ("La próxima semana llueve.", "Name the day"),
        ("Esta mañana llovió.", "Name the day"),
    ],
)
def test_a_relative_day_is_told_with_its_date_where_the_dateline_settles_it(show, sentence, remedy):
    advice = found(f"FECHA: Ejemplo, 14 de mayo de 2026.\n\nLOCUTOR 1: {sentence}", show)

    assert [item.code for item in advice] == ["relative-date"]
    assert remedy in advice[0].remedy


@pytest.mark.parametrize(
    "sentence",
    [
        "Se reunieron este jueves 14 de mayo.",
        "Llegaron por la mañana.",
        "A las 9 de la mañana llueve.",
        "Hoy en día llueve.",
        "El 1ro de mayo y ayer.",
    ],
)
def test_a_day_with_its_date_or_no_day_at_all_is_left_alone(show, sentence):
    assert codes(f"LOCUTOR 1: {sentence}", show) == []


@pytest.mark.parametrize(
    ("sentence", "better"),
    [
        ("María Ejemplo, Secretaria de la Oficina, habló.", "Secretaria de la Oficina, María Ejemplo,"),
        ("Habló Juan de la Prueba, director de Riego.", "director de Riego, Juan de la Prueba,"),
        ("Habló Ana Modelo, la vicepresidenta.", "la vicepresidenta, Ana Modelo,"),
        ("Habló Ana Modelo, exalcaldesa de Ejemplo.", "exalcaldesa de Ejemplo, Ana Modelo,"),
    ],
)
def test_a_post_after_the_name_is_told_with_the_better_order(show, sentence, better):
    advice = found(f"LOCUTOR 1: {sentence}", show)

    assert [item.code for item in advice] == ["post-after-name"]
    assert better in advice[0].remedy


@pytest.mark.parametrize(
    "sentence",
    [
        "La secretaria de Riego, María Ejemplo, habló.",
        "Julián Modelo, explicó el plan.",
        "En La Paz, presidentes y ministros hablaron.",
    ],
)
def test_a_post_before_the_name_is_left_alone(show, sentence):
    assert codes(f"LOCUTOR 1: {sentence}", show) == []


@pytest.mark.parametrize(
    "head", ["CITA (Ana Ejemplo)", "CORTE (Ana Ejemplo) [voz.opus]", "AVISO", "APERTURA", "CIERRE"]
)
def test_what_others_said_and_what_the_show_says_is_never_advised_on(show, head):
    text = f"{head}: Ayer (martes) la SDARS dio 20 vacas y 30 ovejas a Ana Ejemplo, secretaria, {_LONG * 2}."

    assert codes(text, show) == []


def test_advice_is_in_the_order_of_the_script_and_names_its_rows(show):
    text = "# nota\n\nLOCUTOR 1 @7: Llegó la SDARS.\n\nLOCUTOR 1 @9: Vino ayer (tarde)."

    advice = found(text, show)

    assert [(item.line, item.row, item.source) for item in advice] == [(0, 3, 7), (1, 5, 9), (1, 5, 9)]


def test_a_script_of_over_two_minutes_is_told_with_its_length(show):
    script = load_script("LOCUTOR 1: " + "palabra. // " * 400)

    advice = [item for item in advise(script, [], show) if item.code == "length"]

    assert len(advice) == 1
    assert "5:50" in advice[0].message


def test_the_reading_time_counts_what_is_said_at_each_roles_pace_and_the_pauses(show):
    voice = dataclasses.replace(show.voice, rate=120, quoted=RoleVoice(rate=60))
    show = dataclasses.replace(show, voice=voice)
    text = "LOCUTOR 1: uno dos tres 21.\nPAUSA 3\nCITA (Ana): uno dos.\nCORTE [a.opus 1-6]: Seis."
    script = load_script(text)

    seconds = reading_time(script, readings_of(script), show)

    silence = show.sound.lead + show.sound.tail + 3 + show.sound.sentence_pause
    assert seconds == pytest.approx(4 * 0.5 + 2 * 1 + 5 + silence)


def test_an_impossible_date_is_no_day():
    assert day_of("Ejemplo, 31 de febrero de 2021.") is None
    assert [written for _start, written, _meant in relative_days("Llueve hoy.", None)] == ["hoy"]
