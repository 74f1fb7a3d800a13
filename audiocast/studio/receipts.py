"""The receipt: what was measured on the finished file, decoded again."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

from audiocast.errors import InputError
from audiocast.files import sha256
from audiocast.messages import _
from audiocast.studio import loudness
from audiocast.studio.codec import Decoder
from audiocast.studio.meter import Measurement, Meter
from audiocast.studio.notes import (
    GAIN_CAPPED,
    LOUDNESS_MISSED,
    PEAK_EXCEEDED,
    PEAK_LIMITED,
    TOO_QUIET,
    TOO_SHORT,
)
from audiocast.studio.profiles import PROFILES
from audiocast.studio.values import Profile, Receipt


def measure(path: Path, profile: Profile | None = None) -> Receipt:
    """Decode the finished file at `path` and measure all of it; `reached` is judged by `profile`.

    Without `profile`, by the profile `podcast`. Raises InputError where the file is missing or holds
    no sound that can be decoded.
    """
    with Decoder(path) as decoder:
        meter = Meter(decoder.rate, decoder.channels)
        for block in decoder.blocks():
            meter.feed(block)
    if not meter.samples:
        raise InputError(_("The file holds no sound."), file=path)
    return receipt(meter.finish(), path, profile or PROFILES["podcast"])


def receipt(measured: Measurement, path: Path, profile: Profile, notes: tuple[str, ...] = ()) -> Receipt:
    """Return the receipt of the file at `path` that `measured` was read from.

    Levels are rounded to 0.01 after they were judged. `notes` are codes that the meter cannot know.
    """
    power = measured.power
    value = measured.integrated
    peak = 20 * math.log10(measured.peak) if measured.peak > 0 else None
    loud = value is not None and abs(value - profile.loudness) <= profile.tolerance
    low = peak is None or peak <= profile.true_peak
    found = list(notes)
    if value is None:
        found.append(TOO_SHORT if len(power) < loudness.MOMENTARY_HOPS else TOO_QUIET)
    elif not loud and not set(notes) & {GAIN_CAPPED, PEAK_LIMITED}:
        found.append(LOUDNESS_MISSED)
    if not low:
        found.append(PEAK_EXCEEDED)
    return Receipt(
        profile=profile.name,
        integrated=_rounded(value),
        short_term_max=_rounded(loudness.short_term_max(power)),
        range=_rounded(loudness.loudness_range(power)),
        true_peak=_rounded(peak),
        duration=round(measured.samples / measured.rate, 3),
        samples=measured.samples,
        size=path.stat().st_size,
        sha256=sha256(path),
        reached=loud and low,
        notes=tuple(dict.fromkeys(found)),
    )


def finish_receipt(receipt: Receipt, path: Path) -> Receipt:
    """Return `receipt` with the size and hash of the file at `path`, whose sound is unchanged."""
    return dataclasses.replace(receipt, size=path.stat().st_size, sha256=sha256(path))


def _rounded(value: float | None) -> float | None:
    # Adding zero turns -0.0 into 0.0.
    return None if value is None else round(value, 2) + 0.0
