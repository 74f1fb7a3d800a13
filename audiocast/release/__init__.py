"""A document becomes a Release: headline, dateline, paragraphs, quotations, acronyms.

The door is `read_release`; values are in `audiocast.release.values`. The reader is loaded when
first used, so that importing the values stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiocast.release.reading import SUFFIXES, read_release

_HOME = {"SUFFIXES": "reading", "read_release": "reading"}

__all__ = ["SUFFIXES", "read_release"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
