"""From coarse to fine: the features of both sides made comparable, and the search on each scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiocast.recordings.features import cepstra, level_db, warped
from audiocast.recordings.reference import Reference
from audiocast.recordings.search import Costs, Path, Search

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_USUAL = 0.12  # the part of the reference that a frame is nearer to than its usual distance
_SAMPLE = 600  # reference frames that stand for all when the usual distance is taken
_SLOPE_WEIGHT, _LEVEL_WEIGHT = 0.5, 0.7
_SPEECH = 0.4  # of the way from the floor to loud speech: above it is speech, below a pause
_PAUSE = (-0.65, 1.0)  # the least and the greatest cost of a frame as a pause
_WARPS = (1.0, 0.84, 0.92, 1.08, 1.16)
_ROUGH = 8  # frames of 20 ms in one of the first search
_MARGIN = 120  # fine frames around the coarse path
_CELLS = 120_000_000  # of one search: bytes of memory
_LONG = 60_000  # frames (20 min) from which the coarse scale is coarser


@dataclass(frozen=True, slots=True)
class Match:
    """The path, and by how much it beats the same words shuffled: cost a frame of the text."""

    path: Path
    margin: float


def match(recording: Floats, reference: Reference) -> Match:
    """Find the words of `reference` in the mel powers `recording` (frames, bands)."""
    # First roughly, to learn the speaker's vocal tract and whether this is the text at all.
    pace = _ROUGH if len(recording) < 4 * _LONG else 2 * _ROUGH
    frames, plain = _pooled(recording, pace), reference.pooled(pace)
    found, factor = _speaker(frames, plain, pace)
    reference = _warp(reference, factor)
    null = _coarse(frames, _warp(plain, factor).shuffled(), pace)
    margin = (null.total - found.total) / max(int((found.states >= 0).sum()), 1)
    if len(recording) < _LONG:
        pace = _ROUGH // 2
        found = _coarse(_pooled(recording, pace), reference.pooled(pace), pace)
    spoken = np.pad(np.repeat(found.states >= 0, pace), (0, len(recording)))[: len(recording)]
    costs = prepare(recording, reference.powers, spoken)
    band = _band_around(found, reference.pooled(pace).bounds, pace, reference.bounds, len(recording))
    return Match(Search(costs, reference.bounds, band).run(), margin)


def _speaker(frames: Floats, plain: Reference, pace: int) -> tuple[Path, float]:
    """Return the best path and the vocal tract factor that it was found with."""
    if len(frames) * pace < _LONG:
        found = [(_coarse(frames, _warp(plain, factor), pace), factor) for factor in _WARPS]
        return min(found, key=lambda item: item[0].total)
    # A long recording is searched once; then the factors are tried along the path.
    path = _coarse(frames, plain, pace)
    heard = np.flatnonzero(path.states >= 0)
    if not len(heard):
        return path, 1.0

    def cost(factor: float) -> float:
        costs = prepare(frames, _warp(plain, factor).powers, path.states >= 0)
        return float(costs.along(heard, path.states[heard]).mean())

    factor = min(_WARPS, key=cost)
    return (path if factor == 1 else _coarse(frames, _warp(plain, factor), pace)), factor


def prepare(recording: Floats, reference: Floats, spoken: NDArray[np.bool_] | None = None) -> Costs:
    """Make both sides comparable and return the costs of matching them.

    The reference takes on the recording's channel and noise (parallel model combination in its
    simplest form, after Gales and Young 1996); then both are normalised by mean and variance.
    `spoken` tells which frames are the text, where that is known already.
    """
    level = level_db(recording)
    floor, loud = (float(x) for x in np.percentile(level, (5, 92)))
    if spoken is None or spoken.sum() < 50:
        spoken = level > floor + _SPEECH * (loud - floor)
    speech = recording[spoken] if spoken.any() else recording
    noise = np.percentile(recording, 8, axis=0)
    clean = np.maximum(speech - noise, 0.01 * speech.mean(axis=0)) + 1e-12
    channel = np.log(clean).mean(axis=0) - np.log(reference + 1e-9 * reference.mean() + 1e-20).mean(axis=0)
    left, right = cepstra(recording), cepstra(reference * np.exp(channel) + noise)
    left = _normalised(left, left[spoken] if spoken.any() else left)
    right = _normalised(right, right)
    ramp = (level - floor) / max(loud - floor, 6.0)
    pause = np.clip(2 * (ramp - _SPEECH), *_PAUSE).astype(np.float32)
    return Costs(left, right, _usual(left, right), pause)


def _normalised(values: Floats, sample: Floats) -> Floats:
    weights = np.ones(values.shape[1], np.float32)
    weights[values.shape[1] // 2 :] = _SLOPE_WEIGHT
    weights[0] = _LEVEL_WEIGHT
    result: Floats = ((values - sample.mean(axis=0)) / (sample.std(axis=0) + 1e-3) * weights).astype(
        np.float32
    )
    return result


def _usual(left: Floats, right: Floats) -> Floats:
    """Return the distance of each frame of `left` to the nearest `_USUAL` part of `right`."""
    sample = right[np.linspace(0, len(right) - 1, min(len(right), _SAMPLE)).astype(int)]
    rank = int(_USUAL * len(sample))
    usual = np.empty(len(left), np.float32)
    for begin in range(0, len(left), 2048):
        piece = left[begin : begin + 2048]
        squares = (piece**2).sum(1)[:, None] + (sample**2).sum(1) - 2 * (piece @ sample.T)
        usual[begin : begin + 2048] = np.sqrt(np.maximum(np.partition(squares, rank, 1)[:, rank], 1e-6))
    return usual


def _pooled(powers: Floats, size: int) -> Floats:
    whole = max(len(powers) // size, 1)
    padded = powers if len(powers) >= size else np.pad(powers, ((0, size - len(powers)), (0, 0)), "edge")
    pooled: Floats = padded[: whole * size].reshape(whole, size, -1).mean(axis=1)
    return pooled


def _coarse(frames: Floats, states: Reference, pace: int) -> Path:
    """Search with every state open to every frame, or near the diagonal where that is too much."""
    count, total = len(frames), len(states.powers)
    width = max(min(total, _CELLS // count), 64)
    centre = np.linspace(0, total, count)
    low = np.clip(centre - width / 2, 0, total - width).astype(int)
    band = np.stack([low, low + width], axis=1) if width < total else np.tile([[0, total]], (count, 1))
    return Search(prepare(frames, states.powers), states.bounds, band, pace).run()


def _warp(reference: Reference, factor: float) -> Reference:
    if factor == 1:
        return reference
    return Reference(warped(reference.powers, factor), reference.bounds, reference.lines, reference.spans)


def _band_around(found: Path, coarse: Ints, pace: int, fine: Ints, frames: int) -> Ints:
    """Return the fine states near the coarse path, shape (frames, 2), growing in both columns."""
    heard = np.flatnonzero(found.states >= 0)
    total = int(fine[-1])
    if not len(heard):
        return np.tile([[0, total]], (frames, 1))
    states = found.states[heard]
    word = np.searchsorted(coarse[1:], states, "right")
    part = (states - coarse[word] + 0.5) / (coarse[word + 1] - coarse[word])
    places = fine[word] + part * (fine[word + 1] - fine[word])
    times = (heard + 0.5) * pace
    frame = np.arange(frames)
    # Where words were left out, both sides of the leap stay open for a margin of time.
    early = np.interp(frame - _MARGIN, times, places, left=0)
    late = np.interp(frame + _MARGIN, times, places, right=total)
    low = np.clip(early - _MARGIN, 0, max(total - 2 * _MARGIN, 0)).astype(int)
    high = np.clip(late + _MARGIN, min(2 * _MARGIN, total), total).astype(int)
    high[-1] = total
    return np.stack([np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)], axis=1)
