"""Text files: encodings, line ends, wrapping, headlines, markers."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiocast.errors import InputError
from audiocast.release import read_release
from audiocast.release.cleaning import clean
from audiocast.release.encoding import decode
from audiocast.release.markdown import read_markdown
from audiocast.release.plain import read_plain
from audiocast.release.structure import structure

BODY = "La Gobernación entregó la obra a las 2.824 familias de la comunidad."
TEXT = f"Un titular con eñe\n\nLa Paz, 3 de junio de 2026 (GAVE).- {BODY}\n\nFue “un gran día” para España.\n"
DAY = dt.date(2026, 6, 3)


def read_text(text):
    return structure(read_plain(text), None, lambda: DAY)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"], ids=["LF", "CRLF", "CR", "CRCRLF"])
def test_every_encoding_and_line_end_gives_the_same_release(write, encoding, end):
    release = read_release(write(TEXT.replace("\n", end).encode(encoding)))

    assert release.headline == "Un titular con eñe"
    assert release.paragraphs[0].text == BODY
    assert [p.line for p in release.paragraphs] == [3, 5]


def test_utf_8_with_single_bytes_of_windows_1252_is_read_and_flagged(write):
    release = read_release(write(TEXT.encode() + "\nAñadido después.".encode("cp1252")))

    assert release.paragraphs[-1].text == "Añadido después."
    assert release.headline == "Un titular con eñe"
    assert "encoding-damaged" in [flag.code for flag in release.flags]


@pytest.mark.parametrize(
    "second",
    ["Un titular con eñe", "UN TITULAR CON EÑE", "Un titular con eñe.", "«Un titular, con eñe»"],
    ids=["same", "capitals", "full stop", "punctuation"],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_a_headline_printed_twice_is_read_once(second, between):
    release = read_text(TEXT.replace("\n\n", f"{between}{second}\n\n", 1))

    assert release.headline == "Un titular con eñe"
    assert release.paragraphs[0].line > 2
    assert len(release.paragraphs) == 2


def test_of_a_headline_in_capitals_and_one_in_small_letters_the_latter_is_kept():
    release = read_text("UN TITULAR CON EÑE\n\n" + TEXT)

    assert release.headline == "Un titular con eñe"


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        ("Productores de Villa Modelo inauguran\nun canal de riego", None),
        ("Productores de Villa Modelo inauguran el canal de\nRiego Alto", None),
        ("PRODUCTORES DE VILLA MODELO\nINAUGURAN UN CANAL", None),
        ("Productores inauguran un canal\nLa obra costó Bs. 54.9 millones", "Productores inauguran un canal"),
    ],
)
def test_a_headline_over_two_lines_is_joined_and_a_subheadline_is_not(lines, headline):
    release = read_text(f"{lines}\n\nLa Paz, 3 de junio de 2026 (GAVE).- {BODY}\n")

    assert release.headline == (headline or lines.replace("\n", " "))
    assert len(release.paragraphs) == (2 if headline else 1)


def test_without_a_headline_the_first_sentence_stands_in_and_is_flagged():
    release = read_text(
        f"La Paz, 3 de junio de 2026 (GAVE).- {BODY} Hubo fiesta.\n\nOtro párrafo más largo.\n"
    )

    assert release.headline == BODY.rstrip(".")
    assert release.paragraphs[0].text == f"{BODY} Hubo fiesta."
    assert [flag.code for flag in release.flags] == ["headline-missing"]


def test_letterhead_is_left_out_and_flagged():
    release = read_text("NOTA DE PRENSA N° 045/2026\n\n" + TEXT)

    assert release.headline == "Un titular con eñe"
    assert [flag.code for flag in release.flags] == ["letterhead-left-out"]


@pytest.mark.parametrize(
    ("line", "file"),
    [
        ("AUDIO", None),
        ("AUDIO:", None),
        ("AUDIO=", None),
        ("audio", None),
        ("Audio: nota.mp3", "nota.mp3"),
        ("AUDIO=la nota.opus", "la nota.opus"),
        ("AUDIO= https://example.org/a/nota.mp3", "https://example.org/a/nota.mp3"),
    ],
)
@pytest.mark.parametrize("before", ["\n\n", "\n"])
def test_a_last_line_audio_is_a_marker_and_never_text(line, file, before):
    release = read_text(TEXT.rstrip("\n") + before + line)

    assert release.recording is not None
    assert release.recording.file == file
    assert "audio" not in release.text().lower()


def test_audio_behind_the_last_sentence_is_a_marker():
    release = read_text(TEXT.rstrip("\n") + " AUDIO")

    assert release.recording is not None
    assert release.paragraphs[-1].text == "Fue “un gran día” para España."


def test_a_credit_at_the_end_is_left_out_and_flagged():
    release = read_text(TEXT + "\nAUDIO\nFoto: María Ejemplo\n")

    assert release.recording is not None
    assert [flag.code for flag in release.flags] == ["credit-left-out"]
    assert "Foto" not in release.text()


def test_words_broken_at_line_ends_are_mended_in_wrapped_text():
    wrapped = (
        "Un titular con eñe\n\nLa Paz, 3 de junio de 2026 (GAVE).- La Gobernación entregó la obra a las\n"
        "familias de la comunidad, que ahora tendrán agua para la venta y comer-\ncialización de su papa.\n"
    )

    assert "comercialización de su papa." in read_text(wrapped).paragraphs[0].text


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "nota.txt"),
        (b"\xef\xbb\xbf \r\n\t\n", "nota.txt"),
        (b"Solo un titular\n", "nota.txt"),
        (b"Solo un titular\n\nSolo un titular\n\nAUDIO", "nota.txt"),
        (b"Un titular\n\nLa Paz, 3 de junio de 2026 (GAVE).-\n", "nota.txt"),
        (bytes(range(256)) * 20, "nota.txt"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 500, "nota.txt"),
        (b"%PDF-1.4 y algo de texto", "nota.txt"),
        (b"{\\rtf1 Hola a todos}", "nota.txt"),
        (b"a b c " * 170_000, "nota.txt"),
        (b"Un titular\n\nUn cuerpo.", "nota.xyz"),
        (b"Un titular\n\nUn cuerpo.", "nota"),
        (b"Un titular\n\nUn cuerpo.", "nota.doc"),
        (b"Un titular\n\nUn cuerpo.", "nota.docx"),
        (b"Un titular\n\nUn cuerpo.", "nota.pdf"),
    ],
)
def test_what_is_no_release_is_an_error_that_names_the_file_and_a_way_out(write, content, name):
    path = write(content, name)

    with pytest.raises(InputError) as caught:
        read_release(path)

    assert caught.value.file == path
    assert caught.value.message
    assert caught.value.hint
    assert [entry.name for entry in path.parent.iterdir()] == [name]


def test_a_missing_file_and_a_folder_are_errors(tmp_path):
    for path in (tmp_path / "nada.txt", tmp_path):
        with pytest.raises(InputError):
            read_release(path)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os = pytest.importorskip("os")
    if not hasattr(os, "mkfifo"):
        pytest.skip("the system has no named pipes")
    os.mkfifo(tmp_path / "nota.txt")

    with pytest.raises(InputError):
        read_release(tmp_path / "nota.txt")


def test_a_link_to_a_file_is_read(write, tmp_path):
    link = tmp_path / "enlace.txt"
    try:
        link.symlink_to(write(TEXT))
    except OSError:
        pytest.skip("the system allows no links")

    assert read_release(link).headline == "Un titular con eñe"


FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=300)


@given(ANY_TEXT)
def test_clean_text_has_no_character_that_later_stages_must_fear(text):
    cleaned = clean(text)

    assert not {unicodedata.category(char) for char in cleaned} & FORBIDDEN
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    assert "  " not in cleaned
    assert "\n" not in cleaned


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400) | ANY_TEXT.map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_release_or_an_input_error(data):
    for read in (read_plain, read_markdown):
        try:
            release = structure(read(decode(data)[0]), None, lambda: DAY)
        except InputError:
            continue
        assert release.paragraphs
        for paragraph in release.paragraphs:
            assert clean(paragraph.text) == paragraph.text
            assert all(0 <= q.start <= q.end <= len(paragraph.text) for q in paragraph.quotes)


PIECES = st.sampled_from(
    ["“", "”", "\"", "«", "»", " dijo ", "María Ejemplo", ", ", ". ", " el director ", " y ", "\n", "\n\n",
     "AUDIO", "(SEDAG)", " que ", ": ",
     "La Paz, 3 de junio (X).- ", "quien ", "- ", "1. ", " agregó ", "según "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_jumble_of_a_release_s_parts_is_read_without_a_fault(text):
    try:
        release = read_text(text)
    except InputError:
        return
    for paragraph in release.paragraphs:
        for quote in paragraph.quotes:
            assert quote.speaker in (None, "María Ejemplo") or "María Ejemplo" in quote.speaker


@given(st.integers(min_value=60, max_value=100))
@settings(max_examples=20, deadline=None)
def test_wrapping_at_any_width_changes_nothing(width):
    import textwrap

    long = f"{BODY} {BODY.replace('familias', 'personas')} Hubo fiesta en la plaza y en la feria del pueblo."
    parts = ["Un titular con eñe", f"La Paz, 3 de junio de 2026 (GAVE).- {long}", long, "AUDIO"]
    plain = read_text("\n\n".join(parts))

    wrapped = read_text("\n\n".join(textwrap.fill(part, width, break_on_hyphens=False) for part in parts))

    assert [p.text for p in wrapped.paragraphs] == [p.text for p in plain.paragraphs]


def test_lines_pasted_from_two_encodings_are_read_and_flagged(tmp_path):
    path = tmp_path / "nota.txt"
    path.write_bytes(
        "El ñandú vuelve al valle\n\n".encode()
        + "La Paz, 3 de febrero de 2026.- El camión llegó a la población.\n".encode("cp1252")
    )

    release = read_release(path)

    assert release.headline == "El ñandú vuelve al valle"
    assert release.paragraphs[0].text == "El camión llegó a la población."
    assert "encoding-damaged" in [flag.code for flag in release.flags]


def test_capitals_before_a_closing_quote_are_plain_windows_1252(tmp_path):
    path = tmp_path / "nota.txt"
    path.write_bytes(
        "Feria “VIVA PERÚ” abre en La Paz\n\nLa Paz, 3 de febrero de 2026.- Abrió la feria «PERÚ».\n".encode(
            "cp1252"
        )
    )

    release = read_release(path)

    assert release.headline == "Feria “VIVA PERÚ” abre en La Paz"
    assert release.flags == ()
