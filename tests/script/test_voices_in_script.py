"""The voices that a script sets at its top: how they are written, read, and what is said of mistakes."""

import dataclasses

import pytest

from audiocast.errors import InputError
from audiocast.release.values import Paragraph
from audiocast.script import (
    advise,
    disclosed,
    dump_script,
    line_times,
    load_script,
    take_over,
    with_recording,
    with_statement,
)
from audiocast.script.values import Change, Clip, Kind, Line, Role, Script
from audiocast.show import RoleVoice

_SAID = "\n\nLOCUTOR 1: Llueve.\nCITA (María Ejemplo): “El agua es de todos”.\n"
_ALL = RoleVoice("espeak:es-419+f2", 150, 60)


def _voices(rows):
    return load_script(rows + _SAID).voices


@pytest.mark.parametrize(
    ("row", "who", "voice"),
    [
        ("VOZ LOCUTOR 2: espeak:es-419+f2, ritmo 150, tono 60", "second", _ALL),
        ("VOZ LOCUTOR 2: tono 60, espeak:es-419+f2, ritmo 150", "second", _ALL),
        ("voz loc. 2 : ritmo: 150; Tono=60 espeak:es-419+f2", "second", _ALL),
        ("\tVOZ LOCUTORA 2:“espeak:es-419+f2” velocidad 150, tono 60,  ", "second", _ALL),
        ("VOZ LOCUTOR 1: ritmo 165", "announcer", RoleVoice(rate=165)),
        ("Voz Locutora: ritmo 165", "announcer", RoleVoice(rate=165)),
        ("VOZ CITA: tono 40", "quoted", RoleVoice(pitch=40)),
        ("VOZ VOZ CITADA: tono 40", "quoted", RoleVoice(pitch=40)),
        (
            "VOZ María Ejemplo: piper:es_MX-claude-high",
            "María Ejemplo",
            RoleVoice("piper:es_MX-claude-high"),
        ),
        ("VOZ (María  Ejemplo): tono 40", "María Ejemplo", RoleVoice(pitch=40)),
        ("VOZ CITA (María Ejemplo): tono 40", "María Ejemplo", RoleVoice(pitch=40)),
        ("VOZ (LOCUTOR 3): tono 40", "LOCUTOR 3", RoleVoice(pitch=40)),
        ('VOZ Rita: "piper:mi voz"', "Rita", RoleVoice("piper:mi voz")),
    ],
)
def test_a_voice_is_understood_in_many_spellings(row, who, voice):
    assert _voices(row) == ((who, voice),)


def test_voices_stand_among_title_comments_and_blank_rows_above_the_first_words():
    rows = "# nota\nVOZ CITA: tono 40\n\nTÍTULO: Lluvia\nVOZ LOCUTOR 1: ritmo 165\nCAPÍTULO: Inicio\n"

    assert [who for who, _voice in _voices(rows)] == ["quoted", "announcer"]


def test_voices_are_written_below_the_legend_in_words_that_people_use():
    who = ("announcer", "second", "quoted", "María Ejemplo", "LOCUTOR 3", "Ana (hija)")
    script = Script("", (Line("Llueve."),), tuple((name, _ALL) for name in who))

    rows = [row for row in dump_script(script).splitlines() if row and not row.startswith("#")]

    assert rows == [
        "VOZ LOCUTOR 1: espeak:es-419+f2, ritmo 150, tono 60",
        "VOZ LOCUTOR 2: espeak:es-419+f2, ritmo 150, tono 60",
        "VOZ CITA: espeak:es-419+f2, ritmo 150, tono 60",
        "VOZ María Ejemplo: espeak:es-419+f2, ritmo 150, tono 60",
        "VOZ (LOCUTOR 3): espeak:es-419+f2, ritmo 150, tono 60",
        "VOZ Ana (hija): espeak:es-419+f2, ritmo 150, tono 60",
        "LOCUTOR 1: Llueve.",
    ]


@pytest.mark.parametrize(
    ("text", "row", "part"),
    [
        ("VOZ CITA: tnoo 40", 1, "“tnoo”"),
        ("VOZ CITA: es-419", 1, "“es-419”"),
        ("# nota\n\nVOZ CITA: ritmo 79", 3, "“79”"),
        ("VOZ CITA: ritmo 401", 1, "“401”"),
        ("VOZ CITA: ritmo rápido", 1, "“rápido”"),
        ("VOZ CITA: ritmo", 1, "rate of speech"),
        ("VOZ CITA: tono 0", 1, "“0”"),
        ("VOZ CITA: tono 101", 1, "“101”"),
        ("VOZ CITA: tono -4", 1, "“-4”"),
        ("VOZ CITA:", 1, "nothing is set"),
        ("VOZ CITA: tono 40, tono 50", 1, "“tono 50”"),
        ("VOZ CITA: espeak:es gtts:es", 1, "“gtts:es”"),
        ("VOZ CITA tono 40", 1, "colon is missing"),
        ("VOZ (María Ejemplo: tono 40", 1, "colon is missing"),
        ("VOZ (María Ejemplo) tono 40", 1, "colon is missing"),
        ("VOZ: tono 40", 1, "can have a voice"),
        ("VOZ LOCUTOR 3: tono 40", 1, "“LOCUTOR 3”"),
        ("VOZ LOCUTRO 1: tono 40", 1, "“LOCUTRO 1”"),
        ("VOZ TITULAR: tono 40", 1, "“TITULAR”"),
        ("VOZ CITA: tono 40\nVOZ LOCUTOR 2: tono 40\nVOZ cita: ritmo 150", 3, "twice"),
        ("VOZ María Ejemplo: tono 40\nVOZ (MARIA EJEMPLO): ritmo 150", 2, "twice"),
        ("LOCUTOR 1: Hola.\nVOZ CITA: tono 40", 2, "after the first words"),
        ("LOCUTOR 1: Hola.\n\nVOZ María Ejemplo: tnoo 40", 3, "after the first words"),
    ],
)
def test_a_voice_that_cannot_be_read_is_told_with_file_row_and_remedy(text, row, part):
    with pytest.raises(InputError) as caught:
        load_script(text + _SAID, "script.txt")

    assert (caught.value.file, caught.value.line) == ("script.txt", row)
    assert part in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("row", ["VOZ DEL VALLE: la radio.", "voz de todos: basta.", "VOZ de mando"])
def test_a_wrapped_row_may_begin_with_the_word_voz(row):
    assert load_script(f"LOCUTOR 1: Lo dijo la\n{row}").lines[0].text == f"Lo dijo la {row}"


@pytest.mark.parametrize("text", ["LOCUTOR 1: Uno\n\\VOZ CITA: tono 40", "\\VOZ CITA: tono 40"])
def test_a_backslash_makes_text_of_a_row_that_sets_a_voice(text):
    script = load_script(text)

    assert script.voices == ()
    assert script.lines[0].text.endswith("VOZ CITA: tono 40")


def test_voz_citada_is_still_a_paragraph_of_the_quoted_voice():
    script = load_script("VOZ CITADA: El agua es de todos.")

    assert (script.voices, script.lines[0].role) == ((), Role.QUOTED)


_LINES = (
    Line("Llueve en el valle.", source=3),
    Line("“El agua es de todos”.", Role.QUOTED, Kind.QUOTE, speaker="María Ejemplo", source=4),
)
_SCRIPT = Script("Lluvia", _LINES, (("quoted", RoleVoice(pitch=40)),))


@pytest.mark.parametrize(
    "change",
    [
        lambda script, _show, _release: with_recording(script, (1,), Clip("voz.opus")),
        lambda script, show, _release: with_statement(script, Clip("voz.opus"), show),
        lambda script, show, _release: disclosed(with_recording(script, (1,), Clip("voz.opus")), show),
        lambda script, _show, release: take_over(
            script, [Change("changed", _LINES[0].text, "Llueve.", 3, (0,))], release
        ),
    ],
    ids=["a recording", "a statement", "a notice", "a change of the release"],
)
def test_voices_of_a_script_outlive_its_changes(change, show):
    from datetime import date

    from audiocast.release.values import Release

    release = Release("Lluvia", 1, None, date(2026, 5, 14), (Paragraph("Llueve.", 3),))
    with_notice = dataclasses.replace(
        _SCRIPT, lines=(*_LINES, Line(show.text.disclosure, kind=Kind.DISCLOSURE))
    )

    changed = change(with_notice, show, release)

    assert changed != with_notice
    assert changed.voices == _SCRIPT.voices


def test_the_reading_time_follows_the_pace_that_the_script_sets(show):
    slow = dataclasses.replace(_SCRIPT, voices=(("announcer", RoleVoice(rate=80)),))

    usual, slowly = (line_times(script, (), show) for script in (_SCRIPT, slow))

    assert slowly == [2 * usual[0], usual[1]]


def test_a_voice_for_somebody_who_says_nothing_is_advised_against(show):
    script = load_script(
        "VOZ maria ejemplo: tono 40\nVOZ Juan Modelo: tono 40\nVOZ LOCUTOR 2: tono 40" + _SAID
    )

    (advice,) = advise(script, (), show)

    assert ("voice-unused", None, None) == (advice.code, advice.row, advice.source)
    assert "Juan Modelo" in advice.message
