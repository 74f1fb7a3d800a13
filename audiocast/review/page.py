"""The review page as HTML."""

from __future__ import annotations

import base64
import json
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from audiocast.messages import _
from audiocast.review.values import Review


def render(review: Review) -> str:
    """Return the page; see `review.render_page`."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["clock"] = clock
    template = environment.from_string(_asset("page.html"))
    return template.render(
        review=review,
        css=_asset("page.css"),
        script=_asset("page.js"),
        audio=base64.b64encode(review.audio).decode("ascii"),
        curves=_json(
            {
                "duration": review.duration,
                "peaks": [round(peak, 3) for peak in review.curves.peaks],
                "loudness": [None if v is None else round(v, 1) for v in review.curves.loudness],
                "step": review.curves.step,
                "target": review.curves.target,
                "chapters": [start for start, _title in review.chapters],
            }
        ),
        text=labels(),
    )


def labels() -> dict[str, str]:
    """Return the page's own words."""
    return {
        "play": _("Play"),
        "play_line": _("Play this line"),
        "position": _("Position"),
        "wave": _("Waveform, chapters, and loudness over time against the target"),
        "chapters": _("Chapters"),
        "script": _("Script"),
        "hint": _("Click a word to hear the episode from there."),
        "written": _("written"),
        "said": _("said"),
        "rule": _("rule"),
        "readings": _("How it is read"),
        "advice": _("Advice"),
        "recording": _("recording"),
        "confidence": _("sure of its times: {percent} %"),
        "receipt": _("Receipt: measured on the finished file"),
        "files": _("Files"),
        "notes": _("Notes"),
        "loudness": _("loudness"),
        "target": _("target"),
    }


def clock(seconds: float) -> str:
    """Return a position as `minutes:seconds`."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def _json(value: object) -> str:
    # Inside a script element only "<" could end it; JSON may write it as an escape.
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _asset(name: str) -> str:
    return (files("audiocast.review") / "assets" / name).read_text(encoding="utf-8")
