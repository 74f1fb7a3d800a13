"""The interface that every engine of voices fulfils, and how an engine is found.

An engine is a class that an installed package declares as an entry point of the group
`audiocast.voices`; the part of a voice's name before the colon is the entry point's name. The
contract test in `tests/voices/test_contract.py` runs over every engine.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from audiocast.errors import SettingsError
from audiocast.messages import _

if TYPE_CHECKING:
    from audiocast.spanish.values import Reading
    from audiocast.voices.values import Delivery, Take, VoiceInfo

GROUP = "audiocast.voices"

# What we ship is known without a search through every installed package.
_OURS = {
    "espeak": "audiocast.voices.espeak:Espeak",
    "gtts": "audiocast.voices.gtts:Gtts",
    "piper": "audiocast.voices.piper:Piper",
}


class Engine(ABC):
    """One voice of one engine: says a line, and says of itself what a person should know.

    `name` is the part of the voice's name after the colon, "" for the engine's own choice; `cache`
    a folder in which the engine may keep unfinished work from run to run, None to keep none.
    Constructing an engine is cheap and does not fail because of what is missing on this computer;
    `check` and `say` tell that. Raises SettingsError for a name that cannot be meant.
    """

    engine: ClassVar[str]
    """Name of the engine: the part of a voice's name before the colon."""
    offline: ClassVar[bool]
    """Whether it speaks without a network."""
    own_marks: ClassVar[bool]
    """Whether the engine itself always tells when each word sounds; otherwise some marks are found by
    alignment, and a take's confidence says how sure they are."""

    def __init__(self, name: str = "", cache: Path | None = None) -> None:
        self.name = name
        self.cache = cache

    @property
    def voice(self) -> str:
        """Return the voice's full name, `engine:name`."""
        return f"{self.engine}:{self.name}" if self.name else self.engine

    @property
    @abstractmethod
    def reproducible(self) -> bool:
        """Return whether the same reading and delivery give the same bytes, here, every time."""

    @property
    @abstractmethod
    def version(self) -> str:
        """Return what identifies the sound: the engine's version and our processing of it.

        Two runs with the same voice, version, reading and delivery may share a take.
        """

    @property
    @abstractmethod
    def needs(self) -> str:
        """Return, for people, what it needs and what it costs."""

    @property
    def sends(self) -> str:
        """Return, for people, what is sent where; "" where nothing leaves the computer."""
        return ""

    @property
    def companion(self) -> str:
        """Return the voice (`engine:name`) that quotes others beside this one; "": itself, by its pitch."""
        return ""

    @abstractmethod
    def check(self) -> None:
        """Return if the voice can speak here and now.

        Raises UnavailableError with the reason and what to do. An online engine does not go online
        for this; it may still fail at the first line.
        """

    @abstractmethod
    def say(self, reading: Reading, delivery: Delivery) -> Take:
        """Return the line's sound with one mark per written word.

        The take has at most `sound.EDGE` seconds of silence at either end. Raises UnavailableError
        where the voice fails; never returns half a line.
        """

    @classmethod
    @abstractmethod
    def known(cls) -> list[VoiceInfo]:
        """Return the voices that this engine knows of, installed or not, without a network."""


def engines() -> dict[str, str]:
    """Return every engine's name and where its class is (`module:Class`), ours first."""
    others = {point.name: point.value for point in entry_points(group=GROUP)}
    return _OURS | {name: others[name] for name in sorted(others) if name not in _OURS}


def engine_class(name: str) -> type[Engine]:
    """Return the class of the engine called `name`.

    Raises SettingsError where no installed package declares it or its class cannot be loaded.
    """
    place = _OURS.get(name) or engines().get(name)
    if place is None:
        raise SettingsError(
            _("There is no voice engine “{name}”.").format(name=name),
            hint=_("Installed engines: {names}.").format(names=", ".join(engines())),
        )
    module, attribute = place.split(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise SettingsError(
            _("The voice engine “{name}” cannot be loaded: {reason}.").format(name=name, reason=error)
        ) from None
    if not (isinstance(found, type) and issubclass(found, Engine)):
        raise SettingsError(_("“{place}” is not a voice engine.").format(place=place))
    return found


def open_voice(voice: str, cache: Path | None = None) -> Engine:
    """Return the voice called `engine:name` (or only `engine`), without trying whether it works.

    Raises SettingsError for an unknown engine or a name that the engine does not know.
    """
    engine, _colon, name = voice.strip().partition(":")
    return engine_class(engine.strip())(name.strip(), cache)
