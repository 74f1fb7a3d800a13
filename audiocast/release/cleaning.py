"""The one cleaning of text, at intake: later stages trust what passed here.

Clean text is NFC on one line, without control, format (bidirectional, zero-width, soft hyphen),
surrogate, private or unassigned characters, its spaces plain and single. Categories are those of
the Unicode Character Database; “ignorable” is its Default_Ignorable_Code_Point.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Anything else is looked at one by one; these ranges pass as they are.
_ODD = re.compile("[^ -~¡-¬®-˿‐-‧‰-⁞₠-⃀]")
_SPACES = re.compile(" {2,}")
_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
_LIGATURES = range(0xFB00, 0xFB07)
_STYLED_LETTERS = range(0x1D400, 0x1D800)  # “bold” and “italic” letters pasted from social networks
_BULLETS_OF_SYMBOL_FONTS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d"


@lru_cache(maxsize=4096)
def _replacement(char: str) -> str:
    if char in _BULLETS_OF_SYMBOL_FONTS:
        return "•"
    if char in "\t\n\r\x0b\x0c\x85" or unicodedata.category(char) in ("Zs", "Zl", "Zp"):
        return " "
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn") or _IGNORABLE.match(char):
        return ""
    if char in "\ufffc\ufffd":
        return ""
    if ord(char) in _LIGATURES or ord(char) in _STYLED_LETTERS:
        return unicodedata.normalize("NFKC", char)
    return char


def clean(text: str) -> str:
    """Return `text` clean and on one line; cleaning again changes nothing."""
    text = _ODD.sub(lambda match: _replacement(match[0]), text)
    text = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", text).strip()


def folded(text: str) -> str:
    """Return the letters and digits of `text`, without case, accents and punctuation, for comparing."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))
