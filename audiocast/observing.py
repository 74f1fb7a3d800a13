"""How a long run tells where it is, without knowing who watches."""

from __future__ import annotations

from collections.abc import Callable

Observer = Callable[[str, str], None]
"""Told of each stage: the document's name, and the stage ("read", "speak", "master", "keep", "feed")."""


def quiet(_source: str, _stage: str) -> None:
    """Observe nothing."""
