"""The run from document to episode: plan (cheap), render (heavy), keep (atomic).

It knows no flags, no colours and no clock. What a person can mend is raised as an AudioCastError;
`batch` turns it into an Outcome.
"""

from __future__ import annotations

import dataclasses
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from audiocast import files
from audiocast.describing import episode_record, episode_tags
from audiocast.episode import (
    Companions,
    episode_folder,
    kept_name,
    make_chapters,
    make_companions,
    media_name,
    save_episode,
    show_cover,
    write_tags,
)
from audiocast.episode.placement import PLACEMENT, dump_placement
from audiocast.episode.values import Chapter, Cover, Episode, Imported, Narration
from audiocast.finding import is_recording
from audiocast.observing import Observer, quiet
from audiocast.planning import Plan, script_path
from audiocast.release.values import Flag
from audiocast.script import dump_script
from audiocast.script.values import Script
from audiocast.show import Show
from audiocast.sound import make_sound, show_sound
from audiocast.spanish.values import Reading
from audiocast.studio import PROFILES, assemble, master
from audiocast.studio.values import Placed, Receipt
from audiocast.voices.values import SAMPLE_RATE


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the heavy part made: published files, and what was measured on them."""

    script: Script
    narration: Narration
    receipt: Receipt
    chapters: tuple[Chapter, ...]
    media: dict[str, str]
    placed: tuple[Placed, ...]
    readings: tuple[Reading, ...]
    flags: tuple[Flag, ...]
    imports: tuple[Imported, ...] = ()


def is_current(plan: Plan, show: Show) -> bool:
    """Tell whether the episode already is what the plan would make, with all its files in place."""
    episode = plan.earlier
    if episode is None or plan.request.again or episode.fingerprint != plan.fingerprint:
        return False
    named = [show.workspace / path for path in dataclasses.asdict(episode.files).values() if path]
    named.append(episode_folder(show.workspace, episode.id) / PLACEMENT)
    audio = show.workspace / episode.files.audio
    return all(path.is_file() for path in named) and files.sha256(audio) == episode.receipt.sha256


def render(plan: Plan, show: Show, work: Path, observe: Observer = quiet) -> Rendered:
    """Make sound and companions of a plan and put them into `feeds/media/`.

    `work` is a folder for unfinished files, on the workspace's file system. Nothing refers to the
    new files yet: a run that is killed here has changed nothing.
    """
    # The cover, and what the feed will need, are ready by the time that the encoder is.
    with ThreadPoolExecutor(max_workers=1) as aside:
        cover = aside.submit(show_cover, show)
        aside.submit(import_module, "audiocast.feed.build")
        return _render(plan, show, work, observe, cover)


def _render(plan: Plan, show: Show, work: Path, observe: Observer, drawn: Future[Cover]) -> Rendered:
    name = plan.request.source.name
    observe(name, "speak")
    sound = make_sound(plan, show, work)
    observe(name, "master")
    opening, closing = (show_sound(show, key, work) for key in ("opening", "closing"))
    programme = assemble(sound.segments, show.sound, work, opening=opening, closing=closing)
    duration = len(programme.samples) / SAMPLE_RATE
    chapters = make_chapters(sound.script, programme.placed, duration)
    cover = drawn.result().tag

    def tag(path: Path, receipt: Receipt) -> None:
        write_tags(path, episode_tags(plan, show, sound.narration, chapters, receipt, cover))

    finished = master(programme, PROFILES[show.output.profile], work / "audio.mp3", tag=tag)
    title = plan.release.headline
    companions = make_companions(show, sound.script, programme.placed, chapters, duration, title=title)
    media = {"audio": media_name(plan.identity.id, finished.path, ".mp3")}
    files.move_file(finished.path, show.workspace / media["audio"])
    media |= _publish(show, plan.identity.id, companions, transcribed=sound.transcribed)
    return Rendered(
        sound.script,
        sound.narration,
        finished.receipt,
        chapters,
        media,
        programme.placed,
        sound.readings,
        sound.flags,
        sound.imports,
    )


def keep(plan: Plan, show: Show, rendered: Rendered) -> Episode:
    """Write the episode's folder; the record comes last and makes everything before it count."""
    source = plan.request.source
    release_name = kept_name(source.name) if is_recording(source) else f"release{source.suffix.lower()}"
    folder = episode_folder(show.workspace, plan.identity.id)
    files.copy_file(source, folder / release_name)
    media = rendered.media | _kept_recording(plan, show)
    if not plan.edited:
        files.write_text(script_path(show, plan.identity.id), dump_script(rendered.script, show.sound))
    files.write_text(folder / PLACEMENT, dump_placement(rendered.placed))
    episode = episode_record(
        plan,
        show,
        narration=rendered.narration,
        receipt=rendered.receipt,
        chapters=rendered.chapters,
        media=media,
        flags=rendered.flags,
        release_name=release_name,
        imports=rendered.imports,
    )
    save_episode(show.workspace, episode)
    return episode


def _kept_recording(plan: Plan, show: Show) -> dict[str, str]:
    """Keep a copy of the recording in the episode's folder, under its own name."""
    if plan.found.path is None:
        return {}
    copy = episode_folder(show.workspace, plan.identity.id) / kept_name(plan.found.path.name)
    if plan.found.path.resolve() != copy.resolve():
        files.copy_file(plan.found.path, copy)
    return {"recording": f"episodes/{plan.identity.id}/{copy.name}"}


def _publish(show: Show, episode_id: str, companions: Companions, *, transcribed: bool) -> dict[str, str]:
    """Write the companions into `feeds/media/`; return their paths by the names of `Files`."""
    paths = {}
    for kind, stem, text, suffix in (
        ("vtt", episode_id, companions.vtt, ".vtt"),
        ("srt", episode_id, companions.srt, ".srt"),
        ("transcript", episode_id, companions.transcript, ".json"),
        ("chapters", f"{episode_id}-chapters", companions.chapters, ".json"),
    ):
        if not transcribed and kind != "chapters":
            continue
        content = text.encode("utf-8")
        paths[kind] = media_name(stem, content, suffix)
        files.write_bytes(show.workspace / paths[kind], content)
    return paths
