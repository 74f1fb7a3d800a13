"""The feed as it is built, read back from disk."""

import datetime as dt
import itertools
import locale
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from audiocast.errors import InputError
from audiocast.feed import FEED_NAME, build_feed, check_feed

COVER = "feeds/cover-0123abcd.jpg"
NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}


def said(root, path):
    """Return what the elements or attributes at `path` of the channel say."""
    return root.xpath(f"channel/{path}", namespaces=NAMESPACES)


@pytest.fixture
def built(published):
    """Return a function that publishes, and returns the feed's root element as read from disk."""
    return lambda *args, **kwargs: etree.parse(published(*args, **kwargs)).getroot()


def test_the_feed_of_a_finished_workspace_has_no_defect(published, show, tmp_path, episodes):
    published()

    assert check_feed(show, tmp_path, episodes) == []


def test_the_feed_is_the_last_document_and_ends_in_xml(show, tmp_path, episodes):
    documents = build_feed(show, episodes, cover=COVER, workspace=tmp_path)

    assert list(documents) == [f"feeds/{FEED_NAME}"] == ["feeds/podcast.xml"]


def test_the_same_episodes_in_any_order_give_the_same_bytes(show, tmp_path, episodes):
    feeds = {
        build_feed(show, order, cover=COVER, workspace=tmp_path)["feeds/podcast.xml"]
        for order in itertools.permutations(episodes)
    }

    assert len(feeds) == 1


def test_no_locale_reaches_the_dates(show, tmp_path, episodes):
    before = build_feed(show, episodes, cover=COVER, workspace=tmp_path)
    old = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("es_BO.UTF-8", "es_ES.UTF-8", "de_DE.UTF-8", "C.UTF-8"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            assert build_feed(show, episodes, cover=COVER, workspace=tmp_path) == before
    finally:
        locale.setlocale(locale.LC_TIME, old)


def test_building_leaves_the_locale_of_the_process_alone(show, tmp_path, episodes, monkeypatch):
    monkeypatch.setattr(locale, "setlocale", None)

    assert build_feed(show, episodes, cover=COVER, workspace=tmp_path)


def test_the_channel_says_what_apple_and_the_podcast_namespace_ask_for(built):
    root = built()

    assert {prefix: uri for prefix, uri in root.nsmap.items() if prefix in NAMESPACES} == NAMESPACES
    assert said(root, "title/text()") == ["Valle Ejemplo informa"]
    assert said(root, "link/text()") == ["https://example.org/podcast/"]
    assert said(root, "language/text()") == ["es-bo"]
    assert said(root, "lastBuildDate/text()") == ["Thu, 15 Jul 2021 08:00:00 -0400"]
    assert said(root, "image/url/text()") == said(root, "itunes:image/@href")
    assert said(root, "itunes:image/@href") == ["https://example.org/podcast/cover-0123abcd.jpg"]
    assert said(root, "itunes:category/@text") == ["Government"]
    assert said(root, "itunes:explicit/text()") == ["false"]
    assert said(root, "itunes:type/text()") == ["episodic"]
    assert said(root, "itunes:owner/itunes:email/text()") == ["prensa@example.org"]
    assert said(root, "atom:link[@rel='self']/@href") == ["https://example.org/podcast/podcast.xml"]
    assert said(root, "podcast:guid/text()") == ["4b71b814-4cc2-5e86-acda-721f22857c35"]
    assert said(root, "podcast:locked/text()") == ["yes"]
    assert said(root, "podcast:locked/@owner") == ["prensa@example.org"]
    assert said(root, "podcast:medium/text()") == ["podcast"]
    assert said(root, "podcast:license/text()") == ["cc-by-4.0"]
    assert said(root, "podcast:location/@geo") == ["geo:-16.5,-68.15"]
    assert said(root, "podcast:txt[@purpose='ai-content']/text()") == ["true"]


def test_an_item_says_what_the_record_says(built, episodes):
    root = built()
    item = "item[guid='5b1f9c1e-0000-5000-8000-000000000002']"
    media = "https://example.org/podcast/media/2021-07-14-feria-2-0a1b2c3d"

    assert said(root, f"{item}/title/text()") == [episodes[1].title]
    assert said(root, f"{item}/guid/@isPermaLink") == ["false"]
    assert said(root, f"{item}/pubDate/text()") == ["Wed, 14 Jul 2021 08:00:00 -0400"]
    assert said(root, f"{item}/enclosure/@url") == [f"{media}.mp3"]
    assert said(root, f"{item}/enclosure/@length") == [str(episodes[1].receipt.size)]
    assert said(root, f"{item}/enclosure/@type") == ["audio/mpeg"]
    assert said(root, f"{item}/itunes:duration/text()") == ["4"]
    assert said(root, f"{item}/itunes:season/text()") == ["2021"]
    assert said(root, f"{item}/podcast:season/text()") == ["2021"]
    assert said(root, f"{item}/podcast:transcript/@url") == [
        f"{media}.{end}" for end in ("vtt", "srt", "json")
    ]
    assert said(root, f"{item}/podcast:transcript/@type") == [
        "text/vtt",
        "application/x-subrip",
        "application/json",
    ]
    assert said(root, f"{item}/podcast:transcript/@language") == ["es-bo"] * 3
    assert said(root, f"{item}/podcast:chapters/@url") == [f"{media}.chapters.json"]
    assert said(root, f"{item}/podcast:chapters/@type") == ["application/json+chapters"]
    assert said(root, f"{item}/podcast:person[@role='guest']/text()") == ["María Ejemplo"]
    assert said(root, f"{item}/podcast:person[@role='author']/text()") == ["Gobernación de Valle Ejemplo"]


def test_items_are_newest_first_across_offsets(built, episode_with):
    madrid = dt.datetime(2021, 7, 13, 13, 0, tzinfo=ZoneInfo("Europe/Madrid"))  # 07:00 in La Paz
    episodes = [episode_with(1), episode_with(2, published=madrid), episode_with(3)]

    root = built(episodes=episodes)

    assert said(root, "item/pubDate/text()") == [
        "Thu, 15 Jul 2021 08:00:00 -0400",
        "Tue, 13 Jul 2021 08:00:00 -0400",
        "Tue, 13 Jul 2021 13:00:00 +0200",
    ]


def test_only_episodes_with_a_synthetic_voice_say_so(built, episodes):
    narration = replace(episodes[0].narration, voice="", synthetic=False, recorded=True)
    episodes[0] = replace(episodes[0], narration=narration)

    root = built(episodes=episodes)

    own_voice = f"item[guid='{episodes[0].guid}']"
    assert said(root, f"{own_voice}/podcast:txt") == []
    assert "sintética" not in said(root, f"{own_voice}/description/text()")[0]
    assert len(said(root, "item/podcast:txt[@purpose='ai-content']")) == 2
    assert said(root, "podcast:txt/text()") == ["true"]


def test_recordings_alone_leave_the_whole_feed_without_the_statement(built, episode_with):
    first = episode_with(1)
    recorded = replace(first, narration=replace(first.narration, synthetic=False, recorded=True))

    assert said(built(episodes=[recorded]), "podcast:txt") == []


def test_the_statement_can_be_turned_off(built, show_with, tmp_path, episodes):
    root = built(show_with(ai_content=False))

    assert said(root, ".//podcast:txt") == []


def test_the_text_is_html_without_the_headline_and_with_the_disclosure(built, episodes, show):
    [content] = said(built(episodes=episodes[:1]), "item/content:encoded/text()")

    assert content.split("\n") == [
        "<p>La feria reúne a familias &lt;de aquí&gt; &amp; de allá.</p>",
        "<p>“Es un día de fiesta”, dijo María Ejemplo.</p>",
        f"<p>{show.text.disclosure}</p>",
    ]


def test_the_description_is_the_summary_and_the_disclosure(built, episodes, show):
    root = built(episodes=episodes[:1])

    assert said(root, "item/itunes:summary/text()") == [f"{episodes[0].summary}\n\n{show.text.disclosure}"]
    assert said(root, "item/description/text()")[0].startswith("La feria número 1 reúne")
    assert "» &amp; alrededores." in said(root, "item/description/text()")[0]


def test_a_long_summary_is_cut_after_a_word_and_keeps_the_disclosure(built, episode_with, show):
    root = built(episodes=[episode_with(1, summary="La cañada & el ñandú. " * 400)])

    [description] = said(root, "item/description/text()")
    assert 3900 < len(description.encode()) <= 4000
    assert description.endswith(f"…\n\n{show.text.disclosure}")


def test_plain_text_is_written_with_hexadecimal_references(published, episode_with):
    feed = published(episodes=[episode_with(1, title="Agua & Riego < 3 años")])

    assert "<title>Agua &#x26; Riego &#x3C; 3 años</title>" in feed.read_text(encoding="utf-8")
    assert said(etree.parse(feed).getroot(), "item/title/text()") == ["Agua & Riego < 3 años"]


def test_settings_show_up_where_they_belong(built, show_with):
    show = show_with(
        website="https://gob.example.org/",
        explicit=True,
        category="News",
        subcategory="Politics",
        copyright="© 2021",
        license="CC-BY-SA-4.0",
        geo="-16.5, -68.15",
        guid="917393E3-1B1E-5CEF-ACE4-EDAA54E1F810",
        language="ES-bo",
        description="",
    )

    root = built(show)

    assert {*said(root, "link/text()"), *said(root, "image/link/text()")} == {"https://gob.example.org/"}
    assert set(said(root, ".//itunes:explicit/text()")) == {"true"}
    assert said(root, "itunes:category/itunes:category/@text") == ["Politics"]
    assert said(root, "copyright/text()") == ["© 2021"]
    assert said(root, "podcast:license/text()") == ["cc-by-sa-4.0"]
    assert said(root, "podcast:location/@geo") == ["geo:-16.5,-68.15"]
    assert said(root, "podcast:guid/text()") == ["917393e3-1b1e-5cef-ace4-edaa54e1f810"]
    assert said(root, "language/text()") == ["es-bo"]
    assert said(root, "description/text()") == ["Valle Ejemplo informa"]


@pytest.mark.parametrize("address", ["https://example.org/podcast", "https://example.org/podcast///"])
def test_addresses_have_one_slash_after_the_public_address(built, show_with, address):
    [href] = said(built(show_with(address=address)), "atom:link/@href")

    assert href == "https://example.org/podcast/podcast.xml"


def test_addresses_are_ascii_and_lead_back_to_the_file(built, episode_with, published, show, tmp_path):
    first = episode_with(1)
    files = replace(first.files, audio="feeds/media/ferias de año/agua & riego #1 100%.mp3")
    episodes = [replace(first, files=files)]

    [url] = said(built(episodes=episodes), "item/enclosure/@url")

    assert url.isascii()
    assert url.endswith("/media/ferias%20de%20a%C3%B1o/agua%20%26%20riego%20%231%20100%25.mp3")
    assert check_feed(show, tmp_path, episodes) == []


@pytest.mark.parametrize("suffix", ["jpg", "jpeg", "png"])
def test_a_cover_of_any_suffix_is_named(built, suffix):
    root = built(cover=f"feeds/cover-1.{suffix}")

    assert said(root, "itunes:image/@href") == [f"https://example.org/podcast/cover-1.{suffix}"]


def test_an_episode_without_companions_names_none(built, episode_with, show, tmp_path):
    first = episode_with(1, people=(), text="")
    files = replace(first.files, vtt="", srt="", transcript="", chapters="")
    episodes = [replace(first, files=files)]

    root = built(episodes=episodes)

    assert said(root, "item/podcast:transcript") == said(root, "item/podcast:chapters") == []
    assert said(root, "item/content:encoded") == []
    assert check_feed(show, tmp_path, episodes) == []


def test_a_feed_without_episodes_is_valid_and_says_no_date(built, show, tmp_path):
    root = built(episodes=[])

    assert said(root, "item") == said(root, "lastBuildDate") == []
    assert check_feed(show, tmp_path, []) == []


@pytest.mark.parametrize("path", ["episodes/x/a.mp3", "feeds/../secreto.mp3", "/feeds/a.mp3", "feeds/", ""])
def test_a_file_outside_feeds_is_refused(show, tmp_path, episode_with, path):
    first = episode_with(1)
    outside = replace(first, files=replace(first.files, audio=path))

    with pytest.raises(InputError, match="feeds/"):
        build_feed(show, [outside], cover=COVER, workspace=tmp_path)


def test_a_date_without_offset_is_refused(show, tmp_path, episode_with):
    naive = episode_with(1, published=dt.datetime(2021, 7, 13, 8, 0))

    with pytest.raises(InputError, match="2021-07-13-feria-1"):
        build_feed(show, [naive], cover=COVER, workspace=tmp_path)


def test_one_guid_for_two_episodes_is_refused(show, tmp_path, episode_with):
    twins = [episode_with(1, guid="x" * 36), episode_with(2, guid="x" * 36)]

    with pytest.raises(InputError, match="2021-07-13-feria-1, 2021-07-14-feria-2"):
        build_feed(show, twins, cover=COVER, workspace=tmp_path)
