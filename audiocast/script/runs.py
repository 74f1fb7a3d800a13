"""The announcers' sentences as the listener hears them, whatever the cuts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiocast.script.values import Kind, Line, Role

_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Run:
    """A sentence, or the part of it before or after a quotation, over one or more lines.

    `text` joins the texts of the lines `first` to `last` (indices, both inclusive) with spaces;
    `starts` holds where in it each of them begins.
    """

    text: str
    first: int
    starts: tuple[int, ...]

    @property
    def last(self) -> int:
        """The index of the last line."""
        return self.first + len(self.starts) - 1

    def line_at(self, offset: int) -> int:
        """Return the index of the line that holds `text[offset]`."""
        return self.first + sum(start <= offset for start in self.starts) - 1

    @property
    def unquoted(self) -> str:
        """The text with what stands between quotation marks blanked out, offsets kept."""
        return _QUOTED.sub(lambda match: " " * len(match[0]), self.text)


def announcer_runs(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the sentences of headline and body that announcers say; quotations and clips part them."""
    start = 0
    while start < len(lines):
        end = start + 1
        if _is_announced(lines[start]):
            while end < len(lines) and lines[end].continues and _is_announced(lines[end]):
                end += 1
            yield _joined(lines[start:end], start)
        start = end


def _is_announced(line: Line) -> bool:
    told = line.kind in (Kind.HEADLINE, Kind.BODY) and line.role is not Role.QUOTED
    return told and line.clip is None


def _joined(lines: Sequence[Line], first: int) -> Run:
    starts, length = [], 0
    for line in lines:
        starts.append(length)
        length += len(line.text) + 1
    return Run(" ".join(line.text for line in lines), first, tuple(starts))
