"""Addresses of the net: URLs, e-mails, @handles, #hashtags, file names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import numbers
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import can_be_said, spell
from audiocast.spanish.text import Text

EXAMPLES = (
    ("lapaz.gob.bo", "lapaz punto gob punto be o"),
    ("https://www.ejemplo.org/noticias", "triple doble ve punto ejemplo punto org barra noticias"),
    ("prensa@ejemplo.gob.bo.", "prensa arroba ejemplo punto gob punto be o."),
    ("@GobLaPaz", "arroba Gob La Paz"),
    ("#LaPazAvanza", "hashtag La Paz Avanza"),
    ("informe.pdf", "informe punto pe de efe"),
)
RULES = {
    "electronic.url": "A web address; http:// is not said.",
    "electronic.email": "An e-mail address.",
    "electronic.handle": "The name of an account.",
    "electronic.hashtag": "A hashtag, cut at its capitals.",
    "electronic.file": "A file name.",
}

_TLD = (
    r"(?:com|org|net|gob|gov|edu|info|bo|pe|ar|cl|br|es|mx|co|uy|py|ec|ve|us|tv|io|int|mil|fm|me|ly|ai|app|"
    r"dev|eu|uk|de|fr)"
)
_URL = re.compile(
    rf"(?<![\w@.])(?:https?://[^\s<>\"»”]{{1,2000}}|(?:[a-z0-9ñ-]{{1,63}}\.){{1,6}}{_TLD}(?![\w.-]*[\w@])(?:[/?#][^\s<>\"»”]{{0,2000}})?)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_HANDLE = re.compile(r"(?<![\w@])@([^\W\d]\w{0,60}(?:\.[a-z0-9_]\w{0,60}){0,3})")
_HASHTAG = re.compile(r"(?<![\w#&])#([^\W\d]\w{0,100})")
_FILE = re.compile(
    r"(?<![\w@./])([\w-]{1,60})\.(pdf|docx?|xlsx?|pptx?|mp3|mp4|jpe?g|png|zip|txt|csv|html?|odt)(?!\w)",
    re.IGNORECASE,
)
_MARKS = {
    ".": "punto", "/": "barra", "@": "arroba", "-": "guion", "_": "guion bajo", ":": "dos puntos",
    "?": "signo de pregunta", "=": "igual", "&": "y", "#": "numeral", "%": "por ciento", "+": "más",
    "~": "tilde", "|": "barra vertical", "^": "acento circunflejo", "*": "asterisco", "!": "exclamación",
    ",": "coma", ";": "punto y coma", "$": "dólar", "'": "apóstrofo", "(": "paréntesis", ")": "paréntesis",
}  # fmt: skip
_PART = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_CAMEL = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,}(?![a-záéíóúñ])|[A-ZÁÉÍÓÚÑ]?[a-záéíóúñü]+|[A-ZÁÉÍÓÚÑ]|\d+|[^\W\d_]+")
_WORDS = frozenset(
    (
        *("com", "org", "net", "gob", "gov", "edu", "info", "int", "gmail", "hotmail", "yahoo", "outlook"),
        *("live", "icloud", "google", "drive", "docs", "youtube", "facebook", "instagram", "twitter"),
        *("whatsapp", "telegram", "tiktok", "linkedin", "zoom", "wixsite", "blogspot", "wordpress", "github"),
    )
)


def find(text: Text) -> Iterator[Match]:
    """Yield every address."""
    written = text.written
    if "@" in written:
        for found in _EMAIL.finditer(written):
            address = found[0].rstrip(".-")
            yield single(found.start(), found.start() + len(address), _say(address), "electronic.email")
        for found in _HANDLE.finditer(written):
            yield single(*found.span(), f"arroba {_handle(found[1])}", "electronic.handle")
    if "#" in written:
        for found in _HASHTAG.finditer(written):
            yield single(*found.span(), f"hashtag {camel(found[1])}", "electronic.hashtag")
    if "." in written or "://" in written:
        for found in _URL.finditer(written):
            address = found[0].rstrip(".,;:!?)’'")
            said = _say(re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/"))
            if said:
                yield single(found.start(), found.start() + len(address), said, "electronic.url")
        for found in _FILE.finditer(written):
            yield single(*found.span(), f"{_say(found[1])} punto {spell(found[2])}", "electronic.file")


def camel(written: str) -> str:
    """Return the words of a name written in CamelCase: "LaPazAvanza" → "La Paz Avanza"."""
    words = []
    for part in _CAMEL.findall(written):
        if part.isdecimal():
            words.append(
                numbers.groups(part) if len(part) > 4 or part[0] == "0" else numbers.cardinal(int(part))
            )
        elif len(part) > 1 and part.isupper():
            words.append(part.capitalize() if can_be_said(part) else spell(part))
        else:
            words.append(part)
    return " ".join(words)


def _handle(name: str) -> str:
    """Return the name of an account with its dots and underscores: whoever looks for it needs them."""
    parts = re.split(r"([._])", name)
    return " ".join(_MARKS[part] if part in "._" else camel(part) for part in parts if part)


def _say(address: str) -> str:
    return " ".join(_part(part) for part in _PART.findall(address))


def _part(part: str) -> str:
    if part in _MARKS:
        return _MARKS[part]
    if part.isdecimal():
        return numbers.groups(part) if len(part) > 4 or part[0] == "0" else numbers.cardinal(int(part))
    if not part[0].isalpha():
        return ""
    lower = part.lower()
    if lower == "www":
        return "triple doble ve"
    if len(lower) == 1:
        return spell(lower) or lower
    if lower in _WORDS or len(lower) > 5 or can_be_said(lower):
        return camel(part) if not part.isupper() else lower
    return spell(lower) or part
