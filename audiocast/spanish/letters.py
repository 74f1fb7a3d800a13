"""Letters by name, and whether a row of capitals can be said as a word."""

from __future__ import annotations

import re

from audiocast.spanish.patterns import Pattern

NAMES = {
    "a": "a", "b": "be", "c": "ce", "d": "de", "e": "e", "f": "efe", "g": "ge", "h": "hache", "i": "i",
    "j": "jota", "k": "ka", "l": "ele", "m": "eme", "n": "ene", "ñ": "eñe", "o": "o", "p": "pe", "q": "cu",
    "r": "erre", "s": "ese", "t": "te", "u": "u", "v": "ve", "w": "doble ve", "x": "equis", "y": "ye",
    "z": "zeta", "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u",
    "ä": "a", "ë": "e", "ï": "i", "ö": "o", "ç": "ce cedilla",
}  # fmt: skip

LETTER_NAMES = frozenset(" ".join(NAMES.values()).split())
"""Words that name letters, and may end a sentence: efe, ele, eme."""
_ONSET = r"(?:[bcfgpt]r|dr|[bcfgp]l|ch|ll|qu(?=[eiéí])|[bcdfghjklmnñprstvwxyz])"
_VOWELS = r"[aeiouáéíóúü]{1,3}"
_CODA = r"(?:[bcdfglmnprstxzñ]|[nrb]s)"
_END = r"(?:[bcdfgjklmnprstxzy]|[nrpc]s)"
_WORD = Pattern(rf"{_ONSET}?{_VOWELS}(?:{_CODA}?{_ONSET}{_VOWELS}){{0,12}}{_END}?\Z")


_ACRONYM = Pattern(
    rf"{_ONSET}?[aeiou]{{1,2}}(?:[lmnrsxz]?{_ONSET}[aeiou]{{1,2}}){{0,12}}(?:[lnrs]|(?<![aeiou]{{2}})[bcdfgmptxz])?\Z"
)


_FOREIGN = Pattern(
    r"(?:sch|[^aeiouáéíóúü]{0,2})(?:[aeiouyáéíóúü]{1,3}[^aeiouáéíóúü]{1,3}){0,8}[aeiouyáéíóúü]{1,3}[^aeiouyáéíóúü]{0,2}\Z"
)


def spell(written: str) -> str:
    """Return the letters of `written` by name, digits as digits, other characters dropped."""
    named = (NAMES.get(c) or (c if c.isdigit() else "") for c in written.lower())
    return " ".join(name for name in named if name)


def can_be_said(written: str) -> bool:
    """Tell whether Spanish syllables allow `written` as a word: GADLP no, SEDAG yes.

    Two letters, and vowels alone, are spelled out by custom (UE, IUE).
    """
    word = written.lower()
    if len(word) < 3 or not re.search(r"[^aeiouáéíóúü]", word):
        return False
    return bool(_WORD.match(word))


def is_foreign_word(written: str) -> bool:
    """Tell whether `written` is too long for an acronym and has vowels enough to be a foreign word or name.

    FRANZ and SPUTNIK are, GADLP, SDDETI and UAGRM are not: they begin or end with three consonants, or
    begin with the same letter twice or with two stops.
    """
    word = written.lower()
    if len(word) < 5 or not _FOREIGN.match(word):
        return False
    return not re.match(r"[bcdfgpqt][bcdfgkpqt]|(.)\1", word[1:] if word[0] == "s" else word)


def is_acronym_word(written: str) -> bool:
    """Tell whether custom says the acronym `written` as a word: CONADE yes, OEP, APS and IBCE no.

    Stricter than `can_be_said`: of three letters only what has a Spanish shape (BID, INE, POA), of more
    only what has no stop before a consonant or two vowels at its start; longer ones as `can_be_said`.
    """
    word = written.lower()
    if not can_be_said(word):
        return False
    if len(word) > 4:
        return not re.match(r"[aeiou]{2}", word) or bool(re.match(r"(?:ae|ai|au|oi)[^aeiou][aeiou]", word))
    if len(word) == 3:
        return bool(
            re.match(r"(?:[bcdfglmnprst][aeiou][bcdflmnrst]|[aeiou][bcdfgjlmnprstvñ][aeiou])\Z", word)
        )
    return bool(_ACRONYM.match(word)) and not re.search(r"\A[aeiou]{2}|aa|ee|ii|oo|uu", word)
