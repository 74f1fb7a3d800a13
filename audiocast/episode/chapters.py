"""Chapters: from the script's lines and the timeline, and as JSON 1.2 of the podcast namespace."""

from __future__ import annotations

import json
from collections.abc import Iterable

from audiocast.episode.values import Chapter
from audiocast.script.values import Script
from audiocast.studio.values import Placed
from audiocast.voices.values import SAMPLE_RATE

VERSION = "1.2.0"


def make_chapters(script: Script, placed: Iterable[Placed], duration: float) -> tuple[Chapter, ...]:
    """Return the chapters of the finished file, without gaps, from 0 to `duration` (seconds).

    A chapter begins where its line begins; the first one takes in what comes before it. Where no
    line begins a chapter, the whole is one, named as the script. Times are whole milliseconds.
    """
    begins: dict[int, int] = {}
    for place in placed:
        if place.line is not None:
            begins[place.line] = min(place.first, begins.get(place.line, place.first))
    end = int(duration * 1000)
    starts: list[tuple[int, str]] = []
    for index, line in enumerate(script.lines):
        if line.chapter is not None and index in begins:
            start = min(round(begins[index] * 1000 / SAMPLE_RATE), end) if starts else 0
            if not starts or start > starts[-1][0]:
                starts.append((start, line.chapter))
    starts = [item for item in starts if item[0] < end] or [(0, script.title)]
    ends = [start for start, _title in starts[1:]] + [end]
    return tuple(
        Chapter(start / 1000, stop / 1000, title) for (start, title), stop in zip(starts, ends, strict=True)
    )


def to_chapters_json(chapters: Iterable[Chapter], *, title: str, podcast: str, author: str = "") -> str:
    """Return `chapters` as a chapters file: `title` of the episode, `podcast` and `author` by name."""
    data: dict[str, object] = {"version": VERSION, "title": title, "podcastName": podcast}
    if author:
        data["author"] = author
    data["chapters"] = [
        {"startTime": chapter.start, "endTime": chapter.end, "title": chapter.title} for chapter in chapters
    ]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
