"""Where something stands: one of so many (foto 2/5), a place on a road (km 21+400), a name with a slash."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish.amounts import say_whole
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import SLASH, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("la riada (foto 2/5)", "la riada (foto dos de cinco)"),
    ("Hilo 1/7", "Hilo uno de siete"),
    ("Sigue la nota (2/3)", "Sigue la nota (dos de tres)"),
    ("la ruta 3/4", "la ruta tres barra cuatro"),
    ("el km 21+400", "el kilómetro veintiuno más cuatrocientos"),
    ("31 puntos (7/11 en triples)", "treinta y un puntos (siete de once en triples)"),
    ("3/4 partes", "tres cuartas partes"),
)
RULES = {
    "position.counter": "One of so many, with a slash.",
    "position.name": "A name of two figures with a slash.",
    "position.road": "Kilometre and metres of a road.",
}

_PAIR = Pattern(
    rf"(?<![\w.,/:-])(?P<a>\d{{1,3}})(?P<slash>/)(?P<b>\d{{1,3}})(?![\w/-]|[.,:]\d|{SPACE}partes?\b)",
    needs=SLASH,
)
_COUNTER = Pattern(
    r"\b(?:fotos?|fotograf[ií]as?|im[aá]gen(?:es)?|v[ií]deos?|l[aá]minas?|diapositivas?|partes?|hojas?|fojas?|folios?|p[aá]ginas?"
    r"|p[aá]gs?\.|p\.|dosis|hilos?|tuits?|tweets?|cap[ií]tulos?|cap\.|episodios?|entregas?|tomos?|vol\.|vol[uú]men(?:es)?"
    r"|sesi[oó]n|cuotas?|mensajes?|m[oó]dulos?|lecci[oó]n|historias?|audios?|cajas?|bultos?|ejemplar|copias?|gr[aá]ficos?"
    rf"|infograf[ií]as?|anexos?|boletín|afiches?)(?:{SPACE}n[°º.]{SPACE}?)?:?{SPACE}?\Z"
)
_TRIES = Pattern(rf"{SPACE}(?:en|de){SPACE}(?:triples|dobles|tiros|libres|penales|lanzamientos|campo)\b")
_NAMED = Pattern(
    r"\b(?:rutas?|carreteras?|l[ií]neas?|regimientos?|batall[oó]n|compañ[ií]a|divisi[oó]n|brigada|colegios?|escuelas?|liceo"
    r"|lotes?|manzan[oa]s?|bloques?|mesas?|edificios?|torres?|puertas?|dptos?\.?|deptos?\.?|departamentos?|oficinas?|aulas?"
    rf"|acta|carpeta|expediente|minibús|micro|sindicato)(?:{SPACE}n[°º.]{SPACE}?)?{SPACE}\Z"
)
_ALONE = Pattern(
    r"\((?P<a>[1-9]\d?)(?P<slash>/)(?P<b>[2-9]|[1-4]\d)\)(?=[.…]?\s*(?:\Z|\n))"
    r"|(?:\A|(?<=\n))\(?(?P<c>[1-9]\d?)(?P<slashed>/)(?P<d>[2-9]|[1-4]\d)\)?(?=\s+[A-ZÁÉÍÓÚÑ¿¡«“\"])",
    needs=SLASH,
)
_ROAD = Pattern(r"(?<![\w.,/:+(])(?P<km>\d{1,4})(?P<plus>\+)(?P<m>\d{3})(?![\w+]|[.,]\d)", needs=r"\d\+\d")


def find(text: Text) -> Iterator[Match]:
    """Yield every place in a row."""
    if not text.has_digits:
        return
    for found in _PAIR.finditer(text.written):
        before = text.before(found.start(), 30)
        counted = int(found["a"]) <= int(found["b"])
        tries = _TRIES.match(text.lower, found.end())
        if counted and int(found["b"]) > 1 and (tries or _COUNTER.search(before)):
            yield _joined(found.span("a"), found.span("slash"), found.span("b"), text, "de")
        elif _NAMED.search(before):
            said = f"{say_whole(found['a'])} barra {say_whole(found['b'])}"
            yield single(*found.span(), said, "position.name")
    for found in _ALONE.finditer(text.written):
        first, slash, last = ("a", "slash", "b") if found["a"] else ("c", "slashed", "d")
        if int(found[first]) <= int(found[last]):
            yield _joined(found.span(first), found.span(slash), found.span(last), text, "de")
    for found in _ROAD.finditer(text.written):
        said = f"{say_whole(found['km'])} más {say_whole(found['m'])}"
        yield single(found.start(), found.end("m"), said, "position.road")


def _joined(
    first: tuple[int, int], slash: tuple[int, int], last: tuple[int, int], text: Text, word: str
) -> Match:
    return Match(
        (
            Piece(*first, say_whole(text.written[slice(*first)])),
            Piece(*slash, word),
            Piece(*last, say_whole(text.written[slice(*last)])),
        ),
        "position.counter",
    )
