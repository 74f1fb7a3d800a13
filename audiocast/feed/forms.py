"""The forms that single values of the feed must have: dates, addresses, languages, HTML."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from html import entities, unescape

_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?::\d+)?"
    r"(?:/(?:[A-Za-z0-9;/?:@&=+$.\-_!~*'(),#]|%[0-9A-Fa-f]{2})*)?"
)
_EMAIL = re.compile(r"[A-Za-z0-9_\-+.']+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9][A-Za-z0-9-]*")
_LANGUAGE = re.compile(r"([a-z]{2})(-[a-z0-9]{2,8})*")
_GEO = re.compile(r"geo:(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(?:,-?\d+(?:\.\d+)?)?")
_BAD_CHARACTER = re.compile("[\x7f-\x9f\ufffd]")
_TWICE_ENCODED = re.compile("[\xc2\xc3][\x80-\xbf]")
_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TAGS = {"p", "br", "a", "b", "i", "em", "strong", "ul", "ol", "li", "blockquote"}
_VOID = {"br"}
_TOKEN = re.compile(r"<[^<>]*>")
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s+[A-Za-z-]+=\"[^\"]*\")*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)=\"([^\"]*)\"")
_REFERENCE = re.compile(r"&(#\d+;|#x[0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)")
_AMPERSAND = re.compile(r"&(?!(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);)(?=[\w#])")
# No address of ours comes near; a pattern need not be tried on more.
_LONGEST = 2_000


def date_of(text: str) -> dt.datetime | None:
    """Return the moment that `text` names in RFC 5322's form with a numeric offset, or None.

    The day of the week must be that of the date, and the year 1990 or later.
    """
    if not _DATE.fullmatch(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    right = days[moment.weekday()] == text[:3] and moment.year >= 1990 and moment.tzinfo is not None
    return moment if right else None


def is_address(text: str) -> bool:
    """Tell whether `text` is an absolute ASCII http(s) address of a host with a domain name."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None


def is_direct(text: str) -> bool:
    """Tell whether `text` has the form of a file's own address: nothing in it calls for a redirect."""
    path = text.partition("://")[2]
    return is_address(text) and not any(part in path for part in ("//", "/./", "/../", "?", "#", "http:"))


def is_email(text: str) -> bool:
    """Tell whether `text` is a bare e-mail address."""
    return len(text) <= _LONGEST and _EMAIL.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Tell whether `text` is a lower-case RSS language code such as `es-bo`."""
    match = _LANGUAGE.fullmatch(text)
    return match is not None and match[1] in _ISO_639_1.split()


def is_geo(text: str) -> bool:
    """Tell whether `text` is a place in RFC 5870's form `geo:latitude,longitude`."""
    match = _GEO.fullmatch(text)
    return match is not None and abs(float(match[1])) <= 90 and abs(float(match[2])) <= 180


def has_bad_characters(text: str) -> bool:
    """Tell whether `text` shows signs of a wrong encoding.

    Those are control and replacement characters, and UTF-8 that was read as Latin-1 («aÃ±o»).
    """
    if _BAD_CHARACTER.search(text):
        return True
    if not _TWICE_ENCODED.search(text):
        return False
    try:
        return text.encode("latin-1").decode("utf-8") != text
    except UnicodeError:
        return False


def has_markup(text: str) -> bool:
    """Tell whether plain `text` has HTML in it, which readers would show as such."""
    return (
        re.search(r"</?(?:p|br|a|b|i|em|strong|ul|ol|li|div|span|img|h\d)\b[^<>]*>", text, re.I) is not None
    )


def is_clean_html(text: str) -> bool:
    """Tell whether `text` is HTML that every reader shows alike.

    That is: harmless tags, closed in order, with full addresses; every `&` a character reference.
    """
    open_tags: list[str] = []
    for token in _TOKEN.findall(text):
        tag = _TAG.fullmatch(token)
        if tag is None or tag["name"].lower() not in _TAGS or not _clean_attributes(tag["attributes"]):
            return False
        name = tag["name"].lower()
        if tag["end"]:
            if not open_tags or open_tags.pop() != name:
                return False
        elif name not in _VOID:
            open_tags.append(name)
    prose = _TOKEN.sub(" ", text)
    references = all(name.startswith("#") or name in entities.html5 for name in _REFERENCE.findall(prose))
    return not open_tags and "<" not in prose and references and not _AMPERSAND.search(prose)


def _clean_attributes(attributes: str) -> bool:
    return all(
        name.lower() == "title" or (name.lower() == "href" and is_address(unescape(value)))
        for name, value in _ATTRIBUTE.findall(attributes)
    )
