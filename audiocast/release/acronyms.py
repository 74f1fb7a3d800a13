"""Acronyms with the long form that the text itself gives.

«Servicio Departamental Agropecuario (SEDAG)», «SEDAG (Servicio Departamental Agropecuario)». The
pairing follows the idea of Schwartz and Hearst (2003), made for Spanish: an acronym is put together
from the beginnings of the long form's words, small words aside (SE+D+AG), or of some of them.
"""

from __future__ import annotations

import re
import unicodedata

_ACRONYM = r"[A-ZÁÉÍÓÚÑ](?:[A-ZÁÉÍÓÚÑ0-9&-]|\.(?=[A-ZÁÉÍÓÚÑ])){1,11}\.?"
_IN_BRACKETS = re.compile(
    rf"\(\s*[“\"«]?({_ACRONYM}|[A-ZÁÉÍÓÚÑ]{{2,8}}[ye][A-ZÁÉÍÓÚÑ]{{1,4}}"
    rf"|[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{{2,9}})[”\"»]?\s*(,?\s*por sus siglas[^()]{{0,40}})?\)"
)
_BEFORE_BRACKETS = re.compile(rf"(?<!\w)({_ACRONYM})\s*\(([^()]{{5,160}})\)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    [
        "a",
        "al",
        "con",
        "de",
        "del",
        "e",
        "el",
        "en",
        "la",
        "las",
        "los",
        "o",
        "para",
        "por",
        "sin",
        "su",
        "sus",
        "u",
        "y",
        "y/o",
    ]
)
_BREAKS = re.compile(r"[.;:()“”«»\"!?]")
_FOREIGN = frozenset(
    [
        "organización",
        "organizaciones",
        "fondo",
        "programa",
        "agencia",
        "oficina",
        "unión",
        "banco",
        "comisión",
        "alto",
        "instituto",
        "centro",
        "corporación",
        "federación",
        "asociación",
        "comunidad",
        "tratado",
        "convención",
    ]
)
_LONGEST = 16  # words of a long form
_LONGEST_TEXT = 20_000  # characters; a longer paragraph is not prose
_PREFIX = 6  # letters that one word may give


def find_acronyms(texts: list[str]) -> tuple[tuple[str, str], ...]:
    """Return (acronym, long form) in the order of the text, each acronym once."""
    found: dict[str, str] = {}
    for text in texts:
        if len(text) > _LONGEST_TEXT:
            continue
        pairs: list[tuple[int, str, str]] = []
        for match in _IN_BRACKETS.finditer(text):
            if long := _before(text[max(0, match.start() - 250) : match.start()], match[1], bool(match[2])):
                pairs.append((match.start(), match[1], long))
        for match in _BEFORE_BRACKETS.finditer(text):
            if long := _inside(match[2], match[1]):
                pairs.append((match.start(), match[1], long))
        for _place, short, long in sorted(pairs):
            found.setdefault(short, long)
    return tuple(found.items())


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in plain if c.isalnum())


def _before(text: str, short: str, foreign: bool) -> str | None:
    """Return the long form that ends where `text` ends."""
    text = text.rstrip(' ,“”"«»')
    breaks = [m.end() for m in _BREAKS.finditer(text)]
    offset = breaks[-1] if breaks else 0
    words = list(_WORD.finditer(text, offset))[-_LONGEST:]
    if not words or words[-1].end() != len(text):
        return None
    best: tuple[int, int] | None = None
    for start in range(len(words) - 1, -1, -1):
        if words[start][0].lower() in _SMALL:
            continue
        score = _score([w[0] for w in words[start:]], short)
        if score and (best is None or score > best[0] or (score == best[0] == 1)):
            best = (score, start)
    if best is None:
        best = _foreign([w[0] for w in words], foreign)
    return text[words[best[1]].start() :] if best else None


def _score(words: list[str], short: str) -> int:
    """Tell how well `words` make `short`: 4 initials, 3 beginnings, 1 some of them, 0 not at all."""
    letters = _letters(short)
    capitals = [w for w in words if w[0].isupper()]
    main = [w for w in words if w.lower() not in _SMALL]
    if len(main) < 2 and not (len(letters) >= 3 and _letters(words[0]).startswith(letters)):
        return 0
    initials = "".join(_letters(w)[:1] for w in main)
    if initials == letters and len(letters) >= 2:
        return 4
    titled = len(capitals) >= 2 and words[0][0].isupper() and len(capitals) == len(main)
    if len(main) >= 2 and _beginnings(words, letters) and (titled or len(main) <= len(letters)):
        return 3
    # The first words make it, the last ones give nothing: SENASAG.
    heads = [i for i in range(len(words), 1, -1) if titled and _beginnings(words[:i], letters)]
    made = sum(w.lower() not in _SMALL for w in words[: heads[0]]) if heads else 0
    if len(letters) >= 4 and made >= 3 and 3 * made >= 2 * len(main):
        return 1
    # Every word counts towards the acronym, in order, although it has letters of its own besides:
    # SEDALP for «Servicio Departamental de Autonomías» (de La Paz).
    if titled and letters[0] == initials[0] and len(initials) >= 2 and _is_subsequence(initials, letters):
        return 1
    return 0


def _beginnings(words: list[str], letters: str) -> bool:
    """Tell whether `letters` are beginnings of `words` in order: one or more of each, small words free."""
    places = {0}
    for word in words:
        small, plain = word.lower() in _SMALL, _letters(word)
        reached = set(places) if small else set()
        for place in places:
            size = 0
            while (
                size < (1 if small else _PREFIX)
                and size < len(plain)
                and place + size < len(letters)
                and plain[size] == letters[place + size]
            ):
                size += 1
                reached.add(place + size)
        places = reached
        if not places:
            return False
    return len(letters) in places


def _is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(letter in rest for letter in part)


def _foreign(words: list[str], told: bool) -> tuple[int, int] | None:
    """Return where the title-case run begins whose acronym comes from another language."""
    start = len(words)
    while start > 0 and (words[start - 1][0].isupper() or words[start - 1].lower() in _SMALL):
        start -= 1
    while start < len(words) and words[start].lower() in _SMALL:
        start += 1
    run = [w for w in words[start:] if w[0].isupper()]
    known = run and run[0].lower() in _FOREIGN and len(run) >= 3
    international = any(w in ("Naciones", "Internacional", "Mundial", "Interamericano") for w in run)
    return (1, start) if len(run) >= 2 and (told or (known and international)) else None


def _inside(text: str, short: str) -> str | None:
    """Return the long form that the brackets behind an acronym hold."""
    words = _WORD.findall(text)
    return text.strip() if 2 <= len(words) <= _LONGEST and _score(words, short) else None
