"""Tags: written once, read back from disk by mutagen, tinytag and ffmpeg."""

import dataclasses
import datetime as dt
import re
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3
from tinytag import TinyTag

from audiocast.episode import Narration, Tags, show_tags, write_tags
from audiocast.episode.id3v1 import id3v1
from audiocast.episode.id3v2 import iso639, replaygain
from audiocast.episode.tags import audio_span
from audiocast.episode.values import Chapter
from audiocast.errors import InputError

TEXT = "El riego/la obra\n\nPárrafo con «Ñandú» y “comillas” — y 😀.\n\nFin."


@pytest.fixture
def tags(jpeg):
    return Tags(
        title="El «Ñandú» riega 1/2 parcela 😀",
        artist="Gobernación de Valle Ejemplo 🏛",
        album="Valle Ejemplo informa",
        date=dt.date(2026, 5, 14),
        language="es-bo",
        comment="Una obra. Esta nota fue leída por una voz sintética.",
        text=TEXT,
        guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
        copyright="Gobernación de Valle Ejemplo",
        duration=3.0,
        chapters=(
            Chapter(0, 1.25, "Un título muy largo ñ"),
            Chapter(1.25, 2, "B"),
            Chapter(2, 3.01, "Corto"),
        ),
        cover=jpeg,
        page="https://example.org/podcast/nota.html",
        disclosure="Esta nota fue leída por una voz sintética.",
        voice="espeak:es-419",
        loudness=-16.03,
        true_peak=-1.25,
    )


@pytest.fixture
def tagged(tone, tags, tmp_path):
    path = tmp_path / "nota.mp3"
    path.write_bytes(tone)
    write_tags(path, tags)
    return path


def frames(path):
    return ID3(str(path), translate=False, load_v1=False)


def ffmpeg(path, *options):
    import imageio_ffmpeg

    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(path), *options]
    return subprocess.run(command, capture_output=True, timeout=60, check=False)


def audio(path):
    start, end = audio_span(path)
    return path.read_bytes()[start:end]


def test_the_audio_frames_stay_as_they_are(tone, tagged, tmp_path):
    (tmp_path / "bare.mp3").write_bytes(tone)

    assert audio(tagged) == audio(tmp_path / "bare.mp3")
    decoded = [ffmpeg(path, "-f", "s16le", "-").stdout for path in (tagged, tmp_path / "bare.mp3")]
    assert decoded[0] == decoded[1]
    assert len(decoded[0]) == 3 * 44_100 * 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIT2", "El «Ñandú» riega 1/2 parcela"),
        ("TPE1", "Gobernación de Valle Ejemplo"),
        ("TALB", "Valle Ejemplo informa"),
        ("TYER", "2026"),
        ("TDAT", "1405"),
        ("TCON", "Podcast"),
        ("TLAN", "spa"),
        ("TLEN", "3000"),
        ("TPUB", "Gobernación de Valle Ejemplo 🏛"),
        ("TCOP", "2026 Gobernación de Valle Ejemplo"),
        ("TGID", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("TXXX:replaygain_track_gain", "-1.97 dB"),
        ("TXXX:replaygain_track_peak", "0.865964"),
        ("TXXX:ai-content", "Esta nota fue leída por una voz sintética. (espeak:es-419)"),
        ("USLT::spa", TEXT),
        ("COMM::spa", "Una obra. Esta nota fue leída por una voz sintética."),
    ],
)
def test_each_tag_says_what_it_should(tagged, name, value):
    assert str(frames(tagged)[name]) == value


def test_the_tags_are_of_version_2_3_and_their_texts_in_utf_16(tagged):
    found = frames(tagged)

    assert found.version == (2, 3, 0)
    assert all(found[name].encoding == 1 for name in ("TIT2", "TPE1", "TALB", "TPUB", "TCOP", "USLT::spa"))
    assert not found.unknown_frames


def test_the_page_the_cover_and_the_mark_of_a_podcast_are_there(tagged, jpeg):
    found = frames(tagged)

    assert found["WOAF"].url == "https://example.org/podcast/nota.html"
    assert (found["APIC:"].mime, found["APIC:"].type, found["APIC:"].data) == ("image/jpeg", 3, jpeg)
    assert "PCST" in found
    assert "WFED" not in found


def test_chapters_are_listed_in_order_and_end_with_the_sound(tagged):
    found = frames(tagged)
    contents = found["CTOC:toc"]
    chapters = [found[f"CHAP:{name}"] for name in contents.child_element_ids]

    assert [(c.start_time, c.end_time) for c in chapters] == [(0, 1250), (1250, 2000), (2000, 3000)]
    assert [str(c.sub_frames["TIT2"]) for c in chapters] == ["Un título muy largo ñ", "B", "Corto"]
    assert contents.flags == 3


def test_chapters_lie_in_the_file_in_the_order_of_time(tagged):
    text = ffmpeg(tagged).stderr.decode()

    assert re.findall(r"start ([\d.]+), end ([\d.]+)", text)[:3] == [
        ("0.000000", "1.250000"),
        ("1.250000", "2.000000"),
        ("2.000000", "3.000000"),
    ]


def test_ffmpeg_reads_the_same(tagged):
    text = ffmpeg(tagged).stderr.decode()

    for line in (
        r"title +: El «Ñandú» riega 1/2 parcela\n",
        r"artist +: Gobernación de Valle Ejemplo\n",
        r"genre +: Podcast\n",
        r"date +: 2026-05-14\n",
        r"attached pic",
    ):
        assert re.search(line, text), line


def test_tinytag_reads_the_same(tagged):
    found = TinyTag.get(tagged, image=True)

    assert (found.title, found.artist) == ("El «Ñandú» riega 1/2 parcela", "Gobernación de Valle Ejemplo")
    assert (found.album, found.genre, found.year) == ("Valle Ejemplo informa", "Podcast", "2026")
    assert found.images.front_cover.mime_type == "image/jpeg"
    assert found.duration == pytest.approx(3, abs=0.06)


def test_the_same_tags_give_the_same_bytes_however_often(tagged, tags):
    once = tagged.read_bytes()
    write_tags(tagged, tags)

    assert tagged.read_bytes() == once


def test_tags_of_others_are_replaced_whole(tone, tagged, tags, tmp_path):
    from mutagen.id3 import TIT2, TIT3

    other = tmp_path / "other.mp3"
    other.write_bytes(tone)
    foreign = ID3()
    foreign.add(TIT2(3, "Otro"))
    foreign.add(TIT3(3, "Extraño"))
    foreign.save(str(other), v1=2)
    write_tags(other, tags)

    assert other.read_bytes() == tagged.read_bytes()


def test_tags_are_no_larger_than_what_they_hold(tagged, tone, jpeg):
    overhead = tagged.stat().st_size - len(tone) - len(jpeg) - 2 * len(TEXT)

    assert overhead < 2_500


def test_the_last_128_bytes_are_a_v1_1_tag_in_latin_1(tagged):
    tag = tagged.read_bytes()[-128:]

    assert tag[:3] == b"TAG"
    assert tag[3:33].rstrip(b"\0").decode("latin-1") == "El «Ñandú» riega 1/2 parcela"
    assert tag[33:63].rstrip(b"\0").decode("latin-1") == "Gobernación de Valle Ejemplo"
    assert tag[93:97] == b"2026"
    assert tag[97:125].rstrip(b"\0").decode("latin-1") == "Una obra. Esta nota fue"
    assert (tag[125], tag[126], tag[127]) == (0, 0, 186)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("“Łódź” – Œuvre…", '"Lódz" - Oeuvre...'),
        ("El agua llegará a las 2.824 familias", "El agua llegará a las 2.824"),
        ("x" * 40, "x" * 30),
        ("Новости", ""),
        ("a\tb\n\x01c", "a b c"),
        ("El agua llegará a las doce, y no después", "El agua llegará a las doce, y"),
    ],
)
def test_v1_fields_are_cut_between_words_and_transliterated(title, field):
    tag = id3v1(title=title, artist="", album="", year=2026, comment="")

    assert tag[3:33].rstrip(b"\0").decode("latin-1") == field


@given(st.text(), st.text(), st.integers(1, 9999))
def test_a_v1_tag_always_has_128_bytes(title, comment, year):
    tag = id3v1(title=title, artist=title, album=comment, year=year, comment=comment)

    assert len(tag) == 128
    assert tag[125] == 0


def test_without_a_measurement_there_is_no_replaygain(tone, tags, tmp_path):
    path = tmp_path / "x.mp3"
    path.write_bytes(tone)
    write_tags(path, dataclasses.replace(tags, loudness=None, true_peak=None))

    assert not [name for name in frames(path) if "replaygain" in name]


def test_what_is_empty_is_left_out(tone, tags, tmp_path):
    path = tmp_path / "x.mp3"
    path.write_bytes(tone)
    bare = dataclasses.replace(tags, page="", cover=b"", chapters=(), text="", comment="", disclosure="")
    write_tags(path, bare)

    found = {frame.FrameID for frame in frames(path).values()}
    assert found.isdisjoint({"WOAF", "APIC", "CHAP", "CTOC", "USLT", "COMM"})
    assert "TXXX:ai-content" not in frames(path)


@pytest.mark.parametrize(("loudness", "gain"), [(-18, "+0.00 dB"), (-16, "-2.00 dB"), (-23.456, "+5.46 dB")])
def test_replaygain_counts_from_minus_18(loudness, gain):
    assert replaygain(loudness) == gain


@pytest.mark.parametrize(("code", "name"), [("es-bo", "spa"), ("ES", "spa"), ("qu", "que"), ("xx-yy", "und")])
def test_languages_are_named_by_iso_639_2(code, name):
    assert iso639(code) == name


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ID3",
        b"RIFF....WAVE",
        b"ID3\x03\0\0\0\0\0\x7fabc",
        b"TAG" + b"\0" * 125,
        b"ID3\x03\0\0\0\0\0\0" * 3,
    ],
)
def test_a_file_without_mp3_sound_is_refused_and_left_alone(tags, tmp_path, content):
    path = tmp_path / "x.mp3"
    path.write_bytes(content)

    with pytest.raises(InputError) as caught:
        write_tags(path, tags)
    assert caught.value.file == path
    assert path.read_bytes() == content
    assert list(tmp_path.glob(".partial*")) == []


def test_a_narrated_episode_says_so_even_where_the_sound_does_not(show):
    quiet = dataclasses.replace(show, text=dataclasses.replace(show.text, disclosure=""))
    told = {
        "title": "T", "date": dt.date(2026, 5, 14), "summary": "S.", "text": "x", "guid": "g",
        "chapters": (), "duration": 1.0,
    }  # fmt: skip

    narrated = show_tags(quiet, narration=Narration("espeak:es-419"), **told)
    recorded = show_tags(quiet, narration=Narration("", synthetic=False, recorded=True), **told)

    assert "voz sintética" in narrated.disclosure
    assert narrated.comment == f"S. {narrated.disclosure}"
    assert (recorded.disclosure, recorded.comment) == ("", "S.")
    assert (narrated.album, narrated.artist) == (show.podcast.title, show.podcast.author)
