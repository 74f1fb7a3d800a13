"""libespeak-ng by ctypes: text in, 16-bit samples and word events out; the same bytes every time.

The library keeps state from one utterance to the next that nothing in its interface resets (the
phase of its pitch flutter, its gain control, its noise), so that the same text sounds a little
different each time. A freshly loaded library has none of it, and loading takes under a millisecond:
each utterance gets a fresh one. Where the system does not really unload a library, a copy of the
file is loaded instead.

Source: espeak-ng 1.52, `speak_lib.h`, `espeak_ng.h`.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from audiocast.errors import UnavailableError
from audiocast.messages import _

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000  # otherwise a bad path ends the process
_UTF8 = 1
_BY_CHARACTER = 1
_EVENT_WORD = 1
_LONGEST = 50
_STRANGE = re.compile(r"[^\w\s.,;:¿?¡!()«»“”\"'‘’…—–-]|_|\.(?=\w)")
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4


class _EventId(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the library gave: 16-bit native-endian mono samples, their rate, and word events.

    `starts` maps a character position of the text (from 0) to the sample where it begins to sound.
    """

    samples: bytes
    rate: int
    starts: dict[int, int]


_lock = threading.Lock()


def _new_lock() -> None:
    global _lock
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_new_lock)


@lru_cache(maxsize=1)
def _paths() -> tuple[str, str]:
    """Return the library's and its data's path."""
    try:
        import espeakng_loader
    except ImportError:
        raise UnavailableError(
            _("The voice espeak is not installed."), hint=_("Install it with: pip install espeakng-loader")
        ) from None
    library = espeakng_loader.get_library_path()
    data = Path(library).with_name("espeak-ng-data")
    if not Path(library).is_file() or not (data / "phontab").is_file():
        raise UnavailableError(
            _("The installation of the voice espeak is damaged: {path}").format(path=Path(library).parent),
            hint=_("Install it again with: pip install --force-reinstall espeakng-loader"),
        )
    return library, str(data)


def variants() -> set[str]:
    """Return the names of the variants (timbres) that espeak knows, such as `f2`."""
    return {path.name for path in (Path(_paths()[1]) / "voices" / "!v").iterdir()}


def speak(
    text: str, voice: str, *, rate: int, pitch: int, pitch_range: int = 50, volume: int = 100
) -> Utterance:
    """Speak `text` and return the sound with its word events.

    `voice` is a path below espeak's `lang` folder, `roa/es-419`, with an optional `+variant`; `rate`
    espeak's own words a minute (80 to 450); `pitch`, `pitch_range`, `volume` 0 to 100. The result
    depends on nothing but the arguments. Raises UnavailableError where the library fails.
    """
    parameters = ((_RATE, rate), (_VOLUME, volume), (_PITCH, pitch), (_RANGE, pitch_range))
    sent, origin = digestible(text)
    with _lock, _fresh_library() as library:
        heard = _speak(library, sent, voice, parameters)
    starts: dict[int, int] = {}
    for position, sample in heard.starts.items():
        if 0 <= position < len(origin):
            starts.setdefault(origin[position], sample)
    return Utterance(heard.samples, heard.rate, starts)


def digestible(text: str) -> tuple[str, list[int]]:
    """Return `text` as the library can bear it, and for each character where it stands in `text`.

    Words with many dots in them, and very long ones, overrun a buffer of the library and end the
    process. A reading has neither; should one come, a dot inside a word, every sign that is no
    punctuation, and a border after `_LONGEST` characters without a space become spaces.
    """
    clean = _STRANGE.sub(" ", text)
    parts: list[str] = []
    origin: list[int] = []
    for match in re.finditer(rf"\S{{1,{_LONGEST}}}|\s+", clean):
        if parts and not match[0][0].isspace() and not parts[-1][-1].isspace():
            parts.append(" ")
            origin.append(match.start())
        parts.append(match[0])
        origin += range(*match.span())
    return "".join(parts), origin


def version() -> str:
    """Return the library's version, such as `1.52.0`. Raises UnavailableError where it is missing."""
    with _lock:
        return _version()


@lru_cache(maxsize=1)
def _version() -> str:
    with _fresh_library() as library:
        library.espeak_Info.restype = ctypes.c_char_p
        return str(library.espeak_Info(None).decode().split()[0])


def _speak(library: Any, text: str, voice: str, parameters: tuple[tuple[int, int], ...]) -> Utterance:
    chunks: list[bytes] = []
    starts: dict[int, int] = {}

    def receive(wave: Any, count: int, events: Any) -> int:
        if wave and count > 0:
            chunks.append(ctypes.string_at(wave, 2 * count))
        index = 0
        while events[index].type:
            if events[index].type == _EVENT_WORD:
                starts.setdefault(events[index].text_position - 1, events[index].sample)
            index += 1
        return 0

    callback = _Callback(receive)
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(_paths()[1]), _DONT_EXIT)
    if rate <= 0:
        raise UnavailableError(_("The voice espeak cannot be started."))
    try:
        library.espeak_SetSynthCallback(callback)
        # A path is found at once; a bare name makes the library read all its voices first.
        if library.espeak_SetVoiceByName(voice.encode()):
            raise UnavailableError(_("espeak has no voice “{name}”.").format(name=voice))
        for parameter, value in parameters:
            library.espeak_SetParameter(parameter, value, 0)
        data = text.encode("utf-8", "replace")
        if library.espeak_Synth(data, len(data) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None):
            raise UnavailableError(_("The voice espeak failed."))
    finally:
        library.espeak_SetSynthCallback(_Callback())
        library.espeak_Terminate()
    return Utterance(b"".join(chunks), rate, starts)


@contextlib.contextmanager
def _fresh_library() -> Iterator[Any]:
    """Yield the library as if nothing had ever been said in this process."""
    path = _paths()[0]
    if not _loaded(path):
        library = _load(path)
        try:
            yield library
        finally:
            _unload(library)
        return
    with tempfile.TemporaryDirectory(prefix="audiocast-", ignore_cleanup_errors=True) as folder:
        copy = shutil.copy(path, folder)
        library = _load(copy)
        try:
            yield library
        finally:
            _unload(library)


def _load(path: str) -> Any:
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise UnavailableError(
            _("The voice espeak cannot be loaded: {reason}.").format(reason=error)
        ) from None
    # Its breath noise comes from the C library, whose state is the whole process's.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None).srand(1)
    with contextlib.suppress(AttributeError):
        library.espeak_ng_SetRandSeed(ctypes.c_long(1))
    return library


def _loaded(path: str) -> bool:
    """Tell whether the library is in memory already, with whatever state it has."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.GetModuleHandleW.restype = ctypes.c_void_p
        return bool(kernel.GetModuleHandleW(path))
    try:
        _unload(ctypes.CDLL(path, mode=os.RTLD_NOLOAD | os.RTLD_NOW))
    except OSError:
        return False
    return True


def _unload(library: Any) -> None:
    import _ctypes

    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)
    else:
        _ctypes.dlclose(library._handle)
