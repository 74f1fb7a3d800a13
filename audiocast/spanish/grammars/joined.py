"""Ranges, scores, ratios, versions and other figures joined by a mark: 2021-2025, 2-1, 3:1, 24/7, 4x4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import agreement, numbers
from audiocast.spanish.amounts import NUMBER, Amount, parse, say_whole
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import DASH, SLASH, TIMES, Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("ganó 2-1", "ganó dos a uno"),
    ("50-50", "cincuenta cincuenta"),
    ("24/7", "veinticuatro siete"),
    ("2021-2025", "dos mil veintiuno a dos mil veinticinco"),
    ("5-10 años", "cinco a diez años"),
    ("entre 20-25 casas", "entre veinte y veinticinco casas"),
    ("21-31 personas", "veintiuna a treinta y una personas"),
    ("escala 1:50.000", "escala uno a cincuenta mil"),
    ("versión 2.0.1", "versión dos punto cero punto uno"),
    ("un vehículo 4x4", "un vehículo cuatro por cuatro"),
    ("N° 123/2021", "número ciento veintitrés barra dos mil veintiuno"),
    ("Salmo 23:4", "Salmo veintitrés, cuatro"),
    ("ISO 9001:2015", "Iso nueve mil uno, dos mil quince"),
    ("placas que terminan en 1-2", "placas que terminan en uno y dos"),
    ("el alimentador 211-05", "el alimentador doscientos once, cero cinco"),
)
RULES = {
    "range": "From a number to another.",
    "range.years": "From a year to another.",
    "range.score": "A score or a proportion.",
    "range.verse": "Chapter and verse, or a norm and its year, with a colon.",
    "range.digits": "Last figures of a number, with a hyphen.",
    "range.code": "Figures with a hyphen of which the second begins with zero.",
    "range.slash": "Numbers with a slash between, such as number and year of a document.",
    "range.product": "Numbers with a multiplication sign between.",
    "range.version": "A version or a section number.",
}

_RANGE = Pattern(
    rf"(?<![\w.,/:$-])(?P<a>{NUMBER})(?P<gap>{SPACE}?)(?P<dash>[-–—])(?P=gap)(?P<b>{NUMBER})(?![\w/:]|-\w|[.,]\d)",
    needs=DASH,
)
_SLASH = Pattern(
    r"(?:(?<![\w.,/:-])|(?<=[nN][º°]))(?P<a>\d{1,6})/(?P<b>\d{1,6})(?P<c>/\d{1,6})?(?![\w/]|[.,:]\d)",
    needs=SLASH,
)
_RATIO = Pattern(
    r"(?<![\w.,/:-])(?P<a>\d{1,4}):(?P<b>\d{1,3}(?:\.\d{3}){1,3}|\d{1,6})(?![\w/:]|[.,]\d)", needs=":"
)
_VERSE = Pattern(
    r"\b(?:salmos?|mateo|marcos|lucas|juan|génesis|éxodo|levítico|deuteronomio|josué|jueces|samuel|reyes"
    r"|crónicas|proverbios|eclesiastés|isaías|jeremías|ezequiel|daniel|oseas|romanos|corintios|gálatas"
    r"|efesios|filipenses|colosenses|tesalonicenses|timoteo|hebreos|santiago|apocalipsis|hechos|evangelio"
    r"|versículo|iso(?:/iec)?|iec|nb|une|ntp|astm)"
    rf"[/-]?{SPACE}?(?:n[°º]{SPACE}?)?\Z"
)
_CODED = Pattern(r"\b(?:c[óo]digos?|c[óo]ds?\.|sigla|ítem|partida):?\s(?:n[°º.]{1,2}\s?)?\Z")
_ENDING = Pattern(
    r"\b(?:termin|acab|concluy)[^\W\d_]{1,6}(?: su[s]? \w+)? (?:en|con)(?:(?:[, ]| y "
    r"| o )*\d(?:-\d)?)*[, yo]*\Z"
)
_VERSION = Pattern(
    r"(?<![\w.,/:-])(?:v\d{1,4}\.|\d{1,4}\.\d{1,4}\.)\d{1,4}(?:\.\d{1,4}){0,3}(?![\w/-]|[.,]\d)"
)
_PRODUCT = Pattern(
    rf"(?<![\w.,/:-])(?P<a>{NUMBER})(?P<gap>{SPACE}?)(?P<x>[xX×])(?P=gap)(?P<b>{NUMBER})(?![\w.,]*\d)",
    needs=TIMES,
)
_PRESSURE = Pattern(
    rf"(?<![\w.,/-])(?P<a>\d{{2,3}})(?P<slash>/)(?P<b>\d{{2,3}})(?={SPACE}?mm ?hg)", re.IGNORECASE
)
_PAID = Pattern(r"(?:\b(?:bs|bob|sus|usd?)|[$€£]us|[$€£])\.?-?\s?\Z")
_MINUS = Pattern(r"[+=×÷]\s*$|(?<=\d) [-−–] \d[\d.,]*$")
_SUM = Pattern(r"[^.;\n]{0,30}?=\s*-?\d")
_YEAR = Pattern(r"(?:1[5-9]|20)\d\d\Z")
_THOUSANDS = Pattern(r"\d{1,3}(?:\.\d{3})+(?:\.\d\d)?\Z")
_SCORE = Pattern(
    r"(?:gan[óa]|venci|derrot|empat|marcador|goles?|goleó|partido|cayó|perdió|triunf|victoria|derrota|resultado|"
    r"penales|set|se impuso|encuentro|votos?|igual)"
)


def find(text: Text) -> Iterator[Match]:
    """Yield every pair of joined numbers."""
    if not text.has_digits:
        return
    for found in _RANGE.finditer(text.written):
        yield _range(text, found)
    for found in _SLASH.finditer(text.written):
        parts = [figures for figures in found[0].split("/") if figures]
        over = len(parts) == 2 and len(parts[0]) == 1 and int(parts[1]) > 100 and not _YEAR.match(parts[1])
        word = " " if found[0] in ("24/7", "7/24") else " sobre " if over else " barra "
        said = word.join(map(say_whole, parts))
        yield single(*found.span(), said, "range.slash")
    for found in _PRESSURE.finditer(text.written):
        # Only the slash: the second figure belongs to its unit.
        yield single(*found.span("slash"), "sobre", "range.slash")
    for found in _RATIO.finditer(text.written):
        verse = _VERSE.search(text.before(found.start(), 24))
        said = f"{say_whole(found['a'])}{',' if verse else ' a'} {parse(found['b']).words()}"
        yield single(*found.span(), said, "range.verse" if verse else "range.score")
    for found in _VERSION.finditer(text.written):
        if not _THOUSANDS.match(found[0]):
            said = " punto ".join(map(say_whole, found[0].lstrip("v").split(".")))
            yield single(*found.span(), f"versión {said}" if found[0][0] == "v" else said, "range.version")
    for found in _PRODUCT.finditer(text.written):
        if _PAID.search(text.before(found.start(), 8)):
            continue
        yield _joined(
            found, parse(found["a"]).words(), "por", parse(found["b"]).words(), "range.product", "x"
        )


def _joined(
    found: re.Match[str], first: str, word: str, second: str, rule: str, mark: str, doubt: Doubt | None = None
) -> Match:
    if not found["gap"]:
        return single(*found.span(), f"{first} {word} {second}".replace("  ", " "), rule, doubt)
    pieces = (Piece(*found.span("a"), first), Piece(*found.span(mark), word), Piece(*found.span("b"), second))
    return Match(pieces, rule, doubt)


def _say(figures: str) -> str:
    return say_whole(figures) if figures.isdecimal() else parse(figures).words()


def _range(text: Text, found: re.Match[str]) -> Match:
    low, high = found["a"], found["b"]
    if _YEAR.match(low) and (_YEAR.match(high) or (len(high) == 2 and int(high) > int(low[2:]))):
        end = numbers.cardinal(int(high if len(high) == 4 else low[:2] + high))
        return _joined(found, numbers.cardinal(int(low)), "a", end, "range.years", "dash")
    first, second = parse(low), parse(high)
    if found["gap"] and (_MINUS.search(text.before(found.start())) or _SUM.match(text.after(found.end()))):
        return _joined(found, first.words(), "menos", second.words(), "range", "dash")
    if not found["gap"] and _YEAR.match(low) and re.fullmatch("[1-3]", high):
        return single(*found.span(), f"{_say(low)} {_say(high)}", "range.code")
    if not found["gap"] and _ENDING.search(text.before(found.start(), 40)):
        return single(*found.span(), f"{_say(low)} y {_say(high)}", "range.digits")
    if not found["gap"] and _CODED.search(text.before(found.start(), 14)):
        return single(*found.span(), f"{_say(low)}, {_say(high)}", "range.code")
    padded = (high[0] == "0" and len(high) > 1) or (low[0] == "0" and len(low) > 2)
    if not found["gap"] and padded and high.isdigit() and low.isdigit():
        return single(*found.span(), f"{_say(low)}, {_say(high)}", "range.code")
    if _is_code(text, found):
        figures = f"{numbers.groups(low)}, {numbers.groups(high)}"
        doubt = Doubt("range-or-code", f"{first.words()} a {second.words()}")
        return single(*found.span(), figures, "range", doubt)
    if _SCORE.search(text.before(found.start(), 60)):
        return _joined(found, first.words(), "a", second.words(), "range.score", "dash")
    if low == high:
        return _joined(
            found, first.words(), "" if not found["gap"] else "a", second.words(), "range.score", "dash"
        )
    agrees = agreement.of(text, found.start(), found.end())
    # "de uno a tres días": only the second is shortened.
    said = [_words(first, agreement.Agreement(agrees.feminine)), _words(second, agrees)]
    # "entre 20-25 años" asks for "y".
    word = "y" if text.previous_word(found.start()) == "entre" else "a"
    return _joined(found, said[0], word, said[1], "range", "dash", _doubt(first, second, agrees))


def _is_code(text: Text, found: re.Match[str]) -> bool:
    """Tell a code of four and four figures (1234-5678), which counts nothing, from a range."""
    if found["gap"] or not re.fullmatch(r"\d{4}-\d{4}|\d{1,3}-\d{6,}", found[0]) or found["b"][2:] == "00":
        return False
    return agreement.of(text, found.start(), found.end()) == agreement.Agreement()


def _words(amount: Amount, agrees: agreement.Agreement) -> str:
    return amount.words(feminine=agrees.feminine, apocope=agrees.apocope)


def _doubt(first: Amount, second: Amount, agrees: agreement.Agreement) -> Doubt | None:
    """Return the doubt that it is a code: a falling pair that counts nothing."""
    falling = not first.decimals and not second.decimals and int(first.whole) > int(second.whole) > 20
    if falling and agrees == agreement.Agreement():
        return Doubt("range-or-code", f"{first.words()}, {second.words()}")
    return None
