"""Written Spanish → spoken Spanish: text in, text out, every token linked to what was written.

The grammars are loaded when first used, so that importing the values stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from audiocast.spanish.values import Doubt, Override, Reading, Token, words

if TYPE_CHECKING:
    from audiocast.spanish.lexicon import Entry, Lexicon, LexiconError
    from audiocast.spanish.options import Options
    from audiocast.spanish.pls import export_pls, import_pls
    from audiocast.spanish.reader import Reader

_HOME = {
    "Entry": "lexicon",
    "Lexicon": "lexicon",
    "LexiconError": "lexicon",
    "Options": "options",
    "Reader": "reader",
    "export_pls": "pls",
    "import_pls": "pls",
}

__all__ = [
    "Doubt",
    "Entry",
    "Lexicon",
    "LexiconError",
    "Options",
    "Override",
    "Reader",
    "Reading",
    "Token",
    "export_pls",
    "import_pls",
    "words",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
