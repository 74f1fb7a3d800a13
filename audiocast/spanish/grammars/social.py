"""Social networks: @handles, #hashtags, /pages, X as a network's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns
from audiocast.spanish.addresses import MARKS, SYLLABLES, camel
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import can_be_said, spell
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text

EXAMPLES = (
    ("@GobLaPaz", "arroba Gob La Paz"),
    ("#LaPazAvanza", "hashtag La Paz Avanza"),
    ("con el hashtag #LaPazAvanza", "con el hashtag La Paz Avanza"),
    ("#ValleEjemplo#Riego", "hashtag Valle Ejemplo hashtag Riego"),
    ("#8M", "hashtag ocho eme"),
    ("@casa.cultura_lp", "arroba casa punto cultura guion bajo ele pe"),
    ("en Facebook: /ValleEjemplo", "en Facebook: Valle Ejemplo"),
    ("lo publicó en X", "lo publicó en equis"),
    ("X (antes de otro dueño)", "equis (antes de otro dueño)"),
)
RULES = {
    "electronic.handle": "The name of an account.",
    "electronic.hashtag": "A hashtag, cut at its capitals.",
    "electronic.network": "X, the name of a social network.",
}

_HANDLE = Pattern(r"(?<![\w@])@(\w{0,20}[^\W\d]\w{0,60}(?:\.[a-zA-Z0-9_]\w{0,60}){0,3})")
_GLUED = Pattern(r"(?<!\w)#[\w#]{1,80}\Z")
_PAGE = Pattern(r"(?<=[\s:(])/(?P<name>[A-Za-z][\w.-]{3,60})(?![\w/])")
_PAGE_OF = Pattern(r"(?:facebook|fb|youtube|instagram|tiktok|twitter|página|redes|live)\b[^.;]{0,12}\Z")
_HASHTAG = Pattern(r"(?:(?<![\w#&])|(?<=[a-zA-Z0-9]))#(\d{0,4}[^\W\d]\w{0,100})")
_NETWORKS = (
    r"(?:facebook|instagram|tiktok|tik tok|youtube|whatsapp|linkedin|telegram|threads|twitter|fb|ig|yt)"
)
_NETWORK = Pattern(rf"(?<![\w.@&/-])X(?![\w&-]|/(?!{_NETWORKS})|[.'’]\w)", re.IGNORECASE)
_ACCOUNT = r"(?:(?:cuentas?|perfil|usuarios?|dueño|hilo|redes)(?: oficial(?:es)?)?(?: de| en)?)"
_ON_NETWORK = Pattern(
    rf"(?:\b(?:en|por|vía|a través de|red|red social|plataforma|hoy|ahora|{_ACCOUNT}"
    rf"|{_NETWORKS}(?:,| y| e| o)?)"
    rf"|{_NETWORKS}[/(])\s*[«“\"]?\Z"
)
_NETWORK_AFTER = Pattern(
    r"[»”\"]?(?:\s?[(,]\s?(?:antes|ex|anteriormente|la antigua|el antiguo)\b|:?\s@\w"
    rf"|\s?/\s?{_NETWORKS}|(?:,| y| e)\s{_NETWORKS})"
)
_SAYS = Pattern(r"\w+(?:ó|aron|ieron|ará|erá|irá)\Z|(?:antes|ex|hoy|ayer|desde|hasta|durante|tras|luego)\Z")


def find(text: Text) -> Iterator[Match]:
    """Yield every account, hashtag, page and network."""
    written = text.written
    if "X" in written:
        yield from _networks(text)
    if "@" in written:
        for found in _HANDLE.finditer(written):
            yield single(*found.span(), f"arroba {_handle(found[1])}", "electronic.handle")
    if "#" in written:
        for found in _HASHTAG.finditer(written):
            if (
                found.start()
                and written[found.start() - 1].isalpha()
                and not _GLUED.search(written[: found.start()])
            ):
                continue
            named = text.previous_word(found.start()) in ("hashtag", "hashtags", "etiqueta", "numeral")
            said = camel(found[1]) if named else f"hashtag {camel(found[1])}"
            yield single(*found.span(), said, "electronic.hashtag")
    if "/" in written:
        for found in _PAGE.finditer(written):
            if _PAGE_OF.search(text.before(found.start())):
                yield single(*found.span(), camel(found["name"]), "electronic.handle")


def _networks(text: Text) -> Iterator[Match]:
    """Yield X where it is the social network: named as one, or beside others."""
    for found in _NETWORK.finditer(text.written):
        if found[0] == "x":
            continue
        after = text.after(found.end())
        if _NETWORK_AFTER.match(after):
            yield single(*found.span(), "equis", "electronic.network")
        elif _ON_NETWORK.search(text.before(found.start())):
            # "en X años" is an unknown number.
            following = text.next_word(found.end())
            if not following or nouns.is_function_word(following) or _SAYS.match(following):
                yield single(*found.span(), "equis", "electronic.network")


def _handle(name: str) -> str:
    """Return the name of an account with its dots and underscores: whoever looks for it needs them."""
    parts = re.split(r"([._])", name)
    return " ".join(MARKS[part] if part in "._" else _named(part) for part in parts if part)


def _named(part: str) -> str:
    """Return one part of an account's name: "lp" by letters, "la" as a word."""
    letters = part.isalpha() and part.islower() and len(part) in (2, 3, 4)
    sayable = can_be_said(part) or (part[-1] in "aeiou" and len(part) < 4)
    if letters and part not in SYLLABLES and not sayable:
        return spell(part) or part
    return camel(part)
