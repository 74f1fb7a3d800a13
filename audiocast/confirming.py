"""Doubtful readings as sentences that a person can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiocast.messages import _

if TYPE_CHECKING:
    from audiocast.spanish.values import Doubt


def doubt_sentence(doubt: Doubt) -> str:
    """Return what is doubtful and the other reading, as a sentence."""
    sentence = sentences().get(doubt.code, doubt.code)
    if doubt.alternative:
        sentence += " " + _("It could also be “{other}”.").format(other=doubt.alternative)
    return sentence


def sentences() -> dict[str, str]:
    """Return the sentence for each code of `spanish.doubts.CODES`."""
    return {
        "mark-ambiguous": _("The dot or comma may group thousands or begin decimals."),
        "unknown-acronym": _("An acronym that could be said as a word or spelled out."),
        "unknown-abbreviation": _("An abbreviation that is in no list, said as it is written."),
        "abbreviation-guessed": _("A word cut short that is in no list, completed by a guess."),
        "number-too-long": _("A number without a name, read in groups of figures."),
        "date-order": _("Day and month seem to stand in the American order."),
        "currency-guessed": _("A sign of money read as that of the country that the text speaks of."),
        "date-impossible": _("There is no such day."),
        "roman-ambiguous": _("A Roman numeral, or letters."),
        "range-or-code": _("A range from one figure to the other, or a code."),
        "telephone-guessed": _("Figures that look like a telephone number."),
        "emoji-dropped": _("A picture character is not said."),
        "fraction-or-date": _("A fraction, a date, or a number with its year."),
    }
