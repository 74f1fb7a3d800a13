"""Money: Bs, $us, USD, €, S/, Q, L, with millions, cents, and rates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audiocast.spanish.amounts import NUMBER, Amount, parse
from audiocast.spanish.currencies import PESO, Currency, Exchange, currencies
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.grammars.cardinal import mark_doubt
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.prices import has_cents, say, scale_name, scaled
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.units import rate
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
    ("$us 200 dólares", "doscientos dólares"),
    ("15 mil Bs/ha", "quince mil bolivianos por hectárea"),
    ("6,21 USD/MMBTU", "seis dólares con veintiún centavos por millón de be te u"),
    ("S/. 1,250.50", "mil doscientos cincuenta soles con cincuenta céntimos"),
    ("Q1,234.50", "mil doscientos treinta y cuatro quetzales con cincuenta centavos"),
    ("US $ 25 millones", "veinticinco millones de dólares"),
    ("US$77mn", "setenta y siete millones de dólares"),
    ("RD$304.46 millones de pesos", "trescientos cuatro punto cuarenta y seis millones de pesos dominicanos"),
    ("15,217.3 mdp", "quince mil doscientos diecisiete punto tres millones de pesos"),
    ("1.201 UFV", "mil doscientas una u efe ve"),
    ("Colombia: bono de $200.000", "Colombia: bono de doscientos mil pesos"),
)
RULES = {
    "money": "An amount of money; the currency goes to its end, and agrees.",
    "money.cents": "An amount of money with cents.",
}

SCALE = (
    r"(?:mil(?:es)?(?: (?:de )?(?:mill[oó]n(?:es)?|MM?(?!\w)))?|mill[oó]n(?:es)?|mill\.|mills\.?|millardos?"
    r"|ml?n\.?"
    r"|billones|bill[oó]n|bn|MM\.?|Mill\.|Mill[oó]n(?:es)?|Mil|MILLONES|MILL[OÓ]N|MIL|M(?!\.? ?N)|[kK])"
)
TAIL = r"(?:[.,]?[-–]{1,2}(?![\w-]|\s?\d)|[.,]?=)"
_WORD = Pattern(r"[^\W\d_]+")
_LIKE_MONEY = Pattern(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d\d)?\Z|\d{1,6}[.,]\d\d\Z")
_THOUSAND = Pattern(r"\d{1,3}(?:\.\d{3})+\Z")
_NATIONAL = Pattern(rf"{SPACE}?(?:M\.{SPACE}?N\.?|m\.n\.|MN)(?!\w)")
NATIONAL = " moneda nacional"
CENTS_AGAIN = Pattern(rf"{SPACE}(?:centavos|ctvs?|cts|cvs)\b")
_AGAIN = Pattern(
    rf"(?:{SPACE}de)?{SPACE}(?P<name>pesos|dólares|bolivianos|soles|colones|lempiras|quetzales|guaraníes|reales|euros"
    r"|[A-Z]{3})(?!\w)"
)
_DOSE = Pattern(rf"/|{SPACE}(?:de{SPACE}(?!bono|multa)|por{SPACE}(?:ml|d[ií]a|kilo|dosis)|diarias)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a symbol before and after its figure."""
    before = re.compile(
        rf"(?<![\w$])(?P<minus>(?<![^\s(«])[-−–])?(?P<symbol>{symbols('after')})\.?-?{SPACE}?(?P<sign>[-−–])?(?:(?P<ahead>MM){SPACE}?)?"
        rf"(?P<number>{NUMBER})(?:{SPACE}?(?P<scale>{SCALE})(?!\w))?(?P<tail>{TAIL})?(?![^\W_])"
    )
    after = re.compile(
        rf"(?<![\w.,$])(?P<number>{NUMBER})(?:{SPACE}?(?P<scale>{SCALE})(?!\w)(?P<of>{SPACE}de)?)?(?P<tail>{TAIL})?"
        rf"{SPACE}?(?P<symbol>{symbols('before', 'seldom')})(?P<dot>\.)?(?:(?<=\.)-(?![\w-]))?"
        r"(?![\w$]|\.[^\W\d_](?![^\W\d_]))"
    )
    return before, after


def symbols(*without: str) -> str:
    """Return the regular expression of every sign, but for those that stand only in places `without`."""
    listed = [symbol for symbol, currency in currencies().items() if currency.where not in without]
    escaped = (re.escape(symbol) for symbol in sorted(listed, key=len, reverse=True))
    return "|".join("US ?\\$" if symbol == "US\\$" else symbol for symbol in escaped)


def may_have_money(text: Text) -> bool:
    """Tell whether any sign occurs: the patterns are large, and compiled when first needed."""
    if not text.has_digits:
        return False
    words, signs = _symbols()
    return any(sign in text.written for sign in signs) or not words.isdisjoint(_WORD.findall(text.written))


@cache
def _symbols() -> tuple[frozenset[str], frozenset[str]]:
    """Return the currencies' symbols that are words, as `_WORD` finds them, and the signs of the others."""
    words: set[str] = set()
    signs: set[str] = set()
    for symbol in currencies():
        marks = {c for c in symbol if not c.isalnum() and c != "."}
        signs |= marks
        if not marks:
            words.update(_WORD.findall(symbol))
    return frozenset(words), frozenset(signs)


def find(text: Text) -> Iterator[Match]:
    """Yield every amount of money."""
    if may_have_money(text):
        yield from _amounts(text, Exchange(text))


def _amounts(text: Text, exchange: Exchange) -> Iterator[Match]:
    before, after = _patterns()
    for found in before.finditer(text.written):
        if is_money(found, exchange):
            yield _before(text, found, exchange)
    for found in after.finditer(text.written):
        if found["symbol"] != "UI" or not _DOSE.match(text.lower, found.end()):
            yield _after(text, found, exchange)


def is_money(found: re.Match[str], exchange: Exchange) -> bool:
    """Tell money from what only looks so: the climate conference (COP 28), a quarter (Q3), a size (L 40)."""
    symbol = found["symbol"].replace(" ", "")
    if symbol == "COP":
        return len(found["number"]) > 2 or bool(found["scale"])
    currency = currencies()[symbol]
    if currency.where != "seldom" or found["scale"] not in (None, "K", "k", "M"):
        return True
    if exchange.country == currency.country:
        return not re.fullmatch(r"Q[1-4]", found[0])
    # Where L is a lempira the comma groups thousands: "fila L 1.200" is none.
    return bool(_LIKE_MONEY.match(found["number"])) and (
        symbol != "L" or not _THOUSAND.match(found["number"])
    )


def guessed(exchange: Exchange, symbol: str) -> Doubt | None:
    """Return the doubt that `symbol` is that of the programme's country after all."""
    other = exchange.other(symbol)
    return Doubt("currency-guessed", other) if other else None


def end_of(text: Text, found: re.Match[str]) -> int:
    """Return where a sign ends, without the dot that ends the sentence as well."""
    end = found.end()
    return end - 1 if found["dot"] and rate(text.written, end)[0] == end and text.ends_sentence(end) else end


def rated(text: Text, end: int) -> tuple[int, str]:
    """Return where a rate after `end` ends, and what it adds: " por hectárea", " moneda nacional"."""
    after, said = rate(text.written, end)
    if said:
        return after, said
    if found := _NATIONAL.match(text.written, end):
        stops = found[0].endswith(".") and text.ends_sentence(found.end())
        return found.end() - stops, NATIONAL
    return end, ""


def _closed(text: Text, found: re.Match[str]) -> int:
    """Return where the match ends, without a dot that belongs to the sentence: "Bs 3 mill."."""
    end = found.end()
    return end - (text.written[end - 1] == "." and text.ends_sentence(end))


def _named_again(text: Text, found: re.Match[str], exchange: Exchange) -> tuple[Currency, int]:
    """Return the currency, and where its second name ends: "$us 200 dólares", "$4,500 MXN"."""
    currency, end = exchange.currency(found["symbol"]), _closed(text, found)
    if has_cents(parse(found["number"])) and (cents := CENTS_AGAIN.match(text.lower, end)):
        dot = text.written[cents.end() : cents.end() + 1] == "."
        return currency, cents.end() + (dot and not text.ends_sentence(cents.end() + 1))
    if again := _AGAIN.match(text.written, end):
        name = again["name"]
        if found["symbol"] == "$" and name in ("pesos", "dólares"):
            return PESO if name == "pesos" else currencies()["$"], again.end()
        if found["symbol"] == "$" and name in currencies():
            return exchange.currency(name), again.end()
        if name == currency.many.split()[0] or (
            name in currencies() and currencies()[name].many == currency.many
        ):
            return currency, again.end()
    return currency, end


def _before(text: Text, found: re.Match[str], exchange: Exchange) -> Match:
    amount = parse(found["number"])
    scale = found["scale"] or found["ahead"]
    currency, end = _named_again(text, found, exchange)
    end, added = rated(text, end)
    said = say(amount, scale, PESO if found["symbol"] == "$" and added == NATIONAL else currency)
    if found["sign"] or found["minus"]:
        said = f"menos {said}"
    doubt = guessed(exchange, found["symbol"]) or mark_doubt(text, amount, scale=bool(scale))
    return single(found.start(), end, said + added, _rule(amount, scale), doubt)


def _after(text: Text, found: re.Match[str], exchange: Exchange) -> Match:
    amount = parse(found["number"])
    currency = exchange.currency(found["symbol"])
    end, added = rated(text, end_of(text, found))
    doubt = guessed(exchange, found["symbol"]) or mark_doubt(text, amount, scale=bool(found["scale"]))
    if found["scale"] and currency.cent:
        scale = scale_name(found["scale"], amount)
        figure = scaled(amount, scale, currency)
        name = ("" if scale == "mil" or found["of"] else "de ") + currency.many + added
        pieces = [Piece(*found.span("scale"), scale), Piece(found.start("symbol"), end, name)]
        return Match((Piece(*found.span("number"), figure), *pieces), "money", doubt)
    if found["scale"] or (currency.cent and has_cents(amount)):
        said = say(amount, found["scale"], currency)
        return single(found.start(), end, said + added, _rule(amount, found["scale"]), doubt)
    name = currency.one if amount.is_one else f"{'de ' if amount.is_millions else ''}{currency.many}"
    figure = amount.words(feminine=currency.feminine, apocope=True)
    number = Piece(found.start("number"), found.end("tail" if found["tail"] else "number"), figure)
    return Match((number, Piece(found.start("symbol"), end, name + added)), "money", doubt)


def _rule(amount: Amount, scale: str | None) -> str:
    return "money.cents" if has_cents(amount) and not scale else "money"
