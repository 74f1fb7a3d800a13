"""Several amounts under one sign: entre Bs 40 y 50 mil, Bs 20-30, Bs 10, 20 y 50; the currency comes last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audiocast.spanish import nouns
from audiocast.spanish.amounts import NUMBER, parse
from audiocast.spanish.currencies import Currency, Exchange
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.grammars.money import SCALE, TAIL, guessed, is_money, may_have_money, rated, symbols
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.prices import has_cents, say
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.units import units

EXAMPLES = (
    ("entre Bs 40 y 50 mil", "entre cuarenta y cincuenta mil bolivianos"),
    ("entre $us 90 y $us 110 millones", "entre noventa y ciento diez millones de dólares"),
    ("de Bs 3 a 5 millones", "de tres a cinco millones de bolivianos"),
    ("Bs 800 mil a 1,2 millones", "ochocientos mil a uno coma dos millones de bolivianos"),
    ("Bs 20-30", "veinte a treinta bolivianos"),
    ("40-50 mil Bs", "cuarenta a cincuenta mil bolivianos"),
    ("de Bs 5 a 6,50", "de cinco bolivianos a seis bolivianos con cincuenta centavos"),
    ("billetes de Bs 10, 20 y 50", "billetes de diez, veinte y cincuenta bolivianos"),
    ("Bs 6,96 x $us 1", "seis bolivianos con noventa y seis centavos por un dólar"),
    ("entre Bs 10-20", "entre diez y veinte bolivianos"),
    ("Bs 20 a 5 km", "veinte bolivianos a cinco kilómetros"),
    ("pagó Bs 20 a 30 vecinos", "pagó veinte bolivianos a treinta vecinos"),
)
RULES = {
    "money.range": "From an amount of money to another; the currency is said once, the scale holds for both.",
    "money.exchange": "The x before a sum of money.",
    "money.list": "Several amounts under one sign of money.",
}

_UNIT = Pattern(rf"{SPACE}?([%‰°º@]|[^\W\d_]{{1,5}}[23²³]?(?!\w))")
_X = Pattern(rf"[^\W_]\.?{SPACE}?[xX×]{SPACE}?[^\w\s,.;:]?[\dA-Za-z$€]")
_PLURAL_ENDINGS = ("mensuales", "diarios", "semanales", "anuales", "adicionales", "más", "menos", "extras")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of two amounts, of three or more, and of two before their sign."""
    sign = rf"(?<![\w$])(?P<symbol>{symbols('after')})\.?-?{SPACE}?"
    last = rf"(?:{SPACE}?(?P<scale>{SCALE})(?!\w))?{TAIL}?(?![^\W_]|[.,/-]\d)"
    pair = re.compile(
        rf"{sign}(?P<number>{NUMBER})(?:{SPACE}?(?P<first>{SCALE})(?!\w))?{TAIL}?"
        rf"(?:{SPACE}?(?P<dash>[-–—]){SPACE}?|{SPACE}(?P<join>a|y|o|u|hasta){SPACE})"
        rf"(?P<again>(?P=symbol)\.?-?{SPACE}?)?(?P<second>{NUMBER}){last}"
    )
    row = re.compile(
        rf"{sign}(?P<number>{NUMBER})(?P<middle>(?:,{SPACE}{NUMBER}(?![^\W\d_])){{1,12}}){SPACE}(?P<join>y|o|u){SPACE}"
        rf"(?P<second>{NUMBER}){last}"
    )
    behind = re.compile(
        rf"(?<![\w.,$/:-])(?P<number>{NUMBER}){SPACE}?[-–—]{SPACE}?(?P<second>{NUMBER})"
        rf"(?:{SPACE}?(?P<scale>{SCALE})(?!\w)(?:{SPACE}de)?)?{SPACE}?"
        rf"(?P<symbol>{symbols('before', 'seldom')})\.?(?![\w$])"
    )
    return pair, row, behind


@cache
def _exchange() -> re.Pattern[str]:
    """Return the pattern of an x before a sum: x $us 1, x 1 dólar."""
    names = r"dólar(?:es)?|bolivianos?|pesos?|euros?|soles|sol|real|reales|guaraníes"
    return re.compile(
        rf"(?<=[^\W_])\.?{SPACE}?(?P<x>[xX×])(?={SPACE}?(?:{symbols('after', 'seldom')})\.?{SPACE}?\d"
        rf"|{SPACE}?\d[\d.,]{{0,12}}{SPACE}(?:{names}|{symbols('before', 'seldom')})(?!\w))"
    )


def find(text: Text) -> Iterator[Match]:
    """Yield every range and row of amounts."""
    if not may_have_money(text):
        return
    exchange = Exchange(text)
    if _X.search(text.written):
        for found in _exchange().finditer(text.written):
            yield single(*found.span("x"), "por", "money.exchange")
    pair, row, behind = _patterns()
    for found in pair.finditer(text.written):
        if is_money(found, exchange) and _is_range(text, found):
            yield _match(
                text, found, exchange, _pair(text, found, exchange.currency(found["symbol"])), "money.range"
            )
    for found in row.finditer(text.written):
        if is_money(found, exchange) and not _counts(text, found.end()):
            middle = [parse(one).words() for one in re.findall(NUMBER, found["middle"])]
            said = ", ".join([parse(found["number"]).words(), *middle])
            last = say(parse(found["second"]), found["scale"], exchange.currency(found["symbol"]))
            yield _match(text, found, exchange, f"{said} {found['join']} {last}", "money.list")
    for found in behind.finditer(text.written):
        high = say(parse(found["second"]), found["scale"], exchange.currency(found["symbol"]))
        said = f"{parse(found['number']).words()} {_between(text, found)} {high}"
        yield _match(text, found, exchange, said, "money.range")


def _match(text: Text, found: re.Match[str], exchange: Exchange, said: str, rule: str) -> Match:
    end = found.end()
    end -= text.written[end - 1] == "." and text.ends_sentence(end)
    end, rate = rated(text, end)
    return single(found.start(), end, said + rate, rule, guessed(exchange, found["symbol"]))


def _is_range(text: Text, found: re.Match[str]) -> bool:
    """Tell "de Bs 20 a 30" from "pagó Bs 20 a 30 vecinos" and "Bs 20 y 30 huevos"."""
    if found["dash"]:
        return True
    before = text.previous_word(found.start())
    if found["again"] and (found["first"] or not found["scale"]):
        return False
    if found["join"] == "y" and before != "entre":
        return False
    return not _counts(text, found.end()) if not found["scale"] else not _counts_many(text, found)


def _counts(text: Text, end: int) -> bool:
    """Tell whether the last figure counts something else: a plural noun follows."""
    if (unit := _UNIT.match(text.written, end)) and (unit[1] in "%‰°º@" or unit[1] in units()):
        return True
    word = text.next_word(end)
    return word.endswith("s") and word not in _PLURAL_ENDINGS and not nouns.is_function_word(word)


def _counts_many(text: Text, found: re.Match[str]) -> bool:
    """Tell whether "30 mil familias", "2 millones de personas" is counted, not paid."""
    if found["scale"].lower().startswith("mill"):
        return text.next_word(found.end()) == "de"
    return _counts(text, found.end())


def _between(text: Text, found: re.Match[str]) -> str:
    """Return the word for a dash: "entre Bs 10-20" asks for "y"."""
    return "y" if text.previous_word(found.start()) == "entre" else "a"


def _pair(text: Text, found: re.Match[str], currency: Currency) -> str:
    low, high = parse(found["number"]), parse(found["second"])
    join = found["join"] or _between(text, found)
    if currency.cent and not found["scale"] and (has_cents(low) or has_cents(high)):
        return f"{say(low, found['first'], currency)} {join} {say(high, None, currency)}"
    first = low.words() if not found["first"] else _without(say(low, found["first"], currency), currency)
    return f"{first} {join} {say(high, found['scale'], currency)}"


def _without(said: str, currency: Currency) -> str:
    """Return an amount without its currency, which follows later: "ochocientos mil"."""
    return said.removesuffix(currency.many).strip().removesuffix(" de")
