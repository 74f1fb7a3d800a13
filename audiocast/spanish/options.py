"""How a person wants things said where Spanish leaves a choice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Choices that hold for a whole programme.

    `first_of_month`: "primero" or "uno". `acronyms`: what is said for an acronym whose long form the
    release gives: "short" the acronym, "expand" the long form, "first" the long form at the first
    mention only. Raises ValueError on any other value.
    """

    first_of_month: str = "primero"
    acronyms: str = "short"

    def __post_init__(self) -> None:
        """Refuse what is no choice."""
        if self.first_of_month not in ("primero", "uno"):
            raise ValueError(f"first_of_month: {self.first_of_month!r} is neither 'primero' nor 'uno'")
        if self.acronyms not in ("short", "expand", "first"):
            raise ValueError(f"acronyms: {self.acronyms!r} is none of 'short', 'expand', 'first'")
