"""A show, a script on a timeline, a real MP3, and an episode made of them, for the tests of this room."""

import dataclasses
import datetime as dt
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from audiocast.episode import (
    Episode,
    Files,
    Narration,
    Person,
    Revision,
    Source,
    make_chapters,
    make_companions,
    media_name,
    mint,
    save_episode,
    show_tags,
    write_tags,
)
from audiocast.release.values import Flag
from audiocast.script.values import Kind, Line, Role, Script
from audiocast.show import load_show
from audiocast.spanish.values import words
from audiocast.studio.values import Placed, Receipt
from audiocast.voices.values import Mark

SETTINGS = """
[podcast]
title = "Valle Ejemplo informa"
author = "Gobernación de Valle Ejemplo"
email = "prensa@example.org"
address = "https://example.org/podcast/"
"""
RATE = 44_100


def load(workspace):
    (workspace / "audiocast.toml").write_text(SETTINGS, encoding="utf-8")
    return load_show(workspace)


@pytest.fixture
def show(tmp_path):
    return load(tmp_path)


@pytest.fixture(scope="session")
def script():
    """Lines with a quotation, a dash, figures, a long sentence and characters that formats escape."""
    return Script(
        "Valle Ejemplo riega 2.824 parcelas",
        (
            Line("Valle Ejemplo, 14 de mayo de 2026 (GAVE).-", kind=Kind.DATELINE, pause=0.5),
            Line(
                "Valle Ejemplo riega 2.824 parcelas",
                kind=Kind.HEADLINE,
                pause=1.0,
                chapter="Valle Ejemplo riega",
            ),
            Line("La obra — con un costo de Bs. 54.9 millones — une a R&D <Ejemplo>,", chapter="La obra"),
            Line("según dijo la secretaria de riego, y el agua llegará en junio.", continues=True, pause=0.8),
            Line(
                "“Vamos a empezar por los 12,5 kilómetros de canal que ya tienen estudio, porque nuestra "
                "obligación es que el agua llegue antes de la próxima siembra”",
                role=Role.QUOTED,
                kind=Kind.QUOTE,
                speaker="María Ejemplo",
                chapter="Habla María Ejemplo",
                pause=0.5,
            ),
            Line("afirmó.", pause=0.5),
            Line("Esta nota fue leída por una voz sintética.", kind=Kind.DISCLOSURE),
        ),
    )


@pytest.fixture(scope="session")
def lay_out():
    """Return a function that lays a script on a timeline: (placed, duration in seconds)."""

    def lay_out(script, per_character=2_800, first=13_230, gap=17_640):
        now, placed = first, []
        for index, line in enumerate(script.lines):
            start, marks = now, []
            for a, b in words(line.text):
                marks.append(Mark(a, b, now, now + (b - a) * per_character))
                now = marks[-1].last
            placed.append(Placed(index, start, now, tuple(marks)))
            now += gap
        return tuple(placed), now / RATE

    return lay_out


@pytest.fixture(scope="session")
def encode():
    """Return a function that makes a real MP3 of a tone, `seconds` long."""
    import imageio_ffmpeg

    def encode(path: Path, seconds: float) -> Path:
        source = f"sine=440:duration={seconds}:sample_rate={RATE}"
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-f", "lavfi", "-i", source]
        subprocess.run([*command, "-ac", "1", "-b:a", "96k", str(path)], check=True, timeout=60)
        return path

    return encode


@pytest.fixture(scope="session")
def tone(encode, tmp_path_factory):
    """Return the bytes of three seconds of tone as MP3."""
    return encode(tmp_path_factory.mktemp("tone") / "tone.mp3", 3).read_bytes()


@pytest.fixture(scope="session")
def jpeg():
    import io

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (1400, 1400), (20, 60, 90)).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture
def episode(show):
    """Return an episode as a record only."""
    return record(show)


def record(show):
    identity = mint(show, "Valle Ejemplo riega 2.824 parcelas", dt.date(2026, 5, 14), ())
    return Episode(
        id=identity.id,
        slug=identity.slug,
        guid=identity.guid,
        title="Valle Ejemplo riega 2.824 parcelas",
        date=identity.date,
        published=identity.published,
        language="es-bo",
        summary="La obra une a las comunidades.",
        text="Valle Ejemplo riega 2.824 parcelas\n\nLa obra une a las comunidades de «Ñandú».",
        source=Source("releases/nota.txt", "a" * 64),
        fingerprint="f" * 64,
        narration=Narration("espeak:es-419", "1.52", passed_over=(("gtts:es", "no network"),)),
        receipt=Receipt("podcast", -16.01, -14.2, 3.1, -1.2, 24.0, 1_058_400, 300_000, "b" * 64, True),
        files=Files(
            "releases/nota.txt", f"episodes/{identity.id}/script.txt", "feeds/media/x-0123456789ab.mp3"
        ),
        people=(Person("María Ejemplo", "secretaria"),),
        flags=(Flag("year-missing", "El año falta.", 3),),
        history=(Revision(1, "a" * 64, "feeds/media/x-0123456789ab.mp3"),),
    )


@pytest.fixture
def finished(built, script, tmp_path):
    """Return (show, script, episode) with every file of the episode in its place."""
    template, episode = built
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    return load_show(tmp_path), script, episode


@pytest.fixture(scope="session")
def built(script, lay_out, encode, jpeg, tmp_path_factory):
    """Make the workspace that `finished` copies, once: (its folder, the episode)."""
    show = load(tmp_path_factory.mktemp("built"))
    episode = record(show)
    placed, duration = lay_out(script)
    chapters = make_chapters(script, placed, duration)
    staged = encode(show.workspace / "staged.mp3", duration)
    tags = show_tags(
        show,
        title=episode.title,
        date=episode.date,
        summary=episode.summary,
        text=episode.text,
        guid=episode.guid,
        narration=episode.narration,
        chapters=chapters,
        duration=duration,
        loudness=-16.01,
        true_peak=-1.2,
        cover=jpeg,
        page="https://example.org/podcast/nota.html",
    )
    write_tags(staged, tags)
    made = make_companions(show, script, placed, chapters, duration, title=episode.title)
    contents = {
        "audio": (staged.read_bytes(), ".mp3"),
        "vtt": (made.vtt.encode(), ".vtt"),
        "srt": (made.srt.encode(), ".srt"),
        "transcript": (made.transcript.encode(), ".json"),
        "chapters": (made.chapters.encode(), ".json"),
    }
    staged.unlink()
    names = {}
    for use, (content, suffix) in contents.items():
        stem = f"{episode.id}-chapters" if use == "chapters" else episode.id
        names[use] = media_name(stem, content, suffix)
        target = show.workspace / names[use]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    audio = contents["audio"][0]
    script_file = f"episodes/{episode.id}/script.txt"
    done = dataclasses.replace(
        episode,
        receipt=dataclasses.replace(
            episode.receipt, duration=duration, size=len(audio), sha256=hashlib.sha256(audio).hexdigest()
        ),
        files=Files("releases/nota.txt", script_file, **names),
        chapters=chapters,
        history=(Revision(1, "a" * 64, names["audio"]),),
    )
    save_episode(show.workspace, done)
    for path in (done.files.release, done.files.script):
        (show.workspace / path).parent.mkdir(parents=True, exist_ok=True)
        (show.workspace / path).write_text("texto", encoding="utf-8")
    return show.workspace, done
