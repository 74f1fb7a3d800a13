"""Sound that came from a file, what was done to it, and where a known text lies in it."""

from __future__ import annotations

from dataclasses import dataclass

from audiocast.release.values import Flag
from audiocast.voices.values import Take


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a file turned out to hold.

    `container` and `codec` are ffmpeg's names; `channels` as stored; `seconds` is the length that
    was really decoded, `announced` the one that the file's header claims (None: it claims none) and
    `lost` how many seconds of the announced sound could not be decoded; `faults` counts the places
    that the decoder complained about; `sha256` is the hash of the file's bytes.
    """

    container: str
    codec: str
    channels: int
    seconds: float
    announced: float | None
    lost: float
    faults: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of cleaning: what was measured, and whether that made it necessary.

    `code` is stable (`repair`, `downmix`, `declip`, `dc`, `rumble`, `trim`, `dead-air`, `denoise`,
    `level`); `measured` holds names with their unit (`offset_db`, `snr_db`, …) and figures.
    """

    code: str
    applied: bool
    measured: tuple[tuple[str, float], ...] = ()

    def figure(self, name: str) -> float:
        """Return the figure measured under `name`; raises KeyError where there is none."""
        return dict(self.measured)[name]


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A take that came from a file, with what was decoded, each step of cleaning, and warnings.

    The samples of `take` lie in a file in the work folder that the caller gave, as a memory map.
    """

    take: Take
    decoded: Decoded
    steps: tuple[Step, ...] = ()
    warnings: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """One piece of an aligned recording: samples `first` to `last` of it, as a take.

    `line` is the index of the line that is said in it, or None (a jingle, chatter, words of the
    announcer's own). Where a line is known, `take` has its text and a mark for each of its words;
    the mark of a word that was left out is empty (`first == last`).
    """

    first: int
    last: int
    line: int | None
    take: Take


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of line `line`, `text[start:end]`, in samples `first` to `last` of the recording.

    `confidence` from 0 to 1: how well what is heard fits the text. A clause that was left out whole
    has `first == last` and confidence 0.
    """

    line: int
    start: int
    end: int
    first: int
    last: int
    confidence: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a line that the recording does not say: `text` is `line`'s text[start:end]."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Added:
    """Samples `first` to `last` of the recording hold sound that the text does not have.

    `line` is the index of the line that goes on or begins after it; the number of lines after all.
    """

    first: int
    last: int
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Where the lines of a known text lie in a recording.

    `belongs` says whether text and recording belong together, by `margin`: how much better the text
    fits than its own words in disorder. Only then is anything else filled in: `stretches` cover the
    recording from end to end, in order; `confidence` is the mean over the words; `warnings` say what
    a person should see.
    """

    belongs: bool
    margin: float
    confidence: float = 0.0
    stretches: tuple[Stretch, ...] = ()
    clauses: tuple[Clause, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    added: tuple[Added, ...] = ()
    warnings: tuple[Flag, ...] = ()
