"""Who speaks: one voice for the whole episode, roles and persons in their own."""

import re

import numpy as np
import pytest

from audiocast.errors import SettingsError, UnavailableError
from audiocast.script.values import Line, Role
from audiocast.show import RoleVoice, Show
from audiocast.show import Voice as Settings
from audiocast.spanish.values import Reading, Token
from audiocast.voices import TakeStore, find_voices, narrate
from audiocast.voices.values import Delivery

pytestmark = pytest.mark.usefixtures("voices_folder")
LEAD, QUOTING = "espeak:es-419", "espeak:es-419+m3"
LINES = (
    Line("Buenos días a todos."),
    Line("El camino es la vida.", role=Role.QUOTED, speaker="María Ejemplo"),
    Line("Así lo dijo ayer.", role=Role.SECOND),
    Line("Hasta mañana."),
)


def readings(lines):
    found = []
    for line in lines:
        tokens = [Token(*match.span(), *match.span(), "plain") for match in re.finditer(r"\S+", line.text)]
        found.append(Reading(line.text, line.text, tuple(tokens)))
    return found


@pytest.fixture
def show(tmp_path):
    """Return a function that makes a show with these settings of its voices."""

    def make(**settings):
        other = dict.fromkeys(("podcast", "text", "sound", "output"))
        return Show(workspace=tmp_path, voice=Settings(**settings), **other)

    return make


def test_the_first_voice_that_works_leads_and_the_others_say_why_not(show):
    cast = find_voices(show(voices=("piper:es_MX-claude-high", "espeak:es", "espeak:es-419")))

    assert cast.lead.voice == "espeak:es"
    [(voice, reason)] = cast.passed_over
    assert voice == "piper:es_MX-claude-high"
    assert "not installed" in reason


def test_the_voice_of_the_command_line_comes_first(show):
    assert find_voices(show(), preferred="espeak:es+f2").lead.voice == "espeak:es+f2"


def test_every_list_ends_with_espeak(show):
    cast = find_voices(show(voices=("piper:es_MX-claude-high",)))

    assert cast.lead.voice == "espeak:es-419"


@pytest.mark.parametrize("voice", ["nobody:x", "gtts:mars", "espeak:klingon", "piper:a/b"])
def test_a_voice_that_cannot_be_meant_is_an_error_not_a_fallback(show, voice):
    with pytest.raises(SettingsError):
        find_voices(show(voices=(voice,)))


def test_where_nothing_works_every_reason_is_given(show, monkeypatch):
    from audiocast.voices import libespeak

    def broken():
        raise UnavailableError("The library is gone.")

    monkeypatch.setattr(libespeak, "version", broken)

    with pytest.raises(UnavailableError, match=r"claude.*not installed.*espeak:es-419: The library is gone"):
        find_voices(show(voices=("piper:es_MX-claude-high",)))


def test_a_quotation_is_said_in_another_voice_by_default(show):
    cast = find_voices(show())

    voice, delivery = cast.for_line(LINES[1])

    assert (voice.voice, delivery) == ("espeak:es-419+m3", Delivery(160, 38))
    assert cast.for_line(LINES[0]) == (cast.lead, Delivery(160, 50))
    assert cast.for_line(LINES[2]) == (cast.lead, Delivery(160, 50))


def test_roles_have_their_own_voice_rate_and_pitch(show):
    cast = find_voices(
        show(
            rate=150,
            second=RoleVoice(voice="espeak:es-419+f2", rate=170),
            quoted=RoleVoice(voice="espeak:es", pitch=45),
        )
    )

    spoken = [(voice.voice, delivery) for voice, delivery in map(cast.for_line, LINES)]
    assert spoken[0] == ("espeak:es-419", Delivery(150, 50))
    assert spoken[1] == ("espeak:es", Delivery(150, 45))
    assert spoken[2] == ("espeak:es-419+f2", Delivery(170, 50))


@pytest.mark.parametrize("name", ["María Ejemplo", "maria  ejemplo", "MARÍA EJEMPLO"])
def test_a_person_always_has_the_same_voice_however_the_name_is_written(show, name):
    cast = find_voices(show(speakers={name: RoleVoice(voice="espeak:es+f2", rate=140)}))

    voice, delivery = cast.for_line(LINES[1])

    assert (voice.voice, delivery) == ("espeak:es+f2", Delivery(140, 50))


def test_a_person_without_a_voice_of_their_own_keeps_the_roles(show):
    cast = find_voices(
        show(
            quoted=RoleVoice(voice="espeak:es", pitch=44),
            speakers={"María Ejemplo": RoleVoice(rate=140)},
        )
    )

    voice, delivery = cast.for_line(LINES[1])

    assert (voice.voice, delivery) == ("espeak:es", Delivery(140, 44))


def test_a_role_whose_voice_does_not_work_is_spoken_by_the_usual_one_and_that_is_said(show):
    cast = find_voices(show(quoted=RoleVoice(voice="piper:es_AR-daniela-high", pitch=40)))

    assert cast.for_line(LINES[1]) == (cast.quoting, Delivery(160, 40))
    [(voice, reason)] = cast.substituted
    assert voice == "piper:es_AR-daniela-high"
    assert "not installed" in reason
    assert cast.passed_over == ()


def test_a_script_sets_voices_above_the_shows(show):
    settings = show(quoted=RoleVoice(pitch=40), speakers={"María Ejemplo": RoleVoice(voice="espeak:es")})
    roles = {"second": RoleVoice(rate=180), "maria ejemplo": RoleVoice(voice="espeak:es+f2", rate=150)}

    cast = find_voices(settings, roles=roles)

    spoken = [(voice.voice, delivery) for voice, delivery in map(cast.for_line, LINES)]
    assert spoken[1] == ("espeak:es+f2", Delivery(150, 50))
    assert spoken[2] == ("espeak:es-419", Delivery(180, 50))


_ES, _F2, _F3 = "espeak:es", "espeak:es+f2", "espeak:es+f3"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        # The show alone: the person before the role.
        ({}, (_F3, Delivery(130, 50))),
        # The script's role stands above the show's person …
        ({"quoted": RoleVoice(rate=190)}, (_F3, Delivery(190, 50))),
        ({"quoted": RoleVoice(pitch=70)}, (_F3, Delivery(130, 70))),
        # … and a voice takes nothing from those below it.
        ({"quoted": RoleVoice(voice=_F2)}, (_F2, Delivery(160, 50))),
        # The script's person stands above the script's role.
        (
            {"quoted": RoleVoice(voice=_F2, rate=190), "maria ejemplo": RoleVoice(rate=99)},
            (_F2, Delivery(99, 50)),
        ),
        ({"quoted": RoleVoice(rate=190), "María Ejemplo": RoleVoice(voice=_F2)}, (_F2, Delivery(160, 50))),
        # Others' do not matter.
        ({"second": RoleVoice(voice=_F2), "Juan Modelo": RoleVoice(pitch=9)}, (_F3, Delivery(130, 50))),
    ],
)
def test_the_script_stands_above_the_shows_person_and_that_above_the_shows_role(show, own, expected):
    settings = show(
        quoted=RoleVoice(voice=_ES, rate=120, pitch=30),
        speakers={"María Ejemplo": RoleVoice(voice=_F3, rate=130)},
    )

    voice, delivery = find_voices(settings, roles=own).for_line(LINES[1])

    assert (voice.voice, delivery) == expected


def test_the_scripts_announcer_speaks_the_announcers_lines_only_and_is_the_episodes_voice(show):
    cast = find_voices(show(), roles={"announcer": RoleVoice(voice=_F2, rate=150)})

    spoken = [(voice.voice, delivery) for voice, delivery in map(cast.for_line, LINES)]
    assert spoken == [
        (_F2, Delivery(150, 50)),
        ("espeak:es-419+m3", Delivery(160, 38)),
        ("espeak:es-419", Delivery(160, 50)),
        (_F2, Delivery(150, 50)),
    ]
    assert (cast.announcer.voice, find_voices(show()).announcer.voice) == (_F2, "espeak:es-419")


def test_the_voice_of_the_command_line_takes_the_announcers_place_and_leaves_the_pace(show):
    roles = {"announcer": RoleVoice(voice=_F2, rate=150), "quoted": RoleVoice(voice=_F3)}

    cast = find_voices(show(), preferred=_ES, roles=roles)

    assert [cast.for_line(line)[0].voice for line in LINES] == [_ES, _F3, _ES, _ES]
    assert cast.for_line(LINES[0])[1] == Delivery(150, 50)


def test_a_voice_of_the_show_that_the_script_replaces_is_not_missed(show):
    settings = show(quoted=RoleVoice(voice="piper:es_AR-daniela-high"))

    assert find_voices(settings).substituted
    assert not find_voices(settings, roles={"quoted": RoleVoice(voice=_F2)}).substituted


def test_the_store_is_brought_within_its_limit_but_keeps_the_episodes_takes(show, tmp_path):
    store = TakeStore(tmp_path / "takes", limit=1)
    narrate(LINES[:1], readings(LINES[:1]), find_voices(show()), store)

    narrate(LINES[1:], readings(LINES[1:]), find_voices(show()), store)

    assert len(list(tmp_path.rglob("*.take"))) == 3


def test_lines_are_spoken_once_and_then_come_from_the_store(show, tmp_path):
    store = TakeStore(tmp_path / "takes")
    cast = find_voices(show())
    seen = []

    first = narrate(LINES, readings(LINES), cast, store, lambda done, whole: seen.append((done, whole)))
    again = narrate(LINES, readings(LINES), cast, store)

    assert (first.spoken, again.spoken) == (4, 0)
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    for one, two in zip(first.takes, again.takes, strict=True):
        assert (one.samples.tobytes(), one.marks) == (two.samples.tobytes(), two.marks)


def test_changing_one_line_speaks_one_line_and_gives_what_a_whole_run_gives(show, tmp_path):
    store = TakeStore(tmp_path / "takes")
    cast = find_voices(show())
    narrate(LINES, readings(LINES), cast, store)
    changed = (*LINES[:2], Line("Así lo contó ayer.", role=Role.SECOND), LINES[3])

    partly = narrate(changed, readings(changed), cast, store)
    whole = narrate(changed, readings(changed), cast)

    assert (partly.spoken, whole.spoken) == (1, 4)
    for one, two in zip(partly.takes, whole.takes, strict=True):
        assert np.array_equal(one.samples, two.samples)


def test_a_voice_that_fails_midway_leaves_no_word_of_its_own(show, google, tmp_path):
    from audiocast.voices import gtts

    cast = find_voices(show(voices=("gtts:es", "espeak:es")))
    assert isinstance(cast.lead, gtts.Gtts)
    google.answers = [None, None, (403, {}, b"")]

    done = narrate(LINES, readings(LINES), cast, TakeStore(tmp_path / "takes"))

    assert done.voices == ("espeak:es", "espeak:es+m3", "espeak:es", "espeak:es")
    [(voice, reason)] = done.cast.passed_over
    assert voice == "gtts:es"
    assert "line 3" in reason
    assert "403" in reason
    alone = narrate(LINES, readings(LINES), find_voices(show(voices=("espeak:es",))))
    for one, two in zip(done.takes, alone.takes, strict=True):
        assert np.array_equal(one.samples, two.samples)


def test_a_voice_that_failed_midway_goes_on_from_the_store_the_next_time(show, google, tmp_path):
    settings = show(voices=("gtts:es",))
    store = TakeStore(tmp_path / "takes")
    google.answers = [None, None, (403, {}, b"")]
    narrate(LINES, readings(LINES), find_voices(settings), store)
    google.texts.clear()

    done = narrate(LINES, readings(LINES), find_voices(settings), store)

    assert done.voices == ("gtts:es",) * 4
    assert google.texts == [line.text for line in LINES[2:]]


def test_without_a_network_the_whole_episode_is_espeaks(show, google, monkeypatch):
    google.close()
    monkeypatch.setattr("audiocast.voices.google.time.sleep", lambda _seconds: None)
    monkeypatch.setattr("audiocast.voices.gtts.time.sleep", lambda _seconds: None)
    cast = find_voices(show(voices=("gtts:es",)))
    cast.lead._sleep = lambda _seconds: None

    done = narrate(LINES, readings(LINES), cast)

    assert done.voices == (LEAD, QUOTING, LEAD, LEAD)
    assert "no internet connection" in done.cast.passed_over[0][1]


def test_a_role_whose_voice_fails_midway_is_spoken_by_the_lead_in_every_line(show, google):
    lines = (*LINES, LINES[1])
    cast = find_voices(show(quoted=RoleVoice(voice="gtts:es")))
    google.answers = [None, (403, {}, b"")]

    done = narrate(lines, readings(lines), cast)

    assert done.voices == (LEAD, QUOTING, LEAD, LEAD, QUOTING)
    assert [voice for voice, _reason in done.cast.substituted] == ["gtts:es"]
    assert done.cast.passed_over == ()


def test_a_lead_that_fails_is_not_asked_for_a_role_either(show, google):
    cast = find_voices(show(voices=("gtts:es",), quoted=RoleVoice(voice="gtts:es", pitch=45)))
    google.answers = [(403, {}, b"")] * 9

    done = narrate(LINES, readings(LINES), cast)

    assert done.voices == (LEAD, QUOTING, LEAD, LEAD)
    assert len(google.texts) == 1
