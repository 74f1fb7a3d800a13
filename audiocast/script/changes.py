"""A release that changed after its script was edited by hand: what changed, and how to take it over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from audiocast.release.values import Paragraph, Release
from audiocast.script.dump import paragraph_rows
from audiocast.script.structure import PARAGRAPH, SENTENCE, pause_by_rule
from audiocast.script.values import Change, Kind, Line, Role, Script
from audiocast.script.write import dateline_text, paragraph_lines
from audiocast.show import Sound

_SIMILAR = 0.35


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph, the headline or the dateline of a release, and how it is said."""

    text: str
    source: int
    kind: Kind
    paragraph: Paragraph


def changes_since(
    old: Release | str, new: Release, script: Script, sound: Sound | None = None
) -> list[Change]:
    """Return how `new` differs from `old`, the release that the hand-edited `script` was made from.

    `old` may be the old release's text (`Release.text()`: headline and paragraphs, blank lines
    between); its dateline is then not compared. Each change names the script's lines that say the
    old text, tells whether a person changed them, and proposes rows of the script file that say the
    new text. Nothing is taken over here; `take_over` does that for lines that nobody touched.
    """
    before, after = _parts(old), _parts(new)
    if isinstance(old, str):
        after = [part for part in after if part.kind is not Kind.DATELINE]
    found = _Finder(script.lines)
    changes = []
    for was, now in _pairs(before, after):
        kind = "added" if was is None else "removed" if now is None else "changed"
        lines, edited = found.lines_of(was) if was else ((), False)
        proposal = _proposal(now, script.lines, lines, sound or Sound()) if now else ""
        source = now.source if now else was.source if was else 0
        changes.append(
            Change(kind, was.text if was else "", now.text if now else "", source, lines, edited, proposal)
        )
    return changes


def take_over(script: Script, changes: Sequence[Change], new: Release, sound: Sound | None = None) -> Script:
    """Return `script` with every changed or removed paragraph replaced whose lines nobody edited.

    Lines that a person changed, and paragraphs that are new, are left to the person: the changes'
    proposals say what to write. `new` is the release that `changes` lead to.
    """
    parts = {part.text: part for part in _parts(new)}
    replaced: dict[int, list[Line]] = {}
    for change in changes:
        if change.lines and not change.edited:
            part = parts.get(change.after)
            fresh = _lines(part, script.lines, change.lines, sound or Sound()) if part else []
            replaced |= {index: [] for index in change.lines}
            replaced[change.lines[0]] = fresh
    lines = [line for index, old in enumerate(script.lines) for line in replaced.get(index, [old])]
    lines = _renumbered(lines, parts.values())
    title = new.headline if script.title in [change.before for change in changes] else script.title
    return replace(script, title=title, lines=tuple(lines))


def _renumbered(lines: list[Line], parts: Iterable[_Part]) -> list[Line]:
    """Return `lines` with the new release's line numbers where they say a paragraph as it has it."""
    finder, sources = _Finder(lines), dict[int, int]()
    for part in parts:
        sources |= dict.fromkeys(finder.exact(part.text), part.source)
    return [replace(line, source=sources.get(index, line.source)) for index, line in enumerate(lines)]


def _parts(release: Release | str) -> list[_Part]:
    if isinstance(release, str):
        texts = [" ".join(part.split()) for part in release.split("\n\n")]
        paragraphs = [Paragraph(text, 0) for text in texts if text]
        return [
            _Part(item.text, 0, Kind.BODY if number else Kind.HEADLINE, item)
            for number, item in enumerate(paragraphs)
        ]
    head = Paragraph(release.headline, release.headline_line)
    parts = [_Part(release.headline, release.headline_line, Kind.HEADLINE, head)]
    if release.dateline and (text := dateline_text(release.dateline)):
        line = release.dateline.line
        parts.append(_Part(text, line, Kind.DATELINE, Paragraph(text, line)))
    return parts + [_Part(item.text, item.line, Kind.BODY, item) for item in release.paragraphs]


def _pairs(before: list[_Part], after: list[_Part]) -> Iterator[tuple[_Part | None, _Part | None]]:
    """Yield what changed into what; a part that came or went is paired with None."""
    matcher = SequenceMatcher(
        a=[_key(part) for part in before], b=[_key(part) for part in after], autojunk=False
    )
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "replace":
            yield from _paired(before[first:last], after[start:end])
        elif tag != "equal":
            yield from ((part, None) for part in before[first:last])
            yield from ((None, part) for part in after[start:end])


def _paired(gone: list[_Part], come: list[_Part]) -> Iterator[tuple[_Part | None, _Part | None]]:
    """Pair in order what is alike; where the numbers are equal, everything."""
    if len(gone) == len(come):
        yield from zip(gone, come, strict=True)
        return
    rest = list(come)
    for part in gone:
        like = [_likeness(part.text, other.text) for other in rest]
        best = max(range(len(rest)), key=like.__getitem__, default=None)
        if best is None or like[best] < _SIMILAR:
            yield part, None
            continue
        yield from ((None, other) for other in rest[:best])
        yield part, rest[best]
        del rest[: best + 1]
    yield from ((None, other) for other in rest)


def _key(part: _Part) -> tuple[str, str]:
    return part.kind.value, _solid(part.text)


def _solid(text: str) -> str:
    return "".join(text.split())


def _likeness(one: str, other: str) -> float:
    """Return which share of their words two texts have in common."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) / max(len(a | b), 1)


class _Finder:
    """Finds the lines of a script that say a part of the old release."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.solid = [_solid(line.text) for line in lines]

    def lines_of(self, part: _Part) -> tuple[tuple[int, ...], bool]:
        """Return the indices of the lines that say `part`, and whether they were edited."""
        exact = self.exact(part.text)
        if exact:
            return exact, False
        by_source = tuple(
            index
            for index, line in enumerate(self.lines)
            if part.source and line.source == part.source and self._fits(line, part)
        )
        return (by_source, True) if by_source else (self._alike(part), True)

    def _fits(self, line: Line, part: _Part) -> bool:
        return (line.kind in (Kind.BODY, Kind.QUOTE)) if part.kind is Kind.BODY else line.kind is part.kind

    def exact(self, text: str) -> tuple[int, ...]:
        """Return the indices of the lines that together say `text`, cuts and spaces apart."""
        wanted = _solid(text)
        for first in range(len(self.lines)):
            done, last = 0, first
            while last < len(self.lines) and self.solid[last] and wanted.startswith(self.solid[last], done):
                done += len(self.solid[last])
                last += 1
                if done == len(wanted):
                    return tuple(range(first, last))
        return ()

    def _alike(self, part: _Part) -> tuple[int, ...]:
        """Return lines whose words are mostly those of `part`: a person rewrote it."""
        vocabulary = set(part.text.casefold().split())
        return tuple(
            index
            for index, line in enumerate(self.lines)
            if self._fits(line, part) and _share(line.text, vocabulary) > 0.7 and len(line.text.split()) > 3
        )


def _share(text: str, vocabulary: set[str]) -> float:
    said = text.casefold().split()
    return sum(word in vocabulary for word in said) / len(said) if said else 0.0


def _lines(part: _Part, script: Sequence[Line], where: Sequence[int], sound: Sound) -> list[Line]:
    """Return the lines that say `part`, in the place of those at `where`."""
    old = [script[index] for index in where]
    announcer = next((line.role for line in old if line.role is not Role.QUOTED), Role.ANNOUNCER)
    lines = paragraph_lines(part.paragraph, announcer)
    if part.kind is not Kind.BODY:
        lines = [replace(line, kind=part.kind) for line in lines]
    # The chapters of the old lines: of the paragraph's beginning, and of the people quoted in it.
    people = {line.speaker: line.chapter for line in old[::-1] if line.chapter and line.kind is Kind.QUOTE}
    finished = []
    for number, (line, following) in enumerate(zip_longest(lines, lines[1:])):
        pause = pause_by_rule(line, following, SENTENCE if following else PARAGRAPH, sound)
        pause = old[-1].pause if old and following is None else pause
        chapter = people.pop(line.speaker, None) if line.kind is Kind.QUOTE else None
        opening = old[0].chapter if old and number == 0 else None
        finished.append(replace(line, pause=pause, chapter=opening or chapter))
    return finished


def _proposal(part: _Part, script: Sequence[Line], where: Sequence[int], sound: Sound) -> str:
    lines = _lines(part, script, where, sound)
    return paragraph_rows(lines, sound)
