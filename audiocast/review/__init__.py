"""A finished episode → one self-contained page on which a person hears and checks it."""

from __future__ import annotations

from audiocast.review.values import Review


def render_page(review: Review) -> str:
    """Return the page as HTML: sound, script and styles lie in it, nothing is fetched from anywhere."""
    from audiocast.review.page import render

    return render(review)


__all__ = ["Review", "render_page"]
