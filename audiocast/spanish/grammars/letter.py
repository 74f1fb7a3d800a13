"""A letter that stands alone: *Malcolm X*, *vitaminas C y D*, *quinto "B"*.

Not an initial before a name, and not a vowel or y, which are words.
"""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import NAMES
from audiocast.spanish.patterns import LONE_CAPITAL, Pattern
from audiocast.spanish.text import Text

EXAMPLES = (
    ("vitaminas C y D", "vitaminas ce y de"),
    ('en quinto "B"', 'en quinto "be"'),
    ("el M/G Ejemplo", "el eme, ge Ejemplo"),
    ("Malcolm X", "Malcolm equis"),
)
RULES = {"letter": "A capital that stands alone, by its name."}

_LETTER = Pattern(
    r"(?<![\w'’.@#&+-])(?P<letter>[B-DF-HJ-NP-TV-XZÑ])(?![\w'’@&+]|[.-]\w|\.\s?\w|\.[-–])",
    needs=LONE_CAPITAL,
)


def find(text: Text) -> Iterator[Match]:
    """Yield every consonant that stands alone as a capital."""
    for found in _LETTER.finditer(text.written):
        yield single(*found.span(), NAMES[found["letter"].lower()], "letter")
