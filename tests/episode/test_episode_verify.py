"""The check: silent about what is whole, and one defect for each thing that is not."""

import dataclasses
import datetime as dt
import hashlib
import json

import pytest

from audiocast.episode import check_episode
from audiocast.episode.values import Chapter, Revision
from audiocast.script.values import Line, Script


def codes(show, episode, **told):
    return sorted({defect.code for defect in check_episode(show.workspace, show, episode, **told)})


def test_a_whole_episode_has_no_defects(finished):
    show, script, episode = finished

    assert check_episode(show.workspace, show, episode, script=script, measured=episode.receipt) == []


@pytest.mark.parametrize("use", ["release", "script", "audio", "vtt", "srt", "transcript", "chapters"])
def test_a_missing_file_is_the_only_defect_that_it_causes(finished, use):
    show, script, episode = finished
    path = getattr(episode.files, use)
    (show.workspace / path).unlink()

    defects = check_episode(show.workspace, show, episode, script=script)

    assert [(defect.code, defect.file) for defect in defects] == [("file-missing", path)]
    assert defects[0].hint


@pytest.mark.parametrize("use", ["audio", "vtt", "srt", "transcript", "chapters"])
def test_a_changed_file_is_found_by_its_name(finished, use):
    show, _script, episode = finished
    path = show.workspace / getattr(episode.files, use)
    path.write_bytes(path.read_bytes() + b"\n")

    assert "content-differs" in codes(show, episode)


def test_a_sound_file_of_another_size_is_not_the_one_that_was_measured(finished):
    show, _script, episode = finished
    path = show.workspace / episode.files.audio
    path.write_bytes(path.read_bytes() + b"\0")

    assert {"size-differs", "hash-differs", "content-differs"} <= set(codes(show, episode))


@pytest.mark.parametrize(
    "content", [b"", b"ID3", b"not sound at all", b"ID3\x03\0\0\0\0\x7f\x7f" + b"\xff" * 400]
)
def test_a_sound_file_that_is_none_is_a_defect_and_not_a_failure(finished, content):
    show, script, episode = finished
    (show.workspace / episode.files.audio).write_bytes(content)

    assert "size-differs" in codes(show, episode, script=script)


def test_bytes_that_are_not_ours_are_not_parsed(finished, monkeypatch):
    show, script, episode = finished
    path = show.workspace / episode.files.audio
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    monkeypatch.setattr("audiocast.episode.verify.compare_tags", None)

    assert codes(show, episode, script=script) == ["content-differs", "hash-differs"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:3] + b"\x02" + data[4:],
        lambda data: data[:5] + b"\xff" + data[6:],
        lambda data: data[:200] + b"\xff" * 50 + data[250:],
        lambda data: data[data.index(b"\xff\xfb") :],
        lambda data: data[:6] + b"\x7f\x7f\x7f\x7f" + data[10:],
    ],
    ids=["version", "flags", "frames", "none", "size"],
)
def test_damaged_tags_are_defects_and_not_failures(finished, damage):
    show, script, episode = finished
    path = show.workspace / episode.files.audio
    path.write_bytes(damage(path.read_bytes()))
    receipt = dataclasses.replace(
        episode.receipt, size=path.stat().st_size, sha256=hashlib.sha256(path.read_bytes()).hexdigest()
    )

    assert codes(show, dataclasses.replace(episode, receipt=receipt), script=script) != ["content-differs"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Otro título"},
        {"text": "Otro texto"},
        {"guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810"},
        {"language": "qu"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_tags_that_do_not_say_what_the_record_says_are_named(finished, change):
    show, _script, episode = finished
    defects = check_episode(show.workspace, show, dataclasses.replace(episode, **change))

    assert {defect.code for defect in defects} <= {"tags-differ", "language-differs"}
    assert any(
        str(next(iter(change.values()))) in defect.message or "qu" in defect.message for defect in defects
    )


def test_a_receipt_of_another_loudness_differs_from_the_replaygain(finished):
    show, _script, episode = finished
    receipt = dataclasses.replace(episode.receipt, integrated=-20.0)

    assert codes(show, dataclasses.replace(episode, receipt=receipt)) == ["tags-differ"]


def test_a_renamed_podcast_is_told(finished):
    show, _script, episode = finished
    renamed = dataclasses.replace(show, podcast=dataclasses.replace(show.podcast, title="Otro nombre"))

    assert codes(renamed, episode) == ["show-differs"]


def test_chapters_that_differ_are_found_in_tags_and_file(finished):
    show, _script, episode = finished
    moved = (episode.chapters[0], *(Chapter(c.start + 0.5, c.end, c.title) for c in episode.chapters[1:]))

    defects = check_episode(show.workspace, show, dataclasses.replace(episode, chapters=moved))

    assert [(defect.code, defect.file) for defect in defects] == [
        ("chapters-differ", episode.files.audio),
        ("chapters-differ", episode.files.chapters),
    ]


def test_chapters_out_of_order_or_past_the_end_are_malformed(finished):
    show, _script, episode = finished

    late = (Chapter(0, 1, "a"), Chapter(1, 99_999, "b"))
    twice = (Chapter(0, 1, "a"), Chapter(0, 2, "b"))
    assert "chapters-malformed" in codes(show, dataclasses.replace(episode, chapters=late))
    assert "chapters-malformed" in codes(show, dataclasses.replace(episode, chapters=twice))


def test_a_transcript_of_other_words_is_found(finished):
    show, script, episode = finished
    other = Script(script.title, (*script.lines, Line("Una línea más.")))

    found = check_episode(show.workspace, show, episode, script=other)

    assert {defect.code for defect in found} == {"transcript-differs"}
    assert {defect.file for defect in found} == {
        episode.files.vtt, episode.files.srt, episode.files.transcript
    }  # fmt: skip


def test_without_the_script_the_transcripts_are_compared_with_one_another(finished):
    show, _script, episode = finished
    path = show.workspace / episode.files.transcript
    path.write_text(path.read_text(encoding="utf-8").replace("costo", "precio"), encoding="utf-8")

    assert codes(show, episode) == ["content-differs", "transcript-differs"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("00:00:00.300 -->", "00:00:03.300 -->", "cues-out-of-order"),
        ("-->", "->", "transcript-malformed"),
        ("WEBVTT", "WEBVT", "transcript-malformed"),
    ],
)
def test_a_damaged_transcript_is_found(finished, old, new, code):
    show, script, episode = finished
    path = show.workspace / episode.files.vtt
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    assert code in codes(show, episode, script=script)


def test_cues_after_the_end_of_the_sound_are_found(finished):
    show, script, episode = finished
    receipt = dataclasses.replace(episode.receipt, duration=episode.receipt.duration - 2)

    assert "cues-too-late" in codes(show, dataclasses.replace(episode, receipt=receipt), script=script)


@pytest.mark.parametrize("content", ["", "[]", "{}", "[" * 100_000, '{"version": "1.2.0", "chapters": [1]}'])
def test_a_chapters_file_that_is_none_is_a_defect(finished, content):
    show, _script, episode = finished
    (show.workspace / episode.files.chapters).write_text(content, encoding="utf-8")

    assert {"chapters-malformed", "content-differs"} == set(codes(show, episode))


@pytest.mark.parametrize("use", ["vtt", "srt", "transcript", "chapters"])
def test_binary_rubbish_in_a_companion_is_a_defect(finished, use):
    show, _script, episode = finished
    (show.workspace / getattr(episode.files, use)).write_bytes(b"\xff\xfe\x00\x80")

    assert "content-differs" in codes(show, episode)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"guid": "8d7f1c0a-0000-0000-0000-000000000000"}, "guid-malformed"),
        ({"slug": "otra"}, "id-malformed"),
        ({"published": dt.datetime(2026, 5, 15, 8, 0, tzinfo=dt.UTC)}, "date-differs"),
        ({"text": " "}, "text-missing"),
        ({"history": (Revision(1, "a", "feeds/media/otra.mp3"),)}, "history-differs"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_record_that_contradicts_itself_is_found(finished, change, code):
    show, _script, episode = finished

    assert code in codes(show, dataclasses.replace(episode, **change))


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({"integrated": -15.5}, True),
        ({"integrated": None}, True),
        ({"integrated": -16.02}, False),
        ({"true_peak": -0.5}, True),
        ({"samples": 5}, True),
        ({"sha256": "0"}, True),
    ],
)
def test_a_new_measurement_is_compared_with_the_receipt(finished, change, differs):
    show, _script, episode = finished
    measured = dataclasses.replace(episode.receipt, **change)

    assert codes(show, episode, measured=measured) == (["measurement-differs"] if differs else [])


def test_a_file_that_misses_its_profile_now_is_found(finished):
    show, _script, episode = finished
    measured = dataclasses.replace(episode.receipt, reached=False)

    assert codes(show, episode, measured=measured) == ["profile-missed"]


def test_a_name_without_a_hash_is_found(finished):
    show, _script, episode = finished
    plain = show.workspace / "feeds/media/capitulos.json"
    plain.write_text((show.workspace / episode.files.chapters).read_text(encoding="utf-8"), encoding="utf-8")
    files = dataclasses.replace(episode.files, chapters="feeds/media/capitulos.json")

    assert codes(show, dataclasses.replace(episode, files=files)) == ["name-malformed"]


def test_the_chapters_file_itself_is_compared(finished):
    show, _script, episode = finished
    path = show.workspace / episode.files.chapters
    data = json.loads(path.read_text(encoding="utf-8"))
    data["chapters"].pop()
    path.write_text(json.dumps(data), encoding="utf-8")

    assert codes(show, episode) == ["chapters-differ", "content-differs"]
