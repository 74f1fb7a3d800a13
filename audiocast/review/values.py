"""What the review page shows, ready for the eye: every sentence is translated already."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A written word with the text up to the next one, and when it sounds, in seconds."""

    text: str
    gap: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class TokenRow:
    """What was written, what is said for it, by which rule, and what is doubtful about it, or ""."""

    written: str
    said: str
    rule: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line of the script where it lies in the sound, in seconds.

    `who` names role or speaker; `kind` is a `script.values.Kind`; `readings` are the tokens that are
    not said as written or are doubtful; `advice` is what would be easier on the ear; `recorded`
    tells that it is a recording, `confidence` how sure its times are, 0 to 1.
    """

    number: int
    who: str
    kind: str
    start: float
    end: float
    words: tuple[SpokenWord, ...]
    readings: tuple[TokenRow, ...] = ()
    advice: tuple[str, ...] = ()
    recorded: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Curves:
    """What the picture of the sound is drawn from.

    `peaks`: the largest magnitude of each of many equal stretches, 0 to 1; `loudness`: short-term
    loudness in LUFS, one value per `step` seconds, None where there is silence; `target` in LUFS.
    """

    peaks: tuple[float, ...]
    loudness: tuple[float | None, ...]
    step: float
    target: float


@dataclass(frozen=True, slots=True)
class Review:
    """Everything on the page.

    `audio` is the MP3 itself; `chapters` are (seconds, title); `receipt`, `files` and `about` are
    rows of (name, value); `notes` what a person should look at.
    """

    title: str
    podcast: str
    language: str
    duration: float
    audio: bytes
    curves: Curves
    chapters: tuple[tuple[float, str], ...]
    lines: tuple[ReviewLine, ...]
    about: tuple[tuple[str, str], ...]
    receipt: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
