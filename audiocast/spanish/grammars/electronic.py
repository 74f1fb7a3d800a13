"""Addresses of the net: URLs, e-mails, file names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish.addresses import say
from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.letters import spell
from audiocast.spanish.numbers import cardinal
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text

EXAMPLES = (
    ("lapaz.gob.bo", "lapaz punto gob punto be o"),
    ("https://www.ejemplo.org/noticias", "triple doble ve punto ejemplo punto org barra noticias"),
    ("prensa@ejemplo.gob.bo.", "prensa arroba ejemplo punto gob punto be o."),
    (
        "www.ejemplo.go.cr/becas-2025",
        "triple doble ve punto ejemplo punto ge o punto ce erre barra becas guion dos mil veinticinco",
    ),
    ("ejemplo.com.hn", "ejemplo punto com punto hache ene"),
    ("Prensa <prensa@ejemplo.gob.bo>", "Prensa prensa arroba ejemplo punto gob punto be o"),
    ("informe.pdf", "informe punto pe de efe"),
)
RULES = {
    "electronic.url": "A web address; http:// is not said.",
    "electronic.email": "An e-mail address.",
    "electronic.file": "A file name.",
}

_TLD = (
    r"(?:com|org|net|gob|gov|edu|info|bo|pe|ar|cl|br|es|mx|co|uy|py|ec|ve|gt|hn|sv|cr|cu|pr|us|tv|io|int|mil|fm|me|ly|ai|"
    r"app|dev|eu|uk|de|fr|it|ca|ch|jp|lat|site|xyz|online)"
)
# Endings that are also words, or rare, count only after a second level (com.do), "www." or before a path.
_SECOND = r"(?:com|org|net|gob|gub|gov|go|edu|mil|info|int|ac|co|web|nom|tur|coop)"
_PATHED = (
    r"(?:do|ni|pa|la|be|cn|ru|in|gg|to|cc|gl|st|news|blog|shop|store|club|live|travel|press|radio|page|link|digital|"
    r"media|today|world|global|cat|art|tech|agency|network)"
)
_LABELS = r"(?:[a-z0-9ñ](?:[a-z0-9ñ-]{0,61}[a-z0-9ñ])?\.){1,6}"
_URL = Pattern(
    rf"(?<![\w@.])(?:https?://[^\s<>\"»”]{{1,2000}}"
    rf"|(?P<host>www\.{_LABELS}[a-z]{{2,24}}|{_LABELS}(?:{_SECOND}\.[a-z]{{2}}|{_TLD}|{_PATHED}(?=/\w)))"
    r"(?![\w.-]*[\w@])(?:[/?#][^\s<>\"»”]{0,2000})?)",
    re.IGNORECASE,
    needs=r"\w\.\w|://",
)
_PARTS = Pattern(r"\d+|[^\W\d]+")
_EMAIL = Pattern(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_FILE = Pattern(
    r"(?<![\w@./])([\w-]{1,60})\.(pdf|docx?|xlsx?|pptx?|mp3|mp4|jpe?g|png|zip|txt|csv|html?|odt)(?!\w)",
    re.IGNORECASE,
    needs=r"\w\.\w",
)


def find(text: Text) -> Iterator[Match]:
    """Yield every address."""
    written = text.written
    if "@" in written:
        for found in _EMAIL.finditer(written):
            yield _email(written, found)
    if "." in written or "://" in written:
        for found in _URL.finditer(written):
            if found["host"] and not _is_host(found["host"], len(found[0]) > len(found["host"])):
                continue
            address = found[0].rstrip(".,;:!?)’'")
            said = say(re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/"))
            if said:
                yield single(found.start(), found.start() + len(address), said, "electronic.url")
        for found in _FILE.finditer(written):
            yield single(*found.span(), f"{say(found[1])} punto {_extension(found[2])}", "electronic.file")


def _extension(written: str) -> str:
    """Return the ending of a file's name by letters, its figures as numbers: mp3 is eme pe tres."""
    return " ".join(
        cardinal(int(part)) if part.isdecimal() else spell(part) for part in _PARTS.findall(written)
    )


def _email(written: str, found: re.Match[str]) -> Match:
    """Return an address without the angle brackets of a mail's header."""
    address = found[0].rstrip(".-")
    start, end = found.start(), found.start() + len(address)
    pieces = [Piece(start, end, say(address))]
    if written[start - 1 : start] == "<" and written[end : end + 1] == ">":
        pieces = [Piece(start - 1, start, ""), *pieces, Piece(end, end + 1, "")]
    return Match(tuple(pieces), "electronic.email")


def _is_host(host: str, path: bool) -> bool:
    """Tell an address from a sentence that begins without a space ("llegó.Es así", "etc.de")."""
    labels = host.split(".")
    if not (labels[-1].islower() or host.isupper()):
        return False
    name = labels[-2]
    if path or (len(labels) > 2 and len(name) > 1 and len(labels[0]) > 1):
        return True
    return not name.isdigit() and len(name) > (3 if labels[-1] in ("de", "es", "me", "co", "us") else 1)
