"""What the single elements and attributes of the feed may say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from audiocast.feed import forms
from audiocast.feed.categories import CATEGORIES
from audiocast.feed.names import (
    AUDIO_TYPE,
    CHAPTERS_TYPE,
    MAX_AUTHOR,
    MAX_DESCRIPTION_BYTES,
    MAX_NAME,
    RSS_TYPE,
    TRANSCRIPT_TYPES,
)
from audiocast.feed.reading import Document, Report, name_of, value_of
from audiocast.messages import _

Test = Callable[[str], object]


def _one_of(*values: str) -> Test:
    return lambda text: text in values


def _matches(pattern: str) -> Test:
    return re.compile(pattern).fullmatch


_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PLAIN = {"title", "copyright", "itunes:title", "itunes:author", "itunes:name", "itunes:summary"}
_PLAIN |= {"podcast:person", "podcast:location"}
_HTML = {"description", "content:encoded"}
_WHOLE = _matches(r"[1-9]\d{0,8}")
# Element: its test. A name with “@” is an attribute.
_TESTS: dict[str, Test] = {
    "link": forms.is_address,
    "docs": forms.is_address,
    "url": forms.is_direct,
    "language": forms.is_language,
    "ttl": _WHOLE,
    "pubDate": forms.date_of,
    "lastBuildDate": forms.date_of,
    "guid": lambda text: not re.fullmatch(r"\d{1,8}", text),
    "guid@isPermaLink": _one_of("false"),
    "enclosure@url": lambda text: forms.is_direct(text) and text.endswith(".mp3"),
    "enclosure@type": _one_of(AUDIO_TYPE),
    "enclosure@length": _matches(r"[1-9]\d{2,11}"),
    "itunes:explicit": _one_of("true", "false"),
    "itunes:type": _one_of("episodic", "serial"),
    "itunes:episodeType": _one_of("full", "trailer", "bonus"),
    "itunes:duration": _WHOLE,
    "itunes:season": _WHOLE,
    "itunes:episode": _WHOLE,
    "itunes:email": forms.is_email,
    "itunes:image@href": lambda text: (
        forms.is_direct(text) and text.lower().endswith((".jpg", ".jpeg", ".png"))
    ),
    "itunes:new-feed-url": forms.is_direct,
    "atom:link@href": forms.is_address,
    "atom:link@rel": _one_of(
        "self",
        "alternate",
        "current",
        "first",
        "last",
        "next",
        "previous",
        "prev-archive",
        "next-archive",
        "hub",
    ),
    "atom:link@type": _one_of(RSS_TYPE),
    "podcast:guid": _matches(_UUID),
    "podcast:locked": _one_of("yes", "no"),
    "podcast:locked@owner": forms.is_email,
    "podcast:medium": _one_of("podcast"),
    "podcast:license": _matches(r"[a-z0-9][a-z0-9.+-]*"),
    "podcast:location@geo": forms.is_geo,
    "podcast:location@rel": _one_of("subject", "creator"),
    "podcast:season": _WHOLE,
    "podcast:transcript@url": forms.is_direct,
    "podcast:transcript@type": _one_of(*TRANSCRIPT_TYPES.values()),
    "podcast:transcript@language": forms.is_language,
    "podcast:transcript@rel": _one_of("captions"),
    "podcast:chapters@url": forms.is_direct,
    "podcast:chapters@type": _one_of(CHAPTERS_TYPE),
    "podcast:person@role": _one_of("author", "guest", "host", "narrator"),
    "podcast:person@group": _one_of("writing", "cast"),
}
_LONGEST = {
    "itunes:author": MAX_AUTHOR,
    "itunes:name": MAX_AUTHOR,
    "itunes:summary": MAX_DESCRIPTION_BYTES,
    "podcast:person": MAX_NAME,
    "podcast:location": MAX_NAME,
    "podcast:license": MAX_NAME,
}
# What a value of the channel comes from: the setting under [podcast].
_SETTINGS = {
    "link": "website",
    "language": "language",
    "itunes:email": "email",
    "podcast:locked@owner": "email",
    "podcast:license": "license",
    "podcast:location@geo": "geo",
}


def check_contents(document: Document, report: Report) -> None:
    """Tell which values of `document` do not have the form that they must have."""
    for element in document.root.iter("*"):
        name, value = name_of(element), value_of(element)
        _values(document, element, name, value, report)
        if forms.has_bad_characters("".join([value, *element.attrib.values()])):
            message = _("<{name}> has characters that come from a wrong encoding.").format(name=name)
            hint = _text_hint(element)
            report.tell("characters", message, hint=hint, file=document.name, element=element)
        if value:
            _prose(document, element, name, value, report)
    _category(document, report)


def _values(document: Document, element: Any, name: str, value: str, report: Report) -> None:
    spots = [(name, value), *((f"{name}@{key}", text) for key, text in element.attrib.items())]
    for spot, text in spots:
        test = _TESTS.get(spot)
        if text and test is not None and not test(text):
            message = _("<{name}> says “{value}”, which is not what it may say.")
            code = "value-" + re.sub(r"[^a-z]+", "-", spot.lower())
            message = message.format(name=spot, value=text[:200])
            report.tell(code, message, hint=_hint(spot, element), file=document.name, element=element)


def _hint(spot: str, element: Any) -> str:
    setting = _SETTINGS.get(spot)
    if setting is None or any(parent.tag == "item" for parent in element.iterancestors()):
        return ""
    return _(
        "See that “{setting}” under [podcast] in audiocast.toml is right, and run “audiocast make”."
    ).format(setting=setting)


def _text_hint(element: Any) -> str:
    """Say where the text of `element` comes from, since writing the feed anew would bring it back."""
    if any(parent.tag == "item" for parent in (element, *element.iterancestors())):
        return _("Correct the text of the release, and make the episode again.")
    return _("Correct the text under [podcast] in audiocast.toml, and run “audiocast make”.")


def _prose(document: Document, element: Any, name: str, value: str, report: Report) -> None:
    def tell(code: str, message: str, **values: object) -> None:
        message = message.format(name=name, **values)
        report.tell(code, message, hint=_text_hint(element), file=document.name, element=element)

    plain = name in _PLAIN or (name == "description" and element.getparent().tag != "item")
    if plain and forms.has_markup(value):
        tell("markup", _("<{name}> is plain text, but has HTML in it."))
    if name in _HTML and not plain and not forms.is_clean_html(value):
        tell("html", _("<{name}> is not clean HTML: unclosed or unknown tags, or a bare “&” or “<”."))
    limit = _LONGEST.get(name)
    if limit and len(value) > limit:
        tell("too-long", _("<{name}> has more than {limit} characters."), limit=limit)
    if name == "description" and len(value.encode()) > MAX_DESCRIPTION_BYTES:
        tell("too-long", _("<{name}> has more than {limit} bytes."), limit=MAX_DESCRIPTION_BYTES)


def _category(document: Document, report: Report) -> None:
    for outer in document.channel.iterchildren("*"):
        if name_of(outer) != "itunes:category":
            continue
        text = outer.get("text", "")
        names = [text] if text not in CATEGORIES else []
        names += [
            inner.get("text", "") for inner in outer if inner.get("text") not in CATEGORIES.get(text, ())
        ]
        for name in filter(None, names[:1]):
            message = _("“{name}” is not a category of Apple Podcasts.").format(name=name)
            hint = _(
                "Set “category” and “subcategory” under [podcast] in audiocast.toml as Apple lists them."
            )
            report.tell("category", message, hint=hint, file=document.name, element=outer)
