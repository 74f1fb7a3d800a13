"""A script that sets voices for itself: who speaks what, and what is spoken anew."""

import json

import pytest

from audiocast.script import load_script
from audiocast.script.values import Role

_SECOND = """
“Nadie se quedará sin agua este año en el valle. Lo prometimos y lo vamos a cumplir”, dijo el secretario \
Julián Prueba.
"""


@pytest.fixture
def edit(run, workspace, note):
    """Make the note's episode; return a function that puts rows above its script and makes it again."""
    note.write_text(note.read_text("utf-8").replace("AUDIO\n", _SECOND), encoding="utf-8")
    run("make", note, cwd=workspace)

    def edit(rows, *options):
        before = takes(workspace)
        path = workspace / record(workspace)["files"]["script"]
        path.write_text(f"{rows}\n\n{path.read_text('utf-8')}", encoding="utf-8")
        made = run("make", note, *options, cwd=workspace)
        return made, takes(workspace) - before

    return edit


def takes(workspace):
    """Return the names of all takes in the store."""
    return {path.name for path in (workspace / ".audiocast" / "takes").rglob("*.take")}


def record(workspace):
    """Return the one episode's record."""
    (path,) = workspace.glob("episodes/*/episode.json")
    return json.loads(path.read_text("utf-8"))


def quoted(workspace, speaker=None):
    """Return how many lines of the script quote somebody, or this speaker."""
    text = (workspace / record(workspace)["files"]["script"]).read_text("utf-8")
    lines = [line for line in load_script(text).lines if line.role is Role.QUOTED]
    return len([line for line in lines if speaker in (None, line.speaker)])


@pytest.mark.parametrize(
    ("row", "speaker", "lines"),
    [
        ("VOZ CITA: espeak:es-419+f2", None, 3),
        ("VOZ CITA: tono 60", None, 3),
        ("VOZ CITA: ritmo 150", None, 3),
        ("VOZ Ana Modelo: espeak:es-419+f2, ritmo 150", "Ana Modelo", 1),
        ("VOZ julian prueba: tono 60", "Julián Prueba", 2),
    ],
)
def test_a_voice_for_quotations_speaks_only_their_lines_anew(edit, workspace, row, speaker, lines):
    audio = record(workspace)["files"]["audio"]

    made, new = edit(row)

    assert 0 == made.code
    assert lines == quoted(workspace, speaker) == len(new)
    assert audio != record(workspace)["files"]["audio"]
    assert "espeak:es-419" == record(workspace)["narration"]["voice"]


def test_a_voice_for_the_announcer_leaves_the_quotation_and_is_named_as_the_episodes(edit, workspace):
    before = takes(workspace)

    _made, new = edit("VOZ LOCUTOR 1: espeak:es-419+f2")

    assert len(before) - quoted(workspace) == len(new)
    assert "espeak:es-419+f2" == record(workspace)["narration"]["voice"]


def test_a_voice_that_nobody_speaks_with_changes_no_take(edit):
    _made, new = edit("VOZ LOCUTOR 2: espeak:es-419+f2\nVOZ Julián Modelo: tono 9")

    assert set() == new


def test_the_script_keeps_its_voices_when_it_is_made_again(edit, run, workspace, note):
    edit("VOZ CITA: tono 60")
    path = workspace / record(workspace)["files"]["script"]
    text = path.read_text("utf-8")

    again = run("make", note, cwd=workspace)

    assert "unchanged" in again.out
    assert text == path.read_text("utf-8")


def test_changes_of_the_release_are_taken_over_below_the_voices(edit, run, workspace, note):
    edit("VOZ CITA: tono 60")
    note.write_text(note.read_text("utf-8").replace("12 más", "13 más"), encoding="utf-8")
    run("make", note, cwd=workspace)

    run("script", record(workspace)["id"], "--take-over", cwd=workspace)

    text = (workspace / record(workspace)["files"]["script"]).read_text("utf-8")
    assert "\nVOZ CITA: tono 60\n" in text
    assert "13 más" in text


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("VOZ CITA: tono 400", "script.txt:1: "),
        ("VOZ CITA: espaek:es", "espaek"),
        ("VOZ CITA: espeak:es+zz9", "zz9"),
    ],
)
def test_a_voice_that_cannot_be_meant_is_a_sentence_and_nothing_is_written(
    edit, workspace, snapshot, row, part
):
    before = snapshot(workspace)

    made, new = edit(row)

    after = snapshot(workspace)
    assert (1, set()) == (made.code, new)
    assert part in made.err
    assert [name for name in after if before.get(name) != after[name]] == [
        record(workspace)["files"]["script"]
    ]


def test_a_voice_that_does_not_work_is_spoken_by_the_episodes_and_that_is_said(edit, tmp_path, monkeypatch):
    monkeypatch.setenv("AUDIOCAST_VOICES", str(tmp_path / "none"))

    made, _new = edit("VOZ CITA: piper:es_AR-daniela-high, tono 60")

    assert 0 == made.code
    assert "piper:es_AR-daniela-high" in made.out
