"""What is particular to .docx, .odt, .pdf and .html, and what is hostile in them."""

import io
import zipfile

import pytest

from audiocast.errors import InputError
from audiocast.release import read_release
from audiocast.release.child import read_document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
BODY = "La Gobernación entregó la obra a las familias de la comunidad."


def package(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def word(body, namespace=WORD):
    return package(
        {"word/document.xml": f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'}
    )


def texts(kind, data):
    return [(block.kind, block.text) for block in read_document(kind, data).blocks]


@pytest.mark.parametrize("namespace", [WORD, STRICT], ids=["transitional", "strict"])
def test_a_word_document_is_read_as_it_stands_after_its_changes_are_accepted(namespace):
    body = (
        "<w:p><w:r><w:t>La obra </w:t></w:r><w:del><w:r><w:delText>vieja</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>nueva</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> está lista</w:t>"
        "</w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>oculto</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:footnoteReference/></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    )

    document = read_document("docx", word(body, namespace))

    assert [block.text for block in document.blocks] == ["La obra nueva está lista."]
    assert [flag.code for flag in document.flags] == ["footnotes-left-out"]


def test_a_text_box_of_a_word_document_is_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>En el cuadro</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Antes</w:t></w:r><w:r><w:AlternateContent><w:Choice><w:x>" + box + "</w:x></w:Choice>"
        "<w:Fallback><w:x>" + box + "</w:x></w:Fallback></w:AlternateContent></w:r></w:p>"
    )

    assert texts("docx", word(body)) == [("paragraph", "Antes"), ("paragraph", "En el cuadro")]


def test_rows_of_a_table_are_items_and_a_table_for_layout_gives_paragraphs():
    def cell(text):
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    body = (
        f"<w:tbl><w:tr>{cell('Papa')}{cell('300 ha')}</w:tr></w:tbl><w:tbl><w:tr>{cell(BODY)}</w:tr></w:tbl>"
    )

    assert texts("docx", word(body)) == [("item", "Papa, 300 ha"), ("paragraph", BODY)]


def test_numbered_lists_keep_the_numbers_that_the_word_processor_draws(write):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Primero", style="List Number")
    document.add_paragraph("Segundo", style="List Number")
    out = io.BytesIO()
    document.save(out)

    assert texts("docx", out.getvalue()) == [("item", "1. Primero"), ("item", "2. Segundo")]
    assert texts("html", b"<ol><li>Primero</li><li>Segundo</li></ol>") == [
        ("item", "1. Primero"),
        ("item", "2. Segundo"),
    ]


def test_notes_and_comments_of_an_opendocument_text_are_left_out(build):
    body = (
        "<text:p>La obra<text:note><text:note-body><text:p>nota</text:p></text:note-body></text:note>"
        "<text:s/>está<text:line-break/>lista<office:annotation><text:p>duda</text:p>"
        "</office:annotation>.</text:p>"
        "<text:tracked-changes><text:p>borrado</text:p></text:tracked-changes>"
        "<draw:frame><draw:text-box><text:p>En el cuadro</text:p></draw:text-box></draw:frame>"
    )

    assert texts("odt", build.odt(body)) == [
        ("paragraph", "La obra está\nlista."),
        ("paragraph", "En el cuadro"),
    ]


def test_heads_feet_and_page_numbers_of_a_pdf_are_left_out_and_paragraphs_go_on_over_pages(build):
    blocks = texts("pdf", build.pdf(filler=12))

    said = " ".join(text for _, text in blocks)
    assert "Membrete" not in said
    assert "Página" not in said
    assert {text for _, text in blocks if text.startswith("El próximo")} == {
        "El próximo encuentro será en octubre en el municipio de Villa Modelo, donde se"
        " presentará la evaluación"
        " de la campaña agrícola."
    }


PAGES = {
    "plain body": "<html><head><title>nota 14</title></head><body><p>{h}</p><p>{h}</p><p>{d} {b}</p>"
    "<p>{b}</p></body>",
    "breaks": "<title>{h}</title><body><div>{h}<br><br>{d} {b}<br><br>{b}</div></body>",
    "joomla": "<title>{h} - Gobernación</title><body><div class='menu'><ul><li><a href='/'>Inicio"
    "</a></ul></div>"
    "<div class='item-page'><h2 itemprop='headline'>{h}</h2><dl class='article-info'>"
    "<dd>Visitas: 20</dd></dl>"
    "<div itemprop='articleBody'><p>{d} {b}</p><p>{b}</p></div></div></body>",
    "drupal": "<title>{h} | Portal</title><body><div class='region-header'><h1>{h}</h1></div><main>"
    "<div class='node'>"
    "<div class='field--name-body'><p>{d} {b}</p><p>{b}</p></div>"
    "<div class='field--name-field-tags'>Riego</div>"
    "</div></main><div id='footer'>"
    "<p>Dirección: avenida Principal número 100, Villa Modelo, Bolivia.</p></div>",
    "article only": "<article><h1>{h}</h1><p>{d} {b}</p><aside><p>Otra nota que no es esta.</p></aside>"
    "<p>{b}</p>"
    "<p><a href='/x'>Lea también esta otra nota</a></p></article>",
    "tables": "<body><table><tr><td><a href='/'>Inicio</a></td><td><h1>{h}</h1><p>{d} {b}</p><p>{b}</p></td>"
    "<td><a href='/a'>Aviso</a></td></tr></table></body>",
    "site heading": "<title>{h} – Portal</title><meta property='og:title' content='{h}'><body><header><h1>"
    "Portal de la Gobernación</h1></header><div class='content'><h2>{h}</h2><p>{d} {b}</p><p>{b}</p></div>"
    "<div class='related-posts'><h3>Relacionadas</h3>"
    "<p>Otra nota larga que no debe leerse en la radio.</p></div>",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_article_of_a_page_is_read_and_nothing_else(write, name):
    headline, dateline = (
        "Productores inauguran un canal de riego",
        "Villa Modelo, 3 de junio de 2026 (GAVE).-",
    )
    page = PAGES[name].format(h=headline, d=dateline, b=BODY)

    release = read_release(write(page, "nota.html"))

    assert release.headline == headline
    assert release.dateline.text == dateline
    assert [p.text for p in release.paragraphs] == [BODY, BODY]


def test_a_page_states_its_date_and_its_recording(write):
    page = (
        "<head><meta charset='windows-1252'>"
        "<meta property='article:published_time' content='2026-06-03T23:00'>"
        f"</head><body><article><h1>Inauguran un canal en España</h1><p>{BODY}</p><p>{BODY}</p>"
        "<audio controls><source src='/audios/nota.mp3'>Su navegador no reproduce audio."
        "</audio></article></body>"
    )

    release = read_release(write(page.encode("cp1252"), "nota.htm"))

    assert release.headline == "Inauguran un canal en España"
    assert release.date.isoformat() == "2026-06-03"
    assert release.recording.file == "/audios/nota.mp3"
    assert "navegador" not in release.text()


ENTITIES = (
    '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
)
HOSTILE = {
    "zip bomb.docx": lambda: word("<w:p><w:r><w:t>" + "a" * 60_000_000 + "</w:t></w:r></w:p>"),
    "entities.docx": lambda: package({"word/document.xml": ENTITIES + "<a>&b;</a>"}),
    "utf16 entities.docx": lambda: package({"word/document.xml": (ENTITIES + "<a>&c;</a>").encode("utf-16")}),
    "deep.docx": lambda: word("<w:sdt>" * 3000 + "</w:sdt>" * 3000),
    "not one.docx": lambda: package({"a": b""}),
    "cut off.odt": lambda: package({"content.xml": b"<a>" * 50})[:60],
    "no text.pdf": lambda: b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n",
    "loop.pdf": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages"
        b"/Kids[2 0 R 2 0 R]/Count 99999999>>endobj\ntrailer<</Root 1 0 R>>\n"
    ),
}


SLOW = pytest.mark.slow


@pytest.mark.parametrize("name", [*HOSTILE, pytest.param("deep.html", marks=SLOW)])
def test_a_hostile_document_is_one_clear_sentence(write, name):
    deep = b"<div>" * 200_000 + b"hola"
    path = write(HOSTILE[name]() if name in HOSTILE else deep, name)

    with pytest.raises(InputError) as caught:
        read_release(path)

    assert caught.value.file == path
    assert caught.value.hint


def test_a_document_with_a_password_says_so(write, build):
    fpdf = pytest.importorskip("fpdf")
    paper = fpdf.FPDF()
    paper.add_page()
    paper.set_encryption(owner_password="a", user_password="b")
    locked = {
        "nota.pdf": bytes(paper.output()),
        "nota.odt": build.odt("", manifest="<m:encryption-data/>"),
        "nota.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 512
        + "EncryptedPackage".encode("utf-16-le"),
    }
    for name, content in locked.items():
        with pytest.raises(InputError, match="password"):
            read_release(write(content, name))


def test_a_scanned_pdf_says_that_it_holds_no_text(write):
    image = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    image.new("L", (200, 300), 255).save(out, "PDF")

    with pytest.raises(InputError, match="no text"):
        read_release(write(out.getvalue(), "nota.pdf"))


def test_nothing_heavy_is_imported_for_a_text_file(write):
    import subprocess
    import sys

    path = write(f"Un titular\n\nLa Paz, 3 de junio de 2026.- {BODY}\n")
    code = (
        "import sys, pathlib; from audiocast.release import read_release;"
        "read_release(pathlib.Path(sys.argv[1]));"
        "print([m for m in ('lxml', 'selectolax', 'pypdfium2', 'numpy', 'subprocess') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
