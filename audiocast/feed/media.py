"""The files that the feed leads to: whether they are there, and are what the feed says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from audiocast.feed.addresses import path_of
from audiocast.feed.names import CHAPTERS_TYPE, TRANSCRIPT_TYPES, qualified
from audiocast.feed.reading import Document, Report, value_of
from audiocast.messages import _
from audiocast.show import Show

MAX_COMPANION_BYTES = 20_000_000
_CUE = r"^(\d{{2,}}:)?(\d\d):(\d\d)[{mark}](\d{{3}}) --> (?:\d{{2,}}:)?\d\d:\d\d[{mark}]\d{{3}}"


def check_media(document: Document, show: Show, workspace: Path, report: Report) -> None:
    """Tell which media, transcripts and chapters are missing or not what the feed says of them."""
    for item in document.items:
        seconds = value_of(item.find(qualified("itunes:duration")))
        duration = _whole(seconds)
        for element in item.iterfind("enclosure"):
            if path := _file(document, element, "url", show, workspace, report):
                _audio(document, element, path, report)
        for name in ("podcast:transcript", "podcast:chapters"):
            for element in item.iterfind(qualified(name)):
                if path := _file(document, element, "url", show, workspace, report):
                    _companion(document, element, path, duration, report)


def check_cover(document: Document, show: Show, workspace: Path, report: Report) -> None:
    """Tell whether the cover meets Apple's rules: square RGB JPEG or PNG of 1400 to 3000 pixels."""
    from PIL import Image, UnidentifiedImageError

    element = document.channel.find(qualified("itunes:image"))
    if element is None or (path := _file(document, element, "href", show, workspace, report)) is None:
        return
    hint = _("Set another “cover” under [podcast] in audiocast.toml: square, 1400 to 3000 px, JPEG or PNG.")

    def tell(message: str, **values: object) -> None:
        report.tell("cover", message.format(**values), hint=hint, file=document.name, element=element)

    try:
        with Image.open(path, formats=("JPEG", "PNG")) as image:
            (width, height), mode, kind = image.size, image.mode, image.format
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        tell(_("The cover is not a readable JPEG or PNG image."))
        return
    if width != height or not 1400 <= width <= 3000:
        tell(_("The cover measures {width} × {height} pixels."), width=width, height=height)
    if mode != "RGB":
        tell(_("The cover's colours are {mode}, not RGB."), mode=mode)
    if (kind == "PNG") != path.suffix.lower().endswith("png"):
        tell(_("The cover is a {kind} image, but its name says otherwise."), kind=kind)


def _file(
    document: Document, element: Any, attribute: str, show: Show, workspace: Path, report: Report
) -> Path | None:
    address = element.get(attribute, "")
    name = path_of(show, address)
    if not address:
        return None
    if name is None:
        message = _("{address} does not lie under the public address of the podcast.").format(address=address)
        report.tell("address-foreign", message, file=document.name, element=element)
        return None
    path = workspace / name
    try:
        there = path.is_file()
    except (OSError, ValueError):  # no file can have such a name
        there = False
    if not there:
        hint = _("Make the episode again with “audiocast make”.")
        message = _("The file {file} is not there.").format(file=name[:200])
        report.tell("file-missing", message, hint=hint, file=name[:200], element=element)
        return None
    return path


def _audio(document: Document, element: Any, path: Path, report: Report) -> None:
    size, said = path.stat().st_size, element.get("length", "")
    if _whole(said) not in (None, size):
        message = _("The feed says {said} bytes, the file {file} has {size}.")
        message = message.format(said=said, size=size, file=path.name)
        report.tell("length", message, file=document.name, element=element)
    with path.open("rb") as file:
        start = file.read(3)
    if not (start == b"ID3" or (len(start) > 1 and start[0] == 0xFF and start[1] & 0xE6 == 0xE2)):
        message = _("The file {file} is not an MP3.").format(file=path.name)
        report.tell("not-mp3", message, file=document.name, element=element)


def _companion(document: Document, element: Any, path: Path, duration: int | None, report: Report) -> None:
    kind = element.get("type", "")
    try:
        if path.stat().st_size > MAX_COMPANION_BYTES:
            raise ValueError
        text = path.read_text(encoding="utf-8")
        times = _times(kind, text)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError, OSError):
        message = _("The file {file} is not well-formed {kind}.").format(file=path.name, kind=kind)
        report.tell("companion-form", message, file=document.name, element=element)
        return
    if not times:
        message = _("The file {file} has no entry.").format(file=path.name)
        report.tell("companion-empty", message, file=document.name, element=element)
    elif times != sorted(times) or times[0] < 0 or (duration is not None and times[-1] > duration + 1):
        message = _("The times in {file} run backwards or past the end of the sound.").format(file=path.name)
        report.tell("companion-times", message, file=document.name, element=element)


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,12}", text) else None


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _times(kind: str, text: str) -> list[float]:
    """Return the times at which entries start, in seconds; raises ValueError and such on bad form."""
    if kind in (CHAPTERS_TYPE, TRANSCRIPT_TYPES["transcript"]):
        data = json.loads(text, parse_constant=_refuse)
        if not isinstance(data["version"], str):
            raise ValueError
        entries = data["chapters" if kind == CHAPTERS_TYPE else "segments"]
        for entry in entries:
            title = entry.get("title", "") if kind == CHAPTERS_TYPE else entry["body"]
            if not isinstance(title, str):
                raise ValueError
        return [float(entry["startTime"]) for entry in entries]
    if kind == TRANSCRIPT_TYPES["vtt"] and not re.match("\ufeff?WEBVTT[ \t\n]", text):
        raise ValueError
    mark = "." if kind == TRANSCRIPT_TYPES["vtt"] else ","
    cues = re.findall(_CUE.format(mark=mark), text, re.MULTILINE)
    if text.count("-->") != len(cues):
        raise ValueError
    return [
        int((hours or "0:").rstrip(":")) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000
        for hours, minutes, seconds, thousandths in cues
    ]
