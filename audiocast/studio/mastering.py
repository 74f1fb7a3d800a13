"""Programme → Master: levelled, limited, encoded, and measured on the decoded file until it is right."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiocast.errors import AudioCastError, InputError
from audiocast.files import staged
from audiocast.messages import _
from audiocast.studio import mp3
from audiocast.studio.analysis import Analysis
from audiocast.studio.codec import Decoder, Mp3Encoder
from audiocast.studio.grid import Samples
from audiocast.studio.holding import Held
from audiocast.studio.levelling import Levels, find_levels
from audiocast.studio.limiter import sample_gains
from audiocast.studio.meter import Measurement, Meter
from audiocast.studio.notes import CLEANED, PEAK_LIMITED
from audiocast.studio.receipts import finish_receipt, receipt
from audiocast.studio.source import Source, forget
from audiocast.studio.values import Master, Profile, Programme, Receipt
from audiocast.voices.values import SAMPLE_RATE

Tag = Callable[[Path, Receipt], None]

CODEC_MARGIN = 0.65
"""How far under the true peak the limiter's ceiling lies, in dB: coding moves peaks."""
_METERS_DIFFER = 0.05
"""Room in dB for other true-peak meters, which read a little higher or lower."""
_EXTRA_TRIM = 0.15
_ATTEMPTS = 6


@dataclass(frozen=True, slots=True, eq=False)
class _Attempt:
    """What decoding gave: the measurement, and the cells above the ceiling with their peaks."""

    measured: Measurement
    over: tuple[NDArray[np.intp], Samples]


def master(programme: Programme, profile: Profile, target: Path, *, tag: Tag | None = None) -> Master:
    """Bring `programme` to `profile` and write it to `target`, atomically, as CBR MP3.

    `tag` writes tags into the encoded file (its path and its receipt are handed in) before it takes
    its place; the sound must stay as it is, which is verified, and the receipt's size and hash are
    those of the tagged file. Where the profile cannot be reached, the receipt says so in `notes`.
    Raises InputError on an empty programme, AudioCastError where encoding fails.
    """
    if (profile.sample_rate, profile.channels) != (SAMPLE_RATE, 1):
        raise ValueError("a profile must be mono at the rate of the takes")
    if not len(programme.samples):
        raise InputError(_("There is no sound to master."))
    source = Source(programme.samples, profile.sample_rate)
    with staged(target) as part:
        measured, notes = _Mastering(source, profile, part).run()
        found = receipt(measured, part, profile, notes)
        if tag is not None:
            found = _tagged(part, found, tag)
    return Master(target, found)


class _Mastering:
    """Encodes to `part` until what is decoded from it keeps the profile, or nothing more helps."""

    def __init__(self, source: Source, profile: Profile, part: Path) -> None:
        self.source = source
        self.profile = profile
        self.part = part
        self.ceiling = profile.true_peak - _METERS_DIFFER
        self.analysis = Analysis(source)

    def run(self) -> tuple[Measurement, tuple[str, ...]]:
        """Encode until it is right, at most so many times; return what the file measures, and notes."""
        aim = self.profile.loudness
        held = Held(self.source.grid.cells(len(self.source)), self.profile.true_peak - CODEC_MARGIN)
        best: tuple[tuple[float, float], Levels, tuple[str, ...]] | None = None
        for number in range(_ATTEMPTS):
            levels, notes = find_levels(self.analysis, aim, held.ceiling, held.trims)
            if notes and number and held.wide:
                held.relax()
                levels, notes = find_levels(self.analysis, aim, held.ceiling, held.trims)
            if notes and best is not None and not best[2]:
                break
            attempt = self.encode(levels)
            cells, peaks = attempt.over
            overs = 20 * np.log10(peaks / 10 ** (self.ceiling / 20))
            value = attempt.measured.integrated
            off = 0.0 if notes or value is None else self.profile.loudness - value
            if not cells.size and abs(off) <= self.profile.tolerance / 2:
                return attempt.measured, self.noted(notes)
            rank = float(overs.max(initial=0.0)), abs(off)
            if best is None or rank < best[0]:
                best = rank, levels, notes
            aim += off
            held.add(cells, overs + _EXTRA_TRIM * (number + 1))
        assert best is not None
        return self.give_way(best[1], best[0][0], best[2])

    def give_way(
        self, levels: Levels, over: float, notes: tuple[str, ...]
    ) -> tuple[Measurement, tuple[str, ...]]:
        """Encode the best levels once more; give up loudness for as long as peaks are `over` dB too high."""
        if over > 0:
            notes = tuple(dict.fromkeys((*notes, PEAK_LIMITED)))
        for _attempt in range(_ATTEMPTS):
            levels = replace(levels, gain=levels.gain - over - (_EXTRA_TRIM if over else 0.0))
            attempt = self.encode(levels)
            over = max(0.0, 20 * math.log10(max(attempt.measured.peak, 1e-9)) - self.ceiling)
            if not over:
                break
        return attempt.measured, self.noted(notes)

    def noted(self, notes: tuple[str, ...]) -> tuple[str, ...]:
        """Return `notes`, and that the samples had to be cleaned if they had."""
        return (*notes, CLEANED) if self.source.cleaned else notes

    def encode(self, levels: Levels) -> _Attempt:
        """Write the file with `levels`, and measure it."""
        layout, source = self.source.grid, self.source
        gain = np.float32(10 ** (levels.gain / 20))
        with Mp3Encoder(self.part, self.profile) as encoder:
            for first in range(0, len(source), layout.block):
                block = source.read(first, min(first + layout.block, len(source))) * gain
                cell = first // layout.cell
                last = min(cell + layout.cells(len(block)), len(levels.reductions))
                gains = sample_gains(levels.reductions, cell, last, layout.cell)
                encoder.write(block if gains is None else block * gains[: len(block)])
                forget(source.samples)
        mp3.complete_info(self.part, self.profile.bitrate, len(source))
        return self.verify()

    def verify(self) -> _Attempt:
        """Decode the file and measure it; raises AudioCastError if it is not as long as its source."""
        meter = Meter(self.profile.sample_rate, watch=10 ** (self.ceiling / 20))
        with Decoder(self.part) as decoder:
            if (decoder.rate, decoder.channels) != (self.profile.sample_rate, self.profile.channels):
                raise AudioCastError(_("The encoded file is not what was asked for."), file=self.part)
            for block in decoder.blocks():
                meter.feed(block)
        measured = meter.finish()
        if measured.samples != len(self.source):
            raise AudioCastError(
                _("The encoded file has {found} samples instead of {expected}.").format(
                    found=measured.samples, expected=len(self.source)
                ),
                file=self.part,
            )
        return _Attempt(measured, meter.peaks[0].over)


def _tagged(part: Path, found: Receipt, tag: Tag) -> Receipt:
    """Tag the file and return its receipt; the bytes of its sound must be those that were measured."""
    before = _sound(part)
    tag(part, found)
    if _sound(part) != before:
        raise AudioCastError(_("Tagging changed the sound of the file."), file=part)
    return finish_receipt(found, part)


def _sound(path: Path) -> bytes:
    first, last = mp3.sound_span(path)
    with path.open("rb") as file:
        file.seek(first)
        return file.read(last - first)
