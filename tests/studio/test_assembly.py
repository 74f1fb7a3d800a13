"""Segments come to lie where they should, without clicks, at one level, with their marks."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiocast.show import Sound
from audiocast.studio import assemble
from audiocast.studio.meter import measure_sound
from audiocast.studio.values import Segment
from audiocast.voices.values import Mark, Take

RATE = 44_100
QUICK = Sound(lead=0.1, tail=0.2, fade=0.5)


def take(samples, **fields):
    return Take(np.asarray(samples, np.float32), **fields)


def tone(seconds, level=-20.0, hertz=440.0):
    count = round(seconds * RATE)
    return 10 ** (level / 20) * np.sin(2 * np.pi * hertz * np.arange(count) / RATE)


def integrated(samples):
    return measure_sound(np.asarray(samples), RATE).integrated


def test_segments_follow_each_other_with_lead_pauses_and_tail(tmp_path):
    segments = [
        Segment(take(tone(1)), 0, pause=0.5),
        Segment(take(tone(2)), 3),
        Segment(take(tone(0.5)), None),
    ]

    programme = assemble(segments, QUICK, tmp_path)

    seconds = [(p.first / RATE, p.last / RATE) for p in programme.placed]
    assert seconds == [pytest.approx(s, abs=1e-4) for s in [(0.1, 1.1), (1.6, 3.6), (3.6, 4.1)]]
    assert [p.line for p in programme.placed] == [0, 3, None]
    assert len(programme.samples) == pytest.approx(4.3 * RATE, abs=2)
    assert programme.samples.dtype == np.float32
    assert not programme.samples[: round(0.1 * RATE)].any()
    assert not programme.samples[programme.placed[-1].last :].any()


def test_a_last_pause_longer_than_the_tail_is_kept(tmp_path):
    programme = assemble([Segment(take(tone(1)), 0, pause=2.0)], QUICK, tmp_path)

    assert len(programme.samples) == pytest.approx(3.1 * RATE, abs=2)


def test_marks_move_with_their_segment(tmp_path):
    marks = (Mark(0, 4, 100, 5000), Mark(5, 9, 5000, 44_000))
    spoken = take(tone(1), text="Hola sol.", marks=marks, confidence=0.7)

    programme = assemble(
        [Segment(take(tone(1)), 0, 0.5), Segment(spoken, 1, synthetic=False)], QUICK, tmp_path
    )

    placed = programme.placed[1]
    assert [(m.first - placed.first, m.last - placed.first) for m in placed.marks] == [
        (100, 5000),
        (5000, 44_000),
    ]
    assert [(m.start, m.end) for m in placed.marks] == [(0, 4), (5, 9)]
    assert (placed.confidence, placed.synthetic) == (0.7, False)


def test_a_segment_that_is_cut_hard_begins_and_ends_without_a_click(tmp_path):
    programme = assemble([Segment(take(np.full(RATE, 0.5)), 0)], QUICK, tmp_path)

    assert np.abs(np.diff(programme.samples)).max() < 0.01
    placed = programme.placed[0]
    assert programme.samples[placed.first + 300 : placed.last - 300] == pytest.approx(0.5)


def test_pieces_of_one_recording_join_without_a_seam(tmp_path):
    whole = tone(4).astype(np.float32)
    pieces = [Segment(take(whole[a:b]), None, synthetic=False) for a, b in ((0, 70_000), (70_000, 4 * RATE))]

    programme = assemble(pieces, QUICK, tmp_path)

    first = programme.placed[0].first
    inner = slice(first + 1000, first + 4 * RATE - 1000)
    assert programme.samples[inner] == pytest.approx(whole[1000 : 4 * RATE - 1000], abs=1e-6)


def test_a_cross_fade_lays_a_segment_over_the_end_of_the_one_before(tmp_path):
    rng = np.random.default_rng(0)
    segments = [
        Segment(take(rng.standard_normal(RATE * 2) * 0.1), 0, pause=1.0),
        Segment(take(rng.standard_normal(RATE * 2) * 0.1), 1, crossfade=0.5),
    ]

    programme = assemble(segments, QUICK, tmp_path)

    first, second = programme.placed
    assert first.last - second.first == RATE // 2
    blend = programme.samples[second.first : first.last]
    assert blend.std() == pytest.approx(0.1, rel=0.05)


def test_a_cross_fade_is_held_to_half_of_the_shorter_segment(tmp_path):
    segments = [Segment(take(tone(1)), 0), Segment(take(tone(0.2)), 1, crossfade=5.0)]

    first, second = assemble(segments, QUICK, tmp_path).placed

    assert first.last - second.first == round(0.1 * RATE)


@pytest.mark.parametrize("level", [-40, -30, -8])
def test_a_recording_comes_to_the_loudness_of_the_narration(level, voice, tmp_path):
    narration, recording = voice(5), voice(5, seed=1)
    recording = recording * 10 ** ((level + 25) / 20)
    segments = [Segment(take(narration), 0), Segment(take(recording), 1, synthetic=False)]

    programme = assemble(segments, QUICK, tmp_path)

    spoken, played = (programme.samples[p.first : p.last] for p in programme.placed)
    assert integrated(played) == pytest.approx(integrated(spoken), abs=0.2)
    assert integrated(spoken) == pytest.approx(integrated(narration), abs=0.1)


def test_pieces_of_one_recording_keep_their_proportions(voice, tmp_path):
    recording = np.concatenate([voice(4), voice(4) * 0.3]).astype(np.float32)
    half = len(recording) // 2
    segments = [
        Segment(take(voice(4, seed=2)), 0),
        Segment(take(recording[:half]), 1, pause=0.3, synthetic=False),
        Segment(take(recording[half:]), 2, synthetic=False),
    ]

    placed = assemble(segments, QUICK, tmp_path)

    loud, soft = (placed.samples[p.first : p.last] for p in placed.placed[1:])
    assert np.abs(soft).max() / np.abs(loud).max() == pytest.approx(0.3, abs=0.02)


def test_a_recording_alone_is_left_at_its_level(voice, tmp_path):
    programme = assemble([Segment(take(voice(3)), 0, synthetic=False)], QUICK, tmp_path)

    placed = programme.placed[0]
    assert programme.samples[placed.first + 300 : placed.last - 300] == pytest.approx(voice(3)[300:-300])


def test_opening_and_closing_lie_around_the_words_at_their_loudness(voice, tmp_path):
    words = [Segment(take(voice(5)), 0)]
    opening, closing = take(tone(3, -3)), take(tone(4, -45, 880))

    programme = assemble(words, QUICK, tmp_path, opening=opening, closing=closing)

    placed = programme.placed[0]
    assert placed.first == pytest.approx(3.1 * RATE, abs=2)
    assert len(programme.samples) == pytest.approx((3 + 0.1 + 5 + 0.2 + 4) * RATE, abs=3)
    speech = integrated(programme.samples[placed.first : placed.last])
    assert integrated(programme.samples[RATE // 10 : 2 * RATE]) == pytest.approx(speech, abs=0.3)
    assert integrated(programme.samples[-3 * RATE : -RATE]) == pytest.approx(speech, abs=0.3)


def test_opening_and_closing_fade_where_they_meet_the_words(voice, tmp_path):
    sound = take(tone(3, -20, 1000))

    programme = assemble([Segment(take(voice(3)), 0)], QUICK, tmp_path, opening=sound, closing=sound)

    opening, closing = programme.samples[: 3 * RATE], programme.samples[-3 * RATE :]
    assert level(opening, 2.4) == pytest.approx(level(opening, 1.0), abs=0.2)
    assert level(opening, 2.74) == pytest.approx(level(opening, 1.0) - 6, abs=1.0)
    assert np.abs(opening[-20:]).max() < 0.01
    assert level(closing, 0.24) == pytest.approx(level(closing, 1.0) - 6, abs=1.0)
    assert np.abs(closing[:20]).max() < 0.01
    assert np.abs(closing[-20:]).max() < 0.01


def level(samples, second):
    """Return the level in dB of the 20 ms from `second` on."""
    first = round(second * RATE)
    return 10 * np.log10(np.mean(samples[first : first + RATE // 50] ** 2))


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.05, 0.3])
def test_a_very_short_jingle_does_no_harm(seconds, voice, tmp_path):
    jingle = take(tone(seconds))

    programme = assemble([Segment(take(voice(2)), 0)], QUICK, tmp_path, opening=jingle, closing=jingle)

    assert np.isfinite(programme.samples).all()
    assert programme.placed[0].first == pytest.approx((0.1 + seconds) * RATE, abs=2)


def test_without_segments_there_is_only_silence(tmp_path):
    programme = assemble([], QUICK, tmp_path)

    assert programme.placed == ()
    assert len(programme.samples) == pytest.approx(0.3 * RATE, abs=2)


def test_takes_are_never_changed(voice, tmp_path):
    original = voice(2)
    spoken, music = take(original.copy()), take(original.copy())
    spoken.samples.setflags(write=False)
    music.samples.setflags(write=False)

    assemble([Segment(spoken, 0), Segment(music, 1, synthetic=False)], QUICK, tmp_path, opening=music)

    assert (spoken.samples == original).all()


def test_a_long_programme_is_a_memory_map_in_the_work_folder(tmp_path):
    long = take(np.full(RATE * 301, 0.1))

    programme = assemble([Segment(long, 0)], QUICK, tmp_path / "work")

    assert isinstance(programme.samples, np.memmap)
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["programme.f32"]
    assert programme.samples[RATE * 200] == pytest.approx(0.1)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3000), st.floats(0, 0.1), st.floats(0, 0.1), st.booleans()),
        min_size=1,
        max_size=6,
    )
)
def test_any_segments_lie_in_order_within_the_programme(tmp_path_factory, parts):
    segments = [
        Segment(take(np.full(count, 0.1), marks=(Mark(0, 1, 0, count),)), i, pause, crossfade, synthetic)
        for i, (count, pause, crossfade, synthetic) in enumerate(parts)
    ]

    programme = assemble(segments, QUICK, tmp_path_factory.getbasetemp())

    placed = programme.placed
    assert [p.last - p.first for p in placed] == [count for count, *_rest in parts]
    assert all(a.first <= b.first and a.last <= b.last for a, b in itertools.pairwise(placed))
    assert placed[-1].last + round(0.2 * RATE) <= len(programme.samples) + 1
    assert all((p.marks[0].first, p.marks[0].last) == (p.first, p.last) for p in placed)
    assert np.isfinite(programme.samples).all()
