"""A saved page of a news site to blocks: the article, not the menus."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

from audiocast.release.article import find_article, is_clutter, prune
from audiocast.release.blocks import Block, Document
from audiocast.release.cleaning import clean, folded
from audiocast.release.encoding import decode
from audiocast.release.tables import row_texts
from audiocast.release.tree import Node, parse

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "address",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "center",
        "hr",
        "body",
        "html",
        "#root",
        "form",
        "fieldset",
        "details",
        "summary",
    ]
)
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created",
          "pubdate", "publishdate", "og:published_time", "sailthru.date")  # fmt: skip
_SEPARATORS = re.compile(r"\s+[|–—·»«]\s+|\s+-\s+|\s+::\s+|\s*\|\s*")
_SOUND_LINK = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|aac|flac)(?:[?#].*)?$", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_html(data: bytes) -> Document:
    """Return the article of a web page; `line` counts its paragraphs."""
    text, flags = _decode(data)
    root, scripts = parse(text)
    linked = _linked_data(scripts)
    meta = _meta(root)
    date = _date(root, meta, linked)
    prune(root)
    article = find_article(root)
    recordings = _recordings(article)
    blocks = _Writer().read(article)
    title = _title(root, article, meta, linked, blocks)
    if title.kind == "title":
        blocks = [title, *(b for b in blocks if b.kind != "heading" or folded(b.text) != folded(title.text))]
    return Document(
        tuple(Block(b.kind, b.text, n, b.tight) for n, b in enumerate(blocks, start=1)),
        title="" if title.kind == "title" else title.text,
        date=date,
        recordings=tuple(recordings),
        flags=flags,
    )


def _decode(data: bytes) -> tuple[str, tuple[Any, ...]]:
    """Decode by byte order mark, then as UTF-8 where it is that, then as the page says."""
    match = _CHARSET.search(data[:4096])
    if match and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = match[1].decode("ascii").lower()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                # Browsers read Latin-1 as Windows-1252.
                codec = codecs.lookup("cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name)
                if codec.name not in ("utf-8", "cp1252", "utf-16", "utf-7"):
                    return data.decode(codec.name, "replace"), ()
            except (LookupError, UnicodeDecodeError, ValueError, TypeError):
                pass
    return decode(data)


def _meta(root: Node) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.walk():
        if node.tag == "meta":
            get = node.attributes.get
            name = (get("property") or get("name") or get("itemprop") or "").lower()
            found.setdefault(name, get("content", ""))
        elif node.tag == "title" and "title" not in found:
            found["title"] = clean(node.all_text())
    return found


def _linked_data(scripts: list[str]) -> dict[str, str]:
    """Return headline and date of the article that the page's JSON-LD describes."""
    for script in scripts:
        try:
            stack: list[Any] = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        steps = 0
        while stack and steps < 2000:
            steps += 1
            item = stack.pop()
            if isinstance(item, list):
                stack += item
            elif isinstance(item, dict):
                if "Article" in str(item.get("@type")) or "BlogPosting" in str(item.get("@type")):
                    return {k: v for k in ("headline", "datePublished") if isinstance(v := item.get(k), str)}
                stack += [value for value in item.values() if isinstance(value, dict | list)]
    return {}


def _title(
    root: Node, article: Node, meta: dict[str, str], linked: dict[str, str], blocks: list[Block]
) -> Block:
    """Return the headline as a "title" block, or as a "paragraph" where it is only to fall back on."""
    stated = [clean(text) for text in (meta.get("og:title", ""), linked.get("headline", "")) if text]
    page = meta.get("title", "")
    keys = [folded(text) for text in (*stated, page) if text]
    begins = folded(_SEPARATORS.split(clean(page))[0]) or None
    found = []
    for node in root.walk():
        if node.tag in _HEADINGS[:4] and not any(is_clutter(a) for a in (node, *node.ancestors())):
            text = clean(node.all_text())
            matches = any(_is_most_of(folded(text), key) for key in keys) or folded(text) == begins
            if len(text.split()) > 1 and (node.tag == "h1" or matches):
                inside = article in (node, *node.ancestors())
                found.append((matches, inside, text))
    if found:
        best = max(found, key=lambda entry: entry[:2])
        if best[0] or best[1] or (len(found) == 1 and not stated):
            return Block("title", best[2], 1)
    firsts = [folded(block.text) for block in blocks[:4]]
    for text in stated:
        return Block("title", _without_site(text, meta, firsts), 1)
    return Block("paragraph", _without_site(page, meta, firsts), 1)


def _is_most_of(text: str, title: str) -> bool:
    # The name of the site is in the page's title too, but is its smaller part.
    return text in title and len(text) >= 0.45 * len(title)


def _without_site(text: str, meta: dict[str, str], firsts: list[str]) -> str:
    """Cut the site's name off a page's title."""
    parts = [part.strip() for part in _SEPARATORS.split(text) if part.strip()]
    if len(parts) < 2 or folded(text) in firsts:
        return text
    site = folded(meta.get("og:site_name", ""))
    kept = [part for part in parts if folded(part) != site]
    for part in kept:
        if folded(part) in firsts:
            return part
    if site and len(kept) < len(parts):
        start = text.find(kept[0]) if kept else 0
        end = text.find(kept[-1]) + len(kept[-1]) if kept else len(text)
        return text[start:end]
    longest = max(parts, key=len)
    others = max(len(part.split()) for part in parts if part is not longest)
    return longest if others <= 5 < len(longest.split()) else text


def _date(root: Node, meta: dict[str, str], linked: dict[str, str]) -> str:
    """Return the day of publication as ISO, or ""."""
    candidates = [linked.get("datePublished", ""), *(meta.get(name, "") for name in _DATES)]
    for top in (next((n for n in root.walk() if n.tag in ("article", "main")), root), root):
        for node in top.walk():
            if node.tag == "time" or "datepublished" in node.names():
                candidates.append(node.attributes.get("datetime") or node.attributes.get("content") or "")
    return next((match[0] for text in candidates if (match := _ISO_DAY.match(text.strip()))), "")


def _recordings(article: Node) -> list[str]:
    """Return the addresses of the sounds that the article plays or links to, in order, each once."""
    found: list[str] = []
    for node in article.walk():
        if node.tag == "audio" or (node.tag == "source" and node.parent and node.parent.tag == "audio"):
            found.append(node.attributes.get("src", ""))
        elif node.tag == "a" and _SOUND_LINK.search(node.attributes.get("href", "")):
            found.append(node.attributes["href"])
    return list(dict.fromkeys(address for address in map(clean, found) if address))


class _Writer:
    """Writes the blocks of an article; text between block elements is a paragraph."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.linked = 0

    def read(self, article: Node) -> list[Block]:
        self._node(article, "paragraph")
        self._flush("paragraph")
        return self.blocks

    def _node(self, node: Node, kind: str) -> None:
        for position, part in enumerate(node.children):
            if part.tag == "":
                text = re.sub(r"[ \t\r\n\f]+", " ", part.text)
                self.parts.append(text)
                if any(a.tag == "a" for a in part.ancestors()):
                    self.linked += len(text.strip())
            elif part.tag == "br":
                self.parts.append("\n")
            elif part.tag == "tr":
                self._row(part)
            elif part.tag in ("audio", "video", "hr"):
                self._flush(kind)
            elif part.tag in _BLOCKS:
                self._flush(kind)
                inner = "heading" if part.tag in _HEADINGS else "item" if part.tag == "li" else kind
                if part.tag == "li" and node.tag == "ol":
                    number = sum(sibling.tag == "li" for sibling in node.children[: position + 1])
                    start = node.attributes.get("start", "1")
                    self.parts.append(f"{number + (int(start) if start.isdigit() else 1) - 1}. ")
                self._node(part, inner)
                self._flush(inner)
            else:
                self._node(part, kind)

    def _row(self, row: Node) -> None:
        self._flush("paragraph")
        cells = []
        for cell in row.children:
            if cell.tag in ("td", "th"):
                outer, self.blocks = self.blocks, []
                self._node(cell, "paragraph")
                self._flush("paragraph")
                cells.append(self.blocks)
                self.blocks = outer
        self.blocks += row_texts(cells)

    def _flush(self, kind: str) -> None:
        text = "".join(self.parts)
        linked, self.parts, self.linked = self.linked, [], 0
        # Two breaks end a paragraph; one is left to the structuring.
        for part in re.split(r"\n[ \xa0]*\n[\n ]*", text):
            plain = part.strip()
            if not plain or re.fullmatch(r"\d{1,2}\.", plain):
                continue
            if linked > 0.6 * len(plain) and (len(plain.split()) < 25 and not plain.endswith(".")):
                continue  # «Lea también: …»
            self.blocks.append(Block(kind, plain, 1))
