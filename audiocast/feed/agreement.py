"""Whether the feed says what the records of the episodes say.

The documents that the records give are built anew in memory and compared with the finished ones,
item by item and element by element.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from audiocast.episode.values import Episode
from audiocast.errors import InputError
from audiocast.feed.addresses import path_of
from audiocast.feed.build import documents
from audiocast.feed.names import qualified
from audiocast.feed.reading import Document, Report, guid_of, name_of, value_of
from audiocast.messages import _
from audiocast.show import Show


def check_agreement(
    found: Sequence[Document], show: Show, workspace: Path, episodes: Sequence[Episode], report: Report
) -> None:
    """Tell which items are missing, too many, or differ from the records of `episodes`."""
    from lxml import etree

    image = found[0].channel.find(qualified("itunes:image"))
    cover = path_of(show, image.get("href", "")) if image is not None else None
    try:
        built = documents(show, episodes, cover=cover or "feeds/cover.jpg", workspace=workspace)
    except InputError as error:
        report.tell("record", error.message, hint=error.hint, file=str(error.file or ""))
        return
    right = {name: etree.fromstring(xml) for name, xml in built.items()}
    _items(found, right, episodes, report)
    for document in found:
        root = right.get(document.name)
        if root is not None:
            _compare(document, document.channel, root.find("channel"), "", report)


def _items(
    found: Sequence[Document], right: dict[str, Any], episodes: Sequence[Episode], report: Report
) -> None:
    ids = {episode.guid: episode.id for episode in episodes}
    wanted = {guid_of(item): item for root in right.values() for item in root.iterfind("channel/item")}
    seen: dict[str, str] = {}
    for document in found:
        for item in document.items:
            guid = guid_of(item)
            if guid and guid in seen:
                message = _("The guid {guid} stands in the feed twice.").format(guid=guid)
                report.tell("guid-twice", message, file=document.name, element=item, child="guid")
            elif guid in wanted:
                _compare(document, item, wanted[guid], guid, report)
            elif guid:
                message = _("The item {guid} has no episode in episodes/.").format(guid=guid)
                report.tell("item-extra", message, file=document.name, element=item, child="guid")
            seen[guid] = document.name
    for guid in wanted:
        if guid not in seen:
            message = _("Episode {id} is not in the feed.").format(id=ids.get(guid, guid))
            report.tell("item-missing", message, file=found[0].name)


def _parts(parent: Any) -> dict[str, list[object]]:
    parts: dict[str, list[object]] = defaultdict(list)
    for child in parent.iterchildren("*"):
        if child.tag != "item":
            parts[name_of(child)].append(_said(child))
    return parts


def _said(element: Any) -> object:
    """Return all that the element says, in a form that compares: not how it is written."""
    inner = [_said(child) for child in element.iterchildren("*")]
    return element.tag, value_of(element), sorted(element.attrib.items()), inner


def _compare(document: Document, mine: Any, theirs: Any, guid: str, report: Report) -> None:
    here, there = _parts(mine), _parts(theirs)
    names = [name for name in {**there, **here} if here[name] != there[name]]
    names = [name for name in names if not report.told(document.name, guid, name)]
    if not names:
        return
    listed = ", ".join(f"<{name}>" for name in names)
    if guid:
        message = _("The item {guid} does not say what the episode's record says in {names}.").format(
            guid=guid, names=listed
        )
        report.tell("item-differs", message, file=document.name, element=mine)
    else:
        message = _("The channel does not say what the settings say in {names}.").format(names=listed)
        report.tell("channel-differs", message, file=document.name, element=mine)
