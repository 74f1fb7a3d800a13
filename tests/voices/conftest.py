"""What the tests of the voices share: readings, a Google that lives on loopback, tiny voices."""

import base64
import json
import re
import ssl
import subprocess
import threading
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import imageio_ffmpeg
import pytest
import trustme

from audiocast.spanish.values import Reading, Token
from audiocast.voices import libespeak

RPC = "/_/TranslateWebserverUi/data/batchexecute"


@pytest.fixture(scope="session")
def plain():
    """Return a function that gives the reading of a text that is said as it is written."""

    def read(text):
        tokens = [Token(*match.span(), *match.span(), "plain") for match in re.finditer(r"\S+", text)]
        return Reading(text, text, tuple(tokens))

    return read


@lru_cache(maxsize=64)
def spoken_mp3(text):
    """Return `text` as an MP3 in a voice that is not the aligner's."""
    heard = libespeak.speak(text, "roa/es+f2", rate=165, pitch=60)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-f", "s16le", "-ar", str(heard.rate)]
    command += ["-ac", "1", "-i", "pipe:0", "-ar", "24000", "-b:a", "32k", "-f", "mp3", "pipe:1"]
    return subprocess.run(command, input=heard.samples, capture_output=True, check=True).stdout


class Google:
    """Speaks the protocol of Google Translate's speech; `answers` are given before it behaves.

    Each of `answers` is (status, headers, body), or "cut" for half an answer. `texts` are the texts
    that were asked for, `waits` what a client that uses `sleep` was made to wait.
    """

    def __init__(self, secure):
        google = self
        self.texts, self.waits, self.answers = [], [], []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                google.answer(self)

            def log_message(self, *_args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            # Signed by an authority that nobody trusts, made for this run.
            trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.url = f"{'https' if secure else 'http'}://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def sleep(self, seconds):
        self.waits.append(seconds)

    def answer(self, handler):
        form = parse_qs(handler.rfile.read(int(handler.headers["Content-Length"])).decode())
        [[[name, parameters, _none, _kind]]] = json.loads(form["f.req"][0])
        text, language, _speed, _null = json.loads(parameters)
        assert (handler.path, name, language) == (RPC, "jQ1olc", "es")
        self.texts.append(text)
        given = self.answers.pop(0) if self.answers else None
        status, headers, body = (200, {}, self.page(text)) if given in (None, "cut") else given
        handler.send_response(status)
        for key, value in headers.items():
            handler.send_header(key, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2] if given == "cut" else body)

    @staticmethod
    def page(text):
        if len(text) > 100:
            return b")]}'\n\n" + json.dumps([["wrb.fr", "jQ1olc", None, None]]).encode()
        inner = json.dumps([base64.b64encode(spoken_mp3(text)).decode()])
        row = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"], ["di", 63]])
        return f')]}}\'\n\n{len(row)}\n{row}\n25\n[["e",4,null,null,130]]\n'.encode()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def google(monkeypatch):
    """Give a Google on loopback that `gtts:` voices talk to."""
    server = Google(secure=False)
    monkeypatch.setenv("AUDIOCAST_GTTS_URL", server.url)
    yield server
    server.close()


@pytest.fixture
def impostor(monkeypatch):
    """Give a server with TLS whose certificate nobody signed."""
    server = Google(secure=True)
    monkeypatch.setenv("AUDIOCAST_GTTS_URL", server.url)
    yield server
    server.close()


def tiny_model(path, *, random=True, lengths=True, sample_rate=22050, speakers=None):
    """Write a model that takes and gives what Piper's do: each phoneme is a tone of its own pitch.

    Every phoneme id lasts the same; a space is silent; `random` makes the tones' loudness waver by
    chance, `lengths` has the node that tells how long each id lasts.
    """
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    def const(name, value, kind=np.float32):
        return numpy_helper.from_array(np.array(value, dtype=kind), name)

    node = helper.make_node
    nodes = [
        node("Cast", ["input"], ["ids"], to=TensorProto.FLOAT),
        node("Slice", ["scales", "i1", "i2"], ["length_scale"]),
        node("Mul", ["ids", "zero"], ["zeros"]),
        node("Add", ["zeros", "four"], ["fours"]),
        node("Mul", ["fours", "length_scale"], ["long"]),
        node("Ceil" if lengths else "Floor", ["long"], ["w"]),
        node("ReduceMax", ["w"], ["d"], keepdims=0),
        node("Cast", ["d"], ["d_int"], to=TensorProto.INT64),
        node("Reshape", ["d_int", "i_minus"], ["d_one"]),
        node("Concat", ["i1", "i1", "d_one"], ["wide"], axis=0),
        node("Unsqueeze", ["ids", "i_minus"], ["ids3"]),
        node("Expand", ["ids3", "wide"], ["spread"]),
        node("Reshape", ["spread", "flat"], ["frames"]),
        node("Greater", ["frames", "three"], ["voiced"]),
        node("Cast", ["voiced"], ["loud"], to=TensorProto.FLOAT),
        *(
            [
                node("RandomNormalLike", ["frames"], ["chance"]),
                node("Mul", ["chance", "little"], ["waver"]),
                node("Add", ["waver", "one"], ["about_one"]),
                node("Mul", ["loud", "about_one"], ["volume"]),
            ]
            if random
            else [node("Identity", ["loud"], ["volume"])]
        ),
        node("Mul", ["frames", "step"], ["hertz_less"]),
        node("Add", ["hertz_less", "base"], ["turns"]),
        *(
            part
            for name in ("turns", "volume")
            for part in (
                node("Unsqueeze", [name, "i_minus"], [f"{name}4"]),
                node("Expand", [f"{name}4", "hop"], [f"{name}_wide"]),
                node("Reshape", [f"{name}_wide", "flat"], [f"{name}_up"]),
            )
        ),
        node("CumSum", ["turns_up", "axis"], ["phase"]),
        node("Sin", ["phase"], ["tone"]),
        node("Mul", ["tone", "volume_up"], ["full"]),
        node("Mul", ["full", "quiet"], ["output"]),
    ]
    constants = [
        *(const(name, value) for name, value in (("zero", 0), ("four", 8), ("three", 3), ("one", 1))),
        *(const(name, value) for name, value in (("little", 0.1), ("quiet", 0.2))),
        *(const(name, value * 6.2832 / sample_rate) for name, value in (("step", 20.0), ("base", 200.0))),
        *(const(name, value, np.int64) for name, value in (("i1", [1]), ("i2", [2]), ("i_minus", [-1]))),
        *(const(name, value, np.int64) for name, value in (("flat", [1, 1, -1]), ("hop", [1, 1, 1, 64]))),
        const("axis", 2, np.int64),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "T"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    if speakers:
        inputs.append(helper.make_tensor_value_info("sid", TensorProto.INT64, [1]))
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "N"])]
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)])
    model.ir_version = 9
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(path))
    write_config(path.with_name(f"{path.name}.json"), sample_rate, speakers or {})
    return path


def write_config(path, sample_rate, speakers):
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    config = {
        "audio": {"sample_rate": sample_rate, "quality": "medium"},
        "espeak": {"voice": "es-419"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "num_symbols": 256,
        "hop_length": 64,
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": speakers,
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
    }
    path.write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def voices_folder(monkeypatch, tmp_path):
    """Give an empty folder in which voices are installed."""
    folder = tmp_path / "voices"
    folder.mkdir()
    monkeypatch.setenv("AUDIOCAST_VOICES", str(folder))
    return folder


@pytest.fixture
def build_model():
    """Return the function that writes a tiny model."""
    pytest.importorskip("piper")
    pytest.importorskip("onnx")
    return tiny_model


@pytest.fixture
def tiny(voices_folder, build_model):
    """Install a tiny voice and return its name."""
    build_model(voices_folder / "es_XX-tiny-low.onnx")
    return "es_XX-tiny-low"
