"""The sheet for a live announcer: its rows, and the PDF read back from disk."""

import dataclasses

import pypdfium2
import pytest

from audiocast.script import announcer_pdf, load_script
from audiocast.script.sheet import pronunciations, sheet_rows
from audiocast.spanish import Lexicon, Options, Reader

_TEXT = """\
TITULAR: Abre la feria del valle

AVISO: Esta nota es leída por una voz sintética.

FECHA: Ejemplo, 14 de mayo de 2026.

LOCUTOR 1 @5: La SDARS abrió la feria, / que dura dos días en Q'uwa. // El director de riego del valle dijo:
CORTE (Julián Modelo) [voz.opus 0:12-0:31.5]: “Vamos a empezar por los canales de la zona alta”.
CITA (María Ejemplo): “Así es.”

CORTINA [puente.mp3 0-8]

LOCUTOR 1: Fin de la nota.
PAUSA 2
LOCUTOR 1: Hasta luego.
"""


def read(script):
    reader = Reader(Lexicon(), {}, Options())
    return [reader.read(line.text, line.overrides) for line in script.lines]


def rows_of(text, show):
    script = load_script(text)
    return sheet_rows(script, read(script), show)


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()


def test_rows_tell_who_acts_and_what_is_read(show):
    rows = rows_of(_TEXT, show)

    assert [(row.who, row.text) for row in rows if row.said] == [
        ("LOC 1", "Abre la feria del valle"),
        ("LOC 1", "Ejemplo, 14 de mayo de 2026."),
        (
            "LOC 1",
            "La SDARS abrió la feria, / que dura dos días en Q'uwa. // El director de riego del valle dijo:",
        ),
        ("LOC 1", "“Así es.”"),
        ("LOC 1", "Fin de la nota."),
        ("LOC 1", "Hasta luego."),
    ]


def test_nobody_live_reads_that_the_voice_is_synthetic(show):
    assert not any("sintética" in row.text for row in rows_of(_TEXT, show))


def test_a_recording_has_the_words_before_it_and_its_first_and_last(show):
    control = [row for row in rows_of(_TEXT, show) if row.who == "CONTROL"]

    assert control[0].note == [
        "PIE: «…de riego del valle dijo:»",
        "CORTE Julián Modelo: voz.opus, 0:12 a 0:32",
        "ENTRA: «Vamos a empezar por los…»",
        "SALE: «…canales de la zona alta”.»",
    ]
    assert control[0].seconds == 19.5
    assert control[1].note == ["PIE: «Así es.»", "CORTINA: puente.mp3, 0:00 a 0:08"]
    assert control[2].note == ["PAUSA DE 2 SEGUNDOS"]


def test_the_shows_sounds_are_controls(show):
    sound = dataclasses.replace(show.sound, opening="entrada.mp3", closing="cierre.mp3")

    rows = rows_of(_TEXT, dataclasses.replace(show, sound=sound))

    assert rows[0].note == ["ENTRA: entrada.mp3"]
    assert rows[-1].note == ["PIE: «Hasta luego.»", "ENTRA: cierre.mp3"]


def test_the_second_announcer_reads_quotations_where_there_is_one(show):
    rows = rows_of("LOCUTOR 1: Uno.\nCITA (Ana): “Dos.”\n\nLOCUTOR 2: Tres.", show)

    assert [(row.who, row.note) for row in rows] == [("LOC 1", []), ("LOC 2", ["CITA: Ana"]), ("LOC 2", [])]


def test_times_follow_each_other_with_their_pauses(show):
    rows = rows_of(_TEXT, show)

    assert rows[0].start == 0.0
    ends = [row.start + row.seconds for row in rows[:-1]]
    assert all(end <= row.start + 1e-9 for end, row in zip(ends, rows[1:], strict=True))


def test_acronyms_and_names_are_listed_as_they_are_said():
    script = load_script("LOCUTOR 1: La SDARS y la SDARS en Q'uwa con 21 {Xyz|equis} y Dr. Modelo.")

    said = dict(pronunciations(read(script)))

    assert said["SDARS"] == "ese de a erre ese"
    assert said["Xyz"] == "equis"
    assert "Q'uwa" in said
    assert "21" not in said


def test_the_pdf_holds_header_rows_and_pronunciations(show, tmp_path):
    script = load_script(_TEXT)

    announcer_pdf(script, read(script), show, tmp_path / "guion.pdf", station="Radio Ejemplo")

    text = "\n".join(text_of(tmp_path / "guion.pdf"))
    for part in (
        *("Radio Ejemplo", "Valle Ejemplo informa", "14 de mayo de 2026", "DURACIÓN", "CONTROL", "LOC 1"),
        *("Abre la feria del valle", "que dura dos días", "PIE: «…de riego del valle dijo:»", '20"'),
        *("CÓMO SE DICE", "ese de a erre ese"),
    ):
        assert part in text


def test_the_pdf_carries_the_day_of_the_release_and_no_clock(show, tmp_path):
    announcer_pdf(load_script(_TEXT), [], show, tmp_path / "a.pdf")

    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    date = document.get_metadata_dict()["CreationDate"]
    document.close()
    assert date.startswith("D:20260514000000")


def test_the_same_script_gives_the_same_bytes(show, tmp_path):
    script = load_script(_TEXT)

    for name in ("a.pdf", "b.pdf"):
        announcer_pdf(script, read(script), show, tmp_path / name)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Jach’a Ñandú — «¿Qué?» … €", "Jach’a Ñandú — «¿Qué?» … €"),
        ("Wałęsa y Dvořák", "Walesa y Dvorák"),
        ("risa 😀 fin", "risa  fin"),
        ("Москва", "??????"),
    ],
)
def test_letters_outside_the_standard_fonts_become_their_base_letters(show, tmp_path, written, printed):
    script = load_script(f"LOCUTOR 1: {written}")

    announcer_pdf(script, [], show, tmp_path / "a.pdf")

    text = "\n".join(text_of(tmp_path / "a.pdf"))
    assert " ".join(printed.split()) in " ".join(text.split())


def test_a_long_script_loses_no_word_at_the_page_breaks(show, tmp_path):
    words = [f"palabra{number}" for number in range(2000)]
    script = load_script("LOCUTOR 1: " + " ".join(words) + ".")

    announcer_pdf(script, [], show, tmp_path / "a.pdf")

    pages = text_of(tmp_path / "a.pdf")
    printed = " ".join(pages).split()
    assert len(pages) > 5
    assert [word.strip(".") for word in printed if word.startswith("palabra")][: len(words) + 1]
    assert set(words) <= {word.strip(".") for word in printed}
