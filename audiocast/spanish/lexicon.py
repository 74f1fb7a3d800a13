"""The lexicon: spellings and how they are said.

`lexicon.toml` holds one entry a line, spelling = how it is said:

    "Huari" = "uari"                         # said as these words
    "SDDETI" = { letters = true }             # spelled out
    "Qalauma" = { ipa = "qalaˈuma" }          # International Phonetic Alphabet
    "Gob." = { as = "Gobernador" }            # read as though spelled so
    "MAS" = { say = "más", case = true, role = "announcer", voice = "espeak:es-419" }
    "Valle" = [{ say = "valle" }, { say = "valie", role = "quoted person" }]

`case` says whether capitals must agree; without it they must where the spelling has a capital after
its first letter. `role` and `voice` limit an entry to a role, a voice or the engine of one. Where
several entries fit one place: the longest spelling; then the one for this voice, for this role, for
all; then the one whose capitals must agree; then the last in the file. The workspace's lexicon
precedes the package's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from audiocast.spanish.data import table
from audiocast.spanish.patterns import Pattern

KINDS = ("say", "letters", "ipa", "as")
_WORD = Pattern(r"\w+")
# Typing has one apostrophe and one space, word processors have others.
_ONE_SIGN = str.maketrans({"’": "'", "´": "'", "\u02bc": "'", "\u00a0": " ", "\u202f": " "})
_FIELDS = frozenset((*KINDS, "case", "role", "voice"))


class LexiconError(ValueError):
    """A lexicon that cannot be used: `message` says why, `line` where (1-based, or None).

    `message` is `template` filled in with `values`; who shows it may translate `template`.
    """

    def __init__(self, template: str, line: int | None = None, **values: object) -> None:
        self.template = template
        self.values = values
        self.message = template.format(**values)
        self.line = line
        super().__init__(self.message if line is None else f"line {line}: {self.message}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling and how it is said.

    `kind` is one of `KINDS`; `said` the words, the IPA or the other spelling ("" for letters);
    `case` whether capitals must agree; `role` and `voice` limit it, "" does not.
    """

    written: str
    kind: str
    said: str = ""
    case: bool = False
    role: str = ""
    voice: str = ""

    def line(self) -> str:
        """Return the entry as a line of `lexicon.toml`."""
        if (
            self.kind == "say"
            and not self.role
            and not self.voice
            and self.case == default_case(self.written)
        ):
            return f"{_quote(self.written)} = {_quote(self.said)}"
        value = "true" if self.kind == "letters" else _quote(self.said)
        parts = [f"{self.kind} = {value}"]
        if self.case != default_case(self.written):
            parts.append(f"case = {'true' if self.case else 'false'}")
        parts += [
            f"{name} = {_quote(getattr(self, name))}" for name in ("role", "voice") if getattr(self, name)
        ]
        return f"{_quote(self.written)} = {{ {', '.join(parts)} }}"


class Lexicon:
    """Entries, indexed by their first word; immutable."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._index: dict[str, list[tuple[int, int, Entry]]] = {}
        for order, entry in enumerate(self.entries):
            first = _WORD.search(entry.written)
            if first is None:
                raise LexiconError("“{key}” has no letter or digit", key=entry.written)
            self._index.setdefault(first[0].casefold(), []).append((first.start(), order, entry))

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Read `lexicon.toml`; a file that is not there is an empty lexicon. Raises LexiconError."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError("it cannot be read: {reason}", reason=error) from None
        return cls.parse(text)

    @classmethod
    def parse(cls, text: str) -> Lexicon:
        """Return the lexicon that `text` (the content of `lexicon.toml`) describes. Raises LexiconError."""
        import tomllib

        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"at line (\d+)", str(error))
            line = int(found[1]) if found else max(1, len(text.splitlines()))
            raise LexiconError("not valid TOML: {reason}", line, reason=error) from None
        return cls(entry for key, value in data.items() for entry in _entries(key, value, text))

    @classmethod
    @cache
    def builtin(cls) -> Lexicon:
        """Return the lexicon that ships with the package.

        Foreign words and names without their accent are respelled only for the engines that read letter
        by letter.
        """
        entries = [
            Entry(written, kind, said[0] if said else "", default_case(written))
            for name in ("acronyms.tsv", "names.tsv")
            for written, kind, *said in table(name)
        ]
        entries += [
            Entry(written, "say", said, default_case(written), voice=engine)
            for written, said in table("respellings.tsv")
            for engine in ("espeak", "piper")
        ]
        return cls(entries)

    def merged(self, over: Lexicon) -> Lexicon:
        """Return both lexicons as one in which the entries of `over` come later, and so win ties."""
        return Lexicon((*self.entries, *over.entries))

    def find(self, text: str, *, role: str = "", voice: str = "") -> Iterator[tuple[int, int, Entry]]:
        """Yield start, end and entry of every place where an entry fits, the best one for each place."""
        if not self._index:
            return
        voices = ("", voice, voice.partition(":")[0])
        for word in _WORD.finditer(text):
            if listed := self._index.get(word[0].casefold()):
                fits = [
                    (len(entry.written), _weight(entry), order, word.start() - offset, entry)
                    for offset, order, entry in listed
                    if entry.role in ("", role)
                    and entry.voice in voices
                    and _stands(text, word.start() - offset, entry)
                ]
                if fits:
                    length, _, _, start, entry = max(fits, key=lambda fit: fit[:3])
                    yield start, start + length, entry

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, written: str) -> bool:
        return any(start == 0 and end == len(written) for start, end, _ in self.find(written))


def default_case(written: str) -> bool:
    """Tell whether capitals must agree where an entry does not say: with a capital after the first letter."""
    return any(c.isupper() for c in written[1:]) and " " not in written


def _weight(entry: Entry) -> tuple[bool, bool, bool]:
    return bool(entry.voice), bool(entry.role), entry.case


def _stands(text: str, start: int, entry: Entry) -> bool:
    end = start + len(entry.written)
    if start < 0 or end > len(text):
        return False
    there, written = text[start:end].translate(_ONE_SIGN), entry.written.translate(_ONE_SIGN)
    if there != written and (entry.case or there.casefold() != written.casefold()):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_joins(before) and _joins(there[0])) and not (_joins(there[-1]) and _joins(after))


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"


def _entries(key: str, value: Any, text: str) -> Iterator[Entry]:
    for one in value if isinstance(value, list) else [value]:
        try:
            yield _entry(key, one)
        except LexiconError as error:
            raise LexiconError(error.template, _line_of(key, text), **error.values) from None


def _entry(key: str, value: Any) -> Entry:
    if isinstance(value, str):
        value = {"say": value}
    if not isinstance(value, dict):
        raise LexiconError("“{key}” must be words in quotes or {{ … }}", key=key)
    if unknown := sorted(set(value) - _FIELDS):
        raise LexiconError("“{key}” has the unknown field “{field}”", key=key, field=unknown[0])
    kinds = [kind for kind in KINDS if kind in value]
    if len(kinds) != 1:
        raise LexiconError("“{key}” needs exactly one of say, letters, ipa, as", key=key)
    kind = kinds[0]
    said = value[kind]
    if kind == "letters":
        if said is not True:
            raise LexiconError("“{key}”: letters can only be true", key=key)
        said = ""
    elif not isinstance(said, str) or not said.strip():
        raise LexiconError("“{key}”: {kind} must be words in quotes", key=key, kind=kind)
    case, role, voice = value.get("case", default_case(key)), value.get("role", ""), value.get("voice", "")
    if not isinstance(case, bool) or not isinstance(role, str) or not isinstance(voice, str):
        raise LexiconError("“{key}”: case is true or false; role and voice are words in quotes", key=key)
    if not _WORD.search(key):
        raise LexiconError("“{key}” has no letter or digit", key=key)
    return Entry(key, kind, " ".join(said.split()), case, role, voice)


def _line_of(key: str, text: str) -> int | None:
    for number, line in enumerate(text.splitlines(), 1):
        rest = line.lstrip().lstrip("[\"'")
        if rest.startswith(key) and not rest[len(key) : len(key) + 1].isalnum():
            return number
    return None


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = re.sub(r"[\x00-\x1f\x7f]", lambda c: f"\\u{ord(c[0]):04x}", escaped)
    return f'"{escaped}"'
