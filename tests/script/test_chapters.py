"""Where chapters begin, and what they are called."""

from audiocast.script.chapters import Chapters
from audiocast.script.values import Kind, Line


def test_the_paragraph_after_a_quoted_person_is_a_chapter_of_its_own():
    chapters = Chapters()
    lines = [
        (Line("Un titular", kind=Kind.HEADLINE), True),
        (Line("La alcaldesa dijo"), True),
        (Line("“Vamos a seguir con las obras”.", kind=Kind.QUOTE, speaker="Ana Modelo"), False),
        (Line("Y lo repitió."), False),
        (Line("Las obras siguen."), True),
        (Line("Otro párrafo."), True),
    ]

    titles = [chapters.title(line, heading=False, new_paragraph=new, at_end=False) for line, new in lines]

    assert ["Titular", "La noticia", "Ana Modelo", None, "Sigue la noticia", None] == titles
