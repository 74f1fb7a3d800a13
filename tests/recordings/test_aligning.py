"""Alignment of a known text with recordings whose times are known."""

import numpy as np
import pytest

from audiocast.errors import InputError
from audiocast.recordings import align, find_stretch
from audiocast.spanish.values import words
from audiocast.voices.values import SAMPLE_RATE, Take

SLOW = pytest.mark.slow
VOICES = [
    ("es+f2", 145),
    pytest.param("es", 160, marks=SLOW),
    pytest.param("es-419+m3", 185, marks=SLOW),
    pytest.param("es-419+f4", 132, marks=SLOW),
]


def errors_of(alignment, starts):
    """Return the error of each clause start in ms."""
    return [
        abs(clause.first - start) / SAMPLE_RATE * 1000
        for clause, start in zip(alignment.clauses, starts, strict=True)
        if start is not None
    ]


@pytest.mark.parametrize(("voice", "rate"), VOICES)
def test_clauses_of_another_voice_are_found_within_60_ms(speech, voice, rate):
    sound, starts = speech.announce(speech.lines, voice, rate)

    alignment = align(Take(sound), speech.reference, speech.lines)

    assert alignment.belongs
    assert np.mean(errors_of(alignment, starts)) < 40
    assert alignment.left_out == alignment.added == alignment.warnings == ()
    assert min(clause.confidence for clause in alignment.clauses) > 0.6


@pytest.mark.parametrize(("voice", "rate"), [VOICES[0], VOICES[2]])
def test_clauses_in_noise_at_12_db_are_found_within_100_ms(speech, sounds, voice, rate):
    sound, starts = speech.announce(speech.lines, voice, rate)

    alignment = align(Take(sounds.mixed(sound, 12)), speech.reference, speech.lines)

    assert np.mean(errors_of(alignment, starts)) < 60
    assert alignment.belongs


@pytest.mark.parametrize("spoil", ["telephone", pytest.param("echoing", marks=SLOW)])
def test_a_telephone_line_or_a_hall_does_not_lead_it_astray(speech, spoil):
    sound, starts = speech.announce(speech.lines, "es+f2", 150)

    alignment = align(Take(getattr(speech, spoil)(sound)), speech.reference, speech.lines)

    assert alignment.belongs
    assert np.mean(errors_of(alignment, starts)) < 60


@SLOW
@pytest.mark.parametrize("kind", ["music", "chatter"])
def test_half_a_minute_of_music_or_chatter_around_the_text_is_told_apart(speech, sounds, kind):
    head, tail = sounds.music(30), sounds.music(20, seed=9)
    if kind == "chatter":
        head = speech.announce(speech.others[:5], "es+m3", 170)[0]
        tail = speech.announce(speech.others[5:], "es+m3", 170)[0]
    sound, starts = speech.announce(speech.lines, "es+f2", 150)
    whole = np.concatenate([head, sound, tail])

    alignment = align(Take(whole), speech.reference, speech.lines)

    assert np.mean(errors_of(alignment, [start + len(head) for start in starts])) < 60
    assert [stretch.line for stretch in alignment.stretches] == [None, *range(len(speech.lines)), None]
    assert abs(alignment.stretches[1].first - len(head)) < SAMPLE_RATE
    assert alignment.left_out == ()


def test_the_stretches_are_the_recording_with_a_mark_for_each_word(speech):
    sound, _ = speech.announce(speech.lines, "es", 160)

    alignment = align(Take(sound), speech.reference, speech.lines)

    assert np.array_equal(np.concatenate([s.take.samples for s in alignment.stretches]), sound)
    for stretch in alignment.stretches:
        text = speech.lines[stretch.line]
        assert stretch.take.text == text
        assert [(mark.start, mark.end) for mark in stretch.take.marks] == words(text)
        places = [place for mark in stretch.take.marks for place in (mark.first, mark.last)]
        assert places == sorted(places)
        assert places[0] >= 0
        assert places[-1] <= len(stretch.take.samples)


def test_clauses_that_the_announcer_left_out_are_named(speech):
    sound, starts = speech.announce(speech.lines, "es+f2", 150, leave_out=(4, 9))

    alignment = align(Take(sound), speech.reference, speech.lines)

    missing = [speech.lines[line][start:end] for line, start, end in (speech.clauses[4], speech.clauses[9])]
    assert [item.text for item in alignment.left_out] == missing
    assert [flag.code for flag in alignment.warnings] == ["recording-left-out"] * 2
    assert np.mean(errors_of(alignment, starts)) < 60
    assert [alignment.clauses[i].confidence for i in (4, 9)] == [0, 0]


def test_words_that_the_announcer_added_are_named(speech):
    sound, starts = speech.announce(speech.lines, "es-419+m3", 160)
    own, _ = speech.announce(speech.others[:1], "es-419+m3", 160)
    cut = starts[8] - 2000
    whole = np.concatenate([sound[:cut], own, sound[cut:]])

    alignment = align(Take(whole), speech.reference, speech.lines)

    (added,) = alignment.added
    assert added.line == speech.clauses[8][0]
    assert abs(added.first - cut) < SAMPLE_RATE
    assert abs(added.last - cut - len(own)) < SAMPLE_RATE
    assert "recording-added" in [flag.code for flag in alignment.warnings]
    assert np.mean(errors_of(alignment, [s + len(own) * (i >= 8) for i, s in enumerate(starts)])) < 60


@pytest.mark.parametrize(
    "room", ["quiet", pytest.param("noise", marks=SLOW), pytest.param("echo", marks=SLOW)]
)
def test_a_clause_in_whose_place_something_else_is_said_is_not_claimed(speech, sounds, room):
    sound, starts = speech.announce(speech.lines, "es+f2", 150)
    own, _ = speech.announce(speech.others[3:4], "es+f2", 150)
    first, last = starts[7] - 2000, starts[8] - 2000
    whole = np.concatenate([sound[:first], own[: 2 * SAMPLE_RATE], sound[last:]])
    spoilt = {"noise": lambda x: sounds.mixed(x, 12), "echo": speech.echoing}.get(room, lambda x: x)(whole)

    alignment = align(Take(spoilt), speech.reference, speech.lines)

    line, start, end = speech.clauses[7]
    assert [(line, speech.lines[line][start:end])] == [(out.line, out.text) for out in alignment.left_out]
    assert min(clause.confidence for i, clause in enumerate(alignment.clauses) if i != 7) > 0.8
    assert "recording-added" in [flag.code for flag in alignment.warnings]


@pytest.mark.parametrize(
    "kind", ["same voice", *(pytest.param(kind, marks=SLOW) for kind in ("other voice", "noise", "music"))]
)
def test_a_recording_of_another_text_gets_no_transcript(speech, sounds, kind):
    sound, _ = speech.announce(speech.others, "es-419" if kind == "same voice" else "es+f2")
    if kind == "noise":
        sound = sounds.mixed(sound, 12)
    if kind == "music":
        sound = sounds.music(40)

    alignment = align(Take(sound), speech.reference, speech.lines)

    assert not alignment.belongs
    assert alignment.stretches == alignment.clauses == ()
    assert [flag.code for flag in alignment.warnings] == ["recording-is-another-text"]


@pytest.mark.parametrize("text", [(), ("",), ("…", "—")])
def test_a_text_without_words_belongs_to_no_recording(sounds, text):
    alignment = align(Take(sounds.noise(1, -30)), [Take(np.zeros(0, np.float32)) for _ in text], text)

    assert not alignment.belongs


def test_a_statement_is_cut_out_by_its_words(speech):
    sound, starts = speech.announce(speech.lines, "es+f2", 150)
    alignment = align(Take(sound), speech.reference, speech.lines)
    number = next(i for i, clause in enumerate(speech.clauses) if clause[:2] == (2, 0))

    first, last = find_stretch(alignment, "“HOY cumplimos con un compromiso que tenia más de veinte años”")

    assert starts[number] - SAMPLE_RATE // 4 - 1500 < first <= starts[number] + 800
    assert starts[number + 1] - SAMPLE_RATE < last <= starts[number + 1] + 800


@pytest.mark.parametrize("quote", ["palabras que nadie dijo", "", "de"], ids=["absent", "empty", "twice"])
def test_a_statement_that_is_not_said_just_once_is_refused(speech, quote):
    sound, _ = speech.announce(speech.lines[:2], "es", 160)
    alignment = align(Take(sound), speech.reference[:2], speech.lines[:2])

    with pytest.raises(InputError):
        find_stretch(alignment, quote)
