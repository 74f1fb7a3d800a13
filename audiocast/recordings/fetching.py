"""A recording from an address on the web, only when that was allowed.

Against server-side request forgery: https only, hosts on a list, every address that the name
resolves to must be public, and the connection goes to one of those very addresses, so that a name
cannot change its mind between check and use. Redirects are followed by hand, each checked anew.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from audiocast.errors import InputError, UnavailableError
from audiocast.files import staged
from audiocast.messages import _

_REDIRECTS = 5
_BLOCK = 1 << 16


def resolve(host: str, port: int) -> list[str]:
    """Return every IP address of `host`, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


def is_public(address: str) -> bool:
    """Tell whether `address` is one that anybody on the internet could reach.

    Private, loopback, link-local, multicast, reserved and unspecified ones are not, nor are IPv6
    addresses that stand for such an IPv4 address (mapped, 6to4, Teredo, NAT64).
    """
    try:
        parsed = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if parsed in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if parsed.teredo or parsed in ipaddress.ip_network("::/96"):
            return False
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be fetched, and at what cost.

    `hosts`: names on the list, exactly; `size` in bytes; `seconds` for everything together, `wait`
    for one answer; `resolver`, `public` and `context` are how names, addresses and certificates are
    judged.
    """

    hosts: Sequence[str]
    size: int = 500 << 20
    seconds: float = 600.0
    wait: float = 20.0
    resolver: Callable[[str, int], list[str]] = resolve
    public: Callable[[str], bool] = is_public
    context: ssl.SSLContext | None = None


def fetch_recording(address: str, target: Path, rules: Rules) -> Path:
    """Fetch `address` into the file `target`, which appears only when it is whole; return it.

    Raises InputError where the rules forbid it, UnavailableError where it cannot be had.
    """
    deadline = time.monotonic() + rules.seconds
    try:
        for _hop in range(_REDIRECTS + 1):
            place = _checked(address, rules)
            following = _get(place, target, rules, deadline)
            if following is None:
                return target
            address = urljoin(address, following)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnavailableError(
            _("The recording cannot be fetched from {address}: {reason}.").format(
                address=address, reason=str(error) or type(error).__name__
            ),
            hint=_("Download it yourself and put it beside the release."),
        ) from None
    raise UnavailableError(_("{address} redirects too often.").format(address=address))


def _refused(sentence: str) -> InputError:
    return InputError(sentence, hint=_("Download the recording yourself and put it beside the release."))


def _checked(address: str, rules: Rules) -> SplitResult:
    """Return the parts of `address` if its form and its host are allowed."""
    try:
        place = urlsplit(address)
        host, _port = place.hostname or "", place.port
    except ValueError:
        raise _refused(_("“{address}” is not a web address.").format(address=address)) from None
    if place.scheme != "https" or place.username is not None or place.password is not None:
        raise _refused(_("“{address}” is not a plain https:// address.").format(address=address))
    if any(ord(character) <= 32 or ord(character) == 127 for character in address):
        raise _refused(_("“{address}” is not a web address.").format(address=repr(address)))
    if _ascii(host) not in {_ascii(name) for name in rules.hosts}:
        raise InputError(
            _("The host {host} is not on the list of allowed hosts.").format(host=host or "“”"),
            hint=_("Add it to hosts in [recording] of audiocast.toml if you trust it."),
        )
    return place


def _ascii(host: str) -> str:
    name = host.strip().rstrip(".").lower()
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _get(place: SplitResult, target: Path, rules: Rules, deadline: float) -> str | None:
    """Fetch `place` into `target`; return None, or where it redirects to."""
    host, port = _ascii(place.hostname or ""), place.port or 443
    addresses = rules.resolver(host, port)
    if not addresses or not all(rules.public(item) for item in addresses):
        raise _refused(_("{host} leads into a private network.").format(host=host))
    connection = _Pinned(host, port, addresses, rules)
    # A server that sends a byte now and then outlasts every single wait; the whole has its limit too.
    alarm = threading.Timer(max(deadline - time.monotonic(), 0.01), connection.abort)
    alarm.daemon = True
    alarm.start()
    try:
        path = quote(place.path or "/", safe="/%:@!$&'()*+,;=-._~")
        query = f"?{quote(place.query, safe='/%:@!$&()*+,;=-._~?')}" if place.query else ""
        headers = {"User-Agent": "AudioCast", "Accept-Encoding": "identity"}
        connection.request("GET", path + query, headers=headers)
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return answer.headers.get("Location", "")
        if answer.status != 200:
            raise UnavailableError(
                _("{host} answers {status} instead of a recording.").format(host=host, status=answer.status)
            )
        _save(answer, target, rules, deadline)
    finally:
        alarm.cancel()
        connection.close()
    return None


class _Pinned(http.client.HTTPConnection):
    """A TLS connection to addresses that were checked, under the name that the certificate must have."""

    default_port = 443

    def __init__(self, host: str, port: int, addresses: Sequence[str], rules: Rules) -> None:
        super().__init__(host, port, timeout=rules.wait)
        self._tls = rules.context or ssl.create_default_context()
        self._addresses = addresses
        self._held: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the first of the checked addresses that answers."""
        failure: OSError | None = None
        for address in self._addresses:
            try:
                plain = socket.create_connection((address, self.port), self.timeout)
            except OSError as error:
                failure = error
                continue
            # An answer that ends with the connection takes `sock` away; `abort` needs it still.
            self.sock = self._held = self._tls.wrap_socket(plain, server_hostname=self.host)
            return
        raise failure or OSError("no address")

    def abort(self) -> None:
        """End the connection from another thread: whoever waits for it gets an error."""
        if self._held is not None:
            with contextlib.suppress(OSError):
                self._held.shutdown(socket.SHUT_RDWR)


def _save(answer: http.client.HTTPResponse, target: Path, rules: Rules, deadline: float) -> None:
    announced = answer.headers.get("Content-Length", "")
    too_large = _refused(
        _("The recording at that address is larger than {size} MB.").format(size=rules.size >> 20)
    )
    if announced.isdigit() and int(announced) > rules.size:
        raise too_large
    with staged(target) as part, part.open("wb") as file:
        while block := answer.read1(_BLOCK):
            file.write(block)
            if file.tell() > rules.size:
                raise too_large
        if time.monotonic() > deadline:
            raise TimeoutError(_("it takes too long"))
        if announced.isdigit() and file.tell() != int(announced):
            raise http.client.IncompleteRead(b"")
        if not file.tell():
            raise OSError(_("nothing came"))
