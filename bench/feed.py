"""The feed: CPU seconds, bytes and memory to build and to check it, from one episode to 10,000."""

import datetime as dt
import resource
import sys
import tempfile
import time
from pathlib import Path

from audiocast.episode.values import Episode, Files, Narration, Person, Source
from audiocast.feed import build_feed, check_feed
from audiocast.show import load_show
from audiocast.studio.values import Receipt

ROOT = Path(__file__).parents[1]
COUNTS = (1, 300, 1_000, 10_000)
CHECKED = 300
TEXT = (
    "La feria de Valle Ejemplo reúne a las familias productoras & a sus «vecinos» de las siete provincias. "
)
ZONE = dt.timezone(dt.timedelta(hours=-4))


def episode(number: int) -> Episode:
    """Return an episode with a text of the usual length, four kilobytes."""
    moment = dt.datetime(1995, 1, 1, 8, 0, tzinfo=ZONE) + dt.timedelta(days=number)
    stem = f"feeds/media/{moment.date()}-nota-{number}"
    return Episode(
        id=f"{moment.date()}-nota-{number}",
        slug=f"nota-{number}",
        guid=f"00000000-0000-5000-8000-{number:012d}",
        title=f"Valle Ejemplo abre la feria número {number}",
        date=moment.date(),
        published=moment,
        language="es-bo",
        summary=TEXT * 3,
        text="\n\n".join([TEXT * 8] * 5),
        source=Source("releases/nota.txt", "0" * 64),
        fingerprint="0" * 64,
        narration=Narration("espeak:es-419"),
        receipt=Receipt("podcast", -16.0, -14.0, 3.0, -1.2, 144.0, 6_350_400, 1_728_000, "0" * 64, True),
        files=Files(
            "", "", f"{stem}.mp3", f"{stem}.vtt", f"{stem}.srt", f"{stem}.json", f"{stem}.chapters.json"
        ),
        people=(Person("María Ejemplo"),),
    )


def main() -> None:
    """Print a row for each number of episodes, then the time of the check."""
    show = load_show(ROOT)
    print(f"{'episodes':>8} {'CPU s':>7} {'documents':>9} {'feed kB':>8} {'all kB':>8} {'peak MB':>8}")
    for count in COUNTS:
        episodes = [episode(number) for number in range(count)]
        start = time.process_time()
        built = build_feed(show, episodes, cover="feeds/cover.jpg", workspace=Path("no-such-folder"))
        seconds = time.process_time() - start
        sizes = [len(content) // 1000 for content in built.values()]
        print(
            f"{count:8} {seconds:7.2f} {len(built):9} {sizes[-1]:8} {sum(sizes):8} {_peak_megabytes():8.0f}"
        )
    with tempfile.TemporaryDirectory() as folder:
        _check(show, Path(folder))


def _check(show, folder) -> None:
    episodes = [episode(number) for number in range(CHECKED)]
    for path, content in build_feed(show, episodes, cover="feeds/cover.jpg", workspace=folder).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    start = time.process_time()
    check_feed(show, folder, episodes)
    print(f"check of {CHECKED} episodes: {time.process_time() - start:.2f} s of CPU")


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


if __name__ == "__main__":
    main()
