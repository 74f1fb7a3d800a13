"""Words cut short that are in no table: completed from the vocabulary, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import abbreviations, inflection, nouns, vocabulary
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import LETTER_NAMES
from audiocast.spanish.lexicon import Entry
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("las vacas. 21 familias", "las vacas. veintiuna familias"),
    ("la transmis. será en vivo", "la transmisión será en vivo"),
    ("31 damnif. en Valle Ejemplo", "treinta y un damnificados en Valle Ejemplo"),
    ("el hundim. El plan.", "el hundim. El plan."),
    ("obras complement. de riego", "obras complementarias de riego"),
)
RULES = {
    "abbreviation.completed": "A word cut short that is in no table, completed from the vocabulary.",
    "abbreviation.unknown": "A word with a dot that ends no sentence; said as written.",
}

_DOTTED = Pattern(
    r"(?<![\w.@/#'’-])(?P<short>[^\W\d_]{2,12})\.(?=(?P<inside> ?[,;:)]| [a-záéíóúñ(+=<>%–-]| \d)"
    r"|(?P<end>\s*[»”\"]?\s*\Z)| [A-ZÁÉÍÓÚÑ])"
)
_OF_LAW = frozenset(
    (
        "art",
        "arts",
        "par",
        "parág",
        "inc",
        "incs",
        "num",
        "nums",
        "lit",
        "cap",
        "tít",
        "disp",
        "exp",
        "res",
        "sec",
    )
)
_INSIDE = Pattern(r"[,;:]")
_WORD_END = Pattern(r"[aeiouáéíóúnsrldzyjx]\Z")
# vowels, infinitives, plurals; "cien"
_WHOLE_END = Pattern(r"[aeiouáéíóú]\Z|[aei]r\Z|[aeoáéó]s\Z|\Acien\Z")
_FOREIGN_END = Pattern(
    r"(?:club|web|pub|blog|chip|clip|chat|robot|debut|test|set|ballet|bidet|chalet|internet|carnet|ticket|mamut|kit|bit"
    r"|déficit|superávit|hábitat|accésit|quórum|álbum|fórum|ultimátum|currículum|referéndum|memorándum|auditórium|súmmum"
    r"|gimnasium|telegram|instagram|islam|zoom|text|host|podcast|boot|net|budget|market|shot|support|sport|cash|flash|show|tuk|streaming|marketing|camping|parking|ranking|rating|casting|bullying|zinc"
    r"|cómic|bloc|frac|clic|tic|vivac|coñac|chef|surf|golf|kayak|rock|stock|look|tik|bistec|récord|stand|box|fax|relax|top"
    r"|laptop|desktop|ketchup|pop|stop|crack|sketch|sándwich|match|coach|match|porch|boom|item|ítem|tótem|réquiem|vip"
    r"|mall|gym|spot|set|pack|snack|back|link|tuit|fútbol|vademécum|máximum|mínimum|pódium|ad|ex|app|reset|mundialit)\Z"
)
_ARTICLE = Pattern(
    r"(?:(?P<f>la|las|una|unas|esta|estas|esa|toda|otra|nueva)"
    r"|(?P<m>el|los|un|unos|este|del|al|otro|nuevo))\Z"
)


def find(text: Text) -> Iterator[Match]:
    """Yield every word cut short that the tables do not have."""
    if "." not in text.written:
        return
    for found in _DOTTED.finditer(text.written):
        if _is_cut_short(text, found):
            yield _read(text, found)


def _is_cut_short(text: Text, found: re.Match[str]) -> bool:
    """Tell whether the dot shows an abbreviation, and does not end a sentence after a whole word."""
    short = found["short"]
    word = short.lower()
    if (
        word in _OF_LAW
        or word in LETTER_NAMES
        or abbreviations.is_known(f"{short}.")
        or abbreviations.is_known(f"{word}.")
        or set(short) <= set("IVXLCDM")
    ):
        return False
    if nouns.is_function_word(word) or (len(short) > 2 and short.isupper()):
        return False
    strange = not _WORD_END.search(word)
    if found["inside"]:
        # ".," and ".)" stand after no whole word; before a small letter one ends a sloppy sentence.
        if _INSIDE.search(found["inside"]):
            return True
        if strange:
            return not _FOREIGN_END.search(word)
        # A sentence may begin with a figure: "Llegaron las vacas. 21 familias…".
        return not found["inside"][-1].isdigit() and _is_stem(word)
    if not re.search(r"[aeiouáéíóúüy]", word):
        return not short.isupper()
    if len(word) < 4 or not strange or _FOREIGN_END.search(word):
        return False
    if short[0].isupper() and text.previous_word(found.start()) not in (
        "de",
        "del",
        "la",
        "el",
        "los",
        "las",
    ):
        return False
    return bool(vocabulary.completions(word, adjective=False))


def _is_stem(word: str) -> bool:
    """Tell whether a word that ends as whole words do is a stem of the vocabulary: *transmis*, *constr*."""
    if len(word) < 4 or _WHOLE_END.search(word) or vocabulary.is_whole(word) or nouns.is_listed(word):
        return False
    return bool(vocabulary.completions(word, adjective=False))


def _read(text: Text, found: re.Match[str]) -> Match:
    """Return the completion, or the word as written where there is none, in both cases with a doubt."""
    start, end = found.start("short"), found.end("short") + 1
    short = found["short"]
    previous = text.previous_word(start)
    article = _ARTICLE.match(previous)
    gender = ("f" if article["f"] else "m") if article else ""
    adjective = bool(previous) and not _before_noun(text, start, previous)
    likely = vocabulary.completions(short.lower(), adjective=adjective, gender=gender)
    if not likely or vocabulary.is_whole(short.lower()) or len(short) < 3:
        lexicon = Entry(f"{short}.", "say", short).line()
        doubt = Doubt("unknown-abbreviation", "", lexicon)
        # What follows is not said here: the dot stays with the word.
        return single(start, end, f"{short}.", "abbreviation.unknown", doubt)
    if adjective and text.before(start, 2).startswith("."):
        previous = nouns.long_form(f"{previous}.") or previous
    said, *others = [_agreeing(text, start, end, word, previous if adjective else "") for word in likely]
    lexicon = Entry(f"{short}.", "say", said).line()
    ends = found["end"] is not None or (found["inside"] is None and not short[0].isupper())
    said = said.capitalize() if short[0].isupper() and not short.isupper() else said
    doubt = Doubt("abbreviation-guessed", ", ".join(dict.fromkeys(others)), lexicon)
    return single(start, end - ends, said, "abbreviation.completed", doubt)


def _before_noun(text: Text, start: int, previous: str) -> bool:
    """Tell whether a noun is to be expected at `start`: after an article, preposition or figure."""
    gap = text.before(start, 2).strip()
    if gap.endswith(".") and text.written[start].islower():
        return False  # after another word cut short: "lluv. aisl."
    return bool(gap and not gap[-1].isalpha()) or nouns.is_function_word(previous)


def _agreeing(text: Text, start: int, end: int, word: str, noun: str) -> str:
    if noun:
        return inflection.agreeing(word, noun)
    return inflection.plural(word) if inflection.is_plural(text, start, end) else word
