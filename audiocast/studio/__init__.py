"""Takes → Programme → Master: assembly, loudness, limiter, encoding, and the meter that verifies it.

The names below are loaded when they are first used, so that importing this package loads no numpy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiocast.studio.assembly import assemble
    from audiocast.studio.mastering import master
    from audiocast.studio.notes import explain
    from audiocast.studio.picture import curves
    from audiocast.studio.profiles import PROFILES
    from audiocast.studio.receipts import finish_receipt, measure

__all__ = ["PROFILES", "assemble", "curves", "explain", "finish_receipt", "master", "measure"]

_HOMES = {
    "PROFILES": "profiles",
    "assemble": "assembly",
    "curves": "picture",
    "explain": "notes",
    "finish_receipt": "receipts",
    "master": "mastering",
    "measure": "receipts",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    # A module of the same name must not hide the function after its import.
    globals()[name] = value
    return value
