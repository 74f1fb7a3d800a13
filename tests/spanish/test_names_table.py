"""The package's own names and acronyms: what they say, and the ordinary words that they must leave alone."""

import re

import pytest

from audiocast.spanish import Reader
from audiocast.spanish.data import table

READER = Reader()
TABLES = ("acronyms.tsv", "names.tsv")
ENTRIES = [row for name in TABLES for row in table(name)]


def said(text):
    return READER.read(text).said


def test_every_entry_is_well_formed_and_stands_once():
    spellings = [written for written, *_ in ENTRIES]

    assert len(spellings) == len(set(spellings))
    assert not [
        row
        for row in ENTRIES
        if not ((row[1] == "say" and len(row) == 3) or row[1:] == ("letters",))
        and not (row[1] == "as" and len(row) == 3)
    ]
    assert not [row for row in ENTRIES if row[1] == "say" and re.search(r"\d|\s\s|’|'", row[2])]


def test_what_an_entry_says_is_said_the_same_again():
    once = [said(f"hay {written} allí") for written, *_ in ENTRIES]

    assert [said(one) for one in once] == once


def test_no_listed_acronym_is_doubtful():
    listed = [written for written, *_ in table("acronyms.tsv")]

    assert not [w for w in listed if any(t.doubt for t in READER.read(f"El informe de {w} llegó.").tokens)]


@pytest.mark.parametrize(
    "text",
    [
        "Se van sin pan ni sal, más el mar, el sol y la paz.",
        "Sin duda, las sedes, la renta y la cita de ayer son para la feria.",
        "El arca, la arena, la fina esa, que viva y sea libre; una ira sana.",
        "Uno de los sueños, un dedo, la sede, el pie, la red y el once.",
        "La honda preocupación por el arsenal, el cesar del fuego y la sierra.",
        "El hielo y la mar serena dan tal son, ven y di que ser feliz es un don.",
        "Los kioscos de la kermés siguen.",
    ],
)
def test_ordinary_words_stay(text):
    assert said(text) == text


@pytest.mark.parametrize(
    "headline",
    [
        "SE VAN SIN PAN",
        "VEN EL SOL Y EL MAR SIN SAL",
        "PIDEN QUE LA PAZ SEA PARA TODOS",
        "DAR Y SER MÁS, VER EL BIEN",
        "VOS SOS EL MEJOR",
        "UNO DE CADA TRES VIVA EN LA SEDE",
        "LA ARENA FINA DEL MAR",
        "EL TAL DON VA CON FE AL ARCA",
        "FIN DE LA CITA EN EL LAGO",
    ],
)
def test_ordinary_words_in_a_headline_stay_words(headline):
    assert said(headline).casefold() == headline.casefold()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("el SIN recaudó más sin multas", "el Sin recaudó más sin multas"),
        ("la OCDE y la OPEP", "la o ce de e y la Opep"),
        ("el SLIM y los SLIMs", "el Slim y los Slims"),
        ("la FELCC y la Felcc", "la efe e ele ce ce y la efe e ele ce ce"),
        ("el MDPyEP y el MMAyA", "el eme de pe y e pe y el eme eme a y a"),
        ("la CNMCIOB-BS", "la ce ene eme ce i o be be ese"),
        ("el COE, el COED y los COEM", "el Coe, el Coed y los Coem"),
        ("el INEGI, el IMSS y el ISSSTE", "el Inegi, el Imss y el Issste"),
        ("la Aldea Infantil y Aldeas Infantiles SOS", "la Aldea Infantil y Aldeas Infantiles ese o ese"),
    ],
)
def test_acronyms_are_said_as_custom_has_it(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("las wiphalas y la Jach'a", "las huipalas y la Jacha"),
        ("Phujllay y Pujllay", "Pújllai y Pújllai"),
        ("el amawt'a y los amawt’as", "el amauta y los amautas"),
        ("San Ignacio de Moxos", "San Ignacio de Mojos"),
        ("Los Kjarkas", "Los Carcas"),
        ("TANTAWAWAS Y WAWAS", "tantawawas y wawas"),
        ("Manco Kapac y Túpac Katari", "Manco Cápac y Túpac Katari"),
        ("el pueblo qhichwa de Tawantinsuyu", "el pueblo quechua de Tahuantinsuyo"),
        ("en k'asa y Kh'asa", "en casa y casa"),
    ],
)
def test_names_are_said_as_custom_has_it(text, expected):
    assert Reader(voice="espeak:es-419").read(text).said.casefold() == expected.casefold()


@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        ("espeak:es-419", "por Féisbuk con Óscar"),
        ("piper:es_MX-claude-high", "por Féisbuk con Óscar"),
        ("gtts:com.mx", "por Facebook con Oscar"),
        ("", "por Facebook con Oscar"),
    ],
)
def test_foreign_words_are_respelled_only_for_voices_that_read_letter_by_letter(voice, expected):
    assert Reader(voice=voice).read("por Facebook con Oscar").said == expected


def test_what_a_respelling_says_is_said_the_same_again():
    reader = Reader(voice="espeak:es-419")
    rows = table("respellings.tsv")
    once = [reader.read(f"hay {written} allí").said for written, _ in rows]

    assert len(rows) == len({written for written, _ in rows})
    assert [reader.read(one).said for one in once] == once
