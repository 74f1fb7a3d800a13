"""A document becomes a Release: headline, dateline, paragraphs, quotations, acronyms.

The door is `read_release`; values are in `audiocast.release.values`.
"""

from __future__ import annotations

from audiocast.release.reading import SUFFIXES, read_release

__all__ = ["SUFFIXES", "read_release"]
