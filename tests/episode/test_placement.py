"""Where lines and words lie in the sound survives being written and read."""

import pytest

from audiocast.episode.placement import dump_placement, load_placement
from audiocast.errors import InputError
from audiocast.studio.values import Placed
from audiocast.voices.values import Mark

PLACED = (
    Placed(None, 0, 4_410, (), 1.0, False),
    Placed(0, 4_410, 88_200, (Mark(0, 4, 5_000, 9_000), Mark(5, 9, 9_000, 20_000)), 0.75),
)


def test_what_was_written_is_read_back(tmp_path):
    (tmp_path / "placement.json").write_text(dump_placement(PLACED), encoding="utf-8")

    assert PLACED == load_placement(tmp_path / "placement.json")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 9, "segments": []}', '{"version": 1, "segments": [1]}']
)
def test_anything_else_is_refused_with_a_sentence(tmp_path, text):
    (tmp_path / "placement.json").write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match="times"):
        load_placement(tmp_path / "placement.json")
