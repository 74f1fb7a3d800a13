"""ffmpeg as a limited child process whose output is handed on block by block."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

FORMATS = "mp3,wav,w64,ogg,mov,matroska,flac,aac,amr,caf,aiff"
# Only decoders of sound that phones and recorders make; pictures are never decoded.
CODECS = (
    "mp3float,mp3,mp2float,mp2,aac,alac,flac,opus,libopus,vorbis,libvorbis,speex,libspeex,amrnb,"
    "libopencore_amrnb,amrwb,libopencore_amrwb,ac3,eac3,gsm,gsm_ms,adpcm_ima_wav,adpcm_ms,adpcm_ima_qt,"
    "pcm_alaw,pcm_mulaw,pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,"
    "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be"
)
_BLOCK = 1 << 18
_KEPT_LINES = 400


@dataclass(frozen=True, slots=True)
class Limits:
    """What decoding one file may cost.

    `seconds`: length of the sound; `size`: bytes of decoded sound on disk; `memory`: bytes of the
    child's address space (where the system has such limits); `stall`: seconds without any output;
    `speed`: the least speed of decoding, as a multiple of real time, once `stall` has passed;
    `bit_rate`: the fewest bits of file per second of sound that are still believed.
    """

    seconds: float = 4 * 3600.0
    size: int = 8 << 30
    memory: int = 1 << 30
    stall: float = 8.0
    speed: float = 4.0
    bit_rate: float = 300.0


@dataclass
class Log:
    """What the child wrote beside the sound: its first lines, and how many errors it named."""

    lines: list[str] = field(default_factory=list)
    errors: int = 0

    def read(self, stream: IO[bytes]) -> None:
        """Read `stream` to its end, keeping little of it."""
        for raw in iter(lambda: stream.readline(2000), b""):
            line = raw.decode("utf-8", "replace").rstrip()
            if "[error]" in line and "whitelist" not in line:
                self.errors += 1
            if len(self.lines) < _KEPT_LINES:
                self.lines.append(line)

    def has(self, *texts: str) -> bool:
        """Tell whether any kept line holds one of `texts`."""
        return any(text in line for line in self.lines for text in texts)


class Watch:
    """Ends a child that stalls or is too slow; `report` tells it how far the output has come."""

    def __init__(self, process: subprocess.Popen[bytes], limits: Limits) -> None:
        self.expired = False
        self._process = process
        self._limits = limits
        self._begun = self._last = time.monotonic()
        self._decoded = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def report(self, seconds: float) -> None:
        """Note that `seconds` of sound have been decoded."""
        self._last = time.monotonic()
        self._decoded = seconds

    def _run(self) -> None:
        while not self._done.wait(0.1):
            now = time.monotonic()
            allowed = self._limits.stall + self._decoded / self._limits.speed
            if now - self._last > self._limits.stall or now - self._begun > allowed:
                self.expired = True
                self._process.kill()
                return


def command(path: Path, limits: Limits) -> list[str]:
    """Return the command that writes the first sound of `path` as float WAV at 44 100 Hz to a pipe."""
    import imageio_ffmpeg

    from audiocast.voices.values import SAMPLE_RATE

    arguments = [
        *(imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-hide_banner", "-nostats"),
        *("-loglevel", "level+info", "-threads", "1", "-max_alloc", str(limits.memory // 4)),
        *("-protocol_whitelist", "file", "-format_whitelist", FORMATS, "-codec_whitelist", CODECS),
        # One second over the limit tells a recording that is too long from one that just fits.
        *("-t", str(limits.seconds + 1), "-i", f"file:{path}"),
        *("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"),
        *("-af", f"aresample={SAMPLE_RATE}:filter_size=64:cutoff=0.97"),
        *("-c:a", "pcm_f32le", "-bitexact", "-f", "wav", "pipe:1"),
    ]
    if os.name != "posix":
        return arguments
    # The shell sets the limits and becomes ffmpeg; a system that does not know one goes without.
    cpu = int(limits.stall + limits.seconds / limits.speed) + 1
    script = f"ulimit -v {limits.memory // 1024}; ulimit -t {cpu}; ulimit -c 0"
    return ["/bin/sh", "-c", f'{{ {script}; }} 2>/dev/null; exec "$0" "$@"', *arguments]


def stream(arguments: list[str], limits: Limits, take: Callable[[bytes, Watch], bool], log: Log) -> bool:
    """Run `arguments` and hand its output to `take`, block by block, until it returns False.

    What the child says beside it goes to `log`. Returns whether a time limit ended the child; it
    never outlives the call.
    """
    with subprocess.Popen(
        arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        reader = threading.Thread(target=log.read, args=(process.stderr,), daemon=True)
        reader.start()
        try:
            with Watch(process, limits) as watch:
                while block := process.stdout.read1(_BLOCK):  # type: ignore[attr-defined]
                    if not take(block, watch):
                        break
                else:
                    with contextlib.suppress(subprocess.TimeoutExpired):
                        process.wait(limits.stall)
        finally:
            with contextlib.suppress(OSError):
                process.kill()
            process.wait()
            reader.join()
        return watch.expired
