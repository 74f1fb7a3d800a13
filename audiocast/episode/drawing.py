"""The cover that is drawn for a show that has none: its title, large, over the shape of a sound."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiocast.episode.naming import to_ascii

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

SIDE = 1400
LARGEST = 200_000
_FONTS = Path(__file__).with_name("fonts")
_MARGIN = 112
_TITLE_TOP, _TITLE_HEIGHT = 452, 644
_LARGEST_TYPE, _SMALLEST_TYPE = 272, 84
_BARS = 29
# Ground, title, bars: dark grounds on which white type keeps a contrast of 7:1 and more.
_PALETTES = (
    ("#12344d", "#ffffff", "#f2b950"),
    ("#1e4034", "#ffffff", "#e9c46a"),
    ("#4a2040", "#ffffff", "#f4a98f"),
    ("#5a2323", "#ffffff", "#f0c987"),
    ("#2b2d52", "#ffffff", "#8fd3c8"),
    ("#33373d", "#ffffff", "#f28f5b"),
    ("#0f4450", "#ffffff", "#f6d776"),
    ("#493a1f", "#ffffff", "#a9d6c2"),
)


def draw_cover(title: str, author: str) -> bytes:
    """Return a cover as a JPEG of 1400 × 1400 px, under 200 kB; the same words give the same bytes."""
    from PIL import Image, ImageDraw

    seed = hashlib.sha256(f"{title}\n{author}".encode()).digest()
    ground, ink, accent = _PALETTES[seed[0] % len(_PALETTES)]
    image = Image.new("RGB", (SIDE, SIDE), ground)
    image.paste(accent, (0, 0), _bars(seed))
    draw = ImageDraw.Draw(image)
    size, rows = _fit(drawable(title))
    font, pitch = _font("Bold", size), _pitch(size)
    top = _TITLE_TOP + (_TITLE_HEIGHT - pitch * len(rows)) // 2
    for number, row in enumerate(rows):
        draw.text((_MARGIN, top + number * pitch + pitch * 4 // 5), row, ink, font, anchor="ls")
    draw.rectangle((_MARGIN, 1168, _MARGIN + 132, 1177), accent)
    small, office = _one_row(drawable(author))
    draw.text((_MARGIN, 1264), office, ink, small, anchor="ls")
    return to_jpeg(image, LARGEST)


def to_jpeg(image: Image, largest: int) -> bytes:
    """Return `image` as a plain RGB JPEG of at most `largest` bytes, as good as fits.

    A picture that no quality makes small enough (one that is all grain) loses its finest detail.
    """
    content = b""
    for coarse in (1, 2, 4, 8):
        softer = image if coarse == 1 else image.reduce(coarse).resize(image.size)
        for quality in (90, 75, 55):
            content = _encoded(softer, quality)
            if len(content) <= largest:
                return content
    return content


def _encoded(image: Image, quality: int) -> bytes:
    from PIL import ImageFile

    # Optimising needs the whole file in one buffer; Pillow's own is too small for large, grainy pictures.
    ImageFile.MAXBLOCK = max(ImageFile.MAXBLOCK, 4 * image.width * image.height)
    buffer = io.BytesIO()
    # Full colour resolution keeps coloured type sharp, while there is room for it.
    image.save(buffer, "JPEG", quality=quality, subsampling=0 if quality > 80 else 2, optimize=True)
    return buffer.getvalue()


def drawable(text: str) -> str:
    """Return `text` in characters that the typeface has; others as their nearest ASCII letter."""
    kept = (char if ord(char) < 0x180 or char in "“”‘’–—…•€ʼ" else to_ascii(char) for char in text)
    return " ".join("".join(kept).replace("ʼ", "’").split())


def _font(weight: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    # The basic layout is the one that every build of Pillow has.
    path = str(_FONTS / f"HankenGrotesk-{weight}.otf")
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _pitch(size: int) -> int:
    return size * 112 // 100


def _fit(title: str) -> tuple[int, list[str]]:
    """Return the largest type that sets `title` in its field, and its rows."""
    width = SIDE - 2 * _MARGIN
    # Measured once: widths grow with the size of the type.
    font = _font("Bold", 200)
    lengths = [(word, font.getlength(word)) for word in title.split()]
    space = font.getlength(" ")
    for size in range(_LARGEST_TYPE, _SMALLEST_TYPE - 1, -4):
        rows = _rows(lengths, space, width * 200 / size)
        if rows and len(rows) * _pitch(size) <= _TITLE_HEIGHT:
            return size, rows
    return size, _shortened(lengths, space, width * 200 / size, _TITLE_HEIGHT // _pitch(size))


def _shortened(lengths: list[tuple[str, float]], space: float, width: float, most: int) -> list[str]:
    """Return as much of a title as `most` rows hold, over-long words cut, with an ellipsis."""
    room = width * 0.97
    cut = [
        (word[: int(len(word) * room / length)] if length > room else word, min(length, room))
        for word, length in lengths
    ]
    rows = _rows(cut, space, width)
    if len(rows) <= most:
        return rows
    last = rows[most - 1].rpartition(" ")[0] or rows[most - 1][:-1]
    return [*rows[: most - 1], f"{last}…"]


def _rows(lengths: list[tuple[str, float]], space: float, width: float) -> list[str]:
    """Return the words in rows of at most `width`, or nothing where a word is wider than that."""
    rows: list[str] = []
    used = 0.0
    for word, length in lengths:
        if length > width:
            return []
        if rows and used + space + length <= width:
            rows[-1] += f" {word}"
            used += space + length
        else:
            rows.append(word)
            used = length
    return rows


def _one_row(author: str) -> tuple[FreeTypeFont, str]:
    width = SIDE - 2 * _MARGIN
    for size in (60, 54, 48, 42):
        font = _font("Medium", size)
        if font.getlength(author) <= width:
            return font, author
    while font.getlength(f"{author}…") > width:
        author = author[:-1].rstrip()
    return font, f"{author}…"


def _bars(seed: bytes) -> Any:
    """Return the mask of the bars: the envelope of a sound that the show's own words make."""
    from PIL import Image, ImageDraw

    scale = 4  # rounded ends are drawn without smoothing: large, then reduced
    width, height = SIDE - 2 * _MARGIN, 232
    mask = Image.new("L", (width * scale, height * scale), 0)
    draw = ImageDraw.Draw(mask)
    step = width / (_BARS - 1 + 0.5)
    for number in range(_BARS):
        swell = 1 - abs(2 * number / (_BARS - 1) - 1) ** 1.6
        tall = 0.14 + 0.86 * swell * (0.35 + 0.65 * seed[1 + number] / 255)
        left, half = number * step * scale, height * scale * tall / 2
        box = (left, height * scale / 2 - half, left + step * scale / 2, height * scale / 2 + half)
        draw.rounded_rectangle(box, radius=step * scale / 4, fill=255)
    whole = Image.new("L", (SIDE, SIDE), 0)
    whole.paste(mask.resize((width, height), Image.Resampling.BOX), (_MARGIN, 150))
    return whole
