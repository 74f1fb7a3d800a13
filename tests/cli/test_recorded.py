"""`audiocast make` with recordings: in place of the narration, within it, or without any text."""

import json
import os
import wave

import numpy as np
import pytest
from lxml import etree

from audiocast.spanish import Reader
from audiocast.voices import open_voice
from audiocast.voices.values import SAMPLE_RATE, Delivery

PODCAST = "{https://podcastindex.org/namespace/1.0}"
QUOTE = "vamos a seguir con doce viviendas más porque así lo pidió la asamblea de vecinos del distrito"
TEXT = f"""\
El municipio de Villa Ejemplo entrega viviendas

Villa Ejemplo, 3 de febrero de 2026.- El municipio de Villa Ejemplo entregó 21 viviendas a familias \
del Distrito 8, que esperaban este día desde hace tres años.

La alcaldesa Ana Modelo dijo: “{QUOTE}”.
"""
SPOKEN = [
    "El municipio de Villa Ejemplo entrega viviendas.",
    "El municipio de Villa Ejemplo entregó 21 viviendas a familias del Distrito 8, que esperaban este "
    "día desde hace tres años.",
    f"La alcaldesa Ana Modelo dijo: {QUOTE}.",
]
OTHER = [
    "La Secretaría de Salud inició la campaña de vacunación contra la rabia en los mercados de la ciudad.",
    "Los técnicos visitarán las ferias los domingos por la mañana, y la atención no tiene costo.",
    "El servicio recuerda que las mascotas deben llegar con correa y que el certificado se entrega allí.",
]


def record(path, sentences, lead=0.5):
    """Write a recording in which another voice than the show's says `sentences`."""
    voice = open_voice("espeak:es+f3")
    silence = np.zeros(int(lead * SAMPLE_RATE), np.float32)
    parts = [silence]
    for sentence in sentences:
        parts += [voice.say(Reader().read(sentence), Delivery(rate=150)).samples, silence]
    noise = np.random.default_rng(7).normal(0, 1e-3, sum(map(len, parts))).astype(np.float32)
    samples = np.clip(np.concatenate(parts) + noise, -1, 1)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes((samples * 32767).astype("<i2").tobytes())


@pytest.fixture
def nota(workspace):
    path = workspace / "nota.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def shown(run):
    return json.loads(run("show", "2026", "--json").out)


def words_of(workspace, episode):
    data = json.loads((workspace / episode["files"]["transcript"]).read_text("utf-8"))
    return " ".join(segment["body"] for segment in data["segments"])


def item(workspace):
    return etree.parse(workspace / "feeds" / "podcast.xml").find("channel/item")


def test_the_recording_beside_the_text_is_heard_and_transcribed(run, workspace, nota):
    record(workspace / "nota.wav", SPOKEN)

    made = run("make", nota, cwd=workspace)

    episode = shown(run)
    assert 0 == made.code
    assert (False, True) == (episode["narration"]["synthetic"], episode["narration"]["recorded"])
    assert "que esperaban este día desde hace tres años" in words_of(workspace, episode)
    assert "sintética" not in words_of(workspace, episode)
    assert "3 de febrero" not in words_of(workspace, episode)  # the announcer did not say it
    assert item(workspace).find(f"{PODCAST}txt") is None
    assert episode["receipt"]["reached"]
    assert "unchanged" in run("make", nota).out
    assert 0 == run("check").code


def test_what_was_decoded_and_each_step_of_cleaning_stay_with_the_episode(run, workspace, nota):
    record(workspace / "nota.wav", SPOKEN)

    run("make", nota, cwd=workspace)

    (one,) = shown(run)["imports"]
    assert ("nota.wav", "wav", "pcm_s16le", 1) == tuple(
        one[name] for name in ("name", "container", "codec", "channels")
    )
    codes = [step["code"] for step in one["steps"]]
    assert ["declip", "rumble", "denoise", "level", "trim", "dead-air"] == codes
    assert "snr_db" in dict(one["steps"][2]["measured"])
    confidences = {text: confidence for text, _start, _end, confidence in one["clauses"]}
    assert confidences["que esperaban este día desde hace tres años."] > 0.8
    assert confidences["Villa Ejemplo,"] == 0
    run("review", "2026")
    page = next(workspace.glob("episodes/*/review.html")).read_text("utf-8")
    for text in (run("show", "2026").out, page):
        assert "nota.wav: pcm_s16le in wav, 1 channel" in text or "nota.wav: pcm_s16le en wav" in text
        assert f"snr {dict(one['steps'][2]['measured'])['snr_db']:.1f} dB" in text


def test_words_left_out_and_added_are_told_with_the_line_of_the_text(run, workspace, nota):
    short = SPOKEN[1].replace(", que esperaban este día desde hace tres años", "")
    own = "Saludamos desde aquí a todos los oyentes de la radio comunal que nos acompañan cada mañana."
    record(workspace / "nota.wav", [SPOKEN[0], short, own, SPOKEN[2]])

    run("make", nota, cwd=workspace)

    episode = shown(run)
    told = {(flag["code"], flag["line"]) for flag in episode["flags"]}
    assert {("recording-left-out", 3), ("recording-added", 5)} <= told
    assert "desde hace tres" not in words_of(workspace, episode)


def test_a_recording_of_another_text_gets_no_transcript(run, workspace, nota):
    record(workspace / "nota.wav", OTHER)

    made = run("make", nota, cwd=workspace)

    episode = shown(run)
    assert "does not say this text" in made.out or "no dice este texto" in made.out
    assert ("", "", "") == tuple(episode["files"][name] for name in ("vtt", "srt", "transcript"))
    assert item(workspace).find(f"{PODCAST}transcript") is None
    assert 0 == run("check").code


def test_a_recording_without_text_becomes_an_episode(run, workspace):
    record(workspace / "voz.wav", OTHER)

    made = run("make", "voz.wav", "--title", "Entrevista", "--date", "2026-02-03", cwd=workspace)

    episode = shown(run)
    assert (0, "Entrevista", "whole") == (made.code, episode["title"], episode["recording_use"])
    assert 0 == run("check").code


def test_a_statement_is_heard_where_the_text_quotes_it(run, workspace, nota):
    record(workspace / "voz.wav", [OTHER[1], QUOTE + ".", OTHER[2]])

    made = run("make", nota, "--statement", "voz.wav", cwd=workspace)

    episode = shown(run)
    script = (workspace / episode["files"]["script"]).read_text("utf-8")
    assert 0 == made.code
    assert "CORTE (Ana Modelo) [voz.wav " in script
    assert (True, True) == (episode["narration"]["synthetic"], episode["narration"]["recorded"])
    assert "las declaraciones grabadas son originales" in words_of(workspace, episode)
    assert "porque así lo pidió la asamblea" in words_of(workspace, episode)
    assert "correa" not in words_of(workspace, episode)
    assert "Ana Modelo" in [chapter["title"] for chapter in episode["chapters"]]
    assert 0 == run("check").code


def test_a_statement_that_is_not_quoted_follows_the_text(run, workspace, nota):
    record(workspace / "voz.wav", OTHER)

    run("make", nota, "--statement", "voz.wav", cwd=workspace)

    episode = shown(run)
    assert "CORTE (Ana Modelo) [voz.wav]" in (workspace / episode["files"]["script"]).read_text("utf-8")
    assert 0 == run("check").code


@pytest.fixture
def edited(run, workspace, nota):
    """Return a function that makes the episode with `clip` in place of the quotation's narration."""
    record(workspace / "voz.wav", [OTHER[1], QUOTE + ".", OTHER[2]])
    run("make", nota, cwd=workspace)
    (script,) = workspace.glob("episodes/*/script.txt")
    text = script.read_text("utf-8")

    def make(clip):
        script.write_text(text.replace("CITA (Ana Modelo):", f"CORTE (Ana Modelo) [{clip}]:"), "utf-8")
        return run("make", nota)

    return make


def test_a_stretch_that_says_other_words_is_heard_without_a_transcript(run, workspace, edited):
    made = edited("voz.wav 0:01-0:04")

    assert 0 == made.code
    assert "clip-is-another-text" in [flag["code"] for flag in shown(run)["flags"]]
    assert "viviendas más" not in words_of(workspace, shown(run))


def test_a_stretch_is_found_by_its_words(run, workspace, edited):
    made = edited("voz.wav palabras")

    assert 0 == made.code
    assert "porque así lo pidió la asamblea" in words_of(workspace, shown(run))


@pytest.mark.parametrize("clip", ["nohay.wav", "voz.wav 9:00-9:05"])
def test_a_clip_that_is_not_there_is_told_with_the_line_of_the_script(workspace, edited, clip):
    made = edited(clip)

    (script,) = workspace.glob("episodes/*/script.txt")
    rows = script.read_text("utf-8").splitlines()
    number = next(i for i, row in enumerate(rows, 1) if row.startswith("CORTE"))
    assert (1, 1) == (made.code, len(made.err.splitlines()))
    assert f"script.txt:{number}" in made.err


def test_a_marker_without_a_recording_is_said_and_the_text_narrated(run, workspace, nota):
    nota.write_text(TEXT + "\nAUDIO\n", encoding="utf-8")

    made = run("make", nota, cwd=workspace)

    episode = shown(run)
    assert "espeak:es-419" == episode["voice"]
    assert "recording-missing" in [flag["code"] for flag in episode["flags"]]
    assert 0 == made.code


def test_a_marker_that_names_a_missing_file_is_said_and_the_text_narrated(run, workspace, nota):
    nota.write_text(TEXT + "\nAUDIO= nohay.opus\n", encoding="utf-8")

    made = run("make", nota, cwd=workspace)

    assert (0, "espeak:es-419") == (made.code, shown(run)["voice"])
    assert "recording-missing" in [flag["code"] for flag in shown(run)["flags"]]


def test_the_marker_names_the_recording(run, workspace, nota):
    record(workspace / "voz.wav", SPOKEN)
    nota.write_text(TEXT + "\nAUDIO= voz.wav\n", encoding="utf-8")

    run("make", nota, cwd=workspace)

    assert "whole" == shown(run)["recording_use"]


def test_a_recording_named_by_a_picture_has_a_title(run, workspace):
    record(workspace / "🎉.wav", OTHER[:1])

    made = run("make", "🎉.wav", "--date", "2026-02-03", cwd=workspace)

    assert (0, "Grabación") == (made.code, shown(run)["title"])


@pytest.mark.parametrize("name", ["../voz.wav", "/etc/passwd", "C:\\voz.wav"])
def test_a_marker_that_leads_outside_of_the_folder_is_refused_with_its_line(run, workspace, nota, name):
    nota.write_text(TEXT + f"\nAUDIO= {name}\n", encoding="utf-8")

    made = run("make", nota, cwd=workspace)

    assert 1 == made.code
    assert "nota.txt:7: " in made.err


def test_an_address_is_not_fetched_unless_allowed(run, workspace, nota):
    nota.write_text(TEXT + "\nAUDIO= https://127.0.0.1/voz.mp3\n", encoding="utf-8")

    told = run("make", nota, cwd=workspace)
    refused = run("make", nota, "--allow-url", cwd=workspace)

    assert (0, True) == (told.code, "--allow-url" in told.out)
    assert (1, 1) == (refused.code, len(refused.err.splitlines()))


def test_a_recording_given_once_stays_with_its_episode(run, workspace, nota):
    (workspace / "otra").mkdir()
    record(workspace / "otra" / "voz.wav", SPOKEN)
    run("make", nota, "--audio", "otra/voz.wav", cwd=workspace)
    before = shown(run)["files"]["audio"]

    again = run("make", nota, cwd=workspace)
    narrated = run("make", nota, "--narrate", cwd=workspace)

    assert "unchanged" in again.out
    assert "espeak:es-419" in narrated.out
    assert before != shown(run)["files"]["audio"]


def test_two_recordings_of_one_name_are_not_guessed_between(run, workspace, nota):
    record(workspace / "nota.wav", SPOKEN[:1])
    (workspace / "nota.mp3").write_bytes(b"x")

    made = run("make", nota, cwd=workspace)

    assert (1, True) == (made.code, "nota.mp3, nota.wav" in made.err)


def _fifo(path, _elsewhere):
    os.mkfifo(path)


def _folder(path, _elsewhere):
    path.mkdir()


def _link_out(path, elsewhere):
    path.symlink_to(elsewhere)


@pytest.mark.skipif(os.name == "nt", reason="needs FIFOs and links")
@pytest.mark.parametrize("make", [_fifo, _folder, _link_out])
def test_what_only_looks_like_a_recording_beside_the_text_is_refused(run, workspace, tmp_path, nota, make):
    record(tmp_path / "fuera.wav", SPOKEN[:1])
    make(workspace / "nota.wav", tmp_path / "fuera.wav")

    made = run("make", nota, cwd=workspace)

    assert (1, 1) == (made.code, len(made.err.splitlines()))
    assert "nota.wav" in made.err
    assert not list(workspace.glob("episodes/*/episode.json"))


@pytest.mark.parametrize("content", [b"", b"#EXTM3U\nfile:///etc/passwd\n", b"RIFF\x00\x00\x00\x00WAVE"])
def test_a_recording_that_is_none_is_one_sentence(run, workspace, nota, content):
    (workspace / "nota.mp3").write_bytes(content)

    made = run("make", nota, cwd=workspace)

    assert (1, 1) == (made.code, len(made.err.splitlines()))
    assert not list(workspace.glob("feeds/media/*.mp3"))
    assert not list(workspace.glob("episodes/*/episode.json"))
