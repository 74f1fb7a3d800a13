"""Segments → Programme: takes, music and pauses on one timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from audiocast.show import Sound
from audiocast.studio.fades import EDGE, crossing, fade_music, rising
from audiocast.studio.grid import Samples, grid
from audiocast.studio.matching import music_gain, segment_gains, speech_level
from audiocast.studio.source import forget
from audiocast.studio.values import Placed, Programme, Segment
from audiocast.voices.values import SAMPLE_RATE, Take

LONG = 300 * SAMPLE_RATE
"""Samples from which a programme is kept in a file."""
FILE_NAME = "programme.f32"


@dataclass(slots=True)
class _Laid:
    """A stretch of sound at `first` on the timeline, with its gain and the ramps at its ends."""

    samples: Samples
    first: int
    gain: float
    head: Samples
    tail: Samples

    @property
    def last(self) -> int:
        return self.first + len(self.samples)


def assemble(
    segments: Sequence[Segment],
    sound: Sound,
    work: Path,
    *,
    opening: Take | None = None,
    closing: Take | None = None,
) -> Programme:
    """Lay `segments` on one timeline, with the show's `opening` and `closing` sound around them.

    Order: opening (fades out over `sound.fade`), `sound.lead` of silence, the segments with the pause
    after each, `sound.tail` of silence (or the last pause, if longer), closing (fades in and out). A
    segment's `crossfade` lays it over the end of the segment before, in place of that one's pause; it
    is held to half of either. Recordings and music come to the loudness of the narration. The
    programme is a memory map in `work` from five minutes on. `placed` has one entry per segment.
    """
    gains = segment_gains(segments)
    laid = _lay(segments, gains, _intro(opening, sound) + _samples(sound.lead))
    end = laid[-1].last if laid else _intro(opening, sound) + _samples(sound.lead)
    end += _samples(max(sound.tail, segments[-1].pause if segments else 0.0))
    level = speech_level(segments, gains) if opening or closing else None
    parts = list(laid)
    if opening is not None:
        parts.insert(0, _music(opening, 0, 0.0, sound.fade, level))
    if closing is not None:
        parts.append(_music(closing, end, sound.fade, sound.fade, level))
        end += len(closing.samples)
    samples = _render(parts, end, work)
    placed = tuple(_placed(segment, part) for segment, part in zip(segments, laid, strict=True))
    return Programme(samples, placed)


def _samples(seconds: float) -> int:
    return max(0, round(seconds * SAMPLE_RATE))


def _intro(opening: Take | None, sound: Sound) -> int:
    return len(opening.samples) if opening is not None else 0


def _lay(segments: Sequence[Segment], gains: Sequence[float], start: int) -> list[_Laid]:
    """Place the segments one after the other from sample `start` on, with their ramps."""
    laid: list[_Laid] = []
    for index, segment in enumerate(segments):
        samples = segment.take.samples
        edge = rising(min(_samples(EDGE), len(samples) // 2))
        part = _Laid(samples, start, gains[index], edge, edge[::-1])
        if laid:
            _join(laid[-1], part, segment)
        laid.append(part)
        start = part.last + _samples(segment.pause)
    return laid


def _join(before: _Laid, part: _Laid, segment: Segment) -> None:
    """Set the ramps between two neighbours; a cross-fade moves `part` over the end of `before`."""
    overlap = min(_samples(segment.crossfade), len(before.samples) // 2, len(part.samples) // 2)
    if overlap:
        part.first = before.last - overlap
        part.head = crossing(overlap)
        before.tail = part.head[::-1]
    elif part.first == before.last and _continues(before.samples, part.samples):
        before.tail = part.head = rising(0)


def _continues(before: Samples, after: Samples) -> bool:
    """Tell whether `after` lies right behind `before` in one recording: a cut without a seam."""
    if not (len(before) and len(after) and before.flags.c_contiguous and after.flags.c_contiguous):
        return False
    start, following = (array.__array_interface__["data"][0] for array in (before, after))
    return bool(start + before.nbytes == following and before.dtype == after.dtype)


def _music(take: Take, first: int, fade_in: float, fade_out: float, level: float | None) -> _Laid:
    half = len(take.samples) / 2 / SAMPLE_RATE
    samples = fade_music(take.samples, min(fade_in, half), min(fade_out, half))
    edge = rising(min(_samples(EDGE), len(samples) // 2))
    return _Laid(samples, first, music_gain(take, level), edge, edge[::-1])


def _render(parts: Sequence[_Laid], length: int, work: Path) -> Samples:
    samples = np.zeros(length, np.float32) if length < LONG else _mapped(work / FILE_NAME, length)
    block = grid(SAMPLE_RATE).block * 8
    for part in parts:
        for start in range(0, len(part.samples), block):
            stop = min(start + block, len(part.samples))
            samples[part.first + start : part.first + stop] += _ramped(part, start, stop)
            forget(part.samples)
            forget(samples)
    return samples


def _ramped(part: _Laid, start: int, stop: int) -> Samples:
    """Return samples `start` to `stop` of a part with its gain and ramps."""
    result = np.asarray(part.samples[start:stop], np.float32) * np.float32(part.gain)
    if start < len(part.head):
        stretch = part.head[start:stop]
        result[: len(stretch)] *= stretch
    falling = len(part.samples) - len(part.tail)
    if stop > falling:
        low = max(start, falling)
        result[low - start :] *= part.tail[low - falling : stop - falling]
    return result


def _mapped(path: Path, length: int) -> Samples:
    """Return a memory map of `length` zeros whose space on the disk is there, not promised."""
    path.parent.mkdir(parents=True, exist_ok=True)
    zeros = bytes(1 << 20)
    with path.open("wb") as file:
        # A full disk must be an error here and now, not a signal at some later write to the map.
        for start in range(0, length * 4, len(zeros)):
            file.write(zeros[: min(len(zeros), length * 4 - start)])
    return np.memmap(path, np.float32, "r+", shape=(length,))


def _placed(segment: Segment, part: _Laid) -> Placed:
    take = segment.take
    return Placed(
        line=segment.line,
        first=part.first,
        last=part.last,
        marks=tuple(
            replace(mark, first=mark.first + part.first, last=mark.last + part.first) for mark in take.marks
        ),
        confidence=take.confidence,
        synthetic=segment.synthetic,
    )
