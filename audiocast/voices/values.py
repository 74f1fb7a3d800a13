"""Sound with its marks, and how a line is to be spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLE_RATE = 44_100


@dataclass(frozen=True, slots=True)
class Mark:
    """The written word `text[start:end]` sounds from sample `first` up to, not including, `last`."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """Sound with its marks.

    `samples`: mono float32 in [-1, 1] at `SAMPLE_RATE`, shape (n,), a memory map where it is long.
    `text`: what is said, as written; `marks`: one per word of `spanish.values.words(text)`, in
    order, not overlapping, within the samples; empty where the text is not known.
    `confidence`: how sure the marks are, 0 to 1 (1 where the engine itself gave them).
    """

    samples: NDArray[np.float32]
    text: str = ""
    marks: tuple[Mark, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a line is spoken: `rate` in words a minute, `pitch` 0 to 100 (50: the voice's own)."""

    rate: int = 160
    pitch: int = 50


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """One line of the list of voices.

    `voice` is `engine:name`; `language` a tag such as "es-MX"; `quality` a word ("robotic",
    "medium", "high", …); `size` the bytes to download, 0 where nothing is; `licence` as its makers
    state it. `installed`: nothing has to be fetched before it speaks; `reason` says why it cannot
    speak here and now, "" where it can or where that was not tried. `needs` and `sends` are
    translated sentences: what it needs, and what it sends where ("" where nothing leaves the
    computer).
    """

    voice: str
    language: str
    quality: str
    licence: str
    size: int = 0
    installed: bool = True
    reason: str = ""
    offline: bool = True
    needs: str = ""
    sends: str = ""
