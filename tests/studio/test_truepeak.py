"""True peak: exact against band-limited interpolation, the same however it is fed, none missed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiocast.studio.truepeak import TruePeak, growth

CELL = 21


def oversampled(samples, factor=4):
    """Return `samples` interpolated without error, as one period of a periodic sound."""
    spectrum = np.fft.rfft(samples)
    return (
        np.fft.irfft(np.pad(spectrum, (0, len(samples) * (factor - 1) // 2)), len(samples) * factor) * factor
    )


def band_limited(seed, count=4200, below=0.8):
    """Return noise without anything near half the sampling rate, silent at its ends."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    spectrum[round(len(spectrum) * below) :] = 0
    return (np.fft.irfft(spectrum, count) * np.hanning(count)).astype(np.float32)


def peak_of(samples, bounds=(), watch=float("inf")):
    meter = TruePeak(44_100, watch)
    for block in np.split(samples, list(bounds)):
        meter.feed(block)
    return meter.finish(), meter.over


@pytest.mark.parametrize("seed", range(5))
def test_the_peak_is_that_of_exact_interpolation(seed):
    samples = band_limited(seed)

    found, _over = peak_of(samples)

    assert found == pytest.approx(np.abs(oversampled(samples)).max(), rel=0.003)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 4200), max_size=8), st.integers(0, 3))
def test_how_the_sound_is_cut_into_blocks_changes_nothing(cuts, seed):
    samples = band_limited(seed)
    expected, _over = peak_of(samples)

    found, _over = peak_of(samples, sorted(cuts))

    assert found == pytest.approx(expected, rel=1e-6)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000), st.floats(0.05, 1.2), st.lists(st.integers(0, 4200), max_size=4))
def test_every_cell_above_the_watched_level_is_found(seed, share, cuts):
    samples = band_limited(seed)
    fine = np.abs(oversampled(samples)).reshape(-1, 4 * CELL).max(axis=1)
    watch = float(fine.max()) * share

    _peak, (cells, peaks) = peak_of(samples, sorted(cuts), watch)

    surely = np.flatnonzero(fine > watch * 1.01)
    assert set(surely) <= set(cells.tolist())
    assert (peaks > watch).all()
    assert (fine[cells] > watch * 0.99).all()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=200))
def test_the_peak_is_between_the_greatest_sample_and_the_bound(values):
    samples = np.array(values, np.float32)
    greatest = float(np.abs(samples).max())

    found, _over = peak_of(samples)

    assert greatest <= found <= greatest * growth() * 1.0001


def test_no_sound_has_no_peak():
    assert peak_of(np.zeros(0, np.float32))[0] == 0.0
