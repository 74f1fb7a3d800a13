"""Telephone numbers, in groups as people say them: 2-2204356, 800-10-1234, +591 71234567."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.text import Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("teléfono 2-2204356", "teléfono dos, doscientos veinte, cuarenta y tres, cincuenta y seis"),
    ("800-10-1234", "ochocientos, diez, doce, treinta y cuatro"),
    (
        "+591 71234567",
        "más quinientos noventa y uno, setenta y uno, veintitrés, cuarenta y cinco, sesenta y siete",
    ),
    ("celular 71234567", "celular setenta y uno, veintitrés, cuarenta y cinco, sesenta y siete"),
    ("Telf. 2204356", "teléfono doscientos veinte, cuarenta y tres, cincuenta y seis"),
)
RULES = {"telephone": "A telephone number, in groups of figures."}

_CONTEXT = re.compile(
    r"(?:tel[eé]f|telf|tel\.|\btel\b|\bfono|celular|\bcel\b|whatsapp|wasap|l[ií]nea|llam|marcar|comunic|contact|\bfax\b|n[uú]meros?|"
    r"gratuit|informes|consultas)"
)
_INTERNATIONAL = re.compile(
    r"(?<![\w.,/-])(?:\+\s?(?P<plus>\d{1,3})|\((?P<area>\d{1,4})\))(?P<gap>[\s-]?)(?P<rest>\d(?:[\s.-]?\d){5,11})(?![\w/])"
)
_HYPHENED = re.compile(r"(?<![\w.,/-])(?:\d{1,4}-){1,3}\d{2,8}(?![\w/-]|[.,]\d)")
_TOLL_FREE = re.compile(r"(?<![\w.,/-])(?:800|900)(?P<gap>[ -])\d{2}(?P=gap)\d{4}(?![\w/-])")
_BARE = re.compile(r"(?<![\w.,/$-])(?<!\d )\d{7,8}(?![\w/-]|[.,]\d)")
_PAIR = re.compile(
    r"(?<![\w.,/$-])(?P<a>(?:[2-4]-)?\d{7,8})(?P<gap>\s?)(?P<mark>[-–—/])(?P=gap)(?P<b>\d{7,8}|\d{1,2}(?=\s|\Z|[.,;)]))(?![\w/-]|[.,]\d)"
)
_MOBILE = re.compile(r"[67]\d{7}\Z")


def find(text: Text) -> Iterator[Match]:
    """Yield every telephone number."""
    if not text.has_digits:
        return
    for found in _INTERNATIONAL.finditer(text.written):
        code = (
            f"más {numbers.cardinal(int(found['plus']))}"
            if found["plus"]
            else numbers.with_zeros(found["area"])
        )
        rest = _groups(found["rest"])
        if found["gap"] in ("", "-"):
            yield single(*found.span(), f"{code}, {rest}", "telephone")
        else:
            pieces = (Piece(found.start(), found.start("gap"), f"{code},"), Piece(*found.span("rest"), rest))
            yield Match(pieces, "telephone")
    for pattern in (_HYPHENED, _TOLL_FREE):
        for found in pattern.finditer(text.written):
            if _is_phone(text, found):
                yield single(*found.span(), _groups(found[0]), "telephone")
    yield from _pairs(text)
    for found in _BARE.finditer(text.written):
        if _CONTEXT.search(text.before(found.start(), 60)):
            yield single(*found.span(), numbers.groups(found[0]), "telephone")
        elif _MOBILE.match(found[0]):
            other = numbers.cardinal(int(found[0]))
            yield single(
                *found.span(), numbers.groups(found[0]), "telephone", Doubt("telephone-guessed", other)
            )


def _pairs(text: Text) -> Iterator[Match]:
    """Yield two numbers with a mark between."""
    for found in _PAIR.finditer(text.written):
        # "2204100 - 2204101", and "2204100/01": another number, or the last figures of one.
        mobiles = _MOBILE.match(found["a"]) and _MOBILE.match(found["b"])
        if mobiles or _CONTEXT.search(text.before(found.start(), 60)):
            said = (f"{_groups(found['a'])},", numbers.groups(found["b"]))
            if found["gap"]:
                pieces = (Piece(found.start(), found.end("mark"), said[0]), Piece(*found.span("b"), said[1]))
                yield Match(pieces, "telephone")
            else:
                yield single(*found.span(), " ".join(said), "telephone")


def _is_phone(text: Text, found: re.Match[str]) -> bool:
    figures = re.sub(r"\D", "", found[0])
    if not 6 <= len(figures) <= 12 or re.fullmatch(
        r"(?:1[5-9]|20)\d\d-(?:(?:1[5-9]|20)\d\d|\d\d-\d\d)", found[0]
    ):
        return False
    if found[0].count("-") > 1 and len(figures) > 7:
        return True
    if re.fullmatch(
        r"[2-4]-\d{7}|[89]00[ -]\d{2}[ -]\d{4}|[67]\d{2}-\d{5}|[67]-\d{7}|\d{3}-\d{4}|\d{3}-\d{3}-\d{4}",
        found[0],
    ):
        return True
    return bool(_CONTEXT.search(text.before(found.start(), 60)))


def _groups(written: str) -> str:
    return ", ".join(numbers.groups(figures) for figures in re.split(r"[\s.-]+", written) if figures)
