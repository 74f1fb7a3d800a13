"""Import and export of the W3C Pronunciation Lexicon Specification 1.0.

A lexeme's grapheme is the spelling; an alias is another spelling, read again; a phoneme is IPA.
`role` stands in the lexeme's role as a QName. What PLS has no place for (letters, capitals, voices)
goes into elements of our own namespace, which other readers skip.
Source: https://www.w3.org/TR/pronunciation-lexicon/
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from audiocast.spanish.lexicon import Entry, Lexicon, LexiconError, default_case

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
OURS = "https://audiocast.example/ns/lexicon"


def export_pls(lexicon: Lexicon, language: str = "es-BO") -> str:
    """Return the entries of `lexicon` as a PLS 1.0 document."""
    from xml.sax.saxutils import quoteattr

    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<lexicon version="1.0" xmlns="{NAMESPACE}" xmlns:ac="{OURS}"'
        f' alphabet="ipa" xml:lang={quoteattr(language)}>',
    ]
    for entry in lexicon.entries:
        attributes = "".join(
            f" ac:{name}={quoteattr(value)}"
            for name, value in (
                ("kind", entry.kind),
                ("case", "true" if entry.case else "false"),
                ("role", entry.role),
                ("voice", entry.voice),
            )
            if value
        )
        tag = "phoneme" if entry.kind == "ipa" else "alias"
        said = entry.said if entry.kind != "letters" else entry.written
        lines.append(f"  <lexeme{attributes}>")
        lines.append(f"    <grapheme>{_clean(entry.written)}</grapheme>")
        lines.append(f"    <{tag}>{_clean(said)}</{tag}>")
        lines.append("  </lexeme>")
    return "\n".join([*lines, "</lexicon>", ""])


def import_pls(document: bytes) -> Lexicon:
    """Return the lexicon that a PLS document describes.

    Of several pronunciations of a lexeme the preferred one, else the first, is taken. Raises
    LexiconError on what is not PLS, or declares entities, or uses another alphabet than IPA.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(document, forbid_dtd=True)
    except ParseError as error:
        raise LexiconError("not well-formed XML: {reason}", error.position[0], reason=error) from None
    except (DefusedXmlException, LookupError, ValueError) as error:
        raise LexiconError("refused: {reason}", reason=error) from None
    if root.tag != f"{{{NAMESPACE}}}lexicon":
        raise LexiconError("the root is not a PLS 1.0 lexicon")
    alphabet = root.get("alphabet", "ipa")
    entries: list[Entry] = []
    for lexeme in root.iter(f"{{{NAMESPACE}}}lexeme"):
        entries += _lexeme(lexeme, alphabet)
    return Lexicon(entries)


def _lexeme(lexeme: Element, alphabet: str) -> list[Entry]:
    spoken = [
        element for element in lexeme if element.tag in (f"{{{NAMESPACE}}}alias", f"{{{NAMESPACE}}}phoneme")
    ]
    spoken.sort(key=lambda element: element.get("prefer") != "true")
    if not spoken:
        raise LexiconError("a lexeme has neither alias nor phoneme")
    said = _text(spoken[0])
    kind = lexeme.get(f"{{{OURS}}}kind", "as")
    if spoken[0].tag.endswith("phoneme"):
        if spoken[0].get("alphabet", alphabet) != "ipa":
            found = spoken[0].get("alphabet", alphabet)
            raise LexiconError("the alphabet “{alphabet}” is not IPA", alphabet=found)
        kind = "ipa"
    elif kind not in ("say", "letters"):
        kind = "as"
    graphemes = [_text(element) for element in lexeme.iter(f"{{{NAMESPACE}}}grapheme")]
    if not graphemes or not said or not all(graphemes):
        raise LexiconError("a lexeme has no grapheme or nothing to say")
    given = lexeme.get(f"{{{OURS}}}case")
    return [
        Entry(
            written,
            kind,
            "" if kind == "letters" else said,
            default_case(written) if given is None else given == "true",
            lexeme.get(f"{{{OURS}}}role", ""),
            lexeme.get(f"{{{OURS}}}voice", ""),
        )
        for written in graphemes
    ]


def _text(element: Element) -> str:
    return unicodedata.normalize("NFC", " ".join("".join(element.itertext()).split()))


def _clean(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape("".join(c for c in text if c in "\t\n" or ord(c) >= 32))
