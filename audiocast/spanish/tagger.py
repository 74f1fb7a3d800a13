"""The one place where grammars meet: which reading wins where several could read the same place.

Order: an override in the script; the workspace's lexicon; the release's own acronyms; then grammars
and the package's lexicon, of which the longest match wins, then the earlier in `GRAMMARS`.
"""

from __future__ import annotations

from collections.abc import Iterable

from audiocast.spanish.grammar import Grammar, Match
from audiocast.spanish.grammars import (
    abbreviation,
    acronym,
    alternative,
    bullet,
    cardinal,
    code,
    comparison,
    compass,
    conjunction,
    coordinate,
    currency,
    date,
    date_month,
    date_month_first,
    date_numeric,
    decimals,
    dialling,
    duration,
    electronic,
    final,
    fraction,
    grade,
    half,
    health,
    identity,
    inches,
    indigenous,
    initials,
    item,
    joined,
    law,
    letter,
    measure,
    money,
    money_range,
    ordinal,
    position,
    rate,
    roman,
    roman_small,
    schedule,
    score,
    shorthand,
    social,
    symbol,
    telephone,
    temperature,
    tennis,
    time,
    time_mark,
    truncation,
    unit,
    us_address,
    weekday,
)
from audiocast.spanish.text import Text

GRAMMARS: tuple[Grammar, ...] = (
    alternative,
    conjunction,
    us_address,
    electronic,
    social,
    weekday,
    date,
    date_month_first,
    date_numeric,
    date_month,
    decimals,
    compass,
    coordinate,
    duration,
    schedule,
    time,
    time_mark,
    half,
    final,
    grade,
    position,
    score,
    money,
    currency,
    money_range,
    identity,
    measure,
    unit,
    inches,
    temperature,
    tennis,
    health,
    rate,
    comparison,
    fraction,
    telephone,
    dialling,
    law,
    item,
    ordinal,
    roman_small,
    roman,
    joined,
    cardinal,
    code,
    shorthand,
    abbreviation,
    initials,
    truncation,
    indigenous,
    acronym,
    letter,
    bullet,
    symbol,
)


def tag(text: Text, tiers: Iterable[Iterable[Match]], builtin: Iterable[Match]) -> list[Match]:
    """Return the matches that are read, in order and disjoint; `tiers` come first, best tier first."""
    taken = bytearray(len(text.written))
    chosen: list[Match] = []
    for tier in tiers:
        _take(sorted(tier, key=_longest), taken, chosen)
    found = [(match, 0) for match in builtin]
    found += [(match, order) for order, grammar in enumerate(GRAMMARS, 1) for match in grammar.find(text)]
    found.sort(key=lambda pair: (_longest(pair[0])[0], pair[1], pair[0].start))
    _take((match for match, _ in found), taken, chosen)
    chosen.sort(key=lambda match: match.start)
    return chosen


def _longest(match: Match) -> tuple[int, int]:
    return -(match.end - match.start), match.start


def _take(matches: Iterable[Match], taken: bytearray, chosen: list[Match]) -> None:
    for match in matches:
        start, end = match.start, match.end
        if end > start and taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(match)
