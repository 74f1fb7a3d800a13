"""Programme → Master: levelled, limited, encoded, and measured on the decoded file until it is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audiocast.errors import AudioCastError, InputError
from audiocast.files import staged
from audiocast.messages import _
from audiocast.studio import mp3
from audiocast.studio.codec import Decoder, Mp3Encoder
from audiocast.studio.levelling import Analysis, Levels, Source, find_levels, forget
from audiocast.studio.limiter import Decibels, sample_gains
from audiocast.studio.meter import Measurement, Meter
from audiocast.studio.receipts import CLEANED, finish_receipt, receipt
from audiocast.studio.values import Master, Profile, Programme, Receipt

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
    over: tuple[np.ndarray, np.ndarray]


def master(programme: Programme, profile: Profile, target: Path, *, tag: Tag | None = None) -> Master:
    """Bring `programme` to `profile` and write it to `target`, atomically, as CBR MP3.

    `tag` writes tags into the encoded file (its path and its receipt are handed in) before it takes
    its place; the sound must stay as it is, which is verified, and the receipt's size and hash are
    those of the tagged file. Where the profile cannot be reached, the receipt says so in `notes`.
    Raises InputError on an empty programme, AudioCastError where encoding fails.
    """
    if not len(programme.samples):
        raise InputError(_("There is no sound to master."))
    source = Source(programme.samples, profile.sample_rate)
    with staged(target) as part:
        measured, notes = _Mastering(source, profile, part).run()
        mp3.complete_info(part, profile.bitrate)
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
        aim = self.profile.loudness
        trims: Decibels | None = None
        for number in range(_ATTEMPTS):
            levels, notes = find_levels(self.analysis, aim, self.profile.true_peak - CODEC_MARGIN, trims)
            attempt = self.encode(levels)
            value = attempt.measured.integrated
            off = 0.0 if notes or value is None else self.profile.loudness - value
            cells, peaks = attempt.over
            if (not cells.size and abs(off) <= self.profile.tolerance / 2) or number == _ATTEMPTS - 1:
                break
            aim += off
            if cells.size:
                trims = np.zeros(len(self.analysis.peaks)) if trims is None else trims
                trims[cells] += 20 * np.log10(peaks / 10 ** (self.ceiling / 20)) + _EXTRA_TRIM
        return attempt.measured, (*notes, CLEANED) if self.source.cleaned else notes

    def encode(self, levels: Levels) -> _Attempt:
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
        return self.verify()

    def verify(self) -> _Attempt:
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
