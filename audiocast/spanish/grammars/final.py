"""The last rounds of a cup: 1/4 de final, los 1/8 de final, 1/2 final, 16avos de final."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("Avanzó a 1/4 de final", "Avanzó a cuartos de final"),
    ("los 1/8 de final", "los octavos de final"),
    ("la 1/2 final", "la semifinal"),
    ("las 1/2 finales", "las semifinales"),
    ("en ¼ de final", "en cuartos de final"),
    ("los 16avos de final", "los dieciseisavos de final"),
    ("el 4º de final", "el cuarto de final"),
)
RULES = {"final": "A round before the final."}

_ROUNDS = {
    "2": "semifinal",
    "4": "cuartos",
    "8": "octavos",
    "16": "dieciseisavos",
    "32": "treintaidosavos",
    "64": "sesentaicuatroavos",
}
_FINAL = Pattern(
    rf"(?<![\w.,/:-])(?:1/(?P<part>2|4|8|16|32|64)(?:avos?|tos?|vos?)?|(?P<sign>[½¼⅛])|(?P<n>4|8|16|32|64)"
    rf"(?:[ºo°]s?|tos|vos|avos|\.os)\.?(?!\w))(?P<of>{SPACE}de)?(?P<gap>{SPACE})(?P<final>finale?s?)(?!\w)",
    needs=r"(?i:final)",
)
_SIGNS = {"½": "2", "¼": "4", "⅛": "8"}
_SINGULAR = frozenset(
    ("el", "un", "la", "una", "del", "al", "primer", "segundo", "tercer", "cuarto", "último", "otro")
)


def find(text: Text) -> Iterator[Match]:
    """Yield every round."""
    if not text.has_digits and not any(sign in text.written for sign in _SIGNS):
        return
    for found in _FINAL.finditer(text.lower):
        part = found["part"] or found["n"] or _SIGNS[found["sign"]]
        before = text.previous_word(found.start())
        if part == "2":
            plural = found["final"] != "final" or before in ("las", "los")
            yield single(*found.span(), "semifinales" if plural else "semifinal", "final")
            continue
        said = _ROUNDS[part]
        if before in _SINGULAR:
            said = said.removesuffix("s")
        end = found.start("gap")
        yield single(found.start(), end, f"{said}{'' if end == found.start() else ' de'}", "final")
