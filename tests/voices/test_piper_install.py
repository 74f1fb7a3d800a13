"""Installing a Piper voice: download with resume and verification, and from a file."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from audiocast.errors import InputError, SettingsError, UnavailableError
from audiocast.voices import open_voice, piper_install, piper_voices
from audiocast.voices.piper_install import add_voice
from audiocast.voices.piper_voices import KNOWN, Known, Pinned

NAME = "es_MX-little-low"


class Source:
    """A source of voices on loopback.

    `cuts` are numbers of bytes after which the next answers break off; `ranges` what was asked for;
    `statuses` are given before it behaves; `deaf` makes it ignore ranges.
    """

    def __init__(self, files):
        source = self
        self.files, self.cuts, self.ranges, self.statuses, self.deaf = files, [], [], [], False

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                source.answer(self)

            def log_message(self, *_args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def answer(self, handler):
        asked = handler.headers.get("Range", "")
        self.ranges.append(asked)
        content = self.files.get(handler.path)
        status = self.statuses.pop(0) if self.statuses else 200 if content is not None else 404
        if status != 200:
            content = b""
        start = int(asked[6:-1]) if asked and not self.deaf and status == 200 else 0
        handler.send_response(206 if start else status)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        handler.send_header("Content-Length", str(len(content) - start))
        handler.end_headers()
        body = content[start:]
        if self.cuts and handler.path.endswith(".onnx"):
            body = body[: self.cuts.pop(0)]
            handler.close_connection = True
        handler.wfile.write(body)


@pytest.fixture
def source(build_model, tmp_path, voices_folder, monkeypatch):
    """Give a source that has one known voice."""
    model = build_model(tmp_path / "there" / f"{NAME}.onnx")
    content, config = model.read_bytes() + bytes(600_000), model.with_name(f"{NAME}.onnx.json").read_bytes()
    pins = [Pinned(len(data), hashlib.sha256(data).hexdigest()) for data in (content, config)]
    known = Known(f"es/es_MX/little/low/{NAME}", "low", "CC0-1.0", *pins)
    for module in (piper_install, piper_voices):
        monkeypatch.setattr(module, "KNOWN", (known,))
    found = Source({f"/{known.path}.onnx": content, f"/{known.path}.onnx.json": config})
    monkeypatch.setenv("AUDIOCAST_VOICES_URL", found.url)
    yield found
    found.server.shutdown()
    found.server.server_close()


def add(what=NAME, progress=None):
    waits = []
    return add_voice(what, progress, sleep=waits.append), waits


def model_of(source):
    return next(content for path, content in source.files.items() if path.endswith(".onnx"))


def test_a_known_voice_is_downloaded_and_found(source, voices_folder):
    seen = []

    voice, _waits = add(progress=lambda done, whole: seen.append((done, whole)))

    assert voice == f"piper:{NAME}"
    assert piper_voices.installed() == [NAME]
    assert (voices_folder / f"{NAME}.onnx").read_bytes() == model_of(source)
    assert seen[-1] == (len(model_of(source)),) * 2
    open_voice(voice).check()


def test_a_download_that_is_cut_off_goes_on_where_it_was(source, voices_folder):
    source.cuts = [50_000, 300_000]

    _voice, waits = add()

    assert (voices_folder / f"{NAME}.onnx").read_bytes() == model_of(source)
    assert len(waits) == 2
    starts = [int(asked[6:-1]) for asked in source.ranges if asked]
    assert starts == sorted(starts)
    assert 0 < starts[0] <= 50_000


def test_a_download_that_was_given_up_goes_on_the_next_time(source, voices_folder):
    source.cuts = [100_000] * 5
    with pytest.raises(UnavailableError, match="goes on where"):
        add()
    assert piper_voices.installed() == []
    had = (voices_folder / f"{NAME}.onnx.part").stat().st_size
    source.ranges.clear()

    add()

    assert f"bytes={had}-" in source.ranges
    assert piper_voices.installed() == [NAME]


def test_a_source_that_ignores_ranges_is_read_from_the_start(source, voices_folder):
    source.cuts, source.deaf = [50_000], True

    add()

    assert (voices_folder / f"{NAME}.onnx").read_bytes() == model_of(source)


def test_a_damaged_download_is_not_installed(source, voices_folder):
    path = next(path for path in source.files if path.endswith(".onnx"))
    source.files[path] = bytes(1) + source.files[path][1:]

    with pytest.raises(UnavailableError, match="SHA-256"):
        add()

    assert piper_voices.installed() == []
    assert not list(voices_folder.glob("*.part"))


def test_more_than_the_voice_is_refused(source, voices_folder):
    path = next(path for path in source.files if path.endswith(".onnx"))
    source.files[path] += bytes(10)

    with pytest.raises(UnavailableError, match="larger"):
        add()

    assert not list(voices_folder.glob("*.part"))


def test_a_part_file_of_something_else_does_no_harm(source, voices_folder):
    (voices_folder / f"{NAME}.onnx.part").write_bytes(b"x" * 500)
    with pytest.raises(UnavailableError, match="SHA-256"):
        add()

    add()

    assert piper_voices.installed() == [NAME]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_source_is_asked_again(source, status):
    source.statuses = [status, status]

    _voice, waits = add()

    assert waits == [1.0, 2.0]


def test_a_source_that_lacks_the_voice_is_a_clear_error(source):
    source.files.clear()

    with pytest.raises(UnavailableError, match="refuses the file \\(404\\)"):
        add()


def test_without_a_network_the_error_says_so(source):
    source.server.shutdown()
    source.server.server_close()

    with pytest.raises(UnavailableError, match="failed or was cut off"):
        add()


def test_a_voice_that_is_there_already_is_not_fetched_again(source):
    add()
    source.ranges.clear()

    add()

    assert source.ranges == []


def test_a_damaged_voice_is_repaired(source, voices_folder):
    add()
    (voices_folder / f"{NAME}.onnx").write_bytes(b"damaged")

    add()

    assert (voices_folder / f"{NAME}.onnx").read_bytes() == model_of(source)


def test_an_unprotected_source_is_refused(source, monkeypatch):
    monkeypatch.setenv("AUDIOCAST_VOICES_URL", "http://voices.example")

    with pytest.raises(SettingsError, match="https"):
        add()


def test_a_second_installation_at_the_same_time_is_refused(source, voices_folder):
    from filelock import FileLock

    with FileLock(voices_folder / ".lock"), pytest.raises(UnavailableError, match="just now"):
        add()


def test_too_little_space_is_said_before_anything_is_fetched(source, monkeypatch):
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(piper_install.shutil, "disk_usage", lambda _folder: usage)

    with pytest.raises(UnavailableError, match="not enough space"):
        add()

    assert source.ranges == []


def test_a_voice_is_installed_from_a_file(build_model, tmp_path, voices_folder):
    model = build_model(tmp_path / "usb" / "es_BO-own-medium.onnx")

    voice = add_voice(str(model))

    assert voice == "piper:es_BO-own-medium"
    assert (voices_folder / model.name).read_bytes() == model.read_bytes()
    open_voice(voice).check()


def test_a_file_with_the_name_of_a_known_voice_must_be_that_voice(build_model, tmp_path, voices_folder):
    model = build_model(tmp_path / "usb" / f"{KNOWN[0].name}.onnx")

    with pytest.raises(InputError, match="damaged or changed"):
        add_voice(model)

    assert piper_voices.installed() == []


def test_a_model_without_its_configuration_is_refused(tmp_path, voices_folder):
    (tmp_path / "alone.onnx").write_bytes(b"model")

    with pytest.raises(InputError, match=r"NAME\.onnx\.json"):
        add_voice(tmp_path / "alone.onnx")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"audio": {"sample_rate": "x"}}', "[" * 100_000])
def test_a_configuration_of_something_else_is_refused(tmp_path, voices_folder, content):
    (tmp_path / "own.onnx").write_bytes(b"model")
    (tmp_path / "own.onnx.json").write_text(content)

    with pytest.raises(InputError, match="not the configuration"):
        add_voice(tmp_path / "own.onnx")

    assert piper_voices.installed() == []


@pytest.mark.usefixtures("voices_folder")
def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(SettingsError, match="es_MX-claude-high"):
        add_voice("es_MX-nobody-high")


def test_every_known_voice_is_spanish_and_pinned():
    for voice in KNOWN:
        assert voice.name.startswith(("es_MX", "es_AR", "es_ES"))
        assert voice.path == f"es/{voice.name[:5]}/{'/'.join(voice.name[6:].split('-'))}/{voice.name}"
        assert voice.model.size > 10_000_000
        assert {len(voice.model.sha256), len(voice.config.sha256)} == {64}
        assert voice.licence
