"""Reading the companions back: whether they parse, are in order, and say what the script says."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from audiocast.episode.chapters import VERSION as CHAPTERS_VERSION
from audiocast.episode.srt import harmless
from audiocast.episode.transcript_json import VERSION as TRANSCRIPT_VERSION
from audiocast.episode.values import Defect, Episode
from audiocast.messages import _
from audiocast.script.values import Script
from audiocast.spanish.values import words

_CLOCK = r"(\d{2,}):([0-5]\d):([0-5]\d)"
_VTT_TIMES = re.compile(rf"{_CLOCK}\.(\d{{3}}) --> {_CLOCK}\.(\d{{3}})")
_SRT_TIMES = re.compile(rf"{_CLOCK},(\d{{3}}) --> {_CLOCK},(\d{{3}})")
# Times are written in thousandths, the duration is exact.
_ROUNDING = 0.001


class Heard(NamedTuple):
    """A cue as read back: times in seconds, text on one line, who says it ("" where not told)."""

    start: float
    end: float
    text: str
    speaker: str = ""


def read_vtt(text: str) -> list[Heard]:
    """Return the cues of a WebVTT file as AudioCast writes it; raise ValueError where it is none."""
    blocks = text.rstrip("\n").split("\n\n")
    if blocks[0] != "WEBVTT":
        raise ValueError("WEBVTT")
    heard = []
    for block in blocks[1:]:
        if block.startswith("NOTE"):
            continue
        _number, times, body = block.split("\n", 2)
        voice = re.fullmatch(r"<v ([^>]+)>(.*)</v>", body, re.DOTALL)
        speaker, body = voice.groups() if voice else ("", body)
        if "<" in body or "-->" in body:
            raise ValueError(body)
        heard.append(Heard(*_span(_VTT_TIMES, times), _line(html.unescape(body)), html.unescape(speaker)))
    return heard


def read_srt(text: str) -> list[Heard]:
    """Return the cues of a SubRip file as AudioCast writes it; raise ValueError where it is none.

    The name of a speaker stays in the text: SubRip has no place of its own for it.
    """
    heard = []
    for number, block in enumerate(filter(None, text.rstrip("\n").split("\n\n")), 1):
        head, times, body = block.split("\n", 2)
        if head != str(number):
            raise ValueError(head)
        heard.append(Heard(*_span(_SRT_TIMES, times), _line(body)))
    return heard


def read_json(text: str) -> list[Heard]:
    """Return the segments of a JSON transcript; raise ValueError where it is none."""
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("version") != TRANSCRIPT_VERSION:
        raise ValueError("version")
    try:
        return [
            Heard(float(item["startTime"]), float(item["endTime"]), item["body"], item.get("speaker", ""))
            for item in data["segments"]
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None


def check_transcripts(
    workspace: Path, episode: Episode, absent: Collection[str], script: Script | None
) -> Iterator[Defect]:
    """Yield what is wrong with the transcripts of `episode`; those in `absent` are left out.

    They are compared with `script` word by word where it is given, otherwise with one another.
    """
    files = episode.files
    readers: list[tuple[str, Callable[[str], list[Heard]]]] = [
        (files.vtt, read_vtt),
        (files.srt, read_srt),
        (files.transcript, read_json),
    ]
    expected = _words(script) if script else None
    for path, reader in readers:
        if not path or path in absent:
            continue
        try:
            heard = reader((workspace / path).read_text(encoding="utf-8"))
        except (ValueError, RecursionError) as error:
            yield _defect(
                "transcript-malformed", path, _("It cannot be read: {reason}.").format(reason=error)
            )
            continue
        yield from _order(path, heard, episode.receipt.duration)
        said = _said(heard, reader is read_srt, expected)
        if expected is None:
            expected = said if reader is not read_srt else None
        elif said != ([harmless(word) for word in expected] if reader is read_srt else expected):
            yield _defect("transcript-differs", path, _("Its words are not those of the script."))


def check_chapters(workspace: Path, episode: Episode, absent: Collection[str]) -> Iterator[Defect]:
    """Yield what is wrong with the chapters, in the record and in the file."""
    chapters, path = episode.chapters, episode.files.chapters
    starts = [chapter.start for chapter in chapters]
    if starts and (starts[0] != 0 or starts != sorted(set(starts))):
        yield _defect("chapters-malformed", path, _("The chapters do not begin at 0 or are not in order."))
    if any(chapter.end > episode.receipt.duration + _ROUNDING for chapter in chapters):
        yield _defect("chapters-malformed", path, _("A chapter ends after the sound."))
    if not path or path in absent:
        return
    try:
        data = json.loads((workspace / path).read_text(encoding="utf-8"))
        told = [(item["startTime"], item["title"]) for item in data["chapters"]]
        version = data["version"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield _defect("chapters-malformed", path, _("It cannot be read: {reason}.").format(reason=error))
        return
    if version != CHAPTERS_VERSION or told != [(item.start, item.title) for item in chapters]:
        yield _defect("chapters-differ", path, _("The chapters in the file are not those of the record."))


def _order(path: str, heard: list[Heard], duration: float) -> Iterator[Defect]:
    now = 0.0
    for number, cue in enumerate(heard, 1):
        if not now <= cue.start < cue.end:
            message = _("Cue {number} begins before the one before it ends, or ends before it begins.")
            yield _defect("cues-out-of-order", path, message.format(number=number))
            return
        now = cue.end
    if now > duration + _ROUNDING:
        yield _defect("cues-too-late", path, _("The last cue ends after the sound."))


def _said(heard: list[Heard], names: bool, expected: list[str] | None) -> list[str]:
    """Return the words of a transcript; of SubRip, without the names before them."""
    if not names or expected is None:
        return [word for cue in heard for word in cue.text.split()]
    said: list[str] = []
    for cue in heard:
        read = cue.text.split()
        here = [harmless(word) for word in expected[len(said) : len(said) + len(read)]]
        # A name is whatever ends in a colon and is not what the script says in this place.
        if read != here:
            ends = [index for index, word in enumerate(read) if word.endswith(":")]
            rests = [read[index + 1 :] for index in ends]
            read = next((rest for rest in rests if rest == here[: len(rest)]), read)
        said += read
    return said


def _words(script: Script) -> list[str]:
    # A line of punctuation only has no place on the timeline and none in a transcript.
    return [word for line in script.lines if words(line.text) for word in line.text.split()]


def _span(pattern: re.Pattern[str], times: str) -> tuple[float, float]:
    found = pattern.fullmatch(times)
    if not found:
        raise ValueError(times)
    parts = [int(part) for part in found.groups()]
    ends = [
        hours * 3600 + minutes * 60 + seconds + thousandths / 1000
        for hours, minutes, seconds, thousandths in (parts[:4], parts[4:])
    ]
    return ends[0], ends[1]


def _line(text: str) -> str:
    return " ".join(text.split())


def _defect(code: str, path: str, message: str) -> Defect:
    return Defect(code, message, _("Delete the file and make the episode again."), path)
