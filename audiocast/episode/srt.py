"""Transcripts as SubRip, within the limits that the podcast namespace sets for it."""

from __future__ import annotations

from collections.abc import Iterable

from audiocast.episode.rows import balance
from audiocast.episode.values import Cue

WIDTH = 32


def to_srt(cues: Iterable[Cue], *, narrator: str = "", width: int = WIDTH) -> str:
    """Return `cues` as a SubRip file: UTF-8, LF, rows of at most `width` characters.

    The name of whoever speaks stands before the first words after a change, as the podcast
    namespace asks; the announcer is called `narrator` where that is given and anybody is quoted.
    Text that a player could take for markup or for a time line is made harmless.
    """
    cues = list(cues)
    narrator = narrator if any(cue.speaker for cue in cues) else ""
    blocks, before = [], ""
    for number, cue in enumerate(cues, 1):
        name = cue.speaker or narrator
        prefix = f"{harmless(' '.join(name.split()))}: " if name and name != before else ""
        before = name
        if len(prefix) > width // 2:
            rows = [prefix.rstrip(), *balance(harmless(cue.text), width)]
        else:
            rows = balance(prefix + harmless(cue.text), width)
        blocks.append(f"{number}\n{_time(cue.start)} --> {_time(cue.end)}\n" + "\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def harmless(text: str) -> str:
    """Return `text` without characters that a player could take for markup or for a time line."""
    # SubRip has no escapes: look-alikes keep the text readable and no player takes them for markup.
    return text.replace("<", "‹").replace(">", "›").replace("{", "(").replace("}", ")")


def _time(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02},{thousandths:03}"
