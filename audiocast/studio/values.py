"""Takes on one timeline, and what was measured on the finished file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiocast.voices.values import Mark, Take

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A take to be laid on the timeline.

    `line` is the index of its line in the script, or None (a jingle, chatter before the text);
    `pause` the silence after it in seconds; `crossfade` the overlap with the segment before, in
    seconds; `synthetic` whether a machine spoke it.
    """

    take: Take
    line: int | None = None
    pause: float = 0.0
    crossfade: float = 0.0
    synthetic: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment where it came to lie: samples `first` to `last` of the programme.

    `marks` are the take's marks moved to the programme's timeline; their text spans still count in
    the line's text.
    """

    line: int | None
    first: int
    last: int
    marks: tuple[Mark, ...]
    confidence: float = 1.0
    synthetic: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """Takes, music and pauses on one timeline.

    `samples`: mono float32 at `voices.values.SAMPLE_RATE`, a memory map where it is long.
    """

    samples: NDArray[np.float32]
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A delivery profile: what a finished file must measure.

    `loudness` in LUFS (ITU-R BS.1770), `true_peak` in dBTP, `tolerance` in LU, `bitrate` in kbit/s.
    """

    name: str
    loudness: float
    true_peak: float
    tolerance: float
    bitrate: int
    sample_rate: int = 44_100
    channels: int = 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was measured on the finished, decoded file.

    `integrated`, `short_term_max` in LUFS, `range` in LU, `true_peak` in dBTP; None where the sound
    is too short or too quiet for the measurement. `duration` in seconds, `samples` per channel,
    `size` in bytes. `reached` says whether the profile was met; `notes` why not (translated when
    shown: stable codes such as `too-quiet`, `too-short`, `peak-limited`).
    """

    profile: str
    integrated: float | None
    short_term_max: float | None
    range: float | None
    true_peak: float | None
    duration: float
    samples: int
    size: int
    sha256: str
    reached: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Master:
    """A programme, mastered and encoded: the file and its receipt."""

    path: Path
    receipt: Receipt
