"""Recordings: errors of clause starts and speed of alignment, beside aeneas and a plain guess.

aeneas (on the Python package index) wants an environment of its own:
`python -m venv V && V/bin/pip install 'numpy<2' wheel 'setuptools<60' lxml beautifulsoup4` and then
`AENEAS_WITH_CEW=False AENEAS_WITH_CFW=False V/bin/pip install --no-build-isolation --no-deps aeneas`;
with AENEAS_PYTHON=V/bin/python its figures stand beside ours. It gets the same reference, spoken by
the same voice, in one piece.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import tempfile
import time
import wave
from pathlib import Path
from typing import Any

import numpy as np
import soxr

from audiocast.recordings import align, import_recording
from audiocast.voices.values import SAMPLE_RATE, Take

VOICES = (("es", 160), ("es+f2", 145), ("es-419+m3", 185), ("es-419+f4", 132))
_AENEAS = """
import json, sys
from aeneas.audiofilemfcc import AudioFileMFCC
from aeneas.dtw import DTWAligner
from aeneas.exacttiming import TimeValue
real, spoken, anchors = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
form = ("pcm_s16le", 1, 16000)
aligner = DTWAligner(AudioFileMFCC(real, file_format=form), AudioFileMFCC(spoken, file_format=form))
found = aligner.compute_boundaries([[TimeValue(str(a)), i, ""] for i, a in enumerate(anchors)])
print(json.dumps([float(x) * 0.04 for x in found]))
"""


def _sounds() -> Any:
    """Return the tests' builders of speech with known times."""
    path = Path(__file__).parents[1] / "tests" / "recordings" / "conftest.py"
    spec = importlib.util.spec_from_file_location("recordings_sounds", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases(sounds: Any) -> list[tuple[str, Any, list[int]]]:
    """Return (name, samples, first sample of each clause) of what is aligned."""
    found = []
    for voice, rate in VOICES:
        sound, starts = sounds.announce(sounds.LINES, voice, rate)
        found.append((f"clean, {voice}", sound, starts))
        found.append((f"noise at 12 dB, {voice}", sounds.mixed(sound, 12), starts))
    found.append(("telephone", sounds.telephone(sound), starts))
    found.append(("reverberation", sounds.echoing(sound), starts))
    for name, head in (
        ("30 s of music first", sounds.music(30)),
        ("30 s of chatter first", sounds.announce(sounds.OTHERS, "es+m3", 165)[0][: 30 * SAMPLE_RATE]),
    ):
        found.append((name, np.concatenate([head, sound]), [start + len(head) for start in starts]))
    return found


def ours(sounds: Any, sound: Any, reference: list[Take]) -> list[float]:
    """Return the clause starts that `align` finds, in seconds."""
    alignment = align(Take(sound), reference, sounds.LINES)
    return [clause.first / SAMPLE_RATE for clause in alignment.clauses]


def guess(sounds: Any, sound: Any) -> list[float]:
    """Return clause starts in proportion to the letters, over all that is loud."""
    loud = np.flatnonzero(np.abs(sound) > 0.02)
    letters = [end - start for _line, start, end in sounds.clauses_of(sounds.LINES)]
    parts = np.concatenate([[0], np.cumsum(letters)[:-1]]) / sum(letters)
    begun: list[float] = ((loud[0] + parts * (loud[-1] - loud[0])) / SAMPLE_RATE).tolist()
    return begun


def aeneas(python: str, sounds: Any, sound: Any, folder: Path) -> list[float]:
    """Return the clause starts that aeneas finds."""
    pieces = [sounds.speak(sounds.LINES[n][a:b]).samples for n, a, b in sounds.clauses_of(sounds.LINES)]
    lengths = np.cumsum([0, *map(len, pieces)])[:-1] / SAMPLE_RATE
    for name, samples in (("real.wav", sound), ("spoken.wav", np.concatenate(pieces))):
        narrow = soxr.resample(samples, SAMPLE_RATE, 16000)
        with wave.open(str(folder / name), "wb") as file:
            file.setparams((1, 2, 16000, 0, "NONE", ""))
            file.writeframes((np.clip(narrow, -1, 1) * 32767).astype("<i2").tobytes())
    command = [python, "-c", _AENEAS, str(folder / "real.wav"), str(folder / "spoken.wav")]
    done = subprocess.run(
        [*command, json.dumps(lengths.tolist())], capture_output=True, check=True, text=True
    )
    found: list[float] = json.loads(done.stdout)
    return found[: len(lengths)]


def _errors(found: list[float], starts: list[int]) -> str:
    if len(found) != len(starts):
        return "not found".rjust(16)
    errors = [abs(a - b / SAMPLE_RATE) * 1000 for a, b in zip(found, starts, strict=True)]
    return f"{np.mean(errors):7.0f} {np.max(errors):8.0f}"


def main() -> None:
    """Print mean and worst error of clause starts in ms, then what importing and aligning cost."""
    sounds, python = _sounds(), os.environ.get("AENEAS_PYTHON", "")
    reference = [sounds.speak(line) for line in sounds.LINES]
    print(f"{'clause starts, ms':28}{'AudioCast':>16}{'aeneas':>16}{'by letters':>16}")
    print(f"{'':28}" + f"{'mean':>7} {'worst':>8}" * 3)
    spent, length = 0.0, 0.0
    with tempfile.TemporaryDirectory() as name:
        for title, sound, starts in cases(sounds):
            begun = time.process_time()
            found = ours(sounds, sound, reference)
            spent += time.process_time() - begun
            length += len(sound) / SAMPLE_RATE
            other = _errors(aeneas(python, sounds, sound, Path(name)), starts) if python else "-".rjust(16)
            print(f"{title:28}{_errors(found, starts)}{other}{_errors(guess(sounds, sound), starts)}")
        print(f"alignment: {spent / length:.4f} × real time (CPU)")
        path = sounds.save(Path(name) / "voz.opus", np.tile(sound, 8), "-c:a", "libopus")
        before = os.times()
        import_recording(path, Path(name) / "work")
        after = os.times()
        cost = sum(after[:4]) - sum(before[:4])
        print(f"decoding and cleaning: {cost / (8 * len(sound) / SAMPLE_RATE):.4f} × real time (CPU)")
    if not python:
        print("aeneas: not measured; the head of bench/recordings.py says how to install it")


if __name__ == "__main__":
    main()
