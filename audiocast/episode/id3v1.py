"""ID3v1.1: the last 128 bytes of a file, for receivers and players that read nothing else."""

from __future__ import annotations

from audiocast.episode.naming import to_ascii

SIZE = 128
PODCAST = 186  # in the list of genres as Winamp 5.6 extended it
_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "...", "€": "EUR"}
)


def id3v1(*, title: str, artist: str, album: str, year: int, comment: str) -> bytes:
    """Return the tag: Latin-1, texts cut to their 30 bytes (28 for the comment), between words if possible.

    What Latin-1 lacks is written with its nearest ASCII letter, or dropped. There is no track
    number; its zero byte makes it a v1.1 tag.
    """
    return (
        b"TAG"
        + _field(title, 30)
        + _field(artist, 30)
        + _field(album, 30)
        + f"{year:04}"[:4].encode("ascii")
        + _field(comment, 28)
        + b"\0\0"
        + bytes([PODCAST])
    )


def _field(text: str, size: int) -> bytes:
    encoded = " ".join(latin1(text).split()).encode("latin-1")
    if len(encoded) > size:
        cut = encoded[: size + 1].rfind(b" ")
        encoded = encoded[: cut if cut > size // 2 else size].rstrip(b" ,;:-")
    return encoded.ljust(size, b"\0")


def latin1(text: str) -> str:
    """Return `text` in characters of Latin-1, without control characters."""
    plain = text.translate(_TYPOGRAPHY)
    kept = (char if _is_latin1(char) else to_ascii(char) for char in plain)
    return "".join(char if char.isprintable() or char == "\xad" else " " for char in "".join(kept))


def _is_latin1(char: str) -> bool:
    return ord(char) < 256
