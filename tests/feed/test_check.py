"""The feed's own check finds what is broken, and says it once."""

import datetime as dt
import json
import os
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiocast.feed import check_feed

ITEM = re.compile(r"    <item>.*?</item>\n", re.S)

# (expected code, what stands in the good feed, what replaces its first occurrence)
BROKEN_TEXT = [
    ("feed-xml", "</channel>", ""),
    ("feed-xml", "<title>", "<title>\x01"),
    ("feed-xml", "<title>", "<title>&nbsp;"),
    ("feed-encoding", 'encoding="UTF-8"', 'encoding="ISO-8859-1"'),
    ("feed-encoding", "<?xml", " <?xml"),
    ("feed-doctype", "<rss", '<!DOCTYPE rss [<!ENTITY x "y">]>\n<rss'),
    ("feed-rss", 'version="2.0"', 'version="0.91"'),
    ("feed-rss", "<channel>", '<item/><channel xmlns="x">'),
    ("namespace", "https://podcastindex.org/namespace/1.0", "https://podcastindex.org/namespace/1.0/"),
    ("namespace", "<item>", '<item xmlns:x="https://example.org/x">'),
    ("element-unknown", "<ttl>60</ttl>", "<ttl>60</ttl><rating>5</rating>"),
    ("element-unknown", "<ttl>60</ttl>", "<ttl><b>60</b></ttl>"),
    ("element-missing", re.compile("<description>Las.*</description>"), ""),
    ("element-missing", '<itunes:category text="Government"/>', ""),
    ("element-missing", "<language>es-bo</language>", ""),
    ("element-missing", "<itunes:type>episodic</itunes:type>", ""),
    ("element-missing", re.compile(r"<guid .*</guid>"), ""),
    ("element-missing", re.compile(r"<enclosure .*/>"), ""),
    ("element-missing", re.compile(r"<pubDate>.*</pubDate>"), ""),
    ("element-missing", re.compile(r"<itunes:duration>.*</itunes:duration>"), ""),
    ("element-missing", "<itunes:email>prensa@example.org</itunes:email>", ""),
    ("element-missing", re.compile(r"<podcast:guid>.*</podcast:guid>"), ""),
    ("element-repeated", "<ttl>60</ttl>", "<ttl>60</ttl><ttl>60</ttl>"),
    ("element-blank", re.compile(r"(<item>\s*<title>)[^<]*"), r"\1"),
    ("element-blank", "<itunes:name>Gobernación de Valle Ejemplo", "<itunes:name> "),
    ("element-not-empty", re.compile(r"(<enclosure [^>]*)/>"), r"\1>x</enclosure>"),
    ("element-order", "</item>\n  </channel>", "</item><category>x</category>\n  </channel>"),
    (
        "element-order",
        re.compile(r"(<description>La[^<]*</description>)(.*?</content:encoded>)", re.S),
        r"\2\1",
    ),
    ("enclosure-second", re.compile(r"(<enclosure [^>]*/>)"), r"\1\1"),
    ("attribute-missing", re.compile(r' length="\d+"'), ""),
    ("attribute-missing", 'owner="prensa@example.org"', 'owner=""'),
    ("attribute-unknown", "<enclosure ", '<enclosure bitrate="96" '),
    ("value-language", "<language>es-bo", "<language>xx-bo"),
    ("value-language", "<language>es-bo", "<language>es_BO"),
    ("value-ttl", "<ttl>60", "<ttl>-1"),
    ("value-link", "<link>https://example.org/podcast/", "<link>example.org"),
    ("value-pubdate", re.compile(r"<pubDate>.*(?= -0400</pubDate>)"), "<pubDate>2021-07-15T08:00:00"),
    ("value-pubdate", re.compile(r" -0400</pubDate>"), " BOT</pubDate>"),
    ("value-pubdate", re.compile(r" -0400</pubDate>"), "</pubDate>"),
    ("value-pubdate", "<pubDate>Thu, 15", "<pubDate>Fri, 15"),
    ("value-pubdate", "<pubDate>Thu, 15 Jul", "<pubDate>Thu, 35 Jul"),
    ("value-pubdate", "<pubDate>Thu, 15 Jul", "<pubDate>jue, 15 jul"),
    ("value-pubdate", "<pubDate>Thu, 15 Jul 2021", "<pubDate>Thu, 15 Jul 1971"),
    ("value-guid-ispermalink", 'isPermaLink="false"', 'isPermaLink="no"'),
    ("value-guid-ispermalink", 'isPermaLink="false"', 'isPermaLink="true"'),
    ("value-enclosure-url", re.compile(r'(<enclosure url="[^"]*)\.mp3'), r"\1.mp3?id=7"),
    ("value-enclosure-url", re.compile(r'(<enclosure url="[^"]*)feria'), r"\1feria año"),
    ("value-enclosure-url", '<enclosure url="https://example.org/', '<enclosure url="//example.org/'),
    ("value-enclosure-url", '<enclosure url="https://', '<enclosure url="https://localhost/https://'),
    ("value-enclosure-type", 'type="audio/mpeg"', 'type="audio/mp3"'),
    ("value-enclosure-length", re.compile(r'length="\d+"'), 'length="0"'),
    ("value-enclosure-length", re.compile(r'length="\d+"'), 'length="4.4"'),
    ("value-itunes-explicit", "<itunes:explicit>false", "<itunes:explicit>clean"),
    ("value-itunes-type", "<itunes:type>episodic", "<itunes:type>news"),
    ("value-itunes-episodetype", "<itunes:episodeType>full", "<itunes:episodeType>Full"),
    ("value-itunes-duration", "<itunes:duration>4", "<itunes:duration>4.4"),
    ("value-itunes-duration", "<itunes:duration>4", "<itunes:duration>0"),
    ("value-itunes-season", "<itunes:season>2021", "<itunes:season>0"),
    ("value-itunes-email", "<itunes:email>prensa@", "<itunes:email>"),
    ("value-itunes-image-href", re.compile(r'(<itunes:image href="[^"]*)\.jpg'), r"\1.webp"),
    ("value-podcast-guid", re.compile(r"<podcast:guid>.*</"), "<podcast:guid>valle-ejemplo</"),
    ("value-podcast-locked", ">yes</podcast:locked>", ">true</podcast:locked>"),
    ("value-podcast-medium", ">podcast</podcast:medium>", ">audio</podcast:medium>"),
    ("value-podcast-license", ">cc-by-4.0<", ">CC-BY-4.0<"),
    ("value-podcast-location-geo", "geo:-16.5,-68.15", "geo:-16.5;-68.15"),
    ("value-podcast-location-geo", "geo:-16.5,-68.15", "geo:-96.5,-68.15"),
    ("value-podcast-location-geo", "geo:-16.5,-68.15", "geo:-16.5,-188.15"),
    ("value-podcast-transcript-type", "application/x-subrip", "application/srt"),
    ("value-podcast-transcript-language", 'language="es-bo"', 'language="español"'),
    ("value-podcast-chapters-type", "application/json+chapters", "application/json"),
    ("value-podcast-person-role", 'role="guest"', 'role="invitada"'),
    ("value-atom-link-rel", 'rel="self"', 'rel="me"'),
    ("characters", "<itunes:summary>Las", "<itunes:summary>L\ufffds"),
    ("characters", "<itunes:summary>Las", "<itunes:summary>L\x92s"),
    ("characters", "<title>Valle Ejemplo informa", "<title>Valle Ejemplo informÃ¡"),
    ("markup", "<itunes:summary>Las", "<itunes:summary>&#x3C;b>Las&#x3C;/b>"),
    ("html", "<![CDATA[<p>", "<![CDATA[<p><p>"),
    ("html", "<![CDATA[<p>", "<![CDATA[<script>x</script><p>"),
    ("html", "<![CDATA[<p>", '<![CDATA[<p><a href="pagina.html">x</a>'),
    ("html", "<![CDATA[<p>", '<![CDATA[<p onclick="x">'),
    ("html", "&#x26;amp;", "&#x26;nada;"),
    ("too-long", "<itunes:summary>Las", "<itunes:summary>" + "x" * 4001),
    ("too-long", "<description>Las", "<description>" + "ñ" * 2001),
    ("category", '<itunes:category text="Government"/>', '<itunes:category text="Gobierno"/>'),
    ("image-differs", re.compile(r"(<url>.*?<title>)[^<]*", re.S), r"\1Otra cosa"),
    ("image-differs", re.compile(r"<url>https://example.org/podcast/"), "<url>https://example.org/otro/"),
    ("self-link", re.compile(r"<atom:link [^>]*/>"), ""),
    ("self-link", "podcast/podcast.xml", "podcast/feed.xml"),
    ("website-differs", "<link>https://example.org/podcast/", "<link>https://example.org/otro/"),
    ("build-date", "<lastBuildDate>Thu, 15", "<lastBuildDate>Thu, 22"),
    ("date-twice", "<pubDate>Wed, 14", "<pubDate>Thu, 15"),
    ("order", "<pubDate>Wed, 14", "<pubDate>Wed, 21"),
    ("disclosure", re.compile(r"    <podcast:txt .*</podcast:txt>\n"), ""),
    ("season-differs", "<podcast:season>2021", "<podcast:season>2020"),
    ("archive-link", 'rel="self"', 'rel="next"'),
    (
        "archive-mark",
        "<ttl>60</ttl>",
        '<ttl>60</ttl><fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>',
    ),
    (
        "address-foreign",
        '<enclosure url="https://example.org/podcast/',
        '<enclosure url="https://example.com/',
    ),
    (
        "address-foreign",
        'transcript url="https://example.org/podcast/',
        'transcript url="https://example.com/',
    ),
    ("file-missing", re.compile(r"(<enclosure [^>]*)feria"), r"\1otra"),
    ("length", re.compile(r'length="\d+"'), 'length="123456"'),
    (
        "enclosure-twice",
        re.compile(r'(enclosure url=")[^"]*(".*?enclosure url=")([^"]*)', re.S),
        r"\1\3\2\3",
    ),
    ("item-missing", ITEM, ""),
    ("item-extra", re.compile(r"(<guid [^>]*>)[^<]*"), r"\1otro-guid-que-nadie-dio"),
    ("guid-twice", ITEM, lambda match: match[0] * 2),
    ("item-differs", "<title>Valle Ejemplo abre la feria número 3", "<title>Valle Ejemplo abre la feria 3"),
    ("item-differs", "<itunes:duration>4", "<itunes:duration>5"),
    ("item-differs", re.compile(r'    <podcast:person group="cast".*\n'), ""),
    ("item-differs", re.compile(r"(<item>.*?)( *<podcast:txt .*?\n)", re.S), r"\1"),
    ("channel-differs", "<itunes:explicit>false", "<itunes:explicit>true"),
    ("channel-differs", "<copyright>Gobernación de Valle Ejemplo", "<copyright>Nadie"),
    ("channel-differs", re.compile(r"(<podcast:guid>)\w{8}"), r"\g<1>00000000"),
]


def named(cases):
    return [f"{number:02}-{case[0]}" for number, case in enumerate(cases)]


@pytest.mark.parametrize(("code", "good", "bad"), BROKEN_TEXT, ids=named(BROKEN_TEXT))
def test_a_defect_planted_in_the_text_is_found(published, show, tmp_path, episodes, code, good, bad):
    feed = published()
    text = feed.read_text(encoding="utf-8")
    broken = good.sub(bad, text, count=1) if isinstance(good, re.Pattern) else text.replace(good, bad, 1)
    assert broken != text
    feed.write_text(broken, encoding="utf-8")

    found = check_feed(show, tmp_path, episodes)

    assert code in {defect.code for defect in found}
    assert all(defect.message and defect.hint and defect.file for defect in found)


def shrink(path, size):
    os.truncate(path, size)


def rewrite_json(path, **changes):
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def image(path, size=(1400, 1400), mode="RGB", kind="JPEG"):
    from PIL import Image

    Image.new(mode, size).save(path, kind)


BROKEN_FILES = [
    ("feed-missing", "podcast.xml", lambda path: path.unlink()),
    ("feed-missing", "podcast.xml", lambda path: (path.unlink(), path.mkdir())),
    ("feed-encoding", "podcast.xml", lambda path: path.write_bytes(path.read_text().encode("utf-16"))),
    ("feed-encoding", "podcast.xml", lambda path: path.write_bytes(path.read_bytes()[:-1] + b"\xff")),
    ("feed-encoding", "podcast.xml", lambda path: path.write_bytes(b"")),
    ("feed-size", "podcast.xml", lambda path: path.write_bytes(path.read_bytes() + b"\n" * 5_000_000)),
    ("feed-size", "podcast.xml", lambda path: shrink(path, 50_000_000)),
    ("file-missing", "media/*-3-*.mp3", lambda path: path.unlink()),
    ("length", "media/*-3-*.mp3", lambda path: shrink(path, 313)),
    ("not-mp3", "media/*-3-*.mp3", lambda path: path.write_bytes(b"RIFF" + path.read_bytes()[4:])),
    ("file-missing", "media/*-3-*.vtt", lambda path: path.unlink()),
    ("companion-form", "media/*-3-*.vtt", lambda path: path.write_text("1\n" + path.read_text())),
    ("companion-form", "media/*-3-*.vtt", lambda path: path.write_text("WEBVTT\n\n0:01 --> 0:02\nx\n")),
    ("companion-form", "media/*-3-*.vtt", lambda path: path.write_bytes(b"WEBVTT\n\n\xff\n")),
    ("companion-empty", "media/*-3-*.vtt", lambda path: path.write_text("WEBVTT\n")),
    (
        "companion-times",
        "media/*-3-*.vtt",
        lambda path: path.write_text(path.read_text().replace("00:00:00", "00:10:00")),
    ),
    (
        "companion-times",
        "media/*-3-*.vtt",
        lambda path: path.write_text("WEBVTT\n\n00:02.000 --> 00:03.000\nb\n\n00:01.000 --> 00:02.000\na\n"),
    ),
    ("companion-empty", "media/*-3-*.srt", lambda path: path.write_text("La feria.\n")),
    (
        "companion-form",
        "media/*-3-*.srt",
        lambda path: path.write_text(path.read_text().replace("00,", "00;")),
    ),
    ("companion-form", "media/*-3-*d.json", lambda path: path.write_text("{")),
    ("companion-form", "media/*-3-*d.json", lambda path: path.write_text("[" * 100_000)),
    ("companion-form", "media/*-3-*d.json", lambda path: rewrite_json(path, segments=[{"body": "x"}])),
    ("companion-form", "media/*-3-*.chapters.json", lambda path: path.write_text("[]")),
    ("companion-empty", "media/*-3-*.chapters.json", lambda path: rewrite_json(path, chapters=[])),
    (
        "companion-times",
        "media/*-3-*.chapters.json",
        lambda path: rewrite_json(path, chapters=[{"startTime": 60, "title": "Tarde"}]),
    ),
    ("file-missing", "cover-*", lambda path: path.unlink()),
    ("cover", "cover-*", lambda path: path.write_text("no es una imagen")),
    ("cover", "cover-*", lambda path: image(path, (1399, 1399))),
    ("cover", "cover-*", lambda path: image(path, (1400, 1500))),
    ("cover", "cover-*", lambda path: image(path, (3001, 3001))),
    ("cover", "cover-*", lambda path: image(path, mode="CMYK")),
    ("cover", "cover-*", lambda path: image(path, kind="PNG")),
    (
        "archive-link",
        "podcast.xml",
        lambda path: (path.parent / "podcast-1.xml").write_bytes(path.read_bytes()),
    ),
    (
        "archive-missing",
        "podcast.xml",
        lambda path: (path.parent / "podcast-2.xml").write_bytes(path.read_bytes()),
    ),
]


@pytest.mark.parametrize(("code", "name", "harm"), BROKEN_FILES, ids=named(BROKEN_FILES))
def test_a_defect_planted_in_a_file_is_found(published, show, tmp_path, episodes, code, name, harm):
    published()
    [path] = tmp_path.joinpath("feeds").glob(name)
    harm(path)

    assert code in {defect.code for defect in check_feed(show, tmp_path, episodes)}


@pytest.mark.parametrize(
    ("code", "good", "bad"),
    [
        ("element-missing", "<language>es-bo</language>", ""),
        ("value-itunes-duration", "<itunes:duration>4", "<itunes:duration>0:04.4"),
        ("element-blank", re.compile(r"(<item>\s*<title>)[^<]*"), r"\1"),
        ("value-podcast-guid", re.compile(r"<podcast:guid>.*</"), "<podcast:guid>x</"),
    ],
)
def test_one_problem_is_told_once(published, show, tmp_path, episodes, code, good, bad):
    feed = published()
    text = feed.read_text(encoding="utf-8")
    feed.write_text(re.sub(good, bad, text, count=1), encoding="utf-8")

    assert [defect.code for defect in check_feed(show, tmp_path, episodes)] == [code]


def test_a_defect_names_the_line(published, show, tmp_path, episodes):
    feed = published()
    text = feed.read_text(encoding="utf-8").replace("<ttl>60", "<ttl>0")
    feed.write_text(text, encoding="utf-8")
    line = text[: text.index("<ttl>")].count("\n") + 1

    [defect] = check_feed(show, tmp_path, episodes)

    assert f"{line}" in defect.message
    assert defect.file == "feeds/podcast.xml"


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Otro titular"},
        {"summary": "Otro resumen."},
        {"text": "Otro texto."},
        {"people": ()},
        {"language": "es"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_record_that_changed_after_the_feed_was_written_is_found(
    published, show, tmp_path, episodes, change
):
    published()
    later = [episodes[0], replace(episodes[1], **change), episodes[2]]

    assert [defect.code for defect in check_feed(show, tmp_path, later)] == ["item-differs"]


def test_an_episode_that_is_not_in_the_feed_is_found(published, show, tmp_path, episodes, episode_with):
    published()

    found = check_feed(show, tmp_path, [*episodes, episode_with(0)])

    assert [defect.code for defect in found] == ["item-missing"]


def test_a_record_that_cannot_be_published_is_a_defect_and_no_error(published, show, tmp_path, episodes):
    published()
    files = replace(episodes[0].files, audio="episodes/otra/a.mp3")

    found = check_feed(show, tmp_path, [replace(episodes[0], files=files), *episodes[1:]])

    assert [defect.code for defect in found] == ["record"]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("language", "castellano"),
        ("license", "Todos los derechos reservados"),
        ("geo", "16° 30′ S"),
        ("category", "Gobierno"),
        ("subcategory", "Politics"),
        ("email", "prensa@localhost.-"),
    ],
)
def test_a_setting_that_no_app_understands_is_found_and_named(
    published, show_with, tmp_path, episodes, setting, value
):
    show = show_with(**{setting: value})
    published(show)

    found = check_feed(show, tmp_path, episodes)

    assert found
    assert all(f"“{setting}”" in defect.hint and "audiocast.toml" in defect.hint for defect in found)


@pytest.mark.parametrize(
    "address", ["https://localhost/", "https://example.org/feed?x=", "https://exa_mple.org/p"]
)
def test_an_address_that_nobody_can_reach_is_found(published, show_with, tmp_path, episodes, address):
    show = show_with(address=address)
    published(show)

    assert "address" in {defect.code for defect in check_feed(show, tmp_path, episodes)}


def test_dates_in_the_future_are_found_only_when_the_time_is_given(published, show, tmp_path, episodes):
    published()
    now = dt.datetime(2021, 7, 14, 12, 0, tzinfo=dt.UTC)

    assert check_feed(show, tmp_path, episodes) == []
    assert {defect.code for defect in check_feed(show, tmp_path, episodes, now=now)} == {"date-future"}


def test_a_workspace_without_episodes_needs_no_feed(show, tmp_path):
    assert check_feed(show, tmp_path, []) == []


def test_a_page_of_another_podcast_is_told_once(published, show, tmp_path, episodes):
    feed = published()
    page = re.sub(r"(<guid [^>]*>)5b1f", r"\1ffff", feed.read_text(encoding="utf-8"))
    (feed.parent / "podcast-1.xml").write_text(page, encoding="utf-8")

    [defect] = check_feed(show, tmp_path, episodes)

    assert (defect.code, defect.file) == ("page-stray", "feeds/podcast-1.xml")


def test_comments_and_instructions_are_no_defects(published, show, tmp_path, episodes):
    feed = published()
    text = feed.read_text(encoding="utf-8").replace("<ttl>60", "<!-- una hora --><ttl><!-- minutos -->60")
    feed.write_text(text.replace("<rss", '<?xml-stylesheet href="a.xsl"?>\n<rss', 1), encoding="utf-8")

    assert check_feed(show, tmp_path, episodes) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_makes_the_check_fail(published, show, tmp_path, episodes, data):
    feed = published(episodes=episodes[:1])
    good = feed.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 60)))
    junk = data.draw(
        st.sampled_from(["", "<", "&amp;", "<!-- -->", "9" * 5000, "<item/>", "é", '"', "\0", "<a>"])
    )
    feed.write_text(good[:start] + junk + good[end:], encoding="utf-8")

    found = check_feed(show, tmp_path, episodes[:1])

    assert all(defect.message for defect in found)


def test_entities_are_neither_expanded_nor_fetched(published, show, tmp_path, episodes):
    feed = published()
    secret = tmp_path / "secreto.txt"
    secret.write_text("secreto")
    bomb = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{secret.as_uri()}">]>\n<rss'
    text = feed.read_text(encoding="utf-8").replace("<rss", bomb, 1).replace("<ttl>", "<ttl>&a;", 1)
    feed.write_text(text, encoding="utf-8")

    found = check_feed(show, tmp_path, episodes)

    assert [defect.code for defect in found] == ["feed-doctype"]
    assert "secreto" not in str(found)


@pytest.mark.parametrize(
    ("good", "bad", "place"),
    [
        (re.compile(r"(<item>.*?<title>)", re.S), r"\1&#x3C;b>Obra&#x3C;/b> ", "release"),
        (re.compile(r"<title>"), "<title>&#x3C;b>Obra&#x3C;/b> ", "audiocast.toml"),
        (re.compile(r"(<item>.*?<title>)", re.S), "\\1A\ufffdo ", "release"),
    ],
)
def test_a_text_that_writing_anew_would_not_mend_is_to_be_corrected_at_its_source(
    published, show, tmp_path, episodes, good, bad, place
):
    feed = published()
    feed.write_text(good.sub(bad, feed.read_text(encoding="utf-8"), count=1), encoding="utf-8")

    found = check_feed(show, tmp_path, episodes)

    hints = [defect.hint for defect in found if defect.code in ("markup", "characters")]
    assert hints
    assert all(place in hint for hint in hints)
