"""The same release saved in each format gives the same Release."""

from dataclasses import replace

import pytest

from audiocast.release import read_release

NAMES = ["ajustada.txt", "nota.md", "nota.docx", "nota.odt", "nota.pdf", "nota.html"]


def without_places(release):
    """Return the release without what depends on the file: line numbers, flags' lines and the hash."""
    return replace(
        release,
        headline_line=0,
        dateline=replace(release.dateline, line=0),
        paragraphs=tuple(replace(p, line=0) for p in release.paragraphs),
        recording=replace(release.recording, line=0),
        source_sha256="",
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_same_release_is_read_from_every_format(documents, write, name):
    expected = without_places(read_release(write(documents["nota.txt"])))

    read = without_places(read_release(write(documents[name], name)))

    assert read == expected


def test_the_release_that_every_format_gives_is_the_one_that_was_written(documents, write):
    release = read_release(write(documents["nota.txt"]))

    assert [p.kind for p in release.paragraphs] == ["body", "body", "heading", "item", "item", "body"]
    assert release.paragraphs[1].quotes[0].speaker == "María Ejemplo"
    assert release.acronyms == (("SEDERI", "Servicio Departamental de Riego"),)
    assert release.recording is not None
    assert release.flags == ()
