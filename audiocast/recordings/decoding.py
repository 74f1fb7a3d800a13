"""A sound file from outside → a take, decoded by a limited child process.

The length is what was decoded; what a header claims is used only to say how much was lost, or to
refuse at once what is far too long.
"""

from __future__ import annotations

import re
import secrets
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiocast.errors import InputError, UnavailableError
from audiocast.files import PARTIAL, sha256
from audiocast.messages import _
from audiocast.recordings.child import Limits, Log, Watch, command, stream
from audiocast.recordings.headers import announced_length
from audiocast.recordings.paths import regular_file
from audiocast.recordings.values import Decoded, Recording, Step
from audiocast.release.values import Flag
from audiocast.voices.values import SAMPLE_RATE

if TYPE_CHECKING:
    from audiocast.recordings.downmix import Statistics

LIMITS = Limits()
_SUSPECT = 600.0  # seconds decoded before the rate of bits is judged: silence may come first
_SILENT = 1800.0  # seconds of digital silence after which a file is taken for empty
_TOLERANCE = 0.25  # seconds that a header may differ: encoder delay and the last frame's padding
_DURATION = re.compile(r"\[info\]   Duration: (\d+):(\d\d):(\d\d\.\d+),")
_FILM = re.compile(r"\[info\]   Stream #0:\d+.*: (Video): (?!.*\(attached pic\))")
_INPUT = re.compile(r"\[info\] Input #0, ([\w,]+), from ")
_CODEC = re.compile(r"\[info\]   Stream #0:\d+ -> #0:0 \((\w+)")


def decode(path: Path, work: Path, limits: Limits = LIMITS) -> Recording:
    """Decode the sound of `path` into a mono take whose samples lie in a file in `work`.

    Channels are mixed with care for dead and inverted ones, broken sample values mended, and peaks
    over full scale brought down; nothing else is changed. Raises InputError where the file holds no
    sound that can be had within `limits`, and then leaves nothing in `work`.
    """
    from audiocast.recordings.downmix import mix

    source = regular_file(path)
    work.mkdir(parents=True, exist_ok=True)
    token = secrets.token_hex(4)  # two takes of one file may be in use at a time
    raw = work / f"{PARTIAL}{token}.f32"
    try:
        sink = _decode_raw(source, path, raw, limits)
        decoded = _describe(sink, source)
        take, steps = mix(raw, sink.statistics, work / f"{decoded.sha256[:12]}-{token}.f32")
    except OSError as error:
        raise UnavailableError(
            _("The decoded sound cannot be kept in {folder}: {reason}.").format(
                folder=work, reason=error.strerror or error
            ),
            hint=_("Make room on the disk and try again."),
        ) from None
    finally:
        raw.unlink(missing_ok=True)
    return Recording(take, decoded, steps, _warnings(decoded, steps))


@dataclass
class _Sink:
    """Takes the child's WAV stream apart and writes its samples to a file."""

    raw: Any
    limits: Limits
    file_size: int
    head: bytes = b""
    rest: bytes = b""
    channels: int = 0
    frames: int = 0
    heard: bool = False
    refusal: str = ""
    log: Log = field(default_factory=Log)

    def __post_init__(self) -> None:
        from audiocast.recordings.downmix import Statistics

        self.statistics: Statistics = Statistics()

    @property
    def seconds(self) -> float:
        return self.frames / SAMPLE_RATE

    def take(self, block: bytes, watch: Watch) -> bool:
        """Keep `block`; return False where the file is refused (`refusal` says why)."""
        if not self.channels:
            self.head += block
            found = _wav_body(self.head)
            if found is None:
                return len(self.head) < 1 << 20
            self.channels, start = found
            block = self.head[start:]
        self._keep(self.rest + block)
        watch.report(self.seconds)
        self.refusal = self._judge()
        return not self.refusal

    def _keep(self, data: bytes) -> None:
        import numpy as np

        whole = len(data) - len(data) % (4 * self.channels)
        self.rest = data[whole:]
        samples = np.frombuffer(data[:whole], "<f4").reshape(-1, self.channels)
        if not len(samples):
            return
        samples = self.statistics.add(samples)
        self.frames += len(samples)
        self.heard = self.heard or bool(samples.any())
        if samples.any():
            self.raw.write(samples.tobytes())
        else:  # a hole in the file: silence costs no disk
            self.raw.truncate(self.raw.seek(samples.nbytes, 1))

    def _judge(self) -> str:
        if self.seconds > self.limits.seconds:
            return _("The recording is longer than {hours:g} hours.").format(hours=self.limits.seconds / 3600)
        if self.frames * self.channels * 4 > self.limits.size:
            return _("The decoded sound needs more than {size} MB.").format(size=self.limits.size >> 20)
        if self.seconds > _SUSPECT and self.file_size * 8 < self.limits.bit_rate * self.seconds:
            return _("The file swells to far more sound than its size can hold.")
        if self.seconds > _SILENT and not self.heard:
            return _("The recording is silent.")
        if announced := _announced(self.log):  # known from the first block on
            plausible = self.file_size * 8 > self.limits.bit_rate * announced
            if announced > self.limits.seconds + 60 and plausible:
                return _("The recording is longer than {hours:g} hours.").format(
                    hours=self.limits.seconds / 3600
                )
        return ""


def _decode_raw(source: Path, path: Path, raw: Path, limits: Limits) -> _Sink:
    """Decode `source` into `raw` as interleaved float32 frames; raise InputError on refusal."""
    with raw.open("wb") as file:
        sink = _Sink(file, limits, source.stat().st_size)
        expired = stream(command(source, limits), limits, sink.take, sink.log)
    long = _("Name a shorter recording, or raise max_hours in [recording].")
    if sink.refusal:
        raise InputError(sink.refusal, file=path, hint=long if sink.heard else "")
    if expired:
        raise InputError(_("Decoding the recording takes too long; the file is damaged."), file=path)
    if not sink.frames:
        sentence, hint = _reason(sink.log)
        raise InputError(sentence, file=path, hint=hint)
    if not sink.statistics.audible():
        raise InputError(
            _("The recording is silent."),
            file=path,
            hint=_("Check that this is the right file and that the microphone was on."),
        )
    return sink


def _reason(log: Log) -> tuple[str, str]:
    """Return why nothing could be decoded, and what to do."""
    if log.has("moov atom not found"):
        return (
            _("The recording was cut off before its table of contents was written; nothing can be saved."),
            _("Copy or send it again."),
        )
    if log.has("matches no streams"):
        return _("The file holds no sound."), ""
    if log.has("Cannot allocate memory", "exceeds max_alloc", "Out of memory"):
        return _("The file asks for more memory than a recording needs; it is damaged or hostile."), ""
    return (
        _("This is not a recording in a format that AudioCast reads."),
        _("It reads opus, ogg, m4a, mp3, amr, wav, flac, aac, caf, aiff, mp4, mov, mkv and webm."),
    )


def _wav_body(data: bytes) -> tuple[int, int] | None:
    """Return (channels, where the samples begin) of a streamed WAV; None while it is too short."""
    place, channels = 12, 0
    while len(data) >= place + 8:
        name, size = struct.unpack_from("<4sI", data, place)
        if name == b"data":
            return channels, place + 8
        if name == b"fmt " and len(data) >= place + 12:
            channels = struct.unpack_from("<H", data, place + 10)[0]
        place += 8 + size + size % 2
    return None


def _announced(log: Log) -> float | None:
    if log.has("Estimating duration from bitrate"):  # no header's word, and often wrong
        return None
    for line in log.lines:
        if found := _DURATION.match(line):
            return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])
    return None


def _first(pattern: re.Pattern[str], log: Log) -> str:
    return next((found[1] for line in log.lines if (found := pattern.match(line))), "")


def _describe(sink: _Sink, source: Path) -> Decoded:
    announced = announced_length(source) or _announced(sink.log)
    if _first(_FILM, sink.log) and not sink.log.errors:
        announced = None  # the picture's length, and nothing was missed on the way to it
    lost = max(0.0, (announced or 0.0) - sink.seconds)
    return Decoded(
        container=_first(_INPUT, sink.log).split(",")[0],
        codec=_first(_CODEC, sink.log),
        channels=sink.channels,
        seconds=sink.seconds,
        announced=announced,
        lost=lost if lost > _TOLERANCE else 0.0,
        faults=sink.log.errors,
        sha256=sha256(source),
    )


def _warnings(decoded: Decoded, steps: tuple[Step, ...]) -> tuple[Flag, ...]:
    flags = []
    if decoded.lost:
        flags.append(
            Flag(
                "recording-damaged",
                _("The recording is damaged: {lost:.1f} s of {announced:.1f} s are lost.").format(
                    lost=decoded.lost, announced=decoded.announced
                ),
            )
        )
    elif decoded.faults:
        flags.append(
            Flag(
                "recording-damaged",
                _(
                    "The recording is damaged in places; {seconds:.1f} s could be decoded. Listen to it."
                ).format(seconds=decoded.seconds),
            )
        )
    broken = sum(step.figure("broken_samples") for step in steps if step.code == "repair")
    if broken:
        flags.append(
            Flag(
                "recording-broken-values",
                _("The recording holds {n:.0f} values that are no sound; they were bridged.").format(
                    n=broken
                ),
            )
        )
    return tuple(flags)
