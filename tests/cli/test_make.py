"""`audiocast make`: documents in, episodes and feed out."""

import errno
import json
import os

import pytest
from lxml import etree

from audiocast.workspace import Workspace, writing

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def record(workspace):
    """Return the one episode's record."""
    (path,) = workspace.glob("episodes/*/episode.json")
    return json.loads(path.read_text("utf-8"))


def items(workspace):
    return etree.parse(workspace / "feeds" / "podcast.xml").findall("channel/item")


def test_a_release_becomes_an_episode_and_a_feed(run, workspace, note):
    made = run("make", note, cwd=workspace)

    episode = record(workspace)
    (item,) = items(workspace)
    assert (0, "2026-02-03") == (made.code, episode["date"])
    assert episode["receipt"]["reached"]
    assert abs(episode["receipt"]["integrated"] + 16) <= 0.1
    assert episode["receipt"]["true_peak"] <= -1
    assert all((workspace / path).is_file() for path in episode["files"].values() if path)
    assert str(episode["receipt"]["size"]) == item.find("enclosure").get("length")
    assert item.find("enclosure").get("url").endswith(".mp3")
    assert episode["title"] == item.findtext("title")


def test_making_it_again_changes_nothing_byte_for_byte(run, workspace, note, snapshot):
    run("make", note, cwd=workspace)
    before = snapshot(workspace)

    again = run("make", note, cwd=workspace)

    assert "unchanged" in again.out
    assert before == snapshot(workspace)


def test_an_episode_made_from_nothing_has_the_same_bytes(run, workspace, note, snapshot):
    run("make", note, cwd=workspace)
    before = snapshot(workspace)

    run("make", note, "--again", cwd=workspace)

    assert before == snapshot(workspace)


def test_a_changed_release_updates_its_episode_under_a_new_media_name(run, workspace, note):
    run("make", note, cwd=workspace)
    before = record(workspace)
    note.write_text(note.read_text("utf-8").replace("21 viviendas", "22 viviendas"), encoding="utf-8")

    made = run("make", note, cwd=workspace)

    after = record(workspace)
    assert "updated" in made.out
    assert [before[name] for name in ("id", "guid", "date", "published")] == [
        after[name] for name in ("id", "guid", "date", "published")
    ]
    assert before["files"]["audio"] != after["files"]["audio"]
    assert (workspace / before["files"]["audio"]).is_file()
    assert 1 == len(items(workspace))
    assert [1, 2] == [revision["number"] for revision in after["history"]]


def test_a_lost_media_file_is_made_again_with_the_same_bytes(run, workspace, note, snapshot):
    run("make", note, cwd=workspace)
    before = snapshot(workspace)
    (workspace / record(workspace)["files"]["audio"]).unlink()

    run("make", note, cwd=workspace)

    assert before == snapshot(workspace)


def test_one_bad_file_does_not_stop_the_others(run, workspace, note):
    (workspace / "mala.txt").write_bytes(b"\x00\x01\x02" * 100)

    made = run("make", "mala.txt", note, "no-existe.txt", cwd=workspace)

    assert 1 == made.code
    assert ["mala.txt: failed", "no-existe.txt: failed"] == [
        ": ".join(line.split(": ")[:2]) for line in made.err.splitlines()
    ]
    assert 1 == len(items(workspace))


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n\n", b"Un titular y nada m\xe1s\n", b"\x00" * 500, b"x" * 1_100_000],
    ids=["empty", "blank", "no body", "binary", "over 1 MB"],
)
def test_bad_input_is_one_sentence_and_nothing_is_written(run, workspace, content):
    (workspace / "nota.txt").write_bytes(content)

    made = run("make", "nota.txt", cwd=workspace)

    assert 1 == made.code
    assert 1 == len(made.err.splitlines())
    assert "nota.txt" in made.err
    assert not list(workspace.glob("episodes/*"))
    assert not list(workspace.glob("feeds/*"))


def test_a_script_edited_by_hand_is_spoken_and_never_written_over(run, workspace, note):
    run("make", note, cwd=workspace)
    script = workspace / record(workspace)["files"]["script"]
    before = record(workspace)["files"]["audio"]
    edited = script.read_text("utf-8").replace("entregó 21 viviendas", "entregó ayer 21 viviendas")
    script.write_text(edited, encoding="utf-8")

    run("make", note, cwd=workspace)
    note.write_text(note.read_text("utf-8").replace("12 más", "13 más"), encoding="utf-8")
    made = run("make", note, cwd=workspace)

    assert edited == script.read_text("utf-8")
    assert "editado a mano" in made.out  # notes are in the podcast's language
    assert "13 más" in made.out
    assert before != record(workspace)["files"]["audio"]
    assert "entregó ayer 21" in (workspace / record(workspace)["files"]["transcript"]).read_text("utf-8")


def test_a_broken_script_is_an_error_with_its_line(run, workspace, note, snapshot):
    run("make", note, cwd=workspace)
    script = workspace / record(workspace)["files"]["script"]
    script.write_text(script.read_text("utf-8") + "\nPAUSA mucha\n", encoding="utf-8")
    before = snapshot(workspace)

    made = run("make", note, cwd=workspace)

    assert 1 == made.code
    assert f"script.txt:{len(script.read_text('utf-8').splitlines())}: " in made.err
    assert before == snapshot(workspace)


def test_the_same_headline_on_the_same_day_in_another_file_is_another_episode(run, workspace, note):
    other = workspace / "otra.txt"
    other.write_text(
        "El municipio de Villa Ejemplo entrega 21 viviendas\n\n"
        "Villa Ejemplo, 3 de febrero de 2026.- Comunicado distinto sobre otro asunto cualquiera.\n",
        encoding="utf-8",
    )

    run("make", note, other, cwd=workspace)

    assert 2 == len(items(workspace))
    assert 2 == len({item.findtext("guid") for item in items(workspace)})
    assert 2 == len({item.findtext("pubDate") for item in items(workspace)})


def test_a_second_run_waits_its_turn_with_a_sentence(run, workspace, note):
    with writing(Workspace(workspace)):
        made = run("make", note, cwd=workspace)

    assert (1, True) == (made.code, "Another audiocast" in made.err)


def test_an_unreadable_record_stops_the_run_before_the_feed_loses_an_episode(run, workspace, note, snapshot):
    run("make", note, cwd=workspace)
    (path,) = workspace.glob("episodes/*/episode.json")
    path.write_text("{", encoding="utf-8")
    before = snapshot(workspace)

    made = run("make", note, cwd=workspace)

    assert (1, before) == (made.code, snapshot(workspace))


def test_outside_of_a_workspace_it_says_how_to_create_one(run, tmp_path):
    (tmp_path / "nota.txt").write_text("x")

    made = run("make", "nota.txt", cwd=tmp_path)

    assert (2, True) == (made.code, "audiocast init" in made.err)


def test_a_missing_year_is_taken_from_the_date_option_and_flagged(run, workspace, note):
    note.write_text(note.read_text("utf-8").replace(" de 2026", ""), encoding="utf-8")

    made = run("make", note, "--date", "2024-12-31", cwd=workspace)

    assert "2024-02-03" == record(workspace)["date"]
    assert "no dice el año" in made.out


def test_an_unknown_voice_is_a_sentence(run, workspace, note):
    made = run("make", note, "--voice", "nadie:x", cwd=workspace)

    assert 2 == made.code
    assert "no voice engine “nadie”" in made.err


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_language_of_whoever_runs_it_does_not_reach_the_record(
    run, workspace, note, monkeypatch, language, snapshot
):
    note.write_text(note.read_text("utf-8").replace(" de 2026", ""), encoding="utf-8")
    run("make", note, "--date", "2026-02-03", cwd=workspace)
    before = snapshot(workspace)
    monkeypatch.setenv("AUDIOCAST_LANG", language)

    run("make", note, "--date", "2026-02-03", "--again", cwd=workspace)

    assert before == snapshot(workspace)


def test_a_day_given_once_is_remembered(run, workspace, note):
    note.write_text("Un titular\n\nUn párrafo sin fecha que dice algo más largo.\n", encoding="utf-8")
    run("make", note, "--date", "2024-12-31", cwd=workspace)

    again = run("make", note, cwd=workspace)

    assert "unchanged" in again.out
    assert "2024-12-31" == record(workspace)["date"]


def test_changes_of_a_release_are_taken_over_where_nobody_edited_the_script(run, workspace, note):
    run("make", note, cwd=workspace)
    script = workspace / record(workspace)["files"]["script"]
    text = script.read_text("utf-8").replace("entregó 21 viviendas", "entregó ayer 21 viviendas")
    script.write_text(text, encoding="utf-8")
    changed = note.read_text("utf-8").replace("12 más", "13 más").replace("familias del", "vecinos del")
    note.write_text(changed, encoding="utf-8")
    run("make", note, cwd=workspace)

    taken = run("script", record(workspace)["id"], "--take-over", cwd=workspace)

    now = script.read_text("utf-8")
    assert 0 == taken.code
    assert "13 más" in now
    assert "entregó ayer 21 viviendas" in now
    assert "vecinos del" in taken.out
    assert "La nota ahora" not in run("make", note, cwd=workspace).out


@pytest.mark.parametrize("content", [None, b"", b"RIFF", b"#EXTM3U\n/etc/passwd\n"])
def test_an_opening_sound_that_cannot_be_used_is_an_error_with_its_line(run, workspace, note, content):
    settings = workspace / "audiocast.toml"
    settings.write_text(settings.read_text("utf-8") + '[sound]\nopening = "inicio.mp3"\n', encoding="utf-8")
    if content is not None:
        (workspace / "inicio.mp3").write_bytes(content)

    made = run("make", note, cwd=workspace)

    assert 1 == made.code
    assert "audiocast.toml:7: [sound] opening: inicio.mp3" in made.err
    assert 1 == len(made.err.splitlines())


def test_a_full_disk_is_named_with_its_file(run, workspace, note, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    made = run("make", note, cwd=workspace)

    assert 1 == made.code
    assert "No space left on device" in made.err
    assert str(workspace) in made.err
    assert not list(workspace.glob("episodes/*/episode.json"))


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_a_script_saved_in_another_encoding_is_read(run, workspace, note, encoding):
    run("make", note, cwd=workspace)
    script = workspace / record(workspace)["files"]["script"]
    text = script.read_text("utf-8").replace("entregó 21 viviendas", "entregó mañana 21 viviendas")
    script.write_bytes(text.replace("\n", "\r\n").encode(encoding))

    made = run("make", note, cwd=workspace)

    assert 0 == made.code
    assert "mañana" in (workspace / record(workspace)["files"]["transcript"]).read_text("utf-8")


@pytest.mark.parametrize("command", [["make", "nota.txt"], ["check"]])
def test_a_script_that_is_no_text_is_a_sentence(run, workspace, note, command):
    run("make", note, cwd=workspace)
    (workspace / record(workspace)["files"]["script"]).write_bytes(bytes(range(256)) * 20)

    ended = run(*command, cwd=workspace)

    assert 1 == ended.code
    assert "script.txt" in ended.out + ended.err
    assert "defect in AudioCast" not in ended.err


def test_a_file_name_that_is_no_utf_8_does_not_stop_the_others(run, workspace, note):
    odd = os.fsencode(workspace) + b"/nota\xff.txt"
    with open(odd, "wb") as file:  # noqa: PTH123 (a name in bytes)
        file.write(note.read_bytes().replace(b"21", b"31").replace(b"3 de febrero", b"5 de febrero"))

    made = run("make", os.fsdecode(odd), note, cwd=workspace)

    assert 0 == made.code
    assert 2 == len(items(workspace))
    assert 0 == run("check").code


def test_a_damaged_sound_file_is_made_again(run, workspace, note, snapshot):
    run("make", note, cwd=workspace)
    before = snapshot(workspace)
    audio = workspace / record(workspace)["files"]["audio"]
    data = bytearray(audio.read_bytes())
    data[len(data) // 2] ^= 1
    audio.write_bytes(data)

    run("make", note, cwd=workspace)

    assert before == snapshot(workspace)
