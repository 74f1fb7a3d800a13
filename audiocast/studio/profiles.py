"""The delivery profiles that a show can choose from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audiocast.studio.values import Profile

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        "podcast": Profile(name="podcast", loudness=-16.0, true_peak=-1.0, tolerance=0.1, bitrate=96),
    }
)
"""Profiles by name. `podcast`: mono MP3 at 96 kbit/s, -16 LUFS as BS.1770 measures the mono file."""
