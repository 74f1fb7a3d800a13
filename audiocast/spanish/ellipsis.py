"""What a number counts whose noun stands elsewhere: "de las 301 mesas, 21 fueron anuladas".

Only the same sentence is searched, and nearest evidence wins: what is said of the number (*fueron
anuladas*), the partitive (*de las 301 mesas*), the heading of a list (*Viviendas: 21*), the last thing
counted (*200 denuncias en mayo, 300 en junio*).
"""

from __future__ import annotations

from collections.abc import Callable

from audiocast.spanish.amounts import NUMBER
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

VERBS = frozenset(
    (
        *("es", "son", "era", "eran", "fue", "fueron", "será", "serán"),
        *("está", "están", "estaba", "estaban", "estará", "estarán", "estuvo", "estuvieron"),
        *("queda", "quedan", "quedó", "quedaron", "resulta", "resultó", "resultaron", "sigue"),
        *("siguen", "siguió", "permanece", "permanecen", "continúa", "continúan", "salió", "salieron"),
        *("terminó", "terminaron", "falta", "faltan"),
    )
)
"""Verbs after which what is said of the number shows its gender."""
_PEOPLE = frozenset(("mujeres", "niñas", "madres", "mujer"))
_SENTENCE = 200
_WORD = r"[^\W\d_]+"
_NOUN = Pattern(r"[^\W\d_]{3}")
_BREAK = Pattern(rf"[.!?…]{SPACE}+(?=[A-ZÁÉÍÓÚÑ¿¡«“\"])|\n")
_YEAR = Pattern(r"(?:19|20)\d\d\Z")
_NAMED = Pattern(
    rf"\b(?:el|la|del|al|días?|hasta|un|este|lunes|martes|miércoles|jueves|viernes|sábado|domingo|horas|hrs){SPACE}+"
    rf"(?:\d{{1,2}}(?:,|{SPACE}+[yae]l?){SPACE}+(?:el{SPACE}+)?){{0,6}}\Z"
)
_SHOWS_GENDER = Pattern(r"[2-9]\d\d|(?<!1)1\Z")
_SAID_OF_IT = Pattern(
    rf"(?:{SPACE}+(?:ya|no|aún|todavía|se|que|también|hoy)){{0,2}}{SPACE}+"
    rf"(?:{'|'.join(VERBS)}|han{SPACE}+sido|ha{SPACE}+sido){SPACE}+(?:{_WORD}mente{SPACE}+)?"
    rf"(?P<word>{_WORD})"
)
_GENDERED = Pattern(r"(?<=[dtsjrvn])[ao]s?\Z")
_LATER = Pattern(
    rf"{SPACE}+(?:(?P<article>las|los){SPACE}+{_WORD}|de{SPACE}+(?P<of>las|los|estas|estos|esas|esos|ellas|ellos|sus{SPACE}+{_WORD}"
    rf"|nuestras|nuestros){SPACE}?)"
)
_OF_THEM = Pattern(
    rf"\b(?:de|entre){SPACE}+(?P<who>las|los|ellas|ellos)(?:{SPACE}+(?:cuales|que))?,?{SPACE}+\Z"
)
_PARTITIVE = Pattern(
    rf"\b(?:del?|entre){SPACE}+(?:(?:un{SPACE}+)?total{SPACE}+de|(?:todas{SPACE}+|todos{SPACE}+)?(?:las|los|estas|estos|sus)){SPACE}+"
    rf"(?:más{SPACE}+de{SPACE}+)?(?:{NUMBER}{SPACE}+)?(?P<noun>{_WORD})"
)
_HEADING = Pattern(
    rf"(?:\A|[.;,(•]{SPACE}*|\n)(?:(?:total|número|cantidad)(?:{SPACE}+de)?{SPACE}+)?(?:las{SPACE}+|los{SPACE}+)?"
    rf"(?P<noun>{_WORD}s)(?:{SPACE}+{_WORD}){{0,4}}:{SPACE}*\Z"
)
_ROW = Pattern(rf":{SPACE}*{NUMBER}{SPACE}+(?P<noun>{_WORD}s)\b")
_COUNTED = Pattern(rf"(?<![\w.,/:-])(?:{NUMBER}|mil|millones{SPACE}+de){SPACE}+(?P<noun>{_WORD}s)\b")


def feminine(text: Text, start: int, end: int, gender: Callable[[str], str]) -> bool:
    """Tell whether the number `text.written[start:end]`, which no noun follows, counts something feminine.

    `gender` gives "f", "m" or "" for a word in lower case.
    """
    figures = text.written[start:end]
    if _YEAR.match(figures) or not _SHOWS_GENDER.search(figures):
        return False
    if said := _SAID_OF_IT.match(text.lower, end):
        if ending := _GENDERED.search(said["word"]):
            return ending[0].startswith("a")
        if said["word"] in _PEOPLE:
            return True
    if later := _LATER.match(text.lower, end):
        return (later["article"] or later["of"]).rstrip()[-2:] == "as"
    # Not after an abbreviation: "57 flias. de Tipuani, carpas para 21 más".
    before = _BREAK.split(text.written[max(0, start - _SENTENCE) : start])[-1].lower()
    if not _NOUN.search(before):
        return False
    if _NAMED.search(before):
        return False
    if them := _OF_THEM.search(before):
        return them["who"].endswith("as")
    # "Carnes: 48 puestos; verduras: 121": the rows of a list count the same.
    listed = _ROW.search(before) and _HEADING.search(before)
    for pattern in (_ROW,) if listed else (_PARTITIVE, _HEADING, _COUNTED):
        genders = [gender(found["noun"]) for found in pattern.finditer(before)]
        if known := [one for one in genders if one]:
            return known[-1] == "f"
    return False
