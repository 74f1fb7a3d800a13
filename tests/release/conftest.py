"""Builders of documents: the same release saved in every format."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

HEADLINE = "Productores de Villa Modelo inauguran un canal de riego de doce kilómetros"
DATELINE = "Villa Modelo, 3 de junio de 2026 (GAVE).-"
OPENING = (
    "La Gobernación de Valle Ejemplo entregó este miércoles el canal de riego que pidieron 2.824 familias,"
    " una obra de Bs. 54.9 millones que llevará agua a 36.000 ha de papa, haba y quinua en los próximos años."
)
SPEECH = (
    "María Ejemplo, directora del Servicio Departamental de Riego (SEDERI), afirmó que “el agua llega antes"
    " de la siembra y no cuando la papa ya se perdió”, y agradeció a las comunidades por su trabajo."
)
HEADING = "Las obras que siguen"
ITEMS = ["La toma de agua de la comunidad Wayna Ejemplo.", "El camino vecinal hasta la feria del pueblo."]
CLOSING = (
    "El próximo encuentro será en octubre en el municipio de Villa Modelo, donde se presentará la evaluación"
    " de la campaña agrícola."
)
BODY = [f"{DATELINE} {OPENING}", SPEECH]


def as_text():
    return "\n\n".join([HEADLINE, HEADLINE, *BODY, HEADING, *(f"• {i}" for i in ITEMS), CLOSING, "AUDIO"])


def as_wrapped_text(width=72):
    import textwrap

    return "\n\n".join(textwrap.fill(part, width) for part in as_text().split("\n\n"))


def as_markdown():
    speech = SPEECH.replace("María Ejemplo", "**María Ejemplo**")
    items = "\n".join(f"- {item}" for item in ITEMS)
    return "\n\n".join(
        [f"# {HEADLINE}", f"**{DATELINE}** {OPENING}", speech, f"## {HEADING}", items, CLOSING, "AUDIO\n"]
    )


def as_docx():
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Membrete de la Gobernación"
    document.sections[0].footer.paragraphs[0].text = "Página 1"
    document.add_heading(HEADLINE, 0)
    document.add_paragraph(HEADLINE)
    paragraph = document.add_paragraph()
    paragraph.add_run(DATELINE).bold = True
    paragraph.add_run(f" {OPENING}")
    document.add_paragraph(SPEECH)
    document.add_heading(HEADING, 2)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph(CLOSING)
    document.add_paragraph("AUDIO")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def odt_package(body, *, content=None, manifest="<manifest/>"):
    xml = content or (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", xml)
    return out.getvalue()


def as_odt():
    def p(text):
        return f"<text:p>{escape(text)}</text:p>"

    items = "".join(f"<text:list-item>{p(item)}</text:list-item>" for item in ITEMS)
    return odt_package(
        f'<text:h text:outline-level="1">{HEADLINE}</text:h>{p(HEADLINE)}'
        f"<text:p><text:span>{DATELINE}</text:span> {escape(OPENING)}</text:p>{p(SPEECH)}"
        f'<text:h text:outline-level="2">{HEADING}</text:h><text:list>{items}</text:list>'
        f"{p(CLOSING)}{p('AUDIO')}"
    )


def as_pdf(*, filler=0):
    import fpdf

    class Paper(fpdf.FPDF):
        def header(self):
            self.set_font("Times", size=9)
            self.cell(0, 8, "Membrete de la Gobernación", align="C", new_x="LMARGIN", new_y="NEXT")

        def footer(self):
            self.set_y(-15)
            self.set_font("Times", size=9)
            self.cell(0, 8, f"Página {self.page_no()}", align="C")

    paper = Paper(format=(148, 210))
    paper.core_fonts_encoding = "cp1252"
    paper.add_page()
    paper.set_font("Times", "B", 16)
    paper.multi_cell(0, 8, HEADLINE, new_x="LMARGIN", new_y="NEXT", align="L")
    paper.ln(5)
    paper.set_font("Times", size=11)
    for part in BODY:
        paper.multi_cell(0, 5, part, new_x="LMARGIN", new_y="NEXT", align="J")
        paper.ln(3)
    paper.set_font("Times", "B", 11)
    paper.multi_cell(0, 5, HEADING, new_x="LMARGIN", new_y="NEXT")
    paper.ln(3)
    paper.set_font("Times", size=11)
    for item in ITEMS:
        paper.multi_cell(0, 5, f"• {item}", new_x="LMARGIN", new_y="NEXT")
    paper.ln(3)
    for part in [CLOSING] * (filler + 1):
        paper.multi_cell(0, 5, part, new_x="LMARGIN", new_y="NEXT")
        paper.ln(3)
    paper.multi_cell(0, 5, "AUDIO", new_x="LMARGIN", new_y="NEXT")
    return bytes(paper.output())


def as_html():
    items = "".join(f"<li>{escape(item)}</li>" for item in ITEMS)
    return f"""<!DOCTYPE html><html lang="es"><head><meta charset="utf-8">
<title>{HEADLINE} | Gobernación de Valle Ejemplo</title>
<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="Gobernación">
<meta property="article:published_time" content="2026-06-03T09:00:00-04:00"></head>
<body class="single has-sidebar"><a class="skip-link" href="#c">Saltar al contenido</a>
<header class="site-header"><h1 class="site-title">Gobernación de Valle Ejemplo</h1>
<nav><ul><li><a href="/">Inicio</a></li>
<li><a href="/n">Noticias de la semana en la región</a></li></ul></nav>
</header>
<div id="page"><main><article class="post"><header class="entry-header"><h1>{HEADLINE}</h1>
<div class="entry-meta">Publicado el
<time datetime="2026-06-03">3 junio, 2026</time> por Prensa</div></header>
<div class="sharedaddy">Compartir en Facebook</div>
<figure><img src="a.jpg"><figcaption>Vista del canal en una fotografía de archivo.</figcaption></figure>
<div class="entry-content"><p><strong>{DATELINE}</strong> {escape(OPENING)}</p>
<p>{escape(SPEECH)}</p><p>Lea también: <a href="/otra">Otra noticia de la misma Gobernación</a></p>
<h2>{HEADING}</h2><ul>{items}</ul><p>{escape(CLOSING)}</p><p>AUDIO</p></div>
<footer class="entry-footer">Etiquetas: riego</footer></article>
<section id="comments"><h2>Comentarios</h2>
<p>Muy buena noticia para todos los vecinos de la zona, felicidades.</p>
</section></main><aside class="sidebar"><h2>Más leídas</h2><p>Otra noticia larga que no tiene nada que ver con
esta, puesta aquí para llenar la columna de la derecha.</p></aside></div>
<footer>Todos los derechos reservados. Gobernación de Valle Ejemplo, avenida Principal número 100.</footer>
<div class="cookie-banner">
<p>Usamos cookies para mejorar su experiencia en este sitio.</p></div></body></html>"""


@pytest.fixture(scope="session")
def documents():
    """Return the same release as file name → content, in every format."""
    return {
        "nota.txt": as_text().encode(),
        "ajustada.txt": as_wrapped_text().encode(),
        "nota.md": as_markdown().encode(),
        "nota.docx": as_docx(),
        "nota.odt": as_odt(),
        "nota.pdf": as_pdf(),
        "nota.html": as_html().encode(),
    }


@pytest.fixture(scope="session")
def build():
    """Return the builders of single documents, for tests that need one that is a little different."""

    class Builders:
        odt = staticmethod(odt_package)
        pdf = staticmethod(as_pdf)
        text = staticmethod(as_text)
        html = staticmethod(as_html)

    return Builders


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a file and returns its path."""

    def write_file(content, name="nota.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file
