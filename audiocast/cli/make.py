"""`audiocast make`: documents in, episodes and feed out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audiocast.cli.episodes import notes_of
from audiocast.cli.options import Day, minutes, open_show, printable, workspace_option
from audiocast.cli.progress import progress
from audiocast.cli.readings import print_advice, print_doubts
from audiocast.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiocast.asking import Request
    from audiocast.batch import Outcome
    from audiocast.show import Show


@click.command(
    "make", help=_("Make an episode of each FILE, and the feed. One bad file does not stop the others.")
)
@click.argument("documents", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@workspace_option
@click.option("--voice", help=_("Voice to try first, e.g. gtts:com.mx; “audiocast doctor” lists them."))
@click.option("--date", type=Day(), help=_("Day of the release, where the text gives none."))
@click.option(
    "--audio", type=click.Path(path_type=Path), help=_("A recording that is heard instead of the narration.")
)
@click.option(
    "--statement",
    type=click.Path(path_type=Path),
    help=_("A recorded statement: narrated introduction, then the person's own voice."),
)
@click.option("--title", help=_("Title of a recording that comes without text."))
@click.option("--allow-url", is_flag=True, help=_("Fetch the recording from the address in the document."))
@click.option("--narrate", is_flag=True, help=_("Narrate the text even where there is a recording."))
@click.option("--again", is_flag=True, help=_("Make it again even where nothing changed."))
def make_command(documents: tuple[Path, ...], workspace: Path | None, **options: Any) -> None:
    """Make the episodes, print what came of each, exit 1 if any failed."""
    from audiocast.asking import Request

    show = open_show(workspace)
    _refuse_contradictions(documents, options)
    if options["voice"]:
        from audiocast.voices import open_voice

        open_voice(options["voice"])
    requests = [Request(source=path, **options) for path in documents]
    make_and_print(show, requests)


def _refuse_contradictions(documents: tuple[Path, ...], options: dict[str, Any]) -> None:
    """Refuse options that say two things, or that can be meant for one document only."""
    recordings = [name for name in ("audio", "statement", "narrate") if options[name]]
    if len(recordings) > 1:
        raise click.UsageError(
            _("Give only one of {names}.").format(names=", ".join(f"--{name}" for name in recordings))
        )
    single = [name for name in ("audio", "statement", "title") if options[name]]
    if single and len(documents) > 1:
        raise click.UsageError(_("--{name} goes with one document only.").format(name=single[0]))


def make_and_print(show: Show, requests: Sequence[Request]) -> None:
    """Make an episode of each request, print what came of each; exit 1 if any failed."""
    from audiocast.batch import make_all

    with progress() as observer:
        result = make_all(requests, show, observer)
    for outcome in result.outcomes:
        _print_outcome(outcome)
    if result.feed is not None:
        click.echo(_("Feed: {path}").format(path=result.feed))
    if any(outcome.error for outcome in result.outcomes):
        raise click.exceptions.Exit(1)


def _print_outcome(outcome: Outcome) -> None:
    if outcome.error is not None or outcome.episode is None:
        click.echo(_failure(outcome), err=True)
        return
    episode = outcome.episode
    click.echo(f"{outcome.source}: {_status(outcome)} → episodes/{episode.id}")
    receipt = episode.receipt
    measured = _("not measurable") if receipt.integrated is None else f"{receipt.integrated:.1f} LUFS"
    click.echo(f"  {episode.files.audio}  {minutes(receipt.duration)}  {measured}")
    voice = episode.narration.voice
    if voice:
        click.echo("  " + _("Voice: {voice}").format(voice=voice))
    for name, reason in episode.narration.passed_over:
        click.echo("  " + _("{voice} did not speak: {reason}").format(voice=name, reason=reason))
    for note in notes_of(episode):
        click.echo(f"  {note}")
    print_doubts(outcome.readings)
    print_advice(outcome.advice)


def _status(outcome: Outcome) -> str:
    return {"made": _("made"), "updated": _("updated"), "unchanged": _("unchanged")}[outcome.status]


def _failure(outcome: Outcome) -> str:
    """Return the one line that says where it failed, why, and what to do."""
    error = outcome.error
    place, reason = str(outcome.source), str(error)
    if error is not None and (error.file is None or str(error.file) == place):
        place = f"{place}:{error.line}" if error.line is not None else place
        reason = f"{error.message} {error.hint}".strip()
    return printable(_("{source}: failed: {reason}").format(source=place, reason=reason))
