"""What is said about an episode: its record, its tags, its summary, and the people in it."""

from __future__ import annotations

import re

from audiocast.episode import Tags, show_tags
from audiocast.episode.values import Chapter, Episode, Files, Imported, Narration, Person, Revision
from audiocast.planning import SCRIPT_NAME, Plan
from audiocast.release.values import Flag, Release
from audiocast.show import Show
from audiocast.studio.values import Receipt

SUMMARY_LENGTH = 600
"""Characters that a summary has at most: what directories show without cutting."""


def summary(release: Release) -> str:
    """Return the first body paragraph, cut after a whole sentence where it is long."""
    text = next((p.text for p in release.paragraphs if p.kind == "body"), release.headline)
    if len(text) <= SUMMARY_LENGTH:
        return text
    start = text[: SUMMARY_LENGTH + 1]
    ends = [match.end() for match in re.finditer(r"[.!?…][”»\"]?(?=\s+[¿¡“«\"A-ZÁÉÍÓÚÑ])", start)]
    if ends:
        return text[: ends[-1]]
    return start[: start.rindex(" ") if " " in start else SUMMARY_LENGTH].rstrip(",;:") + "…"


def quoted_people(release: Release) -> tuple[Person, ...]:
    """Return everybody whom the release quotes by name, each once, in order."""
    people: dict[str, Person] = {}
    for paragraph in release.paragraphs:
        for quote in paragraph.quotes:
            if quote.speaker:
                known = people.get(quote.speaker)
                position = (known.position if known else "") or quote.position or ""
                people[quote.speaker] = Person(quote.speaker, position)
    return tuple(people.values())


def episode_tags(
    plan: Plan,
    show: Show,
    narration: Narration,
    chapters: tuple[Chapter, ...],
    receipt: Receipt,
    cover: bytes,
) -> Tags:
    """Return the tags of the finished file whose receipt is given."""
    return show_tags(
        show,
        title=plan.release.headline,
        date=plan.identity.date,
        summary=summary(plan.release),
        text=plan.release.text(),
        guid=plan.identity.guid,
        narration=narration,
        chapters=chapters,
        duration=receipt.duration,
        loudness=receipt.integrated,
        true_peak=receipt.true_peak,
        cover=cover,
        page=show.podcast.website or show.podcast.address,
    )


def episode_record(
    plan: Plan,
    show: Show,
    *,
    narration: Narration,
    receipt: Receipt,
    chapters: tuple[Chapter, ...],
    media: dict[str, str],
    flags: tuple[Flag, ...],
    release_name: str,
    imports: tuple[Imported, ...] = (),
) -> Episode:
    """Return the record that follows from the plan and from what was published.

    A revision is added to the history where the document or the sound is new.
    """
    earlier, identity = plan.earlier, plan.identity
    folder = f"episodes/{identity.id}"
    history = earlier.history if earlier else ()
    state = (plan.source.sha256, media["audio"])
    if not history or (history[-1].source_sha256, history[-1].audio) != state:
        history = (*history, Revision(len(history) + 1, *state))
    return Episode(
        id=identity.id,
        slug=identity.slug,
        guid=identity.guid,
        title=plan.release.headline,
        date=identity.date,
        published=identity.published,
        language=show.podcast.language,
        summary=summary(plan.release),
        text=plan.release.text(),
        source=plan.source,
        fingerprint=plan.fingerprint,
        narration=narration,
        receipt=receipt,
        files=Files(release=f"{folder}/{release_name}", script=f"{folder}/{SCRIPT_NAME}", **media),
        chapters=chapters,
        people=quoted_people(plan.release),
        flags=(*plan.flags, *flags),
        history=history,
        basis=plan.basis,
        recording_use=plan.found.use,
        imports=imports,
    )
