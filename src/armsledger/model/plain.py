"""Nouns as plain JSON values and back, without loss.

Dataclasses become objects, tuples lists in their order, sets sorted lists, dates and times ISO 8601 text, enumerations
their value. What is read back equals what was written: the types of the fields say how to read, and every constructor
checks again. A field that bears `LEFT_OUT` is not written where it holds its default, so that a noun that had no such
field before stays the same to the byte.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Spelling = Callable[[str], str]

LEFT_OUT: Final = {"left_out_where_default": True}


def as_it_stands(text: str) -> str:
    """The text itself."""
    return text


def to_plain(value: object, spell: Spelling = as_it_stands) -> Any:
    """Write a noun, or a tuple of nouns, in what JSON holds; `spell` writes each text.

    Raises TypeError for what is no noun of ours, ValueError for an infinity.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return spell(value)
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(f"{value} is no number that the ledger can hold; leave an open bound out (None)")
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, tuple):
        return [to_plain(part, spell) for part in value]
    if isinstance(value, frozenset):
        return [to_plain(part, spell) for part in sorted(value)]
    if type(value) in (date, datetime):
        return cast(date, value).isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name), spell) for name in _iter_written(value)}
    raise TypeError(f"{value!r} is no noun of the ledger; it holds dataclasses, tuples, enumerations, dates and text")


def from_plain(wanted: type[T], plain: object, unspell: Spelling = as_it_stands) -> T:
    """Read the noun of the `wanted` type; raises what its constructor raises for a value that breaks its rules."""
    return cast(T, _read(wanted, plain, unspell))


def _read(wanted: Any, plain: Any, unspell: Spelling) -> Any:
    if get_origin(wanted) in (Union, UnionType):
        return None if plain is None else _read(_present(wanted), plain, unspell)
    if get_origin(wanted) is tuple:
        return _read_tuple(get_args(wanted), plain, unspell)
    if get_origin(wanted) is frozenset:
        return frozenset(_read(get_args(wanted)[0], value, unspell) for value in plain)
    if is_dataclass(get_origin(wanted) or wanted):
        return _read_dataclass(wanted, plain, unspell)
    if wanted in (date, datetime):
        return wanted.fromisoformat(plain)
    if wanted is str:
        return unspell(plain)
    return wanted(plain) if issubclass(wanted, Enum) else plain


def _present(union: Any) -> Any:
    """What an optional value is when it is there: `str` of `str | None`."""
    (present,) = (arm for arm in get_args(union) if arm is not NoneType)
    return present


def _read_tuple(parts: tuple[Any, ...], plain: list[Any], unspell: Spelling) -> tuple[Any, ...]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_read(parts[0], value, unspell) for value in plain)
    return tuple(_read(part, value, unspell) for part, value in zip(parts, plain, strict=True))


def _read_dataclass(wanted: Any, plain: Mapping[str, Any], unspell: Spelling) -> Any:
    hints = _field_types(wanted)
    return (get_origin(wanted) or wanted)(**{name: _read(hints[name], value, unspell) for name, value in plain.items()})


def _iter_written(value: Any) -> Iterator[str]:
    noun: type = type(value)
    for name, is_left_out, default in _field_names(noun):
        if not (is_left_out and getattr(value, name) == default):
            yield name


@cache
def _field_names(noun: type) -> tuple[tuple[str, bool, object], ...]:
    return tuple((field.name, "left_out_where_default" in field.metadata, field.default) for field in fields(noun))


@cache
def _field_types(noun: Any) -> dict[str, Any]:
    """The fields' types, with the parameters of a generic (`Reading[date]`) filled in."""
    hints = get_type_hints(get_origin(noun) or noun)
    arguments = get_args(noun)
    return {name: hint[arguments] if getattr(hint, "__parameters__", ()) else hint for name, hint in hints.items()}
