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
