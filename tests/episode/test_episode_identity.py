"""Identity: minted once, kept for life, never given twice."""

import dataclasses
import datetime as dt
import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiocast.episode import Source, identity_of, kept_name, match, media_name, mint, slugify
from audiocast.episode.naming import named_hash
from audiocast.episode.record import is_safe_path

DAY = dt.date(2026, 5, 14)
RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(10))}


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("El Ñandú llegó a Ñuflo", "el-nandu-llego-a-nuflo"),
        ("2.824 familias y Bs. 54.9 millones", "2824-familias-y-bs-54-9-millones"),
        ("¿Qué pasó? ¡Nada!", "que-paso-nada"),
        ("L’Hospitalet d'ejemplo", "lhospitalet-dejemplo"),
        ("Straße, Łódź, Ærø, Ĳssel", "strasse-lodz-aero-ijssel"),
        ("2do encuentro nº 5ª", "2do-encuentro-no-5a"),
        ("CON", "nota-con"),
        ("com1", "nota-com1"),
        ("", "nota"),
        ("Новости 新闻", "nota"),
    ],
)
def test_slugs_are_plain_ascii_words(headline, slug):
    assert slugify(headline) == slug


def test_a_long_headline_is_cut_between_words():
    slug = slugify("palabra " * 20)

    assert slug == "-".join(["palabra"] * 7)


@given(st.text())
def test_any_headline_gives_a_slug_that_every_file_system_takes(headline):
    slug = slugify(headline)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 60
    assert slug not in RESERVED


def test_a_minted_identity_is_made_of_date_and_headline(show):
    identity = mint(show, "El riego llega", DAY, ())

    assert (identity.id, identity.slug) == ("2026-05-14-el-riego-llega", "el-riego-llega")
    assert identity.published.isoformat() == "2026-05-14T08:00:00-04:00"
    assert identity.flags == ()


def test_the_guid_is_the_uuid5_of_the_id_in_the_podcasts_namespace(show):
    identity = mint(show, "El riego llega", DAY, ())

    assert identity.guid == str(uuid.uuid5(uuid.UUID(show.podcast_guid()), identity.id))


def test_the_podcasts_guid_is_that_of_the_specification(show):
    podcast = dataclasses.replace(show.podcast, address="https://mp3s.nashownotes.com/")
    feed = dataclasses.replace(show, podcast=podcast).podcast_guid()
    namespace = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")

    assert feed == str(uuid.uuid5(namespace, "mp3s.nashownotes.com/podcast.xml"))
    # The example that the specification itself gives.
    assert (
        str(uuid.uuid5(namespace, "mp3s.nashownotes.com/pc20rss.xml"))
        == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    )


def test_the_podcasts_guid_does_not_change_with_scheme_or_slashes(show):
    def guid(address):
        return dataclasses.replace(
            show, podcast=dataclasses.replace(show.podcast, address=address)
        ).podcast_guid()

    assert guid("http://example.org/podcast") == guid("https://example.org/podcast///")


def test_the_settings_may_say_the_podcasts_guid(show):
    podcast = dataclasses.replace(show.podcast, guid="917393e3-1b1e-5cef-ace4-edaa54e1f810")

    assert dataclasses.replace(show, podcast=podcast).podcast_guid() == podcast.guid


def test_episodes_of_one_date_are_published_a_minute_apart(show, episode):
    second = mint(show, "Otra nota", DAY, [episode])
    later = dataclasses.replace(episode, id=second.id, published=second.published)
    third = mint(show, "Una más", DAY, [later, episode])

    assert [item.published.strftime("%H:%M") for item in (episode, second, third)] == [
        "08:00",
        "08:01",
        "08:02",
    ]


def test_episodes_of_one_date_stay_on_it_even_at_the_end_of_the_day(show, episode):
    late = dataclasses.replace(show, podcast=dataclasses.replace(show.podcast, publish_time="23:59"))
    first = mint(late, "Primera", DAY, ())
    second = mint(late, "Otra", DAY, [dataclasses.replace(episode, published=first.published)])

    assert first.published < second.published
    assert second.published.date() == DAY


def test_an_hour_that_a_clock_change_skips_becomes_one_that_exists(show):
    podcast = dataclasses.replace(show.podcast, timezone="America/Santiago", publish_time="00:30")
    identity = mint(dataclasses.replace(show, podcast=podcast), "Nota", dt.date(2024, 9, 8), ())

    assert identity.published.isoformat() == "2024-09-08T01:30:00-03:00"


def test_a_taken_id_gets_a_number_and_a_flag(show, episode):
    second = mint(show, episode.title, DAY, [episode])
    third = mint(show, episode.title, DAY, [episode], taken={f"{episode.id}-2"})

    assert (second.id, third.id) == (f"{episode.id}-2", f"{episode.id}-3")
    assert second.id == f"2026-05-14-{second.slug}"
    assert [flag.code for flag in second.flags] == ["id-taken"]
    assert second.guid != episode.guid


def test_the_same_content_belongs_to_the_same_episode_wherever_it_lies(episode):
    moved = Source("otra/carpeta.txt", episode.source.sha256)

    assert match([episode], moved, title="X", date=DAY, text="") is episode


def test_a_changed_text_under_the_same_name_belongs_to_the_same_episode(episode):
    changed = Source(episode.source.path, "c" * 64)
    text = episode.text.replace("comunidades", "provincias") + " Fin."

    assert match([episode], changed, title="Otro titular", date=dt.date(2026, 5, 15), text=text) is episode


def test_the_same_headline_and_date_under_the_same_name_belong_to_the_same_episode(episode):
    changed = Source(episode.source.path, "c" * 64)

    found = match(
        [episode], changed, title=episode.title.upper() + "!", date=episode.date, text="Nada en común."
    )

    assert found is episode


def test_another_release_written_over_the_same_file_is_a_new_episode(episode):
    source = Source(episode.source.path, "c" * 64)
    text = (
        "La feria de la quinua abre sus puertas el sábado en la plaza de la comunidad, con la obra teatral."
    )

    assert match([episode], source, title="Abre la feria", date=episode.date, text=text) is None


def test_a_short_note_of_words_that_a_long_one_also_has_is_a_new_episode(episode):
    long = dataclasses.replace(episode, text=" ".join(f"palabra{number}" for number in range(90)))
    source = Source(episode.source.path, "c" * 64)
    text = " ".join(f"palabra{number}" for number in range(30))

    assert match([long], source, title="Breve", date=episode.date, text=text) is None


def test_the_same_text_under_another_name_is_a_new_episode(episode):
    source = Source("otra.txt", "c" * 64)

    assert match([episode], source, title=episode.title, date=episode.date, text=episode.text) is None


def test_of_several_that_match_the_same_content_goes_first_and_then_the_newest(episode):
    older = dataclasses.replace(episode, id="a", published=episode.published - dt.timedelta(days=1))
    exact = dataclasses.replace(older, id="b", source=Source("x.txt", "c" * 64))
    changed = Source(episode.source.path, "c" * 64)
    told = {"title": episode.title, "date": episode.date, "text": episode.text}

    assert match([older, episode], changed, **told) is episode
    assert match([episode, older], changed, **told) is episode
    assert match([episode, exact, older], changed, **told) is exact


def test_an_episode_keeps_its_identity(show, episode):
    assert identity_of(episode) == mint(show, episode.title, episode.date, ())


def test_media_names_carry_the_hash_of_their_content(tmp_path):
    (tmp_path / "x").write_bytes(b"abc")

    name = media_name("2026-05-14-nota", b"abc", ".mp3")

    assert name == "feeds/media/2026-05-14-nota-ba7816bf8f01.mp3"
    assert name == media_name("2026-05-14-nota", tmp_path / "x", ".mp3")
    assert named_hash(name) == "ba7816bf8f01"
    assert named_hash("feeds/media/nota.mp3") == ""


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("entrevista.mp3", "entrevista.mp3"),
        ("La niñez, hoy.opus", "La niñez, hoy.opus"),
        ("¿qué pasa? 12:30.wav", "¿qué pasa- 12-30.wav"),
        ("a\\b|c.mp3", "a-b-c.mp3"),
        ("nota-\udcff\n.txt", "nota---.txt"),
        ("con.mp3", "nota-con.mp3"),
        ("x" * 300 + ".mp3", "x" * 116 + ".mp3"),
    ],
)
def test_a_kept_file_has_a_name_that_every_system_takes(name, kept):
    assert kept_name(name) == kept
    assert kept_name(kept) == kept
    assert is_safe_path(kept_name(name))
