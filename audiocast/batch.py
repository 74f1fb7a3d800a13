"""Many documents, one feed: one bad document does not stop the others."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audiocast.asking import Request
from audiocast.episode import load_episodes
from audiocast.episode.values import Episode
from audiocast.errors import AudioCastError, InputError
from audiocast.finding import WHOLE
from audiocast.keeping import advice_on
from audiocast.messages import _
from audiocast.observing import Observer, quiet
from audiocast.planning import make_plan
from audiocast.produce import is_current, keep, render
from audiocast.publishing import write_feed
from audiocast.script.values import Advice
from audiocast.show import Show
from audiocast.spanish.values import Reading
from audiocast.workspace import Workspace, writing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request: `status` is "made", "updated", "unchanged" or "failed" (with `error`)."""

    source: Path
    status: str
    episode: Episode | None = None
    readings: tuple[Reading, ...] = ()
    advice: tuple[Advice, ...] = ()
    error: AudioCastError | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of every request, in order, and where the feed is (None before the first episode)."""

    outcomes: tuple[Outcome, ...]
    feed: Path | None


def make_all(requests: Sequence[Request], show: Show, observe: Observer = quiet) -> Result:
    """Make an episode of each request, then the feed of all episodes.

    Holds the workspace's lock throughout. Raises UnavailableError where another run holds it, and
    InputError where a record that exists cannot be read: a feed without it would lose an episode.
    """
    with writing(Workspace(show.workspace)) as work:
        loaded = load_episodes(show.workspace)
        if loaded.errors:
            raise loaded.errors[0]
        episodes = {episode.id: episode for episode in loaded.episodes}
        outcomes = []
        for request in requests:
            outcome = _attempt(request, show, episodes, work, observe)
            if outcome.episode is not None:
                episodes[outcome.episode.id] = outcome.episode
            outcomes.append(outcome)
        feed = None
        if episodes:
            observe("", "feed")
            feed = write_feed(show, list(episodes.values()))
    return Result(tuple(outcomes), feed)


def _attempt(
    request: Request, show: Show, episodes: dict[str, Episode], work: Path, observe: Observer
) -> Outcome:
    try:
        observe(request.source.name, "read")
        plan = make_plan(request, show, list(episodes.values()))
        if is_current(plan, show):
            return Outcome(request.source, "unchanged", plan.earlier)
        own = Path(tempfile.mkdtemp(dir=work))
        rendered = render(plan, show, own, observe)
        shutil.rmtree(own, ignore_errors=True)
        observe(request.source.name, "keep")
        episode = keep(plan, show, rendered)
    except AudioCastError as error:
        return Outcome(request.source, "failed", error=error)
    except OSError as error:
        sentence = _("{path} cannot be read or written: {reason}.").format(
            path=error.filename or request.source, reason=error.strerror or error
        )
        return Outcome(request.source, "failed", error=InputError(sentence))
    status = "updated" if plan.earlier else "made"
    whole = plan.found.use == WHOLE
    advice = () if whole else advice_on(show, episode.id, rendered.script, rendered.readings)
    return Outcome(request.source, status, episode, rendered.readings, tuple(advice))
