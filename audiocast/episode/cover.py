"""The show's cover: the given picture, made fit for directories and tags, or a drawn one."""

from __future__ import annotations

import contextlib
import hashlib
import importlib
from pathlib import Path
from typing import Any

from audiocast.episode.drawing import LARGEST, SIDE, draw_cover, to_jpeg
from audiocast.episode.values import Cover
from audiocast.errors import AudioCastError, InputError, SettingsError
from audiocast.files import sha256, write_bytes
from audiocast.messages import _
from audiocast.show import Show

SMALLEST_SIDE, LARGEST_SIDE = 1400, 3000
_LARGEST_FILE = 30_000_000
_LARGEST_FEED = 500_000
# Counted up whenever the same input is to give another picture.
_DESIGN = 1
_CACHE = ".audiocast/covers"
_JPEG_END = b"\xff\xd9"


def show_cover(show: Show) -> Cover:
    """Return the cover of `show`, made once and then kept in the workspace's cache.

    Raises SettingsError where the picture that the settings name is not there, InputError where it
    is no usable one.
    """
    key = cover_key(show)
    folder = show.workspace / _CACHE
    kept = [folder / f"{key}-{use}.jpg" for use in ("feed", "tag")]
    with contextlib.suppress(OSError):
        feed, tag = (path.read_bytes() for path in kept)
        if feed.endswith(_JPEG_END) and tag.endswith(_JPEG_END):
            return Cover(feed, tag)
    cover = _make(show)
    for path, content in zip(kept, (cover.feed, cover.tag), strict=True):
        write_bytes(path, content)
    return cover


def cover_key(show: Show) -> str:
    """Return a hash of everything that the cover of `show` depends on."""
    if show.podcast.cover:
        parts = ["given", sha256(_given(show))]
    else:
        parts = ["drawn", show.podcast.title, show.podcast.author]
    # Another version of the library may well encode the same picture in other bytes.
    parts += [str(_DESIGN), importlib.import_module("PIL").__version__]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def prepare_cover(path: Path) -> Cover:
    """Return the picture in `path` as JPEG for the feed (its own size) and for tags (1400 px).

    It is decoded and encoded anew, so that nothing but the pixels reaches the public: no
    coordinates, no camera, no hidden data. Transparency becomes white. Raises InputError, with the
    file, unless it is a square JPEG or PNG of 1400 to 3000 px.
    """
    image = _open(path)
    small = image if image.width == SIDE else image.resize((SIDE, SIDE), _image().Resampling.LANCZOS)
    return Cover(to_jpeg(image, _LARGEST_FEED), to_jpeg(small, LARGEST))


def _make(show: Show) -> Cover:
    if show.podcast.cover:
        return prepare_cover(_given(show))
    drawn = draw_cover(show.podcast.title, show.podcast.author)
    return Cover(drawn, drawn)


def _given(show: Show) -> Path:
    path = show.workspace / show.podcast.cover
    if not path.is_file():
        raise SettingsError(
            _("[podcast] cover: there is no file “{name}”.").format(name=show.podcast.cover),
            file=show.workspace / "audiocast.toml",
            hint=_("Give the path of the picture relative to the workspace, or leave the setting empty."),
        )
    return path


def _image() -> Any:
    return importlib.import_module("PIL.Image")


def _open(path: Path) -> Any:
    try:
        if not path.is_file():
            raise _refused(path, _("It is not a file."))
        if path.stat().st_size > _LARGEST_FILE:
            raise _refused(path, _("It is larger than 30 MB."))
        with _image().open(path, formats=("JPEG", "PNG")) as image:
            # The header is read, the pixels are not: a bomb is refused before it goes off.
            width, height = image.size
            if width != height:
                raise _refused(
                    path, _("It is {width} × {height} px, not square.").format(width=width, height=height)
                )
            if not SMALLEST_SIDE <= width <= LARGEST_SIDE:
                raise _refused(
                    path,
                    _("Its sides are {width} px; they must be 1400 to 3000 px.").format(width=width),
                )
            return _plain(image)
    except AudioCastError:
        raise
    except Exception as error:
        # Decoders meet hostile bytes here, and each fails in its own way.
        reason = _("It cannot be read as JPEG or PNG ({reason}).").format(reason=error)
        raise _refused(path, reason) from None


def _plain(image: Any) -> Any:
    """Return the pixels as they are meant to be seen: turned as the camera says, on white, in RGB."""
    upright = importlib.import_module("PIL.ImageOps").exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        ground = _image().new("RGBA", layer.size, "white")
        upright = _image().alpha_composite(ground, layer)
    elif upright.mode.startswith("I"):
        # 16-bit grey: Pillow would clip it instead of scaling it.
        upright = upright.convert("I").point(lambda value: value / 257).convert("L")
    rgb = upright.convert("RGB")
    rgb.info.clear()
    return rgb


def _refused(path: Path, reason: str) -> InputError:
    return InputError(
        _("The cover cannot be used. {reason}").format(reason=reason),
        file=path,
        hint=_("Give a square JPEG or PNG of 1400 to 3000 px, or none: then one is drawn."),
    )
