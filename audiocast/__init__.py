"""AudioCast turns press releases into narrated Spanish audio and a podcast feed."""

__version__ = "0.1.0"
