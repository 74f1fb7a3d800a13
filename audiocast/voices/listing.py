"""What voices there are, for people: known and installed, what each needs, and why one does not work."""

from __future__ import annotations

from dataclasses import replace

from audiocast.errors import AudioCastError, SettingsError
from audiocast.spanish.values import Reading, Token
from audiocast.voices.engine import engine_class, engines, open_voice
from audiocast.voices.values import Delivery, VoiceInfo

_WORD = "Hola."


def list_voices(*, check: bool = True) -> list[VoiceInfo]:
    """Return every engine's voices, ours first; nothing is sent or downloaded for this.

    With `check`, `reason` of an installed voice says why it cannot speak here, "" where it can. An
    engine that cannot be loaded is one line with its reason.
    """
    rows: list[VoiceInfo] = []
    for name in engines():
        try:
            rows += engine_class(name).known()
        except SettingsError as error:
            rows.append(VoiceInfo(name, "", "", "", installed=False, reason=str(error)))
    return [replace(row, reason=_reason(row)) if check and not row.reason else row for row in rows]


def try_voice(voice: str) -> str:
    """Let `voice` (`engine:name`) say one word; return "" if it did, otherwise the reason why not.

    An online voice goes online for this.
    """
    try:
        engine = open_voice(voice)
        engine.check()
        engine.say(Reading(_WORD, _WORD, (Token(0, len(_WORD), 0, len(_WORD), "plain"),)), Delivery())
    except AudioCastError as error:
        return str(error)
    return ""


def _reason(row: VoiceInfo) -> str:
    if not row.installed:
        return ""
    try:
        open_voice(row.voice).check()
    except AudioCastError as error:
        return str(error)
    return ""
