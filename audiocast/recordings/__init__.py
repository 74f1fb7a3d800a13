"""Audio files → takes: guarded decoding, cleaning, and alignment with a known text.

The doors are loaded when they are first used: they need numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiocast.recordings.aligning import align
    from audiocast.recordings.cleaning import import_recording
    from audiocast.recordings.cutting import find_stretch
    from audiocast.recordings.decoding import decode
    from audiocast.recordings.fetching import fetch_recording

__all__ = ["align", "decode", "fetch_recording", "find_stretch", "import_recording"]
_HOMES = {
    "align": "aligning",
    "decode": "decoding",
    "fetch_recording": "fetching",
    "find_stretch": "cutting",
    "import_recording": "cleaning",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
