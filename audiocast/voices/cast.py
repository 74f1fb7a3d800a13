"""Who speaks: the voice of the whole episode, and the voices of roles and persons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from audiocast.errors import UnavailableError
from audiocast.messages import _
from audiocast.script.values import ROLE_KEYS, Line, Role, folded, voices_for
from audiocast.show import RoleVoice, Show
from audiocast.show import Voice as Settings
from audiocast.voices.engine import Engine, open_voice
from audiocast.voices.values import Delivery

LAST_RESORT = "espeak:es-419"
"""The voice that every list of voices ends with, said or not."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The voices of one episode.

    `lead` speaks all lines but those whose role or speaker has a voice of their own in `others`
    (by `engine:name`). `own` are the voices that the script sets, above the show's `settings`.
    `passed_over`: the preferred voices that did not work, in order, with the
    reason each. `substituted`: the same for voices of roles and persons, in whose place the lead
    speaks. `reserve`: the voices to try if the lead fails. `quoting` says quotations for which
    nobody chose a voice; None: the lead does.
    """

    lead: Engine
    settings: Settings
    others: Mapping[str, Engine] = field(default_factory=dict)
    own: tuple[tuple[str, RoleVoice], ...] = ()
    passed_over: tuple[tuple[str, str], ...] = ()
    substituted: tuple[tuple[str, str], ...] = ()
    reserve: tuple[str, ...] = ()
    cache: Path | None = None
    quoting: Engine | None = None

    def for_line(self, line: Line) -> tuple[Engine, Delivery]:
        """Return who speaks `line`, and how; `voices_for` has the order of precedence."""
        chain = voices_for(line, self.own, self.settings)
        voice = chain[-1].voice if chain else ""
        rate = next((role.rate for role in chain if role.rate), self.settings.rate)
        pitch = next((role.pitch for role in chain if role.pitch), self.settings.pitch)
        usual = self.quoting if line.role is Role.QUOTED and self.quoting else self.lead
        return self.others.get(voice, usual), Delivery(rate, pitch)

    def without(self, voice: str, reason: str) -> Cast:
        """Return the cast after `voice` failed with `reason`.

        Where the lead failed, the next voice that works leads. Raises UnavailableError where none
        is left.
        """
        if self.quoting is not None and voice == self.quoting.voice:
            return replace(self, quoting=None, substituted=(*self.substituted, (voice, reason)))
        if voice != self.lead.voice:
            others = {name: engine for name, engine in self.others.items() if engine.voice != voice}
            return replace(self, others=others, substituted=(*self.substituted, (voice, reason)))
        lead, failed, reserve = _first_working(self.reserve, self.cache)
        others = {name: engine for name, engine in self.others.items() if engine.voice != voice}
        return replace(
            self,
            lead=lead,
            others=others,
            passed_over=(*self.passed_over, (voice, reason), *failed),
            reserve=reserve,
            quoting=_quoting(lead, self.cache),
        )

    @property
    def announcer(self) -> Engine:
        """Return the voice of the announcer, who is the voice of the episode."""
        voice = next((role.voice for who, role in self.own if who == "announcer"), "")
        return self.others.get(voice, self.lead)


def find_voices(
    show: Show,
    *,
    preferred: str | None = None,
    roles: Mapping[str, RoleVoice] | None = None,
    cache: Path | None = None,
) -> Cast:
    """Return the cast of an episode of `show`.

    The first voice of the show's list that works leads the whole episode; `preferred` (of the
    command line) is tried before the list, and espeak after it; it takes the place of a voice that
    the script sets for the announcer. `roles`: what a script sets for itself, above the show: by
    "announcer", "second", "quoted", or a person's name. `cache`: the folder for unfinished
    work of engines (default `.audiocast/chunks` of the workspace). A voice of a role or person that
    does not work is left out, with the reason.

    Raises SettingsError for a voice that cannot be meant, UnavailableError where none works.
    """
    cache = show.workspace / ".audiocast" / "chunks" if cache is None else cache
    wanted = [preferred] if preferred else []
    wanted += [*show.voice.voices, LAST_RESORT]
    lead, passed_over, reserve = _first_working(_once(wanted), cache)
    others: dict[str, Engine] = {}
    substituted: list[tuple[str, str]] = []
    own = _own(roles or {}, preferred)
    for voice in _once(_voices_of_roles(own, show.voice)):
        try:
            engine = open_voice(voice, cache)
            engine.check()
            others[voice] = engine
        except UnavailableError as error:
            substituted.append((voice, str(error)))
    quoting = _quoting(lead, cache)
    return Cast(lead, show.voice, others, own, passed_over, tuple(substituted), reserve, cache, quoting)


def _quoting(lead: Engine, cache: Path | None) -> Engine | None:
    """Return the companion of `lead`, if it has one that works."""
    if not lead.companion:
        return None
    engine = open_voice(lead.companion, cache)
    try:
        engine.check()
    except UnavailableError:
        return None
    return engine


def _own(roles: Mapping[str, RoleVoice], preferred: str | None) -> tuple[tuple[str, RoleVoice], ...]:
    if preferred and "announcer" in roles:
        roles = {**roles, "announcer": replace(roles["announcer"], voice="")}
    return tuple(roles.items())


def _voices_of_roles(own: Iterable[tuple[str, RoleVoice]], settings: Settings) -> Iterable[str]:
    """Yield the voices that roles and persons may need; not those that the script replaces."""
    replaced = set()
    for who, role in own:
        if role.voice:
            replaced.add(who if who in ROLE_KEYS.values() else folded(who))
            yield role.voice
    show = [("second", settings.second), ("quoted", settings.quoted)]
    show += [(folded(name), role) for name, role in settings.speakers.items()]
    yield from (role.voice for who, role in show if role.voice and who not in replaced)


def _first_working(
    voices: Iterable[str], cache: Path | None
) -> tuple[Engine, tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the first voice that works, those before it with their reasons, and those after it."""
    rest = list(voices)
    failed: list[tuple[str, str]] = []
    while rest:
        voice = rest.pop(0)
        try:
            engine = open_voice(voice, cache)
            engine.check()
        except UnavailableError as error:
            failed.append((voice, str(error)))
            continue
        return engine, tuple(failed), tuple(rest)
    reasons = " ".join(f"{voice}: {reason}" for voice, reason in failed)
    raise UnavailableError(
        _("No voice works. {reasons}").format(reasons=reasons),
        hint=_("“audiocast doctor” says what is missing."),
    )


def _once(voices: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(voice.strip() for voice in voices))
