"""Money: Bs, $us, USD, €, with millions, cents, and rates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.amounts import NUMBER, Amount, parse
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.grammars.measure import per, unit_pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("Bs 3 millones", "tres millones de bolivianos"),
    ("Bs. 54.9 millones", "cincuenta y cuatro punto nueve millones de bolivianos"),
    ("Bs 1", "un boliviano"),
    ("Bs 10,50", "diez bolivianos con cincuenta centavos"),
    ("Bs 0,50", "cincuenta centavos"),
    ("Bs 300 mil", "trescientos mil bolivianos"),
    ("Bs 3.5 MM", "tres punto cinco millones de bolivianos"),
    ("$us 200", "doscientos dólares"),
    ("US$ 21", "veintiún dólares"),
    ("50 €", "cincuenta euros"),
    ("200 Bs", "doscientos bolivianos"),
    ("Bs 5/kg", "cinco bolivianos por kilogramo"),
    ("en Bs", "en bolivianos"),
)
RULES = {
    "money": "An amount of money; the currency goes to its end, and agrees.",
    "money.cents": "An amount of money with cents.",
    "money.currency": "A currency without an amount.",
    "money.scale": "MM for millions.",
}

_CURRENCIES = {
    "bs": ("boliviano", "bolivianos", "centavo"),
    "bob": ("boliviano", "bolivianos", "centavo"),
    "$us": ("dólar", "dólares", "centavo"),
    "sus": ("dólar", "dólares", "centavo"),
    "us$": ("dólar", "dólares", "centavo"),
    "usd": ("dólar", "dólares", "centavo"),
    "u$s": ("dólar", "dólares", "centavo"),
    "$": ("dólar", "dólares", "centavo"),
    "€": ("euro", "euros", "céntimo"),
    "eur": ("euro", "euros", "céntimo"),
    "£": ("libra", "libras", "penique"),
    "s/": ("sol", "soles", "céntimo"),
    "r$": ("real", "reales", "centavo"),
    "brl": ("real", "reales", "centavo"),
    "pen": ("sol", "soles", "céntimo"),
    "clp": ("peso chileno", "pesos chilenos", "centavo"),
    "ars": ("peso argentino", "pesos argentinos", "centavo"),
    "cop": ("peso colombiano", "pesos colombianos", "centavo"),
    "mxn": ("peso mexicano", "pesos mexicanos", "centavo"),
    "gbp": ("libra", "libras", "penique"),
    "chf": ("franco suizo", "francos suizos", "céntimo"),
    "jpy": ("yen", "yenes", "centavo"),
    "¥": ("yen", "yenes", "centavo"),
    "ufv": ("u efe ve", "u efe ves", "centavo"),
}
_SYMBOL = (
    r"(?:Bs|BS|bs|BOB|\$us|\$Us|\$US|\$u\$|Sus|US\$|USD|usd|U\$S|R\$|\$|€|EUR|£|¥|S/"
    r"|BRL|PEN|CLP|ARS|COP|MXN|GBP|CHF|JPY|UFV)"
)
_SCALE = r"(?:mil(?:es)?(?: mill[oó]n(?:es)?)?|mill[oó]n(?:es)?|billones|bill[oó]n|MM|MILLONES|MILLÓN|MIL)"
_BEFORE = re.compile(
    rf"(?<![\w$])(?P<symbol>{_SYMBOL})\.?-?{SPACE}?(?P<sign>[-−–])?"
    rf"(?:(?P<first>{NUMBER}){SPACE}?(?P<join>[-–—]){SPACE}?)?(?P<number>{NUMBER})(?P<tail>\.-)?"
    rf"(?:{SPACE}?(?P<scale>{_SCALE})\b)?(?![^\W_])"
)
_AFTER = re.compile(
    rf"(?<![\w.,$])(?P<number>{NUMBER})(?:{SPACE}(?P<scale>{_SCALE})\b)?{SPACE}?(?P<symbol>{_SYMBOL})(?P<dot>\.)?(?![\w$])"
)
_ALONE = re.compile(r"(?<![\w$])(?P<symbol>Bs|\$us|\$Us|\$US|US\$|USD|€)(?P<dot>\.)?(?![\w$])")
_MM = re.compile(r"(?<=\d)(?P<gap>\s?)MM(?!\w)")


def find(text: Text) -> Iterator[Match]:
    """Yield every amount of money."""
    if text.has_digits:
        for found in _BEFORE.finditer(text.written):
            yield _before(text, found)
        for found in _AFTER.finditer(text.written):
            yield _after(text, found)
        for found in _MM.finditer(text.written):
            yield single(found.end("gap"), found.end(), "millones", "money.scale")
    for found in _ALONE.finditer(text.written):
        said = _names(found["symbol"])[1]
        if re.search(r"(?:\bun|\bpor|\bcada)\s+$", text.before(found.start(), 8)):
            said = _names(found["symbol"])[0]
        yield single(found.start(), _end(text, found), said, "money.currency")


def _names(symbol: str) -> tuple[str, str, str]:
    return _CURRENCIES["$us" if symbol.lower() == "$u$" else symbol.lower()]


def _end(text: Text, found: re.Match[str]) -> int:
    end = found.end()
    return end - 1 if found["dot"] and text.ends_sentence(end) else end


def _before(text: Text, found: re.Match[str]) -> Match:
    amount = parse(found["number"])
    said = _say(amount, found["scale"], _names(found["symbol"]))
    if found["first"]:
        said = f"{parse(found['first']).words()} a {said}"
    if found["sign"]:
        said = f"menos {said}"
    end = found.end()
    if rate := re.compile(rf"/(?:{unit_pattern()}|día|mes|año|hora)(?!\w)").match(text.written, end):
        said += per(rate[0][1:])
        end = rate.end()
    return single(found.start(), end, said, _rule(amount, found["scale"]), _doubt(amount, found["scale"]))


def _after(text: Text, found: re.Match[str]) -> Match:
    amount = parse(found["number"])
    one, many, _ = _names(found["symbol"])
    pieces: list[Piece] = []
    end = _end(text, found)
    doubt = _doubt(amount, found["scale"])
    if found["scale"]:
        scale = _scale(found["scale"], amount)
        figure = amount.words(apocope=True)
        pieces = [Piece(*found.span("number"), figure), Piece(*found.span("scale"), scale)]
        pieces.append(Piece(found.start("symbol"), end, many if scale == "mil" else f"de {many}"))
        return Match(tuple(pieces), "money", doubt)
    if len(amount.decimals) == 2:
        return single(found.start(), end, _say(amount, None, _names(found["symbol"])), "money.cents", doubt)
    figure = amount.words(feminine=one == "libra", apocope=True)
    pieces = [Piece(*found.span("number"), figure)]
    pieces.append(Piece(found.start("symbol"), end, one if amount.is_one else many))
    return Match(tuple(pieces), "money", doubt)


def _rule(amount: Amount, scale: str | None) -> str:
    return "money.cents" if len(amount.decimals) == 2 and not scale else "money"


def _doubt(amount: Amount, scale: str | None) -> Doubt | None:
    likely = amount.other and (scale or amount.mark == ",")
    return Doubt("mark-ambiguous", amount.other) if likely else None


def _scale(written: str, amount: Amount) -> str:
    scale = written.lower()
    if scale == "mm":
        return "millón" if amount.is_one else "millones"
    return scale


def _say(amount: Amount, scale: str | None, names: tuple[str, str, str]) -> str:
    one, many, _ = names
    feminine = one == "libra"
    if scale:
        word = _scale(scale, amount)
        figure = amount.words(apocope=True)
        if word == "mil":
            return f"{'' if amount.is_one else figure + ' '}mil {many}"
        return f"{figure} {word} de {many}"
    if len(amount.decimals) == 2:
        return _with_cents(amount, names, feminine)
    figure = amount.words(feminine=feminine, apocope=True)
    whole_millions = not amount.decimals and int(amount.whole) and int(amount.whole) % 10**6 == 0
    noun = one if amount.is_one else f"de {many}" if whole_millions else many
    return f"{figure} {noun}"


def _with_cents(amount: Amount, names: tuple[str, str, str], feminine: bool) -> str:
    one, many, cent = names
    cents = int(amount.decimals)
    whole = Amount(amount.whole)
    tail = f"{numbers.cardinal(cents, apocope=True)} {cent}{'' if cents == 1 else 's'}"
    if not int(whole.whole) and cents:
        return tail
    said = _say(whole, None, (one, many, cent))
    return f"{said} con {tail}" if cents else said
