"""The Spanish voices of Piper that are known, and those that are installed.

Sizes and SHA-256 are those of `rhasspy/piper-voices` at its tag v1.0.0, where several independent
projects that ship these voices agree on them; licences are those of the voices' model cards.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiocast.files import sha256, write_json

FOLDER = "AUDIOCAST_VOICES"
"""Environment variable with the folder in which voices are installed."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A file as it must be: its size in bytes (0: not known) and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Known:
    """A voice that can be downloaded: `path` below the source, without suffix; its two files."""

    path: str
    quality: str
    licence: str
    model: Pinned
    config: Pinned

    @property
    def name(self) -> str:
        """Return the voice's name, such as `es_MX-claude-high`."""
        return self.path.rpartition("/")[2]

    @property
    def language(self) -> str:
        """Return the language tag, such as `es-MX`."""
        return self.name.partition("-")[0].replace("_", "-")


KNOWN = (
    Known(
        "es/es_MX/claude/high/es_MX-claude-high",
        "high",
        "Apache-2.0",
        Pinned(63_122_309, "3ef40a71ea63852cd8ab7e6fa7d2ecdcfa67a0b47c9c48e3f10e02ee02083ea0"),
        Pinned(4_963, "1afc81f703c0e4cb3b4d7c0dca096b8b54a98806807f0170cf5eb5557723c12d"),
    ),
    Known(
        "es/es_MX/ald/medium/es_MX-ald-medium",
        "medium",
        "Unlicense",
        Pinned(63_201_294, "019b3803293c93e34a206dd2e53a3889209a514e786fd7144f7b70196c579b63"),
        Pinned(4_878, "5a71498158e04afc8099bfd019c7e87c68eb9d042505a2b1a87e5c1ac2b1a61d"),
    ),
    Known(
        "es/es_AR/daniela/high/es_AR-daniela-high",
        "high",
        "CC-BY-SA-4.0",
        Pinned(114_199_011, "7ceb1fc0dab349418c5b54a639ae9ee595212d7c9ea422220d8419163d5cc985"),
        Pinned(7_248, "aedbf69647e1d754c62ecf8e0366ca5f16af3e768e3c6b5329af6eb6bde3852b"),
    ),
    Known(
        "es/es_ES/davefx/medium/es_ES-davefx-medium",
        "medium",
        "CC0-1.0",
        Pinned(63_201_294, "6658b03b1a6c316ee4c265a9896abc1393353c2d9e1bca7d66c2c442e222a917"),
        Pinned(4_817, "0e0dda87c732f6f38771ff274a6380d9252f327dca77aa2963d5fbdf9ec54842"),
    ),
    Known(
        "es/es_ES/sharvard/medium/es_ES-sharvard-medium",
        "medium",
        "CC-BY-3.0",
        Pinned(76_733_615, "40febfb1679c69a4505ff311dc136e121e3419a13a290ef264fdf43ddedd0fb1"),
        Pinned(0, "7438c9b699c72b0c3388dae1b68d3f364dc66a2150fe554a1c11f03372957b2c"),
    ),
)


def folder() -> Path:
    """Return the folder in which voices are installed: the user's, shared by all workspaces."""
    if given := os.environ.get(FOLDER):
        return Path(given)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "AudioCast" / "voices"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "AudioCast" / "voices"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "audiocast" / "voices"


def installed() -> list[str]:
    """Return the names of the installed voices, sorted: a model with its configuration each."""
    with contextlib.suppress(OSError):
        names = [path.stem for path in folder().iterdir() if path.suffix == ".onnx"]
        return sorted(name for name in names if config_path(name).is_file())
    return []


def model_path(name: str) -> Path:
    """Return where the voice's model is, or would be."""
    return folder() / f"{name}.onnx"


def config_path(name: str) -> Path:
    """Return where the voice's configuration is, or would be."""
    return folder() / f"{name}.onnx.json"


def facts(name: str) -> dict[str, Any]:
    """Return what was found out about the installed voice: its `sha256`, and what `remember` added.

    Kept beside the model as long as neither of its files changes, so that a hundred megabytes are
    not read for every run. Raises OSError where a file is missing.
    """
    stamps = [
        [path.stat().st_size, path.stat().st_mtime_ns] for path in (model_path(name), config_path(name))
    ]
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
        kept = json.loads(_facts_path(name).read_text("utf-8"))
        if kept.get("stamps") == stamps and isinstance(kept.get("sha256"), str):
            return dict(kept)
    found = digest(sha256(model_path(name)), sha256(config_path(name)))
    remember(name, fresh := {"stamps": stamps, "sha256": found})
    return fresh


def digest(model: str, config: str) -> str:
    """Return the short hash of a voice whose files have these SHA-256."""
    return f"{model[:16]}{config[:8]}"


def speakers(name: str) -> dict[str, int]:
    """Return the speakers of the installed voice by name; empty where it has one or cannot be read."""
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
        found = json.loads(config_path(name).read_text("utf-8")).get("speaker_id_map", {})
        return {str(speaker): int(number) for speaker, number in found.items()}
    return {}


def remember(name: str, values: dict[str, Any]) -> None:
    """Keep `values` as the voice's facts, if the folder can be written."""
    with contextlib.suppress(OSError):
        write_json(_facts_path(name), values)


def _facts_path(name: str) -> Path:
    return folder() / f"{name}.facts.json"
