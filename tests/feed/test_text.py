"""Whatever a record says, the feed is well-formed, safe and within its limits."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from audiocast.episode.values import Person
from audiocast.feed import build_feed, forms, text

ANY_TEXT = st.text(st.characters(), max_size=200)  # control characters and lone surrogates too
COVER = "feeds/cover-0123abcd.jpg"


@given(ANY_TEXT)
def test_clean_text_is_what_xml_can_hold(raw):
    element = etree.Element("x")
    element.text = text.clean(raw)

    assert (etree.fromstring(etree.tostring(element)).text or "") == text.clean(raw)
    assert not re.search("[\x7f-\x9f]", text.clean(raw))


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(raw):
    assert text.clean(text.clean(raw)) == text.clean(raw)


@given(ANY_TEXT, st.integers(8, 300))
def test_a_shortened_text_fits_and_begins_as_the_text_does(raw, limit):
    whole = text.clean(raw)

    short = text.shortened(whole, limit)

    assert len(text.as_html(short).encode()) <= limit
    assert short == whole or (short.endswith("…") and whole.startswith(short[:-1]))


@given(ANY_TEXT)
def test_paragraphs_are_clean_html(raw):
    assert forms.is_clean_html(text.as_paragraphs(text.paragraphs(raw)))


@settings(max_examples=50, deadline=None)
@given(title=ANY_TEXT, summary=ANY_TEXT, body=ANY_TEXT, person=ANY_TEXT)
def test_no_record_makes_a_feed_that_cannot_be_read(show_at, episode_with, title, summary, body, person):
    episode = episode_with(1, title=title, summary=summary, text=body, people=(Person(person),))
    nowhere = Path("no-such-folder")

    xml = build_feed(show_at(nowhere), [episode], cover=COVER, workspace=nowhere)["feeds/podcast.xml"]

    [item] = etree.fromstring(xml).iterfind("channel/item")
    assert item.find("title").text == (text.line(title) or episode.id)
    assert len(item.find("description").text.encode()) <= 4000
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", xml)
