"""Markdown to blocks: headings, paragraphs and lists, their text without the signs."""

from __future__ import annotations

import re

from audiocast.release import lines
from audiocast.release.blocks import Block, Document

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|(\d{1,9})[.)])[ \t]+(.*)$")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.{0,8000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_VALUE = re.compile(
    r"^(title|titulo|título|date|fecha)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE | re.I
)

_INLINE = (
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^()\n]{0,1000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{0,1000})\]\([^()\n]{0,1000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,1000})\]\[[^\[\]\n]{0,200}\]"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,1000}|[^<>\s@]{1,100}@[^<>\s]{1,100})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>"), ""),
    (re.compile(r"(?<!\\)(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\1"), r"\2"),
    (re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])\1(?!\w)"), r"\2"),
    (re.compile(r"(`{1,3})([^`\n]{1,1000})\1"), r"\2"),
    (re.compile(r"~~([^~\n]{1,1000})~~"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
    (re.compile(r"&nbsp;"), " "),
)


def read_markdown(text: str) -> Document:
    """Return the blocks of a Markdown text; its front matter gives title and date to fall back on."""
    title, date, skipped = "", "", 0
    if front := _FRONT.match(text):
        values = {key.lower()[0]: value for key, value in _FRONT_VALUE.findall(front[1])}
        title, date = values.get("t", ""), values.get("d", values.get("f", ""))
        skipped = front[0].count("\n")
        text = text[front.end() :]
    text = _without_comments(text)
    return Document(tuple(_Reader(skipped).read(lines.LINE_END.split(text))), title=title, date=date)


def _without_comments(text: str) -> str:
    """Take comments out, their line ends kept; by hand, for a pattern would be slow on unclosed ones."""
    out, place = [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start)) >= 0:
        out += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end + 3
    return "".join([*out, text[place:]])


class _Reader:
    def __init__(self, skipped: int) -> None:
        self.skipped = skipped
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.kind = "paragraph"
        self.first = 1

    def read(self, rows: list[str]) -> list[Block]:
        for number, row in enumerate(rows, start=1 + self.skipped):
            self._row(number, row)
        self._flush()
        return self.blocks

    def _row(self, number: int, row: str) -> None:
        row = _QUOTE.sub("", row, count=1)
        if not row.strip() or _FENCE.match(row) or (_TABLE_RULE.match(row) and "|" in row):
            self._flush()
        elif heading := _HEADING.match(row):
            self._flush()
            self._add("heading", heading[2] or "", number)
            self._flush()
        elif self.parts and self.kind == "paragraph" and _UNDERLINE.match(row):
            self.kind = "heading"
            self._flush()
        elif _RULE.match(row):
            self._flush()
        elif item := _ITEM.match(row):
            self._flush()
            self._add("item", f"{item[1]}. {item[2]}" if item[1] else item[2], number)
        elif self.parts and lines.MARKER_LINE.fullmatch(row):
            self._flush()
            self._add("paragraph", row, number)
        else:
            # Two spaces or a backslash at a line's end break the line.
            hard = row.endswith(("  ", "\\"))
            self._add(self.kind, row.rstrip().rstrip("\\") + ("\n" if hard else ""), number)

    def _add(self, kind: str, text: str, number: int) -> None:
        if not self.parts:
            self.kind, self.first = kind, number
        self.parts.append(text)

    def _flush(self) -> None:
        if self.parts:
            text = "\n".join(lines.join(group.split("\n")) for group in _grouped(self.parts))
            for pattern, replacement in _INLINE:
                text = pattern.sub(replacement, text)
            text = text.replace("|", " ") if text.lstrip().startswith("|") else text
            if text.strip():
                self.blocks.append(Block(self.kind, text, self.first))
        self.parts, self.kind = [], "paragraph"


def _grouped(parts: list[str]) -> list[str]:
    """Join the lines of a paragraph but where a line was broken on purpose."""
    groups: list[list[str]] = [[]]
    for part in parts:
        groups[-1].append(part.rstrip("\n"))
        if part.endswith("\n"):
            groups.append([])
    return ["\n".join(group) for group in groups if group]
