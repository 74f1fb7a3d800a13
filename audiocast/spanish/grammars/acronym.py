"""Acronyms and words in capitals: said as a word where syllables allow it, spelled out where not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns, vocabulary
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import can_be_said, is_acronym_word, is_foreign_word, spell
from audiocast.spanish.lexicon import Entry, Lexicon
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text
from audiocast.spanish.values import Doubt

EXAMPLES = (
    ("el GADLP", "el ge a de ele pe"),
    ("el SEDAG", "el Sedag"),
    ("YPFB", "ye pe efe be"),
    ("las ONGs", "las o ene ges"),
    ("las TICs", "las Tics"),
    ("las OTB’s", "las o te bes"),
    ("GOBERNACIÓN ENTREGA OBRAS EN VALLE EJEMPLO", "Gobernación entrega obras en valle ejemplo"),
    ("la empresa STILER y el INSIVUMEH", "la empresa Stiler y el Insivumeh"),
    ("ACTA de la reunión", "Acta de la reunión"),
    ("O R D E N A N Z A: se dispone", "Ordenanza: se dispone"),
    ("la Dirección de Educación (DE)", "la Dirección de Educación (de e)"),
    ("la Pprdh y la GmbH", "la pe pe erre de hache y la ge eme be hache"),
    ("ATENCIÓN: no hay agua", "Atención: no hay agua"),
)
RULES = {
    "acronym.letters": "An acronym spelled out.",
    "acronym.word": "An acronym said as a word.",
    "capitals.spaced": "A word written with a space after each letter.",
    "capitals": "An ordinary word in capitals.",
}

_CAPITALS = Pattern(r"(?<![^\W_])(?<![@#])([A-ZÁÉÍÓÚÜÑÄËÏÖÇ]{2,30})((?:['’])?s)?(?![^\W_])")
_LETTER = Pattern(r"(?<![\w.-])[AEOUY](?= )")
_SPACED = Pattern(
    r"(?<![^\W_])(?:[A-ZÁÉÍÓÚÑ] ){4,24}[A-ZÁÉÍÓÚÑ](?![^\W_])", needs=r"[A-ZÁÉÍÓÚÑ] [A-ZÁÉÍÓÚÑ] "
)
# Letters that no vowel parts, in any case: GmbH, Pprdh.
_CONSONANTS = Pattern(
    r"(?<![^\W_])(?<![@#.])(?=[^\W\d_]{0,6}[A-ZÑ])(?=[^\W\d_]{0,7}[a-zñ])[Yy]?(?:[B-DF-HJ-NP-TV-XZÑb-df-hj-np-tv-xzñ]{3,8}|[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz][B-DF-HJ-NP-TV-XZ])(?![^\W_]|\.[^\W_])"
)
_IN_BRACKETS = Pattern(r"\((?P<word>[A-ZÑ]{2})\)")
_SHORT = frozenset(("ha", "he", "da", "dé", "va", "ve", "vi", "di", "ir", "ti", "fe", "té", "ex", "ay", "oh"))
# NEWS and STOP, but not GADC nor PDES: what an English syllable may begin and end with.
_ONSET = r"(?:[^aeiou]|[bcfgkp][lr]|[dt]r|[cgkpstw]h|s[cklmnpqtw]|tw|wr)"
_CODA = (
    r"(?:[^aeiou]|[cfps]t|c[ks]|l[dfklmpst]|m[ps]|n[dgknst]|p[st]|r[dklmnpst]"
    r"|s[hkpst]|[cgt]h|t[st]|[dgkw]s|ff|xt|wn)"
)
_FOREIGN = Pattern(rf"{_ONSET}[aeiou]{_CODA}\Z|[aeiou][^aeiou]{{1,2}}[aeiou]+[^aeiou]?\Z")
_NUMBERED = Pattern(r"-\d")
_ANY = Pattern(r"[^\W\d_]{2,}")


def find(text: Text) -> Iterator[Match]:
    """Yield every word in capitals."""
    for spaced in _SPACED.finditer(text.written):
        yield single(*spaced.span(), spaced[0].replace(" ", "").capitalize(), "capitals.spaced")
    for mixed in _CONSONANTS.finditer(text.written):
        yield single(*mixed.span(), spell(mixed[0]), "acronym.letters")
    found = list(_CAPITALS.finditer(text.written))
    if not found:
        return
    if headline := _is_headline(text, len(found)):
        for single_letter in _LETTER.finditer(text.written):
            if single_letter.start():
                yield single(*single_letter.span(), single_letter[0].lower(), "capitals")
    first = True
    for word in found:
        yield _headline_word(word, first) if headline and not word[2] else _read(text, word)
        first = False


def _is_headline(text: Text, capitals: int) -> bool:
    return capitals >= 3 and capitals > 0.6 * len(_ANY.findall(text.written))


def _is_short_word(word: str) -> bool:
    return nouns.is_function_word(word.lower()) or word.lower() in _SHORT


def _headline_word(found: re.Match[str], first: bool) -> Match:
    word = found[1]
    known = _is_short_word(word) or can_be_said(word) or _is_foreign(word)
    if not known:
        return single(*found.span(), spell(word), "acronym.letters")
    said = word.capitalize() if first else word.lower()
    return single(*found.span(), said, "capitals")


def _is_party(text: Text, found: re.Match[str]) -> bool:
    """Tell UN, ME, SE from the words that they spell: an article before, no noun after."""
    word = found[1].lower()
    if word in ("me", "se", "te", "le", "lo", "mi", "tu", "su", "si", "ya"):
        return text.previous_word(found.start()) in ("el", "la", "del", "al", "los", "las")
    following = text.next_word(found.end())
    if word != "un" or (not following and _is_among_capitals(text, found)):
        return False
    return not following or nouns.is_function_word(following) or following in ("y", "e", "o")


def _read(text: Text, found: re.Match[str]) -> Match:
    word, plural = found[1], (found[2] or "")[-1:]
    if not plural and (_is_party(text, found) or _is_bracketed(text, found)):
        return single(*found.span(), spell(word), "acronym.letters")
    if len(word) == 2 and _NUMBERED.match(text.written, found.end()):
        return single(*found.span(), spell(word), "acronym.letters")
    if not plural and (_is_short_word(word) or _is_ordinary(word)):
        return single(*found.span(), word.capitalize(), "capitals")
    if _is_said(text, found, word):
        said = word.capitalize() + plural
        if plural or not _is_doubtful(text, found):
            ordinary = len(word) > 7 or not word.isascii()
            return single(*found.span(), said, "capitals" if ordinary else "acronym.word")
        letters = Entry(word, "letters", case=True).line()
        return single(*found.span(), said, "acronym.word", Doubt("unknown-acronym", spell(word), letters))
    return single(*found.span(), spell(word) + plural, "acronym.letters")


def _is_bracketed(text: Text, found: re.Match[str]) -> bool:
    """Tell "(DE)", "(SE)", which are acronyms, from the words that they spell."""
    return len(found[1]) == 2 and text.written[found.start() - 1 : found.end() + 1] == f"({found[1]})"


def _is_ordinary(word: str) -> bool:
    """Tell an ordinary word in capitals: of the lists, or of the vocabulary where it could be no acronym."""
    lower = word.lower()
    if not set(lower) & set("aeiouáéíóú"):
        return False
    return nouns.is_listed(lower) or (len(word) > 3 and vocabulary.is_whole(lower))


def _is_said(text: Text, found: re.Match[str], word: str) -> bool:
    if not word.isascii() and "Ñ" not in word and can_be_said(word):
        return True  # an accent: no acronym has one
    if is_acronym_word(word) or (len(word) > 5 and is_foreign_word(word)):
        return True
    return _is_among_capitals(text, found) and (can_be_said(word) or _is_foreign(word))


def _is_foreign(word: str) -> bool:
    """Tell whether, beside other words in capitals, `word` is a foreign one: NEWS, STOP, Kcacha."""
    return is_foreign_word(word) or (len(word) == 4 and _FOREIGN.match(word.lower()) is not None)


def _is_doubtful(text: Text, found: re.Match[str]) -> bool:
    """Tell whether custom may spell the word out: short, in ASCII, and alone in capitals."""
    word = found[1]
    return len(word) < 6 and word.isascii() and not _is_among_capitals(text, found)


def _is_among_capitals(text: Text, found: re.Match[str]) -> bool:
    beside = text.written[max(0, found.start() - 12) : found.start()].split()[-1:]
    beside += text.written[found.end() : found.end() + 12].split()[:1]
    words = [re.sub(r"[^\w]+", "", other) for other in beside]
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in words)


def of_release(text: Text, acronyms: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and long form of each acronym that the release itself explains."""
    for start, end, entry in acronyms.find(text.written):
        yield start, end, entry.said


def is_definition(text: Text, start: int, end: int, long_form: str) -> bool:
    """Tell whether the acronym stands beside its own long form: «Servicio … (SEDAG)», «SEDAG (…)»."""
    before = re.sub(r"\W+", " ", text.before(start, len(long_form) + 12)).strip()
    after = re.sub(r"\W+", " ", text.after(end, len(long_form) + 12)).strip()
    plain = re.sub(r"\W+", " ", long_form.lower()).strip()
    return before.endswith(plain) or after.startswith(plain)
