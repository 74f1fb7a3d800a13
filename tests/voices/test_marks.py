"""From spoken words to written ones: exactly one mark per written word, whatever comes in."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiocast.spanish.values import Reading, Token, words
from audiocast.voices import alignment, sound
from audiocast.voices.clauses import pieces
from audiocast.voices.marks import spoken_words, written_marks
from audiocast.voices.values import SAMPLE_RATE

TEXTS = st.text(alphabet="aeñ19.,%($) —", max_size=40)


@st.composite
def readings(draw):
    """Draw a reading whose tokens cover both sides in order, as `spanish` promises."""
    written, said, tokens = "", "", []
    for part, spoken in draw(st.lists(st.tuples(TEXTS, TEXTS), max_size=6)):
        part, spoken = part.strip(), spoken.strip()
        if not part:
            continue
        tokens.append(
            Token(len(written), len(written) + len(part), len(said), len(said) + len(spoken), "any.thing")
        )
        glue = draw(st.sampled_from(["", " "]))
        written, said = written + part + glue, said + spoken + " "
    return Reading(written, said, tuple(tokens))


@given(readings(), st.dictionaries(st.integers(-3, 260), st.integers(-50, 5000)), st.integers(0, 4000))
def test_every_written_word_has_one_mark_in_order_within_the_sound(reading, starts, length):
    spoken = spoken_words(reading.said, starts, length)

    marks = written_marks(reading, spoken, length)

    assert [(mark.start, mark.end) for mark in marks] == words(reading.written)
    flat = [at for mark in marks for at in (mark.first, mark.last)]
    assert flat == sorted(flat)
    assert all(0 <= at <= length for at in flat)


@given(
    TEXTS,
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))),
    st.integers(0, 4000),
)
def test_even_tokens_that_fit_nothing_give_marks(text, spans, length):
    reading = Reading(text, text, tuple(Token(*span, "broken") for span in spans))

    marks = written_marks(reading, spoken_words(text, {}, length), length)

    assert [(mark.start, mark.end) for mark in marks] == words(text)
    flat = [at for mark in marks for at in (mark.first, mark.last)]
    assert flat == sorted(flat)


@given(TEXTS, st.dictionaries(st.integers(-3, 50), st.integers(-50, 5000)), st.integers(0, 4000))
def test_spoken_words_fill_the_sound_without_gap(said, starts, length):
    spoken = spoken_words(said, starts, length)

    assert [(start, end) for start, end, _first, _last in spoken] == words(said)
    edges = [at for _s, _e, first, last in spoken for at in (first, last)]
    assert edges == sorted(edges)
    assert spoken == [] or spoken[-1][3] == length


@given(
    st.lists(st.tuples(*[st.integers(0, 30)] * 2, *[st.integers(-100, 9000)] * 2), max_size=6),
    st.integers(0, 4000),
)
def test_even_spoken_words_in_disorder_give_marks_in_order(spoken, length):
    text = "uno dos tres cuatro cinco seis"
    reading = Reading(text, text, tuple(Token(*span, *span, "plain") for span in words(text)))

    marks = written_marks(reading, spoken, length)

    flat = [at for mark in marks for at in (mark.first, mark.last)]
    assert len(marks) == 6
    assert flat == sorted(flat)
    assert all(0 <= at <= length for at in flat)


def test_hiss_is_not_sound_and_is_faded_at_both_ends():
    hiss = np.random.default_rng(1).normal(0, 2e-4, SAMPLE_RATE).astype(np.float32)
    hiss[20_000:25_000] += 0.5

    trimmed, _shift = sound.trim(hiss)

    assert len(trimmed) < 5000 + 0.08 * SAMPLE_RATE
    assert trimmed[0] == trimmed[-1] == 0
    assert trimmed[100] != 0


def test_a_figure_takes_the_time_of_all_the_words_that_say_it():
    reading = Reading("hay 1.500 casas", "hay mil quinientas casas", (
        Token(0, 3, 0, 3, "plain"), Token(4, 9, 4, 18, "number"), Token(10, 15, 19, 24, "plain"),
    ))  # fmt: skip

    marks = written_marks(reading, spoken_words(reading.said, {0: 0, 4: 100, 8: 200, 19: 300}, 400), 400)

    assert [(mark.first, mark.last) for mark in marks] == [(0, 100), (100, 300), (300, 400)]


def test_a_token_of_many_written_words_is_shared_by_letters():
    reading = Reading("13 de julio", "trece de julio", (Token(0, 11, 0, 14, "date.long"),))

    marks = written_marks(reading, [(0, 14, 0, 900)], 900)

    assert [(mark.first, mark.last) for mark in marks] == [(0, 200), (200, 400), (400, 900)]


def test_a_sign_that_touches_a_word_belongs_to_it():
    reading = Reading("el 54% ya", "el cincuenta por ciento ya", (
        Token(0, 2, 0, 2, "plain"), Token(3, 5, 3, 12, "number"), Token(5, 6, 13, 23, "percent"),
        Token(7, 9, 24, 26, "plain"),
    ))  # fmt: skip
    starts = {0: 0, 3: 100, 13: 200, 17: 300, 24: 400}

    marks = written_marks(reading, spoken_words(reading.said, starts, 500), 500)

    assert [(mark.first, mark.last) for mark in marks] == [(0, 100), (100, 400), (400, 500)]


def test_a_word_that_is_said_as_nothing_has_a_mark_without_length():
    reading = Reading("uno (sic) dos", "uno dos", (
        Token(0, 3, 0, 3, "plain"), Token(4, 9, 4, 4, "silent"), Token(10, 13, 4, 7, "plain"),
    ))  # fmt: skip

    marks = written_marks(reading, spoken_words(reading.said, {0: 0, 4: 100}, 200), 200)

    assert [(mark.first, mark.last) for mark in marks] == [(0, 100), (100, 100), (100, 200)]


def test_a_word_without_an_event_gets_its_share_of_the_time():
    spoken = spoken_words("uno cuatro dos", {0: 0, 11: 900}, 1000)

    assert [(first, last) for _s, _e, first, last in spoken] == [(0, 300), (300, 900), (900, 1000)]


def test_a_pause_is_not_part_of_the_word_before_it():
    samples = np.zeros(SAMPLE_RATE, dtype=np.float32)
    samples[:10000] = 0.5
    samples[30000:] = 0.5

    [first, second] = sound.tighten([(0, 3, 0, 30000), (4, 7, 30000, 44100)], samples)

    assert 10000 <= first[3] <= 10000 + SAMPLE_RATE * 0.01
    assert second[3] == 44100


@given(st.text(alphabet="abñ .,;:—»” \nyde", max_size=400), st.integers(5, 100))
def test_pieces_hold_every_word_and_its_punctuation_and_are_short(text, limit):
    spans = pieces(text, limit)

    assert all(0 < end - start <= limit for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    outside = text
    for start, end in reversed(spans):
        outside = outside[:start] + outside[end:]
    assert not re.search(r"\w", outside)
    assert [start for start, _end in spans] == sorted(start for start, _end in spans)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Uno dos. Tres cuatro.", 12, ["Uno dos.", "Tres cuatro."]),
        ("Primero esto, después aquello.", 20, ["Primero esto,", "después aquello."]),
        ("El camino es la vida del productor", 26, ["El camino es la vida", "del productor"]),
        ("dijo “así es”, y calló.", 16, ["dijo “así es”,", "y calló."]),
        ("x" * 25, 10, ["x" * 10, "x" * 10, "x" * 5]),
    ],
)
def test_pieces_end_where_a_speaker_would_breathe(text, limit, expected):
    assert [text[start:end] for start, end in pieces(text, limit)] == expected


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3000))
def test_trimming_moves_sound_by_as_much_as_it_says(before, length, after):
    samples = np.zeros(before + length + after, dtype=np.float32)
    samples[before : before + length] = 0.5

    trimmed, shift = sound.trim(samples)

    assert len(trimmed) >= 1
    if length > 1500:
        middle = before + length // 2
        assert trimmed[middle + shift] == 0.5
        assert trimmed[0] == trimmed[-1] == 0


@pytest.mark.parametrize("samples", [[], [0.0], [np.nan] * 9000, [np.inf] * 9000, [3.0] * 9000])
def test_broken_sound_comes_out_finite_and_within_full_scale(samples):
    trimmed, _shift = sound.trim(np.array(samples, dtype=np.float32))

    assert np.isfinite(trimmed).all()
    assert np.abs(trimmed).max() <= 1


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(50_000), np.full(50, 0.5)])
def test_alignment_of_nothing_gives_words_without_confidence(samples):
    found = alignment.align("hola señor", samples.astype(np.float32))

    assert len(found.spoken) == 2
    assert found.confidence <= 0.9


def test_alignment_of_another_timbre_is_near_and_more_sure_than_of_another_text():
    from audiocast.voices import open_voice
    from audiocast.voices.values import Delivery

    text = "La segunda fase comenzará en agosto, con el aporte de las comunidades."
    tokens = tuple(Token(*match.span(), *match.span(), "plain") for match in re.finditer(r"\S+", text))
    take = open_voice("espeak:es-419+f2").say(Reading(text, text, tokens), Delivery(140, 60))

    right = alignment.align(text, take.samples)
    wrong = alignment.align("Otro texto, que no dice nada de eso, pero que dura lo mismo.", take.samples)

    errors = [abs(word[2] - mark.first) for word, mark in zip(right.spoken, take.marks, strict=True)]
    assert np.mean(errors) < 0.04 * SAMPLE_RATE
    assert right.confidence > wrong.confidence
