"""The gain that is found without listening again is the right one, and never an absurd one."""

import numpy as np
import pytest

from audiocast.studio.analysis import Analysis
from audiocast.studio.grid import grid
from audiocast.studio.levelling import MAX_GAIN, MAX_LIMITING, find_levels
from audiocast.studio.limiter import sample_gains
from audiocast.studio.meter import measure_sound
from audiocast.studio.source import Source

RATE = 44_100
TARGET, CEILING = -16.0, -1.65


def levels_of(sound, trims=None):
    return find_levels(Analysis(Source(np.asarray(sound, np.float32), RATE)), TARGET, CEILING, trims)


def applied(sound, levels):
    gains = sample_gains(levels.reductions, 0, grid(RATE).cells(len(sound)), grid(RATE).cell)
    louder = np.asarray(sound, np.float32) * np.float32(10 ** (levels.gain / 20))
    return louder if gains is None else louder * gains[: len(sound)]


@pytest.mark.parametrize("crest", [1.0, 1.5, 2.0])
def test_the_loudness_that_was_predicted_is_that_of_the_limited_sound(voice, crest):
    sound = voice(15)
    sound = np.sign(sound) * np.abs(sound / np.abs(sound).max()) ** crest

    levels, notes = levels_of(sound)

    assert notes == ()
    assert levels.reductions.max() > 1
    assert measure_sound(applied(sound, levels), RATE).integrated == pytest.approx(TARGET, abs=0.03)


def test_sound_without_peaks_gets_a_gain_and_nothing_else():
    tone = 0.01 * np.sin(2 * np.pi * 440 * np.arange(RATE * 3) / RATE)

    levels, notes = levels_of(tone)

    assert notes == ()
    assert not levels.reductions.any()


def test_very_quiet_sound_gets_the_greatest_gain_and_says_so():
    hiss = np.random.default_rng(0).standard_normal(RATE * 3) * 5e-4

    levels, notes = levels_of(hiss)

    assert notes == ("gain-capped",)
    assert levels.gain == MAX_GAIN


def test_sound_under_the_gate_is_left_alone():
    levels, notes = levels_of(np.random.default_rng(0).standard_normal(RATE * 3) * 1e-5)

    assert notes == ("too-quiet",)
    assert levels.gain == 0


def test_lone_impulses_are_limited_only_so_far():
    sound = np.zeros(RATE * 10)
    sound[:: RATE * 2] = 1.0

    levels, notes = levels_of(sound)

    assert notes == ("peak-limited",)
    assert levels.reductions.max() == pytest.approx(MAX_LIMITING, abs=0.1)


def test_sound_shorter_than_a_gating_block_is_levelled_by_its_mean(voice):
    levels, notes = levels_of(voice(0.2))

    assert "too-short" in notes
    assert 0 < levels.gain < MAX_GAIN


@pytest.mark.parametrize("count", [1, 20, 21, 22, 440, 441, 17_639, 17_640])
def test_any_length_is_levelled(count):
    levels, _notes = levels_of(np.full(count, 0.1))

    assert len(levels.reductions) == grid(RATE).cells(count)


def test_trims_lower_single_cells(voice):
    sound = voice(5)
    plain, _notes = levels_of(sound)
    loudest = int(np.argmax(Analysis(Source(sound, RATE)).true_peaks(0.0)))
    trims = np.zeros(len(plain.reductions))
    trims[loudest] = 2.0

    trimmed, _notes = levels_of(sound, trims)

    assert trimmed.reductions[loudest] == pytest.approx(plain.reductions[loudest] + 2.0, abs=0.2)


@pytest.mark.parametrize("damage", [np.nan, np.inf, -np.inf, 1e30], ids=["nan", "inf", "-inf", "enormous"])
def test_what_is_no_sample_is_cleaned_away(voice, damage):
    sound = voice(3)
    sound[1000] = damage

    source = Source(sound, RATE)

    assert source.cleaned
    read = source.read(0, len(source))
    assert np.isfinite(read).all()
    assert np.abs(read).max() <= 16
    assert read[:1000] == pytest.approx(sound[:1000], abs=1e-3)


def test_a_constant_offset_is_taken_away(voice):
    sound = voice(3)

    source = Source(sound + np.float32(0.4), RATE)

    assert not source.cleaned
    assert source.read(0, len(source)) == pytest.approx(sound - sound.mean(), abs=1e-4)
