"""Frozen dataclasses to and from plain JSON values, strictly, by their type hints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from audiocast.messages import _

# Past this a float no longer tells whole numbers apart; NaN and infinity are past it too.
_LARGEST = 2**53


class DecodeError(ValueError):
    """A value is not what its field takes; `str()` is a translated sentence with the field's path."""


def encode(value: Any) -> Any:
    """Return `value` (a dataclass of such, tuples, dates, and JSON's own types) as JSON values.

    Dataclass fields keep the order in which they are declared.
    """
    if is_dataclass(value):
        return {item.name: encode(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def decode(kind: Any, value: Any, path: str = "") -> Any:
    """Return the `kind` that the JSON `value` stands for.

    `path` names the place in error messages, e.g. "receipt.size". Raises DecodeError on missing or
    unknown fields and on anything of another type than declared; nothing is converted by guess.
    """
    # The commonest first: a feed of years is read in one go.
    if reader := _SCALARS.get(kind):
        try:
            return reader(value)
        except ValueError:
            raise wrong(path) from None
    if isinstance(kind, UnionType):
        return _decode_union(kind, value, path)
    if get_origin(kind) is tuple:
        return _decode_tuple(get_args(kind), value, path)
    if is_dataclass(kind):
        return _decode_dataclass(kind, value, path)
    raise TypeError(f"no JSON form for {kind!r}")


def wrong(path: str) -> DecodeError:
    """Return the error for a field whose value is of the wrong kind."""
    return DecodeError(_("“{field}” holds a value that it cannot take.").format(field=path))


@lru_cache(maxsize=64)
def _fields(kind: Any) -> dict[str, tuple[Any, bool]]:
    hints = get_type_hints(kind)
    return {
        item.name: (hints[item.name], item.default is MISSING and item.default_factory is MISSING)
        for item in fields(kind)
    }


def _decode_dataclass(kind: Any, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise wrong(path)
    known = _fields(kind)
    prefix = f"{path}." if path else ""
    for name in value:
        if name not in known:
            raise DecodeError(_("“{field}” is not a field of this record.").format(field=prefix + name))
    for name, (_hint, required) in known.items():
        if required and name not in value:
            raise DecodeError(_("The field “{field}” is missing.").format(field=prefix + name))
    return kind(**{name: decode(known[name][0], item, prefix + name) for name, item in value.items()})


def _decode_union(kind: UnionType, value: Any, path: str) -> Any:
    options = [option for option in get_args(kind) if option is not type(None)]
    if value is None and len(options) < len(get_args(kind)):
        return None
    return decode(options[0], value, path)


def _decode_tuple(items: tuple[Any, ...], value: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise wrong(path)
    if len(items) == 2 and items[1] is Ellipsis:
        items = (items[0],) * len(value)
    if len(items) != len(value):
        raise wrong(path)
    return tuple(
        decode(kind, item, f"{path}[{index}]")
        for index, (kind, item) in enumerate(zip(items, value, strict=True))
    )


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    value.encode("utf-8")  # a lone surrogate could never be written again
    return value


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise ValueError
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not -_LARGEST <= value <= _LARGEST:
        raise ValueError
    return float(value)


def _boolean(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError
    return value


def _date(value: Any) -> dt.date:
    return dt.date.fromisoformat(_string(value))


def _instant(value: Any) -> dt.datetime:
    moment = dt.datetime.fromisoformat(_string(value))
    if moment.utcoffset() is None:
        raise ValueError
    return moment


_SCALARS: dict[Any, Callable[[Any], Any]] = {
    str: _string,
    int: _integer,
    float: _number,
    bool: _boolean,
    dt.date: _date,
    dt.datetime: _instant,
}
