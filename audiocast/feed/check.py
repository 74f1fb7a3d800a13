"""The feed's own check: from the finished files to a list of defects."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

from audiocast.episode.values import Defect, Episode
from audiocast.feed.addresses import address_of, base, page_name
from audiocast.feed.agreement import check_agreement
from audiocast.feed.contents import check_contents
from audiocast.feed.forms import is_address
from audiocast.feed.media import check_cover, check_media
from audiocast.feed.names import FEEDS
from audiocast.feed.reading import Document, Report, guid_of, read_document
from audiocast.feed.relations import check_relations, links
from audiocast.feed.structure import check_structure
from audiocast.messages import _
from audiocast.show import FEED_NAME, Show


def defects(
    show: Show, workspace: Path, episodes: Sequence[Episode], *, now: dt.datetime | None = None
) -> list[Defect]:
    """Return every defect of the feed in `workspace`; see `feed.check_feed`."""
    report = Report()
    numbers = _numbers(workspace)
    if not episodes and not numbers and not (workspace / FEEDS / FEED_NAME).exists():
        return []
    _address(show, report)
    read = [read_document(workspace, FEEDS + page_name(number), number, report) for number in [0, *numbers]]
    found = _without_strays([document for document in read if document is not None], episodes, report)
    for document in found:
        check_structure(document, report)
        check_contents(document, report)
        check_relations(document, show, now, report)
        check_media(document, show, workspace, report)
    _enclosures(found, report)
    if found and found[0].number == 0:
        check_cover(found[0], show, workspace, report)
        _chain(found, show, report)
        check_agreement(found, show, workspace, episodes, report)
    return report.defects


def _address(show: Show, report: Report) -> None:
    address = show.podcast.address
    if not is_address(base(show)) or any(mark in address for mark in "?#"):
        message = _("The public address {address} is not a plain address that everybody can reach.")
        hint = _(
            "Set “address” under [podcast] in audiocast.toml to one such as https://example.org/podcast/."
        )
        report.tell("address", message.format(address=address), hint=hint, file="audiocast.toml")


def _numbers(workspace: Path) -> list[int]:
    """Return the numbers of the archive pages that lie in `feeds/`, in order."""
    stem, _dot, suffix = FEED_NAME.rpartition(".")
    pattern = re.compile(rf"{re.escape(stem)}-([1-9]\d{{0,5}})\.{re.escape(suffix)}")
    folder = workspace / FEEDS
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return sorted(int(match[1]) for match in map(pattern.fullmatch, names) if match)


def _without_strays(found: list[Document], episodes: Sequence[Episode], report: Report) -> list[Document]:
    """Return the documents without the last archive pages that hold no episode of `episodes`."""
    known = {episode.guid for episode in episodes}
    held = [document.number for document in found if any(guid_of(item) in known for item in document.items)]
    last = max(held, default=0)
    for document in found:
        if document.number > last:
            message = _("The archive page {file} holds none of the podcast's episodes.")
            hint = _("Delete that file; nothing leads to it.")
            message = message.format(file=document.name)
            report.tell("page-stray", message, hint=hint, file=document.name)
    return [document for document in found if document.number <= last]


def _enclosures(found: Sequence[Document], report: Report) -> None:
    """Tell where two items have one sound file: Apple ignores the second."""
    seen: dict[str, str] = {}
    for document in found:
        for item in document.items:
            for enclosure in item.iterfind("enclosure"):
                address, guid = enclosure.get("url", ""), guid_of(item)
                if address and seen.setdefault(address, guid) != guid:
                    message = _("Two items have the same sound: {address}.").format(address=address)
                    report.tell("enclosure-twice", message, file=document.name, element=enclosure)


def _chain(found: list[Document], show: Show, report: Report) -> None:
    """Tell where the archive pages do not hang together, from the newest back to page 1."""
    by_number = {document.number: document for document in found}
    count = max(by_number)
    for document in found:
        before = document.number - 1 if document.number else count
        wanted: dict[str, int | None] = dict.fromkeys(("prev-archive", "next"), before or None)
        if document.number:
            wanted["current"] = 0
        for rel, number in wanted.items():
            right = [] if number is None else [address_of(show, FEEDS + page_name(number))]
            if [link.get("href") for link in links(document, rel)] != right:
                message = _("The link “{rel}” does not lead where it should: {right}.").format(
                    rel=rel, right=", ".join(right) or _("there should be none")
                )
                report.tell(
                    "archive-link", message, file=document.name, element=document.channel, child="atom:link"
                )
        if before and before not in by_number:
            message = _("The archive page {file} is missing or cannot be read.").format(
                file=FEEDS + page_name(before)
            )
            report.tell("archive-missing", message, file=FEEDS + page_name(before))
