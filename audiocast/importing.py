"""What came of importing a recording: kept with the episode, and told in words."""

from __future__ import annotations

import math

from audiocast.episode.values import Imported
from audiocast.messages import _, ngettext
from audiocast.recordings.values import Recording, Step

_UNITS = {"db": "dB", "lu": "LU", "s": "s"}


def imported(name: str, recording: Recording) -> Imported:
    """Return the receipt of `recording`, which came from the file `name`.

    Figures are rounded to thousandths; one that is no number (the ratio to a noise of nothing) is
    left out.
    """
    decoded = recording.decoded
    return Imported(
        name=name,
        sha256=decoded.sha256,
        container=decoded.container,
        codec=decoded.codec,
        channels=decoded.channels,
        seconds=round(decoded.seconds, 3),
        lost=round(decoded.lost, 3),
        faults=decoded.faults,
        steps=tuple(_rounded(step) for step in recording.steps),
    )


def _rounded(step: Step) -> Step:
    figures = ((name, round(float(value), 3)) for name, value in step.measured)
    return Step(step.code, step.applied, tuple(item for item in figures if math.isfinite(item[1])))


def import_rows(one: Imported) -> list[tuple[str, str]]:
    """Return what was decoded, and each step of cleaning with what it measured, as (name, value)."""
    about = ngettext(
        "{codec} in {container}, {n} channel", "{codec} in {container}, {n} channels", one.channels
    )
    values = [
        about.format(codec=one.codec, container=one.container, n=one.channels),
        f"{one.seconds:.3f} s",
    ]
    if one.lost:
        values.append(_("{lost:.1f} s lost").format(lost=one.lost))
    if one.faults:
        values.append(ngettext("{n} fault", "{n} faults", one.faults).format(n=one.faults))
    rows = [(_("Recording"), f"{one.name}: {', '.join(values)}")]
    for step in one.steps:
        done = _("done") if step.applied else _("not needed")
        figures = ", ".join(_figure(name, value) for name, value in step.measured)
        rows.append((_step(step.code), f"{done} ({figures})" if figures else done))
    return rows


def _step(code: str) -> str:
    return {
        "repair": _("Broken values"),
        "downmix": _("Downmix"),
        "declip": _("Overdriven peaks"),
        "rumble": _("Offset and rumble"),
        "denoise": _("Noise"),
        "level": _("Level"),
        "trim": _("Ends"),
        "dead-air": _("Dead stretches"),
    }.get(code, code)


def _figure(name: str, value: float) -> str:
    label, _bar, unit = name.rpartition("_")
    if unit in _UNITS and label:
        return f"{label.replace('_', ' ')} {value:.1f} {_UNITS[unit]}"
    return f"{name.replace('_', ' ')} {value:g}"
