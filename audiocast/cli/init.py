"""`audiocast init`: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from audiocast.messages import _

VOICES = {
    "espeak": ["espeak:es-419"],
    "gtts": ["gtts:com.mx", "espeak:es-419"],
    "piper": ["piper:es_MX-claude-high", "espeak:es-419"],
}


@click.command("init", help=_("Create a workspace in DIR (default: here). Nothing is ever overwritten."))
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help=_("Name of the podcast."))
@click.option("--author", help=_("The office that publishes it."))
@click.option("--email", help=_("Its public e-mail address."))
@click.option("--address", help=_("Public web address under which feeds/ will be served."))
@click.option("--language", help=_("Language of the podcast, e.g. es-bo."))
@click.option("--voice", type=click.Choice(sorted(VOICES)), help=_("Which voice to prefer."))
def init_command(
    folder: Path,
    title: str | None,
    author: str | None,
    email: str | None,
    address: str | None,
    language: str | None,
    voice: str | None,
) -> None:
    """Ask for what was not given, write the workspace, and say what comes next."""
    from audiocast.cli.starting import Answers, create_workspace

    given = all((title, author, email, address))
    answers = Answers(
        title=title or click.prompt(_("Name of the podcast")),
        author=author or click.prompt(_("Office that publishes it")),
        email=email or _ask(_("Public e-mail address"), "@"),
        address=address or _ask(_("Public web address of the feed's folder"), "://"),
        language=language or ("es-bo" if given else click.prompt(_("Language"), default="es-bo")),
        voices=tuple(VOICES[voice or ("espeak" if given else _ask_voice())]),
    )
    written = create_workspace(folder, answers)
    click.echo(_("The workspace {folder} is ready:").format(folder=folder))
    for path in written:
        click.echo(f"  {path.as_posix()}")
    click.echo(_("Next: audiocast make RELEASE.txt"))


def _ask_voice() -> str:
    click.echo(_("Voices:"))
    click.echo(_("  espeak: always works, offline; sounds like a machine; sends nothing."))
    click.echo(_("  piper: natural, offline once installed (audiocast voices add); sends nothing."))
    click.echo(_("  gtts: natural, needs the internet; sends the text of every release to Google."))
    click.echo(_("If the preferred voice does not work, espeak speaks the whole episode."))
    answer: str = click.prompt(
        _("Which voice do you prefer"), type=click.Choice(sorted(VOICES)), default="espeak"
    )
    return answer


def _ask(question: str, sign: str) -> str:
    """Ask until the answer has `sign` in it; the whole of it is verified with all the others."""

    def verify(value: str) -> str:
        if sign not in value:
            raise click.BadParameter(_("“{value}” lacks “{sign}”.").format(value=value, sign=sign))
        return value.strip()

    answer: str = click.prompt(question, value_proc=verify)
    return answer
