r"""The voices that a script file names at its top, for the whole of it.

    VOZ LOCUTOR 2: espeak:es-419+f2, ritmo 150, tono 60
    VOZ CITA: tono 40
    VOZ María Ejemplo: piper:es_MX-claude-high

Voice (`engine:name`, in quotes where it has spaces), rate and pitch stand in any order, each at most
once. A name that could be misread stands in parentheses, with `\` before `)` and `\`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from audiocast.script.values import ROLE_KEYS, Role
from audiocast.script.vocabulary import (
    HeadError,
    bracketed,
    is_word,
    plain_capitals,
    role_named,
    unescaped,
)
from audiocast.show import RoleVoice
from audiocast.show.defects import RANGES

VOICE = "VOZ"

_NAMES = {"announcer": "LOCUTOR 1", "second": "LOCUTOR 2", "quoted": "CITA"}
_QUOTED = ("CITA", "CITAS", "CITADA")
_DIRECTIVE = re.compile(r"[ \t]*(VOZ)(?=[ \t(:]|$)[ \t]*", re.IGNORECASE)
# «VOZ CITADA:» is the head of a paragraph.
_HEAD = re.compile(r"CITADA\s*(?:[(@:\[]|$)", re.IGNORECASE)
_OF_PERSON = re.compile(r"(?:CITA[ \t]*)?(?=\()", re.IGNORECASE)
_SETTING = re.compile(
    r"(?P<word>ritmo|velocidad|rate|tono|pitch)(?![\w-])(?:\s*[:=])?\s*(?P<value>[^\s,;]*)"
    r"|\"(?P<straight>(?:[^\"\\]|\\.)+)\"|[“«](?P<curly>[^”»]+)[”»]"
    r"|(?P<voice>[\w-]+:[^\s,;]*)|(?P<other>[^\s,;]+)",
    re.IGNORECASE,
)
_PLAIN_VOICE = re.compile(r"(?!(?:ritmo|velocidad|rate|tono|pitch):)[\w-]+:[^\s,;]*", re.IGNORECASE)
_KEY_OF = {"ritmo": "rate", "velocidad": "rate", "rate": "rate", "tono": "pitch", "pitch": "pitch"}


class VoiceError(Exception):
    """A voice that cannot be read: a code of `load` (after `voice-`), and the word at fault."""

    def __init__(self, code: str, word: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.word = word


def dump_voice(who: str, voice: RoleVoice) -> str:
    """Return the row that gives `who` (see `Script.voices`) the voice."""
    name = _NAMES.get(who)
    if name is None:
        name = who if _is_readable(who) else "(" + re.sub(r"[\\)]", r"\\\g<0>", who) + ")"
    parts = []
    if voice.voice:
        plain = _PLAIN_VOICE.fullmatch(voice.voice)
        parts.append(voice.voice if plain else '"' + re.sub(r'[\\"]', r"\\\g<0>", voice.voice) + '"')
    if voice.rate:
        parts.append(f"ritmo {voice.rate}")
    if voice.pitch:
        parts.append(f"tono {voice.pitch}")
    return f"{VOICE} {name}: {', '.join(parts)}"


def voice_argument(row: str, *, at_top: bool = False, in_text: bool = False) -> str | None:
    """Return what stands after VOZ where `row` sets a voice, or None where it does not.

    Above the first paragraph (`at_top`) all that begins like it is meant; within a paragraph
    (`in_text`) only what is a voice through and through, for a wrapped row may well begin with «VOZ
    DEL VALLE:».
    """
    match = _DIRECTIVE.match(row)
    if match is None or _HEAD.match(row, match.end()):
        return None
    rest, capital = row[match.end() :].strip(), match[1] == VOICE
    if at_top:
        return rest if capital or ":" in rest else None
    if not capital or ":" not in rest:
        return None
    return rest if not in_text or _is_voice(rest) else None


def load_voice(argument: str) -> tuple[str, RoleVoice]:
    """Return who speaks, and in which voice, from what stands after VOZ; raises VoiceError."""
    person = _OF_PERSON.match(argument)
    if person:
        try:
            name, rest = bracketed(argument[person.end() :])
        except HeadError:
            raise VoiceError("colon") from None
        who, rest = unescaped(name[1:]), rest.lstrip()
        if not rest.startswith(":"):
            raise VoiceError("colon")
        settings = rest[1:]
    else:
        name, colon, settings = argument.partition(":")
        if not colon:
            raise VoiceError("colon")
        who = _who(name.strip(" \t"))
    if not who:
        raise VoiceError("role", VOICE)
    return who, _settings(settings)


def _who(name: str) -> str:
    plain = " ".join(plain_capitals(name).split())
    role = Role.QUOTED if plain in _QUOTED else role_named(plain)
    if role is not None:
        return ROLE_KEYS[role]
    if is_word(plain) or get_close_matches(plain, ("LOCUTOR 1", "LOCUTORA 1"), 1, 0.75):
        raise VoiceError("role", name)
    return re.sub(r"[ \t]+", " ", name)


def _settings(text: str) -> RoleVoice:
    found: dict[str, str] = {}
    for match in _SETTING.finditer(text):
        voice = match["voice"] or match["curly"]
        if match["straight"]:
            voice = re.sub(r"\\(.)", r"\1", match["straight"])
        key = "voice" if voice else _KEY_OF.get((match["word"] or "").lower())
        if key is None:
            raise VoiceError("word", match[0])
        if key in found:
            raise VoiceError("again", match[0])
        found[key] = voice or match["value"]
    if not found:
        raise VoiceError("empty")
    return RoleVoice(found.get("voice", ""), _number("rate", found), _number("pitch", found))


def _number(key: str, found: dict[str, str]) -> int:
    if key not in found:
        return 0
    low, high = RANGES[key]
    text = found[key]
    number = int(text) if re.fullmatch(r"[0-9]{1,4}", text) else 0
    if not low <= number <= high:
        raise VoiceError(key, text)
    return number


def _is_voice(argument: str) -> bool:
    try:
        load_voice(argument)
    except VoiceError:
        return False
    return True


def _is_readable(name: str) -> bool:
    """Tell whether the name of a person can stand after VOZ as it is."""
    argument = voice_argument(f"{VOICE} {name}: tono 50", at_top=True)
    try:
        return argument is not None and load_voice(argument) == (name, RoleVoice(pitch=50))
    except VoiceError:
        return False
