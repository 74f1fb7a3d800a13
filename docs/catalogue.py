"""Bring the messages of AudioCast and click into the Spanish catalogue; `make messages` runs it.

It reads syntax trees, because click calls gettext inside f-strings, which Babel's own extractor
does not see on every version of Python. Translate the empty entries, then run it again.
"""

import ast
import sys
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "audiocast"
SOURCES = (PACKAGE, Path(click.__file__).parent)
CATALOGUE = PACKAGE / "locale" / "es" / "LC_MESSAGES" / "audiocast.po"
FUNCTIONS = {"_": 1, "gettext": 1, "setting": 1, "LexiconError": 1, "ngettext": 2}


def messages(folder: Path) -> set[str | tuple[str, str]]:
    """Return the messages in the Python files of `folder`; those with a plural as pairs."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", None)
            if isinstance(node, ast.Call) and name in FUNCTIONS:
                texts = [a.value for a in node.args[: FUNCTIONS[name]] if isinstance(a, ast.Constant)]
                if len(texts) == FUNCTIONS[name]:
                    found.add(texts[0] if len(texts) == 1 else tuple(texts))
    return found


def main() -> None:
    """Write the catalogue, compile it, and print what has no translation."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="es")
    current = Catalog(locale="es")
    for folder in SOURCES:
        for message in messages(folder):
            current.add(message)
    kept = {message.id: message for message in catalogue}
    for message in current:
        if message.id and message.id in kept:
            message.string = kept[message.id].string
    current.mime_headers = catalogue.mime_headers
    current.header_comment = "# Spanish messages of AudioCast."
    with CATALOGUE.open("wb") as file:
        write_po(file, current, width=100, sort_output=True, omit_header=False)
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, current)
    empty = [message.id for message in current if message.id and not all(_strings(message.string))]
    sys.exit(f"{len(empty)} without translation: {empty}" if empty else 0)


def _strings(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (string,)


if __name__ == "__main__":
    main()
