"""Atomic writing: a reader, or the next run after a kill, sees the old state or the new one."""

import contextlib

from audiocast import files


def test_a_file_that_would_not_change_is_left_untouched(tmp_path):
    target = tmp_path / "a.txt"
    files.write_text(target, "uno\n")
    before = target.stat()

    changed = files.write_text(target, "uno\n")

    assert not changed
    assert before.st_mtime_ns == target.stat().st_mtime_ns
    assert before.st_ino == target.stat().st_ino


def test_a_failed_write_leaves_the_old_content_and_nothing_beside_it(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("viejo")

    with contextlib.suppress(RuntimeError), files.staged(target) as part:
        part.write_text("nuevo a medias")
        raise RuntimeError

    assert target.read_text() == "viejo"
    assert [target] == list(tmp_path.iterdir())


def test_the_staged_file_keeps_the_suffix_and_lies_in_the_same_folder(tmp_path):
    with files.staged(tmp_path / "nuevo" / "a.mp3") as part:
        part.write_bytes(b"x")

        assert (part.suffix, part.parent) == (".mp3", tmp_path / "nuevo")

    assert (tmp_path / "nuevo" / "a.mp3").read_bytes() == b"x"


def test_what_killed_runs_left_is_removed_and_nothing_else(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / f"{files.PARTIAL}0a1b-episode.json").write_text("{")
    (tmp_path / "b" / "episode.json").write_text("{}")

    files.remove_partials(tmp_path)

    assert [tmp_path / "b" / "episode.json"] == list((tmp_path / "b").iterdir())


def test_json_keeps_its_order_and_its_letters(tmp_path):
    files.write_json(tmp_path / "a.json", {"z": "ñandú", "a": [1]})

    assert '{\n  "z": "ñandú",\n  "a": [\n    1\n  ]\n}\n' == (tmp_path / "a.json").read_text("utf-8")
