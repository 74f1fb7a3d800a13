"""`audiocast lexicon`: what goes out as PLS comes back the same."""

import json

from audiocast.spanish import Lexicon

LEXICON = """\
# Nombres de la casa.
"SEDERI" = "sederi"
"Q'uwa" = { ipa = "ˈkʰowa" }
"GADVE" = { letters = true }
"""


def test_what_is_exported_is_imported_elsewhere(run, workspace, tmp_path):
    (workspace / "lexicon.toml").write_text(LEXICON, encoding="utf-8")
    other = tmp_path / "otra"
    run(
        "init",
        other,
        "--title",
        "E",
        "--author",
        "O",
        "--email",
        "a@example.org",
        "--address",
        "https://example.org/",
    )

    assert 0 == run("lexicon", "export", tmp_path / "casa.pls", "--workspace", workspace).code
    added = run("lexicon", "import", tmp_path / "casa.pls", "--workspace", other)

    assert (0, "3 entries added.\n") == (added.code, added.out)
    kept = {entry.written: entry for entry in Lexicon.load(other / "lexicon.toml").entries}
    assert Lexicon.parse(LEXICON).entries == tuple(kept[name] for name in ("SEDERI", "Q'uwa", "GADVE"))


def test_own_entries_and_comments_stay_as_they_are(run, workspace, tmp_path):
    (workspace / "lexicon.toml").write_text(LEXICON, encoding="utf-8")
    run("lexicon", "export", tmp_path / "casa.pls", "--workspace", workspace)

    again = run("lexicon", "import", tmp_path / "casa.pls", "--workspace", workspace)

    assert again.out.startswith("0 entries added.")
    assert "SEDERI" in again.out
    assert LEXICON == (workspace / "lexicon.toml").read_text("utf-8")


def test_a_file_that_is_no_pls_is_a_sentence(run, workspace, tmp_path):
    (tmp_path / "x.pls").write_text("<!DOCTYPE x [<!ENTITY a 'b'>]><lexicon>&a;</lexicon>")

    ended = run("lexicon", "import", tmp_path / "x.pls", "--workspace", workspace)

    assert (1, 1) == (ended.code, len(ended.err.splitlines()))


def test_an_existing_file_is_not_written_over(run, workspace, tmp_path):
    (tmp_path / "casa.pls").write_text("x")

    ended = run("lexicon", "export", tmp_path / "casa.pls", "--workspace", workspace)

    assert (2, "x") == (ended.code, (tmp_path / "casa.pls").read_text())


def test_what_is_imported_into_a_lexicon_with_tables_stands_before_them(run, workspace, tmp_path):
    own = workspace / "lexicon.toml"
    own.write_text('"Ejemplar" = "ejemplar"\n', encoding="utf-8")
    run("lexicon", "export", tmp_path / "casa.pls", "--workspace", workspace)
    own.write_text('# nuestro\n[Huari]\nsay = "uari"\n', encoding="utf-8")

    run("lexicon", "import", tmp_path / "casa.pls", "--workspace", workspace)

    assert {entry.written: entry.said for entry in Lexicon.load(own).entries} == {
        "Huari": "uari",
        "Ejemplar": "ejemplar",
    }


def test_explain_and_json_give_the_line_that_decides(run, workspace):
    explained = run("pronounce", "El DELAX 21", "--explain", "--workspace", workspace)
    as_json = run("pronounce", "El DELAX 21", "--json", "--workspace", workspace)

    assert '"DELAX" = { letters = true }' in explained.out
    assert json.loads(as_json.out)["tokens"][1]["lexicon"] == '"DELAX" = { letters = true }'
