"""The voice that is always there: espeak-ng, in Latin American Spanish, made fit for radio.

`docs/voices.md` says what was measured and why the sound is shaped as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from audiocast.errors import SettingsError
from audiocast.messages import _
from audiocast.voices import libespeak
from audiocast.voices.engine import Engine
from audiocast.voices.values import SAMPLE_RATE, Take, VoiceInfo

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiocast.spanish.values import Reading
    from audiocast.voices.values import Delivery

PROCESSING = 1
"""Raised whenever the same input would give other samples or marks than before."""

_LANGUAGES = {"es-419": "roa/es-419", "es": "roa/es"}

_QUOTING = "m3"
"""Timbre of quotations beside a voice without timbre."""

# (asked for, espeak's own): words a minute measured on prose with its pauses, see docs/voices.md.
_PACE = (
    (78.0, 80), (111.0, 120), (131.0, 140), (149.0, 160), (168.0, 180), (185.0, 200), (229.0, 250),
    (264.0, 300), (331.0, 400), (360.0, 450),
)  # fmt: skip
# Lines are followed by the show's pauses, which slow the whole down by about this much.
_PAUSES = 1.02

# (Hz, dB): half of the way from espeak's spectrum to that of human speech; see docs/voices.md.
_EQUALISER = (
    (30, -30.0), (60, -6.0), (90, 2.5), (130, 3.0), (250, 2.5), (420, 0.5), (600, -0.5), (850, -3.0),
    (1200, -0.5), (1700, -2.0), (2400, -3.0), (3200, -3.5), (4500, -1.5), (6500, -1.0), (9000, -2.0),
    (11025, -6.0),
)  # fmt: skip
_VOLUME = 80  # at espeak's 100 its gain control is at work on every loud vowel
_RANGE = 72  # livelier: espeak at its own 50 moves its pitch by half as much as a newsreader


class Espeak(Engine):
    """`espeak:es-419`, `espeak:es`, each with an optional timbre such as `espeak:es-419+f2`."""

    engine: ClassVar[str] = "espeak"
    offline: ClassVar[bool] = True
    own_marks: ClassVar[bool] = True

    def __init__(self, name: str = "", cache: Path | None = None) -> None:
        super().__init__(name or "es-419", cache)
        language, _plus, self._variant = self.name.partition("+")
        if language not in _LANGUAGES or ("+" in self.name and not re.fullmatch(r"\w+", self._variant)):
            raise SettingsError(
                _("espeak has no voice “{name}” for Spanish.").format(name=self.name),
                hint=_("Say espeak:es-419 or espeak:es, with a timbre if you like: espeak:es-419+f2."),
            )
        self._path = _LANGUAGES[language]

    @property
    def reproducible(self) -> bool:
        """Return that it says the same bytes every time."""
        return True

    @property
    def version(self) -> str:
        """Return espeak-ng's version and that of our processing."""
        return f"{libespeak.version()}/{PROCESSING}"

    @property
    def needs(self) -> str:
        """Return that it needs nothing."""
        return _("Nothing: it comes with AudioCast and works without internet. It sounds robotic.")

    @property
    def companion(self) -> str:
        """Return the same language in another timbre, so that a quotation is heard as one."""
        return "" if self._variant else f"{self.voice}+{_QUOTING}"

    def check(self) -> None:
        """Return if the library is there, works and has this timbre; see `Engine.check`."""
        libespeak.version()
        if self._variant and self._variant not in libespeak.variants():
            raise SettingsError(
                _("espeak has no timbre “{name}”.").format(name=self._variant),
                hint=_("There are for example: {names}.").format(names="f1, f2, f3, f5, m1, m3, m5, m7"),
            )

    def say(self, reading: Reading, delivery: Delivery) -> Take:
        """Return the line's sound, the marks from espeak's own word events; see `Engine.say`."""
        import numpy as np

        from audiocast.voices import sound
        from audiocast.voices.marks import spoken_words, written_marks

        said = reading.said
        variant = f"+{self._variant}" if self._variant else ""
        heard = libespeak.speak(
            said,
            self._path + variant,
            rate=own_rate(delivery.rate),
            pitch=min(max(delivery.pitch, 0), 99),
            pitch_range=_RANGE,
            volume=_VOLUME,
        )
        raw = np.frombuffer(heard.samples, dtype=np.int16).astype(np.float32) * np.float32(1 / 32768)
        samples, shift = sound.trim(sound.resample(_equalise(raw, heard.rate), heard.rate))
        scale = SAMPLE_RATE / heard.rate
        starts = {position: round(at * scale) + shift for position, at in heard.starts.items()}
        spoken = sound.tighten(spoken_words(said, starts, len(samples)), samples)
        return Take(samples, reading.written, written_marks(reading, spoken, len(samples)))

    @classmethod
    def known(cls) -> list[VoiceInfo]:
        """Return espeak's Spanish voices; timbres are added with `+`."""
        needs = cls().needs
        return [
            VoiceInfo(f"espeak:{name}", language, _("robotic"), "GPL-3.0-or-later", needs=needs)
            for name, language in (("es-419", "es-419"), ("es", "es-ES"))
        ]


def own_rate(rate: int) -> int:
    """Return the rate to ask espeak for, to hear `rate` words a minute, the show's pauses included."""
    wanted = min(max(rate * _PAUSES, _PACE[0][0]), _PACE[-1][0])
    for (slow, own_slow), (fast, own_fast) in pairwise(_PACE):
        if wanted <= fast:
            return round(own_slow + (own_fast - own_slow) * (wanted - slow) / (fast - slow))
    return _PACE[-1][1]


_BLOCK = 4096
_TAPS = 1025


def _equalise(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Return `samples` through the equaliser, a symmetric FIR filter, without delay (overlap-save)."""
    import numpy as np

    hop = _BLOCK - _TAPS + 1
    blocks = -(-len(samples) // hop)
    padded = np.pad(samples, (_TAPS // 2, blocks * hop - len(samples) + _TAPS // 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _BLOCK)[::hop]
    filtered = np.fft.irfft(np.fft.rfft(windows) * _response(rate), _BLOCK)[:, _TAPS - 1 :]
    return np.asarray(filtered.reshape(-1)[: len(samples)], dtype=np.float32)


@lru_cache(maxsize=2)
def _response(rate: int) -> NDArray[np.complex64]:
    """Return the filter's spectrum for blocks of `_BLOCK` samples."""
    import numpy as np

    points = np.array(_EQUALISER)
    frequencies = np.fft.rfftfreq(_BLOCK, 1 / rate)
    gains = np.interp(np.log(np.maximum(frequencies, 1)), np.log(points[:, 0]), points[:, 1])
    taps = np.roll(np.fft.irfft(10 ** (gains / 20)), _TAPS // 2)[:_TAPS] * np.hanning(_TAPS)
    return np.asarray(np.fft.rfft(taps, _BLOCK), dtype=np.complex64)
