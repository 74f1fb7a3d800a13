"""A release that changed after its script was edited by hand."""

import datetime as dt

from audiocast.release.values import Dateline, Paragraph, Quote, Release
from audiocast.script import changes_since, dump_script, load_script, take_over, write_script
from audiocast.script.values import Kind

_UNO = "La Gobernación abrió la feria del valle. Nadie faltó a la cita."
_DOS = "La secretaria dijo “el agua es de todos y la vamos a cuidar”."
_TRES = "Las obras siguen hasta el mes de agosto en las siete provincias."


def release(*texts, headline="Valle Ejemplo abre su feria", first_line=4, day=14):
    def paragraph(number, text):
        begin, end = text.find("“") + 1, text.find("”")
        quotes = (Quote(begin, end, "María Ejemplo"),) if begin else ()
        return Paragraph(text, first_line + 2 * number, "body", quotes)

    date = dt.date(2026, 5, day)
    return Release(
        headline,
        1,
        Dateline("…", "Ejemplo", date, None, first_line),
        date,
        tuple(paragraph(*item) for item in enumerate(texts)),
    )


def edited(old, show, before, after):
    """Write the script of `old` and change it as a person would."""
    text = dump_script(write_script(old, show), show.sound)
    assert before in text
    return load_script(text.replace(before, after), sound=show.sound)


def test_an_unchanged_release_has_no_changes(show):
    old = release(_UNO, _DOS)

    assert changes_since(old, release(_UNO, _DOS), write_script(old, show)) == []


def test_a_changed_paragraph_names_the_lines_that_say_it_and_proposes_rows(show):
    old, new = release(_UNO, _DOS, _TRES), release(_UNO, _DOS, _TRES.replace("agosto", "octubre"))
    script = edited(old, show, "Nadie faltó", "Todos vinieron")

    (change,) = changes_since(old, new, script, show.sound)

    assert (change.kind, change.before, change.edited) == ("changed", _TRES, False)
    assert [script.lines[index].text for index in change.lines] == [_TRES]
    assert change.proposal == f"CAPÍTULO: Sigue la noticia\nLOCUTOR 1 @8: {change.after}"


def test_lines_that_a_person_changed_are_told_apart(show):
    old, new = release(_UNO, _TRES), release(_UNO.replace("feria", "fiesta"), _TRES)
    script = edited(old, show, "Nadie faltó", "Todos vinieron")

    (change,) = changes_since(old, new, script, show.sound)

    assert change.edited
    assert [script.lines[index].text for index in change.lines][-1] == "Todos vinieron a la cita."
    assert take_over(script, [change], new, show.sound).lines == script.lines


def test_taking_over_replaces_only_what_nobody_edited(show):
    old = release(_UNO, _DOS, _TRES)
    new = release(_UNO, _DOS.replace("cuidar", "compartir"), headline="Valle Ejemplo cierra su feria")
    script = edited(old, show, "Nadie faltó", "Todos vinieron")

    after = take_over(script, changes_since(old, new, script, show.sound), new, show.sound)

    text = " ".join(line.text for line in after.lines)
    assert "Todos vinieron a la cita." in text
    assert "“el agua es de todos y la vamos a compartir”." in text
    assert "cuidar" not in text
    assert "agosto" not in text
    assert after.title == "Valle Ejemplo cierra su feria"
    quote = next(line for line in after.lines if line.kind is Kind.QUOTE)
    assert (quote.speaker, quote.chapter) == ("María Ejemplo", "María Ejemplo")


def test_taking_everything_over_into_an_unedited_script_gives_the_new_releases_script(show):
    old, new = release(_UNO, _DOS, _TRES), release(_TRES, _DOS.replace("agua", "tierra"), day=15)
    script = write_script(old, show)

    changes = [c for c in changes_since(old, new, script, show.sound) if c.kind != "added"]
    after = take_over(script, changes, new, show.sound)

    said = [line.text for line in after.lines]
    assert "Ejemplo, 15 de mayo de 2026." in said
    assert _UNO.split(". ")[0] + "." not in said
    assert "“el agua es de todos y la vamos a cuidar”." not in said


def test_line_numbers_follow_the_new_release(show):
    old, new = release(_UNO, _TRES), release(_UNO, _TRES, first_line=10, headline="Otra feria")
    script = edited(old, show, "siete provincias", "diez provincias")

    after = take_over(script, changes_since(old, new, script, show.sound), new, show.sound)

    sources = {line.text: line.source for line in after.lines}
    assert sources["La Gobernación abrió la feria del valle."] == 10


def test_a_new_paragraph_is_proposed_and_a_removed_one_named(show):
    old, new = release(_UNO, _TRES), release(_UNO, _DOS, _TRES)
    script = write_script(old, show)

    (added,) = changes_since(old, new, script, show.sound)
    (removed,) = changes_since(new, old, write_script(new, show), show.sound)

    assert (added.kind, added.lines, added.source) == ("added", (), 6)
    assert "CITA (María Ejemplo):" in added.proposal
    assert load_script(added.proposal).lines[-1].kind is Kind.QUOTE
    assert (removed.kind, removed.proposal, len(removed.lines)) == ("removed", "", 2)


def test_the_old_release_may_be_its_text(show):
    old, new = release(_UNO, _TRES), release(_UNO, _TRES.replace("agosto", "octubre"))
    script = write_script(old, show)

    (change,) = changes_since(old.text(), new, script, show.sound)

    assert (change.kind, change.before, change.edited) == ("changed", _TRES, False)


def test_a_paragraph_that_a_person_dropped_has_no_lines(show):
    old, new = release(_UNO, _TRES), release(_UNO, _TRES.replace("agosto", "octubre"))
    script = edited(old, show, f"LOCUTOR 1 @6: {_TRES}\n", "")

    (change,) = changes_since(old, new, script, show.sound)

    assert change.lines == ()
