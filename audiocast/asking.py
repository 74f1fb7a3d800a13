"""What a person asks for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Request:
    """A document, or a recording without any text, to make an episode of.

    `date` is the day of the release where the text gives none; `voice` is tried before the show's;
    `audio` is a recording that is heard in place of the narration, `statement` one that the
    narration introduces; `title` names an episode that has no text; `allow_url` lets a recording be
    fetched from the address in the document; `narrate` leaves recordings aside; `again` makes the
    episode even where nothing changed.
    """

    source: Path
    date: dt.date | None = None
    voice: str | None = None
    audio: Path | None = None
    statement: Path | None = None
    title: str | None = None
    allow_url: bool = False
    narrate: bool = False
    again: bool = False
