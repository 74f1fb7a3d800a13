"""Names: slugs from headlines, and media names that carry a hash of the content."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from audiocast.files import sha256

MEDIA_FOLDER = "feeds/media"
SLUG_LENGTH = 60
HASH_LENGTH = 12
NAME_BYTES = 120

# What NFKD does not take apart into an ASCII letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
# Windows refuses these as names of files and folders, whatever the suffix.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d|conin|conout|clock")
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\ud800-\udfff]')
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_THOUSANDS = re.compile(r"(?<=\d)[.,\s](?=\d{3}(?!\d))")


def to_ascii(text: str) -> str:
    """Return `text` in ASCII: letters lose their marks (ñ → n), what has no ASCII form is dropped."""
    lowered = "".join(
        char.translate(_LETTERS) if char.islower() else char.lower().translate(_LETTERS).capitalize()
        for char in text
    )
    return unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode("ascii")


def slugify(headline: str) -> str:
    """Return `headline` as a name for folders and addresses: `[a-z0-9]` words joined by hyphens.

    At most `SLUG_LENGTH` characters, cut between words; never empty, and no name that Windows
    reserves. «2.824 familias» gives `2824-familias`.
    """
    text = _THOUSANDS.sub("", _APOSTROPHES.sub("", headline))
    words = re.findall(r"[a-z0-9]+", to_ascii(text).lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:SLUG_LENGTH]
        if len(longer) > SLUG_LENGTH:
            break
        slug = longer
    if not slug or _RESERVED.fullmatch(slug):
        return "-".join(filter(None, ["nota", slug]))
    return slug


def kept_name(name: str) -> str:
    """Return the file name `name` as the episode's folder keeps it: one that every system takes.

    What Windows refuses, control characters and bytes that are no UTF-8 become hyphens; at most
    `NAME_BYTES` bytes, the ending kept. A usable name is returned as it is.
    """
    plain = _REFUSED.sub("-", name).strip(" ") or "-"
    stem, suffix = Path(plain).stem, Path(plain).suffix
    room = max(1, NAME_BYTES - len(suffix.encode()))
    stem = stem.encode()[:room].decode("utf-8", "ignore")
    if _RESERVED.fullmatch(stem.lower()):
        stem = f"nota-{stem}"
    return (stem + suffix).rstrip(" .") or "-"


def media_name(stem: str, content: bytes | Path, suffix: str) -> str:
    """Return the immutable name of a file in `feeds/media/`, relative to the workspace.

    `stem` is the episode's id (or such as "cover"), `content` the bytes or the finished file,
    `suffix` with its dot: `feeds/media/2021-07-13-encuentro-0a1b2c3d4e5f.mp3`.
    """
    digest = sha256(content) if isinstance(content, Path) else hashlib.sha256(content).hexdigest()
    return f"{MEDIA_FOLDER}/{stem}-{digest[:HASH_LENGTH]}{suffix}"


def named_hash(name: str) -> str:
    """Return the hash that a media name carries, or "" where it carries none."""
    found = re.search(rf"-([0-9a-f]{{{HASH_LENGTH}}})\.[a-z0-9]+$", name)
    return found[1] if found else ""
