"""The stable codes of `Token.doubt`; the command line has a sentence for each."""

CODES = {
    "mark-ambiguous": "A dot or comma may group thousands or begin decimals.",
    "unknown-acronym": "An acronym that could be said as a word or spelled out.",
    "unknown-abbreviation": "An abbreviation that is in no list; said as written.",
    "abbreviation-guessed": "An abbreviation that is in no list, completed from the vocabulary.",
    "number-too-long": "A number without a name, read in groups of figures.",
    "fraction-or-date": "Figures with a slash that may be a fraction or a day and month.",
    "range-or-code": "Figures with a hyphen that may be a range or a code.",
    "roman-ambiguous": "A Roman numeral that may be said as a cardinal or an ordinal.",
    "telephone-guessed": "Figures taken for a telephone number.",
    "emoji-dropped": "An emoji, which is not said.",
    "date-order": "Day and month stand in the American order.",
    "currency-guessed": "A sign of money read as that of the country that the text speaks of.",
    "date-impossible": "There is no such day.",
}
"""Code → what is doubtful, in English."""
