"""The companion files, read back by other people's parsers."""

import datetime as dt
import html
import json
import re
from itertools import pairwise

import pytest
import srt
import webvtt

from audiocast.episode import (
    Chapter,
    Cue,
    make_chapters,
    make_companions,
    to_srt,
    to_transcript_json,
    to_webvtt,
)
from audiocast.episode.transcripts import read_json, read_srt, read_vtt
from audiocast.script.values import Line, Script

NASTY = Cue(3_599.9996, 3_661.25, "Si a < b & b > c --> {\\an8} <i>fin</i>", "O’Higgins <ñ> & Cía")


@pytest.fixture
def made(show, script, lay_out):
    placed, duration = lay_out(script)
    chapters = make_chapters(script, placed, duration)
    return make_companions(show, script, placed, chapters, duration, title=script.title)


def plain(text):
    return " ".join(text.split())


def test_another_parser_reads_the_webvtt_as_it_was_meant(made, tmp_path):
    (tmp_path / "t.vtt").write_text(made.vtt, encoding="utf-8")

    captions = webvtt.read(str(tmp_path / "t.vtt")).captions

    assert [plain(html.unescape(caption.text)) for caption in captions] == [cue.text for cue in made.cues]
    assert [caption.start_in_seconds for caption in captions] == [int(cue.start) for cue in made.cues]
    assert {caption.voice for caption in captions} == {"Narración", "María Ejemplo"}


def test_another_parser_reads_the_subrip_as_it_was_meant(made, script):
    found = list(srt.parse(made.srt, ignore_errors=False))

    text = plain(" ".join(item.content for item in found))
    assert [item.index for item in found] == list(range(1, len(found) + 1))
    assert text.startswith("Narración: Valle Ejemplo, 14 de mayo")
    assert "María Ejemplo: “Vamos a empezar" in text
    assert "Narración: afirmó." in text
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert srt.compose(found, reindex=False).strip() == made.srt.strip()


def test_subrip_keeps_the_limits_of_the_podcast_namespace(made):
    for item in srt.parse(made.srt):
        rows = item.content.split("\n")
        assert len(rows) <= 2
        assert all(len(row) <= 32 for row in rows)


def test_the_json_transcript_has_the_elements_of_version_1_0_0(made):
    data = json.loads(made.transcript)

    assert data["version"] == "1.0.0"
    assert [set(item) for item in data["segments"]] == [{"speaker", "startTime", "endTime", "body"}] * len(
        made.cues
    )
    assert [item["body"] for item in data["segments"]] == [cue.text for cue in made.cues]


def test_nothing_in_a_text_can_be_taken_for_markup_or_for_a_time_line():
    vtt, subrip = to_webvtt([NASTY]), to_srt([NASTY])

    assert vtt.count("-->") == subrip.count("-->") == 1
    assert re.findall(r"<[^>]*>", vtt) == ["<v O’Higgins &lt;ñ&gt; &amp; Cía>", "</v>"]
    assert "<" not in subrip
    assert "{" not in subrip


def test_what_was_escaped_reads_back():
    (heard,) = read_vtt(to_webvtt([NASTY]))

    assert (heard.text, heard.speaker) == (NASTY.text, NASTY.speaker)
    assert read_json(to_transcript_json([NASTY]))[0].text == NASTY.text


def test_times_are_rounded_once_and_carry_over():
    assert "01:00:00.000 --> 01:01:01.250" in to_webvtt([NASTY])
    assert "01:00:00,000 --> 01:01:01,250" in to_srt([NASTY])
    assert read_srt(to_srt([NASTY]))[0][:2] == (3_600.0, 3_661.25)
    assert next(iter(srt.parse(to_srt([NASTY])))).start == dt.timedelta(hours=1)


def test_hours_past_99_are_written_out():
    assert "100:00:00.000 -->" in to_webvtt([Cue(360_000.0, 360_001.0, "Tarde.")])


def test_where_nobody_is_quoted_nobody_is_named():
    cue = Cue(0.0, 2.0, "Hola.")

    assert "Narración" not in to_webvtt([cue], narrator="Narración") + to_srt([cue], narrator="Narración")


def test_a_name_too_long_for_half_a_row_has_one_to_itself():
    cue = Cue(0.0, 2.0, "El agua llegará a todos.", "Secretaría de Comunicación")

    assert to_srt([cue]).split("\n")[2:4] == ["Secretaría de Comunicación:", "El agua llegará a todos."]


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (read_vtt, ""),
        (read_vtt, "WEBVTT\n\n1\n00:00:01.000 -> 00:00:02.000\nx\n"),
        (read_vtt, "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<b>x</b>\n"),
        (read_srt, "2\n00:00:01,000 --> 00:00:02,000\nx\n"),
        (read_srt, "1\n00:00:61,000 --> 00:00:02,000\nx\n"),
        (read_json, "{}"),
        (read_json, "[]"),
        (read_json, '{"version": "1.0.0", "segments": [{}]}'),
        (read_json, '{"version": "1.0.0", "segments": 5}'),
    ],
)
def test_a_broken_transcript_is_told_from_a_good_one(reader, text):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the parser's own
        reader(text)


def test_chapters_begin_where_their_lines_do_and_the_first_takes_in_what_precedes(script, lay_out):
    placed, duration = lay_out(script)

    chapters = make_chapters(script, placed, duration)

    assert [chapter.title for chapter in chapters] == [
        "Valle Ejemplo riega",
        "La obra",
        "Habla María Ejemplo",
    ]
    assert chapters[0].start == 0
    assert chapters[1].start == round(placed[2].first / 44_100, 3)
    assert chapters[-1].end == int(duration * 1000) / 1000
    assert [c.end for c in chapters[:-1]] == [c.start for c in chapters[1:]]


def test_without_chapters_the_whole_is_one(lay_out):
    script = Script("El titular", (Line("Hola a todos."),))

    assert make_chapters(script, lay_out(script)[0], 2.5) == (Chapter(0, 2.5, "El titular"),)


def test_chapters_past_the_end_or_at_the_same_moment_are_left_out(lay_out):
    script = Script("T", (Line("Uno.", chapter="A"), Line("…", chapter="B"), Line("Dos.", chapter="C")))
    placed, _duration = lay_out(script, gap=0)

    assert [c.title for c in make_chapters(script, placed, 30.0)] == ["A", "B"]
    assert [c.title for c in make_chapters(script, placed, 0.31)] == ["A"]


def test_the_chapters_file_is_of_version_1_2(made, script, show, lay_out):
    chapters = make_chapters(script, *lay_out(script))
    data = json.loads(made.chapters)

    assert data["version"] == "1.2.0"
    assert (data["title"], data["podcastName"]) == (script.title, show.podcast.title)
    assert data["chapters"][0] == {
        "startTime": 0.0,
        "endTime": chapters[1].start,
        "title": "Valle Ejemplo riega",
    }
    assert "María" in made.chapters


def test_the_same_input_gives_the_same_bytes(show, script, lay_out, made):
    placed, duration = lay_out(script)
    chapters = make_chapters(script, placed, duration)

    assert make_companions(show, script, list(placed), list(chapters), duration, title=script.title) == made
