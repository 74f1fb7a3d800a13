"""The picture of a file shows its peaks and its loudness where they are."""

import numpy as np
import pytest

from audiocast.errors import InputError
from audiocast.studio import PROFILES, curves, master
from audiocast.studio.picture import STRETCHES
from audiocast.studio.values import Programme

RATE = 44_100


@pytest.fixture(scope="module")
def pictured(tmp_path_factory):
    """Return the curves of 4 s of silence, 6 s of a tone and 2 s of silence."""
    tone = 0.5 * np.sin(2 * np.pi * 997 * np.arange(6 * RATE) / RATE)
    sound = np.concatenate([np.zeros(4 * RATE), tone, np.zeros(2 * RATE)]).astype(np.float32)
    path = tmp_path_factory.mktemp("picture") / "a.mp3"
    master(Programme(sound, ()), PROFILES["podcast"], path)
    return curves(path, 0.5)


def test_peaks_are_given_for_equal_stretches(pictured):
    peaks, _loudness = pictured

    assert len(peaks) == 1200
    assert max(peaks[:390]) < 0.01
    assert peaks[450:950] == pytest.approx([np.median(peaks[450:950])] * 500, rel=0.02)
    assert max(peaks[1010:]) < 0.01


def test_loudness_is_that_of_the_three_seconds_around(pictured):
    _peaks, loudness = pictured

    assert len(loudness) == 24
    assert loudness[:4] == [None] * 4
    assert loudness[14] == pytest.approx(-16, abs=0.6)
    assert loudness[8] == pytest.approx(loudness[14] - 3, abs=0.1)
    assert loudness[-1] is None or loudness[-1] < -60


def test_long_sound_has_no_more_peaks_than_a_screen_can_show(voice, tmp_path):
    master(Programme(voice(30), ()), PROFILES["podcast"], tmp_path / "a.mp3")

    peaks, _loudness = curves(tmp_path / "a.mp3", 1.0)

    assert len(peaks) == STRETCHES
    assert max(peaks) <= 10 ** (-1 / 20)


def test_the_door_gives_the_function_every_time():
    """A module of the same name would take its place once it is loaded."""
    import audiocast.studio

    assert [callable(audiocast.studio.curves) for _time in range(2)] == [True, True]


def test_what_is_no_sound_is_refused(tmp_path):
    (tmp_path / "a.mp3").write_bytes(b"no sound")

    with pytest.raises(InputError):
        curves(tmp_path / "a.mp3", 0.5)
