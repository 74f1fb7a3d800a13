"""The command line: parse, call, show."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that `arguments` (default: the process's own) ask for; end the process.

    Exit codes: 0 done, 1 the work failed, 2 asked for wrongly, 130 interrupted.
    """
    try:
        # Imported here so that an interruption while modules load ends as quietly as any other.
        from audiocast.cli.running import run

        code = run(arguments)
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
