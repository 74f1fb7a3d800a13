"""Figures as written: which mark groups thousands, which begins the decimals, and how they are said.

Rules, first that fits: two kinds of mark: the last begins the decimals (1.234,5; 1,234.5). One mark
repeated: thousands (1.234.567), but for a last group that has not three figures (2.000.000.00). Three
figures after a single mark: thousands, unless the whole is 0 or begins with it (0,125); a comma before
a measure or a percentage is a decimal comma. Any other number of figures after the mark: decimals
(54.9; 10,25).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiocast.spanish import numbers

_GAP = "[ \u00a0\u202f\u2009]"
NUMBER = (
    rf"(?:\d{{1,3}}(?:(?:\.\d{{3}}){{1,20}}|(?:,\d{{3}}){{1,20}}|['’´]\d{{3}}(?:[.,]\d{{3}}){{1,3}}|(?:['’´]\d{{3}}){{1,20}}|(?:{_GAP}\d{{3}}){{1,20}}(?!{_GAP}\d))"
    r"(?:[.,]\d{1,20})?(?![.,]?\d)|\d{1,66}[.,]\d{1,20}(?![.,]?\d)|\d{1,66}(?!\d))"
)
"""Regular expression of a figure; use it after `NOT_INSIDE`."""
NOT_INSIDE = r"(?:(?<![\w.,])|(?<=[^\W\d_],)|(?<=[nN][º°]))(?<!\d[ \u00a0\u202f\u2009'’])"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: its whole and decimal digits, the decimal mark, and whether another reading is likely.

    `other` is the other reading in words, or ""; `mark` the mark that was read as decimal, `grouped`
    the single one that was read as grouping thousands.
    """

    whole: str
    decimals: str = ""
    mark: str = ""
    other: str = ""
    grouped: str = ""

    @property
    def is_one(self) -> bool:
        """Whether a noun after it stays in the singular."""
        return not self.decimals.strip("0") and int(self.whole or "0") == 1

    @property
    def is_millions(self) -> bool:
        """Whether it is a round number of millions, with "de" before what it counts."""
        return not self.decimals and self.whole.endswith("000000") and bool(self.whole.strip("0"))

    def words(self, *, feminine: bool = False, apocope: bool = False) -> str:
        """Return the figure in words; see `numbers.cardinal`."""
        if not self.decimals:
            return say_whole(self.whole, feminine=feminine, apocope=apocope)
        whole = say_whole(self.whole, feminine=feminine and self.whole != "1")
        # "2,31 kilómetros": treinta y un; but "3,1 millones": coma uno.
        agrees = len(self.decimals) > 1 and self.decimals[0] != "0"
        decimals = say_decimals(self.decimals, feminine=agrees and feminine, apocope=agrees and apocope)
        return f"{whole} {'punto' if self.mark == '.' else 'coma'} {decimals}"


def say_whole(figures: str, *, feminine: bool = False, apocope: bool = False) -> str:
    """Return whole figures in words; leading zeros by name."""
    if len(figures.lstrip("0")) > 66:
        return numbers.groups(figures)
    if len(figures) > 1 and figures[0] == "0":
        return numbers.with_zeros(figures, feminine=feminine, apocope=apocope)
    return numbers.cardinal(int(figures), feminine=feminine, apocope=apocope)


def say_decimals(figures: str, *, feminine: bool = False, apocope: bool = False) -> str:
    """Return decimals in words: up to three as one number, more one by one."""
    if len(figures) > 3:
        return numbers.digits(figures)
    return numbers.with_zeros(figures, feminine=feminine, apocope=apocope)


def parse(written: str, *, comma_decimal: bool = False) -> Amount:
    """Return the amount that `written` (matched by `NUMBER`) stands for.

    `comma_decimal` says that in this place three figures after a comma are decimals.
    """
    if "'" in written or "’" in written or "´" in written:
        # 1'250.300: the apostrophe parts millions, what follows it thousands.
        written = re.sub(r"(['’´]\d{3})[.,](?=\d{3}(?!\d))", r"\1", written)
    plain = re.sub(rf"{_GAP}|['’´]", "", written)
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return Amount(plain)
    whole, decimals = re.split(r"[.,](?=\d*$)", plain)
    last = marks[-1]
    clean = re.sub(r"[.,]", "", whole)
    if len(set(marks)) == 2:
        return Amount(clean, decimals, last)
    if len(marks) > 1:
        # "2.000.000.00": a last group of two is cents, whatever mark parts it.
        return Amount(clean + decimals) if len(decimals) == 3 else Amount(clean, decimals, last)
    if len(decimals) != 3 or whole.startswith("0") or len(whole) > 3:
        return Amount(clean, decimals, last)
    # Nobody writes "36.000" for thirty-six.
    if decimals == "000":
        return Amount(clean + decimals)
    thousands, fraction = Amount(clean + decimals), Amount(clean, decimals, last)
    if last == "," and comma_decimal:
        return Amount(clean, decimals, last, thousands.words())
    return Amount(clean + decimals, other=fraction.words(), grouped=last)


def is_doubtful(amount: Amount, *, scale: bool, dot_decimals: bool) -> bool:
    """Tell whether a person may well read `amount` the other way.

    `scale` says that millions or the like follow (12.500 millones), `dot_decimals` that the same
    text uses the dot as decimal mark elsewhere. Otherwise three figures after a dot are a thousand.
    """
    if not amount.other:
        return False
    return scale or dot_decimals or amount.grouped != "."
