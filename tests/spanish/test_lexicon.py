"""The lexicon: its file, its order of precedence, IPA, and PLS both ways."""

import pytest

from audiocast.spanish import Entry, Lexicon, LexiconError, Reader, export_pls, import_pls
from audiocast.spanish.ipa import respell


def said(toml, text, **reader):
    return Reader(Lexicon.parse(toml), **reader).read(text).said


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ('"Ejemplo" = "ejempló"', "ejempló"),
        ('"Ejemplo" = { letters = true }', "e jota e eme pe ele o"),
        ('"Ejemplo" = { ipa = "ˈkwento" }', "cuénto"),
        ('"Ejemplo" = { as = "1er" }', "primer"),
        ('"ejemplo" = { say = "x", case = true }', "Ejemplo"),
        ('"ejemplo" = { say = "equis" }', "equis"),
    ],
)
def test_an_entry_is_said_as_its_kind_asks(toml, expected):
    assert said(toml, "Ejemplo") == expected


def test_an_entry_with_capitals_inside_minds_them_by_default():
    assert said('"MAS" = "más"', "el mas de MAS") == "el mas de más"


def test_an_entry_stands_for_whole_words_only():
    assert said('"val" = "be"', "el val del valle") == "el be del valle"


def test_the_longest_spelling_wins():
    assert said('"Valle" = "uno"\n"Valle Ejemplo" = "dos"', "Valle Ejemplo y Valle") == "dos y uno"


def test_an_entry_for_the_voice_precedes_one_for_the_role_and_one_for_all():
    toml = '"Valle" = [{ say = "voz", voice = "v" }, { say = "papel", role = "r" }, { say = "todos" }]'

    assert said(toml, "Valle") == "todos"
    assert said(toml, "Valle", role="r") == "papel"
    assert said(toml, "Valle", role="r", voice="v") == "voz"


def test_an_entry_that_minds_capitals_precedes_one_that_does_not():
    toml = '"MAS" = [{ say = "partido", case = true }, { say = "todos", case = false }]'

    assert said(toml, "MAS y mas") == "partido y todos"


def test_the_last_of_equal_entries_wins():
    merged = Lexicon.parse('"Valle" = "uno"').merged(Lexicon.parse('"Valle" = "dos"'))

    assert Reader(merged).read("Valle").said == "dos"


def test_the_workspace_precedes_the_package_and_every_grammar():
    assert said('"Entel" = "la empresa"\n"21" = "veinte y uno"', "Entel, 21") == "la empresa, veinte y uno"


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ('"a" = "b"\n"Valle" = 5', 2),
        ('"Valle" = { say = "x", letters = true }', 1),
        ('"Valle" = { sound = "x" }', 1),
        ('"Valle" = { letters = false }', 1),
        ('"Valle" = ""', 1),
        ('"Valle" = { say = "x", case = "no" }', 1),
        ('\n"..." = "x"', 2),
        ('"Valle" = ', 1),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line(toml, line):
    with pytest.raises(LexiconError) as caught:
        Lexicon.parse(toml)

    assert caught.value.line == line
    assert caught.value.message


def test_a_lexicon_that_is_not_there_is_empty(tmp_path):
    assert len(Lexicon.load(tmp_path / "lexicon.toml")) == 0


def test_a_lexicon_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "lexicon.toml"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(LexiconError, match="cannot be read"):
        Lexicon.load(path)


ENTRIES = (
    Entry('Valle "Uno" \\ x', "say", "el valle"),
    Entry("GADLX", "letters", "", case=True),
    Entry("Ñuflo & <b>", "ipa", "ˈɲuflo", role="announcer"),
    Entry("Mallku", "as", "Malcu", voice="espeak:es-419"),
    Entry("mas", "say", "más", case=True),
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.kind)
def test_an_entry_survives_its_own_line(entry):
    assert Lexicon.parse(entry.line()).entries == (entry,)


def test_a_lexicon_survives_pls():
    document = export_pls(Lexicon(ENTRIES))

    assert import_pls(document.encode()).entries == ENTRIES


def test_the_package_lexicon_survives_pls():
    builtin = Lexicon.builtin()

    assert import_pls(export_pls(builtin).encode()).entries == builtin.entries


def test_a_foreign_lexicon_is_understood():
    document = b"""<?xml version="1.0"?>
    <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa">
      <lexeme><grapheme>Ejemplo</grapheme><grapheme>Ejempla</grapheme>
        <phoneme>a</phoneme><phoneme prefer="true">ka\xcb\x88sa</phoneme></lexeme>
      <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
    </lexicon>"""

    entries = import_pls(document).entries

    assert [(entry.written, entry.kind, entry.said) for entry in entries] == [
        ("Ejemplo", "ipa", "kaˈsa"),
        ("Ejempla", "ipa", "kaˈsa"),
        ("W3C", "as", "World Wide Web Consortium"),
    ]


HEAD = '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="{}">'


@pytest.mark.parametrize(
    "document",
    [
        "nothing",
        "<lexicon/>",
        '<!DOCTYPE x [<!ENTITY a "b">]>' + HEAD.format("ipa") + "</lexicon>",
        HEAD.format("ipa") + "<lexeme><grapheme>a</grapheme></lexeme></lexicon>",
        HEAD.format("ipa") + "<lexeme><alias>a</alias></lexeme></lexicon>",
        HEAD.format("x-sampa") + "<lexeme><grapheme>a</grapheme><phoneme>a</phoneme></lexeme></lexicon>",
    ],
)
def test_what_is_no_pls_is_refused(document):
    with pytest.raises(LexiconError):
        import_pls(document.encode())


@pytest.mark.parametrize(
    ("ipa", "spelled"),
    [
        ("ˈkasa", "cása"),
        ("/kaˈmjon/", "camión"),
        ("geˈɾa", "guerá"),
        ("ˈɲeke", "ñéque"),
        ("tʃaˈko", "chacó"),
        ("aˈro karo", "arró carro"),
        ("xoˈta", "jotá"),
    ],
)
def test_ipa_becomes_a_spelling_that_sounds_so(ipa, spelled):
    assert respell(ipa) == spelled


@pytest.mark.parametrize(
    "text",
    [
        '"{x}" = { say = "a", ipa = "a" }',
        '"a{0}b" = 1',
        '"%s{" = { wrong = "}" }',
        '"{}" = { say = "" }',
        "broken = {",
    ],
)
def test_an_error_is_its_template_filled_in_so_that_the_template_can_be_translated(text):
    with pytest.raises(LexiconError) as caught:
        Lexicon.parse(text)
    error = caught.value
    assert error.template.format(**error.values) == error.message
    assert error.line == 1


def test_importing_the_values_does_not_load_the_grammars():
    import subprocess
    import sys

    code = "import sys, audiocast.spanish.values; print('audiocast.spanish.tagger' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_letters_have_their_figures_by_name():
    assert said('"H1N1" = { letters = true }', "H1N1") == "hache uno ene uno"


def test_an_apostrophe_and_a_space_of_a_word_processor_are_those_that_are_typed():
    entries = '"Q\'uwa" = "cúa"\n"Valle Alto" = "vale alto"'

    assert said(entries, "Q’uwa de Valle\u00a0Alto").split() == ["cúa", "de", "vale", "alto"]


def test_an_error_names_the_line_of_the_whole_spelling():
    with pytest.raises(LexiconError) as caught:
        Lexicon.parse('"Leyenda" = "x"\n"Ley" = { foo = 1 }')

    assert caught.value.line == 2
