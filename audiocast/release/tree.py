"""A web page as a small tree of our own, from Lexbor's HTML5 parser, with limits on its shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from audiocast.release.limits import exhausted

_MOST_NODES = 300_000
_DEEPEST = 200  # deeper elements are hung in at this depth
_EMPTY_OF_TEXT = {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas"}


@dataclass(slots=True, eq=False)
class Node:
    """An element, or a run of text (`tag` ""), with its children in order."""

    tag: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None

    def walk(self) -> Iterator[Node]:
        """Yield this node and everything below it in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def all_text(self) -> str:
        """Return the text below this node."""
        return "".join(node.text for node in self.walk())

    def first(self, *tags: str) -> Node | None:
        """Return the first element with one of `tags` below this node."""
        return next((node for node in self.walk() if node.tag in tags and node is not self), None)

    def ancestors(self) -> Iterator[Node]:
        """Yield the elements around this node, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def names(self) -> str:
        """Return what the page calls the element: its classes, id, role and item property."""
        get = self.attributes.get
        return " ".join((get("class", ""), get("id", ""), get("role", ""), get("itemprop", ""))).lower()


def parse(text: str) -> tuple[Node, list[str]]:
    """Return the tree of a page and the texts of its JSON-LD scripts."""
    from selectolax.lexbor import LexborHTMLParser

    root = Node("#root")
    data: list[str] = []
    top = LexborHTMLParser(text).root
    count = 0
    stack = [(top, root, 0)] if top is not None else []
    while stack:
        source, parent, depth = stack.pop()
        count += 1
        if count > _MOST_NODES:
            raise exhausted()
        # The next sibling is visited after this node's children.
        if source.next is not None:
            stack.append((source.next, parent, depth))
        if source.is_text_node:
            parent.children.append(Node("", source.text_content or "", parent=parent))
        elif source.is_element_node:
            tag = (source.tag or "").lower()
            if tag in _EMPTY_OF_TEXT:
                if tag == "script" and (source.attributes.get("type") or "").lower() == "application/ld+json":
                    data.append(source.text() or "")
                continue
            attributes = {key: value or "" for key, value in source.attributes.items()}
            node = Node(tag, "", attributes, parent=parent)
            parent.children.append(node)
            first = source.first_child
            if first is not None:
                stack.append((first, node if depth < _DEEPEST else parent, depth + 1))
    return root, data
