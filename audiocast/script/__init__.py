"""Release → script, the script file both ways, and what is to be said about a script.

The functions are loaded when first used, so that importing the values stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audiocast.script.advice import advise, clock, line_times, reading_time
    from audiocast.script.announcer import announcer_pdf
    from audiocast.script.changes import changes_since, take_over
    from audiocast.script.dump import dump_script
    from audiocast.script.load import line_rows, load_script
    from audiocast.script.recorded import disclosed, quotations, with_recording, with_statement
    from audiocast.script.signature import is_untouched
    from audiocast.script.write import write_script

_MODULES = {
    "advice": ("advise", "clock", "line_times", "reading_time"),
    "announcer": ("announcer_pdf",),
    "changes": ("changes_since", "take_over"),
    "dump": ("dump_script",),
    "load": ("line_rows", "load_script"),
    "recorded": ("disclosed", "quotations", "with_recording", "with_statement"),
    "signature": ("is_untouched",),
    "write": ("write_script",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "advise",
    "announcer_pdf",
    "changes_since",
    "clock",
    "disclosed",
    "dump_script",
    "is_untouched",
    "line_rows",
    "line_times",
    "load_script",
    "quotations",
    "reading_time",
    "take_over",
    "with_recording",
    "with_statement",
    "write_script",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
