"""A script file as a person left it → the script."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from audiocast.errors import InputError
from audiocast.script.casting import VOICE, VoiceError, load_voice
from audiocast.script.defects import message_for
from audiocast.script.dump import headline_of
from audiocast.script.paragraphs import Block, Directive, RowError, gather
from audiocast.script.prose import BREATH, ProseError, Said, joined, load_prose
from audiocast.script.signature import rows
from audiocast.script.structure import CLAUSE, PARAGRAPH, SENTENCE, continues_by_rule, pause_by_rule
from audiocast.script.values import Kind, Line, Role, Script, folded
from audiocast.script.vocabulary import CHAPTER, PAUSE, TITLE, Head
from audiocast.show import RoleVoice, Sound

LONGEST_PAUSE = 60.0
_NUMBER = re.compile(r"(\d{1,4}(?:[.,]\d*)?(?:e-\d{1,2})?|[.,]\d+)\s*(?:s|seg|segundos?)?\.?", re.IGNORECASE)


@dataclass
class _Entry:
    """A line with what surrounds it in the file: the gap before it, the pause asked for, its row."""

    line: Line
    gap: str
    row: int
    pause: float | None = None


def load_script(text: str, file: Path | str | None = None, sound: Sound | None = None) -> Script:
    """Return the script that `text`, the content of a script file, says.

    `sound` are the show's pauses, used where the file names none. `load_script(dump_script(s, x),
    sound=x) == s`. What editors do to a file is tolerated: byte order mark, any line ends, spaces,
    tabs, wrapped rows, curly quotes, role words in lower case. Raises InputError with `file`, line
    and hint where the file cannot be understood or holds nothing to say.
    """
    return _Loader(file).load(text, sound or Sound())[0]


def line_rows(text: str, file: Path | str | None = None) -> list[int]:
    """Return, for each line of the script in `text`, the 1-based row of the file where it begins."""
    return _Loader(file).load(text, Sound())[1]


def clean(text: str) -> str:
    """Return `text` in NFC without control, zero-width and bidi characters; line ends and tabs stay."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_allowed(character) for character in composed)


def _allowed(character: str) -> str:
    if character in "\n\r\t" or (character.isascii() and character.isprintable()):
        return character
    category = unicodedata.category(character)
    if category in ("Zl", "Zp"):
        return " "
    return "" if category in ("Cc", "Cf", "Cs") else character


class _Loader:
    def __init__(self, file: Path | str | None) -> None:
        self.file = file
        self.entries: list[_Entry] = []
        self.title: str | None = None
        self.voices: list[tuple[str, RoleVoice]] = []
        self.chapter: Directive | None = None
        self.announcer = Role.ANNOUNCER

    def load(self, text: str, sound: Sound) -> tuple[Script, list[int]]:
        try:
            items = gather(rows(clean(text)))
        except RowError as error:
            self.fail(error.code, error.row, error.word)
        for item in items:
            if isinstance(item, Block):
                self.block(item)
            else:
                self.directive(item)
        if self.chapter is not None:
            self.fail("chapter-end", self.chapter.row)
        if not self.entries:
            self.fail("nothing", None)
        lines = self.with_pauses(sound)
        title = headline_of(lines) if self.title is None else self.title
        return Script(title, lines, tuple(self.voices)), [entry.row for entry in self.entries]

    def directive(self, item: Directive) -> None:
        if item.word == TITLE:
            self.title = item.argument
        elif item.word == VOICE:
            self.voice(item)
        elif item.word == CHAPTER:
            if not item.argument or self.chapter is not None:
                self.fail("chapter-empty" if not item.argument else "chapter-end", item.row)
            self.chapter = item
        elif item.word == PAUSE:
            if not self.entries:
                self.fail("pause-first", item.row)
            match = _NUMBER.fullmatch(item.argument)
            seconds = float(match[1].replace(",", ".")) if match else -1.0
            if not 0 <= seconds <= LONGEST_PAUSE:
                self.fail("pause", item.row, item.argument)
            self.entries[-1].pause = (self.entries[-1].pause or 0.0) + seconds

    def voice(self, item: Directive) -> None:
        if self.entries:
            self.fail("voice-late", item.row)
        try:
            who, voice = load_voice(item.argument)
        except VoiceError as error:
            self.fail(f"voice-{error.code}", item.row, error.word)
        if folded(who) in [folded(known) for known, _voice in self.voices]:
            self.fail("voice-twice", item.row)
        self.voices.append((who, voice))

    def block(self, block: Block) -> None:
        head = block.head or self.unnamed(block)
        try:
            opening, parts = load_prose(block.text)
        except ProseError as error:
            self.fail(error.code, block.row + error.row)
        clip = head.clip
        if head.kind is Kind.MUSIC and clip is None:
            self.fail("music", block.row)
        if head.wants_clip and clip is None:
            self.fail("cut", block.row)
        if head.kind is Kind.BODY and head.role is not Role.QUOTED:
            self.announcer = head.role
        near = not block.blank_before and bool(self.entries)
        for number, part in enumerate([joined(parts)] if clip else parts):
            if not part.text and clip is None:
                self.fail("empty", block.row)
            if number:
                self.add(head, part, CLAUSE if part.mark == BREATH else SENTENCE, part.mark, block.row)
            else:
                self.add(head, part, SENTENCE if near else PARAGRAPH, opening, block.row)

    def unnamed(self, block: Block) -> Head:
        """Return the head of a paragraph that has none: the announcer who spoke last goes on."""
        if self.entries and self.entries[-1].line.kind is not Kind.BODY:
            self.fail("nobody", block.row)
        return Head(Kind.BODY, self.announcer)

    def add(self, head: Head, part: Said, gap: str, mark: str, row: int) -> None:
        before = self.entries[-1].line if self.entries else None
        source = head.source or None
        if head.source is None and before is not None and gap != PARAGRAPH:
            source = before.source
        line = Line(
            part.text,
            role=head.role,
            kind=head.kind,
            speaker=head.speaker,
            chapter=self.chapter.argument if self.chapter else None,
            overrides=tuple(part.overrides),
            source=source,
            clip=head.clip,
        )
        going_on = mark == BREATH if mark else gap != PARAGRAPH and continues_by_rule(before, line)
        self.chapter = None
        self.entries.append(_Entry(replace(line, continues=going_on), gap, row + part.row))

    def with_pauses(self, sound: Sound) -> tuple[Line, ...]:
        lines = []
        for entry, following in zip(self.entries, [*self.entries[1:], None], strict=True):
            pause = entry.pause
            if pause is None:
                gap = following.gap if following else PARAGRAPH
                pause = pause_by_rule(entry.line, following.line if following else None, gap, sound)
            lines.append(replace(entry.line, pause=pause))
        return tuple(lines)

    def fail(self, code: str, row: int | None, word: str = "") -> NoReturn:
        message, hint = message_for(code, word)
        raise InputError(message, file=self.file, line=row, hint=hint)
