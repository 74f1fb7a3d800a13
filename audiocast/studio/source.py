"""A programme as it is worked on: read in blocks, cleaned, and let go of again."""

from __future__ import annotations

import mmap

import numpy as np
from numpy.typing import NDArray

from audiocast.studio.grid import Grid, Samples, grid

_LOUDEST = 16.0
_MIN_OFFSET = 1e-3


class Source:
    """The samples of a programme, cleaned as they are read.

    What is not finite becomes silence, what is beyond 16 times full scale is held there, and a
    constant offset is taken away. `cleaned` tells whether any of it was needed.
    """

    def __init__(self, samples: NDArray[np.float32], rate: int) -> None:
        self.samples = samples
        self.grid: Grid = grid(rate)
        self.cleaned = False
        self.offset = np.float32(0)
        self._survey()

    def __len__(self) -> int:
        return len(self.samples)

    def read(self, first: int, last: int) -> Samples:
        """Return samples `first` to `last`, with silence where they lie outside the programme."""
        inside = np.asarray(self.samples[max(0, first) : max(0, min(last, len(self)))], np.float32)
        if self.cleaned:
            inside = np.clip(np.nan_to_num(inside, nan=0.0, posinf=0.0, neginf=0.0), -_LOUDEST, _LOUDEST)
        if self.offset:
            inside = inside - self.offset
        before, after = max(0, -first), max(0, last - len(self))
        if before or after:
            inside = np.pad(inside, (min(before, last - first), min(after, last - first)))
        return inside

    def _survey(self) -> None:
        total = 0.0
        for start in range(0, len(self), self.grid.block):
            block = self.read(start, min(start + self.grid.block, len(self)))
            if not self.cleaned and not np.abs(block).max(initial=0.0) <= _LOUDEST:
                self.cleaned = True
                block = self.read(start, min(start + self.grid.block, len(self)))
            total += float(block.sum(dtype=np.float64))
            forget(self.samples)
        mean = total / max(1, len(self))
        if abs(mean) > _MIN_OFFSET:
            self.offset = np.float32(mean)


def forget(samples: NDArray[np.float32]) -> None:
    """Let go of the pages of a memory map that were read or written: they are in its file."""
    mapping = getattr(samples, "_mmap", None)
    # Pages of a copy-on-write map may hold what is in no file.
    shared = getattr(samples, "mode", "") in ("r", "r+", "w+")
    if mapping is not None and shared and hasattr(mmap, "MADV_DONTNEED"):
        mapping.madvise(mmap.MADV_DONTNEED)
