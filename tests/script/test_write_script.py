"""From a release to its script: every word once, in order, in breaths that a voice can say."""

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiocast.release.values import Dateline, Paragraph, Quote, Release
from audiocast.script import write_script
from audiocast.script.clauses import WHOLE, clause_spans
from audiocast.script.sentences import sentence_spans
from audiocast.script.values import Kind, Role
from audiocast.script.write import dateline_text
from audiocast.spanish.values import words

_DAY = dt.date(2026, 5, 14)
_BODY = (Kind.BODY, Kind.QUOTE)


def paragraph(text, speaker="María Ejemplo", kind="body", line=5):
    """Make a paragraph whose quotations are what stands between “ and ”."""
    quotes = tuple(Quote(m.start(1), m.end(1), speaker) for m in re.finditer("“([^”]*)”", text))
    return Paragraph(text, line, kind, quotes)


def release(*paragraphs, headline="Valle Ejemplo abre su feria", dateline=None):
    return Release(headline, 1, dateline, _DAY, paragraphs)


def solid(text):
    """Return `text` without its spaces."""
    return "".join(text.split())


_VOCABULARY = """
    la Gobernación reunió, porque el Ing. Juan y María; Bs. 54.9 millones (SDARS), “no hay” a.m. que S.A.
    AUDIO para 2.824 familias. El Dr. Modelo: dijo! ¿Qué? — – … en 1.er N° 031. 3 de los J. Pérez, «Uno» etc.
    “ ” ( )
"""
_vocabulary = st.sampled_from(_VOCABULARY.split())
_kinds = st.sampled_from(["body", "heading", "item"])


@st.composite
def paragraphs(draw):
    text = " ".join(draw(st.lists(_vocabulary, min_size=1, max_size=90)))
    offsets = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = zip(offsets[::2], offsets[1::2], strict=False)
    speaker = st.none() | st.just("María Ejemplo")
    quotes = tuple(Quote(a, b, draw(speaker)) for a, b in spans)
    return Paragraph(text, draw(st.integers(1, 40)), draw(_kinds), quotes)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(paragraphs(), min_size=1, max_size=4))
def test_no_character_of_headline_and_paragraphs_is_lost_added_or_moved(show, written):
    script = write_script(release(*written), show)

    said = "".join(line.text for line in script.lines if line.kind in (*_BODY, Kind.HEADLINE))
    assert solid(said) == solid(
        "Valle Ejemplo abre su feria" + "".join(item.text for item in written if words(item.text))
    )
    assert all(line.text == line.text.strip() and line.text for line in script.lines)


@pytest.mark.parametrize(
    "text",
    [
        "El Ing. Juan Modelo llegó. La Dra. Ana Ejemplo también.",
        "Costó Bs. 54.9 millones. Nadie lo esperaba.",
        "La empresa Riegos S.A. invirtió poco. Otra empresa S.R.L. La Paz no.",
        "Según la Ley N° 031. Y punto.",
        "Empieza a las 9:00 a.m. y acaba tarde. Así es.",
        "Lo dijo J. R. Modelo. Lo dijo bien.",
        "Es el 1.er encuentro. Será el 2.º Encuentro pronto.",
        "Av. 6 de Agosto Nro. 12. Está cerca.",
        "El art. 5, par. II y el D.S. 4505. Nada más.",
        "¡Vamos! Dijo la Lic. Ejemplo.",
        "Llegó el Gral. Modelo, el Cnl. Ejemplo y el Sgto. Prueba. Hubo fiesta.",
        "La Prov. Los Andes y la Prov. Ejemplo. Son dos.",
    ],
)
def test_the_full_stop_of_an_abbreviation_ends_no_sentence(text):
    spans = sentence_spans(text)

    assert len(spans) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Empieza a las 9:00 a.m. El gobernador llega después.", 2),
        ("Hubo papas, habas, etc. Los productores vendieron todo.", 2),
        ("Costó 54 Bs. El resto fue donado.", 2),
        ("No. 5 de la lista.", 1),
        ("Dijo que no. Después se fue.", 2),
        ("Esperó… Y nada pasó… luego calló.", 2),
        ("«Ya está.» Así lo dijo. “Bien.” Nada.", 4),
        ("¿Qué hacer? preguntó ella. ¿Y él?", 2),
        ("Llegaron EE.UU. y Bolivia. 21 países faltaron.", 2),
        ("1. Primero el agua. 2. Después el camino.", 2),
    ],
)
def test_sentences_end_where_a_reader_stops(text, count):
    assert len(sentence_spans(text)) == count


_LONG = (
    "La Gobernación de Valle Ejemplo reunió este jueves a dirigentes, alcaldes y técnicos de las siete "
    "provincias en el encuentro departamental de riego, con el propósito de ordenar las obras de la presente "
    "gestión, repartir las tareas de cada institución y recuperar los canales que la sequía de los últimos "
    "dos años dejó fuera de servicio en las comunidades más alejadas del departamento, donde viven 2.824 "
    "familias que dependen de la papa y de la haba."
)


@pytest.mark.parametrize("count", [40, 50, 60, 74])
@pytest.mark.parametrize("commas", [True, False])
def test_a_sentence_of_40_to_74_words_is_cut_into_breaths(count, commas):
    text = " ".join((_LONG if commas else _LONG.replace(",", "")).split()[:count])

    lengths = [len(text[start:end].split()) for start, end in clause_spans(text)]

    assert len(lengths) >= count / 24
    assert max(lengths) <= 24
    assert min(lengths) >= 3


def test_a_cut_stands_before_the_word_that_opens_a_clause_and_after_its_comma():
    ends = [_LONG[start:end] for start, end in clause_spans(_LONG)]

    assert any(piece.endswith("del departamento,") for piece in ends)
    assert any(piece.startswith("donde viven") for piece in ends)
    assert not any(piece.split()[-1] in {"y", "de", "la", "que", "en", "los"} for piece in ends)


@pytest.mark.parametrize(
    "text",
    [
        "Presentaron un plan que llega a todos con una inversión grande, de los cuales el 60 % proviene de "
        "recursos propios y el resto de las comunidades y de los municipios, y que llevará agua a 36.000 ha.",
        "La obra, que pidieron los vecinos de la zona alta hace años, y que el municipio no pudo hacer por "
        "falta de dinero, se entregará a la comunidad, y a sus autoridades, en una fiesta con comida.",
    ],
)
def test_no_breath_comes_after_a_word_that_leans_on_the_next(text):
    last = [text[start:end].split()[-1] for start, end in clause_spans(text)]

    assert len(last) > 1
    assert not {"y", "que", "de", "a", "en", "por", "el", "la", "los", "las"} & set(last)


def test_the_members_of_a_list_stay_together():
    text = (
        "Durante el encuentro, 21 personas que ayudaron a levantar el inventario de tomas, estanques y "
        "canales recibieron un reconocimiento de las micro, pequeñas y medianas empresas de los siete valles."
    )

    pieces = [text[start:end] for start, end in clause_spans(text)]

    assert any("tomas, estanques y canales" in piece for piece in pieces)
    assert any("micro, pequeñas y medianas" in piece for piece in pieces)


def test_short_sentences_stay_whole():
    text = "María Ejemplo, secretaria de Riego, visitó el canal, que es nuevo, y volvió."

    assert len(text.split()) <= WHOLE
    assert clause_spans(text) == [(0, len(text))]


def test_a_quotation_is_a_line_of_its_own_with_its_marks_and_speaker(show):
    text = "La secretaria dijo: “El agua es de todos. La vamos a cuidar”, y se despidió. Nadie más habló."

    lines = write_script(release(paragraph(text)), show, synthetic=False).lines[1:]

    assert [(line.text, line.role, line.kind, line.continues) for line in lines] == [
        ("La secretaria dijo:", Role.ANNOUNCER, Kind.BODY, False),
        ("“El agua es de todos.", Role.QUOTED, Kind.QUOTE, True),
        ("La vamos a cuidar”,", Role.QUOTED, Kind.QUOTE, False),
        ("y se despidió.", Role.ANNOUNCER, Kind.BODY, True),
        ("Nadie más habló.", Role.ANNOUNCER, Kind.BODY, False),
    ]
    assert [line.speaker for line in lines] == [None, "María Ejemplo", "María Ejemplo", None, None]


@pytest.mark.parametrize("quoted", ["“nunca más”", "“muy bien”", "“oro”"])
def test_a_quotation_of_a_few_words_stays_in_the_announcers_sentence(show, quoted):
    text = f"La secretaria lo llamó {quoted} en su discurso."

    lines = write_script(release(paragraph(text)), show).lines

    assert text in [line.text for line in lines]


def test_the_name_of_a_programme_in_quotes_is_not_a_speaker(show):
    text = "El programa “Agua para Todos los Valles” empieza hoy."

    lines = write_script(release(paragraph(text, speaker=None)), show).lines

    assert lines[-1].text == text


def test_the_order_is_headline_disclosure_dateline_body_closing(with_text):
    show = with_text(opening="Buenos días.", closing="Hasta mañana.")
    dateline = Dateline("La Paz, 13 de julio de 2021 (GAVE).-", "La Paz", dt.date(2021, 7, 13), "GAVE", 3)

    lines = write_script(release(paragraph("Llueve."), dateline=dateline), show).lines

    assert [(line.kind.value, line.text) for line in lines] == [
        ("opening", "Buenos días."),
        ("headline", "Valle Ejemplo abre su feria"),
        ("disclosure", "Esta nota es leída por una voz sintética."),
        ("dateline", "La Paz, 13 de julio de 2021."),
        ("body", "Llueve."),
        ("closing", "Hasta mañana."),
    ]


def test_the_disclosure_can_stand_at_the_end(with_text):
    lines = write_script(release(paragraph("Llueve.")), with_text(disclosure_place="end")).lines

    assert [line.kind for line in lines] == [Kind.HEADLINE, Kind.BODY, Kind.DISCLOSURE]


def test_without_a_synthetic_voice_nothing_is_disclosed(show):
    lines = write_script(release(paragraph("Llueve.")), show, synthetic=False).lines

    assert [line.kind for line in lines] == [Kind.HEADLINE, Kind.BODY]


@pytest.mark.parametrize(
    ("place", "date", "said"),
    [
        ("Ejemplo", dt.date(2021, 1, 1), "Ejemplo, 1 de enero de 2021."),
        (None, dt.date(2021, 9, 30), "30 de septiembre de 2021."),
        ("Ejemplo", None, "Ejemplo."),
        (None, None, ""),
    ],
)
def test_a_dateline_is_said_without_its_agency(place, date, said):
    assert dateline_text(Dateline("…", place, date, "GAVE", 3)) == said


def test_pauses_follow_the_structure(show):
    paragraphs = (paragraph("Llueve. Truena en el valle."), paragraph(_LONG), paragraph("Fin."))

    lines = write_script(release(*paragraphs), show, synthetic=False).lines

    sound = show.sound
    assert lines[0].pause == sound.headline_pause
    assert [line.pause for line in lines[1:3]] == [sound.sentence_pause, sound.paragraph_pause]
    assert {line.pause for line in lines[3:-2]} == {sound.clause_pause}
    assert [line.pause for line in lines[-2:]] == [sound.paragraph_pause, 0.0]


def test_chapters_are_headline_news_people_and_headings(show):
    long_quote = "La secretaria dijo: “El agua es de todos y la vamos a cuidar”."
    paragraphs = (paragraph(long_quote), paragraph("Las obras", kind="heading"), paragraph("Siguen."))

    lines = write_script(release(*paragraphs), show).lines

    chapters = [line.chapter for line in lines if line.chapter]
    assert chapters == ["Titular", "La noticia", "María Ejemplo", "Las obras"]


def test_words_after_the_last_quotation_are_not_in_the_speakers_chapter(with_text):
    show = with_text(disclosure_place="end")

    lines = write_script(release(paragraph("Dijo: “El agua es de todos y la vamos a cuidar”.")), show).lines

    assert lines[-1].chapter == "Cierre"


def test_a_long_release_has_a_chapter_about_every_minute(show):
    lines = write_script(release(*(paragraph(_LONG) for _ in range(12))), show).lines

    titles = [line.chapter for line in lines if line.chapter]
    assert len(titles) >= 3
    assert max(map(len, titles)) <= 43


def test_two_announcers_take_turns_by_paragraph(with_text):
    show = with_text(announcers=2)

    lines = write_script(release(*map(paragraph, ["Uno.", "Dos.", "Tres."])), show, synthetic=False).lines

    assert [line.role for line in lines[1:]] == [Role.ANNOUNCER, Role.SECOND, Role.ANNOUNCER]


def test_each_line_names_the_line_of_the_release(show):
    lines = write_script(release(paragraph("Llueve.", line=7), paragraph("Fin.", line=9)), show).lines

    assert [line.source for line in lines] == [1, None, 7, 9]


def test_a_sentence_of_twenty_thousand_words_is_cut_in_linear_time(show):
    text = ("palabra, " * 20_000).strip(", ")

    lines = write_script(release(paragraph(text)), show).lines

    assert max(len(line.text.split()) for line in lines) <= 30
