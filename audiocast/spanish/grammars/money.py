"""Money: Bs, $us, USD, €, with millions, cents, and rates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audiocast.spanish import numbers
from audiocast.spanish.amounts import NUMBER, Amount, parse
from audiocast.spanish.data import table
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.grammars.cardinal import mark_doubt
from audiocast.spanish.grammars.measure import per, unit_pattern
from audiocast.spanish.text import SPACE, Text

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

_SCALE = r"(?:mil(?:es)?(?: mill[oó]n(?:es)?)?|mill[oó]n(?:es)?|billones|bill[oó]n|MM|MILLONES|MILLÓN|MIL)"
_ALONE = re.compile(r"(?<![\w$])(?P<symbol>Bs|\$us|\$Us|\$US|US\$|USD|€)(?P<dot>\.)?(?![\w$])")
_MM = re.compile(r"(?<=\d)(?P<gap>\s?)MM(?!\w)")


@dataclass(frozen=True, slots=True)
class Currency:
    """The names of a currency and its cent; `feminine` where figures agree so."""

    one: str
    many: str
    cent: str
    feminine: bool


@cache
def _currencies() -> dict[str, Currency]:
    return {
        symbol: Currency(one, many, cent, gender == "f")
        for symbols, one, many, cent, gender in table("currencies.tsv")
        for symbol in symbols.split()
    }


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a symbol before and after its figure."""
    symbol = "|".join(re.escape(one) for one in sorted(_currencies(), key=len, reverse=True))
    before = re.compile(
        rf"(?<![\w$])(?P<symbol>{symbol})\.?-?{SPACE}?(?P<sign>[-−–])?"
        rf"(?:(?P<first>{NUMBER}){SPACE}?(?P<join>[-–—]){SPACE}?)?(?P<number>{NUMBER})(?P<tail>\.-)?"
        rf"(?:{SPACE}?(?P<scale>{_SCALE})\b)?(?![^\W_])"
    )
    after = re.compile(
        rf"(?<![\w.,$])(?P<number>{NUMBER})(?:{SPACE}(?P<scale>{_SCALE})\b)?(?P<tail>\.-)?{SPACE}?(?P<symbol>{symbol})(?P<dot>\.)?(?![\w$])"
    )
    return before, after


def find(text: Text) -> Iterator[Match]:
    """Yield every amount of money."""
    if text.has_digits:
        # The patterns are large: they are compiled for the first text that has a currency.
        if any(symbol in text.written for symbol in _currencies()):
            yield from _amounts(text)
        for found in _MM.finditer(text.written):
            yield single(found.end("gap"), found.end(), "millones", "money.scale")
    for found in _ALONE.finditer(text.written):
        said = _currencies()[found["symbol"]].many
        if re.search(r"(?:\bun|\bpor|\bcada)\s+$", text.before(found.start(), 8)):
            said = _currencies()[found["symbol"]].one
        end = _end(text, found)
        if rate := _rate().match(text.written, end):
            said += per(rate[0][1:])
            end = rate.end()
        yield single(found.start(), end, said, "money.currency")


def _amounts(text: Text) -> Iterator[Match]:
    before, after = _patterns()
    for found in before.finditer(text.written):
        if not _is_summit(found) and not _is_letter(found):
            yield _before(text, found)
    for found in after.finditer(text.written):
        if not _is_letter(found):
            yield _after(text, found)


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(
        rf"/(?:{unit_pattern()}|(?!mensual|anual|semanal|diari|aprox|equiv)[a-záéíóúñ]{{2,19}}[a-rt-záéíóúñ])(?!\w)"
    )


def _is_summit(found: re.Match[str]) -> bool:
    """Tell the climate conference (COP 28) from Colombian pesos."""
    return found["symbol"] == "COP" and len(found["number"]) < 3 and not found["scale"]


def _is_letter(found: re.Match[str]) -> bool:
    """Tell a quarter or a code (Q3) from quetzales, which are written with cents here (Q50,10)."""
    return found["symbol"] in ("Q", "q") and not re.match(r"[Qq]\d[\d.]*,\d\d\Z", found[0])


def _end(text: Text, found: re.Match[str]) -> int:
    end = found.end()
    return end - 1 if found["dot"] and text.ends_sentence(end) else end


def _before(text: Text, found: re.Match[str]) -> Match:
    amount = parse(found["number"])
    said = _say(amount, found["scale"], _currencies()[found["symbol"]])
    if found["first"]:
        said = f"{parse(found['first']).words()} a {said}"
    if found["sign"]:
        said = f"menos {said}"
    end = found.end()
    if rate := _rate().match(text.written, end):
        said += per(rate[0][1:])
        end = rate.end()
    return single(
        found.start(),
        end,
        said,
        _rule(amount, found["scale"]),
        mark_doubt(text, amount, scale=bool(found["scale"])),
    )


def _after(text: Text, found: re.Match[str]) -> Match:
    amount = parse(found["number"])
    currency = _currencies()[found["symbol"]]
    pieces: list[Piece] = []
    end = _end(text, found)
    doubt = mark_doubt(text, amount, scale=bool(found["scale"]))
    if found["scale"]:
        scale = _scale(found["scale"], amount)
        figure = amount.words(apocope=True)
        pieces = [Piece(*found.span("number"), figure), Piece(*found.span("scale"), scale)]
        pieces.append(
            Piece(found.start("symbol"), end, currency.many if scale == "mil" else f"de {currency.many}")
        )
        return Match(tuple(pieces), "money", doubt)
    if len(amount.decimals) == 2:
        said = _say(amount, None, currency)
        if rate := _rate().match(text.written, end):
            said += per(rate[0][1:])
            end = rate.end()
        return single(found.start(), end, said, "money.cents", doubt)
    name = currency.one if amount.is_one else currency.many
    if rate := _rate().match(text.written, end):
        name += per(rate[0][1:])
        end = rate.end()
    figure = amount.words(feminine=currency.feminine, apocope=True)
    pieces = [Piece(found.start("number"), found.end("tail" if found["tail"] else "number"), figure)]
    pieces.append(Piece(found.start("symbol"), end, name))
    return Match(tuple(pieces), "money", doubt)


def _rule(amount: Amount, scale: str | None) -> str:
    return "money.cents" if len(amount.decimals) == 2 and not scale else "money"


def _scale(written: str, amount: Amount) -> str:
    scale = written.lower()
    if scale == "mm":
        return "millón" if amount.is_one else "millones"
    return scale


def _say(amount: Amount, scale: str | None, currency: Currency) -> str:
    if scale:
        word = _scale(scale, amount)
        figure = amount.words(apocope=True)
        if word == "mil":
            return f"{'' if amount.is_one else figure + ' '}mil {currency.many}"
        return f"{figure} {word} de {currency.many}"
    if len(amount.decimals) == 2:
        return _with_cents(amount, currency)
    if len(amount.decimals) == 1 and not int(amount.whole) and int(amount.decimals):
        return _with_cents(Amount(amount.whole, f"{amount.decimals}0", amount.mark), currency)
    figure = amount.words(feminine=currency.feminine, apocope=True)
    whole_millions = not amount.decimals and int(amount.whole) and int(amount.whole) % 10**6 == 0
    noun = currency.one if amount.is_one else f"{'de ' if whole_millions else ''}{currency.many}"
    return f"{figure} {noun}"


def _with_cents(amount: Amount, currency: Currency) -> str:
    cents = int(amount.decimals)
    whole = Amount(amount.whole)
    tail = f"{numbers.cardinal(cents, apocope=True)} {currency.cent}{'' if cents == 1 else 's'}"
    if not int(whole.whole) and cents:
        return tail
    said = _say(whole, None, currency)
    return f"{said} con {tail}" if cents else said
