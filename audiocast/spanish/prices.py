"""How an amount of money is said: its scale, its cents, the currency at the end."""

from __future__ import annotations

from audiocast.spanish import numbers
from audiocast.spanish.amounts import Amount
from audiocast.spanish.currencies import Currency

_MILLION = ("mm", "mm.", "m", "mill.", "mills", "mills.", "millon", "mn", "mn.", "mln", "mln.")


def has_cents(amount: Amount) -> bool:
    """Tell whether the decimals are cents."""
    return len(amount.decimals) == 2


def scale_name(written: str, amount: Amount) -> str:
    """Return what is said for a scale: MM is millones, k is mil."""
    scale = written.lower()
    if scale == "k":
        return "mil"
    if scale == "bn" or (scale.startswith("mil") and scale[-1] == "m"):
        return "mil millones"
    if scale in _MILLION:
        return "millón" if amount.is_one else "millones"
    return scale


def scaled(amount: Amount, scale: str, currency: Currency) -> str:
    """Return the figure before its scale; "doscientas mil libras", "veintiún mil bolivianos"."""
    if scale == "mil" and not amount.decimals:
        said = numbers.cardinal(int(amount.whole) * 1000, feminine=currency.feminine)
        return said.removesuffix(" mil")
    return amount.words(apocope=True)


def say(amount: Amount, scale: str | None, currency: Currency) -> str:
    """Return an amount of money in words."""
    if scale:
        word = scale_name(scale, amount)
        figure = scaled(amount, word, currency)
        if word == "mil":
            return f"{'' if amount.is_one else figure + ' '}mil {currency.many}"
        if word.startswith("mil ") and amount.is_one:
            return f"{word} de {currency.many}"
        return f"{figure} {word} de {currency.many}"
    if currency.cent and has_cents(amount):
        return _withhas_cents(amount, currency)
    if currency.cent and len(amount.decimals) == 1 and not int(amount.whole) and int(amount.decimals):
        return _withhas_cents(Amount(amount.whole, f"{amount.decimals}0", amount.mark), currency)
    figure = amount.words(feminine=currency.feminine, apocope=True)
    noun = currency.one if amount.is_one else f"{'de ' if amount.is_millions else ''}{currency.many}"
    return f"{figure} {noun}"


def _withhas_cents(amount: Amount, currency: Currency) -> str:
    cents = int(amount.decimals)
    whole = Amount(amount.whole)
    tail = f"{numbers.cardinal(cents, apocope=True)} {currency.cent}{'' if cents == 1 else 's'}"
    if not int(whole.whole) and cents:
        return tail
    said = say(whole, None, currency)
    return f"{said} con {tail}" if cents else said
