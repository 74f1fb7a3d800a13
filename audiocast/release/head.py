"""The head of a release: letterhead, headline (once), sub-headline, and datelines on their own line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audiocast.release import lines
from audiocast.release.blocks import Block
from audiocast.release.cleaning import folded
from audiocast.release.dateline import Found, find_dateline

_DEPTH = 8  # blocks from the top within which the head ends
_LONGEST = 60  # words; what is longer is a paragraph
_CUT = ("…", "...")
SENTENCE_BREAK = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«“\"])")
_LETTERHEAD = re.compile(
    r"(?:nota|bolet[íi]n|comunicado|notas|bolet[íi]n informativo)(?:\s+de|\s+para\s+la)?(?:\s+(?:prensa|"
    r"informativ[oa]|p[úu]blic[oa]|oficial))?(?:\s+(?:n|nro|no|num|n[úu]mero)?[º°]?\W{0,4}[\d/-]+)?\W*"
    r"|(?:para|de)\s+(?:su\s+)?(?:publicaci[óo]n|difusi[óo]n)\s+inmediata\W*"
    r"|(?:unidad|direcci[óo]n|jefatura|departamento|oficina)\s+de\s+(?:comunicaci[óo]n|prensa)\b.{0,60}"
    r"|(?:[úu]ltimo\s+momento|[úu]ltima\s+hora|urgente|(?:p[úu]blicaci[óo]n|difusi[óo]n)\s+inmediata)\W{0,3}"
    r"|(?-i:(?:PRENSA|Prensa)\s*[/-]?\s*[A-ZÁÉÍÓÚÑ]{2,12})"
    r"|prensa\W{0,3}|noticias?\W{0,3}",
    re.IGNORECASE,
)

# Letterhead only where a line such as «UNIDAD DE COMUNICACIÓN» follows: headlines begin so too.
_INSTITUTION = re.compile(
    r"(?:estado plurinacional|gobierno aut[óo]nomo|gobernaci[óo]n|alcald[íi]a|ministerio|viceministerio"
    r"|secretar[íi]a|servicio (?:departamental|nacional)|concejo|asamblea|universidad)\b.{0,80}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """What the head holds; `rest` are the blocks below it, the dateline cut from their first."""

    headline: str = ""
    headline_line: int = 1
    derived: bool = False
    dateline: Found | None = None
    dateline_line: int = 1
    left_out: list[Block] = field(default_factory=list)
    rest: list[Block] = field(default_factory=list)


def read_head(blocks: list[Block], title: str) -> Head:
    """Part the clean `blocks` of a document into its head and the rest.

    `title` stands in for a headline that the text does not have.
    """
    head = Head(headline_line=blocks[0].line if blocks else 1)
    blocks = _without_doubled(_without_letterhead(blocks, head))
    above, below = _part_at_dateline(blocks, head)
    above = _joined(above)
    if not above and not (head.dateline and not head.dateline.alone):
        below = _joined(below)
        if below and _is_headline(below[0], len(below)):
            above, below = below[:1], below[1:]
    if above and len(above[0].text.split()) <= _LONGEST:
        head.headline, head.headline_line = above[0].text, above[0].line
        standfirst = [b if b.kind == "item" else Block("body", b.text, b.line) for b in above[1:]]
        head.rest = _without_repeats([*standfirst, *below], head)
    else:
        head.derived, head.rest = True, [*above, *below]
        head.headline = title or (derived_headline(head.rest[0].text) if head.rest else "")
    return head


def _without_letterhead(blocks: list[Block], head: Head) -> list[Block]:
    count = 0
    while count < min(4, len(blocks) - 1):
        under = blocks[count + 1].text
        if not (
            _LETTERHEAD.fullmatch(blocks[count].text)
            or (_INSTITUTION.match(blocks[count].text) and _LETTERHEAD.fullmatch(under))
        ):
            break
        count += 1
    head.left_out += blocks[:count]
    return blocks[count:]


def _without_doubled(blocks: list[Block]) -> list[Block]:
    """Halve a first block that consists of the same words twice."""
    words = blocks[0].text.split() if blocks else []
    half = len(words) // 2
    if len(words) < 8 or len(words) % 2 or folded(" ".join(words[:half])) != folded(" ".join(words[half:])):
        return blocks
    first = blocks[0]
    return [Block(first.kind, " ".join(words[:half]), first.line, first.tight), *blocks[1:]]


def _part_at_dateline(blocks: list[Block], head: Head) -> tuple[list[Block], list[Block]]:
    """Find the fullest dateline of the head, or one on the very last line; part the blocks there."""
    found: dict[int, Found] = {}
    for index, block in enumerate(blocks[:_DEPTH]):
        line = find_dateline(block.text)
        if line and (line.date or not found):
            found[index] = line
        if (line and not line.alone) or len(block.text.split()) > _LONGEST:
            break
    if not found and len(blocks) > 2:
        last = find_dateline(blocks[-1].text)
        if last and last.alone and last.place and last.date:
            head.dateline, head.dateline_line = last, blocks[-1].line
            return [], blocks[:-1]
    if not found:
        return [], blocks
    best = max(found, key=lambda index: (found[index].weight, -index))
    head.dateline, head.dateline_line = found[best], blocks[best].line
    head.left_out += [blocks[index] for index in found if index != best]
    above = [block for index, block in enumerate(blocks[:best]) if index not in found]
    below = [block for index, block in enumerate(blocks) if index > best and index not in found]
    if not head.dateline.alone:
        below.insert(0, Block("body", blocks[best].text[head.dateline.end :], blocks[best].line))
    return above, below


def _joined(top: list[Block]) -> list[Block]:
    """Join a headline that was spread over adjacent lines."""
    top = list(top)
    while len(top) > 1 and top[1].tight and _goes_on(top[0].text, top[1].text):
        first = top[0]
        top[:2] = [Block(first.kind, f"{first.text} {top[1].text}", first.line, first.tight)]
    return top


def _goes_on(first: str, second: str) -> bool:
    if folded(first) == folded(second) or len(first.split()) + len(second.split()) > _LONGEST:
        return False
    capitals = first.isupper() and second.isupper() and not lines.ends_sentence(first)
    return capitals or lines.runs_on(first, second)


def _is_headline(block: Block, count: int) -> bool:
    """Tell whether the first of `count` blocks is a headline rather than a paragraph or an item."""
    if block.kind in ("title", "heading"):
        return True
    words = len(block.text.split())
    if block.kind != "paragraph" or words > 45 or count < 2:
        return False
    sentences = len(SENTENCE_BREAK.findall(block.text))
    return sentences < 2 and (words <= 30 or not block.text.endswith("."))


def _without_repeats(blocks: list[Block], head: Head) -> list[Block]:
    """Drop later prints of the headline; of two prints the one not all in capitals is kept."""
    out = []
    for index, block in enumerate(blocks):
        if index >= _DEPTH or not _same(block.text, head.headline):
            out.append(block)
        elif (head.headline.isupper() and not block.text.isupper()) or (
            head.headline.endswith(_CUT) and len(block.text) > len(head.headline)
        ):
            whole = head.headline.endswith(".") or block.text.endswith(_CUT)
            head.headline = block.text if whole else block.text.removesuffix(".")
    return out


def _same(text: str, headline: str) -> bool:
    one, other = folded(text), folded(headline)
    if text.endswith(_CUT) and len(one) >= 20 and other.startswith(one):
        return True
    if headline.endswith(_CUT) and len(other) >= 20 and len(text) < 400 and one.startswith(other):
        return True
    return bool(one) and one == other


def derived_headline(text: str) -> str:
    """Return the first sentence of `text`, cut at a clause or word where it is over 120 characters."""
    sentence = SENTENCE_BREAK.split(text[:1000], maxsplit=1)[0].rstrip(" .:;,")
    if len(sentence) <= 120:
        return sentence
    cut = sentence[:121]
    clause = max(cut.rfind(mark) for mark in (", ", "; ", ": ", " – "))
    word = cut.rfind(" ") if " " in cut else 120
    return cut[: clause if clause >= 40 else word].rstrip(" ,;:–")
