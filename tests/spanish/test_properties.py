"""What holds for any text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiocast.spanish import Reader
from audiocast.spanish.doubts import CODES
from audiocast.spanish.rules import RULES
from bench.spanish import SETS, cases

READER = Reader()
PARTS = st.sampled_from(
    [
        "1",
        "21",
        "2.824",
        "1,5",
        "10,125",
        "0,05",
        "13/07/2021",
        "2-1",
        "24/7",
        "08:30",
        "14h00",
        "Bs",
        "$us",
        "€",
        "km",
        "ha",
        "%",
        "°",
        "°C",
        "N°",
        "Ley",
        "D.S.",
        "Art.",
        "par.",
        "II",
        "XXI",
        "siglo",
        "GADLP",
        "SEDAG",
        "ONGs",
        "COVID-19",
        "Ing.",
        "etc.",
        "EE.UU.",
        "S.A.",
        "@Ejemplo",
        "#ValleEjemplo",
        "ejemplo.gob.bo",
        "a@b.bo",
        "/",
        "-",
        "–",
        "+",
        "=",
        "&",
        "(",
        ")",
        "«",
        "»",
        "“",
        "”",
        ".",
        ",",
        ";",
        ":",
        "¿",
        "?",
        "¡",
        "!",
        "…",
        "*",
        "•",
        "'",
        "’",
        '"',
        "mil",
        "millones",
        "de",
        "a",
        "y",
        "personas",
        "kilómetros",
        "obras",
        "el",
        "la",
        "mi",
        "di",
        "vi",
        "CD",
        "1er",
        "2da",
        "25.º",
        "½",
        "1/2",
        "k'ana",
        "Qullasuyu",
        "😀",
        "\u200b",
        "ñ",
        "É",
        "³",
        "71234567",
        "800-10-1234",
        "+591",
        "v2.0.1",
        "1:50.000",
        "15'30\"",
        "5-10",
    ]
)
MIXED = st.lists(st.tuples(PARTS, st.sampled_from(["", " ", " ", " ", "\n"])), max_size=14).map(
    lambda pairs: "".join(part + gap for part, gap in pairs)
)
SPACED = st.lists(PARTS, max_size=14).map(" ".join)
PRESS = [written for name in SETS for _, written, _ in cases(name)]
WORDS = sorted({word for written in PRESS for word in written.split()})


@st.composite
def spliced(draw):
    """Return the beginning of one press text and the end of another, with a stray word of a third."""
    first, second = draw(st.sampled_from(PRESS)), draw(st.sampled_from(PRESS))
    head, tail = draw(st.integers(0, len(first))), draw(st.integers(0, len(second)))
    stray = draw(st.sampled_from(["", " ", *WORDS[:: max(1, len(WORDS) // 500)]]))
    return f"{first[:head]}{stray}{second[tail:]}"


SHUFFLED = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
ANY = st.one_of(MIXED, st.text(max_size=60), spliced(), SHUFFLED)


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_tokens_are_in_order_and_cover_both_sides(text):
    reading = READER.read(text)

    at = said_at = 0
    for token in reading.tokens:
        assert at <= token.start < token.end
        assert said_at <= token.said_start <= token.said_end
        assert not reading.written[at : token.start].strip()
        assert not reading.said[said_at : token.said_start].strip()
        at, said_at = token.end, token.said_end
    assert not reading.written[at:].strip()
    assert not reading.said[said_at:].strip()


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_no_figure_is_left_and_every_rule_and_doubt_is_known(text):
    reading = READER.read(text)

    assert not re.search(r"\d", reading.said)
    assert {token.rule for token in reading.tokens} <= set(RULES)
    assert {token.doubt.code for token in reading.tokens if token.doubt} <= set(CODES)


@given(SPACED)
@settings(max_examples=300, deadline=None)
def test_what_was_said_is_said_the_same_again(text):
    said = READER.read(text).said

    assert READER.read(said).said == said


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_no_word_is_dropped(text):
    reading = READER.read(text)
    for token in reading.tokens:
        if token.rule in ("emoji", "symbol.dropped") or not re.search(
            r"\w", reading.written[token.start : token.end]
        ):
            continue
        assert token.said_end > token.said_start


@given(st.lists(st.one_of(PARTS, st.sampled_from(["a", "y", "o", "de", ","])), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_what_is_repeated_a_thousand_times_is_read(parts):
    text = f"{' '.join(parts)} " * 1100

    assert READER.read(text).written == text


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        *("7", "7 ", "1.", "1-", "1/", "a@", "k'", "AB", "1.234", "\u00a0", "(", "http://a."),
        *('1" ', "c/8 ", "1 a ", "0,57 % y "),
    ],
)
def test_a_long_monster_is_read_to_its_end(unit):
    text = unit * (200_000 // len(unit))

    assert READER.read(text).written == text


def test_half_a_megabyte_of_figures_is_read():
    reading = READER.read("7" * 500_000)

    assert reading.said.count("setenta y siete") == 250_000
