"""The script file as people write it: what is tolerated, and what is said where it cannot be read."""

import pytest

from audiocast.errors import InputError
from audiocast.script import dump_script, is_untouched, line_rows, load_script
from audiocast.script.values import Clip, Kind, Line, Role, Script
from audiocast.spanish.values import Override

_PLAIN = """\
TITULAR: Valle Ejemplo abre su feria

LOCUTOR 1: La Gobernación reunió a los productores, /
    porque la sequía duró dos años. // Nadie faltó.
CITA (María Ejemplo): “El agua es de todos”,
LOCUTOR 1: dijo la secretaria.
PAUSA 2

LOCUTOR 2: Fin.
"""


def _texts(text):
    return [line.text for line in load_script(text).lines]


def test_a_plain_file_becomes_lines_with_roles_pauses_and_continuations():
    script = load_script(_PLAIN)

    assert script.title == "Valle Ejemplo abre su feria"
    assert [(line.text, line.role.value, line.pause, line.continues) for line in script.lines] == [
        ("Valle Ejemplo abre su feria", "announcer", 1.0, False),
        ("La Gobernación reunió a los productores,", "announcer", 0.25, False),
        ("porque la sequía duró dos años.", "announcer", 0.5, True),
        ("Nadie faltó.", "announcer", 0.5, False),
        ("“El agua es de todos”,", "quoted person", 0.25, False),
        ("dijo la secretaria.", "announcer", 2.0, True),
        ("Fin.", "second announcer", 0.0, False),
    ]
    assert script.lines[4].speaker == "María Ejemplo"
    assert script.lines[4].kind is Kind.QUOTE


@pytest.mark.parametrize(
    "head",
    ["LOCUTOR 2:", "locutor 2:", "Locutor 2 :", "LOC 2:", "LOC. 2:", "Loc2:", "LOCUTORA 2:", "  LOCUTOR\t2:"],
)
def test_a_role_is_understood_in_many_spellings(head):
    line = load_script(f"{head} Hola.").lines[0]

    assert (line.text, line.role) == ("Hola.", Role.SECOND)


@pytest.mark.parametrize(
    "text",
    [
        "LOCUTOR 1: Uno dos tres cuatro.",
        "LOCUTOR 1:\nUno dos tres cuatro.",
        "LOCUTOR 1\nUno dos\ntres cuatro.",
        "LOCUTOR 1: Uno dos  \r\n\ttres cuatro.\r\n",
        "\ufeffLOCUTOR 1: Uno\rdos tres cuatro.",
        "# nota\nLOCUTOR 1: Uno dos\n# otra nota\ntres cuatro.",
        "Uno dos\ntres cuatro.",
        "LOCUTOR 1: Uno\u200b dos\u202e tres cuatro.",
    ],
)
def test_wrapping_line_ends_comments_and_stray_characters_change_nothing(text):
    assert _texts(text) == ["Uno dos tres cuatro."]


def test_a_paragraph_without_a_role_belongs_to_the_announcer_before():
    lines = load_script("LOCUTOR 2: Uno.\n\nDos.").lines

    assert [line.role for line in lines] == [Role.SECOND, Role.SECOND]


def test_a_hashtag_at_the_start_of_a_wrapped_row_is_text_and_a_comment_is_not():
    assert _texts("LOCUTOR 1: Síganos en\n#ValleEjemplo hoy.\n# revisar esto") == [
        "Síganos en #ValleEjemplo hoy."
    ]


def test_a_reading_for_one_place_is_written_in_braces():
    line = load_script("LOCUTOR 1: En {Q'uwa|kjoua} y en \\{Sica\\} no.").lines[0]

    assert line.text == "En Q'uwa y en {Sica} no."
    assert line.overrides == (Override(3, 8, "kjoua"),)


@pytest.mark.parametrize(
    ("head", "clip"),
    [
        ("CORTE [voz.opus]", Clip("voz.opus")),
        ("CORTE (María Ejemplo) [voz.opus 0:12-0:20.5]", Clip("voz.opus", 12.0, 20.5)),
        ("CORTE [mi voz.opus 12,5 – 20]", Clip("mi voz.opus", 12.5, 20.0)),
        ("corte [“mi voz.opus” 1:02:03-]", Clip("mi voz.opus", 3723.0)),
        ("CORTE [audio/voz.opus -0:20]", Clip("audio/voz.opus", None, 20.0)),
        ("CORTE [audio\\voz.opus palabras]", Clip("audio/voz.opus", by_words=True)),
        ('CORTE ["12-20" 0:01-0:02 palabras]', Clip("12-20", 1.0, 2.0, True)),
        ("CORTE (María Ejemplo) [nota-3.mp3]", Clip("nota-3.mp3")),
    ],
)
def test_a_cut_names_a_recording_or_a_stretch_of_it(head, clip):
    line = load_script(f"{head}: El agua / es de todos.").lines[0]

    assert line.clip == clip
    assert (line.kind, line.role, line.text) == (Kind.QUOTE, Role.QUOTED, "El agua es de todos.")


def test_music_stands_between_lines_without_words():
    lines = load_script("LOCUTOR 1: Uno.\n\nCORTINA [puente.mp3 0-8]\n\nLOCUTOR 1: Dos.").lines

    assert (lines[1].kind, lines[1].text, lines[1].clip) == (Kind.MUSIC, "", Clip("puente.mp3", 0.0, 8.0))


def test_a_chapter_begins_with_the_paragraph_below_it():
    lines = load_script("LOCUTOR 1: Uno.\n\ncapitulo: La sequía\n\nLOCUTOR 1: Dos.").lines

    assert [line.chapter for line in lines] == [None, "La sequía"]


@pytest.mark.parametrize(
    ("text", "row", "part"),
    [
        ("", None, "nothing to say"),
        ("# sólo comentarios\n\n", None, "nothing to say"),
        ("LOCUTOR 1: Uno.\n\nLOCUTOR 3: Dos.", 3, "LOCUTOR 3"),
        ("LOCUTRO 1: Uno.", 1, "LOCUTRO 1"),
        ("CONTROL: entra música", 1, "CONTROL"),
        ("LOCUTOR 1: Uno.\nLOCUTOR 2 dos.\n\nLOCUTOR 2 tres.", 4, "LOCUTOR 2"),
        ("LOCUTOR 1: Uno\ndos {tres\ncuatro.", 2, "not closed"),
        ("LOCUTOR 1: Uno} dos.", 1, "not opened"),
        ("LOCUTOR 1: {Uno} dos.", 1, "braces lack"),
        ("LOCUTOR 1: {Uno|} dos.", 1, "braces lack"),
        ("LOCUTOR 1: {Uno|{dos|tres}}", 1, "inside another"),
        ("LOCUTOR 1: {Uno|dos|tres}", 1, "more than one bar"),
        ("LOCUTOR 1: Uno.\nPAUSA larga", 2, "larga"),
        ("LOCUTOR 1: Uno.\nPAUSA -1", 2, "-1"),
        ("LOCUTOR 1: Uno.\nPAUSA 1000", 2, "1000"),
        ("LOCUTOR 1: Uno.\nPAUSA", 2, "length of a pause"),
        ("PAUSA 1\nLOCUTOR 1: Uno.", 1, "before the first words"),
        ("LOCUTOR 1: Uno.\n\nLOCUTOR 2:\n\nLOCUTOR 1: Dos.", 3, "no words"),
        ("CITA (María Ejemplo: Hola.", 1, "not closed"),
        ("CORTE (María Ejemplo): Hola.", 1, "names no recording"),
        ("CORTE [voz.opus 0:20-0:12]: Hola.", 1, "ends before"),
        ("CORTE [../voz.opus]: Hola.", 1, "folder of the release"),
        ("CORTE [/etc/passwd]: Hola.", 1, "folder of the release"),
        ("CORTE [C:\\voz.opus]: Hola.", 1, "folder of the release"),
        ("CORTE [https://example.org/a.mp3]: Hola.", 1, "folder of the release"),
        ("CORTINA\n\nLOCUTOR 1: Hola.", 1, "no sound file"),
        ("LOCUTOR 1 @x: Hola.", 1, "line number"),
        ("CAPÍTULO:\nLOCUTOR 1: Hola.", 1, "no title"),
        ("LOCUTOR 1: Hola.\nCAPÍTULO: Fin", 2, "No paragraph follows"),
        ("CITA (María Ejemplo): “Hola”.\n\nY dijo más.", 3, "Nobody is named"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_row_and_remedy(text, row, part, monkeypatch):
    monkeypatch.setenv("AUDIOCAST_LANG", "en")

    with pytest.raises(InputError) as caught:
        load_script(text, "script.txt")

    assert (caught.value.file, caught.value.line) == ("script.txt", row)
    assert part in caught.value.message
    assert caught.value.hint


def test_a_misspelt_role_is_told_the_right_one(monkeypatch):
    monkeypatch.setenv("AUDIOCAST_LANG", "en")

    with pytest.raises(InputError, match="Did you mean LOCUTOR 1"):
        load_script("LOCUTRO 1: Uno.")


@pytest.mark.parametrize("row", ["GADLP: la sigla.", "CITA: la palabra.", "# no es comentario", "PAUSA 3"])
def test_a_backslash_makes_text_of_a_row_that_looks_like_something_else(row):
    assert _texts(f"LOCUTOR 1: Uno\n\\{row}") == [f"Uno {row}"]


def test_a_wrapped_row_may_begin_with_an_acronym_and_a_colon():
    assert _texts("LOCUTOR 1: Lo dijo la\nONU: falta agua.") == ["Lo dijo la ONU: falta agua."]


def test_rows_of_the_lines_count_comments_and_wrapped_rows():
    assert line_rows(_PLAIN) == [1, 3, 4, 4, 5, 6, 9]
    assert line_rows("# a\n\nLOCUTOR 1: Uno\n# b\ndos. //\ntres.") == [3, 6]


def _script():
    lines = (
        Line("Valle Ejemplo abre su feria", kind=Kind.HEADLINE, pause=1.0, chapter="Titular", source=1),
        Line("Llueve en el valle.", pause=0.5, source=3),
        Line("Nadie faltó.", source=3),
    )
    return Script("Valle Ejemplo abre su feria", lines)


def test_a_file_shows_only_what_does_not_follow_from_the_structure():
    text = dump_script(_script())

    body = [row for row in text.splitlines() if row and not row.startswith("#")]
    assert body == [
        "CAPÍTULO: Titular",
        "TITULAR @1: Valle Ejemplo abre su feria",
        "LOCUTOR 1 @3: Llueve en el valle. //",
        "    Nadie faltó.",
    ]


@pytest.mark.parametrize(
    ("change", "untouched"),
    [
        (lambda text: text, True),
        (lambda text: text.replace("\n", "\r\n"), True),
        (lambda text: text.replace("\n", "\r"), True),
        (lambda text: "\ufeff" + text, True),
        (lambda text: text.rstrip("\n"), True),
        (lambda text: text.replace("feria\n", "feria \n"), True),
        (lambda text: text.replace("feria", "Feria", 1), False),
        (lambda text: text + "# una nota\n", False),
        (lambda text: text.split("\n", 1)[1], False),
        (lambda text: text.replace("control ", "control 0"), False),
        (lambda text: text.replace("Nadie", "Nadie ") + " x", False),
        (lambda text: "", False),
    ],
)
def test_the_first_line_tells_whether_a_person_edited_the_file(change, untouched):
    assert is_untouched(change(dump_script(_script()))) is untouched


def test_a_file_written_as_edited_counts_as_edited_and_says_the_same():
    text = dump_script(_script(), edited=True)

    assert not is_untouched(text)
    assert load_script(text) == _script()
