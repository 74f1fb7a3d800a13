"""A script file says exactly the script that it was written from."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiocast.errors import InputError
from audiocast.script import dump_script, is_untouched, line_rows, load_script
from audiocast.script.load import clean
from audiocast.script.values import ROLE_KEYS, Clip, Kind, Line, Role, Script, folded
from audiocast.show import RoleVoice, Sound
from audiocast.spanish.values import Override

_WEIRD = """
    # #LaPaz { } | \\ \\{ / // : CITA CORTE corte: LOCUTOR LOCUTOR_1: LOCUTOR_2 PAUSA_1.5 pausa
    CAPÍTULO:_x Título:
    GADLP: https://example.org/a//b @8 ( ) [a.mp3] “ ” «Q'uwa» Bs. 54.9 a.m. ¿ … - — +591 AUDIO:
    Ñandú ǅ ß ﬁ İ é \u0301 \u00a0 😀 VOZ_CITADA: CORTINA palabras 0:12-0:20 CITA_(X): #_comentario //_/
""".replace("\u00a0", "NBSP").split()
_WEIRD = [word.replace("_", " ").replace("NBSP", "\u00a0") for word in _WEIRD]


def _one_line(text):
    return re.sub(r"[ \t\r\n]+", " ", clean(unicodedata.normalize("NFC", text))).strip(" ")


_words = st.lists(st.sampled_from(_WEIRD) | st.text(max_size=6) | st.just("palabra"), min_size=1, max_size=12)
texts = (_words.map(" ".join) | st.text(min_size=1, max_size=40)).map(_one_line).filter(str.strip)
pauses = st.sampled_from([0.0, 0.25, 0.5, 0.8, 1.0, 1.5]) | st.floats(0, 60).map(
    lambda value: round(value, 4)
)
seconds = st.floats(0, 10_000).map(lambda value: round(value, 6))
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z+.-]*:|.*(?:^|[/\\])(?:\.\.)?(?:[/\\]|$)")
file_names = texts.filter(lambda name: not _OUTSIDE.match(name))


@st.composite
def clips(draw):
    start = draw(st.none() | seconds)
    end = draw(st.none() | seconds.filter(lambda value: value > (start or 0)))
    return Clip(draw(file_names), start, end, draw(st.booleans()))


@st.composite
def lines(draw):
    kind = draw(st.sampled_from(Kind))
    clip = draw(clips() if kind is Kind.MUSIC else st.none() | clips())
    text = draw(texts if clip is None else texts | st.just(""))
    return Line(
        text,
        role=draw(st.sampled_from(Role)),
        kind=kind,
        pause=draw(pauses),
        speaker=draw(st.none() | texts),
        chapter=draw(st.none() | texts),
        overrides=draw(overrides(text)),
        source=draw(st.none() | st.integers(1, 30)),
        clip=clip,
        continues=draw(st.booleans()),
    )


@st.composite
def overrides(draw, text):
    offsets = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    spans = [(a, b) for a, b in zip(offsets[::2], offsets[1::2], strict=False)]
    return tuple(Override(a, b, draw(texts)) for a, b in spans if text[a:b] == text[a:b].strip(" "))


_voice_names = st.sampled_from(["espeak:es-419+f2", "piper:es_MX-claude-high", "gtts:com.mx", "espeak"])
role_voices = st.builds(
    RoleVoice,
    st.just("") | _voice_names | texts,
    st.just(0) | st.integers(80, 400),
    st.just(0) | st.integers(1, 100),
).filter(lambda voice: voice != RoleVoice())
_people = st.sampled_from(["María Ejemplo", "Dr. Juan O'Modelo", "LOCUTOR 2", "Citada Prueba", "CITA (Ana)"])
voices = st.lists(
    st.tuples(st.sampled_from([*ROLE_KEYS.values()]) | _people | texts, role_voices),
    max_size=4,
    unique_by=lambda item: folded(item[0]),
).map(tuple)
scripts = st.builds(Script, texts, st.lists(lines(), min_size=1, max_size=8).map(tuple), voices)
_NO_PAUSES = Sound(clause_pause=0.0, sentence_pause=0.0, paragraph_pause=0.0)
sounds = st.sampled_from([Sound(), Sound(clause_pause=0.5), _NO_PAUSES])
_ROWS = [
    *_WEIRD,
    "\n",
    "\n\n",
    "LOCUTOR 1: hola",
    "CITA",
    "CORTE [a 1-2]: b",
    "CITA (Ana): dijo",
    "VOZ CITA:",
    "VOZ",
    "tono 40",
]


@settings(max_examples=60, deadline=None)
@given(scripts, sounds)
def test_reading_a_written_script_gives_the_same_script(script, sound):
    text = dump_script(script, sound)

    assert load_script(text, sound=sound) == script
    assert is_untouched(text)
    assert len(line_rows(text)) == len(script.lines)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(scripts, sounds)
def test_reading_many_written_scripts_gives_the_same_scripts(script, sound):
    assert load_script(dump_script(script, sound), sound=sound) == script


@settings(max_examples=20, deadline=None)
@given(scripts)
def test_what_editors_do_by_themselves_changes_neither_script_nor_signature(script):
    text = dump_script(script)
    edited = "\ufeff" + "\r\n".join(row + " \t" for row in text.split("\n")) + "\r\n\r\n"

    assert load_script(edited) == script
    assert is_untouched(edited)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_ROWS)).map(" ".join))
def test_any_text_is_a_script_or_a_clear_error(text):
    try:
        script = load_script(text)
    except InputError as error:
        script, hint = None, error.hint
    else:
        hint = ""

    assert hint or load_script(dump_script(script)) == script


@pytest.mark.parametrize("row", ["PAUSA 1.5", "pausa 1,5 s", "Pausa: 1.50", "\tPAUSA 1.5 segundos "])
def test_a_pause_is_read_however_it_is_written(row):
    script = load_script(f"LOCUTOR 1: Uno.\n{row}\nLOCUTOR 1: Dos.")

    assert script.lines[0].pause == 1.5
