"""Signs before a figure that compare: < 5 años, > 10 km, >= 30, +14 años."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish import nouns
from audiocast.spanish.amounts import say_whole
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("niños < 5 años", "niños menores de cinco años"),
    ("su mascota (> 1 mes)", "su mascota (mayor de un mes)"),
    ("distancias > 10 km", "distancias mayores a diez kilómetros"),
    ("venta de alcohol a <18", "venta de alcohol a menores de dieciocho"),
    ("vacunan a >60 años", "vacunan a mayores de sesenta años"),
    ("personas con > 20 años de servicio", "personas con más de veinte años de servicio"),
    ("vientos ≥ 50 km/h", "vientos mayores o iguales a cincuenta kilómetros por hora"),
    ("caudal >= 20 l/s", "caudal mayor o igual a veinte litros por segundo"),
    ("apta para +14 años", "apta para más de catorce años"),
)
RULES = {
    "comparison": "A sign that compares a figure: more than, less than.",
    "comparison.age": "A sign before an age: older than, younger than.",
}

_SIGN = Pattern(
    rf"(?<![<>=-]){SPACE}?(?P<sign>[<>]=?|=[<>]|[≤≥])(?={SPACE}?(?:Bs|\$|US)?\.?{SPACE}?\d)",
    needs=r"[<>≤≥±=]",
)
_AFTER_FIGURE = Pattern(rf"[\d%)]{SPACE}?\Z")
_AGE = Pattern(rf"{SPACE}?\d{{1,3}}(?:[.,]\d)?{SPACE}(?:años?|meses|mes|semanas|días)(?!\w)")
_OLDER = Pattern(rf"(?<![\w+)°]){SPACE}?(?P<sign>\+){SPACE}?(?P<number>\d{{1,2}})(?={SPACE}años?(?!\w))")
_SAID_BEFORE = Pattern(r"\b(?:menor(?:es)?|mayor(?:es)?|menos|más) (?:de|a|que)\s?\Z")
_PEOPLE = Pattern(
    r"\b(?:niñ[oa]s?|adult[oa]s?|personas?|mujer(?:es)?|hombres?|varones|j[óo]ven(?:es)?|pacientes?|menores|mayores|alcohol\w{0,4}"
    r"|vacun\w{1,6}|edad|edades|dosis|poblaci[óo]n|tercera|proh[íi]b\w{1,4}|discapac\w{1,6}|beb[ée]s?|infant\w{1,4}|lactantes?"
    r"|estudiantes|alumnos|trabajador\w{0,3}|gratis|gratuit[oa]s?|entradas?|bonos?|canastas?|prioridad|categor[íi]as?|jubilad[oa]s"
    r"|conductores|votantes|deportistas|ciudadanos|gestantes|embaraz\w{1,4}|familiares|abuelit[oa]s|grupos?)\b[^.;\n]{0,60}\Z"
)
_BARE_AGE = Pattern(
    rf"{SPACE}?[1-9]\d?(?![\d/%°º:-]|[.,]\d)(?!{SPACE}?[^\W\d_]|{SPACE}?[%°$])|{SPACE}?[1-9]\d?{SPACE}(?:y|e|o|de{SPACE}edad|en|con|sin|que|no|deben|pueden)\b"
)
_HAS = Pattern(
    r"\b(?:con|tienen?|tengan?|tener|teniendo|hace|durante|llevan?|lleve|tras|por|desde|cumpli[óo]|cumplan?|dur[óo]|demor[óo])\s?\(?\Z"
)
_MEASURED = Pattern(
    r"\b(?:consumo|caudal|distancia|peso|edad|altura|temperatura|velocidad|presi[óo]n|di[áa]metro|ingreso|monto|deuda|saldo"
    r"|superficie|[áa]rea|capacidad|potencia|riesgo|humedad|viento|lluvia|precipitaci[óo]n|magnitud|profundidad|carga|tasa"
    r"|valor|nivel|nota|promedio|puntaje|ph|talla|imc|tiempo|duraci[óo]n|radio|longitud|volumen|cilindrada|concentraci[óo]n"
    r"|glucosa|glucemia|saturaci[óo]n|fiebre|granizo|turbiedad)(?:\s(?:mensual|diari[oa]|anual|total|m[íi]nim[oa]|m[áa]xim[oa]|final))?(?:\s(?:sea|es|sean|esté|fue))?\s?\(?\Z"
)
_MANY = Pattern(r"\b(?P<word>[^\W\d_]{4,}s)\s?\(?\Z")
_SAID = {"<": "menos de", ">": "más de", "<=": "menor o igual a", ">=": "mayor o igual a"}
_OF_AGE = Pattern(r"\bedad:?(?: [<>][^.;]{0,20})?[^.;<>]{0,12}\Z")
_VERB = Pattern(r"(?:[aei]n|ó)\Z")
_AGED = {"<": "menor", ">": "mayor"}
_TWO = {"≤": "<=", "≥": ">="}


def find(text: Text) -> Iterator[Match]:
    """Yield every sign that compares; "5 > 3" is left to the symbols."""
    if not text.has_digits:
        return
    for found in _SIGN.finditer(text.written):
        start, end = found.span("sign")
        sign = _TWO.get(found["sign"]) or "".join(sorted(found["sign"], key="<>=".index))
        if len(sign) == 1 and _AFTER_FIGURE.search(text.before(start, 4)):
            continue
        if sign in _AGED and _SAID_BEFORE.search(text.before(start, 14)):
            yield single(start, end, "", "comparison.age")
        elif sign[0] in _AGED and _is_age(text, start, end):
            said = _aged(text, start, sign)
            yield single(start, end, said, "comparison.age")
        else:
            yield single(start, end, _compared(text, start, sign), "comparison")
    for found in _OLDER.finditer(text.written):
        if not _AFTER_FIGURE.search(text.before(found.start("sign"), 4)):
            years = Piece(*found.span("number"), say_whole(found["number"], apocope=True))
            yield Match((Piece(*found.span("sign"), "más de"), years), "comparison.age")


def _is_age(text: Text, start: int, end: int) -> bool:
    """Tell whether people of an age are meant: < 5 años, alcohol a <18; "con > 20 años" counts years."""
    before = text.before(start, 80)
    if _HAS.search(before):
        return False
    if _AGE.match(text.after(end)):
        return True
    return bool(_BARE_AGE.match(text.lower, end) and _PEOPLE.search(before)) and not _MEASURED.search(before)


def _aged(text: Text, start: int, sign: str) -> str:
    """Return mayor de, menores de; in the singular only after a noun in the singular."""
    word = text.previous_word(start)
    if not word:
        word = text.before(start, 30).rstrip(" (").rpartition(" ")[2]
    one = (not word and len(sign) > 1) or (
        bool(word)
        and not word.endswith("s")
        and not nouns.is_function_word(word)
        and word not in ("no", "si")
    )
    if one and _VERB.search(word):
        one = False
    if _OF_AGE.search(text.before(start, 60)):
        one = True
    ending = "" if one else "es"
    equal = f" o igual{ending} a" if len(sign) > 1 else " de"
    return f"{_AGED[sign[0]]}{ending}{equal}"


def _compared(text: Text, start: int, sign: str) -> str:
    """Return mayor a, mayores a after what is measured, else más de."""
    before = text.before(start)
    equal = len(sign) > 1
    many = _MANY.search(before)
    if many and not nouns.is_function_word(many["word"]) and not _HAS.search(before):
        return f"{_AGED[sign[0]]}es{' o iguales' if equal else ''} a"
    if _MEASURED.search(before):
        return f"{_AGED[sign[0]]}{' o igual' if equal else ''} a"
    return _SAID[sign]
