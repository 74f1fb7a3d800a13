"""From a reading to sound: the engines, who of them speaks, and the store of takes.

The door: `find_voices(show, …) -> Cast`, `narrate(lines, readings, cast, store, …) -> Performance`,
`TakeStore`, `open_voice`, `list_voices`, `add_voice`. Names load when they are first used, so that
importing this module costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiocast.voices.cast import LAST_RESORT, Cast, find_voices
    from audiocast.voices.engine import Engine, engines, open_voice
    from audiocast.voices.listing import list_voices, try_voice
    from audiocast.voices.performance import Performance, Progress, narrate
    from audiocast.voices.piper_install import add_voice
    from audiocast.voices.store import TakeStore
    from audiocast.voices.values import VoiceInfo

__all__ = [
    "LAST_RESORT",
    "Cast",
    "Engine",
    "Performance",
    "Progress",
    "TakeStore",
    "VoiceInfo",
    "add_voice",
    "engines",
    "find_voices",
    "list_voices",
    "narrate",
    "open_voice",
    "try_voice",
]

_PLACES = {
    "cast": ("LAST_RESORT", "Cast", "find_voices"),
    "engine": ("Engine", "engines", "open_voice"),
    "performance": ("Performance", "Progress", "narrate"),
    "listing": ("list_voices", "try_voice"),
    "piper_install": ("add_voice",),
    "store": ("TakeStore",),
    "values": ("VoiceInfo",),
}
_MODULES = {name: module for module, names in _PLACES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
