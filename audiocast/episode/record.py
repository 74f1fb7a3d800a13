"""The record of an episode on disk: `episodes/<id>/episode.json`, read strictly, written atomically."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from audiocast.episode.codec import DecodeError, decode, encode, wrong
from audiocast.episode.values import SCHEMA, Episode
from audiocast.errors import InputError
from audiocast.files import write_json
from audiocast.messages import _

EPISODES = "episodes"
RECORD = "episode.json"
_LARGEST = 32_000_000
_UNSAFE = re.compile(r'[\\:\0*?"<>|]')


class Loaded(NamedTuple):
    """The episodes of a workspace, newest first, and an error for each record that is no good."""

    episodes: list[Episode]
    errors: list[InputError]


def episode_folder(workspace: Path, episode_id: str) -> Path:
    """Return the folder of the episode, whether or not it exists."""
    return workspace / EPISODES / episode_id


def taken_ids(workspace: Path) -> set[str]:
    """Return the ids of all records under `episodes/`, good or not: none of them may be minted again.

    A folder without a record is what a killed run left, and is there to be used again.
    """
    return {path.parent.name.lower() for path in (workspace / EPISODES).glob(f"*/{RECORD}")}


def save_episode(workspace: Path, episode: Episode) -> bool:
    """Write the record of `episode` atomically; return whether anything changed.

    Raises InputError where a value cannot be kept (a file name that is no UTF-8, say), ValueError
    where reading the record back would not give the same record.
    """
    data = encode(episode)
    path = episode_folder(workspace, episode.id) / RECORD
    try:
        same = load_data(json.loads(json.dumps(data)), episode.id) == episode
    except DecodeError as error:
        raise InputError(
            _("The episode's record cannot be written. {reason}").format(reason=error),
            file=path,
            hint=_("Give the document and its recording plain file names, and try again."),
        ) from None
    if not same:
        raise ValueError("the record does not survive being written")
    return write_json(path, data)


def load_episode(workspace: Path, episode_id: str) -> Episode:
    """Read one record.

    Raises InputError, with the file, where it is missing, unreadable, of an unknown schema, or
    holds anything but what `Episode` declares. Fields that `Episode` does not know are refused: a
    later version that adds some raises the schema.
    """
    path = episode_folder(workspace, episode_id) / RECORD
    try:
        if path.stat().st_size > _LARGEST:
            raise DecodeError(_("The file is too large for an episode's record."))
        text = path.read_text(encoding="utf-8")
        data = json.loads(text, object_pairs_hook=_pairs, parse_constant=_refuse)
        return load_data(data, episode_id)
    except DecodeError as error:
        raise _bad(path, str(error)) from None
    except json.JSONDecodeError as error:
        raise _bad(
            path, _("It is not valid JSON: {reason}.").format(reason=error.msg), error.lineno
        ) from None
    except (OSError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise _bad(path, _("It cannot be read: {reason}.").format(reason=error)) from None


def load_episodes(workspace: Path) -> Loaded:
    """Read every record under `episodes/`, newest first (by `published`, then by id).

    A record that is no good does not hide the others: its error is returned beside them. Folders
    without `episode.json` are left out: they are runs that did not end.
    """
    episodes, errors = [], []
    for path in sorted((workspace / EPISODES).glob(f"*/{RECORD}")):
        try:
            episodes.append(load_episode(workspace, path.parent.name))
        except InputError as error:
            errors.append(error)
    episodes.sort(key=lambda episode: (episode.published, episode.id), reverse=True)
    return Loaded(episodes, errors)


def load_data(data: Any, episode_id: str) -> Episode:
    """Return the episode that the JSON value `data` stands for; raise DecodeError where it is none."""
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA or isinstance(schema, bool):
        raise DecodeError(
            _("Its schema is {found}; this version of AudioCast reads {known}.").format(
                found=json.dumps(schema), known=SCHEMA
            )
        )
    episode: Episode = decode(Episode, data)
    _verify(episode, episode_id)
    return episode


def _verify(episode: Episode, episode_id: str) -> None:
    """Refuse what has the right type but cannot be meant."""
    if episode.id != episode_id:
        raise DecodeError(_("Its id “{id}” is not its folder's name.").format(id=episode.id))
    try:
        UUID(episode.guid)
    except ValueError:
        raise wrong("guid") from None
    for item, path in encode(episode.files).items():
        if path and not is_safe_path(path):
            raise wrong(f"files.{item}")
    for item in ("release", "script", "audio"):
        if not getattr(episode.files, item):
            raise wrong(f"files.{item}")
    if episode.receipt.duration < 0 or episode.receipt.size < 0:
        raise wrong("receipt")
    for index, chapter in enumerate(episode.chapters):
        if not 0 <= chapter.start <= chapter.end:
            raise wrong(f"chapters[{index}]")


def is_safe_path(path: str) -> bool:
    """Tell whether `path` is a POSIX path that stays inside the folder that it is relative to."""
    return set(path.split("/")).isdisjoint({"", ".", ".."}) and not _UNSAFE.search(path)


def _bad(path: Path, reason: str, line: int | None = None) -> InputError:
    return InputError(
        _("The episode's record cannot be used. {reason}").format(reason=reason),
        file=path,
        line=line,
        hint=_("Bring it back from a copy, or remove its folder and make the episode again."),
    )


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise DecodeError(_("A field is given twice."))
    return data


def _refuse(name: str) -> Any:
    raise DecodeError(_("{name} is not a number.").format(name=name))
