"""The review page in a real browser: it plays, seeks from a word, and lights up the right word."""

import itertools
import json

import pytest

from audiocast.asking import Request
from audiocast.batch import make_all
from audiocast.episode.placement import load_placement
from audiocast.keeping import open_episode
from audiocast.reviewing import review_of, write_review
from audiocast.show import load_show
from audiocast.voices.values import SAMPLE_RATE

NOTE = """\
El municipio de Villa Ejemplo entrega 21 viviendas <nuevas> & "seguras"

Villa Ejemplo, 3 de febrero de 2026.- El municipio de Villa Ejemplo entregó 21 viviendas a 2.824 \
familias del Distrito 8, con una inversión de Bs. 54.9 millones.

“Vamos a seguir con 12 más porque así lo pidió la asamblea de vecinos”, dijo la alcaldesa Ana Modelo.
"""
# Sets the position, then waits until the page has followed.
SEEK = """
const [seconds, done] = arguments;
const sound = document.getElementById("sound");
sound.addEventListener("seeked", () => setTimeout(() => {
  const word = document.querySelector(".word.current");
  done(word ? word.textContent : null);
}), { once: true });
sound.currentTime = seconds;
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return (show, episode, path of its review page)."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "audiocast.toml").write_text(
        '[podcast]\ntitle = "E"\nauthor = "O"\nemail = "a@example.org"\naddress = "https://example.org/"\n'
    )
    (folder / "nota.txt").write_text(NOTE, encoding="utf-8")
    show = load_show(folder)
    (outcome,) = make_all([Request(folder / "nota.txt")], show).outcomes
    return show, outcome.episode, write_review(show, outcome.episode)


@pytest.fixture
def page(browser, made):
    browser.open(made[2])
    return browser


def test_it_plays_and_shows_no_error(page):
    page.click("#play")
    played = page.wait(
        "const done = arguments[0], sound = document.getElementById('sound');"
        "sound.addEventListener('timeupdate', function tick() {"
        "  if (sound.currentTime < 0.2) return;"
        "  sound.removeEventListener('timeupdate', tick);"
        "  done(sound.paused);"
        "});"
    )

    assert played is False
    assert [] == [entry for entry in page.log() if entry["level"] in ("SEVERE", "WARNING")]


def test_it_fetches_nothing_from_anywhere(page):
    events = [json.loads(entry["message"])["message"] for entry in page.log("performance")]
    addresses = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]

    assert [] == [address for address in addresses if not address.startswith(("file:", "data:"))]


def test_the_right_word_is_lit_up_at_given_times(page, made):
    show, episode, _path = made
    script = open_episode(show, episode).script
    placed = load_placement(show.workspace / "episodes" / episode.id / "placement.json")
    words = [
        (script.lines[place.line].text[mark.start : mark.end], (mark.first + mark.last) / 2 / SAMPLE_RATE)
        for place in placed
        for mark in place.marks
    ]
    chosen = words[:: len(words) // 6][:6]

    assert [word for word, _seconds in chosen] == [page.wait(SEEK, seconds) for _word, seconds in chosen]


def test_a_click_on_a_word_goes_there(page):
    start = page.run("return Number(document.querySelectorAll('.word')[8].dataset.start)")
    page.run("document.querySelectorAll('.word')[8].id = 'chosen'")

    page.click("#chosen")

    assert start == pytest.approx(page.run("return document.getElementById('sound').currentTime"), abs=0.01)
    assert page.run("return document.querySelector('.word.current').id") == "chosen"


def test_a_line_plays_and_stops_at_its_end(page):
    end = page.run("return Number(document.querySelector('#line-2').dataset.end)")

    page.click("#line-2 .play-line")
    stopped = page.wait(
        "const done = arguments[0], sound = document.getElementById('sound');"
        "sound.addEventListener('pause', () => done(sound.currentTime), { once: true });"
    )

    assert end == pytest.approx(stopped, abs=0.3)


def test_the_picture_of_the_sound_is_drawn(page):
    painted = page.run(
        "const c = document.getElementById('wave');"
        "const pixels = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "return pixels.filter((value, i) => i % 4 === 3 && value).length"
    )

    assert painted > 1000


def test_readings_flags_and_receipt_are_on_the_page(page, made):
    text = page.run("return document.body.textContent")

    assert "cincuenta y cuatro punto nueve" in text
    assert made[1].receipt.sha256 in text
    assert all(chapter.title in text for chapter in made[1].chapters)
    assert '<nuevas> & "seguras"' in page.run("return document.querySelector('h1').textContent")


def test_words_are_in_order_and_all_of_the_text_is_there(made):
    review = review_of(made[0], made[1])
    lines = open_episode(made[0], made[1]).script.lines
    times = [word.start for line in review.lines for word in line.words]

    assert [line.text for line in lines] == [
        "".join(word.text + word.gap for word in line.words) for line in review.lines
    ]
    assert all(a <= b for a, b in itertools.pairwise(times))


def test_the_page_is_the_same_bytes_again(made):
    before = made[2].read_bytes()

    assert before == write_review(made[0], made[1]).read_bytes()
