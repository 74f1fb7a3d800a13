"""Where sentences end, and where abbreviations only look as if they did.

After the practice of rule-based splitters (Kiss & Strunk 2006 give the error classes): a full stop
ends a sentence unless its word is an abbreviation, an initial or a number that goes on. Some
abbreviations may also close a sentence («a las 9:00 a.m. El gobernador…»): those end one only
where a word that can hardly be a name begins the next.
"""

from __future__ import annotations

import re

_OPENING = "“«‘\"'([¿¡—–-"
_CLOSING = "”»’\"')]"
_STOP = re.compile(rf"[.!?…]+[{re.escape(_CLOSING)}]*(?:[-–—](?=\s))?(?=\s)")
_DOTTED = re.compile(r"(?:\w{1,2}\.){2,}")
_ROMAN = re.compile(r"[IVXLC]+\b")
_ENUMERATION = re.compile(r"[\divxlc]{1,4}[.]|\w[.]", re.IGNORECASE)


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Titles, references and units that are always followed by what they belong to.
_NEVER = _set("""
    abg admr alcde almte ap apdo arq art arts av avda bco bib bo brig ca caps cmdte cmte cnel cnl coord
    cra crnl ctv dir dña dpto depto dptal dr dra dras dres ej excma excmo exp fasc fig figs flia gob gral
    gta hna hno hnos ilmo inc incs ing inga ings jr lám lic lics licda licdo lit máx mcal mín mons msc mgr
    mtro mtra mun mz nal nº ntra nro nros núm núms pág págs párr párrs pbro pdte pdta pje ppal prof profa
    profs prov provs pta pte rdo ref resol rev sec sgt sgto sdo sr sra sras sres srta srtas sta sto subof
    subtte tcnl tel tels telf telfs tít tnte tte ud uds univ urb vol vols vs zn
    """)
# These take a figure or a name after them, or stand at the end of a sentence as the word itself.
_BEFORE_FIGURE = _set("no par res sub may med int of col reg cap com cal ed")
# Units, money, clock times and companies, which may close a sentence.
_MAY_END = _set("""
    bs etc hrs hs hr h min seg km kms m mts cm mm ha has kg kgs g l lts ml t tn qq cc inc cía ltda
    aprox adj tm mw kw kv
    """)
_STARTERS = _set("""
    el los en este esta estos estas esto ese esa además asimismo también por para según con se su sus un
    una durante al a así aunque como cuando desde entre hasta hoy no ante tras luego finalmente pero
    la las de del lo mientras sin sobre otro otra otros otras cada todos todas
    """)
# Capitalised articles that begin a place's name.
_TOPONYM = re.compile(r"(?:El Alto|La Paz|Los Andes|Los Yungas|Las Yungas|El Torno|La Asunta|La Guardia)\b")
_NAME_PARTICLES = _set("de del la las los lo al a")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text`, in order, without the spaces between them."""
    spans, start = [], 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, start, match):
            spans.append((start, match.end()))
            start = match.end()
            while start < len(text) and text[start].isspace():
                start += 1
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def is_finished(text: str) -> bool:
    """Tell whether `text` ends as a sentence ends, closing marks apart."""
    return text.rstrip(_CLOSING + "-–— ").endswith((".", "!", "?", "…"))


def goes_on(before: str, text: str) -> bool:
    """Tell whether `text` goes on with the sentence that `before` began."""
    if not is_finished(before):
        return True
    first = text.lstrip(_OPENING + " ")[:1]
    return first.islower()


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 60].lstrip()
    first = following.lstrip(_OPENING)[:1]
    if not first or not (first.isupper() or first.isdigit()):
        return False
    stop = match[0]
    if not stop.startswith(".") or stop.startswith(".."):
        return True
    word = _word_before(text, match.start())
    if not word:
        return True
    if _ENUMERATION.fullmatch(word + ".") and match.start() - len(word) == start:
        return False
    return _dot_ends(word, following)


def _word_before(text: str, stop: int) -> str:
    begin = stop
    while begin > 0 and stop - begin < 40 and not text[begin - 1].isspace():
        begin -= 1
    return text[begin:stop].lstrip(_OPENING)


def _dot_ends(word: str, following: str) -> bool:
    folded = word.casefold()
    figure = following[:1].isdigit() or _ROMAN.match(following) is not None
    if folded in _BEFORE_FIGURE:
        return not figure
    if _DOTTED.fullmatch(word + ".") or folded in _MAY_END:
        return not figure and _starts_sentence(following)
    if folded in _NEVER:
        return False
    if len(word) == 1 and word.isalpha():
        particle = re.match(r"\w+", following)
        name = particle is not None and particle[0].casefold() in _NAME_PARTICLES
        return not figure and not name and _starts_sentence(following)
    return True


def _starts_sentence(following: str) -> bool:
    """Tell whether the capitalised word at the start can hardly be a name."""
    if _TOPONYM.match(following):
        return False
    first = re.match(r"\w+", following.lstrip(_OPENING))
    return first is not None and first[0].casefold() in _STARTERS
