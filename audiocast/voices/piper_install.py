"""Installing a Piper voice: from its source with resume and verification, or from a file."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiocast.errors import InputError, SettingsError, UnavailableError
from audiocast.files import copy_file, sha256
from audiocast.messages import _
from audiocast.voices import piper_voices
from audiocast.voices.piper_voices import KNOWN, Known, Pinned

if TYPE_CHECKING:
    import requests

SOURCE = "https://huggingface.co/rhasspy/piper-voices/resolve/v1.0.0"
ADDRESS = "AUDIOCAST_VOICES_URL"
"""Environment variable with another source of voices, laid out alike: https, or loopback."""

Progress = Callable[[int, int], None]
"""Called with the bytes that have arrived and the bytes of the whole."""

_ATTEMPTS = 5
_TIMEOUT = (10, 60)
_BLOCK = 16 * 1024  # the unfinished block is what a cut connection costs
_MOST_CONFIG = 1024 * 1024


def add_voice(
    what: str | Path, progress: Progress | None = None, *, sleep: Callable[[float], None] = time.sleep
) -> str:
    """Install a voice and return its name as `piper:NAME`.

    `what` is the name of a known voice, which is downloaded, or the path of an `.onnx` file with its
    `.onnx.json` beside it. A download goes to a part file, goes on where it was cut off, and is put
    in place only when size and SHA-256 are right. Raises SettingsError for an unknown name,
    InputError for files that are not what they should be, UnavailableError where the source cannot
    be reached or gives something else.
    """
    name = str(what).removeprefix("piper:")
    known = next((voice for voice in KNOWN if voice.name == name), None)
    with _only_one():
        if known:
            _download(known, progress, sleep)
        elif str(what).endswith(".onnx"):
            name = _from_file(Path(what))
        else:
            raise SettingsError(
                _("There is no voice “{name}” to install.").format(name=name),
                hint=_("Known voices: {names}. Or give the path of an .onnx file.").format(
                    names=", ".join(voice.name for voice in KNOWN)
                ),
            )
    return f"piper:{name}"


def _from_file(model: Path) -> str:
    config = model.with_name(f"{model.name}.json")
    for path in (model, config):
        if not path.is_file():
            raise InputError(
                _("There is no such file."),
                file=path,
                hint=_("A voice has two files: NAME.onnx and NAME.onnx.json, in one folder."),
            )
    _check_config(config)
    known = next((voice for voice in KNOWN if voice.name == model.stem), None)
    if known:
        for path, pinned in ((model, known.model), (config, known.config)):
            if not _is_right(path, pinned):
                raise InputError(
                    _("The file is not the one that the voice {name} has: it is damaged or changed.").format(
                        name=known.name
                    ),
                    file=path,
                    hint=_("Copy it again; if it is a voice of your own, give it another name."),
                )
    copy_file(config, piper_voices.config_path(model.stem))
    _copy_large(model, piper_voices.model_path(model.stem))
    return model.stem


def _check_config(path: Path) -> None:
    try:
        if path.stat().st_size > _MOST_CONFIG:
            raise ValueError(path)
        config = json.loads(path.read_text("utf-8"))
        int(config["audio"]["sample_rate"])
        str(config["espeak"]["voice"])
        dict(config["phoneme_id_map"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(_("The file is not the configuration of a Piper voice."), file=path) from None


def _copy_large(source: Path, target: Path) -> None:
    from audiocast.files import staged

    with staged(target) as part:
        shutil.copyfile(source, part)


def _download(known: Known, progress: Progress | None, sleep: Callable[[float], None]) -> None:
    folder = piper_voices.folder()
    folder.mkdir(parents=True, exist_ok=True)
    needed = known.model.size + 16 * 1024 * 1024
    if shutil.disk_usage(folder).free < needed:
        raise UnavailableError(
            _("There is not enough space in {folder}: {size} MB are needed.").format(
                folder=folder, size=needed // 1_000_000
            )
        )
    # The model comes last: a voice whose model is in place is whole.
    _fetch(f"{known.path}.onnx.json", piper_voices.config_path(known.name), known.config, None, sleep)
    _fetch(f"{known.path}.onnx", piper_voices.model_path(known.name), known.model, progress, sleep)


def _fetch(
    path: str, target: Path, pinned: Pinned, progress: Progress | None, sleep: Callable[[float], None]
) -> None:
    """Bring the file to `target`, unless the right one is there."""
    if target.is_file() and _is_right(target, pinned):
        return
    part = target.with_name(f"{target.name}.part")
    for attempt in range(_ATTEMPTS):
        try:
            _receive(f"{_source()}/{path}", part, pinned, progress)
            break
        except _CutOffError as trouble:
            if attempt == _ATTEMPTS - 1:
                raise UnavailableError(
                    trouble.reason, hint=_("Try again: it goes on where it was cut off.")
                ) from None
            sleep(2.0**attempt)
    if not _is_right(part, pinned):
        part.unlink()
        raise UnavailableError(
            _("What arrived from {host} is not the voice that is known (its SHA-256 differs).").format(
                host=urlsplit(_source()).hostname
            ),
            hint=_("It was not installed. Try again later, or install the voice from a file."),
        )
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)


class _CutOffError(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _receive(url: str, part: Path, pinned: Pinned, progress: Progress | None) -> None:
    """Append to `part` what it lacks."""
    import requests

    most = pinned.size or _MOST_CONFIG
    have = part.stat().st_size if part.is_file() else 0
    if have and have == pinned.size:
        return
    if have > pinned.size:
        part.unlink()
        have = 0
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    try:
        with requests.get(url, headers=headers, stream=True, timeout=_TIMEOUT) as answer:
            have = _begin(answer, have)
            with part.open("ab" if have else "wb") as file:
                for block in answer.iter_content(_BLOCK):
                    have += len(block)
                    if have > most:
                        raise UnavailableError(_("What arrives is larger than the voice."))
                    file.write(block)
                    if progress:
                        progress(have, pinned.size)
    except UnavailableError:
        part.unlink(missing_ok=True)
        raise
    except requests.exceptions.SSLError as error:
        raise UnavailableError(
            _("The connection to {host} is not secure: {reason}.").format(
                host=urlsplit(url).hostname, reason=str(error)[:120]
            )
        ) from None
    except requests.exceptions.RequestException:
        raise _CutOffError(
            _("The connection to {host} failed or was cut off.").format(host=urlsplit(url).hostname)
        ) from None
    if pinned.size and have < pinned.size:
        raise _CutOffError(_("The download was cut off."))


def _begin(answer: requests.Response, have: int) -> int:
    """Return how many bytes of the part file stay, by the answer's status."""
    if urlsplit(answer.url).scheme != "https" and not _is_loopback(answer.url):
        raise UnavailableError(_("The source leads to an unprotected address: {url}").format(url=answer.url))
    if answer.status_code == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
        return have
    if answer.status_code == 200:
        return 0
    if answer.status_code in (429, 500, 502, 503, 504):
        raise _CutOffError(_("The source of voices is busy ({status}).").format(status=answer.status_code))
    raise UnavailableError(
        _("The source of voices refuses the file ({status}).").format(status=answer.status_code)
    )


def _is_right(path: Path, pinned: Pinned) -> bool:
    with contextlib.suppress(OSError):
        same = not pinned.size or path.stat().st_size == pinned.size
        return same and sha256(path) == pinned.sha256
    return False


def _source() -> str:
    given = os.environ.get(ADDRESS, "").rstrip("/")
    if given and urlsplit(given).scheme != "https" and not _is_loopback(given):
        raise SettingsError(_("{name} must be an address that begins with https://.").format(name=ADDRESS))
    return given or SOURCE


def _is_loopback(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1")


@contextlib.contextmanager
def _only_one() -> Iterator[None]:
    """Let one process at a time install voices."""
    from filelock import FileLock, Timeout

    folder = piper_voices.folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=0):
            yield
    except Timeout:
        raise UnavailableError(_("Another AudioCast is installing a voice just now.")) from None
    except OSError as error:
        raise UnavailableError(
            _("The folder of voices cannot be written: {reason}.").format(reason=error),
            hint=_("Say another one in the environment variable {name}.").format(name=piper_voices.FOLDER),
        ) from None
