"""One run of the command line: the only place that prints errors."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from audiocast.cli.options import printable, system_error
from audiocast.errors import AudioCastError
from audiocast.messages import DOMAIN, LOCALE_DIR, _, languages


def run(arguments: Sequence[str] | None) -> int:
    """Run the command and return the exit code; see `audiocast.cli.main`."""
    _speak_users_language()
    _write_utf8()
    import click

    from audiocast.cli.app import app

    try:
        result = app.main(args=arguments, prog_name="audiocast", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except AudioCastError as error:
        click.echo(_("Error: {sentence}").format(sentence=printable(str(error))), err=True)
        return error.exit_code
    except click.exceptions.Abort:
        click.echo("\n" + _("Interrupted. Nothing was left half-written."), err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe went away: nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        click.echo(_("Error: {sentence}").format(sentence=printable(system_error(error))), err=True)
        return 1
    except Exception:
        return _report_defect()


def _report_defect() -> int:
    """Keep the traceback in a file for the developers and tell the user where it is."""
    import tempfile
    import traceback

    import click

    with tempfile.NamedTemporaryFile(
        "w", prefix="audiocast-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exc(file=log)
    click.echo(
        _("Error: a defect in AudioCast. Please send {path} to its developers.").format(path=log.name),
        err=True,
    )
    return 1


def _speak_users_language() -> None:
    """Make click's own messages come from the same catalogue as ours."""
    if chosen := languages():
        os.environ["LANGUAGE"] = ":".join(chosen)
    gettext.bindtextdomain(DOMAIN, str(LOCALE_DIR))
    gettext.textdomain(DOMAIN)


def _write_utf8() -> None:
    """Print any character whatever the console's code page: replace rather than fail."""
    # A program may start us with closed streams.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (until the end)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = "utf-8" if not stream.isatty() else stream.encoding
            stream.reconfigure(encoding=encoding, errors="replace")
