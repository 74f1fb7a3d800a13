"""Blocks to Release: the same code for every kind of document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.release import lines, marker
from audiocast.release.acronyms import find_acronyms
from audiocast.release.blocks import Block, Document
from audiocast.release.cleaning import clean
from audiocast.release.day import Dates
from audiocast.release.head import SENTENCE_BREAK, Head, read_head
from audiocast.release.speakers import with_quotes
from audiocast.release.values import Dateline, Flag, Paragraph, RecordingMarker, Release

_MOST_BLOCKS = 20_000


@dataclass(slots=True)
class _Gathered:
    flags: list[Flag] = field(default_factory=list)
    recording: RecordingMarker | None = None


def structure(document: Document, option: dt.date | None, modified: Callable[[], dt.date]) -> Release:
    """Return the Release of `document`, its hash left empty.

    `option` is the date that a person gave; `modified` returns the day the file was last written,
    and is asked only where nothing else says the date. Raises InputError where there is no body or
    a date that the calendar does not have, or far more paragraphs than a release has.
    """
    if len(document.blocks) > _MOST_BLOCKS:
        from audiocast.release.limits import exhausted

        raise exhausted()
    got = _Gathered(flags=list(document.flags))
    blocks = _take_markers(_cleaned(document.blocks), got)
    if got.recording is None and document.recordings:
        got.recording = RecordingMarker(blocks[-1].line if blocks else 1, document.recordings[0])
    head = read_head(blocks, clean(document.title))
    paragraphs = [p for p in _paragraphs(head.rest) if any(c.isalpha() for c in p.text)]
    if not paragraphs or _is_headline_alone(head, paragraphs):
        raise InputError(
            _("The release has no body: there is nothing below its headline."),
            line=head.headline_line,
            hint=_("Put the headline into the first line and the paragraphs below it."),
        )
    _flag_head(head, got)
    paragraphs, flags = with_quotes(paragraphs)
    got.flags += flags
    found = head.dateline
    dates = Dates(option, document.date, modified, head.dateline_line)
    written = dates.of_dateline(found.date, found.weekday) if found and found.date else None
    day = dates.of_release(written)
    dateline = Dateline(found.text, found.place, written, found.agency, head.dateline_line) if found else None
    return Release(
        headline=head.headline,
        headline_line=head.headline_line,
        dateline=dateline,
        date=day,
        paragraphs=tuple(paragraphs),
        acronyms=find_acronyms([head.headline, *(p.text for p in paragraphs)]),
        recording=got.recording,
        flags=tuple(got.flags + dates.flags),
    )


def _is_headline_alone(head: Head, paragraphs: list[Paragraph]) -> bool:
    """Tell whether the only paragraph is a headline that nothing follows."""
    if not head.derived or head.dateline or len(paragraphs) > 1:
        return False
    text = paragraphs[0].text
    return len(text.split()) <= 30 and not SENTENCE_BREAK.search(text)


def _cleaned(blocks: tuple[Block, ...]) -> list[Block]:
    """Return the blocks with clean text, parted where a break inside one is the end of a paragraph."""
    out = []
    for block in blocks:
        parts: list[list[str]] = []
        for part in block.text.split("\n"):
            if not part.strip():
                continue
            if parts and (lines.runs_on(parts[-1][-1], part) or block.kind in ("title", "heading")):
                parts[-1].append(part)
            else:
                parts.append([part])
        for index, texts in enumerate(parts):
            if text := clean(lines.join(texts)):
                out.append(Block(block.kind, text, block.line, block.tight if index == 0 else True))
    return out


def _take_markers(blocks: list[Block], got: _Gathered) -> list[Block]:
    """Take recording markers and, at the end, credits out of `blocks`."""
    end = len(blocks)
    while end > 1:
        last = blocks[end - 1]
        is_marker, file = marker.recording_marker(last.text)
        if is_marker:
            got.recording = RecordingMarker(
                last.line, file or (got.recording.file if got.recording else None)
            )
        elif marker.is_credit(last.text):
            message = _("“{text}” was taken for a credit and is not read.").format(text=last.text)
            got.flags.append(Flag("credit-left-out", message, last.line))
        else:
            break
        end -= 1
    kept = []
    for block in blocks[:end]:
        is_marker, file = marker.recording_marker(block.text)
        if is_marker and marker.names_sound(block.text):
            got.recording = got.recording or RecordingMarker(block.line, file)
        elif (cut := marker.cut_trailing_marker(block.text)) is not None:
            got.recording = got.recording or RecordingMarker(block.line)
            kept.append(Block(block.kind, cut, block.line, block.tight))
        else:
            kept.append(block)
    return kept


def _flag_head(head: Head, got: _Gathered) -> None:
    if head.derived:
        message = _("The release has no headline; “{text}” stands in for it. Write one into the first line.")
        got.flags.append(Flag("headline-missing", message.format(text=head.headline), head.headline_line))
    for block in head.left_out:
        message = _("“{text}” was taken for letterhead and is not read.").format(text=block.text)
        got.flags.append(Flag("letterhead-left-out", message, block.line))
    if head.dateline is None:
        message = _("The release has no dateline; write one such as “La Paz, 13 de julio de 2021.-”.")
        got.flags.append(Flag("dateline-missing", message, None))


def _paragraphs(blocks: list[Block]) -> list[Paragraph]:
    out = []
    for index, block in enumerate(blocks):
        text, kind = block.text, block.kind
        if kind in ("title", "heading"):
            kind = "heading"
        elif item := lines.ITEM.match(text):
            kind = "item"
            text = text if text[0].isalnum() else text[item.end() :]
        elif kind != "item":
            kind = "heading" if _is_heading(text, blocks[index + 1 : index + 2]) else "body"
        out.append(Paragraph(text, block.line, kind))
    return out


def _is_heading(text: str, below: list[Block]) -> bool:
    """Tell a subheading from a paragraph: short, without a full stop, above a longer paragraph."""
    if not below or len(text.split()) > 12 or text[-1] in '.!?…:;,”"»)' or not text[0].isupper():
        return False
    return len(below[0].text) > len(text)
