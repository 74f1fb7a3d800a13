"""The door: an audio file → a take ready for the programme, each step measured.

Gentle by default: a step is taken only where a measurement asks for it, so that speech which is
already good leaves as it came.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from audiocast.errors import UnavailableError
from audiocast.messages import _, ngettext
from audiocast.recordings import denoising, mending, riding
from audiocast.recordings.child import Limits
from audiocast.recordings.decoding import decode
from audiocast.recordings.survey import HOP, Survey, closed, runs, survey
from audiocast.recordings.values import Recording, Step
from audiocast.release.values import Flag
from audiocast.show import Recording as Settings
from audiocast.voices.values import SAMPLE_RATE, Take

_FLAT_TOPS = 5.0  # a minute; fewer are chance, or what a limiter leaves
_OFFSET = -50.0  # dB; synthetic and asymmetric voices have up to -55
_RUMBLE = -18.0  # dB against the voice
_GAP = 10  # frames: a click or a lone frame is no end of a dead stretch
_STEADY = 6.0  # dB of signal-to-noise ratio: under it there is no telling speech from noise


def import_recording(
    path: Path, work: Path, settings: Settings | None = None, limits: Limits | None = None
) -> Recording:
    """Decode `path` and clean it as `settings` say; the samples lie in a file in `work`.

    Every step is in `steps`, with what was measured, whether or not it was needed. Raises
    InputError where the file holds no usable sound.
    """
    settings = settings or Settings()
    limits = limits or Limits(seconds=settings.max_hours * 3600)
    decoded = decode(path, work, limits)
    cleaner = _Cleaner(Path(str(decoded.take.samples.filename)), settings)  # type: ignore[attr-defined]
    decoded = replace(decoded, take=Take(np.zeros(0, np.float32)))
    try:
        first, last = cleaner.clean()
    except OSError as error:
        cleaner.path.unlink(missing_ok=True)
        raise UnavailableError(
            _("The cleaned sound cannot be kept in {folder}: {reason}.").format(
                folder=work, reason=error.strerror or error
            ),
            hint=_("Make room on the disk and try again."),
        ) from None
    samples = np.memmap(cleaner.path, "<f4", "r")[first:last]
    return Recording(
        take=Take(samples),
        decoded=decoded.decoded,
        steps=(*decoded.steps, *cleaner.steps),
        warnings=(*decoded.warnings, *cleaner.warnings),
    )


@dataclass
class _Cleaner:
    """The file as it stands, its survey, and what was done so far."""

    path: Path
    settings: Settings
    steps: list[Step] = field(default_factory=list)
    warnings: list[Flag] = field(default_factory=list)
    _survey: Survey | None = None

    @property
    def survey(self) -> Survey:
        if self._survey is None:
            self._survey = survey(self.path)
        return self._survey

    @property
    def seconds(self) -> float:
        return self.path.stat().st_size / 4 / SAMPLE_RATE

    def _next(self, name: str) -> Path:
        return self.path.with_name(f"{self.path.stem.split('.')[0]}.{name}.f32")

    def _replaced(self, target: Path) -> None:
        self.path.unlink()
        self.path = target
        self._survey = None

    def _note(self, code: str, applied: bool, **figures: float) -> None:
        measured = tuple((name, round(float(value), 3)) for name, value in figures.items())
        self.steps.append(Step(code, applied, measured))

    def clean(self) -> tuple[int, int]:
        """Take every step that is needed; return the samples (first, last) that remain."""
        self.declip()
        self.rumble()
        self.denoise()
        self.level()
        first, last = self.trim()
        self.dead_air(first, last)
        return first, last

    def declip(self) -> None:
        """Round off flat tops where there are more than chance gives."""
        tops, peak = mending.flat_tops(self.path)
        needed = tops > max(_FLAT_TOPS * self.seconds / 60, 3)
        applied = needed and self.settings.declip
        gain = 0.0
        if applied:
            target = self._next("declipped")
            gain = mending.declip(self.path, target, peak)
            self._replaced(target)
        self._note("declip", applied, flat_tops=tops, peak=peak, gain_db=gain)
        if needed:
            self.warnings.append(
                Flag(
                    "recording-overdriven",
                    ngettext(
                        "The recording is overdriven in {n} place; record with less gain.",
                        "The recording is overdriven in {n} places; record with less gain.",
                        tops,
                    ).format(n=tops),
                )
            )

    def rumble(self) -> None:
        """Remove offset and rumble where they are measured."""
        found = self.survey
        offset = 20 * np.log10(abs(found.offset) + 1e-9)
        needed = offset > _OFFSET or found.rumble > _RUMBLE
        applied = needed and self.settings.rumble
        if applied:
            target = self._next("passed")
            mending.high_pass(self.path, target)
            self._replaced(target)
        self._note("rumble", applied, offset_db=offset, rumble_db=found.rumble)

    def denoise(self) -> None:
        """Reduce steady noise where the measured ratio asks for it."""
        snr = self.survey.snr
        applied = self.settings.denoise and _STEADY < snr < self.settings.denoise_below
        if applied:
            target = self._next("denoised")
            denoising.denoise(self.path, target, self.settings.denoise_depth)
            self._replaced(target)
            self._note("denoise", True, snr_db=snr, snr_after_db=self.survey.snr)
        else:
            self._note("denoise", False, snr_db=snr)

    def level(self) -> None:
        """Bring loud and quiet speakers together where they are far apart."""
        found = self.survey
        before = found.range()
        applied = self.settings.level and before > self.settings.level_range
        if not applied:
            self._note("level", False, range_lu=before)
            return
        gain = riding.gain_curve(found)
        target = self._next("levelled")
        riding.ride(self.path, target, gain)
        self._replaced(target)
        self._note("level", True, range_lu=before, range_after_lu=self.survey.range(), most_db=gain.max())

    def trim(self) -> tuple[int, int]:
        """Return the samples (first, last) that remain when silence at both ends is cut."""
        length = self.path.stat().st_size // 4
        spoken = np.flatnonzero(closed(self.survey.speech, _GAP))
        first, last = 0, length
        if len(spoken):
            breath = int(self.settings.breath * SAMPLE_RATE)
            first = max(int(spoken[0]) * HOP - breath, 0)
            last = min((int(spoken[-1]) + 1) * HOP + breath, length)
        applied = self.settings.trim and (first, last) != (0, length)
        before, after = first / SAMPLE_RATE, (length - last) / SAMPLE_RATE
        self._note("trim", applied, before_s=before, after_s=after)
        return (first, last) if applied else (0, length)

    def dead_air(self, first: int, last: int) -> None:
        """Warn of long stretches without sound; times count in the trimmed recording."""
        inside = slice(first // HOP, -(-last // HOP))
        speech = self.survey.speech[inside]
        least = self.settings.dead_air * SAMPLE_RATE / HOP
        dead = [(a, b) for a, b in runs(~speech) if b - a >= max(least, 1)]
        longest = max((b - a for a, b in dead), default=0) * HOP / SAMPLE_RATE
        self._note("dead-air", False, stretches=len(dead), longest_s=longest)
        for begin, end in dead:
            at, length = begin * HOP // SAMPLE_RATE, (end - begin) * HOP / SAMPLE_RATE
            sentence = _("Nothing is heard for {length:.0f} s from {minutes}:{seconds:02} on.")
            sentence = sentence.format(length=length, minutes=at // 60, seconds=at % 60)
            self.warnings.append(Flag("recording-dead-air", sentence))
