"""Piper: natural voices that speak on this computer, without internet once they are installed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from audiocast.errors import SettingsError, UnavailableError
from audiocast.messages import _
from audiocast.voices import piper_voices
from audiocast.voices.engine import Engine
from audiocast.voices.values import SAMPLE_RATE, Take, VoiceInfo

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiocast.spanish.values import Reading
    from audiocast.voices.marks import Spoken
    from audiocast.voices.piper_model import Model, Sentence
    from audiocast.voices.values import Delivery

PROCESSING = 1
_PAUSE = 0.35  # seconds between sentences of one line
_SLOWEST, _FASTEST = 1.4, 0.7  # times a model's own length
_SAMPLE_TEXT = "Este es un ejemplo de la voz, con una pausa, y con otra frase para medir su ritmo."


class Piper(Engine):
    """`piper:es_MX-claude-high`; a speaker of a voice with several after `+`: `…-medium+F`."""

    engine: ClassVar[str] = "piper"
    offline: ClassVar[bool] = True
    own_marks: ClassVar[bool] = False

    def __init__(self, name: str = "", cache: Path | None = None) -> None:
        super().__init__(name or piper_voices.KNOWN[0].name, cache)
        self._model_name, _plus, self._speaker = self.name.partition("+")
        if not self._model_name or any(mark in self.name for mark in "/\\:"):
            raise SettingsError(_("“{name}” is not the name of a voice.").format(name=self.name))

    @property
    def reproducible(self) -> bool:
        """Return whether the voice's model could be made to speak the same bytes every time."""
        return self._model().reproducible

    @property
    def version(self) -> str:
        """Return Piper's version, the model's hash and our processing's version."""
        from importlib.metadata import version

        return f"{version('piper-tts')}/{self._facts()['sha256']}/{PROCESSING}"

    @property
    def needs(self) -> str:
        """Return what must be installed, once."""
        from importlib.util import find_spec

        add = _("Installed once with “audiocast voices add {name}”; then no internet.")
        if find_spec("piper") is None:
            add = _(
                "Needs: pip install 'audiocast[piper]', then “audiocast voices add {name}”; then no internet."
            )
        return add.format(name=self._model_name)

    def check(self) -> None:
        """Return if Piper and the voice are installed; the model itself is not loaded for this."""
        from importlib.util import find_spec

        if find_spec("piper") is None or find_spec("onnxruntime") is None:
            raise UnavailableError(
                _("The voice engine piper is not installed."),
                hint=_("Install it with: pip install 'audiocast[piper]'"),
            )
        found = self._facts()["sha256"]
        known = next((voice for voice in piper_voices.KNOWN if voice.name == self._model_name), None)
        if known and found != piper_voices.digest(known.model.sha256, known.config.sha256):
            raise UnavailableError(
                _("The files of the Piper voice {name} are damaged or changed.").format(
                    name=self._model_name
                ),
                hint=_("Install it again with “audiocast voices add {name}”.").format(name=self._model_name),
            )
        self._speaker_id(piper_voices.speakers(self._model_name))

    def say(self, reading: Reading, delivery: Delivery) -> Take:
        """Return the line's sound; marks from phoneme lengths or by alignment; see `Engine.say`."""
        import numpy as np

        from audiocast.voices import sound
        from audiocast.voices.libespeak import digestible
        from audiocast.voices.marks import written_marks

        model = self._model()
        facts = self._facts(model)
        pitch = 2 ** ((delivery.pitch - 50) / 50)
        scale = min(max(_slowness(delivery.rate) / facts["pace"], _FASTEST), _SLOWEST) * pitch
        text, _origin = digestible(reading.said)  # Piper asks espeak for the phonemes
        sentences = model.speak(text, model.length_scale * scale, self._speaker_id(model.speakers))
        raw, bounds = _join(sentences, round(_PAUSE * model.rate))
        # Played faster, a voice is higher; it was spoken slower by as much.
        whole = sound.resample(raw * np.float32(facts["gain"]), model.rate * pitch)
        samples, shift = sound.trim(whole)
        if bounds is not None:
            bounds = [round(at * SAMPLE_RATE / (model.rate * pitch)) + shift for at in bounds]
        spoken, confidence = _spoken(reading.said, bounds, samples)
        return Take(samples, reading.written, written_marks(reading, spoken, len(samples)), confidence)

    @classmethod
    def known(cls) -> list[VoiceInfo]:
        """Return the known voices, and after them others that are installed."""
        there = piper_voices.installed()
        rows = [
            VoiceInfo(
                f"piper:{voice.name}",
                voice.language,
                voice.quality,
                voice.licence,
                voice.model.size + voice.config.size,
                voice.name in there,
                needs=cls(voice.name).needs,
            )
            for voice in piper_voices.KNOWN
        ]
        names = {voice.name for voice in piper_voices.KNOWN}
        rows += [
            VoiceInfo(
                f"piper:{name}", name.partition("-")[0].replace("_", "-"), "", "", needs=cls(name).needs
            )
            for name in there
            if name not in names
        ]
        return rows

    def _model(self) -> Model:
        self._facts()
        return _load(self._model_name, self._facts()["sha256"])

    def _facts(self, model: Model | None = None) -> dict[str, Any]:
        """Return what is known of the installed model; with `model`, its pace and gain too."""
        try:
            facts = piper_voices.facts(self._model_name)
        except OSError:
            raise UnavailableError(
                _("The Piper voice {name} is not installed.").format(name=self._model_name),
                hint=_("Install it with “audiocast voices add {name}”.").format(name=self._model_name),
            ) from None
        if model and not ("pace" in facts and "gain" in facts):
            facts |= _measure(model)
            piper_voices.remember(self._model_name, facts)
        return facts

    def _speaker_id(self, speakers: dict[str, int]) -> int | None:
        if not self._speaker:
            return None
        if self._speaker not in speakers:
            raise SettingsError(
                _("The voice {name} has no speaker “{speaker}”.").format(
                    name=self._model_name, speaker=self._speaker
                ),
                hint=_("It has: {names}.").format(names=", ".join(speakers) or "-"),
            )
        return speakers[self._speaker]


@lru_cache(maxsize=2)
def _load(name: str, _sha256: str) -> Model:
    """Return the model; loaded once, and again when its files change."""
    from audiocast.voices.piper_model import Model

    return Model(piper_voices.model_path(name), piper_voices.config_path(name))


def _measure(model: Model) -> dict[str, float]:
    """Return the model's own pace as a share of the usual one, and the gain to the usual level.

    Measured on one sentence and rounded, so that all lines get the same.
    """
    from audiocast.voices import sound
    from audiocast.voices.alignment import reference_seconds
    from audiocast.voices.espeak import own_rate

    raw, _bounds = _join(model.speak(_SAMPLE_TEXT, model.length_scale), 0)
    samples, _shift = sound.trim(sound.resample(raw, model.rate))
    pace = len(samples) / SAMPLE_RATE / reference_seconds(_SAMPLE_TEXT, own_rate(160))
    level = sound.speech_level(samples)
    return {
        "pace": round(min(max(pace, 0.25), 4.0), 2),
        "gain": round(min(max(10 ** ((sound.LEVEL - level) / 20), 0.1), 10.0), 2),
    }


def _slowness(rate: int) -> float:
    """Return how much longer a text lasts at `rate` than at the usual 160 words a minute."""
    return 160 / min(max(rate, 60), 400)


def _join(sentences: list[Sentence], pause: int) -> tuple[NDArray[np.float32], list[int] | None]:
    """Return the sentences in a row, and where each spoken word begins and the last one ends.

    The second is None where any sentence has no lengths.
    """
    import numpy as np

    row: list[NDArray[np.float32]] = []
    bounds: list[int] | None = []
    at = 0
    for sentence in sentences:
        if bounds is not None:
            found = _word_bounds(sentence)
            bounds = None if found is None else bounds + [at + bound for bound in found]
        row += [sentence.samples, np.zeros(pause, dtype=np.float32)]
        at += len(sentence.samples) + pause
    return (np.concatenate(row) if row else np.zeros(0, dtype=np.float32)), bounds


def _word_bounds(sentence: Sentence) -> list[int] | None:
    """Return where each group of phonemes with a letter in it begins, in samples."""
    if sentence.lengths is None:
        return None
    bounds = []
    at, inside = sentence.lengths[0], False
    for phoneme, length in zip(sentence.phonemes, sentence.lengths[1:-1], strict=True):
        if phoneme.isspace():
            inside = False
        elif not inside and unicodedata.category(phoneme[0])[0] in "LM":
            inside = True
            bounds.append(at)
        at += length
    return bounds


def _spoken(said: str, bounds: list[int] | None, samples: NDArray[np.float32]) -> tuple[list[Spoken], float]:
    """Return the spoken words' times from the phonemes' lengths, or by alignment, and how sure."""
    from audiocast.spanish.values import words
    from audiocast.voices import sound
    from audiocast.voices.alignment import align
    from audiocast.voices.marks import spoken_words

    spans = words(said)
    if bounds is not None and len(bounds) == len(spans):
        starts = {start: at for (start, _end), at in zip(spans, bounds, strict=True)}
        return sound.tighten(spoken_words(said, starts, len(samples)), samples), 1.0
    aligned = align(said, samples)
    return sound.tighten(aligned.spoken, samples), aligned.confidence
