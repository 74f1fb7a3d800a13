"""The codes that a receipt's `notes` may hold, and what they mean to a person."""

from __future__ import annotations

from audiocast.messages import _

# Why the profile was not reached, as far as the sound itself is the reason.
TOO_QUIET = "too-quiet"
TOO_SHORT = "too-short"
GAIN_CAPPED = "gain-capped"
PEAK_LIMITED = "peak-limited"
# What the finished file does not keep.
LOUDNESS_MISSED = "loudness-missed"
PEAK_EXCEEDED = "peak-exceeded"
# What was done to the sound.
CLEANED = "cleaned"


def explain(code: str) -> str:
    """Return the sentence for a note's code, in the user's language; an unknown code is returned as it is."""
    return {
        TOO_QUIET: _("The sound is too quiet to have a loudness (under -70 LUFS)."),
        TOO_SHORT: _("The sound is too short to have a loudness (under 0.4 s)."),
        GAIN_CAPPED: _("The sound is so quiet that raising it fully would only raise its noise."),
        PEAK_LIMITED: _("The peaks of the sound leave no room for its loudness."),
        LOUDNESS_MISSED: _("The loudness of the file is not that of its profile."),
        PEAK_EXCEEDED: _("The true peak of the file is above that of its profile."),
        CLEANED: _("Samples that were no valid numbers, or far beyond full scale, were repaired."),
    }.get(code, code)
