"""Recordings in the place of narrated quotations, and the notice that says what is what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from audiocast.script.structure import PARAGRAPH, pause_by_rule
from audiocast.script.values import Clip, Kind, Line, Role, Script
from audiocast.show import Show
from audiocast.spanish.values import Override

_SPOKEN = (Kind.OPENING, Kind.HEADLINE, Kind.DATELINE, Kind.BODY, Kind.QUOTE, Kind.CLOSING)


def quotations(script: Script) -> list[tuple[int, ...]]:
    """Return, for each quotation, the indices of its lines: one speaker, one paragraph, unbroken."""
    numbered = enumerate(script.lines)
    groups = groupby(numbered, key=lambda item: (item[1].kind, item[1].speaker, item[1].source, item[1].clip))
    return [tuple(index for index, _line in group) for key, group in groups if key[0] is Kind.QUOTE]


def with_recording(script: Script, quotation: Sequence[int], clip: Clip) -> Script:
    """Return `script` with `clip` played in the place of a quotation's lines (see `quotations`).

    They become one line with all their words, in a chapter with the speaker's name.
    """
    lines = [script.lines[index] for index in quotation]
    first = lines[0]
    text, overrides = "", []
    for line in lines:
        offset = len(text) + 1 if text else 0
        text = f"{text} {line.text}".strip()
        overrides += [Override(o.start + offset, o.end + offset, o.said) for o in line.overrides]
    heard = replace(
        first,
        text=text,
        overrides=tuple(overrides),
        pause=lines[-1].pause,
        chapter=first.chapter or first.speaker,
        clip=clip,
    )
    kept = [*script.lines[: quotation[0]], heard, *script.lines[quotation[-1] + 1 :]]
    return replace(script, lines=tuple(kept))


def with_statement(
    script: Script, clip: Clip, show: Show, *, speaker: str | None = None, text: str = ""
) -> Script:
    """Return `script` with a recorded statement after its body, so that the narration introduces it.

    `text` is what is said in it, as far as anybody wrote it down; `speaker` names its chapter.
    """
    body = [index for index, line in enumerate(script.lines) if line.kind in (*_SPOKEN[:-1], Kind.MUSIC)]
    place = body[-1] + 1 if body else 0
    following = script.lines[place] if place < len(script.lines) else None
    line = Line(text, Role.QUOTED, Kind.QUOTE, speaker=speaker, chapter=speaker, clip=clip)
    line = replace(line, pause=pause_by_rule(line, following, PARAGRAPH, show.sound))
    lines = list(script.lines)
    if place:
        lines[place - 1] = replace(lines[place - 1], pause=show.sound.paragraph_pause)
    return replace(script, lines=(*lines[:place], line, *lines[place:]))


def disclosed(script: Script, show: Show) -> Script:
    """Return `script` with the show's notice fitting to what is heard; a notice in other words is kept.

    Nothing but recordings: no notice. Voices and recordings: `text.disclosure_mixed`.
    """
    spoken = [line for line in script.lines if line.kind in _SPOKEN]
    recorded = [line.clip is not None for line in spoken]
    notice = " ".join(line.text for line in script.lines if line.kind is Kind.DISCLOSURE)
    if not any(recorded) or notice != " ".join(show.text.disclosure.split()):
        return script
    if not all(recorded) and not show.text.disclosure_mixed:
        return script
    lines: list[Line] = []
    said = all(recorded)
    for line in script.lines:
        if line.kind is not Kind.DISCLOSURE:
            lines.append(line)
        elif not said:
            # Several lines of a long notice become one: it is short enough for a breath or two.
            last = [other for other in script.lines if other.kind is Kind.DISCLOSURE][-1]
            lines.append(replace(line, text=" ".join(show.text.disclosure_mixed.split()), pause=last.pause))
            said = True
    return replace(script, lines=tuple(lines))
