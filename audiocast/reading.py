"""How a show reads: the Spanish of `spanish/` with the show's lexicon and choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from audiocast.lexicons import load_lexicon
from audiocast.script.values import Line, cadence
from audiocast.show import Show
from audiocast.spanish import Lexicon, Options, Reader
from audiocast.spanish.values import Reading
from audiocast.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ShowReader:
    """Reads with the show's choices (`show` None: with those of a new show).

    `acronyms` are the long forms that the release itself gives, `voice` the one that the show would take.
    """

    lexicon: Lexicon
    options: Options
    acronyms: Mapping[str, str]
    voice: str = ""

    def read(self, text: str) -> Reading:
        """Return how a text outside of any script is said."""
        return self._reader("", self.voice).read(text)

    def read_lines(self, lines: Sequence[Line], voice_of: Callable[[Line], str]) -> list[Reading]:
        """Return how the lines of a script are said by their roles and voices.

        The first mention of an acronym is the first in the whole script, whoever says it.
        """
        who = [self._who(line, voice_of) for line in lines]
        texts, places = [line.text for line in lines], [line.overrides for line in lines]
        readings = {one: self._reader(*one).read_all(texts, places) for one in sorted(set(who))}
        return [
            _closed(readings[one][index], cadence(line, following))
            for index, (one, line, following) in enumerate(zip(who, lines, [*lines[1:], None], strict=True))
        ]

    def _who(self, line: Line, voice_of: Callable[[Line], str]) -> tuple[str, str]:
        # One reader serves all lines but where the lexicon tells roles or voices apart.
        role = line.role.value if any(entry.role for entry in self.lexicon.entries) else ""
        voice = voice_of(line)
        return role, voice if any(entry.voice for entry in self.lexicon.entries) else voice.partition(":")[0]

    def _reader(self, role: str, voice: str) -> Reader:
        return Reader(self.lexicon, self.acronyms, self.options, role, voice)


def reader_for(show: Show | None, acronyms: Sequence[tuple[str, str]] = ()) -> ShowReader:
    """Return the reader of a show.

    Raises SettingsError, with the line, where its lexicon cannot be used.
    """
    if show is None:
        return ShowReader(Lexicon(), Options(), {})
    lexicon = load_lexicon(Workspace(show.workspace).lexicon)
    region = show.podcast.language.partition("-")[2]
    options = Options(
        first_of_month=show.text.first_of_month,
        acronyms=show.text.acronyms,
        country=region if len(region) == 2 and region.isalpha() else "bo",
    )
    return ShowReader(lexicon, options, dict(acronyms), next(iter(show.voice.voices), ""))


def _closed(reading: Reading, mark: str) -> Reading:
    """Return `reading` with `mark` after its last words, for the voice's melody only."""
    if not mark or not reading.tokens:
        return reading
    last = replace(reading.tokens[-1], said_end=reading.tokens[-1].said_end + len(mark))
    said = reading.said[: reading.tokens[-1].said_end] + mark
    return Reading(reading.written, said, (*reading.tokens[:-1], last))
