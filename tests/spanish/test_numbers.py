"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiocast.spanish.numbers import LIMIT, cardinal, digits, groups, ordinal, part, with_zeros

_UNITS = {cardinal(n): n for n in range(1, 30)}
_VALUES = (
    _UNITS | {cardinal(n): n for n in range(30, 100, 10)} | {cardinal(n): n for n in range(100, 1000, 100)}
)
_VALUES |= {"ciento": 100, "un": 1, "veintiún": 21, "una": 1, "veintiuna": 21, "cero": 0}
_VALUES |= {f"{word[:-2]}as": value for word, value in _VALUES.items() if word.endswith("ientos")}
_VALUES |= {"quinientas": 500}
_SCALES = {"millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12}


def read_back(said):
    """Return the number that the words `said` name (an independent reading, below 10^18)."""
    total = group = 0
    for word in said.split():
        if word == "y":
            continue
        if word == "mil":
            group = (group or 1) * 1000
        elif word in _SCALES:
            total += (group or 1) * _SCALES[word]
            group = 0
        else:
            group += _VALUES[word]
    return total + group


@given(st.integers(0, 10**15 - 1), st.booleans(), st.booleans())
def test_every_integer_reads_back_to_itself(number, feminine, apocope):
    assert read_back(cardinal(number, feminine=feminine, apocope=apocope)) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "cero"),
        (21, "veintiuno"),
        (100, "cien"),
        (101, "ciento uno"),
        (1000, "mil"),
        (21_000, "veintiún mil"),
        (10**6, "un millón"),
        (10**9, "mil millones"),
        (10**12, "un billón"),
        (-3, "menos tres"),
    ],
)
def test_a_cardinal_is_said_by_the_norm(number, said):
    assert cardinal(number) == said


def test_a_cardinal_without_a_name_is_refused():
    with pytest.raises(ValueError, match="no name"):
        cardinal(LIMIT)


@pytest.mark.parametrize("number", [0, -1, 10**6])
def test_an_ordinal_out_of_range_is_refused(number):
    with pytest.raises(ValueError, match="no ordinal"):
        ordinal(number)


@pytest.mark.parametrize(
    ("number", "options", "said"),
    [
        (1, {"apocope": True}, "primer"),
        (3, {"feminine": True}, "tercera"),
        (13, {"apocope": True}, "decimotercer"),
        (21, {"feminine": True}, "vigesimoprimera"),
        (2, {"plural": True}, "segundos"),
        (1000, {}, "milésimo"),
    ],
)
def test_an_ordinal_agrees(number, options, said):
    assert ordinal(number, **options) == said


@pytest.mark.parametrize(
    ("denominator", "said"), [(2, "medios"), (10, "décimos"), (12, "doceavos"), (33, "treintaitresavos")]
)
def test_the_parts_of_a_whole_have_their_names(denominator, said):
    assert part(denominator, plural=True) == said


def test_figures_can_be_said_one_by_one_with_zeros_or_in_groups():
    assert digits("907") == "nueve cero siete"
    assert with_zeros("0031") == "cero cero treinta y uno"
    assert groups("2204356") == "doscientos veinte, cuarenta y tres, cincuenta y seis"
