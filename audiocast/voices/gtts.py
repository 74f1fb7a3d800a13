"""The online voice of Google Translate, through gTTS: natural, free, and not private."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from audiocast.errors import SettingsError, UnavailableError
from audiocast.files import write_bytes
from audiocast.messages import _
from audiocast.voices.engine import Engine
from audiocast.voices.values import SAMPLE_RATE, Take, VoiceInfo

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiocast.spanish.values import Reading
    from audiocast.voices.google import Client
    from audiocast.voices.marks import Spoken
    from audiocast.voices.values import Delivery

PROCESSING = 1
_REGIONS = {"com.mx": "es-MX", "us": "es-US", "com": "es-US", "es": "es-ES"}
_DOMAINS = {"us": "com"}
_PAUSES = {".": 0.4, "!": 0.4, "?": 0.4, "…": 0.4, ",": 0.18, ";": 0.3, ":": 0.25}
_NO_PAUSE = 0.03
_NATURAL = 0.08  # a pace within this of the one wanted is left as Google speaks it
_FASTEST, _SLOWEST = 1.3, 0.8


class Gtts(Engine):
    """`gtts:com.mx` (Mexico), `gtts:us` (United States), `gtts:es` (Spain)."""

    engine: ClassVar[str] = "gtts"
    offline: ClassVar[bool] = False
    own_marks: ClassVar[bool] = False

    def __init__(
        self,
        name: str = "",
        cache: Path | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(name or "com.mx", cache)
        if self.name not in _REGIONS:
            raise SettingsError(
                _("gtts has no region “{name}”.").format(name=self.name),
                hint=_("Say one of: {names}.").format(names=", ".join(f"gtts:{name}" for name in _REGIONS)),
            )
        self._tld = _DOMAINS.get(self.name, self.name)
        self._sleep = sleep
        self._chance = chance
        self._client: Client | None = None

    @property
    def reproducible(self) -> bool:
        """Return that Google may answer otherwise the next time."""
        return False

    @property
    def version(self) -> str:
        """Return that of our processing: Google does not say when its voice changes."""
        return f"google-translate/{PROCESSING}"

    @property
    def needs(self) -> str:
        """Return that it needs the internet."""
        return _("Internet while it speaks. Free; Google may refuse when asked too often.")

    @property
    def sends(self) -> str:
        """Return that the text goes to Google."""
        return _("The whole text of the release goes to Google (translate.google.{tld}).").format(
            tld=self._tld
        )

    def check(self) -> None:
        """Return if gTTS is installed; whether Google answers shows with the first line."""
        from importlib.util import find_spec

        for module in ("gtts", "requests", "imageio_ffmpeg"):
            if find_spec(module) is None:
                raise UnavailableError(
                    _("The voice gtts is not installed."), hint=_("Install it with: pip install gTTS")
                )

    def say(self, reading: Reading, delivery: Delivery) -> Take:
        """Return the line's sound, the marks by alignment; see `Engine.say`.

        Pieces that arrived before a failure are kept in `cache` and not asked for again.
        """
        from audiocast.voices import google, sound
        from audiocast.voices.clauses import pieces
        from audiocast.voices.marks import written_marks

        spans = pieces(reading.said, google.LIMIT)
        parts = [self._piece(reading.said[start:end]) for start, end in spans]
        joined, borders = _join([part for part, _kept in parts], [reading.said[e - 1] for _s, e in spans])
        whole, factor = _shape(reading.said, joined, delivery)
        samples, shift = sound.trim(sound.level(whole))
        borders = [min(max(round(border * factor) + shift, 0), len(samples)) for border in borders]
        spoken, confidence = _align(reading.said, spans, samples, borders)
        for _part, kept in parts:
            if kept:
                kept.unlink(missing_ok=True)
        return Take(samples, reading.written, written_marks(reading, spoken, len(samples)), confidence)

    @classmethod
    def known(cls) -> list[VoiceInfo]:
        """Return the listening regions that sound different."""
        return [
            VoiceInfo(
                f"gtts:{name}",
                _REGIONS[name],
                _("natural"),
                _("Google's terms of service"),
                offline=False,
                needs=cls(name).needs,
                sends=cls(name).sends,
            )
            for name in ("com.mx", "us", "es")
        ]

    def _piece(self, text: str) -> tuple[NDArray[np.float32], Path | None]:
        """Return the trimmed sound of `text`, and the file in which its MP3 is kept, if any."""
        from audiocast.voices import sound
        from audiocast.voices.ffmpeg import decode_mp3

        kept = None
        if self.cache:
            name = hashlib.sha256(f"{self._tld}\n{text}".encode()).hexdigest()
            kept = self.cache / "gtts" / f"{name}.mp3"
            try:
                return sound.trim(decode_mp3(kept.read_bytes()))[0], kept
            except OSError:
                pass
            except UnavailableError:
                kept.unlink(missing_ok=True)
        if self._client is None:
            from audiocast.voices.google import Client

            self._client = Client(self._tld, sleep=self._sleep, chance=self._chance)
        data = self._client.fetch(text)
        samples = sound.trim(decode_mp3(data))[0]
        if kept:
            try:
                write_bytes(kept, data)
            except OSError:
                kept = None
        return samples, kept


def _join(parts: list[NDArray[np.float32]], ends: list[str]) -> tuple[NDArray[np.float32], list[int]]:
    """Return the parts in a row, a pause after each by its last character, and where each begins."""
    import numpy as np

    row: list[NDArray[np.float32]] = []
    borders, at = [], 0
    for number, part in enumerate(parts):
        borders.append(at)
        pause = _PAUSES.get(ends[number], _NO_PAUSE) if number < len(parts) - 1 else 0.0
        row += [part, np.zeros(int(pause * SAMPLE_RATE), dtype=np.float32)]
        at += len(row[-2]) + len(row[-1])
    return (np.concatenate(row) if row else np.zeros(0, dtype=np.float32)), borders


def _shape(said: str, samples: NDArray[np.float32], delivery: Delivery) -> tuple[NDArray[np.float32], float]:
    """Return the sound at the delivery's pace and pitch, and how much longer it became.

    Google knows neither; its pace is compared with espeak's for the same text at the pace wanted.
    """
    from audiocast.voices.alignment import reference_seconds
    from audiocast.voices.espeak import own_rate
    from audiocast.voices.ffmpeg import reshape

    if not len(samples):
        return samples, 1.0
    wanted = reference_seconds(said, own_rate(delivery.rate))
    tempo = min(max(len(samples) / SAMPLE_RATE / max(wanted, 0.1), _SLOWEST), _FASTEST)
    tempo = 1.0 if abs(tempo - 1) <= _NATURAL else tempo
    pitch = 2 ** ((delivery.pitch - 50) / 50)
    if tempo == 1 and pitch == 1:
        return samples, 1.0
    shaped = reshape(samples, tempo, pitch)
    return shaped, len(shaped) / len(samples)


def _align(
    said: str, spans: list[tuple[int, int]], samples: NDArray[np.float32], borders: list[int]
) -> tuple[list[Spoken], float]:
    """Return the spoken words' times, piece by piece, and the least confidence of any piece."""
    from audiocast.voices import sound
    from audiocast.voices.alignment import align

    spoken: list[Spoken] = []
    confidence = 0.9
    for number, (start, end) in enumerate(spans):
        first = borders[number]
        last = borders[number + 1] if number + 1 < len(borders) else len(samples)
        part = align(said[start:end], samples[first:last])
        confidence = min(confidence, part.confidence)
        spoken += [(start + s, start + e, first + a, first + b) for s, e, a, b in part.spoken]
    return sound.tighten(spoken, samples), confidence
