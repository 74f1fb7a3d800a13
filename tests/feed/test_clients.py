"""Programs that others wrote read the feed as it was meant: from disk, and over HTTP."""

import datetime as dt
import functools
import http.server
import io
import threading
import urllib.request

import feedparser
import podcastparser
import pytest

from audiocast.feed import check_feed, paging


@pytest.fixture
def server(tmp_path):
    """Serve `feeds/` on the loopback and yield its address; any static host would do."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    folder = tmp_path / "feeds"
    folder.mkdir(exist_ok=True)
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()
        thread.join()


def test_feedparser_reads_the_channel(published):
    feed = feedparser.parse(published().read_bytes())

    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.title == "Valle Ejemplo informa"
    assert feed.feed.language == "es-bo"
    assert feed.feed.author == "Gobernación de Valle Ejemplo"
    assert feed.feed.publisher_detail.email == "prensa@example.org"
    assert feed.feed.image.href == "https://example.org/podcast/cover-0123abcd.jpg"
    assert not feed.feed.itunes_explicit
    assert [(link.rel, link.href) for link in feed.feed.links] == [
        ("alternate", "https://example.org/podcast/"),
        ("self", "https://example.org/podcast/podcast.xml"),
    ]


def test_feedparser_reads_the_items(published, episodes):
    feed = feedparser.parse(published().read_bytes())

    assert [entry.title for entry in feed.entries] == [episode.title for episode in reversed(episodes)]
    for entry, episode in zip(feed.entries, reversed(episodes), strict=True):
        [enclosure] = entry.enclosures
        assert enclosure.href.endswith(episode.files.audio.removeprefix("feeds/"))
        assert enclosure.length == str(episode.receipt.size)
        assert enclosure.type == "audio/mpeg"
        assert entry.id == episode.guid
        assert not entry.guidislink
        assert entry.itunes_duration == "4"
        assert dt.datetime(*entry.published_parsed[:6], tzinfo=dt.UTC) == episode.published
        assert "&lt;de aquí&gt; &amp; de allá" in entry.content[0].value
        assert entry.podcast_chapters["type"] == "application/json+chapters"


def test_podcastparser_reads_the_feed_as_gpodder_does(published, episodes):
    # It knows the podcast namespace by its other name only, which the specification calls identical.
    other = b"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
    xml = published().read_bytes().replace(b"https://podcastindex.org/namespace/1.0", other)

    feed = podcastparser.parse("https://example.org/podcast/podcast.xml", io.BytesIO(xml))

    assert feed["title"] == "Valle Ejemplo informa"
    assert feed["itunes_owner"] == {"name": "Gobernación de Valle Ejemplo", "email": "prensa@example.org"}
    assert feed["type"] == "episodic"
    assert feed["explicit"] is False
    assert feed["import_prohibited"] is True
    assert feed["cover_url"] == "https://example.org/podcast/cover-0123abcd.jpg"
    for item, episode in zip(feed["episodes"], reversed(episodes), strict=True):
        media = f"https://example.org/podcast/media/{episode.id}-0a1b2c3d"
        assert item["title"] == episode.title
        assert item["guid"] == episode.guid
        assert item["published"] == episode.published.timestamp()
        assert item["total_time"] == 4
        assert item["enclosures"] == [
            {"url": f"{media}.mp3", "file_size": episode.receipt.size, "mime_type": "audio/mpeg"}
        ]
        assert item["chapters_json_url"] == f"{media}.chapters.json"
        assert item["transcript_url"].startswith(media)
        assert "María Ejemplo" in {person["name"] for person in item["persons"]}


def test_podcastparser_follows_the_pages_of_a_long_feed(published, episode_with, monkeypatch, tmp_path):
    monkeypatch.setattr(paging, "MAX_ITEMS", 6)
    monkeypatch.setattr(paging, "PAGE_ITEMS", 3)
    published(episodes=[episode_with(number) for number in range(1, 18)])
    address, titles = "https://example.org/podcast/podcast.xml", []

    while address:
        name = address.rpartition("/")[2]
        feed = podcastparser.parse(address, io.BytesIO((tmp_path / "feeds" / name).read_bytes()))
        titles += [item["title"] for item in feed["episodes"]]
        address = feed.get("paged_feed_next")

    assert titles == [f"Valle Ejemplo abre la feria número {number}" for number in range(17, 0, -1)]


def test_every_address_in_a_served_feed_gives_the_file_without_a_redirect(
    server, published, show_with, tmp_path, episodes
):
    show = show_with(address=server)
    published(show)
    feed = feedparser.parse(urllib.request.urlopen(f"{server}podcast.xml").read())

    for entry in feed.entries:
        with urllib.request.urlopen(entry.enclosures[0].href) as answer:
            assert answer.url == entry.enclosures[0].href
            assert answer.headers["Content-Type"] == "audio/mpeg"
            assert len(answer.read()) == int(entry.enclosures[0].length)
        with urllib.request.urlopen(entry.podcast_chapters["url"]) as answer:
            assert b'"version": "1.2.0"' in answer.read()
    assert check_feed(show, tmp_path, episodes) == []
