"""Days of the week cut short: lun. 3 y mar. 4, Lun-Vie, Mar.-Vie., L-V de 8 a 16, sáb 9:00."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audiocast.spanish.grammar import Match, Piece, single
from audiocast.spanish.patterns import Pattern
from audiocast.spanish.text import SPACE, Text

EXAMPLES = (
    ("lun. 3 y mar. 4 de mayo", "lunes tres y martes cuatro de mayo"),
    ("Lun-Vie 9:00-16:00", "lunes a viernes nueve a dieciséis"),
    ("Mar.-Vie. 9:00", "martes a viernes nueve horas"),
    ("(mensajes, L-V de 8 a 16)", "(mensajes, lunes a viernes de ocho a dieciséis)"),
    ("Sáb 9:00-13:00", "sábado nueve a trece"),
    ("pista libre lun-mié-vie", "pista libre lunes, miércoles, viernes"),
    ("lun/mié/vie 15:00", "lunes, miércoles, viernes quince horas"),
    ("el mar. 21.", "el martes veintiuno."),
    ("antes del vie. 14", "antes del viernes catorce"),
)
RULES = {
    "weekday": "A day of the week, cut short.",
    "weekday.range": "From a day of the week to another.",
}

_DAYS = {
    "lun": "lunes", "lu": "lunes", "mar": "martes", "ma": "martes", "mart": "martes", "mie": "miércoles",
    "mié": "miércoles", "mi": "miércoles", "miérc": "miércoles", "mierc": "miércoles", "juev": "jueves",
    "jue": "jueves", "ju": "jueves", "vier": "viernes", "vie": "viernes", "vi": "viernes", "sáb": "sábado",
    "sab": "sábado", "sá": "sábado", "sa": "sábado", "dom": "domingo", "do": "domingo",
    "lunes": "", "martes": "", "miércoles": "", "jueves": "", "viernes": "", "sábado": "", "domingo": "",
}  # fmt: skip
_LETTERS = {
    "L": "lunes", "M": "martes", "X": "miércoles", "J": "jueves", "V": "viernes", "S": "sábado",
    "D": "domingo",
}  # fmt: skip
_NAME = "|".join(sorted(_DAYS, key=len, reverse=True))
_RANGE = Pattern(
    rf"(?<![\w.@/#-])(?P<a>{_NAME})(?P<dot>\.?)(?P<dash>{SPACE}?[-–—/]{SPACE}?)(?P<b>{_NAME})(?P<dot2>\.?)"
    rf"(?:(?P<dash2>{SPACE}?[-–—/]{SPACE}?)(?P<c>{_NAME})(?P<dot3>\.?))?(?![\w/-])",
    re.IGNORECASE,
    needs=r"[a-zé]\.?\s?[-–—/]",
)
_INITIALS = Pattern(
    rf"(?<![\w.@/#-])(?P<a>[LMXJVSD])(?P<dash>{SPACE}?[-–—/]{SPACE}?|{SPACE}[ay]{SPACE})(?P<b>[LMXJVSD])(?![\w/.-])"
    rf"(?=:?,?{SPACE}?(?:\(?(?:de|desde){SPACE}(?:las{SPACE})?)?\d|\)?\s*\Z|{SPACE}cerrado)",
    needs=r"(?<!\w)[LMXJVSD](?!\w)",
)
_SHORT = Pattern(
    r"(?<![\w.@/#-])(?P<day>lun|mart?|mi[ée]|mi[ée]rc|jue|juev|vier?|s[áa]b|dom)(?P<dot>\.?)(?![\w/@-])",
    re.IGNORECASE,
    needs=r"(?i:(?<![^\W_])(?:lun|mar|mi[eé]|jue|vie|s[aá]b|dom)(?![^\W_]{3}))",
)
_LETTER_ALONE = Pattern(rf"(?<=[;,:] )[SD](?={SPACE}(?:de{SPACE})?\d)")
_DAY_OF_MONTH = Pattern(
    rf"{SPACE}?(?P<day>[0-3]?\d)(?![\w:/]|[.,]\d"
    rf"|{SPACE}?(?:hrs?|hs?|[ap]\.?{SPACE}?m)\b)"
)
_TIME = Pattern(rf"[:,]?{SPACE}?(?:de{SPACE}|desde{SPACE})?(?:las?{SPACE})?\d")
_OTHER = Pattern(
    r"\b(?:lunes|lun\b|martes|mi[ée]rcoles|mi[ée]\b|jueves|jue\b|viernes|vie\b|vier\b|s[áa]bado|s[áa]b\b|domingo|dom\b)"
)
_JOINED_BEFORE = Pattern(rf"\b(?:lun|lunes)\.?(?:,|{SPACE}[ya]){SPACE}\Z")
_JOINED_AFTER = Pattern(rf"(?:,|{SPACE}[ya]){SPACE}(?:mi[ée]|jue|vie|s[áa]b)\b")
_SURE = frozenset(("lun", "mié", "miérc", "jue", "vie", "sáb", "vier", "juev"))
_MONTH_AFTER = Pattern(rf"{SPACE}+de{SPACE}+(?:\w{{3,10}})")


def find(text: Text) -> Iterator[Match]:
    """Yield every day of the week that is cut short."""
    for found in _RANGE.finditer(text.written):
        if match := _range(text, found):
            yield match
    initials = list(_INITIALS.finditer(text.written))
    for found in initials:
        joined = "y" if found["dash"].strip() in ("y", "/") else "a"
        said = f"{_LETTERS[found['a']]} {joined} {_LETTERS[found['b']]}"
        yield single(*found.span(), said, "weekday.range")
    if initials:
        for found in _LETTER_ALONE.finditer(text.written, initials[0].end()):
            yield single(*found.span(), _LETTERS[found[0]], "weekday")
    for found in _SHORT.finditer(text.written):
        if match := _short(text, found):
            yield match


def _full(written: str) -> str:
    return _DAYS[written.lower()] or written


def _range(text: Text, found: re.Match[str]) -> Match | None:
    """Read days joined by a mark; two letters only where both are ("Lu-Vi"), a noun never ("mar-dom" is)."""
    names = [found[group] for group in "abc" if found[group]]
    if any(len(name) < 3 for name in names) and not (
        all(len(name) == 2 for name in names)
        and names[0][0].isupper()
        and _TIME.match(text.written, found.end())
    ):
        return None
    if all(not _DAYS[name.lower()] for name in names) and "/" not in found[0]:
        return None  # whole words, which others read
    end = found.end() - (found[0].endswith(".") and text.ends_sentence(found.end()))
    mark = "," if "/" in found["dash"] or found["c"] else "a"
    pieces = []
    for group, dot, dash in (("a", "dot", "dash"), ("b", "dot2", "dash2"), ("c", "dot3", "")):
        if not found[group]:
            break
        pieces.append(Piece(found.start(group), min(found.end(dot), end), _full(found[group])))
        if dash and found[dash]:
            at = found.start(dash) + len(found[dash]) - len(found[dash].lstrip())
            pieces.append(Piece(at, at + 1, mark))
    return Match(tuple(pieces), "weekday.range")


def _stands_alone(name: str, timed: bool, beside: bool) -> bool:
    """Tell whether `name` is a day also without its dot: no other word, or beside a day or a figure."""
    if name in ("mié", "miérc", "sáb"):
        return True
    return (timed or beside) if name in _SURE else (timed and beside)


def _is_tuesday(text: Text, found: re.Match[str], timed: bool, beside: bool) -> bool:
    """Tell martes from the month (4 mar., en mar. de 2020) and the sea (el mar)."""
    start, end = found.span()
    if re.search(r"(?:\d|\bde)\s*\Z", text.before(start, 6)) and not beside:
        return False
    dated = _DAY_OF_MONTH.match(text.written, end)
    if dated and _MONTH_AFTER.match(text.written, dated.end()):
        return True
    if found["dot"] and dated and text.previous_word(start) in ("el", "este", "al", "del"):
        return True
    if found["dot"] and text.ends_sentence(end):
        return False
    if beside and (found["dot"] or timed):
        return True
    return not found["dot"] and bool(
        _JOINED_BEFORE.search(text.before(start, 20)) or _JOINED_AFTER.match(text.lower, end)
    )


def _short(text: Text, found: re.Match[str]) -> Match | None:
    name = found["day"].lower()
    start, end = found.span()
    dated = _DAY_OF_MONTH.match(text.written, end)
    beside = _OTHER.search(text.lower, max(0, start - 40), start) or _OTHER.search(text.lower, end, end + 25)
    timed = _TIME.match(text.written, end)
    if name in ("mar", "mart"):
        if not _is_tuesday(text, found, bool(timed), bool(beside)):
            return None
    elif not found["dot"] and not _stands_alone(name, bool(timed), bool(beside)):
        return None
    said = _full(name)
    if found["dot"] and text.ends_sentence(end) and not dated:
        end -= 1
    if name in ("mar", "mart") and dated and not _MONTH_AFTER.match(text.written, dated.end()):
        from audiocast.spanish import numbers

        day = Piece(*dated.span("day"), numbers.cardinal(int(dated["day"])))
        return Match((Piece(start, end, said), day), "weekday")
    return single(start, end, said, "weekday")
