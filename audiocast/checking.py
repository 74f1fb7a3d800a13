"""Everything that can be verified about episodes and feed, from the finished files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiocast.episode import check_episode, load_episodes
from audiocast.episode.values import Defect, Episode
from audiocast.errors import AudioCastError
from audiocast.feed import check_feed
from audiocast.messages import _
from audiocast.planning import kept_script
from audiocast.selecting import select_episodes
from audiocast.show import Show


@dataclass(frozen=True, slots=True)
class Report:
    """How many episodes were verified, and what is wrong with them and with the feed."""

    checked: int
    defects: tuple[Defect, ...]


def check_workspace(show: Show, names: Sequence[str] = ()) -> Report:
    """Verify the episodes called `names` (all where empty), and the feed.

    Nothing is written and nothing is repaired. Raises SettingsError for a name that fits no episode
    or several.
    """
    loaded = load_episodes(show.workspace)
    chosen = select_episodes(loaded.episodes, names) if names else loaded.episodes
    defects = [_unreadable(error) for error in loaded.errors]
    for episode in chosen:
        defects += _episode_defects(show, episode)
    defects += check_feed(show, show.workspace, loaded.episodes)
    return Report(len(chosen), tuple(defects))


def _episode_defects(show: Show, episode: Episode) -> Iterator[Defect]:
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
    script = None
    try:
        script = kept_script(show, episode.id)
    except (AudioCastError, OSError) as error:
        yield Defect("script-unreadable", str(error), "", episode.files.script)
    yield from check_episode(show.workspace, show, episode, script=script, measured=measured)


def _unreadable(error: AudioCastError) -> Defect:
    return Defect("record-unreadable", error.message, error.hint, str(error.file or ""))


def _make_again(episode: Episode) -> str:
    return _("Make the episode again: audiocast make --again {source}").format(source=episode.source.path)
