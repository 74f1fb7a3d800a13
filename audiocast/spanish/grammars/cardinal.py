"""Cardinals and decimals that no other grammar claims, with gender and apocope."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import agreement, nouns, numbers
from audiocast.spanish.amounts import NOT_INSIDE, NUMBER, Amount, is_doubtful, parse, say_whole
from audiocast.spanish.countries import groups_by_comma
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("21 personas", "veintiuna personas"),
    ("21 nuevas obras", "veintiuna nuevas obras"),
    ("21 mil personas", "veintiún mil personas"),
    ("200 mil familias", "doscientas mil familias"),
    ("31 millones de personas", "treinta y un millones de personas"),
    ("31 años", "treinta y un años"),
    ("2.824 familias", "dos mil ochocientas veinticuatro familias"),
    ("1 de las obras", "una de las obras"),
    ("un avance de 3,5 puntos", "un avance de tres coma cinco puntos"),
    ("a -5 grados", "a menos cinco grados"),
    ("el Distrito 21", "el Distrito veintiuno"),
    (
        "la cuenta N° 10000004669343",
        "la cuenta número diez, cero cero, cero cero, cero cuatro, sesenta y seis, "
        "noventa y tres, cuarenta y tres",
    ),
    (
        "19 millones 756 mil 304 personas",
        "diecinueve millones setecientas cincuenta y seis mil trescientas cuatro personas",
    ),
    ("ya suma 3.2M", "ya suma tres punto dos millones"),
    ("35 mil 044 kilos", "treinta y cinco mil cuarenta y cuatro kilos"),
    (
        "36.469 de 140.363 personas",
        "treinta y seis mil cuatrocientas sesenta y nueve de ciento cuarenta mil trescientas "
        "sesenta y tres personas",
    ),
    ("por 1.200,00 bolivianos", "por mil doscientos bolivianos"),
    ("la clave 007", "la clave cero cero siete"),
    ("COVID-19", "covid diecinueve"),
)
RULES = {
    "cardinal": "A whole number; it agrees with the noun that it counts.",
    "cardinal.digits": "A code, or a number too long for a name, in groups of figures.",
    "cardinal.left": "Figures in a row that is no known form, by themselves.",
    "cardinal.list": "Numbers with commas between and no space.",
    "cardinal.scale": "A number before mil, millones, billones.",
    "cardinal.suffix": "A number joined to a word by a hyphen.",
    "decimal": "A number with decimals, by the mark that is written.",
}

_NUMBER = Pattern(
    NOT_INSIDE + rf"(?P<sign>(?<![^\s(«“\"¿¡=])(?<![A-Z]{{2}} )[-−–+])?(?P<number>{NUMBER})(?![^\W\d_])"
)
_SCALE = Pattern(rf"{SPACE}+(mil\b|mill[oó]n(?:es)?\b|bill[oó]n(?:es)?\b|trill[oó]n(?:es)?\b|millares\b)")
_REST = Pattern(rf"{SPACE}+\d{{1,3}}(?![\d.,/-]*\d)")
_PADDED = Pattern(rf"(?<={SPACE}mil{SPACE})0{{1,2}}(?P<number>[1-9]\d?)(?=[\s.,;)]|\Z)")
_GLUED_SCALE = Pattern(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[.,]\d{1,3})?)(?P<scale>mil|millones|MM?)(?![\w])", needs=r"\d(?:mil|M)"
)
_SUFFIX = Pattern(r"(?<=[^\W\d_])-(?P<number>\d{1,6})(?![\w.,/-]*[\w/-])")
_LIST = Pattern(r"(?<![\w.,])\d{1,2}(?:,\d{1,2}){2,20}(?![\w]|[.,]\d)")
_NUMBERED = Pattern(
    r"(?:\bn[°º.]{1,2}|\bnros?\.?|\bnúms?\.?|\bno\.|\bnúmeros?|\bcuentas?|\bcta\.|\bcódigos?|\bnit|\bcuce|\bcuf|\bfactura"
    r"|\bserie|\bmatrícula|\bfolio|\bregistro|\bexpediente|\bchasis|\bimei)[^\d.;]{0,16}\Z"
)
_DECADE = Pattern(r"(?<!\w)['’‘](?P<number>\d0)(?![\w'’])")
_TO_OTHER = Pattern(rf"{SPACE}(?:a|y|o|-){SPACE}{NUMBER}")
_SHORT = Pattern(rf"{SPACE}+([^\W\d_]{{2,}}\.)")
_MEASURED = frozenset((
    "puntos", "segundos", "minutos", "metros", "kilómetros", "grados", "litros", "kilos", "toneladas",
    "hectáreas", "veces", "dólares", "bolivianos", "pesos", "millones",
))  # fmt: skip
_MONEY = frozenset(
    ("bolivianos", "dólares", "pesos", "soles", "euros", "guaraníes", "reales", "quetzales", "lempiras")
)
_PLACE = Pattern(r"\b(?:epicentro|coordenadas?|latitud|longitud)\b")
_LEFT = Pattern(r"(?<!\d)\d{1,66}(?!\d)")
_LONG = Pattern(r"(?<!\d)\d{67,}(?!\d)")
SIGNS = {"-": "menos ", "−": "menos ", "–": "menos ", "+": "más ", None: ""}


def find(text: Text) -> Iterator[Match]:
    """Yield every number."""
    if not text.has_digits:
        return
    for found in _PADDED.finditer(text.written):
        agrees = agreement.of(text, *found.span())
        said = say_whole(found["number"], feminine=agrees.feminine, apocope=agrees.apocope)
        yield single(*found.span(), said, "cardinal")
    for found in _GLUED_SCALE.finditer(text.written):
        amount = parse(found["number"])
        scale = ("millón" if amount.is_one else "millones") if found["scale"][0] == "M" else found["scale"]
        said = scaled(text, amount, scale, found.end())
        yield single(*found.span(), f"{said} {scale}", "cardinal.scale")
    for found in _NUMBER.finditer(text.written):
        yield _read(text, found)
    for found in _SUFFIX.finditer(text.written):
        said = numbers.with_zeros(found["number"])
        yield single(found.start(), found.end(), said, "cardinal.suffix")
    for found in _LIST.finditer(text.written):
        said = ", ".join(map(say_whole, found[0].split(",")))
        yield single(*found.span(), said, "cardinal.list")
    for found in _DECADE.finditer(text.written):
        yield single(*found.span(), say_whole(found["number"]), "cardinal")
    yield from find_long(text)
    # Whatever no grammar could make sense of: no figure may be left.
    for found in _LEFT.finditer(text.written):
        start, end = found.span()
        # "en 2020 300 familias": a number after another one counts as well.
        after_figure = text.written[max(0, start - 2) : start - 1].isdigit()
        agrees = agreement.after(text, end) if after_figure else agreement.Agreement()
        said = say_whole(found[0], feminine=agrees.feminine, apocope=agrees.apocope)
        yield single(start, end, said, "cardinal.left")


def find_long(text: Text) -> Iterator[Match]:
    """Yield every run of figures that has no name."""
    for found in _LONG.finditer(text.written):
        yield single(*found.span(), numbers.groups(found[0]), "cardinal.digits", Doubt("number-too-long"))


def _read(text: Text, found: re.Match[str]) -> Match:
    start, end = found.span("number")
    if _is_code(text, found):
        return single(found.start(), end, numbers.groups(found["number"]), "cardinal.digits")
    comma = "," in found["number"] and _has_decimal_comma(text, end)
    amount = parse(found["number"], comma_decimal=comma)
    sign = SIGNS[found["sign"]]
    if sign and amount.grouped and _PLACE.search(text.lower):
        whole, decimals = found["number"].split(amount.grouped)
        amount = Amount(whole, decimals, amount.grouped)
    if amount.decimals == "00" and text.next_word(end) in _MONEY:
        amount = Amount(amount.whole)
    if scale := _SCALE.match(text.lower, end):
        said = scaled(text, amount, scale[1], scale.end(), feminine=agreement.is_feminine_before(text, start))
        rule = "cardinal.scale"
    else:
        agrees = agreement.of(text, start, end, one=amount.is_one)
        said = amount.words(feminine=agrees.feminine, apocope=agrees.apocope)
        if amount.is_millions and agreement.counts_noun(text, end):
            said += " de"
        rule = "decimal" if amount.decimals else "cardinal"
    return Match(
        (Piece(found.start(), end, f"{sign}{said}"),), rule, mark_doubt(text, amount, scale=bool(scale))
    )


def _is_code(text: Text, found: re.Match[str]) -> bool:
    """Tell the number of an account or a file, which counts nothing, from a quantity."""
    figures = found["number"]
    if len(figures) < 8 or not figures.isdecimal() or found["sign"]:
        return False
    if agreement.after(text, found.end()) != agreement.Agreement() or _SCALE.match(text.lower, found.end()):
        return False
    return len(figures) > 12 or bool(_NUMBERED.search(text.before(found.start())))


def _has_decimal_comma(text: Text, end: int) -> bool:
    """Tell whether three figures after a comma are decimals in this place."""
    if (text.has_comma_decimals or text.has_dot_thousands) and text.next_word(end) in _MEASURED:
        return True
    return not (text.has_comma_thousands or _counts_noun(text, end) or groups_by_comma(text))


def _counts_noun(text: Text, end: int) -> bool:
    if other := _TO_OTHER.match(text.written, end):
        end = other.end()
    if (short := _SHORT.match(text.written, end)) and nouns.long_form(short[1]):
        return True
    if text.next_word(end) in ("los", "las"):
        return True
    return text.next_word(end).endswith("s") and not nouns.is_function_word(text.next_word(end))


def scaled(text: Text, amount: Amount, scale: str, end: int, *, feminine: bool = False) -> str:
    """Return `amount` as it is said before `scale` ("mil", "millones"), which ends at `end`."""
    if amount.decimals:
        return amount.words(apocope=True)
    if scale != "mil":
        return amount.words(apocope=True)
    rest = _REST.match(text.lower, end)
    feminine = feminine or agreement.after(text, rest.end() if rest else end).feminine
    said = numbers.cardinal(int(amount.whole) * 1000, feminine=feminine).removesuffix(" mil")
    return "un" if said == "mil" else said


def mark_doubt(text: Text, amount: Amount, *, scale: bool = False) -> Doubt | None:
    """Return the doubt whether a mark groups thousands or begins decimals, where a person may differ."""
    if is_doubtful(amount, scale=scale, dot_decimals=text.has_dot_decimals):
        return Doubt("mark-ambiguous", amount.other)
    return None
