"""A small workspace with a feed: invented episodes, and their files."""

import datetime as dt
import hashlib
import json
from zoneinfo import ZoneInfo

import pytest

from audiocast.episode.values import Chapter, Episode, Files, Narration, Person, Source
from audiocast.show import Output, Podcast, Show, Sound, Text, Voice
from audiocast.studio.values import Receipt

LA_PAZ = ZoneInfo("America/La_Paz")
# A valid MPEG-1 layer III frame header (96 kbit/s, 44.1 kHz, mono), and silence.
FRAME = bytes.fromhex("fffb70c4") + bytes(309)


def make_show(workspace, **podcast):
    settings = {
        "title": "Valle Ejemplo informa",
        "author": "Gobernación de Valle Ejemplo",
        "email": "prensa@example.org",
        "address": "https://example.org/podcast/",
        "description": "Las notas de prensa de Valle Ejemplo, leídas.",
        "license": "cc-by-4.0",
        "location": "Valle Ejemplo",
        "geo": "-16.5,-68.15",
    }
    return Show(
        workspace=workspace,
        podcast=Podcast(**(settings | podcast)),
        voice=Voice(),
        text=Text(),
        sound=Sound(),
        output=Output(),
    )


def make_episode(number=1, **changes):
    published = dt.datetime(2021, 7, 13, 8, 0, tzinfo=LA_PAZ) + dt.timedelta(days=number - 1)
    slug = f"feria-{number}"
    stem = f"feeds/media/{published.date()}-{slug}"
    audio = FRAME * (10 + number % 7)
    values = {
        "id": f"{published.date()}-{slug}",
        "slug": slug,
        "guid": f"5b1f9c1e-0000-5000-8000-{number:012d}",
        "title": f"Valle Ejemplo abre la feria número {number}",
        "date": published.date(),
        "published": published,
        "language": "es-bo",
        "summary": f"La feria número {number} reúne a 2.824 familias de «Pueblo Ejemplo» & alrededores.",
        "text": f"Valle Ejemplo abre la feria número {number}\n\n"
        "La feria reúne a familias <de aquí> & de allá."
        "\n\n“Es un día de fiesta”, dijo María Ejemplo.",
        "source": Source("releases/feria.txt", "0" * 64),
        "fingerprint": "1" * 64,
        "narration": Narration("espeak:es-419", "1.52"),
        "receipt": Receipt(
            "podcast",
            -16.0,
            -14.0,
            3.0,
            -1.2,
            4.4,
            194_040,
            len(audio),
            hashlib.sha256(audio).hexdigest(),
            True,
        ),
        "files": Files(
            release=f"episodes/{published.date()}-{slug}/release.txt",
            script=f"episodes/{published.date()}-{slug}/script.txt",
            audio=f"{stem}-0a1b2c3d.mp3",
            vtt=f"{stem}-0a1b2c3d.vtt",
            srt=f"{stem}-0a1b2c3d.srt",
            transcript=f"{stem}-0a1b2c3d.json",
            chapters=f"{stem}-0a1b2c3d.chapters.json",
        ),
        "chapters": (Chapter(0.0, 2.0, "Titular"), Chapter(2.0, 4.4, "María Ejemplo")),
        "people": (Person("María Ejemplo", "directora de ferias"),),
    }
    return Episode(**(values | changes))


def write_files(workspace, episode):
    """Write small but well-formed files for everything that `episode` publishes."""
    files = {
        episode.files.audio: FRAME * (episode.receipt.size // len(FRAME)),
        episode.files.vtt: b"WEBVTT\n\n00:00:00.000 --> 00:00:04.400\nLa feria.\n",
        episode.files.srt: b"1\n00:00:00,000 --> 00:00:04,400\nLa feria.\n",
        episode.files.transcript: json.dumps(
            {"version": "1.0.0", "segments": [{"startTime": 0.0, "endTime": 4.4, "body": "La feria."}]}
        ).encode(),
        episode.files.chapters: json.dumps(
            {
                "version": "1.2.0",
                "chapters": [{"startTime": c.start, "title": c.title} for c in episode.chapters],
            }
        ).encode(),
    }
    for path, content in files.items():
        if path:
            target = workspace / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


@pytest.fixture
def show(tmp_path):
    return make_show(tmp_path)


@pytest.fixture
def show_with(tmp_path):
    """Return a function that makes the show with other `[podcast]` settings."""
    return lambda **podcast: make_show(tmp_path, **podcast)


@pytest.fixture(scope="session")
def show_at():
    """Return a function that makes the show of a workspace, with other `[podcast]` settings."""
    return make_show


@pytest.fixture(scope="session")
def episode_with():
    """Return a function that makes episode `number`, with other values where named."""
    return make_episode


@pytest.fixture
def episodes():
    return [make_episode(number) for number in (1, 2, 3)]


@pytest.fixture(scope="session")
def cover_bytes():
    import io

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (1400, 1400), (20, 60, 120)).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture
def published(tmp_path, show, episodes, cover_bytes):
    """Return a function that writes feed, cover and files of the episodes into the workspace."""
    from audiocast.feed import build_feed

    def publish(show=show, episodes=episodes, cover="feeds/cover-0123abcd.jpg"):
        for episode in episodes:
            write_files(tmp_path, episode)
        (tmp_path / cover).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / cover).write_bytes(cover_bytes)
        built = build_feed(show, episodes, cover=cover, workspace=tmp_path)
        for path, content in built.items():
            (tmp_path / path).write_bytes(content)
        return tmp_path / "feeds/podcast.xml"

    return publish
