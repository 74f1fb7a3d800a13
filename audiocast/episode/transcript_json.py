"""Transcripts as JSON, version 1.0.0 of the podcast namespace's own format."""

from __future__ import annotations

import json
from collections.abc import Iterable

from audiocast.episode.values import Cue

VERSION = "1.0.0"


def to_transcript_json(cues: Iterable[Cue], *, narrator: str = "") -> str:
    """Return `cues` as a JSON transcript, one segment per cue, times in seconds.

    Each segment names its speaker; the announcer is called `narrator`, or is left out.
    """
    segments = []
    for cue in cues:
        name = cue.speaker or narrator
        segments.append(
            ({"speaker": name} if name else {})
            | {"startTime": cue.start, "endTime": cue.end, "body": cue.text}
        )
    return json.dumps({"version": VERSION, "segments": segments}, ensure_ascii=False, indent=1) + "\n"
