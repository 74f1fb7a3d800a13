"""The record: written atomically, read strictly, the same thing both ways."""

import contextlib
import dataclasses
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiocast.episode import Cover, episode_folder, load_episode, load_episodes, save_episode, taken_ids
from audiocast.episode.codec import DecodeError, decode
from audiocast.episode.values import Chapter, Episode, Imported
from audiocast.errors import InputError
from audiocast.recordings.values import Step


@pytest.fixture
def record(show, episode):
    save_episode(show.workspace, episode)
    return episode_folder(show.workspace, episode.id) / "episode.json"


def edit(path, change):
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_a_record_reads_back_as_it_was_written(show, episode, record):
    assert load_episode(show.workspace, episode.id) == episode


def test_the_receipt_of_a_recording_reads_back_as_it_was_written(show, episode):
    steps = (Step("trim", True, (("before_s", 1.25), ("after_s", 0.0))), Step("level", False))
    one = Imported("voz.opus", "c" * 64, "ogg", "opus", 2, 12.345, 0.5, 1, steps, (("Sí.", 0.5, 1.0, 0.9),))
    episode = dataclasses.replace(episode, imports=(one,))

    save_episode(show.workspace, episode)

    assert load_episode(show.workspace, episode.id).imports == (one,)


def test_the_fields_stand_in_the_order_of_their_declaration(record):
    names = list(json.loads(record.read_text(encoding="utf-8")))

    assert names == [field.name for field in dataclasses.fields(Episode)]


def test_saving_again_changes_nothing(show, episode, record):
    before = record.stat().st_mtime_ns

    assert not save_episode(show.workspace, episode)
    assert record.stat().st_mtime_ns == before


def test_the_time_of_publication_keeps_its_offset(record):
    assert json.loads(record.read_text(encoding="utf-8"))["published"] == "2026-05-14T08:00:00-04:00"


def test_what_would_not_read_back_is_not_written(show, episode):
    with pytest.raises(ValueError, match="survive"):
        save_episode(show.workspace, dataclasses.replace(episode, chapters=[Chapter(0, 1, "x")]))
    assert not (show.workspace / "episodes").exists()


def test_a_name_that_cannot_be_kept_is_refused_in_a_sentence(show, episode):
    source = dataclasses.replace(episode.source, path="releases/nota-\udcff.txt")

    with pytest.raises(InputError, match=r"source\.path"):
        save_episode(show.workspace, dataclasses.replace(episode, source=source))
    assert not (show.workspace / "episodes").exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: d.update(schema=2), "schema"),
        (lambda d: d.update(schema=True), "schema"),
        (lambda d: d.pop("schema"), "schema"),
        (lambda d: d.pop("guid"), "guid"),
        (lambda d: d.update(guid="nothing"), "guid"),
        (lambda d: d.update(title=5), "title"),
        (lambda d: d.update(colour="red"), "colour"),
        (lambda d: d.update(date="2026-02-31"), "date"),
        (lambda d: d.update(published="2026-05-14T08:00:00"), "published"),
        (lambda d: d["receipt"].update(size="1"), "receipt.size"),
        (lambda d: d["receipt"].update(size=True), "receipt.size"),
        (lambda d: d["receipt"].pop("reached"), "receipt.reached"),
        (lambda d: d["receipt"].update(duration=-1), "receipt"),
        (lambda d: d["receipt"].update(duration=10**400), "receipt.duration"),
        (lambda d: d["files"].update(audio="../../secret.mp3"), "files.audio"),
        (lambda d: d["files"].update(vtt="/etc/passwd"), "files.vtt"),
        (lambda d: d["files"].update(srt="C:\\x.srt"), "files.srt"),
        (lambda d: d["files"].update(audio=""), "files.audio"),
        (lambda d: d["flags"][0].update(line="3"), "flags[0].line"),
        (lambda d: d["narration"].update(passed_over=[["a"]]), "narration.passed_over[0]"),
        (lambda d: d.update(people={}), "people"),
        (lambda d: d.update(chapters=[{"start": 5, "end": 1, "title": "x"}]), "chapters[0]"),
        (lambda d: d.update(id="2026-05-14-otra"), "id"),
        (lambda d: d.update(title="\ud800"), "title"),
    ],
)
def test_a_record_that_is_not_what_it_should_be_is_refused_by_file_and_field(
    show, episode, record, change, told
):
    edit(record, change)

    with pytest.raises(InputError) as caught:
        load_episode(show.workspace, episode.id)
    assert caught.value.file == record
    assert told in caught.value.message


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[1]",
        b'{"schema": NaN}',
        b'{"schema": 1, "schema": 1}',
        b"[" * 200_000,
        b'{"schema": ' + b"9" * 5_000 + b"}",
    ],
    ids=["empty", "cut-off", "binary", "list", "nan", "twice", "deep", "huge-number"],
)
def test_an_unreadable_record_is_an_error_that_names_the_file(show, episode, record, content):
    record.write_bytes(content)

    with pytest.raises(InputError) as caught:
        load_episode(show.workspace, episode.id)
    assert caught.value.file == record


def test_a_missing_record_is_an_error_that_names_the_file(show):
    with pytest.raises(InputError, match=r"episode\.json"):
        load_episode(show.workspace, "2026-01-01-nada")


def test_a_bad_record_does_not_hide_the_good_ones(show, episode, record):
    bad = episode_folder(show.workspace, "2026-05-15-rota") / "episode.json"
    bad.parent.mkdir()
    bad.write_text("{}", encoding="utf-8")

    episodes, errors = load_episodes(show.workspace)

    assert episodes == [episode]
    assert [error.file for error in errors] == [bad]


def test_the_newest_episode_comes_first_and_ids_decide_between_equals(show, episode):
    for name, hours in (("b", 0), ("a", 0), ("c", 1)):
        copy = dataclasses.replace(
            episode,
            id=f"2026-05-14-{name}",
            slug=name,
            published=episode.published + dt.timedelta(hours=hours),
        )
        save_episode(show.workspace, copy)

    assert [item.slug for item in load_episodes(show.workspace).episodes] == ["c", "b", "a"]


def test_an_empty_workspace_has_no_episodes(tmp_path):
    assert load_episodes(tmp_path) == ([], [])
    assert taken_ids(tmp_path) == set()


def test_every_record_counts_as_taken_and_what_a_killed_run_left_does_not(show, record, episode):
    bad = episode_folder(show.workspace, "2026-01-01-Rota") / "episode.json"
    bad.parent.mkdir()
    bad.write_text("{}", encoding="utf-8")
    episode_folder(show.workspace, "2026-01-02-a-medias").mkdir()

    assert taken_ids(show.workspace) == {episode.id, "2026-01-01-rota"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_no_json_value_makes_the_decoder_fail_otherwise_than_it_says(value):
    for kind in (Episode, Chapter, tuple[Chapter, ...], str, float, dt.date, dt.datetime, str | None):
        with contextlib.suppress(DecodeError):
            decode(kind, value)


def test_a_type_without_a_json_form_is_a_programming_error():
    with pytest.raises(TypeError):
        decode(Cover, {"feed": "x", "tag": "y"})
