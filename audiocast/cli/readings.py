"""Readings and their doubts, as a person sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from audiocast.confirming import doubt_sentence
from audiocast.messages import _, ngettext

if TYPE_CHECKING:
    from audiocast.script.values import Advice
    from audiocast.spanish.values import Doubt, Reading


def rows(reading: Reading) -> list[tuple[str, str, str, Doubt | None]]:
    """Return (written, said, rule, doubt) for each token of `reading`."""
    return [
        (
            reading.written[token.start : token.end],
            reading.said[token.said_start : token.said_end],
            token.rule,
            token.doubt,
        )
        for token in reading.tokens
    ]


def print_doubts(readings: Iterable[Reading]) -> None:
    """Print what should be confirmed, each place once, with the line for the lexicon."""
    seen: dict[tuple[str, str], tuple[str, Doubt]] = {}
    for reading in readings:
        for written, said, _rule, doubt in rows(reading):
            if doubt is not None:
                seen.setdefault((written.strip('“”"«».,;:()'), doubt.code), (said, doubt))
    if not seen:
        return
    count = ngettext("{n} reading to confirm:", "{n} readings to confirm:", len(seen)).format(n=len(seen))
    click.echo(f"  {count}")
    for (written, _code), (said, doubt) in seen.items():
        click.echo(f"    {written} → {said}: {doubt_sentence(doubt)}")
    entries = list(dict.fromkeys(doubt.lexicon for _said, doubt in seen.values() if doubt.lexicon))
    if entries:
        click.echo("  " + _("To decide for good, put into lexicon.toml and adapt:"))
        for entry in entries:
            click.echo(f"    {entry}")


def doubts_data(readings: Iterable[Reading]) -> list[dict[str, str]]:
    """Return every doubtful reading as plain data."""
    return [
        {
            "written": written,
            "said": said,
            "rule": rule,
            "code": doubt.code,
            "alternative": doubt.alternative,
            "lexicon": doubt.lexicon,
        }
        for reading in readings
        for written, said, rule, doubt in rows(reading)
        if doubt is not None
    ]


def print_advice(advice: Sequence[Advice]) -> None:
    """Print what would be easier on the ear; nothing of it has to be followed."""
    if not advice:
        return
    count = ngettext("{n} piece of advice for the ear:", "{n} pieces of advice for the ear:", len(advice))
    click.echo("  " + count.format(n=len(advice)))
    for one in advice:
        place = _("script.txt, line {n}: ").format(n=one.row) if one.row else ""
        click.echo(f"    {place}{one.message} {one.remedy}")
