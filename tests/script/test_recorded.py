"""Recordings in the place of quotations, and the notice that fits them."""

import pytest

from audiocast.script import disclosed, load_script, quotations, with_recording, with_statement
from audiocast.script.values import Clip, Kind, Line, cadence

_TEXT = """\
TITULAR: Abre la feria

AVISO: Esta nota es leída por una voz sintética.

LOCUTOR 1 @5: La secretaria dijo:
CITA (María Ejemplo): “El {agua|água} es de todos. // La vamos a {cuidar|cuidár}”,
LOCUTOR 1: y el director agregó:
CITA (Julián Modelo): “Así es.”

CIERRE: Hasta mañana.
"""
_CLIP = Clip("voz.opus", by_words=True)


def test_quotations_are_groups_of_lines_of_one_speaker():
    assert quotations(load_script(_TEXT)) == [(3, 4), (6,)]


def test_a_recording_takes_the_place_of_a_whole_quotation():
    script = load_script(_TEXT)

    after = with_recording(script, (3, 4), _CLIP)

    line = after.lines[3]
    assert line.text == "“El agua es de todos. La vamos a cuidar”,"
    assert [line.text[item.start : item.end] for item in line.overrides] == ["agua", "cuidar"]
    assert (line.clip, line.chapter, line.speaker) == (_CLIP, "María Ejemplo", "María Ejemplo")
    assert (line.continues, line.pause) == (True, script.lines[4].pause)
    assert [other.text for other in after.lines[4:]] == [other.text for other in script.lines[5:]]


def test_a_statement_follows_the_body_and_precedes_the_closing(show):
    after = with_statement(load_script(_TEXT), Clip("voz.opus"), show, speaker="Ana Ejemplo")

    assert [line.kind for line in after.lines[-2:]] == [Kind.QUOTE, Kind.CLOSING]
    assert (after.lines[-2].clip, after.lines[-2].chapter) == (Clip("voz.opus"), "Ana Ejemplo")
    assert after.lines[-3].pause == show.sound.paragraph_pause


def test_a_mixed_script_says_that_the_statements_are_recordings(show):
    after = disclosed(with_recording(load_script(_TEXT), (3, 4), _CLIP), show)

    notices = [line.text for line in after.lines if line.kind is Kind.DISCLOSURE]
    assert notices == [show.text.disclosure_mixed]


def test_a_narrated_script_keeps_its_notice(show):
    assert disclosed(load_script(_TEXT), show) == load_script(_TEXT)


def test_a_script_of_recordings_only_has_no_notice(show):
    script = load_script("AVISO: Esta nota es leída por una voz sintética.\n\nCORTE [voz.opus]: Hola.")

    assert [line.kind for line in disclosed(script, show).lines] == [Kind.QUOTE]


def test_a_notice_in_a_persons_own_words_is_kept(show):
    script = load_script("AVISO: Leo yo.\n\nLOCUTOR 1: Hola.\n\nCORTE [voz.opus]: Hola.")

    assert disclosed(script, show) == script


@pytest.mark.parametrize(
    ("text", "continues", "mark"),
    [
        ("dijo que", True, ","),
        ("Abre la feria", False, "."),
        ("dijo:", True, ""),
        ("“Así es.”", False, ""),
        ("¿Quién?", True, ""),
        ("(SDARS)", True, ","),
    ],
)
def test_a_line_without_a_mark_is_given_one_for_the_voice(text, continues, mark):
    assert cadence(Line(text), Line("sigue", continues=continues)) == mark
