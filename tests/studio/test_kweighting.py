"""K-weighting in rows equals the plain recursion, however the sound is fed."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiocast.studio.grid import grid
from audiocast.studio.kweighting import KWeighting, coefficients


def recursion(samples, rate):
    """Return the K-weighted samples by the textbook's loop."""
    for b0, b1, b2, a1, a2 in coefficients(rate):
        first = second = 0.0
        output = np.empty(len(samples))
        for index, value in enumerate(samples):
            output[index] = b0 * value + first
            first = b1 * value - a1 * output[index] + second
            second = b2 * value - a2 * output[index]
        samples = output
    return samples


def test_the_coefficients_at_48_khz_are_those_that_bs_1770_tabulates():
    shelf, high_pass = coefficients(48_000)

    assert shelf == pytest.approx(
        (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585),
        abs=1e-10,
    )
    assert high_pass == pytest.approx((1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621), abs=1e-10)


@pytest.mark.parametrize("rate", [44_100, 48_000, 22_050, 11_025])
@pytest.mark.parametrize("offset", [0.0, 1.0], ids=["centred", "with a constant offset"])
def test_the_energies_of_cells_are_those_of_the_plain_recursion(rate, offset):
    samples = np.random.default_rng(0).standard_normal(rate) * 0.1 + offset
    cell = grid(rate).cell
    weighting = KWeighting(rate)

    found = np.concatenate([weighting.feed(samples.astype(np.float32)), weighting.finish()])

    expected = np.add.reduceat(recursion(samples, rate) ** 2, np.arange(0, rate, cell))
    whole = rate // cell
    assert found[:whole] == pytest.approx(expected[:whole], rel=2e-3, abs=1e-6)
    assert found[:whole].sum() == pytest.approx(expected[:whole].sum(), rel=1e-5)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 3000), max_size=12))
def test_how_the_sound_is_cut_into_blocks_changes_nothing(lengths):
    samples = np.random.default_rng(1).standard_normal(sum(lengths)).astype(np.float32)
    whole, pieces = KWeighting(44_100), KWeighting(44_100)
    expected = np.concatenate([whole.feed(samples), whole.finish()])
    bounds = np.cumsum([0, *lengths])

    parts = [pieces.feed(samples[a:b]) for a, b in itertools.pairwise(bounds)]

    found = np.concatenate([*parts, pieces.finish()])
    assert len(found) == grid(44_100).cells(len(samples))
    assert found == pytest.approx(expected, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("rate", [8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 192_000])
def test_a_hop_is_ten_milliseconds_at_every_usual_rate(rate):
    layout = grid(rate)

    assert layout.hop == pytest.approx(rate / 100, rel=0.003)
