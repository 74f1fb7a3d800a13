"""All lines of an episode, spoken: in one cast from the first line to the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audiocast.errors import UnavailableError
from audiocast.messages import _
from audiocast.script.values import Line
from audiocast.spanish.values import Reading
from audiocast.voices.cast import Cast
from audiocast.voices.store import TakeStore, take_key
from audiocast.voices.values import Take

Progress = Callable[[int, int], None]
"""Called after each line with the number of lines spoken and the number of all."""


@dataclass(frozen=True, slots=True, eq=False)
class Performance:
    """What was spoken, and by whom.

    `takes`: one per line; `voices`: the voice that spoke each (`engine:name`); `cast`: the cast that
    spoke, which knows the voices that failed on the way and why; `spoken`: how many lines had to be
    synthesized, the others came from the store.
    """

    takes: tuple[Take, ...]
    voices: tuple[str, ...]
    cast: Cast
    spoken: int = 0


def narrate(
    lines: Sequence[Line],
    readings: Sequence[Reading],
    cast: Cast,
    store: TakeStore | None = None,
    progress: Progress | None = None,
) -> Performance:
    """Speak every line (`readings[i]` is that of `lines[i]`) and return the takes in their order.

    When a voice fails midway, what it said is dropped and the whole episode is spoken again by the
    cast without it: no episode ever changes its voice because of a failure. Raises UnavailableError
    where no voice is left. Where anything was spoken, the store is brought within its limit.
    """
    while True:
        try:
            done, keys = _attempt(lines, readings, cast, store, progress)
        except _FailedVoiceError as failure:
            cast = cast.without(failure.voice, failure.reason)
            continue
        if store and done.spoken:
            store.clean(keep=keys)
        return done


class _FailedVoiceError(Exception):
    def __init__(self, voice: str, reason: str) -> None:
        super().__init__(voice, reason)
        self.voice = voice
        self.reason = reason


def _attempt(
    lines: Sequence[Line],
    readings: Sequence[Reading],
    cast: Cast,
    store: TakeStore | None,
    progress: Progress | None,
) -> tuple[Performance, set[str]]:
    keys: set[str] = set()
    takes: list[Take] = []
    voices: list[str] = []
    spoken = 0
    for line, reading in zip(lines, readings, strict=True):
        engine, delivery = cast.for_line(line)
        try:
            key = take_key(engine.voice, engine.version, reading, delivery)
            keys.add(key)
            take = store.get(key) if store else None
            if take is None:
                take = engine.say(reading, delivery)
                spoken += 1
                take = store.put(key, take) if store else take
        except UnavailableError as error:
            raise _FailedVoiceError(engine.voice, _reason(error, len(takes))) from None
        takes.append(take)
        voices.append(engine.voice)
        if progress:
            progress(len(takes), len(lines))
    return Performance(tuple(takes), tuple(voices), cast, spoken), keys


def _reason(error: UnavailableError, done: int) -> str:
    if not done:
        return str(error)
    return _("It failed at line {number}: {reason}").format(number=done + 1, reason=error)
