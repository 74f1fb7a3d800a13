"""Who speaks: the voice of the whole episode, and the voices of roles and persons."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from audiocast.errors import UnavailableError
from audiocast.messages import _
from audiocast.script.values import Line, Role
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
    (by `engine:name`). `passed_over`: the preferred voices that did not work, in order, with the
    reason each. `substituted`: the same for voices of roles and persons, in whose place the lead
    speaks. `reserve`: the voices to try if the lead fails.
    """

    lead: Engine
    settings: Settings
    others: Mapping[str, Engine] = field(default_factory=dict)
    passed_over: tuple[tuple[str, str], ...] = ()
    substituted: tuple[tuple[str, str], ...] = ()
    reserve: tuple[str, ...] = ()
    cache: Path | None = None

    def for_line(self, line: Line) -> tuple[Engine, Delivery]:
        """Return who speaks `line`, and how."""
        chain = self._chain(line)
        voice = next((role.voice for role in chain if role.voice), "")
        # What a role sets belongs to its own voice: another's pitch would not fit a person's voice.
        if chain and chain[0].voice:
            chain = chain[:1]
        rate = next((role.rate for role in chain if role.rate), self.settings.rate)
        pitch = next((role.pitch for role in chain if role.pitch), self.settings.pitch)
        return self.others.get(voice, self.lead), Delivery(rate, pitch)

    def without(self, voice: str, reason: str) -> Cast:
        """Return the cast after `voice` failed with `reason`.

        Where the lead failed, the next voice that works leads. Raises UnavailableError where none
        is left.
        """
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
        )

    def _chain(self, line: Line) -> list[RoleVoice]:
        """Return the settings that hold for the line, the most particular first."""
        chain = []
        if line.speaker:
            wanted = _folded(line.speaker)
            chain += [role for name, role in self.settings.speakers.items() if _folded(name) == wanted]
        if line.role is Role.QUOTED:
            chain.append(self.settings.quoted)
        elif line.role is Role.SECOND:
            chain.append(self.settings.second)
        return chain


def find_voices(
    show: Show,
    *,
    preferred: str | None = None,
    roles: Mapping[str, RoleVoice] | None = None,
    cache: Path | None = None,
) -> Cast:
    """Return the cast of an episode of `show`.

    The first voice of the show's list that works leads the whole episode; `preferred` (of the
    command line) is tried before the list, and espeak after it. `roles`: what a script sets for
    itself, above the show: by "second", "quoted", or a person's name. `cache`: the folder for unfinished
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
    settings = _with_roles(show.voice, roles or {})
    cast = (settings.second, settings.quoted, *settings.speakers.values())
    for voice in _once(role.voice for role in cast if role.voice):
        try:
            engine = open_voice(voice, cache)
            engine.check()
            others[voice] = engine
        except UnavailableError as error:
            substituted.append((voice, str(error)))
    return Cast(lead, settings, others, passed_over, tuple(substituted), reserve, cache)


def _with_roles(settings: Settings, roles: Mapping[str, RoleVoice]) -> Settings:
    persons = {name: role for name, role in roles.items() if name not in ("second", "quoted")}
    folded = {_folded(name) for name in persons}
    others = {name: role for name, role in settings.speakers.items() if _folded(name) not in folded}
    return replace(
        settings,
        second=roles.get("second", settings.second),
        quoted=roles.get("quoted", settings.quoted),
        speakers={**others, **persons},
    )


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


def _folded(name: str) -> str:
    """Return the name without accents, case and extra spaces, for comparing persons."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
