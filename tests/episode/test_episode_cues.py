"""Cues: every written word once, in order, readable, cut where a reader would breathe."""

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiocast.episode import make_cues
from audiocast.episode.rows import balance, fits
from audiocast.script.values import Kind, Line, Role, Script
from audiocast.spanish.values import words
from audiocast.studio.values import Placed
from audiocast.voices.values import Mark

RATE = 44_100


def written(script):
    return [word for line in script.lines if words(line.text) for word in line.text.split()]


def said(cues):
    return [word for cue in cues for word in cue.text.split()]


@pytest.fixture
def cues(script, lay_out):
    return make_cues(script, *lay_out(script))


def test_every_written_word_stands_in_the_cues_once_and_in_order(script, cues):
    assert said(cues) == written(script)


def test_the_words_of_a_cue_make_up_its_text(cues):
    for cue in cues:
        assert " ".join(text for text, _start, _end in cue.words) == cue.text


def test_cues_fit_two_rows(cues):
    assert all(len(balance(cue.text, 42)) <= 2 for cue in cues)
    assert all(len(row) <= 42 for cue in cues for row in balance(cue.text, 42))


def test_cues_last_from_one_to_seven_seconds_unless_the_next_words_come_first(cues):
    for cue, following in pairwise(cues):
        assert cue.end - cue.start <= 7
        assert cue.end - cue.start >= 1 or following.start - cue.end < 0.0801
    assert sum(cue.end - cue.start < 1 for cue in cues) == 1  # «afirmó.»


def test_cues_keep_a_gap(cues):
    assert all(b.start - a.end >= 0.0799 for a, b in pairwise(cues))


def test_a_cue_begins_with_its_first_word(script, lay_out):
    placed, duration = lay_out(script)
    first = {(p.line, m.start): m.first / RATE for p in placed for m in p.marks}

    cues = make_cues(script, placed, duration)

    starts = [round(time, 3) for time in first.values()]
    assert all(cue.start in starts for cue in cues)
    assert cues[0].start == round(13_230 / RATE, 3)


def test_quotations_carry_their_speaker_and_nothing_else_does(script, cues):
    quoted = [cue.text for cue in cues if cue.speaker == "María Ejemplo"]

    assert " ".join(quoted) == script.lines[4].text
    assert {cue.speaker for cue in cues} == {"", "María Ejemplo"}


def test_no_cue_joins_headline_and_body(cues):
    assert any(cue.text == "Valle Ejemplo riega 2.824 parcelas" for cue in cues)


def test_the_sentence_may_go_on_over_a_line_that_continues(lay_out):
    script = Script("T", (Line("El agua,"), Line("dijo, llegará.", continues=True)))

    assert [cue.text for cue in make_cues(script, *lay_out(script, gap=4_000))] == ["El agua, dijo, llegará."]


def test_a_long_silence_parts_cues(lay_out):
    script = Script("T", (Line("El agua"), Line("llegará.", continues=True)))

    assert len(make_cues(script, *lay_out(script, gap=3 * RATE))) == 2


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "La Gobernación invirtió en la obra de riego más de Bs. 54.9 millones, y el agua llegará a "
            "36.000 hectáreas de papa, haba y quinua en los próximos tres años.",
            ",",
        ),
        (
            "El encuentro reunió a las comunidades de la región. Después hablaron los dirigentes de las "
            "siete provincias del norte. Al final se firmó el acta.",
            ".",
        ),
    ],
    ids=["clauses", "sentences"],
)
def test_cues_end_at_clauses_and_sentences_by_preference(lay_out, text, ends):
    script = Script("T", (Line(text),))

    cues = make_cues(script, *lay_out(script, per_character=2_000))

    assert len(cues) > 1
    assert all(cue.text.endswith((ends, ".")) for cue in cues)


def test_abbreviations_and_names_are_not_cut_apart(lay_out):
    text = "Lo dijo ayer por la tarde ante los regantes de todas las provincias el Ing. Julián Modelo Ejemplo"
    script = Script("T", (Line(text),))

    cues = make_cues(script, *lay_out(script))

    assert "Ing. Julián Modelo Ejemplo" in cues[-1].text


def test_dashes_and_opening_marks_go_with_the_word_after_them(lay_out):
    script = Script("T", (Line("— Sí — dijo « el » alcalde …"),))

    texts = [text for text, _start, _end in make_cues(script, *lay_out(script))[0].words]

    assert texts == ["— Sí", "— dijo", "« el »", "alcalde …"]


def test_a_line_without_words_has_no_cue(lay_out):
    script = Script("T", (Line("Hola."), Line("* * *"), Line("Adiós.")))

    assert said(make_cues(script, *lay_out(script))) == ["Hola.", "Adiós."]


def test_words_that_no_mark_covers_share_the_gap_in_which_they_lie():
    script = Script("T", (Line("uno dos tres cuatro"),))
    placed = Placed(0, 0, 8 * RATE, (Mark(0, 3, RATE, 2 * RATE), Mark(13, 19, 5 * RATE, 6 * RATE)))

    times = [word for cue in make_cues(script, [placed], 8.0) for word in cue.words]

    assert [time[1] for time in times] == pytest.approx([1, 2, 2 + 9 / 7, 5], abs=0.01)


def test_a_line_without_marks_is_spread_over_its_place():
    script = Script("T", (Line("uno dos"),))
    cues = make_cues(script, [Placed(0, RATE, 3 * RATE, ())], 4.0)

    assert cues[0].words == (("uno", 1.0, 2.0), ("dos", 2.0, 3.0))


def test_a_line_said_in_two_places_is_one_line():
    script = Script("T", (Line("uno dos"),))
    placed = (
        Placed(0, 0, RATE, (Mark(0, 3, 0, RATE),)),
        Placed(0, RATE, 2 * RATE, (Mark(4, 7, RATE, 2 * RATE),)),
    )

    assert make_cues(script, placed, 2.5)[0].words == (("uno", 0.0, 1.0), ("dos", 1.0, 2.0))


def test_music_has_no_cue(script, lay_out):
    placed, duration = lay_out(script)
    jingle = Placed(None, 0, 13_000, ())

    assert make_cues(script, (jingle, *placed), duration) == make_cues(script, placed, duration)


def test_a_line_that_has_no_place_is_the_callers_mistake(script, lay_out):
    placed, duration = lay_out(script)

    with pytest.raises(ValueError, match="line 3"):
        make_cues(script, placed[:3], duration)


def test_room_is_left_for_a_name_before_the_words(script, lay_out):
    names = {"": "Narración", "María Ejemplo": "María Ejemplo"}

    cues = make_cues(script, *lay_out(script), width=32, names=names)

    before = None
    for cue in cues:
        prefix = f"{names[cue.speaker]}: " if cue.speaker != before else ""
        assert len(balance(prefix + cue.text, 32)) <= 2
        before = cue.speaker


WORD = st.text("abcñÁ1.,;:…»—<>&", min_size=1, max_size=50)
LINE = st.builds(
    Line,
    st.lists(WORD, min_size=1, max_size=25).map(" ".join),
    role=st.sampled_from([Role.ANNOUNCER, Role.QUOTED]),
    kind=st.sampled_from([Kind.BODY, Kind.QUOTE]),
    speaker=st.sampled_from([None, "Ana", "Bernardo de la Torre Ejemplo y Modelo"]),
    continues=st.booleans(),
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(LINE, min_size=1, max_size=6),
    st.integers(0, 9_000),
    st.integers(0, 60_000),
    st.sampled_from([32, 42]),
    st.floats(0.2, 1),
)
def test_whatever_the_marks_cues_are_in_order_and_complete(lines, per_character, gap, width, cut_off):
    script = Script("T", tuple(lines))
    placed, now = [], 0
    for index, line in enumerate(lines):
        start, marks = now, []
        for a, b in words(line.text):
            marks.append(Mark(a, b, now, now + (b - a) * per_character))
            now = marks[-1].last
        placed.append(Placed(index, start, now, tuple(marks)))
        now += gap
    # Even where the file ends before the marks do, as a defective engine might have it.
    duration = 1 + now / RATE * cut_off

    cues = make_cues(script, placed, duration, width=width)

    assert said(cues) == written(script)
    assert all(0 <= cue.start < cue.end <= round(duration, 3) for cue in cues)
    assert all(a.end <= b.start for a, b in pairwise(cues))
    assert all(cue.start <= start <= end <= cue.end for cue in cues for _text, start, end in cue.words)
    assert all(a[2] <= b[1] for cue in cues for a, b in pairwise(cue.words))
    assert all(len(balance(cue.text, width)) <= 2 for cue in cues if max(map(len, cue.text.split())) <= width)


def test_the_same_input_gives_the_same_cues(script, lay_out, cues):
    assert make_cues(dataclasses.replace(script), *lay_out(script)) == cues


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Corta", ["Corta"]),
        ("El agua llegará a las familias, y el riego a las parcelas", None),
        ("x" * 60, ["x" * 60]),
        ("a " + "x" * 60, ["a", "x" * 60]),
    ],
)
def test_rows_are_never_cut_inside_a_word(text, rows):
    found = balance(text, 42)

    assert " ".join(found) == text
    assert rows is None or found == rows


def test_rows_are_balanced_and_do_not_end_with_an_article():
    assert balance("El agua llegará a las familias, y el riego a las parcelas", 42) == [
        "El agua llegará a las familias,",
        "y el riego a las parcelas",
    ]
    assert balance("La Gobernación entregó ayer por la tarde las obras", 42)[0].split()[-1] != "la"


def test_what_fits_two_rows_is_told_with_the_room_that_a_name_takes():
    assert fits([20, 20], 20)
    assert not fits([20, 20], 20, reserve=1)
    assert fits([20], 20, reserve=20)
    assert not fits([21], 20)
