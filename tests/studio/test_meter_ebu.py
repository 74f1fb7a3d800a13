"""The meter on the minimum-requirement signals of EBU Tech 3341 (2023) and Tech 3342, synthesised.

Cases 7 and 8 of Tech 3341, and 5 and 6 of Tech 3342, are programmes that only the EBU distributes.
"""

import itertools
import re
import subprocess

import numpy as np
import pytest

from audiocast.studio import loudness
from audiocast.studio.codec import ffmpeg
from audiocast.studio.meter import measure_sound

RATES = [44_100, 48_000]
FAST = pytest.mark.parametrize("rate", [44_100, pytest.param(48_000, marks=pytest.mark.slow)])


def tones(rate, *parts):
    """Return a stereo 1 kHz tone of the given (seconds, dBFS) parts, continuous in phase."""
    level = np.concatenate([np.full(round(seconds * rate), 10 ** (db / 20)) for seconds, db in parts])
    tone = level * np.sin(2 * np.pi * 1000 * np.arange(len(level)) / rate)
    return np.stack([tone, tone], axis=1).astype(np.float32)


SILENCE = -400.0
INTEGRATED = {
    "1": (-23.0, [(20, -23)]),
    "2": (-33.0, [(20, -33)]),
    "3": (-23.0, [(10, -36), (60, -23), (10, -36)]),
    "4": (-23.0, [(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)]),
    "5": (-23.0, [(20, -26), (20.1, -20), (20, -26)]),
}


@FAST
@pytest.mark.parametrize("case", INTEGRATED)
def test_integrated_loudness_is_that_of_tech_3341(case, rate):
    expected, parts = INTEGRATED[case]

    measured = measure_sound(tones(rate, *parts), rate)

    assert measured.integrated == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("case", ["1", "2"])
def test_a_steady_tone_reads_the_same_momentary_short_term_and_integrated(case):
    expected, parts = INTEGRATED[case]

    power = measure_sound(tones(48_000, *parts), 48_000).power

    assert loudness.momentary(power)[10:] == pytest.approx(expected, abs=0.1)
    assert loudness.short_term(power)[10:] == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("effects_channel", [False, True], ids=["5.0", "5.1"])
def test_case_6_surround_channels_are_weighted(effects_channel):
    levels = [-28, -28, -24, -30, -30]
    channels = [tones(48_000, (20, db))[:, 0] for db in levels]
    if effects_channel:
        channels.insert(3, tones(48_000, (20, 0))[:, 0])

    measured = measure_sound(np.stack(channels, axis=1), 48_000)

    assert measured.integrated == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("rate", RATES)
def test_case_9_short_term_loudness_is_constant_over_a_repeated_pattern(rate):
    power = measure_sound(tones(rate, *[(1.34, -20), (1.66, -30)] * 5), rate).power

    assert loudness.short_term(power) == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("shift", range(20))
def test_case_10_the_short_term_maximum_is_found_wherever_it_lies(shift):
    sound = tones(48_000, (0.15 * shift, SILENCE), (3, -23), (1, SILENCE))

    power = measure_sound(sound, 48_000).power

    assert loudness.short_term_max(power) == pytest.approx(-23.0, abs=0.1)


def successive_maxima(values, window, starts):
    """Return the greatest of the windows that end after each start and before the next one."""
    ends = np.arange(len(values)) + window
    return [values[(ends > first) & (ends <= last)].max() for first, last in itertools.pairwise(starts)]


def test_case_11_successive_short_term_maxima_follow_the_tones():
    parts, starts, now = [], [], 0.0
    for i in range(20):
        parts += [(0.15 * i, SILENCE), (3, -38 + i), (3 - 0.15 * i, SILENCE)]
        starts.append((now + 0.15 * i) * 100)
        now += 6
    values = loudness.short_term(measure_sound(tones(48_000, *parts), 48_000).power)

    maxima = successive_maxima(values, 300, [*starts, now * 100])

    assert maxima == pytest.approx([-38 + i for i in range(20)], abs=0.1)


@pytest.mark.parametrize("rate", RATES)
def test_case_12_momentary_loudness_is_constant_over_a_repeated_pattern(rate):
    power = measure_sound(tones(rate, *[(0.18, -20), (0.22, -30)] * 25), rate).power

    assert loudness.momentary(power)[60:] == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("shift", range(20))
def test_case_13_the_momentary_maximum_is_found_wherever_it_lies(shift):
    sound = tones(48_000, (0.02 * shift, SILENCE), (0.4, -23), (1, SILENCE))

    power = measure_sound(sound, 48_000).power

    assert loudness.momentary(power).max() == pytest.approx(-23.0, abs=0.1)


def test_case_14_successive_momentary_maxima_follow_the_tones():
    parts, starts, now = [], [], 0.0
    for i in range(20):
        parts += [(0.02 * i, SILENCE), (0.4, -38 + i), (0.4 - 0.02 * i, SILENCE)]
        starts.append((now + 0.02 * i) * 100)
        now += 0.8
    values = loudness.momentary(measure_sound(tones(48_000, *parts), 48_000).power)

    maxima = successive_maxima(values, 40, [*starts, now * 100])

    assert maxima == pytest.approx([-38 + i for i in range(20)], abs=0.1)


TRUE_PEAK = {
    "15": (4, 0.50, 0.0, -6.0),
    "16": (4, 0.50, 45.0, -6.0),
    "17": (6, 0.50, 60.0, -6.0),
    "18": (8, 0.50, 67.5, -6.0),
    "19": (4, 1.41, 45.0, 3.0),
}


def tapered(sound, rate):
    """Return `sound` with the 10 ms fades that the specification asks for."""
    ramp = np.minimum(1.0, np.arange(len(sound)) / (0.01 * rate))
    return sound * ramp * ramp[::-1]


def decibels(peak):
    return 20 * np.log10(peak)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("case", TRUE_PEAK)
def test_true_peak_of_tones_is_that_of_tech_3341(case, rate):
    divisor, amplitude, phase, expected = TRUE_PEAK[case]
    sound = tapered(amplitude * np.sin(2 * np.pi * np.arange(rate) / divisor + np.radians(phase)), rate)

    measured = decibels(measure_sound(np.stack([sound, sound], axis=1), rate).peak)

    assert expected - 0.4 <= measured <= expected + 0.2


def burst(rate, offset):
    """Return an fs/6 tone with one period of fs/4 at full scale, made at 4·fs, filtered, and thinned out."""
    before = 0.5 * np.sin(2 * np.pi * np.arange(24 * 500) / 24)
    period = np.sin(2 * np.pi * np.arange(16) / 16)
    fine = tapered(np.concatenate([before, period, before]), 4 * rate)
    position = np.arange(-255, 256)
    taps = np.sinc(position / 4) * np.blackman(511)
    return np.convolve(fine, taps / taps.sum(), mode="same")[offset::4]


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize(("case", "offset"), [("20", 0), ("21", 1), ("22", 2), ("23", 3)])
def test_true_peak_of_a_single_period_is_that_of_tech_3341(case, offset, rate):
    sound = burst(rate, offset)

    measured = decibels(measure_sound(sound, rate).peak)

    assert -0.4 <= measured <= 0.2


RANGE = {
    "1": (10, [(20, -20), (20, -30)]),
    "2": (5, [(20, -20), (20, -15)]),
    "3": (20, [(20, -40), (20, -20)]),
    "4": (15, [(20, -50), (20, -35), (20, -20), (20, -35), (20, -50)]),
}


@FAST
@pytest.mark.parametrize("case", RANGE)
def test_loudness_range_is_that_of_tech_3342(case, rate):
    expected, parts = RANGE[case]

    power = measure_sound(tones(rate, *parts), rate).power

    assert loudness.loudness_range(power) == pytest.approx(expected, abs=1.0)


@pytest.mark.parametrize("rate", [*RATES, 22_050, 32_000, 96_000])
def test_a_full_scale_sine_in_one_channel_reads_minus_3_lkfs(rate):
    """ITU-R BS.1770-5, Annex 1: 997 Hz at 0 dBFS in one front channel."""
    sine = np.sin(2 * np.pi * 997 * np.arange(10 * rate) / rate)

    assert measure_sound(sine, rate).integrated == pytest.approx(-3.01, abs=0.03)


def test_the_meter_agrees_with_libebur128_on_speech_like_sound(voice, tmp_path):
    sound = voice(30) * np.linspace(0.05, 1.5, 30 * 44_100, dtype=np.float32)
    sound.tofile(tmp_path / "sound.f32")
    raw = ["-f", "f32le", "-ar", "44100", "-ac", "1", "-i", str(tmp_path / "sound.f32")]
    command = [ffmpeg(), "-nostdin", *raw, "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]
    log = subprocess.run(command, capture_output=True, text=True, check=True).stderr

    found = measure_sound(sound, 44_100)

    integrated, span, peak = (
        float(re.findall(pattern, log)[-1])
        for pattern in (r"I:\s+(\S+) LUFS", r"LRA:\s+(\S+) LU\b", r"Peak:\s+(\S+) dBFS")
    )
    assert found.integrated == pytest.approx(integrated, abs=0.06)
    # It counts the incomplete windows of the first three seconds as well; Tech 3342 allows 1 LU.
    assert loudness.loudness_range(found.power) == pytest.approx(span, abs=1.0)
    assert decibels(found.peak) == pytest.approx(peak, abs=0.2)
