"""The archive of a long feed: RFC 5005, section 4."""

from dataclasses import replace

import pytest
from lxml import etree

from audiocast.feed import build_feed, check_feed, paging

COVER = "feeds/cover-0123abcd.jpg"


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch):
    monkeypatch.setattr(paging, "MAX_ITEMS", 6)
    monkeypatch.setattr(paging, "PAGE_ITEMS", 3)


@pytest.fixture
def grow(show, tmp_path):
    """Return a function that builds and writes the feed of `episodes`, and returns {name: bytes}."""

    def write(episodes):
        documents = build_feed(show, episodes, cover=COVER, workspace=tmp_path)
        for path, content in documents.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(content)
        return {path.removeprefix("feeds/"): content for path, content in documents.items()}

    return write


def guids(xml):
    return [guid.text for guid in etree.fromstring(xml).iterfind("channel/item/guid")]


def links(xml):
    atom = "{http://www.w3.org/2005/Atom}link"
    found = etree.fromstring(xml).iterfind(f"channel/{atom}")
    return {link.get("rel"): link.get("href").rpartition("/")[2] for link in found}


def numbers(xml):
    return [int(guid[-4:]) for guid in guids(xml)]


def test_a_short_feed_is_one_document(grow, episode_with):
    assert list(grow([episode_with(number) for number in range(1, 7)])) == ["podcast.xml"]


def test_a_long_feed_keeps_the_newest_and_archives_the_rest(grow, episode_with):
    documents = grow([episode_with(number) for number in range(1, 12)])

    assert list(documents) == ["podcast-1.xml", "podcast-2.xml", "podcast.xml"]
    assert numbers(documents["podcast-1.xml"]) == [3, 2, 1]
    assert numbers(documents["podcast-2.xml"]) == [6, 5, 4]
    assert numbers(documents["podcast.xml"]) == [11, 10, 9, 8, 7]


def test_the_documents_are_linked_as_rfc_5005_says(grow, episode_with):
    documents = grow([episode_with(number) for number in range(1, 12)])

    assert links(documents["podcast.xml"]) == {
        "self": "podcast.xml",
        "prev-archive": "podcast-2.xml",
        "next": "podcast-2.xml",
    }
    assert links(documents["podcast-2.xml"]) == {
        "self": "podcast-2.xml",
        "current": "podcast.xml",
        "first": "podcast.xml",
        "prev-archive": "podcast-1.xml",
        "next": "podcast-1.xml",
    }
    assert links(documents["podcast-1.xml"]) == {
        "self": "podcast-1.xml",
        "current": "podcast.xml",
        "first": "podcast.xml",
    }
    assert b"<fh:archive/>" in documents["podcast-1.xml"]
    assert b"fh:" not in documents["podcast.xml"]


def test_new_episodes_never_change_an_archive_page(grow, episode_with):
    episodes, before = [], {}
    for number in range(1, 25):
        episodes.append(episode_with(number))
        documents = grow(episodes)
        archive = {name: xml for name, xml in documents.items() if name != "podcast.xml"}
        assert before.items() <= archive.items()
        before = archive

    assert len(before) == 6


def test_growing_step_by_step_ends_where_building_at_once_ends(grow, episode_with, show, tmp_path):
    episodes = [episode_with(number) for number in range(1, 20)]
    for count in range(1, 20):
        stepwise = grow(episodes[:count])

    at_once = build_feed(show, episodes, cover=COVER, workspace=tmp_path / "otro")
    assert {f"feeds/{name}": xml for name, xml in stepwise.items()} == at_once


def test_a_late_episode_with_an_old_date_goes_into_the_feed_and_moves_nothing(grow, episode_with):
    episodes = [episode_with(number) for number in range(101, 111)]
    before = grow(episodes)
    late = episode_with(90)

    after = grow([*episodes, late])

    assert {name: xml for name, xml in after.items() if name != "podcast.xml"}.items() >= {
        name: xml for name, xml in before.items() if name != "podcast.xml"
    }.items()
    assert late.guid in guids(after["podcast.xml"])


def test_a_corrected_episode_is_corrected_where_it_stands(grow, episode_with):
    episodes = [episode_with(number) for number in range(1, 12)]
    before = grow(episodes)
    episodes[1] = replace(episodes[1], title="Titular corregido")

    after = grow(episodes)

    assert [name for name in after if after[name] != before[name]] == ["podcast-1.xml"]
    assert numbers(after["podcast-1.xml"]) == [3, 2, 1]


def test_a_removed_episode_leaves_the_others_where_they_are(grow, episode_with):
    episodes = [episode_with(number) for number in range(1, 12)]
    before = grow(episodes)

    after = grow([episode for episode in episodes if episode.guid not in guids(before["podcast-1.xml"])])

    assert numbers(after["podcast-1.xml"]) == []
    assert after["podcast-2.xml"] == before["podcast-2.xml"]
    assert after["podcast.xml"] == before["podcast.xml"]


@pytest.mark.parametrize("harm", [b"", b"<rss>", b"\xff\xfe</rss>\n"], ids=["empty", "cut", "binary"])
def test_a_damaged_archive_page_is_written_anew(grow, episode_with, tmp_path, harm):
    episodes = [episode_with(number) for number in range(1, 12)]
    before = grow(episodes)
    (tmp_path / "feeds/podcast-1.xml").write_bytes(harm)

    assert grow(episodes) == before


def test_pages_of_another_podcast_are_not_continued(grow, episode_with):
    grow([episode_with(number) for number in range(1, 12)])

    assert list(grow([episode_with(number) for number in range(500, 505)])) == ["podcast.xml"]


def test_long_texts_are_archived_by_size(grow, episode_with, monkeypatch):
    monkeypatch.setattr(paging, "MAX_BYTES", 100_000)
    episodes = [episode_with(number, text="La ñ & la <b>. " * 2000) for number in range(1, 6)]

    documents = grow(episodes)

    assert len(documents) > 2
    assert max(map(len, documents.values())) < 100_000
    assert sorted(n for xml in documents.values() for n in numbers(xml)) == [1, 2, 3, 4, 5]


def test_the_check_covers_the_whole_archive(published, show, tmp_path, episode_with):
    episodes = [episode_with(number) for number in range(1, 12)]
    published(episodes=episodes)
    assert check_feed(show, tmp_path, episodes) == []
    page = tmp_path / "feeds/podcast-1.xml"
    page.write_bytes(page.read_bytes().replace(b'rel="current"', b'rel="related"'))

    found = check_feed(show, tmp_path, episodes)

    assert {(defect.code, defect.file) for defect in found} >= {("archive-link", "feeds/podcast-1.xml")}


def test_a_missing_archive_page_is_found(published, show, tmp_path, episode_with):
    episodes = [episode_with(number) for number in range(1, 12)]
    published(episodes=episodes)
    (tmp_path / "feeds/podcast-1.xml").unlink()

    assert "archive-missing" in {defect.code for defect in check_feed(show, tmp_path, episodes)}
