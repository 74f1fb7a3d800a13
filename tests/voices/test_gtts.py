"""gtts: the online voice, against a server on loopback that speaks its protocol."""

import base64
import re

import numpy as np
import pytest

from audiocast.errors import SettingsError, UnavailableError
from audiocast.spanish.values import words
from audiocast.voices import ffmpeg, libespeak
from audiocast.voices.gtts import Gtts
from audiocast.voices.values import SAMPLE_RATE, Delivery

SHORT = "El camino es la vida del productor."
LONG = (
    "La Gobernación de Valle Ejemplo, a través del Servicio Departamental de Caminos, entregó este "
    "lunes la refacción de quince puentes vecinales que unen a las comunidades del norte."
)
GARBAGE = b')]}\'\n\n[["wrb.fr","jQ1olc",null,null]]'


@pytest.fixture
def voice(google, tmp_path):
    return Gtts("com.mx", tmp_path, sleep=google.sleep, chance=lambda: 0.5)


def test_a_long_line_is_asked_for_in_pieces_that_end_with_their_punctuation(voice, google, plain):
    voice.say(plain(LONG), Delivery())

    assert " ".join(google.texts) == LONG
    assert [text for text in google.texts if len(text) > 100] == []
    assert google.texts[0].endswith(",")
    assert google.texts[-1].endswith(".")


def test_the_spoken_form_is_sent_not_the_written_one(voice, google, plain):
    reading = plain("cincuenta familias")

    voice.say(type(reading)("50 familias", reading.said, reading.tokens), Delivery())

    assert google.texts == ["cincuenta familias"]


def test_marks_are_near_where_the_words_sound(voice, plain):
    take = voice.say(plain(SHORT), Delivery())

    heard = libespeak.speak(SHORT, "roa/es+f2", rate=165, pitch=60)
    scale = len(take.samples) / (len(heard.samples) / 2)
    truth = [heard.starts[start] * scale for start, _end in words(SHORT)]
    errors = [abs(mark.first - at) / SAMPLE_RATE for mark, at in zip(take.marks, truth, strict=True)]
    assert np.mean(errors) < 0.06
    assert 0.1 <= take.confidence <= 0.9


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again_with_growing_waits(voice, google, plain, status):
    google.answers = [(status, {}, b"")] * 3

    take = voice.say(plain(SHORT), Delivery())

    assert len(take.marks) == len(words(SHORT))
    assert google.waits == [1.0, 2.0, 4.0]
    assert len(google.texts) == 4


def test_a_busy_server_that_says_how_long_is_obeyed(voice, google, plain):
    google.answers = [(429, {"Retry-After": "7"}, b"")]

    voice.say(plain(SHORT), Delivery())

    assert google.waits == [7.0]


def test_a_date_in_retry_after_that_has_passed_means_now(voice, google, plain):
    google.answers = [(503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, b"")]

    voice.say(plain(SHORT), Delivery())

    assert google.waits == [0.0]


def test_nobody_waits_for_an_hour(voice, google, plain):
    google.answers = [(429, {"Retry-After": "3600"}, b"")]

    with pytest.raises(UnavailableError, match="busy or refuses"):
        voice.say(plain(SHORT), Delivery())

    assert google.waits == []


def test_a_server_that_stays_busy_is_given_up(voice, google, plain):
    google.answers = [(429, {}, b"")] * 9

    with pytest.raises(UnavailableError, match="429"):
        voice.say(plain(SHORT), Delivery())

    assert len(google.texts) == 5


@pytest.mark.parametrize(
    ("answer", "match"),
    [
        ((403, {}, b""), "refuses the request"),
        ((302, {"Location": "https://sorry.example/"}, b""), "refuses the request"),
        ((404, {}, b""), "refuses the request"),
    ],
)
def test_a_refusal_is_not_repeated(voice, google, plain, answer, match):
    google.answers = [answer]

    with pytest.raises(UnavailableError, match=match):
        voice.say(plain(SHORT), Delivery())

    assert len(google.texts) == 1


@pytest.mark.parametrize(
    "body",
    [
        GARBAGE,
        b"",
        b"\x00\xff" * 100,
        b'[["wrb.fr","jQ1olc","[\\"' + base64.b64encode(b"#EXTM3U\n/etc/passwd\n") + b'\\"]"]]',
        b'[["wrb.fr","jQ1olc","[\\"AAA\\"]"]]',
    ],
)
def test_an_answer_without_sound_is_asked_for_again_and_then_refused(voice, google, plain, body):
    google.answers = [(200, {}, body)] * 9

    with pytest.raises(UnavailableError, match="no sound"):
        voice.say(plain(SHORT), Delivery())

    assert len(google.texts) == 5


def test_an_answer_that_is_cut_off_is_asked_for_again(voice, google, plain):
    google.answers = ["cut"]

    take = voice.say(plain(SHORT), Delivery())

    assert len(google.texts) == 2
    assert len(take.marks) == len(words(SHORT))


def test_an_mp3_that_cannot_be_decoded_is_an_error_and_is_not_kept(voice, google, plain, tmp_path):
    broken = base64.b64encode(b"ID3" + b"\x00" * 300)
    google.answers = [(200, {}, b'[["wrb.fr","jQ1olc","[\\"' + broken + b'\\"]"]]')]

    with pytest.raises(UnavailableError, match="cannot be decoded"):
        voice.say(plain(SHORT), Delivery())

    assert list(tmp_path.rglob("*.mp3")) == []


def test_an_endless_answer_is_refused(voice, google, plain):
    google.answers = [(200, {}, b"x" * (5 * 1024 * 1024))]

    with pytest.raises(UnavailableError, match="too large"):
        voice.say(plain(SHORT), Delivery())


def test_after_a_failure_only_the_missing_pieces_are_asked_for(google, plain, tmp_path):
    google.answers = [None, (403, {}, b"")]
    with pytest.raises(UnavailableError):
        Gtts("com.mx", tmp_path, sleep=google.sleep).say(plain(LONG), Delivery())
    asked = list(google.texts)
    google.texts.clear()

    Gtts("com.mx", tmp_path).say(plain(LONG), Delivery())

    assert len(asked) == 2
    assert asked[0] not in google.texts
    assert asked[1] in google.texts


def test_what_was_kept_of_a_line_is_removed_once_the_line_is_whole(voice, plain, tmp_path):
    voice.say(plain(LONG), Delivery())

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_damaged_piece_is_fetched_again(voice, google, plain, tmp_path):
    google.answers = [None, (403, {}, b"")]
    with pytest.raises(UnavailableError):
        voice.say(plain(LONG), Delivery())
    [kept] = tmp_path.rglob("*.mp3")
    kept.write_bytes(b"damaged")
    google.texts.clear()

    voice.say(plain(LONG), Delivery())

    assert " ".join(google.texts) == LONG


def test_without_a_network_the_error_says_so_and_it_is_tried_once_more(google, plain):
    google.close()
    voice = Gtts("es", None, sleep=google.sleep)

    with pytest.raises(UnavailableError, match="no internet connection"):
        voice.say(plain(SHORT), Delivery())

    assert len(google.waits) == 1


def test_a_server_with_an_untrusted_certificate_gets_nothing(impostor, plain):
    with pytest.raises(UnavailableError, match="not secure"):
        Gtts("es", None, sleep=impostor.sleep).say(plain(SHORT), Delivery())

    assert impostor.texts == []


def test_an_unprotected_server_elsewhere_is_refused(monkeypatch, plain):
    monkeypatch.setenv("AUDIOCAST_GTTS_URL", "http://translate.example")

    with pytest.raises(SettingsError, match="https"):
        Gtts("es").say(plain(SHORT), Delivery())


@pytest.mark.parametrize(("name", "host"), [("com.mx", "com.mx"), ("us", "com"), ("es", "es")])
def test_the_region_chooses_the_server_and_says_where_the_text_goes(monkeypatch, name, host):
    from audiocast.voices import google

    monkeypatch.delenv("AUDIOCAST_GTTS_URL", raising=False)
    voice = Gtts(name)

    assert f"translate.google.{host})" in voice.sends
    assert google.address(voice._tld) == f"https://translate.google.{host}"


def test_an_unknown_region_is_refused():
    with pytest.raises(SettingsError, match="no region"):
        Gtts("example.org")


def test_pace_and_pitch_follow_the_delivery(voice, plain):
    normal = voice.say(plain(LONG), Delivery(rate=160))
    slow = voice.say(plain(LONG), Delivery(rate=125))
    low = voice.say(plain(LONG), Delivery(rate=160, pitch=38))

    assert len(slow.samples) > 1.1 * len(normal.samples)
    assert len(low.samples) == pytest.approx(len(normal.samples), rel=0.1)
    assert not np.array_equal(low.samples[:SAMPLE_RATE], normal.samples[:SAMPLE_RATE])


@pytest.mark.parametrize("data", [b"", b"#EXTM3U", b"RIFF....WAVE", b"\xff\xff\xff\xff", b"\xff\xfb\xf0\x00"])
def test_what_is_no_mp3_is_not_given_to_ffmpeg(data):
    with pytest.raises(UnavailableError, match="not an MP3"):
        ffmpeg.decode_mp3(data)


def test_a_text_without_words_sends_nothing(voice, google, plain):
    take = voice.say(plain("—"), Delivery())

    assert google.texts == []
    assert take.marks == ()
    assert not take.samples.any()


def test_no_piece_is_longer_than_google_takes(voice, google, plain):
    text = "palabra" * 40 + " y final."

    take = voice.say(plain(text), Delivery())

    assert max(map(len, google.texts)) <= 100
    assert re.sub(r"\s", "", "".join(google.texts)) == re.sub(r"\s", "", text)
    assert len(take.marks) == len(words(text))
