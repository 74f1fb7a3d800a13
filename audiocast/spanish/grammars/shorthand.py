"""Informal shorthand: p/ 21 más, s/ convocatoria, e/ Arce y Sucre, c/10 hogares, c/u, x la riada."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns
from audiocast.spanish.amounts import NUMBER
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("carpas p/ 30 más", "carpas para treinta más"),
    ("fechas s/ convocatoria", "fechas según convocatoria"),
    ("entrada s/ costo", "entrada sin costo"),
    ("niños s/ vacuna", "niños sin vacuna"),
    ("la frontera c/ Brasil y Perú", "la frontera con Brasil y Perú"),
    ("local en c/ Comercio", "local en calle Comercio"),
    ("Ruta 40, e/ Bariloche y El Bolsón", "Ruta cuarenta, entre Bariloche y El Bolsón"),
    ("uno c/10 hogares", "uno cada diez hogares"),
    ("casos x 100.000 hab.", "casos por cien mil habitantes."),
    ("evacuados x la riada", "evacuados por la riada"),
    ("3 camionetas por Bs 290.000 c/u", "tres camionetas por doscientos noventa mil bolivianos cada una"),
    ("atención h/ agotar stock", "atención hasta agotar stock"),
)
RULES = {
    "shorthand": "A letter with a slash, or x, for a preposition.",
    "shorthand.each": "c/u as cada uno or cada una, by what was counted or named before.",
}

_BEGINS = r"(?<![\w/.@#-])"
_SLASH = Pattern(
    rf"{_BEGINS}(?P<letter>[pPsSeEcCdDhH])/(?P<gap>{SPACE}?)"
    r"(?=(?P<next>[^\W_][^\s,;/]{0,20}))"
)
_PER = Pattern(
    r"(?:persona|día|mes|hora|noche|kilo|kg|unidad|pax|familia|hectárea|ha|hab|habitante|cabeza|año|semana"
    r"|pieza|bolsa"
    r"|quintal|litro|metro|pareja|grupo|alumno|niño|adulto|viaje|turno|vez)\b"
)
# What follows "según": papers, sources and what begins with an article; "sin" what is not had.
_ACCORDING = Pattern(
    r"(?:el|la|los|las|lo|su|sus|un|una|este|esta|estos|estas|dicho|dicha|cada|cual|qué|quien|quién|cómo|él"
    r"|ella|ellos"
    r"|convocatorias?|convoc|normas?|norm|normativas?|ley|leyes|reglamentos?|regl|reglas|fuentes?|informes?"
    r"|inf|planes?|plan"
    r"|planos?|planilla|reportes?|rep|datos (?:de|del|oficial\w*)|decretos?|ds|dto|ordenanzas?"
    r"|resoluci(?:ón|ones)|res|rm|contratos?"
    r"|encuestas?|autoridad(?:es)?|vecinos|testigos|polic[ií]as?|gobierno|necesidad(?:es)?|corresponda"
    r"|corresponde"
    r"|disponibilidad|órdenes|orden|cronogramas?|calendarios?|programas?|programación|pliegos?|tdr|dbc"
    r"|actas?|estudios?"
    r"|cifras?|registros?|partes?|artículos?|art|arts|par|tablas?|cuadros?|anexos?|detalle|lista|listado"
    r"|rol|turnos?"
    r"|modelo|formato|formulario|requerimientos?|requisitos?|especificaciones|avance|tarifas?|tarifario"
    r"|precios?|mercado"
    r"|zonas?|regiones|región|tamaño|peso|edad|edades|sexo|género|categorías?|nivel(?:es)?|tipos?|clase"
    r"|departamento|municipio"
    r"|grado|caso|casos|criterios?|acuerdos?|convenios?|estatutos?|código|constitución|cpe|sentencia|fallo"
    r"|auto|dictamen"
    r"|certificado|factura|cotización|presupuesto|padrón|censo|sondeos?|pronósticos?|boletín|boletines"
    r"|comunicado|denuncias?"
    r"|versión|versiones|medios|prensa|expertos|analistas|médicos|fiscal|fiscalía|abogados|familiares"
    r"|dirigentes|ministro|ministra"
    r"|alcalde|alcaldesa|gobernador|gobernadora|director|directora|presidente|investigaciones|investigación"
    r"|protocolos?|manual"
    r"|guía|metodología|procedimientos?|método|norma|política|receta|indicaci(?:ón|ones)|prescripción"
    r"|evaluación|análisis"
    r"|estimaciones|proyecciones|cálculos?|mediciones|medición|balance|memoria|nota|oficio|carta|memorándum"
    r"|circular|instructivo)\b"
)
_ABOUT = Pattern(
    r"\b(?:impuestos?|imp\.|tasas?|retenci(?:ón|ones)|debates?|charlas?|talleres|taller|informes?|leyes|ley"
    r"|mesa|foro|conferencia"
    r"|seminario|curso|libro|documental|estudio|campaña|jornada|panel|diálogo|consultas?|exposición"
    r"|investigación|opinión"
    r"|impto\.|datos|encuesta|información|decisión|acuerdo|puente|ataque|viaducto)\s\Z"
)
_ON = Pattern(
    r"(?:Av|Avda|Calle|Ruta|Carretera|Carr|Km|km|la (?:calle|av|ruta|carretera|plaza)|calle|avenida|ruta"
    r"|Pza|Plaza|lienzo|tela|papel|madera|cartón|mesa)\b"
)
_EACH_OF = Pattern(
    r"(?:\d|una?\b|uno\b|vez|día|mes|semana|año|hora|noche|tanto|cual|quien|quincena|lunes|martes|sábado"
    r"|domingo|familia|persona|niñ[oa]|alumn[oa]|soci[oa]|municipio|barrio|equipo|jugador|hogar|estudiante"
    r"|equipo)"
)
_STREET = Pattern(r"(?:\d{1,3}\b(?!\s?[a-z%])|[A-ZÁÉÍÓÚÑ][a-záéíóúñ.])")
_ADDRESS_AFTER = Pattern(
    rf"[^\W\d_]+(?:{SPACE}[^\W\d_]+){{0,3}},?{SPACE}(?:\d|[nN][º°.ro]|[nN]úm|#|s/n|esq|entre\b|casi\b|e/)"
)
_LINKED = Pattern(
    r"\b(?:fronteras?|límites?|limita\w*|partidos?|convenios?|acuerdos?|reuni(?:ón|ones)|reunió|reúnen?"
    r"|empat\w+|gan[óa]|perdió|pierde"
    r"|cay[óe]|cae|duelos?|clásico|choques?|alianzas?|contratos?|jueg[ao]n?|jugó|jugará|jugarán|debut\w*"
    r"|enfrenta\w*|relaci(?:ón|ones)|tratados?"
    r"|comercio|cooperación|diálogo|encuentro|amistoso|final|semifinal|coordina\w*|trabaj\w+|firm[óa]\w*"
    r"|junto|comparte\w*|igual[óa]\w*|deuda"
    r"|negocia\w*|pacto|entrevista|habl[óa]\w*|conflicto|litigio|demanda|intercambio|eliminatorias?|revancha)"
    rf"(?:{SPACE}[^\W\d_]+){{0,2}}{SPACE}*\Z"
)
_PLACED = Pattern(
    r"(?:\A|[,:;(–—-]|\b(?:en|por|la|esq|esquina|entre|desde|hasta|sobre|frente a|y|a|zona|barrio|dirección"
    r"|ubicad[oa]s?|vive|local|tienda|calle)"
    rf"\.?){SPACE}*\Z"
)
_COUNTRY = Pattern(
    r"(?:Brasil|Perú|Chile|Argentina|Paraguay|Uruguay|Colombia|Ecuador|Venezuela|México|Bolivia|España"
    r"|China|Rusia|Francia|Alemania"
    r"|Italia|Cuba|Panamá|Guatemala|Honduras|Nicaragua|El Salvador|Costa Rica|Canadá|Estados Unidos"
    r"|EE\.? ?UU|India|Irán|Israel|Japón"
    r"|Corea|Puerto Rico|República Dominicana|la UE)\b"
)
_PRICE = Pattern(rf"(?:bs\.?|\$|\$us|us\$|usd|q|s/\.?){SPACE}?\d[\d.,]{{0,12}}{SPACE}\Z")
_EVERY = Pattern(r"\d{1,3}(?:[.,]\d{1,3})?\s?[a-záéíóúñ]")
_PAIR = Pattern(rf"[^.;\n]{{1,60}}?{SPACE}[ye]{SPACE}")
_X = Pattern(
    rf"(?<=[^\W_])[.,)]?{SPACE}(?P<x>x){SPACE}(?=[^\W\d_]{{2,}})"
    rf"|(?<=[^\W\d_]){SPACE}(?P<each>x){SPACE}(?=\d)"
    rf"|\A(?P<first>x){SPACE}(?=[^\W\d_]{{2,}})|(?<=\()(?P<open>x){SPACE}(?=[^\W\d_]{{2,}})"
)
_NAMED_X = frozenset((
    "rayos", "rayo", "factor", "generación", "cromosoma", "eje", "clase", "letra", "señor",
    "dirección", "coordenada", "variable", "valor", "rayosx", "red",
))  # fmt: skip
_STREET_C = Pattern(
    r"(?<![\w/.-])C\.(?=\s(?:[A-ZÁÉÍÓÚÑ][\w.]{1,20}\s){0,3}[A-ZÁÉÍÓÚÑ]\w{1,20},?\s"
    r"(?:esq\b|esquina\b|[nN][º°.]|[nN]úm\b|[nN]ro\b|número\b|s/n|#))"
    r"|(?<![\w/.-])C\.(?=\s\d{1,3}(?:,|\s(?:y|esq|entre|[nN][º°.])))",
    needs=r"(?<!\w)[Cc]\.",
)
_RECEIVED = Pattern(
    r"\b(?:recib\w+|tendrán|tienen|llevan|llevarán|pagan|pagarán|pagaron|deben|aportan|aportaron|aportarán"
    r"|ganan|cobran)\b"
)
_EACH = Pattern(rf"{_BEGINS}[cC]/{SPACE}?u\b\.?")
_COUNTED = Pattern(
    rf"(?P<before>[^\W\d_]*){SPACE}*(?<![\w.,/:-])(?:{NUMBER}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
    rf"|diez|mil)"
    rf"{SPACE}+(?P<noun>[^\W\d_]{{3,}})"
)
_PLURAL = Pattern(r"(?<!\w)(?P<noun>[^\W\d_]{2,}[aeo]s)(?!\w)")
_MONEY = frozenset((
    "bolivianos", "dólares", "pesos", "soles", "guaraníes", "lempiras", "quetzales", "córdobas",
    "colones", "balboas", "euros", "reales", "kilos", "kilogramos", "litros", "metros", "horas",
    "días", "meses", "años", "minutos", "semanas", "bs", "hectáreas", "gramos", "toneladas", "mil",
    "millones", "centavos",
))  # fmt: skip


def find(text: Text) -> Iterator[Match]:
    """Yield every preposition that is only a letter, and c/u."""
    if "/" in text.written:
        for found in _SLASH.finditer(text.written):
            if said := _said(text, found):
                yield single(found.start(), found.start("gap"), said, "shorthand")
        for found in _EACH.finditer(text.written):
            end = found.end()
            if found[0].endswith(".") and text.ends_sentence(end):
                end -= 1
            said = f"cada {'una' if _is_feminine(text, found.start()) else 'uno'}"
            yield single(found.start(), end, said, "shorthand.each")
    for found in _STREET_C.finditer(text.written):
        # "Juan C. Ejemplo N.º 3": after a name it is an initial.
        if not re.search(r"[A-ZÁÉÍÓÚÑ]\w+\.? $", text.written[: found.start()][-20:]):
            yield single(*found.span(), "calle", "abbreviation")
    if "x" in text.written:
        for found in _X.finditer(text.written):
            group = found.lastgroup or "x"
            if text.previous_word(found.start(group)) not in _NAMED_X:
                yield single(*found.span(group), "por", "shorthand")


def _said(text: Text, found: re.Match[str]) -> str:
    """Return the preposition that the letter stands for, or ""."""
    letter, following = found["letter"].lower(), text.written[found.end() : found.end() + 40]
    spaced = bool(found["gap"])
    lower = following.lower()
    if letter == "c":
        priced = not spaced and _PRICE.search(text.before(found.start(), 24))
        return "cada" if priced else _with(text, found, following)
    if len(found["next"]) == 1 and not found["next"].isdigit() and not spaced:
        return ""
    if letter == "p":
        return "por" if _PER.match(lower) else "para" if spaced or found["next"][0].islower() else ""
    if letter == "s":
        if _ON.match(following):
            return "sobre"
        if not spaced and not found["next"][0].islower():
            return ""
        return _s(text, found, lower) if spaced or len(found["next"]) > 3 else ""
    if letter == "e":
        return "entre" if _PAIR.match(text.written, found.end()) else ""
    if letter == "h":
        return "hasta" if spaced or found["next"][0].isdigit() or lower.startswith(("el ", "las ")) else ""
    return "de" if spaced else ""


def _s(text: Text, found: re.Match[str], lower: str) -> str:
    """Return "sobre" for what is spoken or levied of, "según" before a paper or source, else "sin"."""
    if _ABOUT.search(text.before(found.start(), 24)):
        return "sobre"
    return "según" if _ACCORDING.match(lower) or found["next"][0].isupper() else "sin"


def _with(text: Text, found: re.Match[str], following: str) -> str:
    if _EVERY.match(following) or (_EACH_OF.match(following.lower()) and not following[0].isdigit()):
        return "cada"
    if _STREET.match(following):
        return "con" if _is_beside(text, found) else "calle"
    if following[0].isdigit():
        return "cada"
    if following[0].islower():
        return "con" if found["gap"] or len(following) > 2 else ""
    return "con" if found["next"].isupper() and len(found["next"]) > 2 else ""


def _is_beside(text: Text, found: re.Match[str]) -> bool:
    """Tell "frontera c/ Brasil", "empató c/ Bolívar" (con) from an address (calle)."""
    if text.written[found.end()].isdigit() or _ADDRESS_AFTER.match(text.written, found.end()):
        return False
    before = text.before(found.start(), 40)
    if _LINKED.search(before):
        return True
    return _COUNTRY.match(text.written, found.end()) is not None and not _PLACED.search(before)


def _is_feminine(text: Text, start: int) -> bool:
    """Tell whether what was counted, or named last in the plural, is feminine."""
    before = re.split(r"[.!?…]\s+(?=[A-ZÁÉÍÓÚÑ¿¡])|\n", text.written[max(0, start - 200) : start])[-1].lower()
    if received := _RECEIVED.search(before):
        before = before[: received.start()]
    counted = [
        found["noun"]
        for found in _COUNTED.finditer(before)
        if found["noun"] not in _MONEY
        and found["before"] not in ("de", "por", "a", "con", "cuesta", "cuestan", "bs")
    ]
    named = counted or [found["noun"] for found in _PLURAL.finditer(before) if found["noun"] not in _MONEY]
    genders = [gender for noun in named if (gender := nouns.gender(noun))]
    return bool(genders) and genders[-1] == "f"
