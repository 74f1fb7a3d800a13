"""The sentences for what can be wrong in a script file: what it is, and what to do."""

from __future__ import annotations

from audiocast.messages import _
from audiocast.script.vocabulary import ALL_WORDS, closest
from audiocast.show.defects import RANGES


def message_for(code: str, word: str = "") -> tuple[str, str]:
    """Return the translated sentence and hint for a defect; `word` is what stands there."""
    if code == "role":
        return _role(word)
    if code.startswith("voice-"):
        return _voice(code, word)
    if code == "pause":
        return (
            _("“{word}” is not a length of a pause.").format(word=word),
            _("Write the seconds after PAUSA, from 0 to 60, as in: PAUSA 1.5"),
        )
    return {
        "nothing": (
            _("The script holds nothing to say."),
            _("Write at least one paragraph, such as: LOCUTOR 1: Buenos días."),
        ),
        "nobody": (
            _("Nobody is named to say this paragraph."),
            _("Begin it with LOCUTOR 1: or with CITA (name of the person):"),
        ),
        "empty": (
            _("This paragraph has no words."),
            _("Write what is to be said after the colon, or delete the line."),
        ),
        "brace-open": (
            _("A brace { is opened here and not closed."),
            _("Write a reading as {written|said}, or \\{ where a brace is meant."),
        ),
        "brace-close": (
            _("A brace } is closed here that was not opened."),
            _("Write a reading as {written|said}, or \\} where a brace is meant."),
        ),
        "brace-nested": (
            _("A brace { stands inside another one."),
            _("Write one reading after the other, each as {written|said}."),
        ),
        "brace-bars": (
            _("There is more than one bar | between two braces."),
            _("Write a reading as {written|said}."),
        ),
        "brace-empty": (
            _("The braces lack what is written or what is to be said."),
            _("Write a reading as {written|said}."),
        ),
        "source": (
            _("After @ stands no line number."),
            _("Write the line of the release, such as @8, or delete the sign."),
        ),
        "bracket": (
            _("A parenthesis or bracket before the colon is not closed."),
            _("Write CITA (name of the person): or CORTE (name) [recording.mp3 0:12-0:20]:"),
        ),
        "clip": (
            _("The brackets do not name a recording."),
            _("Write the file and, if you like, its stretch, such as: CORTE [voz.opus 0:12-0:20]:"),
        ),
        "clip-times": (
            _("The recording's stretch ends before it begins."),
            _("Write the earlier time first, such as: CORTE [voz.opus 0:12-0:20]:"),
        ),
        "clip-outside": (
            _("The recording does not lie in the folder of the release."),
            _("Copy the recording beside the release and write its name only."),
        ),
        "cut": (
            _("CORTE names no recording."),
            _("Write the file in brackets, such as: CORTE [voz.opus 0:12-0:20]:"),
        ),
        "music": (
            _("CORTINA names no sound file."),
            _("Write the file in brackets, such as: CORTINA [musica.mp3 0:00-0:08]"),
        ),
        "chapter-empty": (
            _("The chapter has no title."),
            _("Write it after the colon, such as: CAPÍTULO: La noticia"),
        ),
        "chapter-end": (
            _("No paragraph follows this chapter's title."),
            _("Write the paragraph with which the chapter begins below it, or delete the title."),
        ),
        "pause-first": (
            _("A pause stands before the first words."),
            _("Delete it: the silence before the first word is the setting “lead” in [sound]."),
        ),
    }[code]


def _role(word: str) -> tuple[str, str]:
    meant = closest(word)
    if meant is not None and meant != word:
        hint = _("Did you mean {meant}? If it is text, put a backslash \\ before it.").format(meant=meant)
    else:
        hint = _("Use one of: {words}. If it is text, put a backslash \\ before it.").format(
            words=", ".join(ALL_WORDS)
        )
    return _("“{word}” followed by a colon is not a role that the script knows.").format(word=word), hint


def _voice(code: str, word: str) -> tuple[str, str]:
    example = "VOZ LOCUTOR 2: espeak:es-419+f2, ritmo 150, tono 60"
    how = _("Write it as in: {example}. If it is text, put a backslash \\ before it.").format(example=example)
    key = code.removeprefix("voice-")
    if key in RANGES:
        low, high = RANGES[key]
        message = {
            "rate": _("“{word}” is not a rate of speech that a voice can take."),
            "pitch": _("“{word}” is not a pitch that a voice can take."),
        }[key].format(word=word)
        hint = {
            "rate": _("Write words a minute from {low} to {high}, as in: ritmo 150"),
            "pitch": _("Write a number from {low} to {high}, as in: tono 60"),
        }[key].format(low=low, high=high)
        return message, hint
    message, hint = {
        "colon": (_("After VOZ it is not plain who speaks: a colon is missing."), how),
        "role": (
            _("“{word}” is nobody who can have a voice."),
            _("Write LOCUTOR 1, LOCUTOR 2, CITA or the name of a person; an unusual name in parentheses."),
        ),
        "word": (_("“{word}” is neither a voice nor “ritmo” nor “tono”."), how),
        "empty": (_("After VOZ and the colon nothing is set."), how),
        "again": (_("“{word}” sets something for the second time."), _("Leave one of the two.")),
        "twice": (_("The same role or person is given a voice twice."), _("Leave one of the two lines.")),
        "late": (
            _("A voice is set after the first words."),
            _(
                "Write it above the first paragraph: it holds for the whole script. If it is text, put a "
                "backslash \\ before it."
            ),
        ),
    }[key]
    return message.format(word=word), hint
