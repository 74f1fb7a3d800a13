"""Who says what: quotations, their speakers, and what is none."""

import pytest

from audiocast.release.speakers import with_quotes
from audiocast.release.values import Paragraph

ANA = ("Ana Ejemplo", None)
CASES = [
    ("«Vamos a cumplir», dijo la ministra Ana Ejemplo.", [("Ana Ejemplo", "ministra")]),
    ("“Vamos a cumplir todos”, señaló Ana Ejemplo, ministra de Salud, al inaugurar la obra.",
     [("Ana Ejemplo", "ministra de Salud")]),
    ("“Vamos a cumplir todos”, según el director del SEDAG, Martín Modelo.",
     [("Martín Modelo", "director del SEDAG")]),
    ("Julián Modelo, Secretario de la SDARS, remarcó la importancia del trabajo porque esta etapa “de la"
     " producción primaria, debe ir mano a mano”. A su vez, el director del SEDERI, Martín Ejemplo, comentó"
     " “vamos a trabajar juntos”.",
     [("Julián Modelo", "Secretario de la SDARS"), ("Martín Ejemplo", "director del SEDERI")]),
    ("El gobernador Juan Modelo afirmó que “la obra va”. Agregó que “no habrá retrasos en ella”.",
     [("Juan Modelo", "gobernador")] * 2),
    ("El gobernador Juan Modelo afirmó que va. Por su parte, señaló que “no habrá retrasos en ella”.",
     [(None, None)]),
    ("El gobernador Juan Modelo se reunió con la alcaldesa Ana Ejemplo. Agregó que “no habrá retrasos ya”.",
     [(None, None)]),
    ("“Queremos agua para todos”, dijo Ana Ejemplo. “No vamos a esperar más”.", [ANA, ANA]),
    ("“Queremos agua”, dijo Ana Ejemplo, “y la queremos hoy mismo”.", [ANA, ANA]),
    ("“La obra va”, dijo Ana Ejemplo y agregó: “No habrá retrasos en la entrega”.", [ANA, ANA]),
    ("Los dirigentes Juan Modelo y Ana Ejemplo dijeron que “la obra está abandonada”.", [(None, None)]),
    ("La Gobernación informó que “la obra se entregará en junio”.", [(None, None)]),
    ("El gobernador Juan Modelo destacó el trabajo de la directora Ana Ejemplo, quien dijo “vamos a ir”.",
     [("Ana Ejemplo", "directora")]),
    ("Ana Ejemplo, directora de la unidad educativa Simón Bolívar, comentó que “vamos a ir todos”.",
     [("Ana Ejemplo", "directora de la unidad educativa Simón Bolívar")]),
    ("Junto al alcalde Juan Modelo, María Ejemplo dijo que “la obra es de todos”.",
     [("María Ejemplo", None)]),
    ("Tras la reunión con Juan Modelo dijo que “la obra es de todos”.", [(None, None)]),
    ("El director del hospital Juan Modelo dijo que “faltan camas para los enfermos”.",
     [(None, "director del hospital Juan Modelo")]),
    ("Ana Ejemplo conversó con los niños y uno de ellos dijo “queremos jugar”.", [(None, None)]),
    ("Ana Ejemplo, alcaldesa de Villa Modelo: “La obra es de todos los vecinos”.",
     [("Ana Ejemplo", "alcaldesa de Villa Modelo")]),
    ("El secretario Juan Modelo informó que la alcaldesa María Ejemplo pidió “más agua para los barrios”.",
     [("María Ejemplo", "alcaldesa")]),
    ("El alcalde Juan Modelo dijo que “hay agua”; “falta mucho aún”, respondió la ministra Ana Ejemplo.",
     [("Juan Modelo", "alcalde"), ("Ana Ejemplo", "ministra")]),
    ("“Los productores están unidos”. Así lo afirmó el director del SEDERI, Julián Modelo.",
     [("Julián Modelo", "director del SEDERI")]),
    ("Juan Modelo y Pedro Modelo llegaron. Modelo dijo que “estamos cumpliendo con todos”.", [(None, None)]),
    ("Ana Ejemplo dijo \"vamos a cumplir con el pueblo\" y se retiró.", [ANA]),
    ("Ana Ejemplo dijo «vamos a cumplir con el “Bono Juana” ahora» y se retiró.", [ANA]),
    ("El presidente entregó el “Bono Juana Azurduy” a las madres.", []),
    ("Las familias del programa “Mi Agua” recibieron tubos.", []),
    ("Bajo el lema “juntos por el agua de todos” se inició la campaña.", []),
    ("“Historia mínima del valle” es el título del libro.", []),
    ("Calificó de “histórico” el acuerdo.", []),
    ("“Hay recursos para todos”, dijo el viceministro tras reunirse con Ana Ejemplo.",
     [(None, "viceministro")]),
    ("El abogado de Juan Modelo dijo que “hay recursos para todos”.", [(None, None)]),
    ("El informe presentado por el secretario Juan Modelo señala que “hay recursos”.", [(None, None)]),
    ("El canciller Pedro Ejemplo respondió al presidente Juan Modelo: “No hay recursos”.", [(None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_speaker_is_named_where_the_text_does_and_only_there(text, expected):
    (paragraph,), flags = with_quotes([Paragraph(text, 1)])

    assert [(q.speaker, q.position) for q in paragraph.quotes] == expected
    assert flags == []


def test_a_quotation_is_given_without_its_marks():
    text = "Ana Ejemplo dijo: “Vamos a cumplir con todos”."
    (paragraph,), _ = with_quotes([Paragraph(text, 1)])

    assert [text[q.start : q.end] for q in paragraph.quotes] == ["Vamos a cumplir con todos"]


def test_a_quotation_goes_on_over_paragraphs_that_open_it_again():
    texts = ["Ana Ejemplo dijo: “Vamos a cumplir con todos.", "“La obra estará lista en mayo”."]
    paragraphs, flags = with_quotes([Paragraph(text, n) for n, text in enumerate(texts, 1)])

    assert [[q.speaker for q in p.quotes] for p in paragraphs] == [["Ana Ejemplo"], ["Ana Ejemplo"]]
    assert flags == []


@pytest.mark.parametrize("text", ["Ana Ejemplo dijo “vamos a cumplir.", "Ana Ejemplo dijo vamos a cumplir”."])
def test_marks_that_do_not_pair_are_flagged_and_nobody_is_quoted(text):
    (paragraph,), flags = with_quotes([Paragraph(text, 7)])

    assert paragraph.quotes == ()
    assert [(flag.code, flag.line) for flag in flags] == [("quotes-unbalanced", 7)]


@pytest.mark.parametrize(
    "text", ["La comunidad de Q’uwa y la de Jach’a firmaron.", 'Un tubo de 4" de ancho.']
)
def test_apostrophes_and_inch_marks_are_no_quotation_marks(text):
    (paragraph,), flags = with_quotes([Paragraph(text, 1)])

    assert (paragraph.quotes, flags) == ((), [])


def test_a_name_before_a_colon_speaks_only_where_it_opens_the_sentence():
    texts = ["La vecina Ana Ejemplo: “Es de todos”.", "Se agradeció a la vecina Ana Ejemplo: “Es de todos”."]
    paragraphs, _ = with_quotes([Paragraph(text, 1) for text in texts])

    assert [[q.speaker for q in p.quotes] for p in paragraphs] == [["Ana Ejemplo"], [None]]
