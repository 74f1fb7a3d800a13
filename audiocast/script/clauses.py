"""Where a long sentence may be cut so that a voice can breathe: at the ends of its clauses.

Every place between two words that grammar allows has a price; pieces that are too short or too long
for one breath (radio style books ask for 10 to 20 words) have one too. The cheapest set of cuts is
found by dynamic programming. Parentheses and short quotations stay whole.
"""

from __future__ import annotations

import re
from itertools import pairwise

# A sentence up to this many words is said in one breath.
WHOLE = 18
# Pieces between these lengths, in words, cost nothing.
_SHORT, _LONG = 6, 16
_LOOK_BACK = 45


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SUBORDINATE = _set("""
    que quien quienes cuyo cuya cuyos cuyas donde cuando pero aunque porque pues mientras sino como con
    para por sin según tras además así tanto entre mediante desde hasta ante luego asimismo también ya
    a en y e o u lo el la los las se durante adonde
""")
# No breath comes after these: they lean on the word that follows.
_LEANING = _set("""
    y e o u ni que de del a al en con por para sin según tras entre desde hasta sobre ante bajo como el
    la los las lo un una unos unas su sus se no muy más tan esta este estas estos cada
""")
# Beginnings of clauses that carry no comma before them, most welcome first.
_CONJUNCTIONS = "|".join(
    [
        "porque|aunque|mientras|sino|pero|para que|ya que|puesto que|dado que|debido a|por lo (?:que|cual)",
        "con el (?:fin|objetivo|objeto|propósito) de|con la (?:misión|firme|finalidad)|con miras a|a fin de",
        "así como|además de|además que|en (?:beneficio|favor|contra) de|en apoyo (?:a|al|de)|en conjunto con",
        "a través de|en el marco de|de (?:manera|modo|forma) que|de acuerdo (?:a|con)|en coordinación con",
        "luego de|después de|antes de|a partir de|en tanto|sin embargo|no obstante|donde|cuando|quienes?",
        "cuy[oa]s?",
    ]
)
_VERB = r"\w+(?:ó|[aie]ron|[aei]rá|[aei]rán|ab?an?|ían?|[aei]r|[aei]rse|[aei]rl[oae]s?)"
_OPENERS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.6, re.compile(rf"(?:{_CONJUNCTIONS})\b", re.IGNORECASE)),
    (3.0, re.compile(r"(?:y|e|o|u|ni)\s+(?:que|se|su|sus|el|la|los|las|en|a|con|por|para|de|del|al)\b")),
    (3.5, re.compile(r"(?:para|que|lo que|mediante|según|durante|desde|hasta|entre|sobre)\s")),
    (4.0, re.compile(rf"(?:y|e|o|u|ni)\s+{_VERB}\b")),
    # Between a long subject and its verb.
    (5.0, re.compile(r"(?:se\s+)?\w{3,}(?:aron|ieron|yeron|arán|erán|irán)\b")),
    (6.0, re.compile(r"(?:con|por|en|a|al|sin|ante|tras|como)\s")),
    (8.5, re.compile(r"(?:y|e|o|u|ni|de|del)\s")),
)
_WHOLE_SPANS = re.compile(r"\([^()]{0,160}\)|“[^“”]{0,160}”|«[^«»]{0,160}»|\"[^\"]{0,160}\"|\[[^][]{0,160}\]")
_GERUND = re.compile(r"\w+(?:ando|iendo|yendo)(?:se|lo|la|los|las|les?)?\b")
# «…, alcaldes y técnicos»: the comma before the last members of a list.
_LAST_MEMBERS = re.compile(r"\w+(?: \w+)? (?:y|e|o|u) \w")
_SPACES = re.compile(r"\s+")
_DASHES = "—–"


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the pieces in which the sentence `text` is said, in order.

    A sentence of up to `WHOLE` words is one piece. The pieces hold all of `text` but the spaces
    between them.
    """
    if len(text.split()) <= WHOLE:
        return [(0, len(text))]
    cuts = _choose(_places(text))
    spans, start = [], 0
    for cut in [*cuts, len(text)]:
        piece = text[start:cut]
        spans.append((start, start + len(piece.rstrip())))
        start = cut
    return spans


def _places(text: str) -> list[tuple[int, int, float]]:
    """Return (offset of the next piece, words before it, price) of every place to cut."""
    closed = _closed_spaces(text)
    gaps = [gap for gap in _SPACES.finditer(text) if gap.end() < len(text)]
    places = []
    for count, gap in enumerate(gaps, 1):
        if gap.start() not in closed:
            price = _price(text, gap.start(), gap.end())
            if price is not None:
                places.append((gap.end(), count, price))
    places = _spare_enumerations(places, text)
    places.append((len(text), len(gaps) + 1, 0.0))
    return places


def _closed_spaces(text: str) -> set[int]:
    """Return the offsets of spaces inside short parentheses and quotations, which stay whole."""
    closed: set[int] = set()
    # The marks around a whole quotation must not close it.
    for match in _WHOLE_SPANS.finditer(text, 1):
        closed.update(match.start() + found.start() for found in _SPACES.finditer(match[0]))
    return closed


def _price(text: str, end: int, start: int) -> float | None:
    before, after = text[end - 1], text[start : start + 40]
    if _last_word(text, end) in _LEANING:
        return None
    if before in ";:" or before == "…":
        return 0.3
    if before in _DASHES:
        # A dash between spaces belongs to what follows it.
        return None
    if after[0] in _DASHES:
        return 0.8
    if before == ",":
        first = re.match(r"\w+", after.lstrip("“«\"'("))
        word = first[0] if first else ""
        opens = word in _SUBORDINATE or _GERUND.match(word)
        listed = _LAST_MEMBERS.match(after)
        return 9.0 if listed and not opens else 0.7 if opens else 1.4
    if before == ")" or (before.isalpha() and after[0] == "("):
        return 2.5 if before == ")" else 5.0
    if before == ".":
        return None
    return next((price for price, opener in _OPENERS if opener.match(after)), None)


def _last_word(text: str, end: int) -> str:
    return text[max(0, end - 24) : end].rsplit(" ", 1)[-1].casefold()


def _spare_enumerations(places: list[tuple[int, int, float]], text: str) -> list[tuple[int, int, float]]:
    """Raise the price of commas between the short members of a list («micro, pequeñas y medianas»)."""
    commas = [count for offset, count, _price in places if text[offset - 2] == ","]
    pairs = [pair for pair in pairwise(commas) if pair[1] - pair[0] <= 2]
    near = {count for pair in pairs for count in pair}
    spared = []
    for offset, count, price in places:
        if count in near:
            price += 4.0
        spared.append((offset, count, price))
    return spared


def _choose(places: list[tuple[int, int, float]]) -> list[int]:
    """Return the offsets of the cheapest cuts; the last place is the end of the sentence."""
    best: list[tuple[float, int]] = []
    for here, (_offset, count, price) in enumerate(places):
        options = [(_cost(count) + price, -1)] if count <= _LOOK_BACK or here == 0 else []
        for earlier in range(here - 1, -1, -1):
            length = count - places[earlier][1]
            if length > _LOOK_BACK and options:
                break
            options.append((best[earlier][0] + _cost(length) + price, earlier))
        best.append(min(options))
    cuts = []
    place = best[-1][1]
    while place >= 0:
        cuts.append(places[place][0])
        place = best[place][1]
    return cuts[::-1]


def _cost(words: int) -> float:
    if words < _SHORT:
        return 0.35 * (_SHORT - words) ** 2
    return 0.12 * max(0, words - _LONG) ** 2
