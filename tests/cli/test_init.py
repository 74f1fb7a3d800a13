"""`audiocast init`: a new workspace, and never a lost one."""

import pytest

from audiocast.show import load_show

FLAGS = [
    "--title",
    'Radio "Ñandú"\\',
    "--author",
    "Oficina de Ejemplo",
    "--email",
    "prensa@example.org",
    "--address",
    "https://example.org/p/",
]


def test_flags_are_enough_and_what_was_said_is_read_back(run, tmp_path):
    made = run("init", tmp_path / "nuevo", *FLAGS)

    show = load_show(tmp_path / "nuevo")
    assert 0 == made.code
    assert ('Radio "Ñandú"\\', "es-bo") == (show.podcast.title, show.podcast.language)
    assert ("espeak:es-419",) == show.voice.voices
    assert (tmp_path / "nuevo" / "episodes").is_dir()
    assert (tmp_path / "nuevo" / "feeds").is_dir()


def test_the_podcast_keeps_its_identity_when_its_address_changes(run, tmp_path):
    run("init", tmp_path, *FLAGS)
    before = load_show(tmp_path).podcast_guid()
    settings = tmp_path / "audiocast.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("example.org/p", "example.net/q"), encoding="utf-8"
    )

    assert before == load_show(tmp_path).podcast_guid()


def test_a_voice_list_ends_with_the_voice_that_always_works(run, tmp_path):
    run("init", tmp_path, *FLAGS, "--voice", "gtts")

    assert ("gtts:com.mx", "espeak:es-419") == load_show(tmp_path).voice.voices


def test_an_existing_workspace_is_left_as_it_is(run, workspace, snapshot):
    before = snapshot(workspace)

    made = run("init", workspace, *FLAGS)

    assert (2, before) == (made.code, snapshot(workspace))


@pytest.mark.parametrize(
    ("flag", "value"), [("--email", "nadie"), ("--address", "ejemplo"), ("--title", " ")]
)
def test_an_answer_that_cannot_be_used_writes_nothing(run, tmp_path, flag, value):
    flags = [*FLAGS]
    flags[flags.index(flag) + 1] = value

    made = run("init", tmp_path / "nuevo", *flags)

    assert 2 == made.code
    assert not (tmp_path / "nuevo").exists()


def test_what_flags_do_not_say_is_asked(tmp_path):
    from click.testing import CliRunner

    from audiocast.cli.app import app

    answers = "Ejemplo informa\nOficina\nprensa@example.org\nhttps://example.org/\nes\npiper\n"
    result = CliRunner().invoke(app, ["init", str(tmp_path)], input=answers)

    assert 0 == result.exit_code
    assert "Google" in result.output
    assert ("piper:es_MX-claude-high", "espeak:es-419") == load_show(tmp_path).voice.voices
