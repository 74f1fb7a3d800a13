"""OpenDocument texts (.odt, ISO/IEC 26300) to blocks.

Read is the body with its lists, sections, tables and frames. Headers and footers lie elsewhere in
the file; deleted text, annotations, indexes and page numbers are skipped, footnotes too (flagged).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiocast.messages import _
from audiocast.release.blocks import Block, Document
from audiocast.release.intake import protected
from audiocast.release.limits import damaged
from audiocast.release.numbering import Level, Numbering
from audiocast.release.packages import Package, attribute, child, local
from audiocast.release.tables import row_texts
from audiocast.release.values import Flag

if TYPE_CHECKING:
    from lxml import etree

_SKIPPED = {
    "annotation", "annotation-end", "tracked-changes", "hidden-text", "page-number", "page-count",
    "table-of-content", "alphabetical-index", "bibliography", "sequence-decls", "forms", "ruby-text",
    "note", "script", "desc", "title",
}  # fmt: skip
_SECTIONS = {
    "section",
    "numbered-paragraph",
    "index-body",
    "table-header-rows",
    "table-rows",
    "frame",
    "text-box",
}
_STYLES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def read_odt(data: bytes) -> Document:
    """Return the blocks of an OpenDocument text; `line` counts paragraphs."""
    package = Package(data)
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise protected()
    content = package.xml("content.xml")
    body = child(content, "body", "text")
    if content is None or body is None:
        raise damaged()
    reader = _Reader()
    for root in (package.xml("styles.xml"), content):
        for part in root if root is not None else ():
            if local(part) in ("styles", "automatic-styles"):
                reader.learn(part)
    reader.container(body)
    return Document(tuple(reader.blocks), flags=tuple(reader.flags))


@dataclass(slots=True)
class _Reader:
    parents: dict[str, str] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)
    blocks: list[Block] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    count: int = 0
    blank: bool = True
    notes: bool = False
    lists: int = 0

    def learn(self, styles: etree._Element) -> None:
        """Take down which style comes from which, and how lists count."""
        for style in styles:
            name = attribute(style, "name")
            if local(style) == "style":
                self.parents[name] = attribute(style, "parent-style-name")
            elif local(style) == "list-style":
                for level in style:
                    depth = attribute(level, "level")
                    counted = _STYLES.get(attribute(level, "num-format"))
                    if local(level) == "list-level-style-number" and counted and depth.isdigit():
                        start = attribute(level, "start-value")
                        self.numbering.levels[name, int(depth) - 1] = Level(
                            counted,
                            attribute(level, "num-prefix"),
                            attribute(level, "num-suffix"),
                            int(start) if start.isdigit() else 1,
                        )

    def container(self, element: etree._Element) -> None:
        """Read the paragraphs, lists and tables of the body, a section, a cell or a frame."""
        for part in element:
            name = local(part)
            if name in ("p", "h"):
                self.paragraph(part)
            elif name == "list":
                self.list_(part, attribute(part, "style-name"), 0)
            elif name == "table":
                self.table(part)
            elif name in _SECTIONS:
                self.container(part)

    def list_(self, element: etree._Element, style: str, depth: int) -> None:
        if depth == 0 and attribute(element, "continue-numbering") != "true":
            for key in [key for key in self.numbering.counts if key[0] == style]:
                del self.numbering.counts[key]
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            label = self.numbering.label(style, depth) if local(item) == "list-item" else ""
            for part in item:
                if local(part) in ("p", "h"):
                    self.paragraph(part, label, listed=True)
                    label = ""
                elif local(part) == "list":
                    self.list_(part, attribute(part, "style-name") or style, depth + 1)

    def paragraph(self, element: etree._Element, label: str = "", *, listed: bool = False) -> None:
        self.count += 1
        frames: list[etree._Element] = []
        text = self.text(element, frames)
        if text.strip():
            kind = self._kind(element) or ("item" if listed else "paragraph")
            same = bool(self.blocks) and self.blocks[-1].kind == kind
            tight = not self.blank and same and kind in ("title", "heading")
            self.blocks.append(Block(kind, label + text, self.count, tight))
        self.blank = not text.strip()
        for frame in frames:
            self.container(frame)

    def _kind(self, element: etree._Element) -> str:
        style = attribute(element, "style-name")
        for _step in range(20):
            if style == "Title":
                return "title"
            if style.startswith("Heading"):
                return "heading"
            style = self.parents.get(style, "")
        return "heading" if local(element) == "h" else ""

    def text(self, element: etree._Element, frames: list[etree._Element]) -> str:
        """Return the text of a paragraph; frames anchored in it are put into `frames`."""
        parts = [_flat(element.text)]
        for part in element:
            name = local(part)
            if name == "s" or name == "tab":
                parts.append(" ")
            elif name == "line-break":
                parts.append("\n")
            elif name == "text-box":
                frames.append(part)
            elif name == "note":
                self._note()
            elif name not in _SKIPPED:
                parts.append(self.text(part, frames))
            parts.append(_flat(part.tail))
        return "".join(parts)

    def _note(self) -> None:
        if not self.notes:
            self.notes = True
            message = _("The document has footnotes; they are not read.")
            self.flags.append(Flag("footnotes-left-out", message, self.count))

    def table(self, element: etree._Element) -> None:
        """Read a table row by row; one that only lays out the page gives plain paragraphs."""
        for row in element:
            if local(row) in ("table-header-rows", "table-rows", "table-row-group"):
                self.table(row)
            if local(row) != "table-row":
                continue
            cells: list[list[Block]] = []
            for cell in row:
                if local(cell) == "table-cell":
                    outer, self.blocks = self.blocks, []
                    self.container(cell)
                    cells.append(self.blocks)
                    self.blocks = outer
            self.blocks += row_texts(cells)


def _flat(text: str | None) -> str:
    # A line feed in the XML is a space; the breaks of the text are elements.
    return (text or "").replace("\n", " ").replace("\r", " ")
