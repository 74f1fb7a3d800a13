"""A Piper voice loaded so that it speaks the same bytes every time and tells how long phonemes last.

Piper's models (VITS) draw random numbers while they speak, from a generator that nobody can reset
from outside. With the package `onnx` the model is changed in memory before it is loaded: each random
node takes its numbers from an input that is always the same, and the node that computes how long
phonemes last becomes an output. Without that package the voice speaks as it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audiocast.errors import UnavailableError
from audiocast.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_NOISE = "audiocast_noise"
_NOISE_SHAPE = (1, 512, 8192)  # more than any model has channels, and 95 s at 22 050 Hz
_MOST_CONFIG = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a model gave for one sentence.

    `samples`: mono float32; `phonemes`: as Piper splits them, a space between words; `lengths`: the
    samples that each phoneme lasts, or None where the model does not tell.
    """

    samples: NDArray[np.float32]
    phonemes: Sequence[str]
    lengths: Sequence[int] | None


class Model:
    """A voice in memory; `reproducible` says whether it speaks the same bytes every time."""

    def __init__(self, model: Path, config: Path) -> None:
        try:
            from piper.config import PiperConfig
            from piper.voice import PiperVoice
        except ImportError:
            raise UnavailableError(
                _("The voice engine piper is not installed."),
                hint=_("Install it with: pip install 'audiocast[piper]'"),
            ) from None
        try:
            if config.stat().st_size > _MOST_CONFIG:
                raise ValueError(_("its configuration is too large"))
            settings = PiperConfig.from_dict(json.loads(config.read_text("utf-8")))
            self.rate = settings.sample_rate
            self.length_scale = settings.length_scale
            self.speakers = dict(settings.speaker_id_map)
            self._voice = PiperVoice(session=_open_changed(model), config=settings)
            self.reproducible = self._says_the_same_twice()
            if not self.reproducible:
                self._voice = PiperVoice(session=_open_as_it_is(model), config=settings)
        except UnavailableError:
            raise
        except Exception as error:  # onnxruntime raises many kinds on a damaged file
            raise UnavailableError(
                _("The Piper voice in {path} cannot be loaded: {reason}.").format(
                    path=model, reason=" ".join(str(error).split())[:150]
                ),
                hint=_("Install it again with “audiocast voices add”."),
            ) from None

    def speak(self, text: str, length_scale: float, speaker: int | None = None) -> list[Sentence]:
        """Return the sound of `text` sentence by sentence. Raises UnavailableError if it fails."""
        from piper.config import SynthesisConfig

        settings = SynthesisConfig(speaker_id=speaker, length_scale=length_scale, normalize_audio=False)
        try:
            return [
                Sentence(
                    np.atleast_1d(np.asarray(chunk.audio_float_array, dtype=np.float32)),
                    chunk.phonemes,
                    _lengths(chunk),
                )
                for chunk in self._voice.synthesize(text, settings, include_alignments=True)
            ]
        except Exception as error:
            raise UnavailableError(
                _("The Piper voice failed: {reason}.").format(reason=" ".join(str(error).split())[:150])
            ) from None

    def _says_the_same_twice(self) -> bool:
        """Tell whether the changed model works, and without chance."""
        try:
            first, second = (self.speak("Hola.", self.length_scale) for _turn in range(2))
        except UnavailableError:  # a model built in a way that is not known
            return False
        return [one.samples.tobytes() for one in first] == [two.samples.tobytes() for two in second]


def _lengths(chunk: Any) -> list[int] | None:
    """Return the samples per phoneme, if the model tells and they belong to these phonemes."""
    alignments = chunk.phoneme_alignments
    if not alignments or [item.phoneme for item in alignments[1:-1]] != list(chunk.phonemes):
        return None
    first, *middle, last = (int(item.num_samples) for item in alignments)
    if not middle or min(first, last, *middle) < 0:
        return None
    # What belongs to the beginning and end of the sentence is silence, not part of a phoneme.
    return [first, *middle, last]


def _open_changed(model: Path) -> Any:
    """Return an inference session of the changed model, or of the model itself if that cannot be."""
    try:
        return _Session(_changed(model))
    except Exception:  # no package onnx, or a model built in a way that is not known
        return _open_as_it_is(model)


def _open_as_it_is(model: Path) -> Any:
    import onnxruntime

    return onnxruntime.InferenceSession(str(model), _options(onnxruntime), providers=["CPUExecutionProvider"])


def _options(onnxruntime: Any) -> Any:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # it would write to standard error
    return options


class _Session:
    """An inference session that also feeds the noise; for Piper it looks like any other."""

    def __init__(self, model: bytes) -> None:
        import onnxruntime

        self._session = onnxruntime.InferenceSession(
            model, _options(onnxruntime), providers=["CPUExecutionProvider"]
        )
        needs = {item.name for item in self._session.get_inputs()}
        self._noise = {_NOISE: noise()} if _NOISE in needs else {}

    def run(self, outputs: Any, inputs: dict[str, Any]) -> Any:
        return self._session.run(outputs, inputs | self._noise)


def noise() -> NDArray[np.float32]:
    """Return the numbers that stand for chance, always the same."""
    return np.random.Generator(np.random.PCG64(1)).standard_normal(_NOISE_SHAPE, dtype=np.float32)


def _changed(path: Path) -> bytes:
    """Return the model with its random nodes fed from an input, and durations among its outputs.

    Raises ImportError without the package onnx, ValueError for randomness that cannot be replaced.
    """
    import onnx
    from onnx import helper

    model = onnx.load(str(path))
    graph = model.graph
    nodes, random = [], False
    for node in graph.node:
        if node.op_type in ("RandomNormal", "RandomUniform", "RandomUniformLike", "Multinomial"):
            raise ValueError(node.op_type)
        if node.op_type != "RandomNormalLike":
            nodes.append(node)
            continue
        if any(item.name in ("mean", "scale") and item.f not in (0.0, 1.0) for item in node.attribute):
            raise ValueError(node.op_type)
        random = True
        shape, source, target = f"{node.output[0]}_shape", node.input[0], node.output[0]
        nodes.append(helper.make_node("Shape", [source], [shape]))
        nodes.append(helper.make_node("Slice", [_NOISE, f"{_NOISE}_start", shape], [target]))
    if random:
        del graph.node[:]
        graph.node.extend(nodes)
        graph.input.append(helper.make_tensor_value_info(_NOISE, onnx.TensorProto.FLOAT, _NOISE_SHAPE))
        graph.initializer.append(
            helper.make_tensor(f"{_NOISE}_start", onnx.TensorProto.INT64, [len(_NOISE_SHAPE)], [0, 0, 0])
        )
    ceils = [node.output[0] for node in graph.node if node.op_type == "Ceil"]
    if len(ceils) == 1 and len(graph.output) == 1 and ceils[0] != graph.output[0].name:
        graph.output.append(onnx.ValueInfoProto(name=ceils[0]))
    return bytes(model.SerializeToString())
