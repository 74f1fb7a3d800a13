"""A script as a file that a person can edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audiocast.script.casting import dump_voice
from audiocast.script.paragraphs import is_structural
from audiocast.script.prose import BREATH, STOP, dump_prose
from audiocast.script.signature import sign
from audiocast.script.structure import CLAUSE, PARAGRAPH, SENTENCE, continues_by_rule, pause_by_rule
from audiocast.script.values import Kind, Line, Script
from audiocast.script.vocabulary import CHAPTER, PAUSE, TITLE, dump_head
from audiocast.show import Sound

_LEGEND = """\
# Puede cambiar lo que quiera; AudioCast no sobrescribe un guion cambiado a mano.
#   /  respiro dentro de la oración     //  fin de oración     línea en blanco: otro párrafo
#   {Q'uwa|kjoua}  en este lugar, decir «kjoua» donde está escrito «Q'uwa»
#   LOCUTOR 1:  LOCUTOR 2:  CITA (Nombre):  PAUSA 1.5  CAPÍTULO: Título  CORTINA [musica.mp3]
#   CORTE (Nombre) [voz.opus 0:12-0:20]: lo que se oye     (con «palabras» en vez de tiempos, se busca)
#   VOZ LOCUTOR 2: espeak:es-419+f2, ritmo 150, tono 60     (aquí arriba; vale para todo el guion)
#   @8  viene de la línea 8 de la nota     #  comentario: no se lee
"""
_INDENT = "    "
_PROSE = (Kind.BODY, Kind.QUOTE)


def dump_script(script: Script, sound: Sound | None = None, *, edited: bool = False) -> str:
    """Return the script file of `script`, its first line a checksum.

    `sound` are the show's pauses: those that follow from the structure are not written. Pass the
    same to `load_script`. Every text, name and voice of the script is clean, on one line and not
    empty (but for the text of clips); overrides are in order, do not overlap, and touch no space at
    their ends. `edited` leaves the checksum out, so that the file counts as a person's work and is
    never written anew.
    """
    body = "\n".join([_LEGEND, *_title(script), *_voices(script), *_rows(script.lines, sound or Sound())])
    whole = body.rstrip("\n") + "\n"
    return whole if edited else sign(whole)


def paragraph_rows(lines: Sequence[Line], sound: Sound) -> str:
    """Return `lines` as they would stand in a script file, for a person to copy."""
    return "\n".join(_rows(tuple(lines), sound))


def headline_of(lines: tuple[Line, ...]) -> str:
    """Return the title that a script has when its file names none: the headline's words."""
    return " ".join(line.text for line in lines if line.kind is Kind.HEADLINE)


def _title(script: Script) -> list[str]:
    return [] if script.title == headline_of(script.lines) else [f"{TITLE}: {script.title}".rstrip(" "), ""]


def _voices(script: Script) -> list[str]:
    rows = [dump_voice(who, voice) for who, voice in script.voices]
    return [*rows, ""] if rows else []


def _rows(lines: tuple[Line, ...], sound: Sound) -> Iterator[str]:
    """Yield the rows of all paragraphs, each with its head, and the pauses that no rule gives."""
    start, gap = 0, PARAGRAPH
    while start < len(lines):
        end, marks = start, []
        while True:
            following = lines[end + 1] if end + 1 < len(lines) else None
            next_gap = _gap(lines[end], following, sound)
            end += 1
            if next_gap not in (BREATH, STOP):
                break
            marks.append(next_gap)
        if start and gap == PARAGRAPH:
            yield ""
        yield from _paragraph(lines[start:end], marks, lines[start - 1] if start else None, gap)
        if lines[end - 1].pause != pause_by_rule(lines[end - 1], following, next_gap, sound):
            yield f"{PAUSE} {lines[end - 1].pause!r}"
        start, gap = end, next_gap


def _gap(line: Line, following: Line | None, sound: Sound) -> str:
    """Return what parts `line` from the next: a mark inside the paragraph, or the kind of new one."""
    if following is None:
        return PARAGRAPH
    if _shares_head(line, following):
        mark, gap = (BREATH, CLAUSE) if following.continues else (STOP, SENTENCE)
        if line.pause == pause_by_rule(line, following, gap, sound):
            return mark
    if line.kind not in _PROSE or following.kind not in _PROSE:
        return PARAGRAPH
    if following.continues:
        return SENTENCE
    near, far = (pause_by_rule(line, following, gap, sound) for gap in (SENTENCE, PARAGRAPH))
    if line.pause in (near, far) and near != far:
        return SENTENCE if line.pause == near else PARAGRAPH
    return SENTENCE if line.source is not None and line.source == following.source else PARAGRAPH


def _shares_head(line: Line, following: Line) -> bool:
    same = (line.role, line.kind, line.speaker, line.source) == (
        following.role,
        following.kind,
        following.speaker,
        following.source,
    )
    plain = line.clip is None and following.clip is None and following.chapter is None
    return same and plain and bool(line.text) and bool(following.text)


def _paragraph(lines: tuple[Line, ...], marks: list[str], before: Line | None, gap: str) -> Iterator[str]:
    first = lines[0]
    if first.chapter is not None:
        yield f"{CHAPTER}: {first.chapter}"
    inherited = before.source if before is not None and gap == SENTENCE else None
    head = dump_head(first, None if first.source == inherited else first.source or 0)
    expected = gap == SENTENCE and continues_by_rule(before, first)
    opening = "" if first.continues == expected else f" {BREATH if first.continues else STOP}"
    for number, (line, mark) in enumerate(zip(lines, [*marks, ""], strict=True)):
        row = " ".join(part for part in (dump_prose(line), mark) if part)
        if number:
            yield _INDENT + _guarded(row)
        else:
            yield f"{head}{opening} {row}".rstrip(" ")


def _guarded(row: str) -> str:
    """Return `row` with a backslash before it where it would be read as something else than text."""
    return f"\\{row}" if is_structural(row, in_text=True) else row
