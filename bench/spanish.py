"""Accuracy per class, load time and speed of `audiocast.spanish`: `python -m bench.spanish [SET …]`.

The sets lie in `spanish_cases/`, one case a line: class, written, said, with tabs between. `said` is
every accepted reading: "{ocho y treinta|ocho y media} horas" holds a choice, an option may be empty;
" | " parts whole readings. A case is right where the words agree: capitals and punctuation do not count.
Who wrote which set, and what was measured at first sight, stands in `docs/spanish.md`.
`--failures` lists what went wrong.
"""

import re
import sys
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent / "spanish_cases"
SETS = tuple(sorted(path.stem for path in HERE.glob("*.tsv")))


def cases(name):
    """Return (class, written, pattern of the accepted readings as `plain` gives them) of each case."""
    rows = []
    for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, written, said = line.split("\t")
            rows.append((kind, written, re.compile("|".join(map(_pattern, said.split(" | "))))))
    return rows


def plain(text):
    """Return the words of `text`, in small letters, without punctuation, each with a space after it."""
    return "".join(f"{word} " for word in re.findall(r"\w+", text.casefold()))


def is_right(said, accepted):
    """Tell whether `said` is one of the readings of the pattern `accepted`."""
    return accepted.fullmatch(plain(said)) is not None


def _pattern(said):
    parts = re.split(r"\{([^{}]*)\}", said)
    return "".join(
        f"(?:{'|'.join(plain(option) for option in part.split('|'))})" if index % 2 else plain(part)
        for index, part in enumerate(parts)
    )


def main(arguments=()):
    started = time.process_time()
    from audiocast.spanish import Reader

    reader = Reader()
    reader.read("La Gobernación entregó 21 obras.")
    print(f"load and first sentence: {time.process_time() - started:.3f} s")
    asked = [name for name in arguments if not name.startswith("--")]
    for name in asked or SETS:
        report(reader, name, "--failures" in arguments)


def report(reader, name, failures):
    """Print right and all, per class, and the time a case takes."""
    right, total = Counter(), Counter()
    rows = cases(name)
    elapsed = 0.0
    for kind, written, accepted in rows:
        before = time.process_time()
        said = reader.read(written).said
        elapsed += time.process_time() - before
        good = is_right(said, accepted)
        right[kind] += good
        total[kind] += 1
        if failures and not good:
            print(f"  {kind}: {written}\n    said     {said}\n    expected {accepted.pattern}")
    print(f"\n{name}")
    for kind in total:
        print(f"  {kind:14} {right[kind]:4} / {total[kind]:4}  {100 * right[kind] / total[kind]:6.1f} %")
    whole, good = sum(total.values()), sum(right.values())
    print(f"  {'all':14} {good:4} / {whole:4}  {100 * good / whole:6.1f} %")
    print(f"  {1000 * elapsed / whole:.2f} ms of CPU each")


if __name__ == "__main__":
    main(sys.argv[1:])
