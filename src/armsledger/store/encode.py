"""The ledger's nouns as plain JSON values and back, their text in code points that every database holds."""

from typing import Any, TypeVar

from armsledger.model import plain as plain_values
from armsledger.store.exact import from_storable, to_storable

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """Write a noun, or a tuple of nouns, in what JSON holds.

    Raises TypeError for what is no noun of ours, ValueError for an infinity.
    """
    return plain_values.to_plain(value, to_storable)


def from_plain(wanted: type[T], plain: object) -> T:
    """Read the noun of the `wanted` type; raises what its constructor raises for a value that breaks its rules."""
    return plain_values.from_plain(wanted, plain, from_storable)


def from_plain_or_none(wanted: type[T], plain: object) -> T | None:
    """Read the noun of the `wanted` type, or None where none was written."""
    return None if plain is None else from_plain(wanted, plain)
