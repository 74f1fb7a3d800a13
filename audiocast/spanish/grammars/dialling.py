"""What is dialled besides telephone numbers: *123#, emergency numbers, extensions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("marque *123#", "marque asterisco ciento veintitrés numeral"),
    ("llame al *462", "llame al asterisco cuatrocientos sesenta y dos"),
    ("emergencias: 110, 118", "emergencias: ciento diez, ciento dieciocho"),
)
RULES = {"telephone.service": "A number for a service of the network, of an emergency, or an extension."}

_SERVICE = Pattern(r"(?<![\w*#])(?P<mark>[*#])(?P<code>\d{1,6}(?:[*#]\d{1,8}){0,4})(?P<end>#?)(?![\w*])")
_EMERGENCY = Pattern(r"(?<![\w.,/$-])[19]\d\d(?![\w/-]|[.,]\d)")
_TO_CALL = Pattern(
    rf"\b(?:emergencias?|ambulancias?|patrullas?|policía|bomberos)[:,]?{SPACE}(?:[19]\d\d(?:,|/|{SPACE}[yo]){SPACE}?){{0,4}}\Z"
)
_EXTENSION = Pattern(r"(?<![\w.])(?:int|ext)(?=:?\s?\d{1,5}(?!\w|[.,]\d))", re.IGNORECASE)
_TO_DIAL = Pattern(
    r"\b(?:m[aá]r(?:c|qu)\w{1,6}|ll[aá]m\w{1,6}|disc\w{1,6}|digit\w{1,6}|comun\w{3,8}|denunci\w{1,4}|tecle\w{1,4}|l[íi]nea|c[óo]digo|"
    rf"número|envi\w{{1,4}}|por|al?)(?:{SPACE}(?:al?|el|la|n[úu]mero|código|gratis)){{0,3}}:?{SPACE}*[«“\"]?\Z"
)


def find(text: Text) -> Iterator[Match]:
    """Yield every short number."""
    if not text.has_digits:
        return
    yield from _short(text)
    if "*" in text.written or "#" in text.written:
        yield from _services(text)


def _short(text: Text) -> Iterator[Match]:
    """Yield numbers to call in an emergency, which count nothing, and extensions without a dot."""
    for found in _EMERGENCY.finditer(text.written):
        if _TO_CALL.search(text.before(found.start())):
            yield single(*found.span(), numbers.cardinal(int(found[0])), "telephone.service")
    for found in _EXTENSION.finditer(text.written):
        if re.search(r"\d[^\w]{1,3}\Z", text.before(found.start(), 6)):
            said = "interno" if found[0][0] in "iI" else "extensión"
            yield single(*found.span(), said, "telephone.service")


def _services(text: Text) -> Iterator[Match]:
    """Yield what is dialled with asterisk and hash: *123#, *100*1#, #225."""
    for found in _SERVICE.finditer(text.written):
        before = text.before(found.start())
        if found["mark"] == "#" and not found["end"] and not _TO_DIAL.search(before):
            continue
        if (
            found["mark"] == "*"
            and not found["end"]
            and "*" not in found["code"]
            and not _TO_DIAL.search(before)
        ):
            continue
        names = {"*": "asterisco", "#": "numeral"}
        parts = re.findall(r"\d+|[*#]", found[0])
        yield single(
            *found.span(), " ".join(names.get(part) or _service(part) for part in parts), "telephone.service"
        )


def _service(figures: str) -> str:
    return numbers.with_zeros(figures) if len(figures) <= 3 else numbers.groups(figures)
