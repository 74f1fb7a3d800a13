"""The whole job on the sample: CPU seconds and memory of each stage, and the ratio to the bound."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "releases" / "2026-05-14-encuentro-riego.txt"


def cpu() -> float:
    """Return the CPU seconds of this process and of its finished children."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def peak_memory() -> float:
    """Return the highest resident memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def new_workspace(folder: Path) -> Path:
    """Return a workspace with the sample release and no cache."""
    folder.mkdir()
    shutil.copy(ROOT / "audiocast.toml", folder)
    shutil.copy(SAMPLE, folder / "nota.txt")
    return folder


class Stages:
    """An observer that books CPU seconds on the stage that was under way."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[float, float]] = {}
        self.stage, self.since = "", cpu()

    def __call__(self, _source: str, stage: str) -> None:
        now = cpu()
        if self.stage:
            spent = self.rows.get(self.stage, (0.0, 0.0))[0] + now - self.since
            self.rows[self.stage] = (spent, peak_memory())
        self.stage, self.since = stage, now


def run_warm(folder: Path) -> Stages:
    """Make the sample's episode in this process and return what each stage took."""
    from audiocast.asking import Request
    from audiocast.batch import make_all
    from audiocast.show import load_show

    show = load_show(folder)
    stages = Stages()
    result = make_all([Request(folder / "nota.txt")], show, stages)
    stages("", "end")
    assert all(outcome.status == "made" for outcome in result.outcomes), result
    return stages


def bound(folder: Path) -> dict[str, float]:
    """Return the CPU seconds of what cannot be left out: synthesis, LAME, one pass of the meter."""
    import numpy as np

    from audiocast.asking import Request
    from audiocast.planning import make_plan
    from audiocast.reading import reader_for
    from audiocast.show import load_show
    from audiocast.studio.codec import Mp3Encoder
    from audiocast.studio.meter import Meter
    from audiocast.studio.profiles import PROFILES
    from audiocast.voices import find_voices
    from audiocast.voices.values import SAMPLE_RATE

    show = load_show(folder)
    plan = make_plan(Request(folder / "nota.txt"), show, [])
    cast = find_voices(show)
    lines = plan.script.lines
    readings = reader_for(show, plan.release.acronyms).read_lines(lines, lambda _line: "")
    spent, start = {}, cpu()
    takes = []
    for line, reading in zip(lines, readings, strict=True):
        voice, delivery = cast.for_line(line)
        takes.append(voice.say(reading, delivery).samples)
    spent["synthesis"] = cpu() - start
    silence = np.zeros(SAMPLE_RATE // 2, np.float32)
    sound = np.concatenate([part for take in takes for part in (take, silence)])
    start = cpu()
    with Mp3Encoder(folder / "bound.mp3", PROFILES["podcast"]) as encoder:
        encoder.write(sound)
    spent["encoding"] = cpu() - start
    start = cpu()
    meter = Meter(SAMPLE_RATE, 1)
    meter.feed(sound)
    meter.finish()
    spent["meter"] = cpu() - start
    return spent


def wall(*command: str, cwd: Path) -> float:
    """Return the best wall time of three runs of a command."""
    times = []
    for _run in range(3):
        start = time.perf_counter()
        subprocess.run(command, cwd=cwd, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the stages, the ratio to the bound, and the wall times of cold commands."""
    audiocast = [sys.executable, "-m", "audiocast"]
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        run_warm(new_workspace(base / "first"))  # loads libraries and draws the cover once
        stages = run_warm(_with_cover(new_workspace(base / "warm"), base / "first"))
        needed = bound(base / "warm")
        for stage, (seconds, memory) in stages.rows.items():
            print(f"  {stage:<10} {seconds:6.2f} s CPU   peak {memory:5.0f} MB")
        total = sum(seconds for seconds, _memory in stages.rows.values())
        print(f"  {'whole':<10} {total:6.2f} s CPU")
        parts = ", ".join(f"{part} {seconds:.2f}" for part, seconds in needed.items())
        print(f"  {'bound':<10} {sum(needed.values()):6.2f} s CPU ({parts})")
        print(f"  ratio of the whole to the bound: {total / sum(needed.values()):.2f}")
        cold = []
        for number in range(3):
            folder = new_workspace(base / f"cold{number}")
            start = time.perf_counter()
            subprocess.run([*audiocast, "make", "nota.txt"], cwd=folder, check=True, capture_output=True)
            cold.append(time.perf_counter() - start)
        print(f"  cold `audiocast make` of the sample: {min(cold):.2f} s wall (best of 3)")
        print(
            f"  the same again, nothing to do: {wall(*audiocast, 'make', 'nota.txt', cwd=folder):.2f} s wall"
        )
        print(f"  `audiocast --help`: {wall(*audiocast, '--help', cwd=folder):.2f} s wall")


def _with_cover(folder: Path, other: Path) -> Path:
    shutil.copytree(other / ".audiocast" / "covers", folder / ".audiocast" / "covers")
    return folder


if __name__ == "__main__":
    os.environ.setdefault("AUDIOCAST_LANG", "C")
    main()
