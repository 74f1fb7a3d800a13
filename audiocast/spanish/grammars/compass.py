"""Points of the compass by letters: 64 km al NE de La Paz, viento del S-SE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("64 km al NE de la ciudad", "sesenta y cuatro kilómetros al noreste de la ciudad"),
    ("viento del S-SE", "viento del sur-sureste"),
    ("en dirección SO", "en dirección suroeste"),
    ("a 12 km al N de Oruro", "a doce kilómetros al norte de Oruro"),
)
RULES = {"compass": "A point of the compass, by its name."}

_NAMES = {
    "N": "norte", "S": "sur", "E": "este", "O": "oeste", "W": "oeste",
    "NE": "noreste", "NO": "noroeste", "NW": "noroeste", "SE": "sureste", "SO": "suroeste", "SW": "suroeste",
    "NNE": "nornoreste", "NNO": "nornoroeste", "NNW": "nornoroeste", "ENE": "estenoreste",
    "ESE": "estesureste", "SSE": "sursureste", "SSO": "sursuroeste", "SSW": "sursuroeste",
    "OSO": "oestesuroeste", "WSW": "oestesuroeste", "ONO": "oestenoroeste", "WNW": "oestenoroeste",
}  # fmt: skip
_POINT = rf"(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_POINTS = Pattern(rf"(?<![\w.@#&'’/+-]){_POINT}(?:[-/–]{_POINT}){{0,2}}(?![\w&'’+-]|/\w|\.\w)")
_DOTTED = Pattern(rf"(?<![\w.])[NS]\.{SPACE}?[EOW]\.(?!\w)")
_AFTER_DISTANCE = Pattern(
    rf"(?:\d|\b(?:media|un|una|varios|varias|pocos)){SPACE}?(?:kms?|kil[óo]metros?|m|metros|millas?|mn|cuadras?|leguas?)\.?"
    rf"{SPACE}(?:al|hacia{SPACE}el|en{SPACE}dirección|en{SPACE}dirección{SPACE}al){SPACE}"
    rf"(?:[nseow]{{1,3}}(?:,|{SPACE}[yoe]){SPACE}(?:al{SPACE})?)?\Z"
)
_OF_WIND = Pattern(
    r"\b(?:vientos?|ráfagas|brisas?|oleaje|dirección|rumbo|flujo|componente|cuadrantes?|sentido|orientación|orientada?)"
    rf"(?:{SPACE}(?:moderados?|fuertes?|leves?|suaves?|predominantes?|dominantes?|variables?|sopla\w{{0,3}}|norte|este|oeste|sur)){{0,2}}"
    rf"(?:{SPACE}(?:del?|al|hacia|el|desde|sector|y|hacia{SPACE}el|desde{SPACE}el|del{SPACE}sector)){{0,2}}:?{SPACE}"
    rf"(?:[nseow]{{1,3}}(?:,|{SPACE}[yoae]){SPACE}(?:al?{SPACE}|del{SPACE})?)?\Z"
)
_PLACED = Pattern(rf"\b(?:al|del|hacia{SPACE}el|desde{SPACE}el|sector|zona|extremo|lado|costado){SPACE}\Z")
_WITH_SPEED = Pattern(
    rf"{SPACE}(?:(?:de|a|con){SPACE})?\d{{1,3}}(?:{SPACE}?(?:-|a|y){SPACE}?\d{{1,3}})?{SPACE}?(?:km/h|kph|kt|nudos|m/s)"
)


def find(text: Text) -> Iterator[Match]:
    """Yield every point of the compass that a distance, a wind or a place shows to be one."""
    for found in _POINTS.finditer(text.written):
        if _is_point(text, found):
            said = (
                re.sub(_POINT, lambda point: _NAMES[point[0]], found[0]).replace("/", "-").replace("–", "-")
            )
            yield single(*found.span(), said, "compass")
    for found in _DOTTED.finditer(text.written):
        if _AFTER_DISTANCE.search(text.before(found.start(), 60)):
            yield single(*found.span(), _NAMES[re.sub(r"\W", "", found[0])], "compass")


def _is_point(text: Text, found: re.Match[str]) -> bool:
    before = text.before(found.start(), 60)
    if _AFTER_DISTANCE.search(before) or _OF_WIND.search(before):
        return True
    if "-" in found[0] and len(found[0]) > 3:
        return True
    if len(found[0]) == 1 or text.previous_is_capitals(found.start()):
        return False
    after = text.after(found.end())
    if _WITH_SPEED.match(after):
        return True
    if not _PLACED.search(before):
        return False
    if found[0] in ("NO", "SE", "SO", "ESE", "OSO"):
        # "el voto por el NO", "del SO Android": words and other short forms, unless a place follows.
        return re.match(rf"{SPACE}del?{SPACE}", after) is not None and before.endswith("al ")
    return re.match(rf"{SPACE}del?\b|[,.;:)]|{SPACE}?\Z", after) is not None
