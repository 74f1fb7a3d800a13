"""The stable codes of `Token.doubt`; the command line has a sentence for each."""

CODES = {
    "mark-ambiguous": "A dot or comma may group thousands or begin decimals.",
    "unknown-acronym": "An acronym that could be said as a word or spelled out.",
    "number-too-long": "A number without a name, read in groups of figures.",
    "date-order": "Day and month stand in the American order.",
    "date-impossible": "There is no such day.",
}
"""Code → what is doubtful, in English."""
