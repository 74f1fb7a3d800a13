"""What radio style books ask for and a press release often lacks, found in the announcers' sentences.

After the common rules of Spanish radio handbooks (RTVE, «Manual de estilo», radio; BBC Academy,
«Writing for radio»): one idea and one figure to a sentence, no parentheses, the post before the
name, every acronym explained once, and no day that only the day of issue explains.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from audiocast.messages import _
from audiocast.script.dates import date_in, relative_days, without_dates
from audiocast.script.runs import Run
from audiocast.script.values import Advice
from audiocast.spanish.values import Reading, words

LONGEST_SENTENCE = 30
_FIGURES = ("cardinal", "decimal", "money", "measure", "fraction", "range")
_NO_FIGURES = frozenset(
    ("cardinal.suffix", "measure.unit", "money.currency", "range.slash", "range.years", "range.version")
)
_NUMBERED = re.compile(
    r"(?:gestión|año|años|distritos?|ley|art[íi]culos?|decreto|supremo|km|kilómetro|zona|número|páginas?|resolución|"
    r"capítulo|inciso|calle|avenida|av\.|n[°º]|nro\.|manzano|lote|ruta|piso|grado|edad|fase|canal)\s*$",
    re.IGNORECASE,
)
_PLAIN_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*(?:\s?%)?(?![\w])")
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_ACRONYM = re.compile(r"(?<![\w.])[A-ZÁÉÍÓÚÑ]{2,9}(?![\w])")
_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ][\w'’]{0,40}"
# Words that stand in capitals only because they begin a sentence.
_NO_NAME = (
    r"(?:El|La|Los|Las|En|Al|Del|De|A|Y|Un|Una|Su|Sus|Este|Esta|Según|Para|Con|Por|Como|Tras|Entre|Sobre|Desde|"
    r"Hasta|Junto|Hoy|Ayer|Además|Asimismo|También|Mientras|Cuando|\w+(?:ó|aron|ieron|ando|iendo))"
)
_NAME = rf"(?<!\w)(?=[A-ZÁÉÍÓÚÑÜ])(?!{_NO_NAME}\s){_CAPITAL}(?:\s+(?:(?:de|del|la|los)\s+)*{_CAPITAL}){{1,4}}"
_POSTS = (
    r"(?:ex[- ]?|vice|sub)?(?:secretari[oa]|director[a]?|gobernador[a]?|alcalde(?:sa)?|ministr[oa]|"
    r"president[ea]|jef[ea]|"
    r"responsable|coordinador[a]?|representante|dirigente|comandante|gerente|ejecutiv[oa]|técnic[oa]|vocer[oa]|"
    r"concejal[a]?|diputad[oa]|senador[a]?|asambleísta|rector[a]?|decan[oa]|fiscal|juez[a]?|delegad[oa]|asesor[a]?|"
    r"administrador[a]?|encargad[oa]|embajador[a]?|cónsul|procurador[a]?|contralor[a]?|intendente|corregidor[a]?|"
    r"mallku|jiliri|capitán|coronel|general|productor[a]?|experto|experta|especialista|profesor[a]?|médic[oa])"
)
_POST_AFTER = re.compile(rf"({_NAME}),\s+((?:(?i:el|la|actual)\s+)?(?i:{_POSTS})\b[^,.;:]{{0,90}})")


def long_sentence(run: Run) -> Iterator[Advice]:
    """Advise on a sentence of over `LONGEST_SENTENCE` words."""
    count = len(words(run.text))
    if count <= LONGEST_SENTENCE:
        return
    message = _("This sentence has {count} words; the ear follows about {limit}.").format(
        count=count, limit=LONGEST_SENTENCE
    )
    if len(run.starts) > 1:
        middle = min(run.starts[1:], key=lambda start: abs(start - len(run.text) / 2))
        place = " ".join(run.text[middle:].split()[:4])
        remedy = _("Make two sentences of it, for example at “{place}…”.").format(place=place)
    else:
        remedy = _("Make two sentences of it.")
    yield Advice("long-sentence", run.first, message, remedy)


def figures(run: Run, readings: Sequence[Reading]) -> Iterator[Advice]:
    """Advise on two or more quantities in a sentence; dates, years and numbers of laws are none."""
    found = _figures_by_reading(run, readings) if readings else _plain_figures(run.unquoted)
    if len(found) > 1:
        message = _("There are {count} figures in one sentence: {figures}.").format(
            count=len(found), figures="; ".join(found)
        )
        yield Advice(
            "figures", run.first, message, _("Give each its own sentence, round it, or leave it out.")
        )


def parentheses(run: Run) -> Iterator[Advice]:
    """Advise on parentheses, which nobody hears."""
    for match in _PARENTHESIS.finditer(run.unquoted):
        message = _("Nobody hears a parenthesis: “{text}”.").format(text=match[0])
        if _ACRONYM.fullmatch(match[1].strip()):
            remedy = _("Leave the acronym out, or say it as a part of the sentence.")
        else:
            remedy = _("Put it between commas, into a sentence of its own, or leave it out.")
        yield Advice("parentheses", run.line_at(match.start()), message, remedy)


def acronyms(runs: Sequence[Run], readings: Sequence[Reading], whole: str) -> Iterator[Advice]:
    """Advise, once each, on acronyms whose long form is nowhere in the script (`whole` is its text)."""
    known = _expanded(whole) | _everyday(readings)
    for run in runs:
        if run.text.isupper():
            continue
        for match in _ACRONYM.finditer(run.unquoted):
            name = match[0]
            if name in known or re.fullmatch(r"[IVXLC]+", name):
                continue
            known.add(name)
            message = _("The long form of {acronym} is never said.").format(acronym=name)
            remedy = _("Say the whole name once, or what it is, before the acronym.")
            yield Advice("acronym", run.line_at(match.start()), message, remedy)


def relative_dates(run: Run, day: dt.date | None) -> Iterator[Advice]:
    """Advise on «este martes» or «ayer» where the sentence does not name the date; `day` is the release's."""
    if date_in(run.text):
        return
    for start, written, meant in relative_days(run.unquoted, day):
        message = _("“{words}” is clear only on the day of the release.").format(words=written)
        if meant:
            remedy = _("Name the date: “{date}”.").format(date=meant)
        else:
            remedy = _("Name the day and the month.")
        yield Advice("relative-date", run.line_at(start), message, remedy)


def posts_after_names(run: Run) -> Iterator[Advice]:
    """Advise on «María Ejemplo, secretaria de Riego»: first who speaks, then the name."""
    for match in _POST_AFTER.finditer(run.unquoted):
        name, post = match[1], match[2].strip()
        message = _("The post follows the name: “{text}”.").format(text=f"{name}, {post}")
        remedy = _("Say the post first: “{text}”.").format(text=f"{post}, {name},")
        yield Advice("post-after-name", run.line_at(match.start()), message, remedy)


def _figures_by_reading(run: Run, readings: Sequence[Reading]) -> list[str]:
    """Return the quantities of the run's lines, as written."""
    found: list[str] = []
    for start, index in zip(run.starts, range(run.first, run.last + 1), strict=True):
        written = readings[index].written
        for first, last in _figure_spans(readings[index]):
            quoted = not run.unquoted[start + first : start + last].strip()
            if not quoted and not _follows_label(written, first):
                found.append(written[first:last])
    return found


def _figure_spans(reading: Reading) -> list[tuple[int, int]]:
    """Return the spans of the figures; the figure and its unit («60 %») are one."""
    spans: list[tuple[int, int]] = []
    for token in reading.tokens:
        if token.rule in _NO_FIGURES or token.rule.split(".")[0] not in _FIGURES:
            continue
        if spans and not reading.written[spans[-1][1] : token.start].strip():
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return spans


def _follows_label(text: str, start: int) -> bool:
    """Tell whether the figure at `start` is a number of something («Ley N° 031»), not a quantity."""
    return _NUMBERED.search(text, max(0, start - 24), start) is not None


def _plain_figures(text: str) -> list[str]:
    text = without_dates(text)
    return [
        match[0]
        for match in _PLAIN_FIGURE.finditer(text)
        if not _follows_label(text, match.start()) and not re.fullmatch(r"(?:19|20)\d\d", match[0])
    ]


def _expanded(whole: str) -> set[str]:
    """Return the acronyms beside a long form: «Servicio de Riego (SEDERI)», «SEDERI (Servicio…)»."""
    after = re.findall(rf"(?<!\w){_CAPITAL}[^().;]{{0,200}}\s\(([A-ZÁÉÍÓÚÑ]{{2,9}})\)", whole)
    before = re.findall(rf"(?<!\w)([A-ZÁÉÍÓÚÑ]{{2,9}})\s\({_CAPITAL}\s[^()]{{1,200}}\)", whole)
    return {*after, *before}


def _everyday(readings: Sequence[Reading]) -> set[str]:
    """Return the acronyms that everybody knows (the package's lexicon has them) or that are expanded."""
    known = ("builtin", "lexicon", "abbreviation")
    return {
        reading.written[token.start : token.end].strip()
        for reading in readings
        for token in reading.tokens
        if token.rule.split(".")[0] in known or token.rule == "acronym.expanded"
    }
