"""Text that would blow up a careless pattern is written, read and advised on without trouble."""

import datetime as dt

import pytest

from audiocast.errors import InputError
from audiocast.release.values import Paragraph, Release
from audiocast.script import advise, dump_script, load_script, write_script

_HOSTILE = {
    "capitalised words": "Aa " * 5000,
    "capitals": "LOCUTOR" * 4000,
    "opening quotes": "“ palabra " * 3000,
    "opening parentheses": "(a " * 5000,
    "initials": "A. " * 5000,
    "one long word": "x" * 30_000,
    "names": "Ana Modelo de la Prueba, " * 1500,
    "figures": "1 " * 5000,
    "slashes": "palabra / // " * 2000,
}


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE)
def test_hostile_text_survives_the_whole_room(text, show):
    paragraph = Paragraph(text.strip(), 3)
    release = Release("Titular", 1, None, dt.date(2026, 5, 14), (paragraph,))

    script = write_script(release, show)

    assert load_script(dump_script(script)) == script
    assert isinstance(advise(script, [], show), list)


@pytest.mark.parametrize("text", ["{ " * 5000, "CITA (" * 5000, "CORTE [" * 3000, "\\" * 9000 + "{"])
def test_hostile_files_get_one_sentence(text):
    with pytest.raises(InputError) as caught:
        load_script(f"LOCUTOR 1: a\n{text}")

    assert caught.value.line == 2
