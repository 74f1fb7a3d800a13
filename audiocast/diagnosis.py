"""What works on this computer: each part is tried, not only looked for."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from audiocast import __version__
from audiocast.errors import AudioCastError
from audiocast.messages import _
from audiocast.show import find_workspace, load_show


@dataclass(frozen=True, slots=True)
class Finding:
    """One part, whether it works, what was found, and how to get it; `needed` by every episode."""

    name: str
    works: bool
    text: str
    hint: str = ""
    needed: bool = False


def diagnose(workspace: Path | None = None) -> list[Finding]:
    """Try every part and return what was found, the needed ones first."""
    return [
        Finding(
            "AudioCast", True, f"{__version__}, Python {platform.python_version()}, {platform.platform()}"
        ),
        _tried(
            "ffmpeg", _ffmpeg, _("Reinstall AudioCast: pip install --force-reinstall imageio-ffmpeg"), True
        ),
        _tried("workspace", lambda: _workspace(workspace), _("Create one with “audiocast init”."), False),
        *_voices(),
    ]


def _tried(name: str, trial: Callable[[], str], hint: str, needed: bool) -> Finding:
    try:
        return Finding(name, True, trial(), needed=needed)
    except AudioCastError as error:
        return Finding(name, False, error.message, error.hint or hint, needed)
    except (OSError, ImportError, RuntimeError, subprocess.SubprocessError) as error:
        return Finding(name, False, str(error), hint, needed)


def _ffmpeg() -> str:
    import imageio_ffmpeg

    path = imageio_ffmpeg.get_ffmpeg_exe()
    done = subprocess.run(
        [path, "-hide_banner", "-encoders"], capture_output=True, text=True, timeout=30, check=True
    )
    if "libmp3lame" not in done.stdout:
        raise RuntimeError(_("{path} cannot write MP3.").format(path=path))
    return _("version {version}, writes MP3").format(version=metadata.version("imageio-ffmpeg"))


def _workspace(workspace: Path | None) -> str:
    root = workspace or find_workspace(Path.cwd())
    show = load_show(root)
    return _("{folder}: “{title}”").format(folder=root, title=show.podcast.title)


def _voices() -> list[Finding]:
    from audiocast.voices import list_voices

    findings = []
    for voice in list_voices():
        about = ", ".join(
            filter(None, [voice.language, voice.quality, voice.licence, voice.needs, voice.sends])
        )
        works = voice.installed and not voice.reason
        findings.append(Finding(voice.voice, works, about, voice.reason, voice.voice == "espeak:es-419"))
    return findings
