"""Less common ways in which offices write releases."""

import datetime as dt

import pytest

from audiocast.release import read_release

DAY = dt.date(2026, 3, 5)


@pytest.fixture
def read(tmp_path):
    def _read(text):
        path = tmp_path / "nota.txt"
        path.write_text(text, encoding="utf-8")
        return read_release(path, date=DAY)

    return _read


def _release(body, dateline="Valle Ejemplo, 5 de marzo de 2026 (GAVE).-"):
    first = f"{dateline} La feria abrió hoy con cien puestos."
    return f"Gobernación abre su feria de semillas\n\n{first}\n\n{body}\n"


def _quotes(release):
    return [(p.text[q.start : q.end], q.speaker, q.position) for p in release.paragraphs for q in p.quotes]


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("(ABI).-", None, "ABI"),
        ("Valle Ejemplo, 5 de marzo de 2026 (UC/GAVE) www.ejemplo.invalid.-", "Valle Ejemplo", "UC/GAVE"),
        ("*Valle Ejemplo, 5 de marzo de 2026 (GAVE).-*", "Valle Ejemplo", "GAVE"),
    ],
)
def test_datelines_without_date_with_address_or_in_messenger_s_bold(read, dateline, place, agency):
    release = read(_release("Habrá música.", dateline))

    assert (release.dateline.place, release.dateline.agency) == (place, agency)
    assert release.paragraphs[0].text.startswith("La feria")


@pytest.mark.parametrize(
    "letterhead",
    [
        "ÚLTIMO MOMENTO",
        "PRENSA GAVE\n\nBoletín Nº 012/26",
        "ALCALDÍA DE VALLE EJEMPLO\nUNIDAD DE COMUNICACIÓN",
    ],
)
def test_letterheads_are_left_out_and_flagged(read, letterhead):
    release = read(f"{letterhead}\n\n{_release('Habrá música.')}")

    assert release.headline == "Gobernación abre su feria de semillas"
    assert "letterhead-left-out" in {f.code for f in release.flags}


@pytest.mark.parametrize(
    ("marker", "file"),
    [
        ("AUDIO 1: voz.mp3", "voz.mp3"),
        ("AUDIO DEL ALCALDE", None),
        ("AUDIO DE LA CONFERENCIA DE PRENSA:", None),
    ],
)
def test_markers_that_count_or_tell_what_is_heard(read, marker, file):
    release = read(_release(f"Habrá música.\n\n{marker}"))

    assert release.recording.file == file
    assert "AUDIO" not in release.text()


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "El ministro de Minas, a quien acompañaba el alcalde Pedro Modelo, dijo que “es un día grande”.",
            None,
        ),
        (
            "Ana Muestra, quien recibió al alcalde Pedro Modelo, dijo que “es un día grande”.",
            "Ana Muestra",
        ),
        ("De acuerdo con la alcaldesa Ana Muestra, “es un día grande”.", "Ana Muestra"),
        ("El juez dijo estar de acuerdo con la alcaldesa Ana Muestra: “es un día grande”.", None),
        ("“Es un día grande”, dijo su directora, Ana Muestra.", "Ana Muestra"),
        ("“Es un Día Grande”, detalló el ingeniero Luis Modelo.", "Luis Modelo"),
    ],
)
def test_a_name_in_an_aside_never_takes_the_words_of_another(read, sentence, speaker):
    assert [speaker] == [name for _, name, _ in _quotes(read(_release(sentence)))]


def test_an_acronym_may_hold_a_small_y_or_leave_the_last_words_out(read):
    release = read(
        _release(
            "Vinieron el Servicio Nacional de Sanidad Agropecuaria e Inocuidad Alimentaria (SENASAG) y el "
            "Ministerio de Montes y Aguas (MMyA)."
        )
    )

    assert dict(release.acronyms) == {
        "SENASAG": "Servicio Nacional de Sanidad Agropecuaria e Inocuidad Alimentaria",
        "MMyA": "Ministerio de Montes y Aguas",
    }
