"""The transcript as cues of readable length, cut where a reader would breathe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from audiocast.episode.rows import LEANING, fits
from audiocast.episode.timing import Spoken, spoken_words
from audiocast.episode.values import Cue
from audiocast.script.values import Line, Role, Script
from audiocast.studio.values import Placed

WIDTH = 42
SHORTEST, LONGEST, GAP, LINGER = 1_000, 7_000, 80, 400
_PAUSE = 1_500

_CUE, _CLAUSE, _BEFORE_LEANING, _PLAIN, _AFTER_LEANING = 6.0, 3.0, 14.0, 20.0, 34.0
_SENTENCE_INSIDE, _PAUSE_INSIDE, _TOO_SHORT = 8.0, 6.0, 15.0


def make_cues(
    script: Script,
    placed: Iterable[Placed],
    duration: float,
    *,
    width: int = WIDTH,
    names: dict[str, str] | None = None,
) -> list[Cue]:
    """Return the transcript of the finished file: every written word of `script` once, in order.

    A cue holds at most two rows of `width` characters and lasts 1 to 7 s wherever speech allows it;
    cues do not overlap, have a gap of 80 ms where nothing else was possible but to cut, and end
    within `duration` (seconds). No cue joins speakers, chapters or parts of the programme. Where
    the format puts names before the words, `names` gives the name shown for each speaker ("" is the
    announcer), and room is left for it. Raises ValueError where a line has no place (see `timing`).
    """
    spoken = spoken_words(script, placed, duration)
    pieces: list[tuple[str, list[Spoken]]] = []
    before: str | None = None
    for group in _groups(script.lines, spoken):
        speaker = _speaker(script.lines[group[0].line])
        reserve = len(names.get(speaker, "")) + 2 if names and speaker != before else 0
        # A name that takes most of a row has that row to itself.
        reserve = reserve if reserve <= width // 2 else width
        pieces += [(speaker, part) for part in _cut(script.lines, group, width, reserve)]
        before = speaker
    return _timed(pieces, round(duration * 1000))


def _speaker(line: Line) -> str:
    return line.speaker or "" if line.role is Role.QUOTED else ""


def _groups(lines: Sequence[Line], spoken: Sequence[Spoken]) -> Iterator[list[Spoken]]:
    """Yield the runs of words that cues may join."""
    group: list[Spoken] = []
    for word in spoken:
        if group and _parted(lines, group[-1], word):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _parted(lines: Sequence[Line], a: Spoken, b: Spoken) -> bool:
    if b.start - a.end > _PAUSE:
        return True
    if a.line == b.line:
        return False
    one, other = lines[a.line], lines[b.line]
    chapter = any(line.chapter is not None for line in lines[a.line + 1 : b.line + 1])
    return chapter or (one.role, one.speaker, one.kind) != (other.role, other.speaker, other.kind)


def _cut(lines: Sequence[Line], group: list[Spoken], width: int, reserve: int) -> list[list[Spoken]]:
    """Return `group` in cues, with the least sum of costs over all ways to cut it."""
    breaks = [_break_cost(lines, group, index) for index in range(len(group))]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, len(group) + 1):
        options = []
        for start in range(stop - 1, -1, -1):
            part = group[start:stop]
            lengths = [len(word.text) for word in part]
            long = part[-1].end - part[0].start > LONGEST
            # A single word is always a cue, however long; past it, more words only make it worse.
            if len(part) > 1 and (long or not fits(lengths, width, reserve if start == 0 else 0)):
                break
            cost = best[start][0] + _cue_cost(group, start, stop, breaks)
            options.append((cost, start))
        best.append(min(options))
    parts, stop = [], len(group)
    while stop:
        start = best[stop][1]
        parts.append(group[start:stop])
        stop = start
    return parts[::-1]


def _cue_cost(group: Sequence[Spoken], start: int, stop: int, breaks: Sequence[float]) -> float:
    cost = _CUE + (breaks[stop - 1] if stop < len(group) else 0.0)
    for index in range(start, stop - 1):
        if breaks[index] == 0.0:
            cost += _SENTENCE_INSIDE
        if group[index + 1].start - group[index].end > LINGER:
            cost += _PAUSE_INSIDE
    lasts = group[stop].start - GAP if stop < len(group) else group[stop - 1].end + LINGER
    return cost + _TOO_SHORT * max(0.0, 1 - (lasts - group[start].start) / SHORTEST)


def _break_cost(lines: Sequence[Line], group: Sequence[Spoken], index: int) -> float:
    """Return how bad it is to end a cue after `group[index]`: 0 at the end of a sentence."""
    if index + 1 == len(group):
        return 0.0
    word, following = group[index], group[index + 1]
    text, after = word.text, following.text
    bare = text.strip("«»“”\"'()¿¡!?.,;:…—–-").casefold()
    new_line = word.line != following.line
    if new_line and not lines[following.line].continues:
        return 0.0
    stopped = text.rstrip("»”\"')")[-1:]
    if stopped and stopped in ".!?…" and bare not in LEANING and len(bare) > 1 and not after[0].isdigit():
        if not after[0].islower():
            return 0.0
    elif (stopped and stopped in ",;:") or new_line:
        return _CLAUSE
    if bare in LEANING or bare[:1].isdigit():
        return _AFTER_LEANING
    if after.casefold() in LEANING:
        return _BEFORE_LEANING
    # A name is not cut apart: «Julián | Modelo».
    return _AFTER_LEANING if text[:1].isupper() and after[:1].isupper() else _PLAIN


def _timed(pieces: Sequence[tuple[str, list[Spoken]]], limit: int) -> list[Cue]:
    starts: list[int] = []
    ends: list[int] = []
    for index, (_speaker, part) in enumerate(pieces):
        start = max(part[0].start, ends[-1] if ends else 0)
        following = pieces[index + 1][1][0].start - GAP if index + 1 < len(pieces) else limit
        wanted = max(part[-1].end + LINGER, start + SHORTEST)
        if wanted - start > LONGEST:
            wanted = max(part[-1].end, start + LONGEST)
        starts.append(start)
        ends.append(max(min(wanted, following), start + 1))
    # Words squeezed against the end of the file still get a cue each, a millisecond long.
    for index in range(len(starts) - 1, -1, -1):
        ends[index] = min(ends[index], limit)
        starts[index] = max(0, min(starts[index], ends[index] - 1))
        limit = starts[index]
    return [
        Cue(
            start / 1000,
            end / 1000,
            " ".join(word.text for word in part),
            speaker,
            tuple(
                (word.text, min(max(word.start, start), end) / 1000, min(max(word.end, start), end) / 1000)
                for word in part
            ),
        )
        for start, end, (speaker, part) in zip(starts, ends, pieces, strict=True)
    ]
