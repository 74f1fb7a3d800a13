"""Health: blood pressure, blood groups, particles in the air."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish.amounts import parse, say_whole
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import spell
from audiocast.spanish.patterns import SLASH, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("Presión 120/80", "Presión ciento veinte sobre ochenta"),
    ("PM2,5 y PM10", "pe eme dos coma cinco y pe eme diez"),
    ("sangre O- y AB+", "sangre o negativo y a be positivo"),
    ("el MP 2.5", "el eme pe dos punto cinco"),
)
RULES = {
    "health.pressure": "Blood pressure, one figure over the other.",
    "health.blood": "A blood group with its factor.",
    "health.particles": "Particles in the air by size.",
}

_PRESSURE = Pattern(
    rf"(?<![\w.,/-])(?P<a>\d{{2,3}})/(?P<b>\d{{1,3}})(?![\w/-]|[.,]\d|{SPACE}?mm)", needs=SLASH
)
_PRESSED = Pattern(r"\b(?:presión|tensión|p\.?a\.?|hipertens\w{1,6})\b[^.;]{0,30}\Z")
_PRESSES = Pattern(r"\A[^.;]{0,14}\b(?:de|en|la) (?:presión|tensión)(?: arterial)?\b")
_BLOOD = Pattern(
    rf"(?<![\w.+-])(?P<group>AB|A|B|O|0|ORH|ARH|BRH)(?:{SPACE}?(?:Rh|RH|rh){SPACE}?)?(?:{SPACE}(?=[+(]))?"
    r"(?P<factor>[+−–-]|\([+−–-]\))(?![\w+-])",
    needs=r"[-+−–]",
)
_DONATED = Pattern(
    r"\b(?:sangre|sanguíne[oa]|donantes?|donadores|donaci[oó]n|plasma|plaquetas|transfusi[oó]n)\b"
)
_PARTICLES = Pattern(
    rf"(?<![\w.,/-])(?<!\d )(?P<name>PM|MP)(?:{SPACE}|-)?(?P<size>2[.,]5|10|1)(?![\w/]|[.,]\d)"
)


def find(text: Text) -> Iterator[Match]:
    """Yield every figure of health."""
    for found in _BLOOD.finditer(text.written):
        if _DONATED.search(text.before(found.start(), 60)):
            factor = "positivo" if "+" in found["factor"] else "negativo"
            group = found["group"].removesuffix("RH").replace("0", "O")
            named = " erre hache" if "RH" in found[0].upper() else ""
            yield single(*found.span(), f"{spell(group)}{named} {factor}", "health.blood")
    if not text.has_digits:
        return
    for found in _PRESSURE.finditer(text.written):
        if _PRESSED.search(text.before(found.start())) or _PRESSES.search(text.after(found.end())):
            said = f"{say_whole(found['a'])} sobre {say_whole(found['b'])}"
            yield single(*found.span(), said, "health.pressure")
    for found in _PARTICLES.finditer(text.written):
        yield single(
            *found.span(), f"{spell(found['name'])} {parse(found['size']).words()}", "health.particles"
        )
