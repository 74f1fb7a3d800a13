"""How a person wants things said where Spanish leaves a choice."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Choices that hold for a whole programme.

    `first_of_month`: "primero" or "uno". `acronyms`: what is said for an acronym whose long form the
    release gives: "short" the acronym, "expand" the long form, "first" the long form at the first
    mention only. `country`: whose money a bare $ is where the text does not say, a code of ISO 3166
    in lower case. Raises ValueError on any other value.
    """

    first_of_month: str = "primero"
    acronyms: str = "short"
    country: str = "bo"

    def __post_init__(self) -> None:
        """Refuse what is no choice."""
        if self.first_of_month not in ("primero", "uno"):
            raise ValueError(f"first_of_month: {self.first_of_month!r} is neither 'primero' nor 'uno'")
        if self.acronyms not in ("short", "expand", "first"):
            raise ValueError(f"acronyms: {self.acronyms!r} is none of 'short', 'expand', 'first'")
        if not re.fullmatch("[a-z]{2}", self.country):
            raise ValueError(f"country: {self.country!r} is no code of ISO 3166 in lower case")
