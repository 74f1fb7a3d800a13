"""Addresses of the net: URLs, e-mails, @handles, #hashtags, file names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish import nouns, numbers
from audiocast.spanish.grammar import Match, single
from audiocast.spanish.letters import can_be_said, spell
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import Text

EXAMPLES = (
    ("lapaz.gob.bo", "lapaz punto gob punto be o"),
    ("https://www.ejemplo.org/noticias", "triple doble ve punto ejemplo punto org barra noticias"),
    ("prensa@ejemplo.gob.bo.", "prensa arroba ejemplo punto gob punto be o."),
    ("@GobLaPaz", "arroba Gob La Paz"),
    ("#LaPazAvanza", "hashtag La Paz Avanza"),
    ("#8M", "hashtag ocho eme"),
    (
        "www.ejemplo.go.cr/becas-2025",
        "triple doble ve punto ejemplo punto ge o punto ce erre barra becas guion dos mil veinticinco",
    ),
    ("ejemplo.com.hn", "ejemplo punto com punto hache ene"),
    ("@casa.cultura_lp", "arroba casa punto cultura guion bajo ele pe"),
    ("lo publicó en X", "lo publicó en equis"),
    ("X (antes de otro dueño)", "equis (antes de otro dueño)"),
    ("informe.pdf", "informe punto pe de efe"),
)
RULES = {
    "electronic.url": "A web address; http:// is not said.",
    "electronic.email": "An e-mail address.",
    "electronic.handle": "The name of an account.",
    "electronic.hashtag": "A hashtag, cut at its capitals.",
    "electronic.file": "A file name.",
    "electronic.network": "X, the name of a social network.",
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
_EMAIL = Pattern(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_HANDLE = Pattern(r"(?<![\w@])@(\w{0,20}[^\W\d]\w{0,60}(?:\.[a-z0-9_]\w{0,60}){0,3})")
_HASHTAG = Pattern(r"(?<![\w#&])#(\d{0,4}[^\W\d]\w{0,100})")
_FILE = Pattern(
    r"(?<![\w@./])([\w-]{1,60})\.(pdf|docx?|xlsx?|pptx?|mp3|mp4|jpe?g|png|zip|txt|csv|html?|odt)(?!\w)",
    re.IGNORECASE,
    needs=r"\w\.\w",
)
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
_MARKS = {
    ".": "punto", "/": "barra", "@": "arroba", "-": "guion", "_": "guion bajo", ":": "dos puntos",
    "?": "signo de pregunta", "=": "igual", "&": "y", "#": "numeral", "%": "por ciento", "+": "más",
    "~": "tilde", "|": "barra vertical", "^": "acento circunflejo", "*": "asterisco", "!": "exclamación",
    ",": "coma", ";": "punto y coma", "$": "dólar", "'": "apóstrofo", "(": "paréntesis", ")": "paréntesis",
}  # fmt: skip
_PART = Pattern(r"\d+|[^\W\d_]+|[^\w\s]|_")
_CAMEL = Pattern(r"[A-ZÁÉÍÓÚÑ]{2,}(?![a-záéíóúñ])|[A-ZÁÉÍÓÚÑ]?[a-záéíóúñü]+|[A-ZÁÉÍÓÚÑ]|\d+|[^\W\d_]+")
_WORDS = frozenset(
    (
        *("com", "org", "net", "gob", "gov", "edu", "info", "int", "gmail", "hotmail", "yahoo", "outlook"),
        *("live", "icloud", "google", "drive", "docs", "youtube", "facebook", "instagram", "twitter"),
        *("whatsapp", "telegram", "tiktok", "linkedin", "zoom", "wixsite", "blogspot", "wordpress", "github"),
    )
)


_SYLLABLES = frozenset(
    ("la", "el", "lo", "de", "en", "mi", "tu", "su", "yo", "un", "no", "si", "se", "te", "al", "me", "ya")
)


def find(text: Text) -> Iterator[Match]:
    """Yield every address."""
    written = text.written
    if "X" in written:
        yield from _networks(text)
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
            if found["host"] and not _is_host(found["host"], len(found[0]) > len(found["host"])):
                continue
            address = found[0].rstrip(".,;:!?)’'")
            said = _say(re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/"))
            if said:
                yield single(found.start(), found.start() + len(address), said, "electronic.url")
        for found in _FILE.finditer(written):
            yield single(*found.span(), f"{_say(found[1])} punto {spell(found[2])}", "electronic.file")


def _is_host(host: str, path: bool) -> bool:
    """Tell an address from a sentence that begins without a space ("llegó.Es así", "etc.de")."""
    labels = host.split(".")
    if not (labels[-1].islower() or host.isupper()):
        return False
    name = labels[-2]
    if path or (len(labels) > 2 and len(name) > 1 and len(labels[0]) > 1):
        return True
    return not name.isdigit() and len(name) > (3 if labels[-1] in ("de", "es", "me", "co", "us") else 1)


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
        elif len(part) == 1 and part.upper() not in "AEIOUY":
            words.append(spell(part) or part)
        else:
            words.append(part)
    return " ".join(words)


def _handle(name: str) -> str:
    """Return the name of an account with its dots and underscores: whoever looks for it needs them."""
    parts = re.split(r"([._])", name)
    return " ".join(_MARKS[part] if part in "._" else _named(part) for part in parts if part)


def _named(part: str) -> str:
    """Return one part of an account's name: "lp" by letters, "la" as a word."""
    letters = part.isalpha() and part.islower() and len(part) in (2, 3)
    if letters and part not in _SYLLABLES and not can_be_said(part) and part[-1] not in "aeiou":
        return spell(part) or part
    return camel(part)


def _say(address: str) -> str:
    parts = _PART.findall(address)
    return " ".join(
        part.lower() if part.lower() in _SYLLABLES and before not in (".", "@") else _part(part)
        for before, part in zip(["", *parts], parts, strict=False)
    )


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
