"""Covers: drawn for a show that has none, checked and cleaned where one is given."""

import dataclasses
import io
import os
import struct
import zlib

import pytest
from PIL import Image, ImageOps

from audiocast.episode import cover_key, prepare_cover, show_cover
from audiocast.episode.drawing import draw_cover, drawable, to_jpeg
from audiocast.errors import InputError, SettingsError


def picture(content):
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def saved(path, image, **options):
    image.save(path, **options)
    return path


def test_a_drawn_cover_is_what_directories_and_tags_ask_for():
    content = draw_cover("Valle Ejemplo informa", "Gobernación de Valle Ejemplo")
    image = picture(content)

    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1400, 1400))
    assert len(content) < 200_000
    assert "exif" not in image.info


def test_the_same_words_give_the_same_bytes_and_others_do_not():
    assert draw_cover("A", "B") == draw_cover("A", "B")
    assert draw_cover("A", "B") != draw_cover("C", "B")


@pytest.mark.parametrize(
    "title",
    [
        "Ñ",
        "Noticias del Gobierno Autónomo Departamental de Ñuflo Ejemplo",
        "Electroencefalografistas " * 12,
        "x" * 300,
        "Новости 新闻",
        "",
    ],
)
def test_no_title_overflows_its_field(title):
    content = draw_cover(title, title)
    image = picture(content).convert("L")

    assert len(content) < 200_000
    ground = image.getpixel((5, 5))
    for edge in ((0, 0, 1400, 60), (0, 1340, 1400, 1400), (0, 0, 60, 1400), (1340, 0, 1400, 1400)):
        darkest, lightest = image.crop(edge).getextrema()
        assert lightest - ground < 12
        assert ground - darkest < 12


def test_the_title_is_legible_at_100_px():
    small = picture(draw_cover("Valle Ejemplo informa", "Gobernación")).resize(
        (100, 100), Image.Resampling.BOX
    )
    rows = [small.convert("L").crop((8, row, 92, row + 1)).getextrema() for row in range(30, 80)]
    contrast = [light - dark for dark, light in rows]

    # Two rows of letters some ten pixels high, at nearly the full contrast of ink on ground.
    assert sum(value > 110 for value in contrast) >= 16


def test_accents_are_drawn():
    accented, plain = (picture(draw_cover(title, "x")) for title in ("Ñandú", "Nandu"))
    # The grounds differ with the words: compare what is drawn, by its lightness.
    boxes = [image.convert("L").point(lambda v: 255 * (v > 200)).crop((0, 400, 1400, 1100)).getbbox()
             for image in (accented, plain)]  # fmt: skip

    assert boxes[0][1] < boxes[1][1] - 20


def test_what_the_typeface_lacks_is_written_in_ascii_or_dropped():
    assert drawable("Ñandú  ʼ Ṽ 新 €") == "Ñandú ’ V €"


def test_a_given_jpeg_is_kept_at_its_size_for_the_feed_and_reduced_for_tags(tmp_path):
    noise = Image.effect_noise((1500, 1500), 90).convert("RGB")
    cover = prepare_cover(saved(tmp_path / "c.jpg", noise, quality=95))

    assert picture(cover.feed).size == (1500, 1500)
    assert picture(cover.tag).size == (1400, 1400)
    assert len(cover.tag) < 200_000


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "I;16", "RGB"])
def test_every_kind_of_png_becomes_rgb(tmp_path, mode):
    if mode == "I;16":
        image = Image.new("I;16", (1400, 1400), 32_896)
    else:
        image = Image.new("L", (1400, 1400), 128).convert(mode)
    cover = prepare_cover(saved(tmp_path / "c.png", image))

    found = picture(cover.feed)
    assert (found.mode, found.format) == ("RGB", "JPEG")
    assert mode == "1" or abs(found.getpixel((700, 700))[0] - 128) < 4


def test_a_cmyk_jpeg_becomes_rgb(tmp_path):
    path = saved(tmp_path / "c.jpg", Image.new("CMYK", (1400, 1400), (0, 200, 200, 0)))

    assert picture(prepare_cover(path).feed).mode == "RGB"


def test_transparency_becomes_white(tmp_path):
    path = saved(tmp_path / "c.png", Image.new("RGBA", (1400, 1400), (0, 0, 0, 0)))

    assert picture(prepare_cover(path).feed).getpixel((0, 0)) == (255, 255, 255)


def test_a_camera_s_data_do_not_reach_the_public_but_its_turn_does(tmp_path):
    image = Image.new("RGB", (1400, 1400), "white")
    image.paste("black", (0, 0, 1400, 200))
    exif = Image.Exif()
    exif[0x0112] = 3
    exif[0x010E] = "secreto de la cámara"
    path = saved(tmp_path / "c.jpg", image, exif=exif, comment=b"secreto")

    cover = prepare_cover(path)

    assert b"secreto" not in cover.feed + cover.tag
    assert picture(cover.feed).getpixel((700, 1390))[0] < 10
    assert ImageOps.exif_transpose(picture(cover.feed)).tobytes() == picture(cover.feed).tobytes()


@pytest.mark.parametrize(
    ("size", "told"), [((1400, 1401), "not square"), ((1399, 1399), "1399"), ((3001, 3001), "3001")]
)
def test_a_picture_of_the_wrong_shape_is_refused(tmp_path, size, told):
    path = saved(tmp_path / "c.png", Image.new("L", size))

    with pytest.raises(InputError, match=told) as caught:
        prepare_cover(path)
    assert caught.value.file == path
    assert "1400" in caught.value.hint


def png(width, height, body):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + b"\0" * 50,
        b"\xff\xd8\xff\xe0 cut off",
        png(1400, 1400, b"rubbish"),
        png(1400, 1400, zlib.compress(b"\0" * 100)),
        png(60_000, 60_000, zlib.compress(b"\0" * 100)),
        png(2**31 - 1, 2**31 - 1, b""),
    ],
    ids=["empty", "gif", "cut-off", "rubbish", "short", "bomb", "huge"],
)
def test_a_hostile_picture_is_refused_by_name(tmp_path, content):
    path = tmp_path / "c.png"
    path.write_bytes(content)

    with pytest.raises(InputError) as caught:
        prepare_cover(path)
    assert caught.value.file == path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX only")
def test_a_pipe_is_refused_and_not_read(tmp_path):
    os.mkfifo(tmp_path / "c.jpg")

    with pytest.raises(InputError, match="not a file"):
        prepare_cover(tmp_path / "c.jpg")


@pytest.fixture
def given_cover(show):
    saved(show.workspace / "foto.png", Image.new("RGB", (1500, 1500), "navy"))
    return dataclasses.replace(show, podcast=dataclasses.replace(show.podcast, cover="foto.png"))


def test_the_show_s_cover_is_drawn_once_and_then_kept(show, monkeypatch):
    first = show_cover(show)
    monkeypatch.setattr("audiocast.episode.cover.draw_cover", None)

    assert show_cover(show) == first
    assert first.feed == first.tag == draw_cover(show.podcast.title, show.podcast.author)


def test_a_given_cover_is_used_and_followed_when_it_changes(given_cover):
    first = show_cover(given_cover)
    key = cover_key(given_cover)
    saved(given_cover.workspace / "foto.png", Image.new("RGB", (1500, 1500), "maroon"))

    assert picture(first.feed).size == (1500, 1500)
    assert cover_key(given_cover) != key
    assert show_cover(given_cover) != first


def test_a_cover_that_is_not_there_is_an_error_of_the_settings(show):
    lost = dataclasses.replace(show, podcast=dataclasses.replace(show.podcast, cover="nada.png"))

    with pytest.raises(SettingsError, match=r"nada\.png"):
        show_cover(lost)


def test_a_kept_cover_that_was_damaged_is_made_again(show):
    first = show_cover(show)
    for path in (show.workspace / ".audiocast").rglob("*.jpg"):
        path.write_bytes(b"")

    assert show_cover(show) == first


def test_a_large_picture_in_coloured_grain_can_be_encoded():
    """A file larger than its picture has pixels does not fail for want of a buffer."""
    grain = Image.merge("RGB", [Image.effect_noise((1400, 1400), 120) for _ in range(3)])

    content = to_jpeg(grain, 100_000_000)

    assert len(content) > 1400 * 1400
    assert Image.open(io.BytesIO(content)).size == (1400, 1400)
