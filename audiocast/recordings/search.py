"""The best way through a known text for a recording: a time-synchronous Viterbi search.

Each word is a chain of states, one for each frame of its reference, as in dynamic time warping
(Sakoe and Chiba 1978); but every frame of the recording counts once, so that ways of any shape
compare. Between words a way may rest in a pause, leave the text for other sound (a jingle, words
of the announcer's own), or leap over words that were not said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Codes = NDArray[np.uint8]

STAY = 0.18  # a reference frame heard again
LEAP = 0.18  # a reference frame passed over
OTHER = 0.0  # a frame of other sound, in the measure of `Costs`
# These are shared out over the frames of 20 ms that a longer frame stands for.
ENTER_OTHER = 10.0  # leaving the text for other sound
OMIT = 7.0  # leaving words out, and for each of their frames:
OMIT_FRAME = 0.05
_FAR = np.float32(1e9)
_CHUNK = 64
_PRODUCT = 250_000
# How a boundary between words was reached; a further bit: other sound was entered from it.
_FROM_WORD, _FROM_WORD_EARLY, _FROM_PAUSE, _FROM_OTHER, _OMITTED = range(5)
_ENTERED = 8
_ORIGIN = 16  # and: words are left out from here, if they are before the next such boundary


@dataclass(frozen=True, slots=True)
class Costs:
    """What it costs that a frame of the recording is this or that.

    `recording` (frames, features) and `reference` (states, features) are compared by distance over
    `usual` (frames,), the distance at which a frame is to a fair part of all reference frames, less
    1: below 0 is a match. `pause` (frames,) is the cost of the frame as a pause.
    """

    recording: Floats
    reference: Floats
    usual: Floats
    pause: Floats

    def block(self, first: int, last: int, low: int, high: int) -> Floats:
        """Return the costs of the frames `first` to `last` as the states `low` to `high`."""
        left, right = self.recording[first:last], self.reference[low:high]
        squares = (left**2).sum(1)[:, None] + (right**2).sum(1)
        # In products small enough for one thread: handing them to several costs more than it saves.
        rows = max(1, _PRODUCT // (right.size + 1))
        for begin in range(0, len(left), rows):
            squares[begin : begin + rows] -= 2 * (left[begin : begin + rows] @ right.T)
        return self._relative(squares, self.usual[first:last, None])

    def along(self, frames: Ints, states: Ints) -> Floats:
        """Return the cost of each of `frames` as the state beside it."""
        squares = ((self.recording[frames] - self.reference[states]) ** 2).sum(1)
        return self._relative(squares, self.usual[frames])

    @staticmethod
    def _relative(squares: Floats, usual: Floats) -> Floats:
        cost: Floats = np.clip(np.sqrt(np.maximum(squares, 0)) / usual - 1, -0.6, 0.6)
        return cost


@dataclass(frozen=True, slots=True)
class Path:
    """Where each word was heard: `first` and `last` frames, shape (words,), -1 where left out.

    `other`: stretches (first frame, last frame, word that follows) of sound outside the text;
    `cost`: mean cost of the frames of each word, shape (words,); `states`: the state that each frame
    was heard as, -1 for none; `total`: the cost of the whole way.
    """

    first: Ints
    last: Ints
    other: tuple[tuple[int, int, int], ...]
    cost: Floats
    states: Ints
    total: float


class Search:
    """One search; `bounds` (words + 1,) are the first states of the words, and the number of states.

    `band` (frames, 2): the states that each frame is compared with, growing in both columns, all of
    them reached at the end. `pace`: how many frames of 20 ms one frame stands for.
    """

    def __init__(self, costs: Costs, bounds: Ints, band: Ints, pace: int = 1) -> None:
        self.costs, self.pace = costs, pace
        self.starts, self.ends = bounds[:-1], bounds[1:]
        self.lengths = self.ends - self.starts
        self.frames, self.words = len(costs.recording), len(self.starts)
        # The boundaries (before a word, or after the last) that each frame can reach.
        low = np.searchsorted(self.starts, band[:, 0], "left")
        high = np.searchsorted(self.ends, band[:, 1], "right")
        self._reaches = list(zip(low.tolist(), np.maximum(high, low).tolist(), strict=True))
        self._bands: list[list[int]] = band.tolist()
        self.toll = OMIT_FRAME * np.concatenate([[0], self.ends])
        self.pause = np.full(self.words + 1, _FAR, np.float32)
        self.other = np.full(self.words + 1, _FAR, np.float32)
        self.steps: list[Codes] = []
        self.crossings: list[Codes] = []

    def run(self) -> Path:
        """Search and return the best path."""
        states = len(self.costs.reference)
        old = np.full(states, _FAR, np.float32)
        new = np.full(states, _FAR, np.float32)
        for frame in range(self.frames):
            low, high = self._bands[frame]
            if frame % _CHUNK == 0:
                base, top = low, min(frame + _CHUNK, self.frames)
                local = self.costs.block(frame, top, base, self._bands[top - 1][1])
            crossing = self._cross(frame, old)
            self._advance(frame, old, new, crossing, local[frame % _CHUNK, low - base : high - base])
            new[self._bands[max(frame - 2, 0)][0] : low] = _FAR
            self._rest(frame, crossing)
            old, new = new, old
        final = self._cross(self.frames, old)
        return self._trace(float(final[-1]))

    def _reach(self, frame: int) -> tuple[int, int]:
        return self._reaches[min(frame, self.frames - 1)]

    def _cross(self, frame: int, old: Floats) -> Floats:
        """Return the least cost of each boundary in reach before `frame`; note how it was reached."""
        first, last = self._reach(frame)
        choices = np.full((4, last - first + 1), _FAR, np.float32)
        begin = max(first, 1)
        ends = self.ends[begin - 1 : last]
        choices[_FROM_WORD, begin - first :] = old[ends - 1]
        early = np.where(self.lengths[begin - 1 : last] > 1, old[ends - 2] + LEAP, _FAR)
        choices[_FROM_WORD_EARLY, begin - first :] = early
        choices[_FROM_PAUSE] = self.pause[first : last + 1]
        choices[_FROM_OTHER] = self.other[first : last + 1]
        if frame == 0:
            choices[_FROM_PAUSE, 0] = 0
        how = choices.argmin(0).astype(np.uint8)
        best = choices.min(0)
        # Leaving words out: a running minimum once the toll for leaving out is taken off.
        toll = self.toll[first : last + 1]
        before = best - toll
        least = np.minimum.accumulate(before)
        leapt = least + toll + OMIT / self.pace
        omitted = leapt < best
        how[omitted] = _OMITTED
        how[before == least] |= _ORIGIN
        self.crossings.append(how)
        return np.where(omitted, leapt, best).astype(np.float32)

    def _advance(self, frame: int, old: Floats, new: Floats, crossing: Floats, local: Floats) -> None:
        """Move every state in the band on by one frame, from `old` to `new`."""
        low, high = self._bands[frame]
        first, _ = self._reach(frame)
        best = old[low:high] + STAY
        one, two = np.full((2, high - low), _FAR, np.float32)
        one[low == 0 :] = old[max(low - 1, 0) : high - 1]
        two[max(2 - low, 0) :] = old[max(low - 2, 0) : high - 2]
        two += LEAP
        # A word is entered at its first state, or at its second, only across its boundary.
        words = slice(first, min(first + len(crossing), self.words))
        places = self.starts[words] - low
        inside = int(np.searchsorted(places, high - low))
        places, entering = places[:inside], crossing[:inside]
        one[places] = entering
        two[places] = _FAR
        second = (self.lengths[words][:inside] > 1) & (places + 1 < high - low)
        two[places[second] + 1] = entering[second] + LEAP
        how = (one < best).astype(np.uint8)
        np.minimum(best, one, out=best)
        how[two < best] = 2
        np.minimum(best, two, out=best)
        best += local
        np.minimum(best, _FAR, out=new[low:high])
        self.steps.append(how)

    def _rest(self, frame: int, crossing: Floats) -> None:
        """Spend `frame` at the boundaries: in a pause, or in other sound."""
        first, last = self._reach(frame)
        self.pause[first : last + 1] = crossing + self.costs.pause[frame]
        kept = self.other[first : last + 1]
        entering = crossing + ENTER_OTHER / self.pace
        entered = entering < kept
        self.crossings[frame][entered] |= _ENTERED
        self.other[first : last + 1] = np.where(entered, entering, kept) + OTHER

    def _crossing(self, frame: int, boundary: int) -> int:
        return int(self.crossings[frame][boundary - self._reach(frame)[0]])

    def _trace(self, total: float) -> Path:
        first, last = np.full((2, self.words), -1, np.int64)
        states = np.full(self.frames, -1, np.int64)
        other = []
        frame, boundary = self.frames, self.words
        while frame > 0:
            how = self._crossing(frame, boundary) % _ENTERED
            if how == _OMITTED:
                boundary -= 1
                while not self._crossing(frame, boundary) & _ORIGIN:
                    boundary -= 1
            elif how == _FROM_PAUSE:
                frame -= 1
            elif how == _FROM_OTHER:
                end, frame = frame, frame - 1
                while not self._crossing(frame, boundary) & _ENTERED:
                    frame -= 1
                other.append((frame, end, boundary))
            else:
                boundary -= 1
                last[boundary] = frame
                state = int(self.ends[boundary]) - (1 if how == _FROM_WORD else 2)
                frame = self._trace_word(frame, state, int(self.starts[boundary]), states)
                first[boundary] = frame
        heard = np.flatnonzero(states >= 0)
        word = np.searchsorted(self.ends, states[heard], "right")
        sums = np.bincount(word, self.costs.along(heard, states[heard]), self.words)
        cost = (sums / np.maximum(last - first, 1)).astype(np.float32)
        return Path(first, last, tuple(reversed(other)), cost, states, total)

    def _trace_word(self, frame: int, state: int, start: int, states: Ints) -> int:
        """Follow a word back from `state` before `frame` to its beginning; return that frame."""
        while True:
            frame -= 1
            states[frame] = state
            step = int(self.steps[frame][state - self._bands[frame][0]])
            if step and state - start < step:
                return frame
            state -= step
