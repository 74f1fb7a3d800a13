"""The review page of an episode, put together from its finished files."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from audiocast.confirming import doubt_sentence
from audiocast.episode import episode_folder
from audiocast.episode.placement import PLACEMENT, load_placement
from audiocast.episode.values import Episode
from audiocast.files import write_text
from audiocast.importing import import_rows
from audiocast.keeping import Opened, open_episode
from audiocast.messages import _, speaking
from audiocast.review import render_page
from audiocast.review.values import Curves, Review, ReviewLine, SpokenWord, TokenRow
from audiocast.script.values import Line, Role
from audiocast.show import Show
from audiocast.spanish.values import Reading, words
from audiocast.studio import PROFILES, curves, explain
from audiocast.studio.values import Placed
from audiocast.voices.values import SAMPLE_RATE

STEP = 0.5


def write_review(show: Show, episode: Episode) -> Path:
    """Write `review.html` into the episode's folder, in the podcast's language; return its path.

    Raises InputError where a file of the episode is missing or cannot be read.
    """
    with speaking(show.podcast.language):
        page = render_page(review_of(show, episode))
    target = episode_folder(show.workspace, episode.id) / "review.html"
    write_text(target, page)
    return target


def review_of(show: Show, episode: Episode) -> Review:
    """Return everything that the page shows."""
    audio = show.workspace / episode.files.audio
    peaks, loudness = curves(audio, STEP)
    profile = PROFILES[episode.receipt.profile]
    notes = [flag.message for flag in episode.flags]
    notes += [explain(code) for code in episode.receipt.notes]
    return Review(
        title=episode.title,
        podcast=show.podcast.title,
        language=episode.language,
        duration=episode.receipt.duration,
        audio=audio.read_bytes(),
        curves=Curves(tuple(peaks), tuple(loudness), STEP, profile.loudness),
        chapters=tuple((chapter.start, chapter.title) for chapter in episode.chapters),
        lines=_lines(open_episode(show, episode), _placed(show, episode)),
        about=_about(episode),
        receipt=_receipt(episode),
        files=_files(show, episode),
        notes=tuple(notes),
    )


def _placed(show: Show, episode: Episode) -> dict[int, list[Placed]]:
    found: dict[int, list[Placed]] = {}
    for place in load_placement(episode_folder(show.workspace, episode.id) / PLACEMENT):
        if place.line is not None:
            found.setdefault(place.line, []).append(place)
    return found


def _lines(opened: Opened, placed: dict[int, list[Placed]]) -> tuple[ReviewLine, ...]:
    advice: dict[int, list[str]] = {}
    for one in opened.advice:
        advice.setdefault(one.line, []).append(f"{one.message} {one.remedy}")
    lines = []
    for index, (line, reading) in enumerate(zip(opened.script.lines, opened.readings, strict=True)):
        places = placed.get(index, [])
        if not places:
            continue
        lines.append(
            ReviewLine(
                number=index + 1,
                who=_who(line),
                kind=line.kind.value,
                start=_seconds(min(place.first for place in places)),
                end=_seconds(max(place.last for place in places)),
                words=_words(line, places),
                readings=_rows(reading),
                advice=tuple(advice.get(index, ())),
                recorded=not all(place.synthetic for place in places),
                confidence=min(place.confidence for place in places),
            )
        )
    return tuple(lines)


def _who(line: Line) -> str:
    names = {
        Role.ANNOUNCER: _("Announcer 1"),
        Role.SECOND: _("Announcer 2"),
        Role.QUOTED: line.speaker or _("Quotation"),
    }
    return names[line.role]


def _words(line: Line, places: Sequence[Placed]) -> tuple[SpokenWord, ...]:
    """Return the line's words with their times; a word without a mark sounds where the last one ended."""
    marks = {(mark.start, mark.end): mark for place in places for mark in place.marks}
    spans = words(line.text)
    found, now = [], min(place.first for place in places)
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else len(line.text)
        mark = marks.get((start, end))
        first, last = (mark.first, mark.last) if mark else (now, now)
        now = last
        begin = 0 if index == 0 else start
        gap = line.text[end:following]
        found.append(SpokenWord(line.text[begin:end], gap, _seconds(first), _seconds(last)))
    return tuple(found)


def _rows(reading: Reading) -> tuple[TokenRow, ...]:
    return tuple(
        TokenRow(
            reading.written[token.start : token.end],
            reading.said[token.said_start : token.said_end],
            token.rule,
            doubt_sentence(token.doubt) if token.doubt else "",
        )
        for token in reading.tokens
        if token.rule != "plain" or token.doubt
    )


def _about(episode: Episode) -> tuple[tuple[str, str], ...]:
    rows = [(_("Date"), episode.date.isoformat()), (_("Voice"), episode.narration.voice or _("recording"))]
    rows += [(_("Passed over"), f"{voice}: {reason}") for voice, reason in episode.narration.passed_over]
    return (*rows, (_("Id"), episode.id))


def _receipt(episode: Episode) -> tuple[tuple[str, str], ...]:
    receipt = episode.receipt

    def level(value: float | None, unit: str) -> str:
        return _("not measurable") if value is None else f"{value:.2f} {unit}"

    return (
        (_("Profile"), receipt.profile),
        (_("Profile met"), _("yes") if receipt.reached else _("no")),
        (_("Loudness"), level(receipt.integrated, "LUFS")),
        (_("True peak"), level(receipt.true_peak, "dBTP")),
        (_("Loudest 3 s"), level(receipt.short_term_max, "LUFS")),
        (_("Loudness range"), level(receipt.range, "LU")),
        (_("Length"), f"{receipt.duration:.3f} s"),
        (_("Size"), _("{n} bytes").format(n=receipt.size)),
        ("SHA-256", receipt.sha256),
        *(row for one in episode.imports for row in import_rows(one)),
    )


def _files(show: Show, episode: Episode) -> tuple[tuple[str, str], ...]:
    rows = []
    for path in dataclasses.asdict(episode.files).values():
        if path and (show.workspace / path).is_file():
            rows.append((path, _("{n} bytes").format(n=(show.workspace / path).stat().st_size)))
    return tuple(rows)


def _seconds(samples: int) -> float:
    return round(samples / SAMPLE_RATE, 3)
