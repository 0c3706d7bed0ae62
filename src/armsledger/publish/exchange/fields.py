"""A mapping of fields as data: what ours is called there, and how it is read. The reference page is made of these."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)  # Python 3.11 makes no slots for a generic that is called with its parameter
class Field(Generic[T]):
    """One field of theirs: `ours` names where it comes from, `read` gives its value, `note` what to know of it."""

    theirs: str
    ours: str
    read: Callable[[T], Any]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The fields of one thing of a format, as the reference page shows them: rows of theirs, ours and note."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


def fill(fields: Sequence[Field[T]], thing: T) -> dict[str, Any]:
    """The fields that have a value, in their order; what is not said is left out."""
    filled = {field.theirs: field.read(thing) for field in fields}
    return {name: value for name, value in filled.items() if value is not None and value not in ("", (), [], {})}


def row_of(fields: Sequence[Field[T]], thing: T) -> dict[str, Any]:
    """All fields in their order, None where there is no value: a row of a table."""
    return {field.theirs: field.read(thing) for field in fields}


def section(title: str, fields: Sequence[Field[Any]]) -> Section:
    """The section of the reference page about these fields."""
    return Section(title, tuple((field.theirs, field.ours, field.note) for field in fields))


def section_of(title: str, table: Sequence[tuple[str, str, str]]) -> Section:
    """A section about a table of words: ours to theirs, such as kinds of claims to kinds of events."""
    return Section(title, tuple((theirs, ours, note) for ours, theirs, note in table))
