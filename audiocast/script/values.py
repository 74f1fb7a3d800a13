"""What will be said: an ordered list of lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from audiocast.show.values import RoleVoice, Voice
from audiocast.spanish.values import Override


class Role(StrEnum):
    """Who says a line."""

    ANNOUNCER = "announcer"
    SECOND = "second announcer"
    QUOTED = "quoted person"


ROLE_KEYS = {Role.ANNOUNCER: "announcer", Role.SECOND: "second", Role.QUOTED: "quoted"}
"""What a role is called among the voices of a script, beside the names of persons."""


class Kind(StrEnum):
    """What a line is in the structure of the programme."""

    OPENING = "opening"
    DISCLOSURE = "disclosure"
    DATELINE = "dateline"
    HEADLINE = "headline"
    BODY = "body"
    QUOTE = "quote"
    CLOSING = "closing"
    MUSIC = "music"


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording, or a stretch of it, that stands in for the narrated line.

    `file` is relative to the release's folder; `start` and `end` are seconds, None for the
    recording's own ends. `by_words` asks for the stretch in which the line's text is heard: the
    alignment finds it, and `start` and `end`, where given, only narrow the search.
    """

    file: str
    start: float | None = None
    end: float | None = None
    by_words: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance.

    `text` is as written, clean and on one line; `pause` is the silence after it in seconds;
    `speaker` the person quoted; `chapter` the title of the chapter that begins with this line, or
    None; `overrides` are readings for single places of `text`; `source` the 1-based line of the
    release that it comes from, or None; `clip` a recording played in its place; `continues` is True
    where the line goes on with the sentence of the line before.

    `text` may be empty only where a clip sounds: a recording whose words nobody wrote down, or
    (kind "music") a bridge of music between two lines.
    """

    text: str
    role: Role = Role.ANNOUNCER
    kind: Kind = Kind.BODY
    pause: float = 0.0
    speaker: str | None = None
    chapter: str | None = None
    overrides: tuple[Override, ...] = ()
    source: int | None = None
    clip: Clip | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """The lines of a programme in order, and its title (the headline, as written).

    `voices` are those that the script itself sets, above the show's: (who, voice), where `who` is one
    of `ROLE_KEYS` or the name of a person. Each sets something, and nobody is named twice however the
    name is written (`folded`).
    """

    title: str
    lines: tuple[Line, ...]
    voices: tuple[tuple[str, RoleVoice], ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """What radio style books would have done otherwise; it never blocks.

    `code` is stable (`long-sentence`, `figures`, `parentheses`, `acronym`, `relative-date`,
    `post-after-name`, `length`, `voice-unused`); `line` is the index of the script's line, `row` the
    1-based row of the script file and `source` the line of the release, None where not known;
    `message` says what is hard for the ear and `remedy` what to do, both translated.
    """

    code: str
    line: int
    message: str
    remedy: str
    row: int | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A part of the release that is not what the script was made from.

    `kind` is "changed", "added" or "removed"; `before` and `after` are the paragraph's text in the
    old and the new release, "" where there is none; `source` its line in the new release, or in the
    old one where it was removed. `lines` are the indices of the script's lines that say it now:
    empty where none does, or where the paragraph is new. `edited` tells that a person changed those lines.
    `proposal` are rows in the script file's own form that say the new text.
    """

    kind: str
    before: str
    after: str
    source: int
    lines: tuple[int, ...] = ()
    edited: bool = False
    proposal: str = ""


def cadence(line: Line, following: Line | None) -> str:
    """Return the mark that a voice needs after the words of `line`, "" where the text has its own.

    The text stays as written, so a line cut before «porque» ends in no mark; a voice that is given
    it like that lets the sentence fall. A comma keeps it open, a full stop closes a headline.
    """
    end = line.text.rstrip("\"'”»’)]}")[-1:]
    if end in ",;:.!?…—–" or not end:
        return ""
    return "," if following is not None and following.continues else "."


def voices_for(line: Line, own: Iterable[tuple[str, RoleVoice]], show: Voice) -> tuple[RoleVoice, ...]:
    """Return the settings that hold for `line`, the most particular first.

    `own` are the script's (`Script.voices`). The order is: the script's for the person, the script's
    for the role, the show's for the person, the show's for the role. What stands behind the first
    that names a voice is left out: a pitch that was set for one voice does not fit another.
    """
    person = folded(line.speaker) if line.speaker else None
    key, own = ROLE_KEYS[line.role], list(own)
    chain = [role for who, role in own if who not in ROLE_KEYS.values() and folded(who) == person]
    chain += [role for who, role in own if who == key]
    chain += [role for who, role in show.speakers.items() if folded(who) == person]
    chain += {"second": [show.second], "quoted": [show.quoted]}.get(key, [])
    last = next((number for number, role in enumerate(chain) if role.voice), len(chain))
    return tuple(chain[: last + 1])


def folded(name: str) -> str:
    """Return the name without accents, case and extra spaces, for comparing persons."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
