"""The last lines of a release: the marker of a recording, and credits of photographs and films."""

from __future__ import annotations

import re

# What remains of a page's player: AUDIO, AUDIO:, AUDIO=, Audio: nota.mp3, AUDIO= https://…
_MARKER = re.compile(
    r"[\[(]?\s*(?:escuch[ae](?:r)?\s+(?:el\s+)?)?audios?\s*(?:\d{1,2}\s*)?(?:[:=]\s*(?P<file>\S.{0,300}?)?)?\s*[\])]?\s*\.?",
    re.IGNORECASE,
)
# What is heard in it, said in the marker: AUDIO DEL ALCALDE, AUDIO: Rosa Ejemplo, dirigente.
_TOLD = re.compile(r"[\[(]?\s*AUDIOS?\s+(?:DEL?|CON|DE\s+LA)\s+[^.!?;:]{2,80}[:.]?\s*[\])]?")
_TRAILING = re.compile(r"(?<=[.!?…\"”»’)])\s*AUDIOS?\s*[:=]?\s*$")
_SOUND = re.compile(
    r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac|amr|wma|caf|aiff?|mp4|mov|mkv|webm|3gp)\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_CREDIT = re.compile(
    r"[\[(]?\s*(?:(?:foto(?:s|graf[íi]as?)?|v[íi]deos?|im[áa]gen(?:es)?|cr[ée]ditos?)"
    r"(?:\s*[/y,]\s*(?:foto(?:s|graf[íi]as?)?|v[íi]deos?|textos?))*)\s*(?:[:=].{0,120}|$)",
    re.IGNORECASE,
)


def recording_marker(text: str) -> tuple[bool, str | None]:
    """Tell whether the whole of `text` is a marker, and the file or address that it names."""
    match = _MARKER.fullmatch(text)
    if match is None:
        return bool(_TOLD.fullmatch(text)) and len(text.split()) <= 12, None
    file = match["file"]
    if file is None:
        # A lone “Audio” in lower case may be a subheading; so written it ends no release.
        return True, None
    address = _ADDRESS.search(file)
    if address or _SOUND.search(file):
        return True, address[0].rstrip(".,;)]") if address else file.strip(" \"'“”«»")
    return len(file.split()) == 1, file if len(file.split()) == 1 else None


def names_sound(text: str) -> bool:
    """Tell whether a marker is one beyond doubt wherever it stands: in capitals, or with a sound file."""
    return text.lstrip("[( ").startswith("AUDIO") or bool(_SOUND.search(text))


def cut_trailing_marker(text: str) -> str | None:
    """Return `text` without the AUDIO that stands behind its last sentence, or None where none does."""
    match = _TRAILING.search(text[-40:])
    return text[: len(text[:-40]) + match.start()].rstrip() if match else None


def is_credit(text: str) -> bool:
    """Tell whether the whole of `text` credits or announces photographs or films."""
    return len(text.split()) <= 15 and bool(_CREDIT.fullmatch(text))
