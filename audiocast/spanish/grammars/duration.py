"""How long something lasts: 1h 04m 22s, 2h31'08'', 34:21 minutos, 45', 01:15:30, dura 1h45; months of age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.amounts import parse
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import PRIMES, Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("15'30\"", "quince minutos y treinta segundos"),
    ("01:15:30", "una hora, quince minutos y treinta segundos"),
    ("a 1h 04m 22s", "a una hora, cuatro minutos y veintidós segundos"),
    ("en 2h31'08''", "en dos horas, treinta y un minutos y ocho segundos"),
    ("dura 1h45", "dura una hora y cuarenta y cinco minutos"),
    ("con un tiempo de 3:45.21", "con un tiempo de tres minutos y cuarenta y cinco coma veintiún segundos"),
    ('corrió en 9"58', "corrió en nueve segundos y cincuenta y ocho centésimas"),
    ("gol al 45+2'", "gol al cuarenta y cinco más dos"),
    ("vacuna a los 12 m.", "vacuna a los doce meses."),
)
RULES = {
    "duration": "Hours, minutes and seconds that something lasts.",
    "duration.months": "Months of age, written m.",
}

_SECOND_MARK = r"(?:[\"”″]|''|’’)"
_COMPOUND = Pattern(
    rf"(?<![\w:.,/°º])(?:(?P<h>\d{{1,3}}){SPACE}?(?:hs?|hrs?|horas?)\b\.?(?:{SPACE}?(?:y{SPACE})?(?=\d))?)?"
    rf"(?:(?P<m>\d{{1,3}}){SPACE}?(?P<munit>m|min|mins|minutos?|['’′])(?:(?<=['’′])|(?<!\w)|\b\.?)(?:{SPACE}?(?:y{SPACE})?(?=\d))?)?"
    rf"(?:(?P<s>[0-5]?\d(?:[.,]\d{{1,3}})?){SPACE}?(?P<sunit>s|segs?|segundos?|{_SECOND_MARK})"
    rf"(?:(?<=[\"”″'’])(?P<part>\d{{1,3}}(?!\d))?|\b\.?))?",
    re.IGNORECASE,
    needs=r"\d ?[hHmM'’′]",
)
_GLUED = Pattern(
    rf"(?<![\w:.,/])(?P<h>\d{{1,2}})(?:[hH])(?P<m>[0-5]?\d)(?:(?P<munit>m|min|['’′])"
    rf"{SPACE}?(?:(?P<s>[0-5]?\d)(?:s|seg|{_SECOND_MARK}))?)?(?![\w'’])",
    needs=r"\d[hH]\d",
)
_HOURS = Pattern(
    rf"(?<![\w:.,/])(?P<h>\d{{1,2}})(?:{SPACE}?[hH]{SPACE}?(?P<m>[0-5]\d)|:(?P<m2>[0-5]\d){SPACE}?(?:hs|hrs|h|horas)\b)"
    rf"(?![\w:'’]|{SPACE}?(?:m|min|mins|minutos?)\b|{SPACE}?(?:a|al|y|-|hasta){SPACE}?(?:las?{SPACE})?\d)",
    needs=r"\d ?[hH:]",
)
_LASTS = Pattern(
    r"\b(?:dur[aóe]\w{0,6}|tard\w{1,6}|demor\w{1,6}|duración|en|tras|durante|unas|casi|otras|tiempo|retraso|atraso|espera)"
    rf"(?:{SPACE}(?:es|fue|será|de|unas|casi|total|aproximada|estimada|solo|apenas|un)){{0,3}}:?{SPACE}+\Z"
)
_CLOCKED = Pattern(
    rf"(?<![\w:.,/])(?:(?P<h>\d{{1,2}}):)?(?P<m>\d{{1,3}}):(?P<s>[0-5]\d)(?:[.,](?P<part>\d{{1,3}}))?"
    rf"(?![:\w]|[.,]\d)(?P<unit>{SPACE}?(?:min\b\.?|minutos?\b))?(?!{SPACE}?(?:hs|hrs|h|horas|[ap]\.?{SPACE}?m)\b)",
    needs=r"\d:\d",
)
_RECORD = Pattern(
    r"\b(?:tiempos?|marcas?|cronos?|r[ée]cords?|cronometr\w{1,4}|registró|parcial)"
    rf"(?:{SPACE}(?:de|con|en|un|una|fue|es|su|nuevo|mejor|nacional|oficial|final|neto|total)){{0,4}}:?{SPACE}*\Z"
)
_GOES_ON = Pattern(rf"{SPACE}?(?:a|-|–|hasta){SPACE}?(?:las?{SPACE})?\d")
_MINUTES = Pattern(r"(?<![\w:.,/'’‘+])(?P<m>[1-9]\d?|1[0-2]\d)(?P<prime>['’′])(?!\w|\s?\d)", needs=PRIMES)
_ADDED = Pattern(r"(?<![\w:.,/'’‘+])(?P<m>\d{2,3})[’']?\+(?P<more>\d{1,2})['’′](?!\w)", needs=PRIMES)
_SPLIT = Pattern(r"(?<![\w:.,/\"”″])(?P<s>\d{1,2})[\"”″](?P<part>\d{2})(?![\w\"”″])", needs=PRIMES)
_MONTHS = Pattern(
    rf"(?<![\w:.,/-])(?:(?P<from>[1-9]|[12]\d){SPACE}(?:a|y|hasta){SPACE}(?:los{SPACE})?)?"
    rf"(?P<n>[1-9]|[12]\d|3[0-6]){SPACE}?(?P<unit>m\b\.?)"
    rf"(?!{SPACE}?(?:\d|de\b(?! edad| vida)|del\b|planos|libres?|lisos|vallas|con\b|espalda|mariposa|pecho))",
    needs=r"\d\s?m",
)
_AT_AGE = Pattern(
    rf"\b(?:a|desde|hasta){SPACE}los{SPACE}(?:\d{{1,2}}(?:{SPACE}m\.?)?(?:,|{SPACE}[ye]){SPACE}){{0,4}}\Z"
)
_FROM_AGE = Pattern(
    rf"\b(?:niñ[oa]s?|beb[ée]s?|lactantes?|menores|edad)\b[^\d.;]{{0,15}}(?:\d{{1,2}}{SPACE}m\.?{SPACE}(?:a|y|hasta){SPACE})?\Z"
)
_CHILD = Pattern(r"dosis|vacun|refuerzo|edad\b|beb[ée]|lactan|niñ|inmuni|esquema|biológico|infant")


def find(text: Text) -> Iterator[Match]:
    """Yield every duration."""
    if not text.has_digits:
        return
    for found in _COMPOUND.finditer(text.written):
        if match := _compound(text, found):
            yield match
    for found in _GLUED.finditer(text.written):
        if found["munit"]:
            yield single(*found.span(), spoken(found["h"], found["m"], found["s"]), "duration")
    for found in _HOURS.finditer(text.written):
        if _LASTS.search(text.before(found.start())) and int(found["m"] or found["m2"]):
            said = spoken(found["h"], found["m"] or found["m2"])
            yield single(*found.span(), said, "duration")
    yield from _clocked(text)
    for found in _SPLIT.finditer(text.written):
        yield single(*found.span(), spoken(None, None, found["s"], found["part"]), "duration")
    for found in _ADDED.finditer(text.written):
        said = f"{numbers.cardinal(int(found['m']))} más {numbers.cardinal(int(found['more']))}"
        yield single(*found.span(), said, "duration")
    for found in _MINUTES.finditer(text.written):
        yield _minutes(text, found)
    yield from _months(text)


def spoken(
    hours: str | None, minutes: str | None, seconds: str | None = None, part: str | None = None
) -> str:
    """Return a duration in words; parts that are missing or zero are not said, but for the last."""
    said = [_count(hours, "hora")] if hours and int(hours) else []
    said += [_count(minutes, "minuto")] if minutes and int(minutes) else []
    if seconds and (re.search("[1-9]", seconds) or not said):
        said.append(_seconds(seconds))
    if part:
        said.append(_count(part, ("décima", "centésima", "milésima")[len(part) - 1]))
    if not said:
        return _count(minutes or hours or "0", "minuto" if minutes else "hora")
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} y {said[-1]}"


def _count(figures: str, noun: str) -> str:
    number, feminine = int(figures), noun.endswith("a")
    said = numbers.cardinal(number, feminine=feminine, apocope=not feminine)
    return f"{said} {noun}{'' if number == 1 else 's'}"


def _seconds(figures: str) -> str:
    if figures.isdecimal():
        return _count(figures, "segundo")
    return f"{parse(figures.replace('.', ',')).words(apocope=True)} segundos"


def _compound(text: Text, found: re.Match[str]) -> Match | None:
    """Read hours, minutes and seconds of which two at least are written, each with its unit."""
    parts = [found["h"], found["m"], found["s"]]
    if sum(part is not None for part in parts) < 2:
        return None
    following = text.written[found.end() : found.end() + 1]
    if following.isalnum() or following in ("_", "²", "³"):
        return None
    end = found.end()
    if text.written[end - 1] in " \u00a0\u202f\u2009":
        end -= 1
    if text.written[end - 1] == "." and text.ends_sentence(end):
        end -= 1
    return single(found.start(), end, spoken(found["h"], found["m"], found["s"], found["part"]), "duration")


def _clocked(text: Text) -> Iterator[Match]:
    """Yield times of a race, with colons: 1:02:33.5, 34:21 minutos, "tiempo de 3:45.21"."""
    for found in _CLOCKED.finditer(text.written):
        race = found["unit"] or found["h"] or _RECORD.search(text.before(found.start()))
        if not race or (not found["h"] and _GOES_ON.match(text.after(found.end()))):
            continue
        if found["h"] and int(found["m"]) > 59:
            continue
        if found["h"]:
            seconds = f"{found['s']},{found['part']}" if found["part"] else found["s"]
            named = text.previous_word(found.start()) in ("horas", "hrs", "hs")
            hours = numbers.cardinal(int(found["h"]), feminine=True) if named else _count(found["h"], "hora")
            said = f"{hours}, {_count(found['m'], 'minuto')}"
            said = f"{said} y {_seconds(seconds)}"
        else:
            seconds = f"{found['s']},{found['part']}" if found["part"] else found["s"]
            said = f"{_count(found['m'], 'minuto')} y {_seconds(seconds)}"
        end = found.end()
        if found[0].endswith(".") and text.ends_sentence(end):
            end -= 1
        yield single(found.start(), end, said, "duration")


def _minutes(text: Text, found: re.Match[str]) -> Match:
    """Read 45' as minutes, of a match where an article precedes: "al minuto cuarenta y cinco"."""
    if text.previous_word(found.start()) in ("al", "el", "del"):
        said = f"minuto {numbers.cardinal(int(found['m']))}"
        return single(*found.span(), said, "duration")
    if (
        text.written[found.start() - 1 : found.start()] == "("
        and text.written[found.end() : found.end() + 1] == ")"
    ):
        # After a player's name: the minute of the goal.
        return single(*found.span(), f"minuto {numbers.cardinal(int(found['m']))}", "duration")
    said = numbers.cardinal(int(found["m"]), apocope=True)
    unit = "minuto" if found["m"] == "1" else "minutos"
    return Match((Piece(*found.span("m"), said), Piece(*found.span("prime"), unit)), "duration")


def _months(text: Text) -> Iterator[Match]:
    """Yield months of age, where dose, vaccine or child stand near: "a los 12 m."."""
    for found in _MONTHS.finditer(text.written):
        before = text.before(found.start(), 80)
        near = before + text.after(found.end(), 60)
        if (_AT_AGE.search(before) and _CHILD.search(near)) or _FROM_AGE.search(before):
            end = found.end()
            if found["unit"][-1] == "." and text.ends_sentence(end):
                end -= 1
            word = "mes" if found["n"] == "1" else "meses"
            first = int(found["from"] or 0)
            pieces = (
                *([Piece(*found.span("from"), numbers.cardinal(first))] if first else []),
                Piece(*found.span("n"), numbers.cardinal(int(found["n"]), apocope=True)),
                Piece(found.start("unit"), end, word),
            )
            yield Match(pieces, "duration.months")
