"""IPA → Spanish spelling, so that any engine can say it; the accent is written where Spanish needs it."""

from __future__ import annotations

import re

from audiocast.spanish.patterns import Pattern

_SOUNDS = {
    "tʃ": "ch", "t͡ʃ": "ch", "dʒ": "y", "d͡ʒ": "y", "ʝ": "y", "ʎ": "ll", "ɲ": "ñ", "ʃ": "sh", "ʒ":
    "y", "θ": "z", "x": "j", "χ": "j", "h": "j", "ħ": "j", "ɣ": "g", "g": "g", "ɡ": "g", "β": "b",
    "b": "b", "v": "b", "ð": "d", "d": "d", "t": "t", "p": "p", "k": "k", "q": "k", "f": "f", "s":
    "s", "z": "s", "m": "m", "ɱ": "m", "n": "n", "ŋ": "n", "l": "l", "ɫ": "l", "ɾ": "r", "r": "rr",
    "ɹ": "r", "ʀ": "rr", "w": "u", "j": "i", "ʔ": "", "a": "a", "ɑ": "a", "æ": "a", "ɐ": "a", "ə":
    "e", "ʌ": "a", "e": "e", "ɛ": "e", "i": "i", "ɪ": "i", "ɨ": "i", "y": "i", "o": "o", "ɔ": "o",
    "ø": "e", "u": "u", "ʊ": "u", "ʉ": "u",
}  # fmt: skip
_TOKEN = Pattern("|".join(sorted(map(re.escape, _SOUNDS), key=len, reverse=True)))
_VOWEL = "aeiou"
_ACCENT = dict(zip(_VOWEL, "áéíóú", strict=True))


def respell(ipa: str) -> str:
    """Return IPA as a Spanish spelling that sounds the same as far as Spanish can."""
    text = re.sub(r"[/\[\]ːˑʰʼ'̩̯̃͡]", lambda c: "ˈ" if c[0] == "'" else "", ipa)
    return " ".join(_word(word) for word in text.split())


def _word(ipa: str) -> str:
    sounds: list[str] = []
    stressed = -1
    position = 0
    while position < len(ipa):
        if ipa[position] == "ˈ":
            stressed = len(sounds)
        if found := _TOKEN.match(ipa, position):
            sounds.append(_SOUNDS[found[0]])
            position = found.end()
        else:
            position += 1
    return _spell(sounds, stressed)


def _nucleus(sounds: list[str], stressed: int) -> int:
    """Return the place of the vowel that carries the stress: the open one of its syllable."""
    first = next((i for i in range(max(stressed, 0), len(sounds)) if sounds[i] in tuple(_VOWEL)), -1)
    last = first
    while first >= 0 and last + 1 < len(sounds) and sounds[last + 1] in tuple(_VOWEL):
        last += 1
    return next((i for i in range(first, last + 1) if i >= 0 and sounds[i] in ("a", "e", "o")), first)


def _spell(sounds: list[str], stressed: int) -> str:
    spelled: list[str] = []
    nucleus = _nucleus(sounds, stressed)
    for index, sound in enumerate(sounds):
        following = sounds[index + 1] if index + 1 < len(sounds) else ""
        if sound == "k":
            sound = "qu" if following in ("e", "i") else "c"
        elif sound == "g" and following in ("e", "i"):
            sound = "gu"
        elif sound == "rr" and (index == 0 or spelled[-1][-1:] not in tuple(_VOWEL)):
            sound = "r"
        elif index == nucleus and stressed >= 0:
            sound = _ACCENT.get(sound, sound)
        spelled.append(sound)
    return "".join(spelled)
