"""Where each line and word came to lie in the finished sound, kept beside the script."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.studio.values import Placed
from audiocast.voices.values import Mark

PLACEMENT = "placement.json"
_VERSION = 1


def dump_placement(placed: Iterable[Placed]) -> str:
    """Return `placed` as JSON: one segment a row, positions in samples, spans in the line's text."""
    rows = [
        json.dumps(
            {
                "line": place.line,
                "first": place.first,
                "last": place.last,
                "confidence": round(place.confidence, 4),
                "synthetic": place.synthetic,
                "marks": [[mark.start, mark.end, mark.first, mark.last] for mark in place.marks],
            }
        )
        for place in placed
    ]
    return f'{{"version": {_VERSION}, "segments": [\n' + ",\n".join(rows) + "\n]}\n"


def load_placement(path: Path) -> tuple[Placed, ...]:
    """Read what `dump_placement` wrote. Raises InputError where the file is missing or something else."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            raise ValueError(data["version"])
        return tuple(
            Placed(
                line=row["line"],
                first=int(row["first"]),
                last=int(row["last"]),
                marks=tuple(Mark(*map(int, mark)) for mark in row["marks"]),
                confidence=float(row["confidence"]),
                synthetic=bool(row["synthetic"]),
            )
            for row in data["segments"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(
            _("The times of the episode's words cannot be read."),
            file=path,
            hint=_("Make the episode again: audiocast make --again FILE"),
        ) from None
