"""The benchmark's own cases, as a guard against going back."""

import pytest

from audiocast.spanish import Reader
from bench.spanish import SETS, cases, is_right

READER = Reader()


@pytest.mark.parametrize("name", SETS)
def test_ninety_eight_of_a_hundred_cases_are_said_right(name):
    rows = cases(name)

    wrong = [written for _, written, accepted in rows if not is_right(READER.read(written).said, accepted)]

    assert len(wrong) <= 0.02 * len(rows), wrong


@pytest.mark.parametrize("name", SETS)
def test_what_was_said_is_said_the_same_again(name):
    changed = []
    for _, written, _ in cases(name):
        said = READER.read(written).said
        if READER.read(said).said != said:
            changed.append(said)

    assert not changed


def test_the_cases_are_many():
    assert sum(len(cases(name)) for name in SETS) > 1200
