"""Characters that stand for others: mathematical and wide letters, accents as apostrophes, odd hyphens.

Every replacement is of one character by one, so that places in the text stay what they are.
"""

from __future__ import annotations

import unicodedata

from audiocast.spanish.patterns import Pattern

_LETTERLIKE = Pattern("[\U0001d400-\U0001d7ff\uff01-\uff5e\u2080-\u2089]")
_MARKS = str.maketrans({
    "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u00b4": "’", "`": "’", "\u02bc": "’", "\u2018": "’",
})  # fmt: skip


# A hyphen that opens an aside, "la más alta -19 casos- del país", is no minus.
_ASIDE = Pattern(r"(?<=[^\W\d_)] )-(?=\d[^\n]{1,120}?[^\W_]-(?:[\s.,;:)]|\Z))", needs=r" -\d")


def letters(written: str) -> str:
    """Return `written` with letters and figures of other alphabets' shapes as plain ones: 𝐏𝐫𝐞𝐧𝐬𝐚 → Prensa."""
    if written.isascii() or not _LETTERLIKE.search(written):
        return written
    return _LETTERLIKE.sub(lambda found: _plain(found[0]), written)


def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def marks(written: str) -> str:
    """Return `written` with one sign for each of: hyphen, apostrophe, dash before an aside."""
    marked = written.translate(_MARKS)
    return _ASIDE.sub("—", marked) if " -" in marked else marked
