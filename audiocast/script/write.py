"""From a release to the script of its episode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from audiocast.release.values import Dateline, Paragraph, Release
from audiocast.script.chapters import Chapters
from audiocast.script.dates import MONTHS
from audiocast.script.pieces import pieces
from audiocast.script.structure import PARAGRAPH, SENTENCE, pause_by_rule
from audiocast.script.values import Kind, Line, Role, Script
from audiocast.show import Show, Sound


@dataclass(frozen=True, slots=True)
class _Draft:
    """A line before its pause and chapter are known, and where in the structure it stands."""

    line: Line
    gap: str = PARAGRAPH
    heading: bool = False
    at_end: bool = False


def write_script(release: Release, show: Show, *, synthetic: bool = True) -> Script:
    """Return the script of `release`: what is said, by whom, and the pauses between.

    The order is: opening words, headline, disclosure (`text.disclosure_place`), dateline, body,
    closing words. Every word of headline and paragraphs is in it once, in order, as written;
    quotations of more than a few words are lines of the person quoted. `synthetic` says whether a
    machine will speak; without one, nothing is disclosed.

    The disclosure stands right after the headline by default: nobody hears the news without having
    been told who reads it, and a station that fades the end out still carries it.
    """
    drafts = [
        *_said(show.text.opening, Kind.OPENING),
        *_said(release.headline, Kind.HEADLINE, source=release.headline_line),
        *_disclosure(show, synthetic, at_end=False),
        *_dateline(release.dateline),
        *_body(release.paragraphs, show.text.announcers),
        *_said(show.text.closing, Kind.CLOSING, at_end=True),
        *_disclosure(show, synthetic, at_end=True),
    ]
    return Script(release.headline, tuple(_finish(drafts, show.sound)))


def dateline_text(dateline: Dateline) -> str:
    """Return the dateline as an announcer says it, written: «La Paz, 13 de julio de 2021.».

    The agency is not said: the announcer's station and the podcast name themselves. Empty where the
    release gives neither place nor date.
    """
    parts = [dateline.place] if dateline.place else []
    if dateline.date:
        day = dateline.date
        parts.append(f"{day.day} de {MONTHS[day.month - 1]} de {day.year}")
    text = ", ".join(parts)
    return f"{text}." if text and not text.endswith(".") else text


def paragraph_lines(paragraph: Paragraph, announcer: Role = Role.ANNOUNCER) -> list[Line]:
    """Return the lines of one paragraph, without pauses and chapters."""
    lines = []
    for piece in pieces(paragraph):
        quoted = piece.quote is not None
        lines.append(
            Line(
                piece.text,
                role=Role.QUOTED if quoted else announcer,
                kind=Kind.QUOTE if quoted else Kind.BODY,
                speaker=piece.quote.speaker if piece.quote else None,
                source=paragraph.line,
                continues=piece.continues,
            )
        )
    return lines


def _said(text: str, kind: Kind, *, source: int | None = None, at_end: bool = False) -> Iterator[_Draft]:
    """Yield the lines of words that belong to no paragraph."""
    plain = Paragraph(" ".join(text.split()), source or 0)
    for number, line in enumerate(paragraph_lines(plain)):
        yield _Draft(
            replace(line, kind=kind, source=source),
            gap=SENTENCE if number else PARAGRAPH,
            at_end=at_end,
        )


def _disclosure(show: Show, synthetic: bool, *, at_end: bool) -> Iterator[_Draft]:
    if synthetic and at_end == (show.text.disclosure_place == "end"):
        yield from _said(show.text.disclosure, Kind.DISCLOSURE, at_end=at_end)


def _dateline(dateline: Dateline | None) -> Iterator[_Draft]:
    if dateline is not None and (text := dateline_text(dateline)):
        yield _Draft(Line(text, kind=Kind.DATELINE, source=dateline.line))


def _body(paragraphs: tuple[Paragraph, ...], announcers: int) -> Iterator[_Draft]:
    turn = 0
    before = ""
    for paragraph in paragraphs:
        role = Role.SECOND if announcers == 2 and turn % 2 else Role.ANNOUNCER
        # The points of a list follow each other like sentences.
        listed = paragraph.kind == "item" and before == "item"
        for number, line in enumerate(paragraph_lines(paragraph, role)):
            first = PARAGRAPH if not listed else SENTENCE
            whole = line if number else replace(line, continues=False)
            yield _Draft(whole, SENTENCE if number else first, paragraph.kind == "heading" and not number)
        turn += paragraph.kind == "body"
        before = paragraph.kind


def _finish(drafts: list[_Draft], sound: Sound) -> Iterator[Line]:
    """Yield the lines with their chapters and pauses."""
    chapters = Chapters()
    for draft, following in zip(drafts, [*drafts[1:], None], strict=True):
        line = draft.line
        title = chapters.title(
            line, heading=draft.heading, new_paragraph=draft.gap == PARAGRAPH, at_end=draft.at_end
        )
        pause = pause_by_rule(
            line, following.line if following else None, following.gap if following else PARAGRAPH, sound
        )
        yield replace(line, chapter=title, pause=pause)
