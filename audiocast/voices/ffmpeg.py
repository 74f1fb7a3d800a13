"""The ffmpeg that comes with imageio-ffmpeg, for the sound that an online engine answers with.

What arrives is not trusted: it goes through a pipe, with the format forced, no protocol but the
pipe, a limit on length and time, and only samples come back.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import numpy as np

from audiocast.errors import UnavailableError
from audiocast.messages import _
from audiocast.voices.values import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SECONDS = 120
_TIMEOUT = 60
# MPEG audio, layer III: sync, version, layer, and a bit rate and sample rate that are allowed.
_FRAME = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xeb]", re.DOTALL)


def is_mp3(data: bytes) -> bool:
    """Tell whether `data` begins like an MP3 file, with or without an ID3v2 tag."""
    return data.startswith(b"ID3") or _FRAME.match(data) is not None


def decode_mp3(data: bytes) -> NDArray[np.float32]:
    """Return the MP3 `data` as mono samples at `SAMPLE_RATE`; at most two minutes.

    Raises UnavailableError where it is no MP3 or cannot be decoded.
    """
    if not is_mp3(data):
        raise UnavailableError(_("The answer of the online voice is not an MP3 file."))
    return _run(["-f", "mp3"], data, [])


def reshape(samples: NDArray[np.float32], tempo: float, pitch: float) -> NDArray[np.float32]:
    """Return `samples` spoken `tempo` times as fast and `pitch` times as high."""
    filters = []
    if pitch != 1:
        filters += [f"asetrate={round(SAMPLE_RATE * pitch)}", f"aresample={SAMPLE_RATE}"]
    if abs(tempo / pitch - 1) > 1e-3:
        filters.append(f"atempo={tempo / pitch:.4f}")
    source = ["-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "1"]
    return _run(source, samples.astype("<f4").tobytes(), ["-af", ",".join(filters)] if filters else [])


def _run(source: list[str], data: bytes, filters: list[str]) -> NDArray[np.float32]:
    command = [
        *(_executable(), "-hide_banner", "-loglevel", "error", "-threads", "1"),
        *("-protocol_whitelist", "pipe", *source, "-i", "pipe:0", "-map", "0:a:0", "-vn", "-sn", "-dn"),
        *("-t", str(_SECONDS), *filters, "-ac", "1", "-ar", str(SAMPLE_RATE), "-f", "f32le", "pipe:1"),
    ]
    flags = subprocess.CREATE_NO_WINDOW if os.name == "nt" else 0  # type: ignore[attr-defined,unused-ignore]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=_TIMEOUT, check=False, creationflags=flags
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(_("ffmpeg failed: {reason}.").format(reason=error)) from None
    if done.returncode or not done.stdout:
        raise UnavailableError(_("The sound that the online voice answered with cannot be decoded."))
    return np.frombuffer(done.stdout, dtype="<f4").astype(np.float32)


def _executable() -> str:
    try:
        import imageio_ffmpeg

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        raise UnavailableError(
            _("ffmpeg is not installed."), hint=_("Install it with: pip install imageio-ffmpeg")
        ) from None
