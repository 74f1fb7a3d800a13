"""Episodes by the names that people type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audiocast.errors import SettingsError
from audiocast.messages import _

if TYPE_CHECKING:
    from audiocast.episode.values import Episode


def select_episodes(episodes: Sequence[Episode], names: Sequence[str]) -> list[Episode]:
    """Return the episode that each of `names` means, each once, in the order asked for."""
    return list(
        {episode.id: episode for episode in (select_episode(episodes, name) for name in names)}.values()
    )


def select_episode(episodes: Sequence[Episode], name: str) -> Episode:
    """Return the one episode whose id, slug or guid is `name`, or begins with it.

    Raises SettingsError where there is none, or more than one.
    """
    wanted = name.strip().rstrip("/").rpartition("/")[2]
    for fits in (_is_exactly, _begins_with):
        found = [episode for episode in episodes if fits(episode, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise SettingsError(
                _("“{name}” may be any of: {ids}.").format(
                    name=name, ids=", ".join(sorted(episode.id for episode in found))
                )
            )
    raise SettingsError(
        _("There is no episode “{name}”.").format(name=name), hint=_("“audiocast list” lists them.")
    )


def _is_exactly(episode: Episode, name: str) -> bool:
    return name in (episode.id, episode.slug, episode.guid)


def _begins_with(episode: Episode, name: str) -> bool:
    return bool(name) and any(own.startswith(name) for own in (episode.id, episode.slug, episode.guid))
