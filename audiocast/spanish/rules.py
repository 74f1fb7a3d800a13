"""Every rule that can stand in `Token.rule`, with a line that says what it does."""

from __future__ import annotations

from audiocast.spanish.reader import RULES as READER_RULES
from audiocast.spanish.tagger import GRAMMARS

RULES: dict[str, str] = {
    **{name: line for grammar in GRAMMARS for name, line in grammar.RULES.items()},
    **READER_RULES,
}
