"""The numbers that a word processor draws before the items of a list; bullets give none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiocast.release.packages import attribute, child, local

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: `style` as in CSS ("decimal", "lower-alpha" …), affixes, start."""

    style: str
    prefix: str = ""
    suffix: str = "."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """Counts the items of every list of a document."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))

    def label(self, name: str, depth: int) -> str:
        """Return the label of the next item of list `name` at `depth`, "" for a bullet."""
        level = self.levels.get((name, depth))
        if level is None:
            return ""
        for deeper in [key for key in self.counts if key[0] == name and key[1] > depth]:
            del self.counts[deeper]
        self.counts[name, depth] += 1
        number = numeral(self.counts[name, depth] + level.start - 1, level.style)
        return f"{level.prefix}{number}{level.suffix} " if number else ""

    @classmethod
    def of_word(cls, root: etree._Element | None) -> Numbering:
        """Return the lists that `numbering.xml` of a Word document defines."""
        numbering = cls()
        if root is None:
            return numbering
        abstract = {attribute(e, "abstractNumId"): e for e in root if local(e) == "abstractNum"}
        styles = {"decimal": "decimal", "lowerLetter": "lower-alpha", "upperLetter": "upper-alpha",
                  "lowerRoman": "lower-roman", "upperRoman": "upper-roman"}  # fmt: skip
        for element in root:
            if local(element) != "num":
                continue
            definition = abstract.get(attribute(child(element, "abstractNumId"), "val"))
            for level in definition if definition is not None else ():
                style = styles.get(attribute(child(level, "numFmt"), "val"))
                depth = attribute(level, "ilvl")
                if local(level) != "lvl" or style is None or not depth.isdigit():
                    continue
                shape = attribute(child(level, "lvlText"), "val") or f"%{int(depth) + 1}."
                start = attribute(child(level, "start"), "val")
                # «%1.%2.» is cut to its own number: «2.» rather than «1.2.»
                before, _mark, after = shape.rpartition(f"%{int(depth) + 1}")
                prefix = "" if "%" in before else before
                numbering.levels[attribute(element, "numId"), int(depth)] = Level(
                    style, prefix, after, int(start) if start.isdigit() else 1
                )
        return numbering


def numeral(number: int, style: str) -> str:
    """Return `number` in a CSS list style; "" for bullets and what is out of its range."""
    if style.endswith(("alpha", "latin")):
        text = chr(ord("a") + number - 1) if 1 <= number <= 26 else ""
    elif style.endswith("roman"):
        text = _roman(number) if 1 <= number < 100 else ""
    else:
        text = str(number) if style == "decimal" else ""
    return text.upper() if style.startswith("upper") else text


def _roman(number: int) -> str:
    out = ""
    for value, sign in (
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            out, number = out + sign, number - value
    return out
