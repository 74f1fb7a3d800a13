"""The record of one published thing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from audiocast.recordings.values import Step
from audiocast.release.values import Flag
from audiocast.studio.values import Receipt

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody heard or quoted in the episode; `position` is the office held, or ""."""

    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the episode from `start` to `end`, in seconds of the finished file."""

    start: float
    end: float
    title: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of the transcript: what was written, when it sounds (seconds), and who says it.

    `words` holds (text, start, end) for each written word; `speaker` is "" for the announcer.
    """

    start: float
    end: float
    text: str
    speaker: str = ""
    words: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Narration:
    """Who speaks.

    `voice` is `engine:name` of the voice that spoke, "" where every sound is a recording;
    `version` its engine's; `synthetic` whether any machine voice is heard; `recorded` whether any
    recording is heard; `passed_over` the preferred voices that did not work, with the reason each.
    """

    voice: str
    version: str = ""
    synthetic: bool = True
    recorded: bool = False
    passed_over: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Files:
    """The episode's files, as POSIX paths relative to the workspace.

    Names under `feeds/` carry a hash of the content and are never written twice.
    """

    release: str
    script: str
    audio: str
    vtt: str = ""
    srt: str = ""
    transcript: str = ""
    chapters: str = ""
    recording: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the episode that was ready to publish; numbered from 1."""

    number: int
    source_sha256: str
    audio: str


@dataclass(frozen=True, slots=True)
class Source:
    """The document that was handed in: its path relative to the workspace, and its hash."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The receipt of a recording that is heard: what its file held, and what cleaning did.

    `name` is the file's; the rest is as in `recordings.values.Decoded`: `seconds` were decoded, `lost`
    seconds could not be. `steps` are all steps of cleaning with what they measured, taken or not.
    `clauses` holds, where the text is known to be what is said, (text, start, end, confidence) of each
    clause that was looked for: seconds of the trimmed recording, and how well what is heard fits, 0 where it
    was left out.
    """

    name: str
    sha256: str
    container: str
    codec: str
    channels: int
    seconds: float
    lost: float = 0.0
    faults: int = 0
    steps: tuple[Step, ...] = ()
    clauses: tuple[tuple[str, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Episode:
    """The record of one published thing, as kept in `episodes/<id>/episode.json`.

    `id` is `<date>-<slug>` and names the folder; `id`, `guid`, `date` and `published` are minted
    once and kept for life. `published` has its UTC offset. `summary` is one paragraph; `text` the
    release as written; `fingerprint` the hash of everything that the sound and the companions
    depend on; `state` is "ready"; `basis` the text that a script edited by hand was made from, "" where
    that is `text`; `recording_use` is "whole" where `files.recording` is heard in place of the
    narration, "statement" where the narration introduces it; `imports` the receipts of all recordings
    that are heard. `language` is an RSS code such as "es-bo".
    """

    id: str
    slug: str
    guid: str
    title: str
    date: dt.date
    published: dt.datetime
    language: str
    summary: str
    text: str
    source: Source
    fingerprint: str
    narration: Narration
    receipt: Receipt
    files: Files
    chapters: tuple[Chapter, ...] = ()
    people: tuple[Person, ...] = ()
    flags: tuple[Flag, ...] = ()
    history: tuple[Revision, ...] = ()
    basis: str = ""
    recording_use: str = ""
    imports: tuple[Imported, ...] = ()
    state: str = "ready"
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class Cover:
    """The show's picture as JPEG: `feed` for directories (1400 to 3000 px), `tag` for the sound files.

    The one for tags has 1400 px and less than 200 kB.
    """

    feed: bytes
    tag: bytes


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong with an episode or the feed, found by looking at the finished files.

    `code` is stable and machine-readable (`file-missing`, `tags-differ`, …); `message` is a translated
    sentence, `hint` says what to do, `file` is a POSIX path relative to the workspace, or "".
    """

    code: str
    message: str
    hint: str = ""
    file: str = ""
