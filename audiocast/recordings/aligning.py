"""A recording and its known text → where each word is said."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiocast.messages import _, ngettext
from audiocast.recordings.cutting import cut, quietest
from audiocast.recordings.features import HOP, level_db, mel_powers
from audiocast.recordings.matching import match
from audiocast.recordings.reference import Reference, build
from audiocast.recordings.search import Path
from audiocast.recordings.values import Added, Alignment, Clause, LeftOut, Stretch
from audiocast.release.values import Flag
from audiocast.voices.values import SAMPLE_RATE, Take

_MARGIN = 0.09  # true texts have 0.17 and more, other texts under 0.06, the most where they are one line
_HEARD = 0.3  # of the words
_ADDED = 1.0  # seconds of other sound that are worth a word
_LEFT_OUT = 0.15  # seconds of reference: shorter words are swallowed in good speech
_FITS = 0.4  # confidence of the heard words on the whole; words laid over other speech have less
_DOUBTFUL = 0.5
# Clauses that are said have 0.94 and more, those with other words in their place under 0.65; a voice or
# a line that fits worse as a whole is measured by itself.
_UNSAID, _UNLIKE = 0.68, 2.0
_JUDGED = 0.5  # seconds of reference: less is too little to tell by
_CLAUSE_END = re.compile(r"[,;:.!?…»”)\"—]$")


def align(recording: Take, reference: Iterable[Take], lines: Sequence[str]) -> Alignment:
    """Find each word of `lines` in `recording`.

    `reference` speaks the same lines in any voice, with marks: one take a line, as narration makes
    them; only one is looked at at a time. Sound before, after and between the lines is told apart;
    words that the announcer left out and stretches that were added are named. Where the text is not
    what is said, `belongs` is False and nothing is claimed.
    """
    states = build(reference, lines)
    powers = mel_powers(recording.samples)
    if states is None or len(powers) < 8:
        return Alignment(False, 0.0)
    found = match(powers, states)
    if found.margin < _MARGIN or (found.path.first >= 0).mean() < _HEARD:
        return Alignment(False, round(found.margin, 3), warnings=(_stranger(),))
    level = level_db(powers)
    placed = _Placed(recording, lines, states, found.path, level)
    heard = placed.heard
    if heard.mean() < _HEARD or placed.confidence[heard].mean() < _FITS:
        return Alignment(False, round(found.margin, 3), warnings=(_stranger(),))
    left_out, added = tuple(placed.left_out()), tuple(placed.added())
    clauses = tuple(placed.clauses())
    return Alignment(
        belongs=True,
        margin=round(found.margin, 3),
        confidence=round(float(placed.confidence.mean()), 3),
        stretches=tuple(placed.stretches(added)),
        clauses=clauses,
        left_out=left_out,
        added=added,
        warnings=tuple(_warnings(lines, clauses, left_out, added)),
    )


def _stranger() -> Flag:
    return Flag(
        "recording-is-another-text",
        _("The recording does not say this text; it is published without a transcript of its own."),
    )


@dataclass
class _Placed:
    """The path in samples of the recording."""

    recording: Take
    lines: Sequence[str]
    states: Reference
    path: Path
    level: NDArray[np.float32]

    def __post_init__(self) -> None:
        path, length = self.path, len(self.recording.samples)
        self.heard = path.first >= 0
        lengths = np.diff(self.states.bounds)
        fit = 1 / (1 + np.exp((np.asarray(path.cost, float) + 0.02) / 0.08))
        self.other = list(path.other)
        self._unhear(fit, lengths)
        self.confidence = np.where(self.heard, fit, 0.0)
        # A word that was left out stands, empty, where the next heard one begins.
        ahead = np.where(self.heard, path.first, len(path.states))
        following = np.minimum.accumulate(ahead[::-1])[::-1]
        self.first = np.minimum(np.where(self.heard, path.first, following) * HOP, length)
        self.last = np.minimum(np.where(self.heard, path.last * HOP, self.first), length)
        self.worth = lengths * HOP / SAMPLE_RATE >= _LEFT_OUT

    def _unhear(self, fit: NDArray[np.float64], lengths: NDArray[np.int64]) -> None:
        """Take back the clauses in whose place something else is said."""
        weights = np.where(self.heard, lengths, 0)
        judged = [(begin, end) for _line, begin, end in self._clauses() if weights[begin:end].any()]
        means = [float(np.average(fit[a:b], weights=weights[a:b])) for a, b in judged]
        usual = float(np.median(means)) if means else 0.0
        self.heard = self.heard.copy()
        for (begin, end), mean in zip(judged, means, strict=True):
            long = weights[begin:end].sum() * HOP >= _JUDGED * SAMPLE_RATE
            if long and mean < _UNSAID and _logit(usual) - _logit(mean) > _UNLIKE:
                said = np.flatnonzero(self.heard[begin:end]) + begin
                self.other.append((int(self.path.first[said[0]]), int(self.path.last[said[-1]]), end))
                self.heard[begin:end] = False
        self.other.sort()

    def words_of(self, line: int) -> slice:
        """Return the words of `line` as a slice of all words."""
        low, high = np.searchsorted(self.states.lines, [line, line + 1])
        return slice(int(low), int(high))

    def left_out(self) -> Iterator[LeftOut]:
        """Yield each run of words that were left out, line by line."""
        for line, text in enumerate(self.lines):
            words = self.words_of(line)
            missing = np.flatnonzero(~self.heard[words]) + words.start
            for run in np.split(missing, np.flatnonzero(np.diff(missing) > 1) + 1):
                if len(run) and self.worth[run].any():
                    start, end = self.states.spans[run[0]][0], self.states.spans[run[-1]][1]
                    yield LeftOut(line, start, end, text[start:end])

    def added(self) -> Iterator[Added]:
        """Yield the stretches of other sound, those together as one that only pauses part."""
        length = len(self.recording.samples)
        merged: list[list[int]] = []
        for first, last, word in self.other:
            if merged and (merged[-1][2] == word or first < merged[-1][1]):
                merged[-1][1:] = [max(last, merged[-1][1]), max(word, merged[-1][2])]
            else:
                merged.append([first, last, word])
        for first, last, word in merged:
            if (last - first) * HOP >= _ADDED * SAMPLE_RATE:
                at_end = word == len(self.states.lines)
                line = len(self.lines) if at_end else int(self.states.lines[word])
                yield Added(first * HOP, min(last * HOP, length), line)

    def stretches(self, added: Sequence[Added]) -> Iterator[Stretch]:
        """Yield pieces that cover the recording: the lines, and what lies between them."""
        marks: list[tuple[int, int, int | None]] = []
        for line in range(len(self.lines)):
            words = self.words_of(line)
            if not self.heard[words].any():
                continue
            spoken = np.flatnonzero(self.heard[words]) + words.start
            marks.append((int(self.first[spoken[0]]), int(self.last[spoken[-1]]), line))
        inner = [(first, last) for first, last, _line in marks]
        for item in added:
            if not any(first < item.last and item.first < last for first, last in inner):
                marks.append((item.first, item.last, None))
        marks.sort(key=lambda mark: mark[:2])
        edges = [0]
        for before, after in itertools.pairwise(marks):
            edges.append(max(quietest(self.level, before[1], after[0]), edges[-1]))
        edges.append(len(self.recording.samples))
        for mark, first, last in zip(marks, edges[:-1], edges[1:], strict=True):
            if last > first:
                yield Stretch(first, last, mark[2], self._take(mark[2], first, last))

    def _take(self, line: int | None, first: int, last: int) -> Take:
        if line is None:
            return Take(self.recording.samples[first:last])
        words = self.words_of(line)
        spans = self.states.spans[words]
        confidence = float(self.confidence[words].mean())
        places = (self.first[words], self.last[words])
        return cut(self.recording.samples, first, last, self.lines[line], spans, places, confidence)

    def clauses(self) -> Iterator[Clause]:
        """Yield the clauses of all lines, with the confidence of each."""
        for line, begin, end in self._clauses():
            yield self._clause(line, begin, end)

    def _clauses(self) -> Iterator[tuple[int, int, int]]:
        """Yield (line, first word, word after the last) of each clause."""
        for line, text in enumerate(self.lines):
            words = self.words_of(line)
            begin = words.start
            for word in range(words.start, words.stop):
                start, end = self.states.spans[word]
                if word + 1 == words.stop or _CLAUSE_END.search(text[start:end]):
                    yield line, begin, word + 1
                    begin = word + 1

    def _clause(self, line: int, begin: int, end: int) -> Clause:
        spoken = np.flatnonzero(self.heard[begin:end]) + begin
        first = int(self.first[spoken[0]] if len(spoken) else self.first[begin])
        last = int(self.last[spoken[-1]] if len(spoken) else first)
        weights = np.diff(self.states.bounds)[begin:end]
        confidence = float(np.average(self.confidence[begin:end], weights=weights))
        spans = self.states.spans
        return Clause(line, spans[begin][0], spans[end - 1][1], first, last, round(confidence, 3))


def _logit(part: float) -> float:
    return math.log(max(part, 1e-6) / max(1 - part, 1e-6))


def _warnings(
    lines: Sequence[str], clauses: Sequence[Clause], left_out: Sequence[LeftOut], added: Sequence[Added]
) -> Iterator[Flag]:
    for item in left_out:
        yield Flag("recording-left-out", _("The recording leaves out: “{text}”.").format(text=item.text))
    for own in added:
        if 0 < own.line < len(lines):
            sentence = _("The recording says something of its own from {first} to {last}.")
            sentence = sentence.format(first=_clock(own.first), last=_clock(own.last))
            yield Flag("recording-added", sentence)
    doubtful = sum(clause.confidence < _DOUBTFUL and clause.last > clause.first for clause in clauses)
    if doubtful:
        yield Flag(
            "recording-doubtful",
            ngettext(
                "{n} clause is not clearly what the text says; listen to it.",
                "{n} clauses are not clearly what the text says; listen to them.",
                doubtful,
            ).format(n=doubtful),
        )


def _clock(sample: int) -> str:
    seconds = math.floor(sample / SAMPLE_RATE)
    return f"{seconds // 60}:{seconds % 60:02}"
