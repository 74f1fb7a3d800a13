"""The Reader: tokens, overrides, lexicon, acronyms of the release, options."""

import pytest

from audiocast.spanish import Lexicon, Options, Override, Reader, words

READER = Reader()
PROSE = """La señora llegó al valle con su mano llena de semillas; nadie dijo nada.
¿Cuándo volverá la lluvia? «Pronto», respondió el señor (el mayor de todos): ¡ya viene!
Mi madre, de la que di tantas noticias, vi pasar… y el agua —dulce, mil veces dulce— corrió."""


def spans(reading):
    return [
        (reading.written[t.start : t.end], reading.said[t.said_start : t.said_end]) for t in reading.tokens
    ]


def test_prose_that_needs_nothing_passes_unchanged():
    reading = READER.read(PROSE)

    assert reading.said == PROSE
    assert {token.rule for token in reading.tokens} == {"plain"}


def test_a_date_is_linked_word_by_word():
    linked = spans(READER.read("13 de julio de 2021."))

    assert linked == [
        ("13", "trece"),
        ("de", "de"),
        ("julio", "julio"),
        ("de", "de"),
        ("2021", "dos mil veintiuno"),
        (".", "."),
    ]


def test_money_is_a_group_where_the_order_of_words_changes():
    assert spans(READER.read("Bs 54.9 millones")) == [
        ("Bs 54.9 millones", "cincuenta y cuatro punto nueve millones de bolivianos")
    ]


def test_figure_and_unit_are_linked_each_to_its_own():
    assert spans(READER.read("36.000 ha")) == [("36.000", "treinta y seis mil"), ("ha", "hectáreas")]


def test_an_override_wins_over_everything_in_its_one_place():
    lexicon = Lexicon.parse('"SEDAG" = "sedague"')

    said = Reader(lexicon).read("SEDAG y SEDAG", [Override(8, 13, "el Servicio")]).said

    assert said == "sedague y el Servicio"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (0, 99)])
def test_an_override_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="outside"):
        READER.read("hola", [Override(start, end, "x")])


def test_the_workspace_lexicon_wins_over_the_release_and_the_package():
    lexicon = Lexicon.parse('"SEDAG" = "el servicio"')
    reader = Reader(lexicon, {"SEDAG": "Servicio Agropecuario"}, Options(acronyms="expand"))

    assert reader.read("El SEDAG").said == "El el servicio"


def test_an_acronym_is_short_unless_asked_otherwise():
    assert Reader(acronyms={"SDE": "Secretaría de Ejemplo"}).read("la SDE").said == "la ese de e"


def test_an_acronym_is_expanded_but_not_beside_its_own_long_form():
    reader = Reader(acronyms={"SDE": "Secretaría de Ejemplo"}, options=Options(acronyms="expand"))

    said = reader.read("La Secretaría de Ejemplo (SDE) informó. La SDE invitó.").said

    assert said == "La Secretaría de Ejemplo (ese de e) informó. La Secretaría de Ejemplo invitó."


def test_only_the_first_mention_is_expanded_across_lines_when_asked():
    reader = Reader(acronyms={"SDE": "Secretaría de Ejemplo"}, options=Options(acronyms="first"))

    said = [reading.said for reading in reader.read_all(["La SDE llegó.", "La SDE salió."])]

    assert said == ["La Secretaría de Ejemplo llegó.", "La ese de e salió."]


def test_the_first_of_a_month_follows_the_setting():
    assert Reader(options=Options(first_of_month="uno")).read("1 de mayo").said == "uno de mayo"


@pytest.mark.parametrize("wrong", [{"first_of_month": "once"}, {"acronyms": "long"}])
def test_an_option_that_is_no_choice_is_refused(wrong):
    with pytest.raises(ValueError, match=r"neither|none"):
        Options(**wrong)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Vino el Ing. Ejemplo. Habló.", "Vino el ingeniero Ejemplo. Habló."),
        ("Trajo papas, etc. Luego salió.", "Trajo papas, etcétera. Luego salió."),
        ("Costó 20 Bs. Fue caro.", "Costó veinte bolivianos. Fue caro."),
        ("Son las 18:30 hrs. Empieza ya.", "Son las dieciocho y treinta horas. Empieza ya."),
        ("Vive en EE.UU. Volverá.", "Vive en Estados Unidos. Volverá."),
        ("Llegó a las 9:00 a.m.", "Llegó a las nueve de la mañana."),
        ("Terminó 1ro.", "Terminó primero."),
    ],
)
def test_a_dot_that_also_ends_the_sentence_stays(written, said):
    assert READER.read(written).said == said


@pytest.mark.parametrize(
    ("written", "code", "alternative"),
    [
        ("2.824 millones", "mark-ambiguous", "dos punto ochocientos veinticuatro"),
        ("el DELAX", "unknown-acronym", "de e ele a equis"),
        ("el 07/13/2021", "date-order", ""),
        ("el 31/02/2021", "date-impossible", ""),
        ("¡bien! 😀", "emoji-dropped", "grinning face"),
        ("71234567", "telephone-guessed", None),
    ],
)
def test_a_doubtful_reading_is_flagged_with_the_other_one(written, code, alternative):
    doubts = [token.doubt for token in READER.read(written).tokens if token.doubt]

    assert [doubt.code for doubt in doubts] == [code]
    assert alternative is None or doubts[0].alternative == alternative


def test_the_lexicon_line_of_a_doubt_settles_it():
    doubt = next(token.doubt for token in READER.read("el DELAX").tokens if token.doubt)

    reading = Reader(Lexicon.parse(doubt.lexicon)).read("el DELAX")

    assert reading.said == f"el {doubt.alternative}"
    assert not [token for token in reading.tokens if token.doubt]


def test_every_written_word_meets_a_token():
    reading = READER.read("La Paz, 13/07/2021 (GADLP).- Bs 5 millones para 21 km.")

    covered = [(token.start, token.end) for token in reading.tokens if token.said_end > token.said_start]
    assert all(any(a < end and start < b for a, b in covered) for start, end in words(reading.written))
