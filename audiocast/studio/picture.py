"""What a picture of a finished file is drawn from: its peaks and its loudness along the way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiocast.studio import loudness
from audiocast.studio.codec import Decoder
from audiocast.studio.grid import Samples, grid
from audiocast.studio.kweighting import KWeighting

STRETCHES = 2400
"""Most stretches that peaks are given for: enough for the widest screen."""


def curves(path: Path, step: float = 0.5) -> tuple[list[float], list[float | None]]:
    """Return the peaks and the loudness of the sound in the file at `path`, decoded.

    Peaks: the greatest magnitude in each of at most `STRETCHES` equal stretches. Loudness in LUFS:
    one value every `step` seconds from the start, of the three seconds around it (of what there is of
    them at the ends); None under the gate of -70 LUFS. Of several channels, the first is drawn.
    Raises InputError where the file cannot be decoded.
    """
    with Decoder(path) as decoder:
        hop = grid(decoder.rate).hop
        weighting = KWeighting(decoder.rate)
        energies, rest, peaks = [], np.zeros(0, np.float32), []
        for block in decoder.blocks():
            samples = np.ascontiguousarray(block if block.ndim == 1 else block[:, 0])
            energies.append(weighting.feed(samples))
            joined = np.concatenate([rest, samples])
            whole = len(joined) // hop * hop
            peaks.append(np.abs(joined[:whole]).reshape(-1, hop).max(axis=1))
            rest = joined[whole:]
        energies.append(weighting.finish())
        if rest.size:
            peaks.append(np.abs(rest).max(keepdims=True))
    return _stretches(peaks), _loudness(np.concatenate(energies), decoder.rate, step)


def _stretches(peaks: list[Samples]) -> list[float]:
    hops = np.concatenate(peaks) if peaks else np.zeros(0)
    count = min(STRETCHES, len(hops))
    if not count:
        return []
    bounds = np.arange(count) * len(hops) // count
    found: list[float] = np.maximum.reduceat(hops, bounds).tolist()
    return found


def _loudness(energies: NDArray[np.float64], rate: int, step: float) -> list[float | None]:
    layout = grid(rate)
    total = np.concatenate([[0.0], np.cumsum(energies)])
    half = loudness.SHORT_TERM_HOPS * layout.cells_per_hop // 2
    values: list[float | None] = []
    for centre in np.arange(0, len(energies), step * rate / layout.cell):
        first, last = max(0, round(centre) - half), min(len(energies), round(centre) + half)
        value = loudness.level(max(0.0, (total[last] - total[first]) / ((last - first) * layout.cell)))
        values.append(value if value > loudness.ABSOLUTE_GATE else None)
    return values
