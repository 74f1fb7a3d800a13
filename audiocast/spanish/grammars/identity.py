"""Documents and marks with letters: cédula 4567890 LP, RUT 12.345.678-5, V-12.345.678; 3D/2N; I+D+i."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.amounts import parse
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.letters import spell
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    (
        "cédula N° 4567890 L.P., que",
        "cédula número cuatro millones quinientos sesenta y siete mil ochocientos noventa ele pe, que",
    ),
    (
        "RUN 12.345.678-5",
        "Run doce millones trescientos cuarenta y cinco mil seiscientos setenta y ocho guion cinco",
    ),
    (
        "la cédula V-12.345.678",
        "la cédula ve doce millones trescientos cuarenta y cinco mil seiscientos setenta y ocho",
    ),
    ("calificación BB-", "calificación be be menos"),
    ("paquete 3D/2N", "paquete tres días y dos noches"),
    ("I+D+i", "i más de más i"),
    (
        "CUCE 25-0201-00-1234567-1-1",
        "Cuce veinticinco, cero doscientos uno, cero cero, ciento veintitrés, cuarenta y cinco, "
        "sesenta y siete, uno, uno",
    ),
)
RULES = {
    "identity": "The number of a person's or a firm's document, with its letters.",
    "identity.rating": "A rating with its sign.",
    "identity.nights": "Days and nights of a journey.",
    "identity.research": "I+D+i, research, development and innovation.",
    "identity.tender": "The code of a public tender.",
}

_DOTTED = r"\d{1,3}(?:\.\d{3}){1,3}"
_LETTER = Pattern(
    rf"(?<![\w.@/-])(?P<letter>[VEJGP])[-–.]{SPACE}?(?P<n>{_DOTTED}|\d{{6,9}})(?:-(?P<check>\d))?(?![\w/-]|[.,]\d)"
)
_CHECK = Pattern(rf"(?<![\w.,/-])(?P<n>{_DOTTED}|\d{{7,9}})-(?P<check>[\dkK])(?![\w/-]|[.,]\d)")
_DOCUMENT = Pattern(
    r"(?:\bru[tnc]\b|\bnit\b|\brif\b|\bdni\b|\bc\.?i\.?|\bc\.?c\.?|c[ée]dulas?|"
    r"carnet|carné|documento|identidad|\brol\b|n[°º]|nro\.?)"
    r"[^\d;]{0,24}\Z"
)
_ISSUED = Pattern(
    rf"(?<![\w.,/-])(?P<n>\d{{5,8}})(?:-(?P<more>\d?[A-Z]{{1,2}}))?{SPACE}?[-.]?{SPACE}?"
    rf"(?:exp(?:\.|edid[oa] en){SPACE})?"
    r"(?P<place>L\.?P\.?|C\.?B\.?B?A?\.?|S\.?C\.?Z?\.?|O\.?R\.?U?\.?|P\.?T\.?S?\.?|C\.?H\.?|"
    r"(?:Lp|Cb|Sc|Or|Pt|Ch|Tj|Be|Bn|Pd)\.?|T\.?J\.?A?\.?|B\.?[EN]\.?I?\.?|P\.?[DNA]\.?O?\.?)(?!\w)",
    needs=r"\d{5}",
)
_RATING = Pattern(r"(?<![\w+.-])(?P<rating>[A-D]{1,3}|Aaa?|Baa?|Caa?)(?P<sign>[+−–-])(?![\w+-])")
_OF_RATING = Pattern(r"calific|rating|riesgo|fitch|moody|s&p|standard|nota|deuda|perspectiva|bonos")
_NIGHTS = Pattern(
    rf"(?<![\w.,/:-])(?P<d>\d{{1,2}}){SPACE}?(?:D|d){SPACE}?(?:[/,&+-]|y){SPACE}?(?P<n>\d{{1,2}}){SPACE}?[Nn](?!\w)"
    rf"|(?<![\w.,/:-])(?P<d2>\d{{1,2}})D{SPACE}?(?P<n2>\d{{1,2}})N(?!\w)",
    needs=r"\d\s?[dDnN]",
)
_RESEARCH = Pattern(r"(?<![\w+])[Ii]\+D(?P<more>\+[iI])?(?![\w+])")
_TENDER = Pattern(r"(?<![\w.,/-])\d{2}-\d{4}-\d{2}-\d{5,8}-\d-\d{1,2}(?![\w/-])")
_NUMBER_SIGN = Pattern(r"(?<=[A-Za-z][/-])N[°º](?=\s?\d)")


def find(text: Text) -> Iterator[Match]:
    """Yield every document number with letters, blood group, rating and the like."""
    if "+" in text.written or "-" in text.written or "–" in text.written or "−" in text.written:
        yield from _signed(text)
    if not text.has_digits:
        return
    for found in _LETTER.finditer(text.written):
        said = f"{spell(found['letter'])} {_figures(found['n'])}{_check(found['check'])}"
        yield single(*found.span(), said, "identity")
    for found in _CHECK.finditer(text.written):
        if found["n"].count(".") > 1 or _DOCUMENT.search(text.before(found.start())):
            yield single(*found.span(), f"{_figures(found['n'])}{_check(found['check'])}", "identity")
    for found in _ISSUED.finditer(text.written):
        if _DOCUMENT.search(text.before(found.start())):
            yield _issued(text, found)
    for found in _NIGHTS.finditer(text.written):
        days, nights = found["d"] or found["d2"], found["n"] or found["n2"]
        said = f"{_counted(days, 'día', False)} y {_counted(nights, 'noche', True)}"
        yield single(*found.span(), said, "identity.nights")
    for found in _TENDER.finditer(text.written):
        said = ", ".join(
            numbers.groups(part) if len(part) > 4 else numbers.with_zeros(part)
            for part in found[0].split("-")
        )
        yield single(*found.span(), said, "identity.tender")
    for found in _NUMBER_SIGN.finditer(text.written):
        yield single(*found.span(), "número", "identity")


def _signed(text: Text) -> Iterator[Match]:
    """Yield what has a plus or a minus after letters."""
    if _OF_RATING.search(text.lower):
        for found in _RATING.finditer(text.written):
            if _OF_RATING.search(text.before(found.start(), 100)):
                sign = "más" if found["sign"] == "+" else "menos"
                yield single(*found.span(), f"{spell(found['rating'])} {sign}", "identity.rating")
    for found in _RESEARCH.finditer(text.written):
        yield single(*found.span(), f"i más de{' más i' if found['more'] else ''}", "identity.research")


def _figures(written: str) -> str:
    return parse(written).words() if "." in written else numbers.groups(written)


def _check(figure: str | None) -> str:
    if not figure:
        return ""
    return f" guion {spell(figure) if figure.isalpha() else numbers.cardinal(int(figure))}"


def _counted(figures: str, noun: str, feminine: bool) -> str:
    number = int(figures)
    said = numbers.cardinal(number, feminine=feminine, apocope=not feminine)
    return f"{said} {noun}{'' if number == 1 else 's'}"


def _issued(text: Text, found: re.Match[str]) -> Match:
    """Read the number of a Bolivian identity card and the letters of the place that issued it."""
    end = found.end()
    if found[0].endswith(".") and text.ends_sentence(end):
        end -= 1
    more = "".join(f" {numbers.cardinal(int(c)) if c.isdecimal() else spell(c)}" for c in found["more"] or "")
    place = spell(re.sub(r"\W", "", found["place"]))
    pieces = (
        Piece(
            found.start("n"),
            found.end("more") if more else found.end("n"),
            numbers.with_zeros(found["n"]) + more,
        ),
        Piece(found.start("place"), end, place),
    )
    return Match(pieces, "identity")
