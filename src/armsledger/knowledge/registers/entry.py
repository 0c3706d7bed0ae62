"""What a register's rows are read as: an entry with the row of our table that its designation leads to, if any does."""

from dataclasses import dataclass
from datetime import date

from armsledger.errors import InputError


@dataclass(frozen=True, slots=True)
class Entry:
    """What all registers tell.

    `designation` is the system as the register writes it, counts and blanks around it removed; `row_id` the row of our
    equipment table that it names (None where none bears it), `category` our row's category, else a guess from the
    register's own words; `class_id` the class row that the guess rests on; `is_generic` where the register names no
    system at all ("Unknown truck"); `line` the line of the file.
    """

    line: int
    designation: str
    row_id: str | None
    category: str
    class_id: str | None
    is_generic: bool


@dataclass(frozen=True, slots=True)
class Transfer:
    """A row of the SIPRI trade register; None where the register does not say, years as the register reckons them."""

    entry: Entry
    supplier: str | None
    recipient: str | None
    description: str | None
    armament: str | None
    order_year: int | None
    ordered: int | None
    delivered: int | None
    delivery_years: tuple[int, ...]
    status: str | None


@dataclass(frozen=True, slots=True)
class Loss:
    """A row of an Oryx list: whose system was lost, and how; None where the list does not say."""

    entry: Entry
    country: str | None
    kind: str | None
    status: str | None
    day: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Register:
    """A file as read: its name, its rows in order, and an error for every row that could not be read."""

    name: str
    rows: tuple[Transfer | Loss, ...]
    errors: tuple[InputError, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What all rows tell of equipment, in order."""
        return tuple(row.entry for row in self.rows)
