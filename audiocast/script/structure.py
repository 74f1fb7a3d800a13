"""What follows from the structure of a script: who goes on with whose sentence, and the pauses.

Writing and reading the script file share these rules, so that the file needs to say only what
differs from them.
"""

from __future__ import annotations

from audiocast.script.sentences import goes_on
from audiocast.script.values import Kind, Line
from audiocast.show import Sound

CLAUSE = "clause"
SENTENCE = "sentence"
PARAGRAPH = "paragraph"

_PROSE = (Kind.BODY, Kind.QUOTE)


def continues_by_rule(before: Line | None, line: Line) -> bool:
    """Tell whether `line`, in the same paragraph as `before`, goes on with its sentence."""
    if before is None or not before.text or not line.text:
        return False
    prose = before.kind in _PROSE and line.kind in _PROSE
    return (prose or before.kind is line.kind) and goes_on(before.text, line.text)


def pause_by_rule(line: Line, following: Line | None, gap: str, sound: Sound) -> float:
    """Return the seconds of silence after `line`.

    `gap` is what parts it from the line that follows: "clause", "sentence" or "paragraph". After
    the last line there is none: the show's `tail` takes over.
    """
    if following is None:
        return 0.0
    if following.continues:
        return sound.clause_pause
    if line.kind in (Kind.HEADLINE, Kind.DATELINE) and following.kind is not line.kind:
        return sound.headline_pause
    return sound.sentence_pause if gap == SENTENCE else sound.paragraph_pause
