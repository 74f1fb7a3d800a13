"""A stretch of text and what the grammars ask about it: the words around a place, all in bounded time."""

from __future__ import annotations

from functools import cached_property

from audiocast.spanish.options import Options
from audiocast.spanish.patterns import Pattern

SPACE = "[ \t\u00a0\u202f\u2009]"
_NEXT = Pattern(rf"({SPACE}+)([^\W\d_]+(?:['’][^\W\d_]+)?)")
_PREVIOUS = Pattern(rf"([^\W\d_]+)(\.?){SPACE}*\Z")
_SENTENCE_END = Pattern(r"[\"»”’)\]]{0,4}(?:\s+[¿¡«“\"(]{0,4}|$)")
_DOT_DECIMAL = Pattern(r"(?<![\d.,/-])\d{1,4}\.\d{1,2}(?![\d./-]|,\d| ?(?:h|hrs|horas|[ap]\.? ?m)\b)")
_COMMA_DECIMAL = Pattern(r"(?<![\d.,/-])\d{1,4},\d{1,2}(?![\d./-]|,\d)")
_COMMA_THOUSANDS = Pattern(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?!\d)|(?<![\d.,])\d{1,3},000(?!\d)")
_DOT_THOUSANDS = Pattern(r"(?<![\d.,/-])\d{1,3}(?:\.\d{3})+(?![\d./-]|,\d{3})")
_WINDOW = 40


class Text:
    """The text that is being read, with options and whether it is written in capitals throughout."""

    def __init__(self, written: str, options: Options) -> None:
        self.written = written
        self.options = options

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character (offsets agree with `written`)."""
        folded = self.written.lower()
        if len(folded) == len(self.written):
            return folded
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.written)

    @cached_property
    def has_digits(self) -> bool:
        """Whether there is any figure: most prose has none."""
        return any(c.isdigit() for c in self.written)

    @cached_property
    def has_dot_decimals(self) -> bool:
        """Whether the dot is a decimal mark somewhere in the text (54.9), which makes 1.250 doubtful."""
        return _DOT_DECIMAL.search(self.written) is not None

    @cached_property
    def has_comma_decimals(self) -> bool:
        """Whether the comma begins decimals elsewhere in the text (13,1), and groups thousands nowhere."""
        return bool(_COMMA_DECIMAL.search(self.written)) and not self.has_comma_thousands

    @cached_property
    def has_comma_thousands(self) -> bool:
        """Whether the comma groups thousands somewhere in the text, beyond doubt (1,610,982)."""
        if _COMMA_THOUSANDS.search(self.written):
            return True
        return self.has_dot_decimals and not _COMMA_DECIMAL.search(self.written)

    @cached_property
    def has_dot_thousands(self) -> bool:
        """Whether the dot groups thousands in the text (1.112 puntos), and begins decimals nowhere."""
        return not self.has_dot_decimals and _DOT_THOUSANDS.search(self.written) is not None

    def next_words(self, position: int, count: int = 3) -> list[str]:
        """Return up to `count` words after `position`, as written, with nothing but space between."""
        found: list[str] = []
        while len(found) < count and (match := _NEXT.match(self.written, position)):
            found.append(match[2])
            position = match.end()
        return found

    def next_word(self, position: int) -> str:
        """Return the word after `position` in lower case, or "" where something else follows."""
        match = _NEXT.match(self.lower, position)
        return match[2] if match else ""

    def previous_word(self, position: int) -> str:
        """Return the word before `position` in lower case (without its dot), or ""."""
        match = _PREVIOUS.search(self.lower[max(0, position - _WINDOW) : position])
        return match[1] if match else ""

    def before(self, position: int, width: int = _WINDOW) -> str:
        """Return up to `width` characters before `position`, in lower case."""
        return self.lower[max(0, position - width) : position]

    def after(self, position: int, width: int = _WINDOW) -> str:
        """Return up to `width` characters after `position`, in lower case."""
        return self.lower[position : position + width]

    def ends_sentence(self, position: int) -> bool:
        """Tell whether a dot just before `position` may end a sentence: text or a capital follows."""
        match = _SENTENCE_END.match(self.written, position)
        if not match:
            return False
        if match.end() >= len(self.written):
            return True
        following = self.written[match.end()]
        return following.isupper() or following in "¿¡"

    def previous_is_capitals(self, position: int) -> bool:
        """Tell whether the word before `position` is in capitals (and has two letters or more)."""
        match = _PREVIOUS.search(self.written[max(0, position - _WINDOW) : position])
        return match is not None and len(match[1]) > 1 and match[1].isupper()
