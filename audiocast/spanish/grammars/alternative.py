"""Words written with both genders or both numbers: *niños/as*, *director(a)*, *el/la*, *año(s)*, *tod@s*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text

EXAMPLES = (
    ("el/la postulante", "el o la postulante"),
    ("los/las jóvenes", "los y las jóvenes"),
    ("niños/as", "niños y niñas"),
    ("el director(a)", "el director o directora"),
    ("7 año(s)", "siete años"),
    ("la(s) institución(es)", "las instituciones"),
    ("a tod@s", "a todos y todas"),
    ("l@s compañer@s", "los y las compañeros y compañeras"),
    ("actoras/es", "actoras y actores"),
    ("una prueba (s)", "una pruebas"),
    ("el director regional (e) dijo", "el director regional encargado dijo"),
    ("la Universid@d", "la Universidad"),
)
RULES = {
    "alternative.gender": "A word with its other gender, both in full.",
    "alternative.at": "A word in which @ stands for a.",
    "alternative.office": "Who stands in for an officer: (e), (s), (i).",
    "alternative.number": "A word with its plural ending in brackets, in the plural.",
}

_WORD = r"(?<![\w/@#.'’-])(?P<word>[^\W\d_]{2,24})"
_ENDING = Pattern(
    rf"{_WORD}(?:/(?P<slash>as?|os?|es|e?sas?)|\((?P<bracket>as?|os?|e?sas?)\))(?![\w/@(]|\.\w)",
    needs=r"[^\W\d_][/(](?:as?|os?|es|e?sas?)(?!\w)",
)
_PAIR = Pattern(
    rf"{_WORD}(?:/(?P<slash>[^\W\d_]{{2,24}})|\((?P<bracket>las?|una|ella)\))(?![\w/@]|\.\w)",
    needs=r"[^\W\d_](?:/[^\W\d_]|\((?:las?|una|ella)\))",
)
_NUMBER = Pattern(r"(?<![\w/@#.'’-])(?P<word>[^\W\d_]{2,24}) ?\((?P<ending>e?s)\)(?!\w)", needs=r"\(e?s\)")
_AT = Pattern(r"(?<![\w/@#.'’-])(?P<word>[^\W\d_]{2,24})@(?P<many>s)?(?![\w@.])", needs="@")
_ARTICLE_AT = Pattern(r"(?<![\w/@#.'’-])(?P<article>[lL])@s(?![\w@.])", needs="@")
# "profesor@s", "español@s", but "compañer@s", "ciudadan@s"
_NO_O = Pattern(r"(?:or|ñol|jal|ces|gles|eon|arin|leman)\Z")
_OFFICE = Pattern(r"(?<=\w )\((?P<mark>[esi])\)(?!\w)", needs=r"\([esi]\)")
_OFFICES = Pattern(
    r"\b(?:gobernador|regional|nacional|provincial|municipal|alcalde|director|ministro|presidente|fiscal|rector|secretario"
    r"|gerente|intendente|prefecto|jefe|subdirector|seremi|general)(?P<woman>a)?(?:sa)?\s\Z"
)
_ACTING = {"e": "encargad", "i": "interin", "s": "suplente"}
_AT_INSIDE = Pattern(r"(?<![\w/@#.'’-])[^\W\d_]{3,20}@[^\W\d_]{1,2}(?<!s)(?![\w@.])", needs="@")
_FEMININE = {
    "el": "la",
    "un": "una",
    "él": "ella",
    "del": "de la",
    "al": "a la",
    "este": "esta",
    "ese": "esa",
}
_PLAIN = str.maketrans("áéíóú", "aeiou")


def find(text: Text) -> Iterator[Match]:
    """Yield every word with its other form."""
    yield from _offices(text)
    for found in _NUMBER.finditer(text.written):
        if _OFFICES.search(text.before(found.end("word")) + " "):
            continue
        yield single(*found.span(), _plural(found["word"], found["ending"]), "alternative.number")
    for found in _ENDING.finditer(text.written):
        ending = (found["slash"] or found["bracket"]).lower()
        if ending == "es":
            other = f"{found['word'][:-2]}es" if re.search(r"[rlnz]as\Z", found["word"]) else ""
        elif ending.startswith("o"):
            # "enfermera/o": the feminine stands first.
            other = _with_ending(found["word"], ending)
        else:
            other = feminine(found["word"], ending)
        if other:
            yield single(*found.span(), _both(found["word"], other), "alternative.gender")
    for found in _PAIR.finditer(text.written):
        other = found["slash"] or found["bracket"]
        if other.lower() in (feminine(found["word"].lower()), feminine(found["word"].lower(), "as")):
            yield single(*found.span(), _both(found["word"], other), "alternative.gender")
    yield from _inside(text.written)
    yield from _with_at(text.written)


def _offices(text: Text) -> Iterator[Match]:
    """Yield the mark of who stands in for an officer: director (e)."""
    for found in _OFFICE.finditer(text.written):
        if office := _OFFICES.search(text.before(found.start())):
            ending = "" if found["mark"] == "s" else "a" if office["woman"] else "o"
            yield single(*found.span(), f"{_ACTING[found['mark']]}{ending}", "alternative.office")


def _with_at(written: str) -> Iterator[Match]:
    """Yield words with @ for both genders: l@s compañer@s."""
    for found in _ARTICLE_AT.finditer(written):
        yield single(*found.span(), f"{found['article']}os y las", "alternative.at")
    for found in _AT.finditer(written):
        stem, many = found["word"], found["many"] or ""
        masculine = stem + ("es" if many else "") if _NO_O.search(stem) else f"{stem}o{many}"
        yield single(*found.span(), _both(masculine, f"{stem}a{many}"), "alternative.gender")


def _inside(written: str) -> Iterator[Match]:
    """Yield @ for "a" within a word: Universid@d."""
    for found in _AT_INSIDE.finditer(written):
        yield single(*found.span(), found[0].replace("@", "a"), "alternative.at")


def feminine(word: str, ending: str = "a") -> str:
    """Return the feminine of `word`, of which `ending` (a, as, sa, esas …) is written, or ""."""
    if word.lower() in _FEMININE:
        return _FEMININE[word.lower()]
    many = "s" if ending.endswith("s") or word.endswith("s") else ""
    stem = word
    if word.endswith(("os", "es")) and many:
        stem = word[:-2]
    elif word.endswith(("o", "e")):
        stem = word[:-1]
    elif not re.search(r"[rlnsz]\Z", word):
        return ""
    elif re.search(r"[áéíóú][ns]\Z", word):
        stem = word[:-2] + word[-2].translate(_PLAIN) + word[-1]
    if ending.startswith(("es", "s")):
        stem += "es"
    return f"{stem}a{many}"


def _with_ending(word: str, ending: str) -> str:
    cut = re.sub(r"as?\Z", "", word)
    return cut + ending if cut != word else ""


def _both(word: str, other: str) -> str:
    joined = "y" if word.endswith("s") else "o"
    if joined == "y" and re.match(r"h?i(?!e)", other.lower()):
        joined = "e"
    elif joined == "o" and re.match(r"h?o", other.lower()):
        joined = "u"
    return f"{word} {joined} {other}"


def _plural(word: str, ending: str) -> str:
    if ending == "es" and re.search(r"[áéíóú][ns]\Z", word):
        word = word[:-2] + word[-2].translate(_PLAIN) + word[-1]
    if ending == "es" and word.endswith("z"):
        word = f"{word[:-1]}c"
    if word.lower() == "el":
        return "Los" if word[0] == "E" else "los"
    return word + ending
