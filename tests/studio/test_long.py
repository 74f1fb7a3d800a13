"""Length costs disk, not memory; and importing the door costs nothing."""

import subprocess
import sys

import numpy as np
import pytest

from audiocast.studio.source import forget

RATE = 44_100

HOUR = """
import resource, sys
from pathlib import Path
import numpy as np
from audiocast.show import Sound
from audiocast.studio import PROFILES, assemble, codec, master
from audiocast.studio.values import Segment
from audiocast.voices.values import Take

codec.QUALITY = 9  # as much memory, less time
work, minutes = Path(sys.argv[1]), int(sys.argv[2])
minute = np.load(work / "minute.npy")
with (work / "recording.f32").open("wb") as file:
    for number in range(minutes):
        file.write((minute * (0.3 + 0.2 * (number % 4))).astype(np.float32).tobytes())
recording = np.memmap(work / "recording.f32", np.float32, "r")
pieces = np.array_split(recording, minutes)
segments = [Segment(Take(minute), 0, 0.5)] + [Segment(Take(p), None, synthetic=False) for p in pieces]
programme = assemble(segments, Sound(), work)
receipt = master(programme, PROFILES["podcast"], work / "long.mp3").receipt
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(receipt.reached, receipt.samples == len(programme.samples), peak)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell a process its peak memory")
def test_an_hour_of_programme_stays_under_a_gigabyte(voice, tmp_path):
    np.save(tmp_path / "minute.npy", np.concatenate([voice(30), voice(30, seed=1)]))

    command = [sys.executable, "-c", HOUR, str(tmp_path), "60"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)

    reached, whole, peak = result.stdout.split()
    assert (reached, whole) == ("True", "True")
    assert float(peak) < 600


@pytest.mark.parametrize("mode", ["r", "r+", "c"])
def test_letting_go_of_a_map_loses_nothing(mode, tmp_path):
    np.arange(100_000, dtype=np.float32).tofile(tmp_path / "a.f32")
    samples = np.memmap(tmp_path / "a.f32", np.float32, mode)
    expected = np.arange(100_000, dtype=np.float32)
    if mode != "r":
        samples[5] = expected[5] = -1

    forget(samples)

    assert (samples == expected).all()


def test_importing_the_door_loads_no_numpy():
    script = "import sys, audiocast.studio; sys.exit('numpy' in sys.modules or 'pydub' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
