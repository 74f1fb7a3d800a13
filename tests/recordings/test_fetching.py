"""Fetching a recording from an address, on a server of the test's own."""

import http.server
import threading

import pytest

from audiocast.errors import InputError, UnavailableError
from audiocast.recordings import fetch_recording
from audiocast.recordings.fetching import Rules, is_public

SOUND = bytes(range(256)) * 400


class Plain:
    """Stands in for TLS, which a server on the loopback has no certificate for; notes the names."""

    def __init__(self):
        self.names = []

    def wrap_socket(self, plain, server_hostname):
        self.names.append(server_hostname)
        return plain


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.seen.append((self.headers["Host"], self.path))
        kind = self.path.split("?")[0]
        if kind.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.server.targets[kind])
            self.end_headers()
            return
        self.send_response(404 if kind == "/missing" else 200)
        if kind == "/huge":
            self.send_header("Content-Length", str(1 << 40))
        if kind == "/cut":
            self.send_header("Content-Length", str(len(SOUND) + 1))
        self.end_headers()
        times = 100 if kind == "/endless" else 0 if kind == "/nothing" else 1
        try:
            for _ in range(times):
                self.wfile.write(SOUND)
            if kind == "/dribble":
                self.server.hold.wait(30)
        except OSError:
            pass


@pytest.fixture
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        httpd.seen, httpd.targets, httpd.hold = [], {}, threading.Event()
        thread = threading.Thread(target=httpd.serve_forever, args=(0.02,))
        thread.start()
        yield httpd
        httpd.hold.set()
        httpd.shutdown()
        thread.join()


@pytest.fixture
def fetch(server, tmp_path):
    """Fetch a path of the server, which poses as two public hosts; return the file's content."""

    def run(path, host="audio.example", **changes):
        given = {
            "hosts": ["audio.example", "Otro.Example"],
            "resolver": lambda *_: ["127.0.0.1"],
            "public": lambda _: True,
            "context": Plain(),
            "size": 1 << 20,
            **changes,
        }
        address = path if "://" in path else f"https://{host}:{server.server_port}{path}"
        target = tmp_path / "voz.opus"
        try:
            return fetch_recording(address, target, Rules(**given)).read_bytes()
        finally:
            assert [item.name for item in tmp_path.iterdir()] in ([], ["voz.opus"])

    return run


def test_a_recording_is_fetched_whole(fetch, server):
    assert fetch("/voz-año.opus?x=1") == SOUND
    assert server.seen == [(f"audio.example:{server.server_port}", "/voz-a%C3%B1o.opus?x=1")]


def test_the_certificate_is_asked_for_the_name_and_not_the_address(fetch):
    context = Plain()

    fetch("/voz.opus", context=context)

    assert context.names == ["audio.example"]


@pytest.mark.parametrize(
    "address",
    [
        "http://audio.example/voz.opus",
        "file:///etc/passwd",
        "ftp://audio.example/voz.opus",
        "https://user:pass@audio.example/voz.opus",
        "https://127.0.0.1/voz.opus",
        "https://[::1]/voz.opus",
        "https://evil.example/voz.opus",
        "https://audio.example.evil.example/voz.opus",
        "https://audio.example@evil.example/voz.opus",
        "https://audio.example:99999/voz.opus",
        "https:///voz.opus",
        "https://audio.example/voz\r\nX: y",
    ],
)
def test_what_the_rules_do_not_allow_is_not_asked_for(fetch, server, address):
    with pytest.raises(InputError):
        fetch(address)

    assert server.seen == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "nonsense",
    ],
)
def test_an_address_that_is_not_public_is_known_as_such(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["190.129.1.1", "8.8.8.8", "2800:cd0::1", "::ffff:8.8.8.8"])
def test_a_public_address_is_known_as_such(address):
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough_to_refuse(fetch, server):
    with pytest.raises(InputError, match="private"):
        fetch("/voz.opus", resolver=lambda *_: ["8.8.8.8", "127.0.0.1"], public=is_public)

    assert server.seen == []


def test_a_name_is_resolved_once_and_the_connection_goes_there(fetch):
    answers = iter([["127.0.0.1"]])

    assert fetch("/voz.opus", resolver=lambda *_: next(answers)) == SOUND


def test_a_redirect_within_the_list_is_followed(fetch, server):
    server.targets["/to/other"] = f"https://otro.example:{server.server_port}/voz.opus"
    server.targets["/to/near"] = "/to/other"

    assert fetch("/to/near") == SOUND
    assert [host.split(":")[0] for host, _ in server.seen] == ["audio.example"] * 2 + ["otro.example"]


@pytest.mark.parametrize(
    "target",
    [
        "http://audio.example/",
        "https://evil.example/",
        "file:///etc/passwd",
        "https://127.0.0.1/",
        "//evil.example/",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(fetch, server, target):
    server.targets["/to/x"] = target

    with pytest.raises(InputError):
        fetch("/to/x")


def test_a_redirect_to_a_name_that_leads_inside_is_refused(fetch, server):
    server.targets["/to/x"] = f"https://otro.example:{server.server_port}/voz.opus"
    inside = {"audio.example": ["8.8.8.8"], "otro.example": ["10.0.0.1"]}
    names = []

    def resolver(host, _port):
        names.append(host)
        return inside[host]

    def public(address):
        return is_public(address)

    with pytest.raises((InputError, UnavailableError)):
        fetch(
            "/to/x",
            resolver=lambda host, port: ["127.0.0.1"] if host == "audio.example" else resolver(host, port),
            public=lambda address: address == "127.0.0.1" or public(address),
        )

    assert names == ["otro.example"]
    assert len(server.seen) == 1


def test_redirects_without_end_are_given_up(fetch, server):
    server.targets["/to/x"] = "/to/x"

    with pytest.raises(UnavailableError):
        fetch("/to/x")


@pytest.mark.parametrize(("path", "error"), [("/huge", InputError), ("/endless", InputError)])
def test_more_than_the_size_allowed_is_refused(fetch, path, error):
    with pytest.raises(error, match="larger"):
        fetch(path)


@pytest.mark.parametrize("path", ["/missing", "/cut", "/nothing"])
def test_an_answer_without_a_whole_recording_leaves_no_file(fetch, path):
    with pytest.raises(UnavailableError):
        fetch(path)


def test_a_server_that_takes_too_long_is_given_up(fetch):
    with pytest.raises(UnavailableError):
        fetch("/dribble", seconds=0.3)


def test_a_server_without_tls_is_not_talked_to(fetch, server):
    with pytest.raises(UnavailableError):
        fetch("/voz.opus", context=None)

    assert server.seen == []
