"""Transcripts as WebVTT (W3C Candidate Recommendation of 2019-04-04)."""

from __future__ import annotations

from collections.abc import Iterable

from audiocast.episode.rows import balance
from audiocast.episode.values import Cue


def to_webvtt(cues: Iterable[Cue], *, language: str = "es", narrator: str = "", width: int = 42) -> str:
    """Return `cues` as a WebVTT file.

    A quoted person's words stand in a voice span; so do the announcer's, under the name `narrator`,
    where that is given and anybody is quoted (players keep showing the last name otherwise).
    """
    cues = list(cues)
    narrator = narrator if any(cue.speaker for cue in cues) else ""
    blocks = ["WEBVTT", f"NOTE Language: {_escape(language)}"]
    for number, cue in enumerate(cues, 1):
        text = "\n".join(_escape(row) for row in balance(cue.text, width))
        if name := cue.speaker or narrator:
            text = f"<v {_escape(' '.join(name.split()))}>{text}</v>"
        blocks.append(f"{number}\n{_time(cue.start)} --> {_time(cue.end)}\n{text}")
    return "\n\n".join(blocks) + "\n"


def _escape(text: str) -> str:
    # Escaping ">" also keeps "-->" out of the text.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"
