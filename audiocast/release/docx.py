"""Word documents (.docx, ECMA-376, strict or transitional) to blocks.

Read are the body with its lists, tables and text boxes, insertions accepted. Left out are headers,
footers, comments, hidden and deleted text, and footnotes (flagged).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiocast.messages import _
from audiocast.release.blocks import Block, Document
from audiocast.release.limits import damaged
from audiocast.release.numbering import Numbering
from audiocast.release.packages import Package, attribute, child, local
from audiocast.release.tables import row_texts
from audiocast.release.values import Flag

if TYPE_CHECKING:
    from lxml import etree

_SKIPPED = {"del", "moveFrom", "pPr", "rPr", "sectPr", "instrText", "delText", "annotationRef", "Fallback"}
_BREAKS = {"br", "cr"}
_NOTES = {"footnoteReference", "endnoteReference"}


def read_docx(data: bytes) -> Document:
    """Return the blocks of a Word document; `line` counts paragraphs."""
    package = Package(data)
    root = package.xml(_main_part(package))
    body = child(root, "body")
    if body is None:
        raise damaged()
    folder = _main_part(package).rpartition("/")[0]
    styles = _Styles(package.xml(f"{folder}/styles.xml"))
    reader = _Reader(styles, Numbering.of_word(package.xml(f"{folder}/numbering.xml")))
    reader.container(body)
    return Document(tuple(reader.blocks), flags=tuple(reader.flags))


def _main_part(package: Package) -> str:
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/")
    return "word/document.xml"


class _Styles:
    """What a paragraph is by its style: "title", "heading" or "", and the list it belongs to."""

    def __init__(self, root: etree._Element | None) -> None:
        self.styles = {
            attribute(style, "styleId"): style
            for style in (root if root is not None else ())
            if local(style) == "style" and attribute(style, "type") in ("paragraph", "")
        }

    def kind(self, style_id: str) -> str:
        for style in self._line(style_id):
            name = attribute(child(style, "name"), "val").lower()
            if name in ("title", "título", "titulo"):
                return "title"
            if name.startswith(("heading ", "título ", "titulo ")):
                return "heading"
            level = attribute(child(style, "pPr", "outlineLvl"), "val")
            if level.isdigit() and int(level) < 9:
                return "heading"
        return ""

    def list_of(self, style_id: str) -> tuple[str, str]:
        for style in self._line(style_id):
            properties = child(style, "pPr", "numPr")
            if properties is not None:
                return attribute(child(properties, "numId"), "val"), attribute(
                    child(properties, "ilvl"), "val"
                )
        return "", ""

    def _line(self, style_id: str) -> list[etree._Element]:
        """Return the style and those it is based on."""
        line: list[etree._Element] = []
        while style_id in self.styles and len(line) < 20:
            line.append(self.styles[style_id])
            style_id = attribute(child(line[-1], "basedOn"), "val")
        return line


@dataclass(slots=True)
class _Reader:
    styles: _Styles
    numbering: Numbering
    blocks: list[Block] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    count: int = 0
    blank: bool = True
    carried: str = ""
    notes: bool = False

    def container(self, element: etree._Element) -> None:
        """Read the paragraphs and tables of the body, a cell, a text box or a content control."""
        for part in element:
            name = local(part)
            if name == "p":
                self.paragraph(part)
            elif name == "tbl":
                self.table(part)
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                self.container(part)

    def paragraph(self, element: etree._Element) -> None:
        self.count += 1
        boxes: list[etree._Element] = []
        text = self.carried + self.text(element, boxes)
        properties = child(element, "pPr")
        # A deleted paragraph mark joins the paragraph to the next.
        if child(properties, "rPr", "del") is not None:
            self.carried = text
            return
        self.carried = ""
        if text.strip():
            kind, label = self._kind(properties)
            same = bool(self.blocks) and self.blocks[-1].kind == kind
            tight = not self.blank and same and kind in ("title", "heading")
            self.blocks.append(Block(kind, label + text, self.count, tight))
        self.blank = not text.strip()
        for box in boxes:
            self.container(box)

    def _kind(self, properties: etree._Element | None) -> tuple[str, str]:
        """Return the kind of a paragraph and the number that its list puts before it."""
        style = attribute(child(properties, "pStyle"), "val")
        if kind := self.styles.kind(style):
            return kind, ""
        level = attribute(child(properties, "outlineLvl"), "val")
        if level.isdigit() and int(level) < 9:
            return "heading", ""
        direct = child(properties, "numPr")
        if direct is not None:
            number, depth = attribute(child(direct, "numId"), "val"), attribute(child(direct, "ilvl"), "val")
        else:
            number, depth = self.styles.list_of(style)
        if not number or number == "0":
            return "paragraph", ""
        return "item", self.numbering.label(number, int(depth) if depth.isdigit() else 0)

    def text(self, element: etree._Element, boxes: list[etree._Element]) -> str:
        """Return the text of a paragraph; text boxes anchored in it are put into `boxes`."""
        parts: list[str] = []
        for part in element:
            name = local(part)
            if name == "t":
                parts.append((part.text or "").replace("\n", " "))
            elif name == "tab":
                parts.append(" ")
            elif name in _BREAKS:
                parts.append("\n")
            elif name == "noBreakHyphen":
                parts.append("-")
            elif name == "txbxContent":
                boxes.append(part)
            elif name in _NOTES:
                self._note()
            elif name in _SKIPPED or (name == "r" and child(part, "rPr", "vanish") is not None):
                continue
            elif len(part):
                parts.append(self.text(part, boxes))
        return "".join(parts)

    def _note(self) -> None:
        if not self.notes:
            self.notes = True
            message = _("The document has footnotes; they are not read.")
            self.flags.append(Flag("footnotes-left-out", message, self.count))

    def table(self, element: etree._Element) -> None:
        """Read a table row by row; one that only lays out the page gives plain paragraphs."""
        for row in element:
            if local(row) != "tr":
                continue
            if child(row, "trPr", "del") is not None:
                continue
            cells: list[list[Block]] = []
            for cell in row:
                if local(cell) == "tc":
                    outer, self.blocks = self.blocks, []
                    self.container(cell)
                    cells.append(self.blocks)
                    self.blocks = outer
            self.blocks += row_texts(cells)
