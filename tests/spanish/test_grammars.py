"""Every grammar's own table of examples, and the rules that it names."""

import pytest

from audiocast.spanish import Reader
from audiocast.spanish.rules import RULES
from audiocast.spanish.tagger import GRAMMARS

EXAMPLES = [
    pytest.param(written, said, id=f"{grammar.__name__.rsplit('.', 1)[-1]}: {written}")
    for grammar in GRAMMARS
    for written, said in grammar.EXAMPLES
]
READER = Reader()


@pytest.mark.parametrize(("written", "said"), EXAMPLES)
def test_an_example_is_said_as_its_grammar_promises(written, said):
    assert READER.read(written).said == said


@pytest.mark.parametrize(("written", "said"), EXAMPLES)
def test_what_was_said_is_said_the_same_again(written, said):
    assert READER.read(said).said == said


@pytest.mark.parametrize(("written", "said"), EXAMPLES)
def test_every_rule_has_its_line(written, said):
    assert {token.rule for token in READER.read(written).tokens} <= set(RULES)
