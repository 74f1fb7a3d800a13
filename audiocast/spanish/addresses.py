"""How names and addresses of the net are said, part by part."""

from __future__ import annotations

from itertools import pairwise

from audiocast.spanish import numbers
from audiocast.spanish.letters import can_be_said, is_foreign_word, spell
from audiocast.spanish.patterns import Pattern

MARKS = {
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

SYLLABLES = frozenset(
    ("la", "el", "lo", "de", "en", "mi", "tu", "su", "yo", "un", "no", "si", "se", "te", "al", "me", "ya")
)


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
        elif 2 < len(part) < 5 and not can_be_said(part) and not is_foreign_word(part) and part[-1] in "ab":
            words.append(spell(part))
        elif len(part) == 1 and part.upper() not in "AEIOUY":
            words.append(spell(part) or part)
        else:
            words.append(part)
    return " ".join(words)


def _is_random(part: str) -> bool:
    """Tell the code of a short link, "LINsYgBzIE", from a name: its capitals come and go."""
    switches = sum(one.isupper() != other.isupper() for one, other in pairwise(part))
    return len(part) > 5 and part.isalnum() and switches > 3


def _letters(part: str) -> str:
    return " ".join(numbers.cardinal(int(c)) if c.isdecimal() else spell(c) or c for c in part)


def say(address: str) -> str:
    """Return an address or a file name in words."""
    head, *segments = address.split("/")
    if any(map(_is_random, segments)):
        spelled = (_letters(part) if _is_random(part) else say(part) for part in segments)
        return f"{say(head)} barra {' barra '.join(spelled)}"
    parts = _PART.findall(address)
    return " ".join(
        part.lower() if part.lower() in SYLLABLES and before not in (".", "@") else _part(part)
        for before, part in zip(["", *parts], parts, strict=False)
    )


def _part(part: str) -> str:
    if part in MARKS:
        return MARKS[part]
    if part.isdecimal():
        return numbers.groups(part) if len(part) > 4 or part[0] == "0" else numbers.cardinal(int(part))
    if not part[0].isalpha():
        return ""
    lower = part.lower()
    if lower == "www":
        return "triple doble ve"
    if len(lower) == 1:
        return spell(lower) or lower
    if lower in _WORDS or len(lower) > 8 or can_be_said(lower) or is_foreign_word(lower):
        return camel(part) if not part.isupper() else lower
    return spell(lower) or part
