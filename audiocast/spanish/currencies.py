"""Currencies by sign: their names, where the sign stands, and which money a bare $ is in this text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property

from audiocast.spanish import countries
from audiocast.spanish.data import table
from audiocast.spanish.text import Text


@dataclass(frozen=True, slots=True)
class Currency:
    """The names of a currency and its cent ("" where it has none); `feminine` where figures agree so.

    `where` says where its sign may stand: "" before and after the figure; "before" or "after" it
    only; "seldom" before it, and only where the figure looks like money. `country` is whose it is.
    """

    one: str
    many: str
    cent: str
    feminine: bool = False
    where: str = ""
    country: str = ""


PESO = Currency("peso", "pesos", "centavo")
_SIGNS = {"peso": PESO, "euro": Currency("euro", "euros", "céntimo")}
_BOLIVAR = Currency("bolívar", "bolívares", "céntimo")
_BOLIVIANOS = ("Bs", "BS", "bs")


@cache
def currencies() -> dict[str, Currency]:
    """Return sign → currency, as they are outside of the currency's own country."""
    return {
        symbol: Currency(one, many, _cell(cent), gender == "f", _cell(where), _cell(country))
        for symbols, one, many, cent, gender, where, country in table("currencies.tsv")
        for symbol in symbols.split()
    }


def _cell(written: str) -> str:
    return "" if written == "-" else written


class Exchange:
    """Knows which currency a sign stands for in one text."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._home = text.options.country

    @cached_property
    def country(self) -> str:
        """The country whose money is meant where the sign does not say."""
        return countries.placed(self._text)

    @property
    def is_guess(self) -> bool:
        """Whether the text, not the programme, says which country it is."""
        return self.country != self._home

    def currency(self, symbol: str) -> Currency:
        """Return what `symbol` stands for; at home a peso needs no adjective."""
        symbol = symbol.replace(" ", "")
        if symbol == "$":
            return _SIGNS.get(countries.sign(self.country), currencies()[symbol])
        if symbol in _BOLIVIANOS:
            return _BOLIVAR if self.country == "ve" else currencies()[symbol]
        found = currencies()[symbol]
        if " " in found.one and found.country and found.country in (self._home, self.country):
            return replace(found, one=found.one.split()[0], many=found.many.split()[0])
        return found

    def other(self, symbol: str) -> str:
        """Return the currency that the programme's own country would mean by `symbol`, or ""."""
        if not self.is_guess or symbol not in ("$", *_BOLIVIANOS):
            return ""
        if symbol == "$":
            usual = _SIGNS.get(countries.sign(self._home), currencies()[symbol])
        else:
            usual = _BOLIVAR if self._home == "ve" else currencies()[symbol]
        return "" if usual.one == self.currency(symbol).one else usual.many
