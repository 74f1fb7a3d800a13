"""Google Translate's speech, asked politely: one short text in, one MP3 out.

gTTS knows the protocol and makes the request; it is sent from here, with the certificate verified,
time-outs, a limit on the answer, and patience with a busy server.
"""

from __future__ import annotations

import base64
import datetime as dt
import email.utils
import itertools
import json
import os
import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiocast.errors import SettingsError, UnavailableError
from audiocast.messages import _
from audiocast.voices.ffmpeg import is_mp3

if TYPE_CHECKING:
    import requests

LIMIT = 100
"""Characters that one request may hold."""

ADDRESS = "AUDIOCAST_GTTS_URL"
"""Environment variable with another server's address, for tests and proxies: https, or loopback."""

_PATH = "/_/TranslateWebserverUi/data/batchexecute"
_ATTEMPTS = 5
_TIMEOUT = (10, 30)
_LONGEST = 60.0
_MOST_BYTES = 4 * 1024 * 1024
_MOST_PATIENCE = 120.0
_CALL = "jQ1olc"


class _Retry(Exception):  # noqa: N818 - it never leaves this module
    """The server was busy or the line was cut.

    `wait` is how long it asks to wait, or None; `attempts` how often it is worth to ask in all.
    """

    def __init__(self, reason: str, wait: float | None = None, attempts: int = _ATTEMPTS) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
        self.attempts = attempts


class Client:
    """Asks Google (by top-level domain `tld`) to say short texts in Spanish.

    `sleep` and `chance` (a number from 0 to 1) can be replaced by tests.
    """

    def __init__(
        self,
        tld: str,
        *,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._tld = tld
        self._sleep = sleep
        self._chance = chance
        self._session: requests.Session | None = None

    def fetch(self, text: str) -> bytes:
        """Return the MP3 of `text` (at most `LIMIT` characters).

        Waits and asks again when the server is busy or the line is cut, each time about twice as
        long, as long as the server says if it says so. Raises UnavailableError with a clear word.
        """
        for attempt in itertools.count(1):
            try:
                return self._ask(text)
            except _Retry as trouble:
                wait = trouble.wait if trouble.wait is not None else 2.0**attempt / 2 * (0.5 + self._chance())
                if attempt >= trouble.attempts or wait > _MOST_PATIENCE:
                    raise UnavailableError(
                        trouble.reason,
                        hint=_("Try again later; what was fetched already is kept."),
                    ) from None
                self._sleep(wait)
        raise AssertionError("unreachable")

    def _ask(self, text: str) -> bytes:
        import requests

        if self._session is None:
            self._session = requests.Session()
        url = f"{address(self._tld)}{_PATH}"
        body, headers = _request(text, self._tld)
        try:
            with self._session.post(
                url, data=body, headers=headers, timeout=_TIMEOUT, stream=True, allow_redirects=False
            ) as answer:
                _examine(answer)
                return _sound(_read(answer))
        except requests.exceptions.SSLError as error:
            raise UnavailableError(
                _("The connection to {host} is not secure: {reason}.").format(
                    host=urlsplit(url).hostname, reason=_short(error)
                ),
                hint=_("Nothing was sent. Check the computer's date and the network's filter."),
            ) from None
        except requests.exceptions.ConnectionError:
            self._session = None
            raise _Retry(
                _("{host} cannot be reached: there is no internet connection, or it is blocked.").format(
                    host=urlsplit(url).hostname
                ),
                attempts=2,
            ) from None
        except requests.exceptions.Timeout:
            raise _Retry(_("{host} does not answer in time.").format(host=urlsplit(url).hostname)) from None
        except requests.exceptions.RequestException as error:
            raise _Retry(_("The answer was cut off: {reason}.").format(reason=_short(error))) from None


def address(tld: str) -> str:
    """Return the server's address. Raises SettingsError where the environment gives an unsafe one."""
    given = os.environ.get(ADDRESS, "")
    if not given:
        return f"https://translate.google.{tld}"
    parts = urlsplit(given)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1")):
        return given.rstrip("/")
    raise SettingsError(
        _("{name} must be an address that begins with https://.").format(name=ADDRESS),
    )


def _request(text: str, tld: str) -> tuple[str, dict[str, str]]:
    """Return body and headers as gTTS makes them."""
    try:
        from gtts import gTTS
    except ImportError:
        raise UnavailableError(
            _("The voice gtts is not installed."), hint=_("Install it with: pip install gTTS")
        ) from None
    bodies = gTTS(
        text,
        lang="es",
        tld=tld,
        lang_check=False,
        pre_processor_funcs=[],
        tokenizer_func=lambda whole: [whole],
    ).get_bodies()
    return bodies[0], dict(gTTS.GOOGLE_TTS_HEADERS)


def _examine(answer: requests.Response) -> None:
    """Return if the answer's status is good; raise what fits if not."""
    status = answer.status_code
    if status == 429 or status >= 500:
        raise _Retry(
            _("Google is busy or refuses more requests for now ({status}).").format(status=status),
            _retry_after(answer.headers.get("Retry-After", "")),
        )
    if status != 200:
        raise UnavailableError(_("Google refuses the request ({status}).").format(status=status))


def _retry_after(value: str) -> float | None:
    """Return the seconds that the header asks to wait (RFC 9110, 10.2.3), or None."""
    if value.strip().isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())


def _read(answer: requests.Response) -> str:
    body = bytearray()
    begun = time.monotonic()
    for block in answer.iter_content(65536):
        body += block
        if time.monotonic() - begun > _LONGEST:
            raise _Retry(_("Google's answer takes too long."))
        if len(body) > _MOST_BYTES:
            raise UnavailableError(_("Google's answer is too large."))
    return body.decode("utf-8", "replace")


def _sound(body: str) -> bytes:
    """Return the MP3 out of the answer: base64 in JSON in a row of JSON in one of its lines."""
    for line in body.splitlines():
        if _CALL not in line:
            continue
        try:
            [inner] = [row[2] for row in json.loads(line) if row[:2] == ["wrb.fr", _CALL]]
            text = json.loads(inner)[0]
            data = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
        except (ValueError, TypeError, LookupError, RecursionError):
            break
        if is_mp3(data):
            return data
    raise _Retry(_("Google's answer holds no sound; its service may have changed."))


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
