"""What the tests of the voices share: readings, a Google that lives on loopback, tiny voices."""

import base64
import json
import re
import ssl
import subprocess
import threading
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import imageio_ffmpeg
import pytest

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
            context.load_cert_chain(Path(__file__).with_name("loopback.pem"))
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
