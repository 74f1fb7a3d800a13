"""Telephone numbers, in groups as people say them: 2-2204356, 800-10-1234, +591 71234567, *123#."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import agreement, numbers
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text
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
    (
        "celular 987 654 321",
        "celular novecientos ochenta y siete, seiscientos cincuenta y cuatro, trescientos veintiuno",
    ),
    ("tel. 2400 0302", "teléfono veinticuatro, cero cero, cero tres, cero dos"),
    ("telf. (591-2) 240 5000", "teléfono quinientos noventa y uno, dos, doscientos cuarenta, cinco mil"),
    ("cel. 765 43210", "celular setecientos sesenta y cinco, cuarenta y tres, doscientos diez"),
    ("01-8000 912345", "cero uno, ocho mil, noventa y uno, veintitrés, cuarenta y cinco"),
)
RULES = {
    "telephone": "A telephone number, in groups of figures.",
}

_CONTEXT = Pattern(
    r"(?:[📞☎📱📲]|tel[eé]f|telf|tel\.|\btel\b|\bfono|celular|\bcel\b|whatsapp|wasap|l[ií]nea|llam|marcar|comunic|contact|\bfax\b|n[uú]meros?|"
    r"gratuit|informes|consultas|interesad|referencias?|inscripciones|reservas|pedidos|\bcentral\b|\bref\."
    r"|mayor información)"
)
_NAMED = (
    r"\b(?:tel[eé]fonos?|telef|tel[eé]?f?s?|tlf|fonos?|celular(?:es)?|cels?|m[óo]vil|whats?app|w(?:sp|pp|app?)|"
    r"g?uas?ap|was?ap|l[ií]neas?(?: gratuita| directa| verde)?|fax|"
    r"central|contactos?|informes|informaciones|consultas|reservas|emergencias|denuncias|n[uú]meros?|nros?|"
    r"(?:ll[aá]m\w{1,6}|m[aá]r(?:c|qu)\w{1,5}|com[uú]n\w{4,8}|escr[ií]b\w{1,6}|cont[aá]ct\w{1,6})"
    r"(?: gratis| desde su celular)? (?:al|a los|el))"
)
_DIRECT = Pattern(
    rf"{_NAMED}\.?(?:{SPACE}+(?:gratuit[oa]s?|fij[oa]s?|de|al|oficial|es|son|el|los|n[úu]meros?|piloto)){{0,3}}"
    rf"[:.]?{SPACE}*(?:\(?[+\d][\d ().-]{{3,40}}(?:,|/|{SPACE}[yo]){SPACE}?){{0,3}}\Z"
)
_INTERNATIONAL = Pattern(
    r"(?<![\w.,/-])(?:\+\s?(?P<plus>\d{1,3})|\((?P<area>\+?\d{1,4}(?:[ -]\d{1,4})?)\)"
    r"|(?P<zeros>00\d{2,3})(?=[\s-]\d))(?P<gap>[\s-]?)(?P<rest>(?:\(\d{1,4}\)[\s-]?)?\d(?:[\s.-]?\d){5,11})(?![\w/]|[.,]\d)"
)
_SPACED = Pattern(
    r"(?<![\w.,/$-])(?<!\d )(?P<rest>\d{1,5}(?:(?:[ .\u00a0-]| - )\d{1,8}){1,4})(?![\w/-]|[.,:]\d| \d)"
)
_NO_PHONE = Pattern(r"\d{1,3}(?:[ .\u00a0]\d{3}){1,2}|(?:19|20)\d\d-(?:19|20)\d\d")
_JUST_NAMED = Pattern(
    r"\b(?:tel[eé]fonos?|telfs?|tel|cels?|celular(?:es)?|whatsapp|wsp|fax"
    rf"|(?:ll[aá]m\w{{1,6}}|escr[ií]b\w{{1,6}}|m[aá]r(?:c|qu)\w{{1,5}})(?:{SPACE}al)?)\.?:?{SPACE}\Z"
)
_ONE_BY_ONE = Pattern(r"(?<![\w.,-])(?<!\d )\d(?: - \d){5,9}(?![\w-])", needs=r"\d - \d")
_SURE = Pattern(r"[2-4]-\d{3} \d{4}|\d{3} \d{3} \d{4}|0\d{1,2}(?: \d{3}){2}|0\d{1,2} \d{3} \d{4}")
_CALLED = Pattern(
    r"(?:\btel[eé]fono|\btelfs?\.|\bcel(?:ular)?\b|comunicarse|whatsapp|llamar|\bcontact|\bwsp\b)[^.;\n]{0,40}\d{4}[^.;\n]{0,80}\Z"
)
_SECOND = Pattern(rf"(?:\d\)|\+\d{{1,3}}){SPACE}\d{{7,8}}(?:,|{SPACE}[yo/-]){SPACE}\Z")
_HYPHENED = Pattern(r"(?<![\w.,/-])(?:\d{1,4}-){1,3}\d{2,8}(?![\w/-]|[.,]\d)")
_TOLL_FREE = Pattern(r"(?<![\w.,/-])(?:800|900)(?P<gap>[ -])\d{2}(?P=gap)\d{4}(?![\w/-])")
_LONG_TOLL_FREE = Pattern(
    r"(?<![\w.,/-])(?:0[- ]?[89]00|01[- ]?8000|01[- ]?800|1[- ][89]00)(?:[ -]\d{1,6}){1,4}(?![\w/-]|[.,]\d)"
)
_BARE = Pattern(r"(?<![\w.,/$-])(?<!\d )\d{7,10}(?![\w/-]|[.,]\d)", needs=r"\d{7}")
_PAIR = Pattern(
    r"(?<![\w.,/$-])(?P<a>(?:[2-4]-)?\d{7,8})(?P<gap>\s?)(?P<mark>[-–—/])(?P=gap)(?P<b>\d{7,8}|\d{1,2}(?=\s|\Z|[.,;)]))(?![\w/-]|[.,]\d)",
    needs=r"\d{7}",
)
_MOBILE = Pattern(r"[67]\d{7}\Z")


def find(text: Text) -> Iterator[Match]:
    """Yield every telephone number."""
    if not text.has_digits:
        return
    yield from _international(text)
    for pattern in (_HYPHENED, _TOLL_FREE):
        for found in pattern.finditer(text.written):
            if _is_phone(text, found):
                said = ", ".join(map(_group, re.split("[ -]", found[0])))
                yield single(*found.span(), said, "telephone")
    for found in _LONG_TOLL_FREE.finditer(text.written):
        if 8 <= sum(map(str.isdigit, found[0])) <= 13:
            yield single(*found.span(), _groups(found[0]), "telephone")
    yield from _spaced(text)
    yield from _pairs(text)
    yield from _bare(text)


def _spaced(text: Text) -> Iterator[Match]:
    """Yield figures in groups, where a telephone is named just before them."""
    for found in _ONE_BY_ONE.finditer(text.written):
        yield single(*found.span(), numbers.groups(found[0].replace(" - ", "")), "telephone")
    for found in _SPACED.finditer(text.written):
        figures = sum(map(str.isdigit, found[0]))
        if not 7 <= figures <= 12 or (
            figures < 9
            and _NO_PHONE.fullmatch(found[0])
            and not _JUST_NAMED.search(text.before(found.start()))
        ):
            continue
        if _SURE.fullmatch(found["rest"]) or _DIRECT.search(text.before(found.start(), 100)):
            yield single(*found.span(), _groups(found["rest"]), "telephone")


def _bare(text: Text) -> Iterator[Match]:
    """Yield figures without a mark between."""
    for found in _BARE.finditer(text.written):
        if len(found[0]) == 9 and found[0].startswith("800"):
            said = ", ".join(numbers.with_zeros(found[0][at : at + 3]) for at in (0, 3, 6))
            yield single(*found.span(), said, "telephone")
        elif len(found[0]) > 8:
            if _DIRECT.search(text.before(found.start(), 100)):
                yield single(*found.span(), _groups(found[0]), "telephone")
        elif found[0][0] == "0" or _is_called(text, found.start()):
            yield single(*found.span(), numbers.groups(found[0]), "telephone")
        elif _MOBILE.match(found[0]) and not agreement.counts_noun(text, found.end()):
            doubt = Doubt("telephone-guessed", numbers.cardinal(int(found[0])))
            yield single(*found.span(), numbers.groups(found[0]), "telephone", doubt)


def _is_called(text: Text, start: int) -> bool:
    """Tell whether a telephone is named before `start`, or stands there already."""
    return bool(
        _CONTEXT.search(text.before(start, 60))
        or _CALLED.search(text.before(start, 160))
        or _SECOND.search(text.before(start))
    )


def _international(text: Text) -> Iterator[Match]:
    """Yield every number with the code of a country or an area, with or without brackets."""
    for found in _INTERNATIONAL.finditer(text.written):
        written = found["plus"] or found["area"] or found["zeros"]
        plus = "más " if found["plus"] or "+" in written else ""
        parts = [figures for figures in re.split(r"\D+", written) if figures]
        code = plus + ", ".join(map(numbers.with_zeros, parts))
        rest = _groups(found["rest"])
        if found["gap"] in ("", "-") or (found["area"] and len(parts) > 1):
            yield single(*found.span(), f"{code}, {rest}", "telephone")
        else:
            pieces = (Piece(found.start(), found.start("gap"), f"{code},"), Piece(*found.span("rest"), rest))
            yield Match(pieces, "telephone")


def _pairs(text: Text) -> Iterator[Match]:
    """Yield two numbers with a mark between."""
    for found in _PAIR.finditer(text.written):
        # "2204100 - 2204101", and "2204100/01": another number, or the last figures of one.
        mobiles = _MOBILE.match(found["b"]) and len(found["a"]) > 6
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
    parts = [figures for figures in re.split(r"[^\d]+", written) if figures]
    return ", ".join(_group(figures) for figures in parts)


def _group(figures: str) -> str:
    """Return one written group: five figures as two and three, nine as three times three."""
    cuts = {5: (2, 3), 9: (3, 3, 3), 10: (3, 3, 2, 2)}.get(len(figures))
    if len(figures) == 4 and (figures.endswith("000") or figures in ("0800", "0900")):
        return numbers.with_zeros(figures)
    if (
        not cuts
        or (len(figures) == 5 and figures[0] == "0")
        or (len(figures) == 10 and figures[0] not in "38")
    ):
        return numbers.groups(figures)
    said, at = [], 0
    for cut in cuts:
        said.append(numbers.with_zeros(figures[at : at + cut]))
        at += cut
    return ", ".join(said)
