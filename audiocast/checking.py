"""Everything that can be verified about episodes and feed, from the finished files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiocast.episode import check_episode, load_episodes
from audiocast.episode.values import Defect, Episode
from audiocast.errors import AudioCastError
from audiocast.feed import check_feed
from audiocast.keeping import Opened, open_episode
from audiocast.messages import _
from audiocast.script.values import Script
from audiocast.selecting import select_episodes
from audiocast.show import Show


@dataclass(frozen=True, slots=True)
class Report:
    """What was verified, what is wrong, and what a person should look at.

    `defects` are those of the episodes and of the feed; `opened` has the readings and the advice of
    each episode, by id, whose script could be read.
    """

    checked: int
    defects: tuple[Defect, ...]
    opened: tuple[tuple[str, Opened], ...] = ()


def check_workspace(show: Show, names: Sequence[str] = ()) -> Report:
    """Verify the episodes called `names` (all where empty), and the feed.

    Nothing is written and nothing is repaired. Raises SettingsError for a name that fits no episode
    or several.
    """
    loaded = load_episodes(show.workspace)
    chosen = select_episodes(loaded.episodes, names) if names else loaded.episodes
    defects = [_unreadable(error) for error in loaded.errors]
    opened = []
    for episode in chosen:
        try:
            opened.append((episode.id, open_episode(show, episode)))
        except (AudioCastError, OSError) as error:
            defects.append(_unopened(episode, error))
        script = opened[-1][1].script if opened and opened[-1][0] == episode.id else None
        defects += _episode_defects(show, episode, script)
    defects += check_feed(show, show.workspace, loaded.episodes)
    return Report(len(chosen), tuple(defects), tuple(opened))


def _episode_defects(show: Show, episode: Episode, script: Script | None) -> Iterator[Defect]:
    from audiocast.studio import measure

    measured = None
    try:
        measured = measure(show.workspace / episode.files.audio)
    except (AudioCastError, OSError) as error:
        yield Defect(
            "audio-unreadable",
            str(error),
            _make_again(episode),
            episode.files.audio,
        )
    yield from check_episode(show.workspace, show, episode, script=script, measured=measured)


def _unreadable(error: AudioCastError) -> Defect:
    return Defect("record-unreadable", error.message, error.hint, str(error.file or ""))


def _unopened(episode: Episode, error: AudioCastError | OSError) -> Defect:
    return Defect("script-unreadable", str(error), _make_again(episode), episode.files.script)


def _make_again(episode: Episode) -> str:
    return _("Make the episode again: audiocast make --again {source}").format(source=episode.source.path)
