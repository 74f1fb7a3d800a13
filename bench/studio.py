"""The studio: what mastering costs beside encoding, and how accurate the decoded file is."""

from __future__ import annotations

import math
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from audiocast.studio import PROFILES, master
from audiocast.studio.analysis import Analysis
from audiocast.studio.codec import Decoder, Mp3Encoder
from audiocast.studio.grid import grid
from audiocast.studio.levelling import find_levels
from audiocast.studio.mastering import CODEC_MARGIN
from audiocast.studio.meter import Measurement, measure_sound
from audiocast.studio.source import Source
from audiocast.studio.values import Programme
from bench.studio_inputs import RATE, Samples, hard_inputs, narration

Result = TypeVar("Result")
SECONDS = 144
_PODCAST = PROFILES["podcast"]
_RUNS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """One stage: CPU seconds of this process and of its children, and peak memory so far in MB."""

    stage: str
    own: float
    children: float
    peak_mb: float

    @property
    def total(self) -> float:
        return self.own + self.children


def run(sound: Samples | None = None) -> list[Cost]:
    """Measure the stages of mastering, on 144 s of narration unless `sound` is given; best of three."""
    sound = narration(SECONDS)[: SECONDS * RATE] if sound is None else sound
    costs: list[Cost] = []

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        runs = []
        for _run in range(_RUNS):
            before = os.times()
            result = work()
            after = os.times()
            own = after.user + after.system - before.user - before.system
            children = sum(after[2:4]) - sum(before[2:4])
            runs.append(Cost(stage, own, children, _peak_mb()))
        costs.append(min(runs, key=lambda cost: cost.total))
        return result

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.mp3"
        timed("meter: one pass (loudness and true peak)", lambda: measure_sound(sound, RATE))
        timed("LAME alone, same quality", lambda: _encode(sound, path))
        source = timed("survey", lambda: Source(sound, RATE))
        timed("analysis", lambda: Analysis(source))
        timed(
            "analysis and search for the levels",
            lambda: find_levels(Analysis(source), _PODCAST.loudness, _PODCAST.true_peak - CODEC_MARGIN),
        )
        timed("decoding and measuring", lambda: _decode(path))
        timed("master: the whole", lambda: master(Programme(sound, ()), _PODCAST, path))
    return costs


def accuracy() -> list[tuple[str, int, float | None, float, bool, tuple[str, ...]]]:
    """Master the hard inputs; return (name, samples off, loudness, true peak, reached, notes) of each.

    Loudness and true peak are measured here, on the decoded file.
    """
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hard.mp3"
        for name, samples in hard_inputs(narration(22)).items():
            receipt = master(Programme(samples, ()), _PODCAST, path).receipt
            measured, count = _decode(path)
            peak = 20 * math.log10(measured.peak) if measured.peak else -math.inf
            rows.append(
                (name, count - len(samples), measured.integrated, peak, receipt.reached, receipt.notes)
            )
    return rows


def main() -> None:
    """Print the tables."""
    costs = run()
    print(f"Mastering {SECONDS} s of narration: CPU seconds, best of {_RUNS}")
    print(f"  {'stage':42} {'own':>6} {'child':>6} {'sum':>6} {'peak MB':>8}")
    for cost in costs:
        print(f"  {cost.stage:42} {cost.own:6.2f} {cost.children:6.2f} {cost.total:6.2f} {cost.peak_mb:8.0f}")
    total = {cost.stage: cost.total for cost in costs}
    bound = total["meter: one pass (loudness and true peak)"] + total["LAME alone, same quality"]
    whole = total["master: the whole"]
    print(f"  master / (LAME + one meter pass) = {whole:.2f} / {bound:.2f} = {whole / bound:.2f}")
    print()
    print("Accuracy on the decoded MP3 (-16 LUFS ± 0.1, at most -1 dBTP)")
    for name, off, value, peak, reached, notes in accuracy():
        shown = f"{value:7.2f}" if value is not None else "      –"
        print(f"  {name:28} {shown} LUFS {peak:7.2f} dBTP  {off:+d} samples  {reached!s:5} {' '.join(notes)}")


def _encode(sound: Samples, path: Path) -> None:
    with Mp3Encoder(path, _PODCAST) as encoder:
        for start in range(0, len(sound), grid(RATE).block):
            encoder.write(sound[start : start + grid(RATE).block])


def _decode(path: Path) -> tuple[Measurement, int]:
    with Decoder(path) as decoder:
        blocks = list(decoder.blocks())
    sound = np.concatenate(blocks)
    return measure_sound(sound, decoder.rate), len(sound)


def _peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows has no such measure
        return math.nan
    unit = 1024 if sys.platform == "darwin" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / unit


if __name__ == "__main__":
    main()
