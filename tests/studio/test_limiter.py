"""The limiter never lets a peak through, never jumps, and touches nothing that is quiet enough."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from audiocast.studio.analysis import Analysis
from audiocast.studio.grid import grid
from audiocast.studio.levelling import find_levels
from audiocast.studio.limiter import ATTACK, RELEASE, reduction, sample_gains
from audiocast.studio.meter import measure_sound
from audiocast.studio.source import Source

RATE = 44_100
CELLS_PER_SECOND = RATE / 21
NEEDED = arrays.arrays(
    np.float64, st.integers(1, 400), elements=st.one_of(st.just(-5.0), st.floats(-60, 40, width=32))
)


def limited(sound, levels):
    """Return the samples after the gain and the reductions of `levels`."""
    cell = grid(RATE).cell
    gains = sample_gains(levels.reductions, 0, grid(RATE).cells(len(sound)), cell)
    louder = sound * np.float32(10 ** (levels.gain / 20))
    return louder if gains is None else louder * gains[: len(sound)]


def true_peak(sound):
    return 20 * np.log10(measure_sound(sound, RATE).peak)


@settings(max_examples=200, deadline=None)
@given(NEEDED, st.sampled_from([1.0, 4.0, 16.0]))
def test_the_reduction_is_at_least_what_each_cell_and_its_neighbours_need(needed, haste):
    found = reduction(needed, CELLS_PER_SECOND, haste)

    assert len(found) == len(needed)
    assert (found >= 0).all()
    for shift in (-1, 0, 1):
        neighbour = np.roll(np.pad(needed, 1, constant_values=-99), shift)[1:-1]
        assert (found >= neighbour).all()


@settings(max_examples=100, deadline=None)
@given(NEEDED)
def test_the_reduction_never_moves_faster_than_its_slopes(needed):
    steps = np.diff(reduction(needed, CELLS_PER_SECOND)) * CELLS_PER_SECOND

    # At the ends of the sound the reduction is simply held.
    assert (steps[8:-8] <= ATTACK * 1.001).all()
    assert (steps[8:-8] >= -RELEASE * 1.001 - 1e-3).all()


@settings(max_examples=100, deadline=None)
@given(NEEDED)
def test_nothing_is_reduced_where_nothing_needs_it(needed):
    quiet = np.minimum(needed, 0.0)

    assert not reduction(quiet, CELLS_PER_SECOND).any()


@settings(max_examples=100, deadline=None)
@given(
    arrays.arrays(np.float64, st.integers(1, 60), elements=st.floats(0, 30, width=32)),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_the_gain_of_a_sample_lies_between_those_of_its_cell_and_the_next(reductions, a, b):
    first, last = sorted((min(a, len(reductions)), min(b, len(reductions))))
    gains = sample_gains(reductions, first, last, 21)
    if gains is None:
        gains = np.ones((last - first) * 21, np.float32)

    padded = 10 ** (-np.pad(reductions, 1, mode="edge") / 20)
    around = np.stack([padded[:-2], padded[1:-1], padded[2:]])[:, first:last]
    rows = gains.reshape(-1, 21)
    assert (rows <= around.max(axis=0)[:, None] * 1.0001).all()
    assert (rows >= around.min(axis=0)[:, None] * 0.9999).all()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.floats(-20, -2), st.floats(1, 12))
def test_limited_sound_stays_under_the_ceiling_and_keeps_its_length(seed, ceiling, sharpness):
    """Hard-limited noise may pass the ceiling between the points of the gain, within mastering's 0.65 dB."""
    rng = np.random.default_rng(seed)
    sound = rng.standard_normal(RATE * 2) * rng.uniform(0, 1, 20).repeat(RATE // 10) ** sharpness
    sound = np.convolve(sound, np.hanning(6) / 3, mode="same").astype(np.float32)

    levels, _notes = find_levels(Analysis(Source(sound, RATE)), -16.0, ceiling)

    found = limited(sound, levels)
    assert len(found) == len(sound)
    assert true_peak(found) <= ceiling + 0.5


@pytest.mark.parametrize("gap", [1470, 4410, 44_100])
def test_clicks_over_quiet_sound_are_held_and_the_sound_still_reaches_its_loudness(voice, gap):
    sound = voice(5) * 0.1
    sound[::gap] += 0.9

    levels, notes = find_levels(Analysis(Source(sound, RATE)), -16.0, -1.65)

    assert true_peak(limited(sound, levels)) <= -1.65 + 0.1
    assert notes == ()
