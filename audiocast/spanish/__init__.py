"""Written Spanish → spoken Spanish: text in, text out, every token linked to what was written."""

from audiocast.spanish.lexicon import Entry, Lexicon, LexiconError
from audiocast.spanish.options import Options
from audiocast.spanish.pls import export_pls, import_pls
from audiocast.spanish.reader import Reader
from audiocast.spanish.values import Doubt, Override, Reading, Token, words

__all__ = [
    "Doubt",
    "Entry",
    "Lexicon",
    "LexiconError",
    "Options",
    "Override",
    "Reader",
    "Reading",
    "Token",
    "export_pls",
    "import_pls",
    "words",
]
