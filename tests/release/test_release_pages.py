"""Pages and printed documents as other programs make them."""

import datetime as dt

import pytest

from audiocast.release import read_release

HEADLINE = "Artesanas de Villa Modelo exponen sus tejidos"
BODY = ["Las artesanas expusieron hoy sus tejidos.", "La muestra seguirá abierta hasta el domingo."]
DATELINE = "Villa Modelo, 5 de marzo de 2026 (GAVE).-"
OTHER = (
    "Esto pertenece a otra noticia y no debe leerse con esta, por larga que sea y por mucho que diga. " * 3
)
CARDS = "".join(f"<article class='card'><h3>Otra {n}</h3><p>{OTHER}</p></article>" for n in range(3))


def _page(inside):
    title = f"<title>{HEADLINE} – Gobernación Autónoma de Valle Ejemplo</title>"
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{title}</head><body>{inside}</body></html>"


_PARTS = "".join(f"<p>{text}</p>" for text in (f"{DATELINE} {BODY[0]}", BODY[1]))
PAGES = {
    "page builder": (
        "<div class='elementor'><div class='elementor-widget elementor-widget-theme-post-title'>"
        f"<h1>{HEADLINE}</h1></div><div class='elementor-widget elementor-widget-theme-post-content'>"
        f"<div class='elementor-widget-container'>{_PARTS}</div></div>"
        "<div class='elementor-widget elementor-widget-share-buttons'>Mándalo a tus amigos</div>"
        f"<section><h2>Más noticias</h2><div>{CARDS}</div></section></div>"
    ),
    "blog": (
        "<div class='header'><h1 class='title'>Blog de la Gobernación</h1></div>"
        f"<div class='post'><h3 class='post-title'>{HEADLINE}</h3>"
        f"<div class='post-body'>{DATELINE} {BODY[0]}<br><br>{BODY[1]}</div></div>"
        f"<div><h2>Entradas recientes</h2><p>{OTHER}</p></div>"
    ),
    "portal": (
        f"<div class='item-page'><h2 itemprop='headline'>{HEADLINE}</h2><div>{_PARTS}</div></div>"
        f"<div class='moduletable'><h3>Últimas noticias</h3><p>{OTHER}</p></div>"
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_short_article_is_found_beside_longer_ones(tmp_path, name):
    path = tmp_path / "pagina.html"
    path.write_text(_page(PAGES[name]), encoding="utf-8")

    release = read_release(path)

    assert release.headline == HEADLINE
    assert [p.text for p in release.paragraphs] == BODY


def test_paragraphs_of_one_printed_line_each_stay_apart(tmp_path):
    import fpdf

    paper = fpdf.FPDF()
    paper.core_fonts_encoding = "cp1252"
    paper.add_page()
    for text, size in ((HEADLINE, 18), (f"{DATELINE} {BODY[0]}", 11), (BODY[1], 11), ("AUDIO", 11)):
        paper.set_font("Helvetica", size=size)
        paper.cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        paper.ln(6)
    path = tmp_path / "nota.pdf"
    paper.output(str(path))

    release = read_release(path)

    assert [p.text for p in release.paragraphs] == BODY
    assert release.date == dt.date(2026, 3, 5)
    assert release.recording is not None
