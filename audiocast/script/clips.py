"""How a script file names a recording or a stretch of it: `voz.opus 0:12-0:20.5 palabras`.

Times are `minutes:seconds` or seconds; an open end is the recording's own. `palabras` asks for the
stretch in which the line's words are heard. A name that could be misread stands in quotes.
"""

from __future__ import annotations

import re
from decimal import Decimal

from audiocast.script.values import Clip

BY_WORDS = "palabras"
_TIME = r"(?:\d+:){0,2}\d+(?:[.,]\d+)?"
_TAIL = re.compile(
    rf"(?:(?:^|(?<=\s)|(?<=[\"”»]))(?P<start>{_TIME})?\s*[-–—]\s*(?P<end>{_TIME})?)?"
    rf"(?:\s*(?:^|(?<=\s)|(?<=[\"”»]))(?P<words>{BY_WORDS}))?\s*$",
    re.IGNORECASE,
)
_PLAIN_NAME = re.compile(r"[\w./]+(?:[-\w./]*[\w./])?")
_QUOTED_NAME = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.)+)\"|“((?:[^”\\]|\\.)+)”|«((?:[^»\\]|\\.)+)»)\s*")


class ClipError(Exception):
    """A recording or a stretch of it that cannot be meant; `args[0]` is a code of `load`."""


def dump_clip(clip: Clip) -> str:
    """Return `clip` as it stands between brackets."""
    name = clip.file
    if not _PLAIN_NAME.fullmatch(name) or name.casefold() == BY_WORDS:
        name = '"' + re.sub(r'[\\"\]]', r"\\\g<0>", name) + '"'
    parts = [name]
    if clip.start is not None or clip.end is not None:
        parts.append(f"{_dump_time(clip.start)}-{_dump_time(clip.end)}")
    if clip.by_words:
        parts.append(BY_WORDS)
    return " ".join(parts)


def load_clip(content: str) -> Clip:
    """Return the clip that `content` names; raises ClipError."""
    quoted = _QUOTED_NAME.match(content)
    if quoted:
        name = re.sub(r"\\(.)", r"\1", quoted[1] or quoted[2] or quoted[3])
        tail = _TAIL.match(content, quoted.end())
    else:
        tail = _tail(content)
        name = content[: tail.start()].strip().replace("\\", "/") if tail else ""
    if tail is None or not name:
        raise ClipError("clip")
    start, end = _load_time(tail["start"]), _load_time(tail["end"])
    if end is not None and end <= (start or 0):
        raise ClipError("clip-times")
    _refuse_outside(name)
    return Clip(name, start, end, tail["words"] is not None)


def _tail(content: str) -> re.Match[str] | None:
    """Return where times and `palabras` begin after an unquoted name."""
    for gap in re.finditer(r"\s+|$", content):
        match = _TAIL.match(content, gap.end())
        if match:
            return match
    return None


def _refuse_outside(name: str) -> None:
    """Refuse names that leave the folder: a recording lies in the release's own."""
    parts = re.split(r"[/\\]", name)
    if ".." in parts or not parts[0] or re.match(r"[A-Za-z][A-Za-z+.-]*:", name):
        raise ClipError("clip-outside")


def _dump_time(seconds: float | None) -> str:
    if seconds is None:
        return ""
    # Decimal arithmetic: the very same float comes back.
    minutes, rest = divmod(Decimal(repr(seconds)), 60)
    whole, point, fraction = format(rest, "f").partition(".")
    fraction = fraction.rstrip("0")
    return f"{minutes:f}:{whole.zfill(2)}{point if fraction else ''}{fraction}"


def _load_time(text: str | None) -> float | None:
    if text is None:
        return None
    total = Decimal(0)
    for part in text.replace(",", ".").split(":"):
        total = total * 60 + Decimal(part)
    return float(total)
