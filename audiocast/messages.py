"""User-facing text in the user's language, through gettext.

`AUDIOCAST_LANG` decides, then the usual `LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`, then the
system's own setting. Messages are written in English in the code; the catalogues lie in `locale/`.
Write `_("…{name}…").format(name=…)`, never an f-string, so that the extractor finds the text.
"""

from __future__ import annotations

import contextlib
import gettext
import locale
import os
from collections.abc import Iterator
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

DOMAIN = "audiocast"
LOCALE_DIR = Path(__file__).with_name("locale")


_kept: ContextVar[str] = ContextVar("kept", default="")


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make messages come in `language` (a code such as "es-bo") whatever the user's language is.

    For what is kept in a record: the locale of whoever runs the command must not reach it.
    """
    token = _kept.set(language.replace("-", "_"))
    try:
        yield
    finally:
        _kept.reset(token)


def languages() -> list[str]:
    """Return the languages to try, best first, e.g. `["es_BO.UTF-8"]`; empty means English."""
    if kept := _kept.get():
        return [kept]
    for name in ("AUDIOCAST_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.split(":")
    system = locale.getlocale()[0]
    # Windows says "Spanish_Bolivia" where POSIX says "es_BO".
    return ["es"] if system and system.startswith("Spanish") else [system] if system else []


@lru_cache(maxsize=8)
def _catalogue(chosen: tuple[str, ...]) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE_DIR, list(chosen), fallback=True)


def _(message: str) -> str:
    """Return `message` in the user's language."""
    return _catalogue(tuple(languages())).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form for `number` in the user's language; fill in `{n}` with `.format(n=…)`."""
    return _catalogue(tuple(languages())).ngettext(singular, plural, number)
