"""`make bench`: every benchmark, one after the other; `python -m bench NAME…` runs only those."""

import importlib
import sys
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main() -> None:
    """Run the benchmarks named on the command line, or all."""
    names, sys.argv[1:] = sys.argv[1:] or NAMES, []
    for name in names:
        module = importlib.import_module(f"bench.{name}")
        if hasattr(module, "main"):
            print(f"\n== {name}: {(module.__doc__ or '').splitlines()[0]}", flush=True)
            module.main()


if __name__ == "__main__":
    main()
