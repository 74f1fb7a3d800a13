"""The tables of abbreviations: which spellings there are, of which kind, and what is said for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audiocast.spanish.data import table
from audiocast.spanish.letters import can_be_said
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text

_PART = Pattern(r"\{[a-z ]+\}")
_DOUBLED = Pattern(r"([A-Z])\1\.([A-Z])\2\.\Z")
WORD = Pattern(r"(?<![\w@#/.])(?<!\d-)(?<![A-Z]-)[^\W\d_ºª]+")
"""The first letters of what may be an abbreviation."""


@cache
def entries() -> dict[str, tuple[str, str]]:
    """Return spelling → (kind, said)."""
    listed = {row[0]: (row[1], row[2]) for row in table("abbreviations.tsv")}
    for written, entry in list(listed.items()):
        if doubled := _DOUBLED.match(written):
            one, two = doubled[1] * 2, doubled[2] * 2
            for spelling in (f"{one}. {two}.", f"{one}.{two}", f"{one} {two}"):
                listed.setdefault(spelling, (entry[0] if spelling[-1] == "." else "any", entry[1]))
        # "el dr. Ejemplo", "ING. EJEMPLO": a title in small letters or capitals, before a name.
        if entry[0] in ("name", "office", "way", "any") and written[:1].isupper() and written[-1:] == ".":
            if len(written) > 2 and entry[1].islower() and not _is_whole_word(written[:-1].lower()):
                listed.setdefault(written.lower(), entry)
            if len(written) > 2:
                listed.setdefault(written.upper(), entry)
    return listed


def _is_whole_word(word: str) -> bool:
    """Tell whether a sentence may end in `word`: *col*, *gen*; not *sto*, *dña*."""
    return len(word) < 5 and word[-1] in "aeioulnrsdzyj" and can_be_said(word)


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table of ambiguous abbreviations, with its named parts put in."""
    parts: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []

    def part(found: re.Match[str]) -> str:
        return parts.get(found[0], found[0])

    for row in table("ambiguous.tsv"):
        cells = [_PART.sub(part, cell) for cell in row[2:]]
        if row[0] == "part":
            parts[row[1]] = cells[0]
        else:
            rows.append((*row[:2], *cells))
    return tuple(rows)


@cache
def ambiguous() -> dict[str, list[tuple[str, str, str, str, str]]]:
    """Return spelling → (kind, what stands before, what follows, said, countries), in order."""
    found: dict[str, list[tuple[str, str, str, str, str]]] = {}
    for spelling, kind, before, after, said, *countries in _rows():
        found.setdefault(spelling, []).append((kind, before, after, said, "".join(countries)))
    return found


@cache
def _stands_before(pattern: str) -> re.Pattern[str]:
    # A pattern that begins with a figure or a word boundary of its own stands also inside "5to".
    begins = "" if pattern.startswith("\\") else r"(?<!\w)"
    return re.compile(rf"{begins}(?:{pattern})\s*\Z")


@cache
def _follows(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def listed_spellings() -> frozenset[str]:
    """Return the spellings that the tables list themselves, without derived capitals and the like."""
    return frozenset(row[0] for rows in (table("abbreviations.tsv"), _rows()) for row in rows)


@cache
def first_letters() -> dict[str, list[str]]:
    """Return first letters → the spellings that begin with them, the longest first."""
    found: dict[str, list[str]] = {}
    for spelling in sorted({*entries(), *(row[0] for row in _rows())}, key=len, reverse=True):
        if first := WORD.match(spelling):
            found.setdefault(first[0], []).append(spelling)
    return found


def is_known(spelling: str) -> bool:
    """Tell whether `spelling`, with its dot, is in a table."""
    return spelling in entries() or spelling in ambiguous()


def at(written: str, word: re.Match[str]) -> Iterator[str]:
    """Yield the abbreviations that begin with `word`, the longest first."""
    for spelling in first_letters().get(word[0], ()):
        end = word.start() + len(spelling)
        after = written[end : end + 1]
        if not written.startswith(spelling, word.start()):
            continue
        if spelling[-1] in ".°º":
            # A row of dots is no abbreviation, but for "etc...".
            twice = after == "." and not written[end + 1 : end + 2].strip()
            stands = after != "." or twice or spelling.lower() == "etc."
        else:
            stands = not (after.isalnum() or after in ("_", "/")) and (
                after != "." or f"{spelling}." not in listed_spellings()
            )
        if stands:
            yield spelling


def entry(text: Text, start: int, spelling: str) -> tuple[str, str] | None:
    """Return kind and reading of `spelling` at `start`, as the words around it decide."""
    there = text.written[max(0, start - 40) : start]
    for kind, before, after, said, countries in ambiguous().get(spelling, ()):
        if countries and text.options.country not in countries.split():
            continue
        if (before == "-" or _stands_before(before).search(there)) and (
            after == "-" or _follows(after).match(text.written, start + len(spelling))
        ):
            return kind, said
    return entries().get(spelling)
