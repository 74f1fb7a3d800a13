"""The settings of one podcast, from `audiocast.toml`: typed, defaulted and documented in one place."""

from audiocast.show.reading import find_workspace, load_show, parse_show, setting_error
from audiocast.show.values import (
    FEED_NAME,
    FILE_NAME,
    Output,
    Podcast,
    Recording,
    RoleVoice,
    Show,
    Sound,
    Text,
    Voice,
    setting,
    settings,
)

__all__ = [
    "FEED_NAME",
    "FILE_NAME",
    "Output",
    "Podcast",
    "Recording",
    "RoleVoice",
    "Show",
    "Sound",
    "Text",
    "Voice",
    "find_workspace",
    "load_show",
    "parse_show",
    "setting",
    "setting_error",
    "settings",
]
