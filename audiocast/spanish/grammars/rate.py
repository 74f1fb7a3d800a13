"""What a slash means after a plural noun: 10 vacas/ha, 21 casos/100.000 hab."""

from __future__ import annotations

from collections.abc import Iterator

from audiocast.spanish.amounts import NUMBER, parse
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text
from audiocast.spanish.units import rate

EXAMPLES = (
    ("10 vacas/ha", "diez vacas por hectárea"),
    ("21 casos/100.000 hab. en junio", "veintiún casos por cada cien mil habitantes en junio"),
    ("300 vehículos/h", "trescientos vehículos por hora"),
)
RULES = {
    "rate": "So many for each unit.",
    "rate.people": "So many for every thousand people and the like.",
}

_PER = Pattern(
    r"(?<=[^\W\d_][^\W\d_]s)(?<!\bmes)/(?:ha|h|hr|d|km²|km2|m²|m2|m³|m3|kg|qq|lt?|hab|min|seg|sem|km|tn?|día|año|mes|hora"
    r"|hectárea|habitante|persona|familia)\b(?![/.]\w)"
)
_BARE = Pattern(
    r"(?<=\d)/(?:[Bb]bl|BBL|hab|ha|km2|km²|m2|m²|m3|m³|kg|litro|hora|día|mes|año|persona|familia)\b(?![/.]\w)"
)
_PEOPLE = Pattern(
    rf"(?<=[^\W\d_][^\W\d_][sa])/(?P<number>{NUMBER}){SPACE}"
    r"(?P<who>hab(?:s?\.|itantes)?|personas|nacidos|mujeres|niños)(?!\w)"
)


def _people(written: str) -> str:
    return "habitantes" if written.startswith("hab") else written


def find(text: Text) -> Iterator[Match]:
    """Yield every rate of things."""
    if "/" not in text.written:
        return
    for found in (*_PER.finditer(text.written), *_BARE.finditer(text.written)):
        yield single(*found.span(), rate(found[0], 0)[1].strip(), "rate")
    for found in _PEOPLE.finditer(text.written):
        end = found.end() - (found[0].endswith(".") and text.ends_sentence(found.end()))
        said = f"por cada {parse(found['number']).words()} {_people(found['who'])}"
        yield single(found.start(), end, said, "rate.people")
