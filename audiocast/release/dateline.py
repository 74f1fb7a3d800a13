"""The dateline: «La Paz, 13 de julio de 2021 (GADLP).-» and its many kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiocast.release.dates import WrittenDate, find_date, weekday_before

_REACH = 160  # characters from the start within which a dateline's date stands
_CAP = r"[A-ZÁÉÍÓÚÑÜ](?:[\w'’`´]|\.(?=\s?\w)|-(?=\w))*"
_LINKS = r"(?:de|del|la|las|los|el|y|e)"
_NAME = rf"{_CAP}(?:\s+(?:{_LINKS}\s+){{0,2}}{_CAP}){{0,5}}"
_PLACE = rf"(?P<place>{_NAME})(?P<region>(?:\s*[,/–—-]\s*|\s+\()(?:{_NAME})\)?){{0,2}}"
_AGENCY_IN = r"\(\s*(?P<{0}>[^()]{{1,60}}?)\s*\)"
_LEFT = re.compile(
    rf"(?:{_AGENCY_IN.format('before')}|(?P<desk>[A-Z]{{2,8}}(?:/[A-Z]\w+)?)\s*[/|.–—-]+)?\s*"
    rf"(?:(?:fecha|lugar y fecha|publicado|publicada|actualizado)\s*(?:el|en)?\s*:?\s*)?"
    rf"(?:{_PLACE})?\s*(?:{_AGENCY_IN.format('agency')})?\s*[,.:;|/–—-]{{0,3}}\s*(?:(?:el|a)\s+)?",
)
_NOT_PLACES = re.compile(
    r"(?:El|La|Los|Las|En|Desde|Hasta|Este|Esta|Hoy|Ayer|Para|Por|Con|Del|Al|Un|Una|Tras|Según|Entre|Hace"
    r"|Antes|Después|Durante|Cada|A|Art[íi]culo|Objetivo|Antecedentes|Introducci[óo]n|Conclusi[óo]n|Nota"
    r"|Primero|Segundo|Tercero|Cuarto|Quinto)",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"(?P<time>[,.]?\s*(?:a\s+las\s+)?\d{1,2}[:h]\d{2}\s*(?:(?:hrs?|horas|h|[ap]\.?\s?m)\.?)?)?"
    r"\s*[,.|/–—-]?\s*"
    r"(?:" + _AGENCY_IN.format("agency") + r"|/\s*(?P<slashed>[^/()]{1,40}?)\s*/"
    r"|(?P<bare>[A-ZÁÉÍÓÚÑ]{2,10}(?:/[A-ZÁÉÍÓÚÑ]\w{1,12})?)(?=\s*\.?\s*[-–—]))?"
    r"\s*(?P<site>(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}/?(?=\s|\.|$))?"
    r"\s*(?P<sep>[.,:]?\s*[-–—]{1,3}|[.:|]|$)?\s*"
)
_UNDATED = re.compile(
    rf"(?:(?P<place>{_NAME})\s*,?\s*"
    rf"(?:{_AGENCY_IN.format('agency')}\s*\.?\s*[-–—]{{1,2}}|\.\s?[-–—]{{1,2}})"
    rf"|\(\s*(?P<alone>[A-ZÁÉÍÓÚÑ][^()]{{1,40}}?)\s*\)\s*\.?\s*[-–—]{{1,2}})\s*"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline at the start of a text: it ends at `end`, where the paragraph begins."""

    text: str
    end: int
    place: str | None
    agency: str | None
    date: WrittenDate | None
    weekday: int | None
    alone: bool

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        """How much it says, for choosing between two: place, year, agency."""
        year = self.date is not None and self.date.year is not None
        return (self.place is not None, year, self.agency is not None)


def find_dateline(text: str) -> Found | None:
    """Return the dateline that `text` begins with or consists of, or None."""
    written = find_date(text[:_REACH])
    if written is None:
        return _undated(text)
    before = text[: written.start]
    weekday = weekday_before(before)
    if weekday:
        before = before[: weekday[0]]
    left = _LEFT.fullmatch(before.rstrip() + " " if before.strip() else "")
    right = _RIGHT.match(text, written.end)
    if left is None or right is None:
        return _undated(text)
    place = left["place"]
    if (
        place
        and _NOT_PLACES.fullmatch(place.split()[0])
        and not re.match(r"(?i)(?:el|la|los|las) [A-ZÁÉÍÓÚÑ]", place)
    ):
        return None
    agency = next(
        filter(
            None,
            (right["agency"], right["slashed"], right["bare"], left["agency"], left["before"], left["desk"]),
        ),
        None,
    )
    end, alone = right.end(), right.end() == len(text)
    if not (alone or _parted(text[end:], right, place, written, agency)):
        return None
    if alone and written.year is None and "/" in text[written.start : written.end] and not place:
        return None
    shown = text[: right.end("sep") if right["sep"] is not None else end].strip()
    return Found(shown, end, place, agency, written, weekday[1] if weekday else None, alone)


def _parted(
    rest: str, right: re.Match[str], place: str | None, written: WrittenDate, agency: str | None
) -> bool:
    """Tell whether what stands after the date parts it from the paragraph as a dateline does."""
    sep = (right["sep"] or "").strip()
    capital = not rest[:1].islower()
    if sep.strip(".,: ") or (right["agency"] and capital):  # a dash, or the agency in brackets
        stopped = right[0].lstrip()[:1] in (".", ",")
        return bool(place or agency or stopped)
    return bool(place) and capital and (sep in (".", ":") or (sep == "" and written.year is not None))


def _undated(text: str) -> Found | None:
    match = _UNDATED.match(text[:_REACH])
    if match is None:
        return None
    place, end = match["place"], match.end()
    if place is not None and (_NOT_PLACES.fullmatch(place) or len(place) > 40):
        return None
    agency = match["agency"] or match["alone"]
    return Found(match[0].strip(), end, place, agency, None, None, end == len(text))
