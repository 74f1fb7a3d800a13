"""`list`, `show`, `check`, `pronounce`, `doctor`: what a person or a program reads."""

import io
import json
import sys

import pytest

from audiocast.confirming import sentences
from audiocast.spanish.doubts import CODES


@pytest.fixture
def made(run, workspace, note):
    """Return a workspace with one finished episode."""
    run("make", note, cwd=workspace)
    return workspace


def test_list_and_show_give_programs_what_they_need(run, made):
    (listed,) = json.loads(run("list", "--json", cwd=made).out)
    shown = json.loads(run("show", listed["id"], "--json").out)

    assert listed == shown
    assert {"id", "slug", "guid", "title", "date", "state", "voice", "receipt", "files"} <= shown.keys()
    assert all((made / path).is_file() for path in shown["files"].values() if path)
    assert ("espeak:es-419", "2026-02-03") == (shown["voice"], shown["date"])


def test_an_episode_is_found_by_the_beginning_of_its_name(run, made):
    assert run("show", "2026-02-03", cwd=made).code == run("show", "el-municipio").code == 0


def test_an_unknown_episode_is_a_sentence(run, made):
    assert (2, True) == (run("show", "nada", cwd=made).code, "nada" in run("show", "nada").err)


def test_a_finished_workspace_has_no_defect(run, made):
    checked = run("check", cwd=made)

    assert (0, "1 episode and the feed verified: 0 defects.\n") == (checked.code, checked.out)


def test_check_names_a_damaged_file_and_what_to_do(run, made):
    (audio,) = (made / "feeds" / "media").glob("*.mp3")
    audio.write_bytes(audio.read_bytes()[:-5000])

    checked = run("check", cwd=made)
    data = json.loads(run("check", "--json").out)

    assert 1 == checked.code
    assert audio.name in checked.out
    assert data["defects"]
    assert all(defect["message"] for defect in data["defects"])


def test_check_tells_of_a_feed_that_lost_its_episode(run, made):
    (made / "feeds" / "podcast.xml").unlink()

    assert 1 == run("check", cwd=made).code


def test_check_writes_nothing(run, made, snapshot):
    before = snapshot(made)

    run("check", cwd=made)

    assert before == snapshot(made)


def test_pronounce_is_a_filter_one_line_in_one_line_out(run, made, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("21 personas\n\nnada que cambiar\n"))

    assert "veintiuna personas\n\nnada que cambiar\n" == run("pronounce", cwd=made).out


def test_pronounce_explains_token_by_token(run, made):
    rows = [
        line.split("\t") for line in run("pronounce", "--explain", "el 13/07/2021", cwd=made).out.splitlines()
    ]

    assert ["el", "el", "plain"] == rows[0]
    assert ["13/07/2021", "trece de julio de dos mil veintiuno"] == rows[1][:2]


def test_pronounce_works_outside_of_a_workspace(run, tmp_path):
    assert "dos kilómetros\n" == run("pronounce", "2 km", cwd=tmp_path).out


def test_pronounce_follows_the_lexicon_of_the_workspace(run, made):
    (made / "lexicon.toml").write_text('"Sederi" = "se de ri"\n', encoding="utf-8")

    assert "El se de ri\n" == run("pronounce", "El Sederi", cwd=made).out


def test_a_lexicon_that_cannot_be_used_is_an_error_with_its_line(run, made):
    (made / "lexicon.toml").write_text('"a" = "b"\n"c" = {\n', encoding="utf-8")

    ended = run("pronounce", "x", cwd=made)

    assert (2, True) == (ended.code, "lexicon.toml:2: " in ended.err)


def test_every_doubt_has_a_sentence():
    assert CODES.keys() == sentences().keys()


def test_doctor_finds_the_voice_that_always_works(run, made):
    findings = {finding["name"]: finding for finding in json.loads(run("doctor", "--json", cwd=made).out)}

    assert findings["ffmpeg"]["works"]
    assert findings["espeak:es-419"]["works"]
    assert "Google" in findings["gtts:com.mx"]["text"]
    assert 0 == run("doctor").code
