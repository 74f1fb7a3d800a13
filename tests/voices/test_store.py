"""The store of takes: only ever a shortcut."""

import json
import multiprocessing
import os
import re
from pathlib import Path

import numpy as np
import pytest

from audiocast.spanish.values import Reading, Token
from audiocast.voices import TakeStore
from audiocast.voices.store import take_key
from audiocast.voices.values import Delivery, Mark, Take

KEY = "ab" * 32


def take(seconds=0.5, value=0.25):
    samples = np.full(int(seconds * 44100), value, dtype=np.float32)
    return Take(samples, "¡Buenos días!", (Mark(0, 7, 0, 9000), Mark(8, 13, 9000, 22050)), 0.75)


def same(one, two):
    return (one.samples.tobytes(), one.text, one.marks, one.confidence) == (
        two.samples.tobytes(),
        two.text,
        two.marks,
        two.confidence,
    )


def test_a_take_comes_back_as_it_was_and_is_not_held_in_memory(tmp_path):
    kept = TakeStore(tmp_path).put(KEY, take())

    found = TakeStore(tmp_path).get(KEY)

    assert same(found, take())
    assert same(kept, take())
    assert isinstance(found.samples, np.memmap)
    assert isinstance(kept.samples, np.memmap)
    assert found.samples.dtype == np.float32


def test_what_is_not_there_is_a_miss(tmp_path):
    assert TakeStore(tmp_path / "nowhere").get(KEY) is None


@pytest.mark.parametrize("length", [0, 10, 30, 60, 5000])
def test_a_cut_off_entry_is_a_miss_and_is_made_good(tmp_path, length):
    store = TakeStore(tmp_path)
    store.put(KEY, take())
    [path] = tmp_path.rglob("*.take")
    path.write_bytes(path.read_bytes()[:length])

    assert store.get(KEY) is None
    assert same(store.put(KEY, take()), take())
    assert same(store.get(KEY), take())


def test_any_damaged_byte_is_a_miss(tmp_path):
    store = TakeStore(tmp_path)
    store.put(KEY, take(0.001))
    [path] = tmp_path.rglob("*.take")
    whole = path.read_bytes()

    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0x10]) + whole[position + 1 :])
        assert store.get(KEY) is None, position


def test_an_entry_under_another_name_is_a_miss(tmp_path):
    store = TakeStore(tmp_path)
    store.put(KEY, take())
    [path] = tmp_path.rglob("*.take")
    other = "cd" * 32
    (tmp_path / "cd").mkdir()
    path.rename(tmp_path / "cd" / f"{other}.take")

    assert store.get(other) is None


def test_a_folder_that_cannot_be_written_costs_only_the_shortcut(tmp_path):
    (tmp_path / "file").write_text("in the way")

    store = TakeStore(tmp_path / "file")

    assert same(store.put(KEY, take()), take())
    assert store.get(KEY) is None
    assert store.clean() == 0


def test_cleaning_removes_what_was_longest_unused(tmp_path):
    store = TakeStore(tmp_path, limit=250_000)
    for number, name in enumerate(("aa", "bb", "cc")):
        store.put(name * 32, take())
        [path] = tmp_path.rglob(f"{name * 32}.take")
        os.utime(path, (number, number))
    store.get("aa" * 32)

    freed = store.clean()

    assert freed > 80_000
    assert store.get("bb" * 32) is None
    assert store.get("aa" * 32) is not None
    assert store.get("cc" * 32) is not None


def test_cleaning_spares_what_is_in_use(tmp_path):
    store = TakeStore(tmp_path, limit=0)
    held = store.put("aa" * 32, take())
    store.put("bb" * 32, take())

    store.clean(keep={"bb" * 32})

    assert store.get("aa" * 32) is None
    assert store.get("bb" * 32) is not None
    assert same(held, take()) or os.name == "nt"


def test_cleaning_takes_away_what_a_killed_run_left_once_it_is_old(tmp_path):
    folder = tmp_path / "ab"
    folder.mkdir()
    (folder / ".partial-old.take").write_bytes(b"half")
    os.utime(folder / ".partial-old.take", (1, 1))
    (folder / ".partial-new.take").write_bytes(b"half")

    TakeStore(tmp_path).clean()

    assert [path.name for path in folder.iterdir()] == [".partial-new.take"]


def test_a_put_that_fails_midway_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "replace", lambda *_args: (_ for _ in ()).throw(OSError("disk full")))

    kept = TakeStore(tmp_path).put(KEY, take())

    assert same(kept, take())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def write_often(folder, value):
    store = TakeStore(Path(folder), limit=100_000)
    for number in range(60):
        store.put(KEY, take(0.2, value))
        found = store.get(KEY)
        assert found is None or set(found.samples.tolist()) <= {0.25, 0.5}
        if number % 7 == 0:
            store.clean()


def test_many_processes_share_a_store(tmp_path):
    context = multiprocessing.get_context("fork" if os.name == "posix" else "spawn")
    if context.get_start_method() == "spawn":
        pytest.skip("a spawned process cannot import this test module")
    workers = [context.Process(target=write_often, args=(str(tmp_path), value)) for value in (0.25, 0.5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert [worker.exitcode for worker in workers] == [0, 0]
    assert list(tmp_path.rglob(".partial-*")) == []


def reading(text, said=None, rule="plain"):
    tokens = tuple(Token(*match.span(), *match.span(), rule) for match in re.finditer(r"\S+", text))
    return Reading(text, said or text, tokens)


def test_a_key_is_different_for_everything_that_is_heard_or_marked_differently():
    base = ("espeak:es-419", "1", reading("dos casas"), Delivery())
    others = [
        ("espeak:es", *base[1:]),
        (base[0], "2", *base[2:]),
        (*base[:2], reading("dos cosas"), base[3]),
        (*base[:2], reading("2 casas", "dos casas"), base[3]),
        (*base[:2], Reading("dos casas", "dos casas", (Token(0, 9, 0, 9, "plain"),)), base[3]),
        (*base[:3], Delivery(rate=161)),
        (*base[:3], Delivery(pitch=51)),
    ]

    assert len({take_key(*case) for case in (base, *others)}) == 1 + len(others)


def test_a_key_does_not_depend_on_the_name_of_a_rule():
    cases = [reading("dos casas", rule=rule) for rule in ("plain", "lexicon.word")]

    assert len({take_key("espeak:es", "1", case, Delivery()) for case in cases}) == 1


def test_a_header_that_lies_about_its_length_is_a_miss(tmp_path):
    store = TakeStore(tmp_path)
    store.put(KEY, take(0.01))
    [path] = tmp_path.rglob("*.take")
    data = path.read_bytes()
    header = json.loads(data[28 : data.index(b"}") + 1])
    assert header["samples"] == 441
    path.write_bytes(data.replace(b'"samples":441', b'"samples":999'))

    assert store.get(KEY) is None
