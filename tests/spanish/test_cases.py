"""The benchmark's own cases, as a guard against going back."""

import re
from pathlib import Path

import pytest

from audiocast.spanish import Reader

BENCH = Path(__file__).parents[2] / "bench"
READER = Reader()


def plain(text):
    return re.findall(r"\w+", text.casefold())


@pytest.mark.parametrize(("name", "least"), [("spanish_cases.tsv", 600), ("spanish_held_out.tsv", 100)])
def test_ninety_nine_of_a_hundred_cases_are_said_right(name, least):
    rows = [line.split("\t") for line in (BENCH / name).read_text(encoding="utf-8").splitlines()]
    cases = [row for row in rows if len(row) == 3 and not row[0].startswith("#")]

    wrong = [
        written
        for _, written, said in cases
        if plain(READER.read(written).said) not in [plain(one) for one in said.split(" | ")]
    ]

    assert len(cases) >= least
    assert len(wrong) <= len(cases) // 100, wrong
