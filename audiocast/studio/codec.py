"""MP3 out and any sound in, through the ffmpeg of imageio-ffmpeg as a child process, block by block."""

from __future__ import annotations

import contextlib
import re
import signal
import struct
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

import numpy as np

from audiocast.errors import AudioCastError, InputError, UnavailableError
from audiocast.messages import _
from audiocast.studio.grid import Samples, grid
from audiocast.studio.values import Profile
from audiocast.voices.values import SAMPLE_RATE

QUALITY = 5
"""LAME's quality level (0 best, 9 fastest)."""
_QUIET = ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "error"]
_FORMATS = "mp3,wav,ogg,mov,matroska,flac,aac,aiff"
_BLOCK = grid(SAMPLE_RATE).block
_PATIENCE = 120.0
_SLOWEST = 200_000  # bytes of file per second that decoding takes at the very least


def ffmpeg() -> str:
    """Return the path of ffmpeg. Raises UnavailableError where there is none."""
    try:
        import imageio_ffmpeg

        path: str = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError, OSError) as error:
        raise UnavailableError(
            _("ffmpeg is not there: {reason}.").format(reason=error),
            hint=_("“pip install imageio-ffmpeg” brings it."),
        ) from None
    return path


def encoder_scale(bitrate: int) -> float:
    """Return the factor by which LAME multiplies its input at `bitrate` kbit/s CBR (measured)."""
    return 0.95 if bitrate <= 160 else 0.97 if bitrate <= 192 else 1.0


class Mp3Encoder:
    """Writes blocks of samples to `path` as CBR MP3 after `profile`, with nothing in it that varies.

    A context manager; raises AudioCastError where ffmpeg fails. The samples are divided by LAME's
    own scale, so that the decoded sound is as loud as what was written.
    """

    def __init__(self, path: Path, profile: Profile) -> None:
        self._path = path
        self._scale = np.float32(1 / encoder_scale(profile.bitrate))
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the child)
        source = ["-f", "f32le", "-ar", str(profile.sample_rate), "-ac", str(profile.channels)]
        coding = ["-c:a", "libmp3lame", "-b:a", f"{profile.bitrate}k", "-compression_level", str(QUALITY)]
        plain = ["-map_metadata", "-1", "-flags:a", "+bitexact", "-fflags", "+bitexact"]
        header = ["-id3v2_version", "0", "-write_id3v1", "0", "-write_xing", "1", "-f", "mp3", "-y"]
        target = f"file:{path.resolve()}"
        self._child = subprocess.Popen(
            [ffmpeg(), *_QUIET, *source, "-i", "pipe:0", *plain, *coding, *header, target],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
        )

    def write(self, samples: Samples) -> None:
        """Encode more samples."""
        assert self._child.stdin is not None
        scaled = np.ascontiguousarray(samples * self._scale, dtype="<f4")
        # A broken pipe means that ffmpeg has ended; leaving the block says why.
        with contextlib.suppress(BrokenPipeError, OSError):
            self._child.stdin.write(scaled.data)

    def __enter__(self) -> Mp3Encoder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._child.stdin is not None
        if kind is not None:
            self._child.kill()
        with contextlib.suppress(BrokenPipeError, OSError):
            self._child.stdin.close()
        code = self._child.wait()
        reason = _last_line(self._errors)
        self._errors.close()
        if kind is None and (code != 0 or not self._path.is_file()):
            raise AudioCastError(
                _("The sound could not be encoded: {reason}.").format(reason=reason or _ended(code)),
                hint=_("See that there is room on the disk, and try again."),
            )


class Decoder:
    """Reads the first sound stream of the file `path`: `rate`, `channels`, and blocks of samples.

    Decodes without gapless padding, as players do. Only plain sound formats are read, from the file
    alone; a child that stalls is ended. Raises InputError where the file holds no sound.
    """

    def __init__(self, path: Path) -> None:
        try:
            size = path.stat().st_size if path.is_file() else 0
        except OSError:
            size = 0
        if not size:
            raise InputError(_("There is no sound file here."), file=path)
        self._path = path
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the child)
        guard = ["-threads", "1", "-protocol_whitelist", "file,pipe", "-format_whitelist", _FORMATS]
        # Handing on large frames halves what ffmpeg spends on passing them between its threads.
        wanted = ["-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-bitexact"]
        wanted += ["-af", f"asetnsamples=n={_BLOCK}:p=0"]
        output = ["-c:a", "pcm_f32le", "-f", "wav", "pipe:1"]
        self._child = subprocess.Popen(
            [ffmpeg(), *_QUIET, *guard, "-i", f"file:{path.resolve()}", *wanted, *output],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self._watchdog = threading.Timer(_PATIENCE + size / _SLOWEST, self._child.kill)
        self._watchdog.daemon = True
        self._watchdog.start()
        try:
            self.rate, self.channels = self._header()
        except BaseException:
            self.close()
            raise

    def blocks(self) -> Iterator[Samples]:
        """Yield the samples in order, shape (n,) for one channel or (n, channels)."""
        assert self._child.stdout is not None
        frame = 4 * self.channels
        rest = b""
        while data := self._child.stdout.read(_BLOCK * frame):
            data = rest + data if rest else data
            whole = len(data) // frame * frame
            rest = data[whole:]
            block = np.frombuffer(data, "<f4", whole // 4).astype(np.float32, copy=False)
            yield block if self.channels == 1 else block.reshape(-1, self.channels)
        if self._child.wait() != 0:
            raise self._error()

    def close(self) -> None:
        """End the child and free what it holds."""
        assert self._child.stdout is not None
        self._watchdog.cancel()
        if self._child.poll() is None:
            self._child.kill()
        self._child.stdout.close()
        self._child.wait()
        self._errors.close()

    def __enter__(self) -> Decoder:
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()

    def _header(self) -> tuple[int, int]:
        """Read the WAV header up to its data; return the rate and the channels that it states."""
        assert self._child.stdout is not None
        read = self._child.stdout.read
        rate = channels = 0
        if len(read(12)) == 12:
            while len(head := read(8)) == 8:
                name, length = struct.unpack("<4sI", head)
                if name == b"data":
                    break
                body = read(length)
                if name == b"fmt " and len(body) >= 16:
                    channels, rate = struct.unpack_from("<HI", body, 2)
        if not (rate and channels):
            self._child.wait()
            raise self._error()
        return rate, channels

    def _error(self) -> InputError:
        reason = _last_line(self._errors).replace(str(self._path.resolve()), self._path.name)
        return InputError(
            _("The file cannot be decoded as sound: {reason}.").format(reason=reason or _("no sound in it")),
            file=self._path,
        )


def _last_line(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = errors.read(65_536).decode("utf-8", "replace").strip().splitlines()
    # ffmpeg names the part that speaks with an address in memory, which differs from run to run.
    return re.sub(r"^(\[[^\]]* @ 0x[0-9a-f]+\]\s*)+", "", lines[-1].strip(" .")) if lines else ""


def _ended(code: int) -> str:
    """Say how a program ended that said nothing itself."""
    if code < 0:
        with contextlib.suppress(ValueError):
            return _("ffmpeg was stopped by {signal}").format(signal=signal.Signals(-code).name)
    return _("ffmpeg ended with code {code}").format(code=code)
