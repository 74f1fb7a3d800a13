"""The words of a script file, and the head of a paragraph: who says it, quoting whom, from where.

    LOCUTOR 1 @6: …                      CITA (María Ejemplo): …
    CORTE (María Ejemplo) [voz.opus 0:12-0:20.5]: …

A head is one or two words in capitals, then in any order the person quoted in parentheses, the
recording in brackets and the line of the release after `@`, and a colon.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches

from audiocast.script.clips import dump_clip, load_clip
from audiocast.script.values import Clip, Kind, Line, Role

MUSIC = "CORTINA"
CLIP = "CORTE"
PAUSE, CHAPTER, TITLE = "PAUSA", "CAPÍTULO", "TÍTULO"

_ROLES = {Role.ANNOUNCER: "LOCUTOR 1", Role.SECOND: "LOCUTOR 2", Role.QUOTED: "VOZ CITADA"}
_KINDS = {
    Kind.OPENING: "APERTURA",
    Kind.DISCLOSURE: "AVISO",
    Kind.DATELINE: "FECHA",
    Kind.HEADLINE: "TITULAR",
    Kind.BODY: "TEXTO",
    Kind.QUOTE: "CITA",
    Kind.CLOSING: "CIERRE",
    Kind.MUSIC: MUSIC,
}
_ROLE_OF = {
    "LOCUTOR 1": Role.ANNOUNCER,
    "LOCUTOR": Role.ANNOUNCER,
    "LOC 1": Role.ANNOUNCER,
    "LOCUTORA 1": Role.ANNOUNCER,
    "LOCUTORA": Role.ANNOUNCER,
    "LOCUTOR 2": Role.SECOND,
    "LOC 2": Role.SECOND,
    "LOCUTORA 2": Role.SECOND,
    "VOZ CITADA": Role.QUOTED,
}
_DEFAULT_ROLE = {Kind.QUOTE: Role.QUOTED}
_KIND_OF = {word: kind for kind, word in _KINDS.items()} | {CLIP: Kind.QUOTE}
_DIRECTIVES = {"PAUSA": PAUSE, "CAPITULO": CHAPTER, "TITULO": TITLE}

ALL_WORDS = ("LOCUTOR 1", "LOCUTOR 2", "CITA", CLIP, MUSIC, PAUSE, CHAPTER, "TITULAR", "FECHA", "AVISO")

_KIND_WORDS = "|".join(_KIND_OF)
_ROLE_WORDS = r"LOC(?:UTORA?|\.)?\s*[12]|LOCUTORA?(?!\s*\d)|VOZ\s+CITADA"
_HEAD = re.compile(
    rf"\s*(?:(?P<kind>{_KIND_WORDS})(?:\s+(?P<role>{_ROLE_WORDS}))?|(?P<only>{_ROLE_WORDS}))"
    r"(?P<end>(?=\s*[(@:\[])|\s*$)"
)
_DIRECTIVE = re.compile(r"[ \t]*(PAUSA|CAPITULO|TITULO)(?:\s*:|(?=[ \t])|\s*$)[ \t]*")
_FOREIGN = re.compile(r"\s*([A-ZÁÉÍÓÚÜÑ][A-ZÁÉÍÓÚÜÑ. ]{1,24}\d{0,2})\s*(?:\([^()]*\)\s*|\[[^][]*\]\s*)*:")
_NO_COLON = re.compile(rf"\s*(?:{_ROLE_WORDS}|{_KIND_WORDS})(?=\s)")
_SPACE = " \t"
# The words of a head, with the spaces around them, end within so many characters.
_LONGEST_HEAD = 120


class HeadError(Exception):
    """A head that begins well and cannot be read; `args[0]` is one of the codes of `load`."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a paragraph; `source` is the line of the release, 0 for "none", None: not said."""

    kind: Kind
    role: Role
    speaker: str | None = None
    clip: Clip | None = None
    source: int | None = None
    wants_clip: bool = False


def dump_head(line: Line, source: int | None) -> str:
    """Return the head of a paragraph that begins with `line`, with its colon."""
    default = _DEFAULT_ROLE.get(line.kind, Role.ANNOUNCER)
    if line.kind is Kind.BODY and line.role is not Role.QUOTED:
        words = _ROLES[line.role]
    else:
        quoted = line.kind is Kind.QUOTE and line.clip is not None
        words = CLIP if quoted else _KINDS[line.kind]
        if line.role is not default:
            words += f" {_ROLES[line.role]}"
    if source is not None:
        words += f" @{source or '-'}"
    if line.speaker is not None:
        speaker = re.sub(r"[\\)]", r"\\\g<0>", line.speaker)
        words += f" ({speaker})"
    if line.clip is not None:
        words += f" [{dump_clip(line.clip)}]"
    return f"{words}:"


def load_head(row: str) -> tuple[Head, str] | None:
    """Return the head that `row` begins with and the text after it, or None where it has none.

    Raises HeadError where the row begins with a head that cannot be read.
    """
    match = _HEAD.match(plain_capitals(row[:_LONGEST_HEAD]))
    if match is None:
        return None
    rest = row[match.end() :]
    try:
        parts, rest = _attributes(rest)
    except HeadError:
        if not _is_capital(row, match):
            return None
        raise
    if rest.strip(_SPACE) and not rest.startswith(":"):
        return None
    kind = _KIND_OF[match["kind"]] if match["kind"] else Kind.BODY
    word = match["role"] or match["only"]
    role = (role_named(word) if word else None) or _DEFAULT_ROLE.get(kind, Role.ANNOUNCER)
    head = Head(kind, role, parts.speaker, parts.clip, parts.source, match["kind"] == CLIP)
    return head, rest.removeprefix(":")


def load_directive(row: str) -> tuple[str, str] | None:
    """Return (word, argument) where `row` is a PAUSA, CAPÍTULO or TÍTULO, or None."""
    plain = plain_capitals(row[:_LONGEST_HEAD])
    match = _DIRECTIVE.match(plain)
    if match is None:
        return None
    word, argument = _DIRECTIVES[match[1]], row[match.end() :].strip(_SPACE)
    marked = ":" in match[0] or (word == PAUSE and re.match(r"[-+]?[\d.,]|$", argument))
    # "pausa" may begin a row of a wrapped paragraph: without a colon only capitals make a directive.
    return (word, argument) if marked or _is_capital(row, match) else None


def foreign_head(row: str, *, at_start: bool) -> str | None:
    """Return the words in capitals before a colon that look like a role and are none, or None.

    In the middle of a paragraph (`at_start` False) only misspelt roles count, for a wrapped row may
    well begin with «ONU:».
    """
    match = _FOREIGN.match(row)
    if match is None:
        # A role without its colon: «LOCUTOR 2 buenos días».
        bare = _NO_COLON.match(plain_capitals(row[:_LONGEST_HEAD]))
        return bare[0].strip() if bare and at_start and _is_capital(row, bare) else None
    word = match[1].strip()
    known = re.match(r"LOC|CITA\b|CORTE\b|CORTINA\b", word)
    return word if at_start or known or closest(word) else None


def closest(word: str) -> str | None:
    """Return the word of the format that `word` most resembles, or None."""
    found = get_close_matches(plain_capitals(word), [plain_capitals(known) for known in ALL_WORDS], 1, 0.72)
    return next((known for known in ALL_WORDS if found and plain_capitals(known) == found[0]), None)


def plain_capitals(row: str) -> str:
    """Return `row` in capitals without accents, character by character, so that offsets hold."""
    return "".join(_plain(character) for character in row)


def _plain(character: str) -> str:
    if character.isascii():
        return character.upper()
    base = unicodedata.normalize("NFD", character)[0].upper()
    return base if len(base) == 1 else character


def _is_capital(row: str, match: re.Match[str]) -> bool:
    written = row[: match.end()]
    return written.upper() == written


def role_named(word: str) -> Role | None:
    """Return the role that `word`, in plain capitals, names, or None."""
    return _ROLE_OF.get(" ".join(re.sub(r"(?<=[A-Z])\.?\s*(?=\d)", " ", word).split()))


def is_word(word: str) -> bool:
    """Tell whether `word`, in plain capitals, is a kind of line or a directive."""
    return word in _KIND_OF or word in _DIRECTIVES


@dataclass
class _Attributes:
    speaker: str | None = None
    clip: Clip | None = None
    source: int | None = None


def _attributes(rest: str) -> tuple[_Attributes, str]:
    """Return what stands between the words of a head and its colon, and the rest from the colon on."""
    parts = _Attributes()
    rest = rest.lstrip(_SPACE)
    while rest[:1] in ("(", "[", "@"):
        if rest[0] == "@":
            match = re.match(r"@(\d{1,9}|-)", rest)
            if match is None:
                raise HeadError("source")
            parts.source = 0 if match[1] == "-" else int(match[1])
            rest = rest[match.end() :]
        else:
            content, rest = bracketed(rest)
            if content[0] == "(":
                parts.speaker = unescaped(content[1:]) or None
            else:
                parts.clip = load_clip(content[1:])
        rest = rest.lstrip(_SPACE)
    return parts, rest


def bracketed(rest: str) -> tuple[str, str]:
    """Split `(content)rest` or `[content]rest`; the opening bracket stays with the content.

    Raises HeadError where it is not closed.
    """
    close = {"(": r"\)", "[": r"\]"}[rest[0]]
    match = re.match(rf"[(\[]((?:[^\\{close}]|\\.)*){close}", rest)
    if match is None:
        raise HeadError("bracket")
    return rest[0] + match[1], rest[match.end() :]


def unescaped(text: str) -> str:
    """Return what stands between brackets without its backslashes and extra spaces."""
    return re.sub(r"[ \t]+", " ", re.sub(r"\\(.)", r"\1", text)).strip(_SPACE)
