"""Reading the CSV tables of this package: one dictionary a row, lists split, wrong cells named.

Lists within a cell are separated by `|`. Every table has an `id`-like first column, a `source` and a `reviewed` column
(`yes` once a person has checked the row against its source, `no` until then). A user's own tables, in a folder named
once before anything is read, add rows to ours; they never replace one.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Final, TypeVar

from armsledger.errors import InputError, KnowledgeError

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: `table` names the file, `cells` maps each column to its text, blanks at the ends removed."""

    table: str
    cells: Mapping[str, str]

    @property
    def key(self) -> str:
        """What the row calls itself: its first cell."""
        return next(iter(self.cells.values()))

    def text(self, column: str) -> str:
        """The cell of `column`; raises KnowledgeError where it is empty."""
        return self.find_text(column) or self._refuse(f"column {column!r} is empty")

    def find_text(self, column: str) -> str | None:
        """The cell of `column`, None where it is empty; raises KnowledgeError where the column is missing."""
        if column not in self.cells:
            self._refuse(f"column {column!r} is missing")
        return self.cells[column] or None

    def words(self, column: str) -> tuple[str, ...]:
        """The list in the cell of `column`, in its order, empty parts dropped."""
        cell = self.find_text(column) or ""
        return tuple(part.strip() for part in cell.split("|") if part.strip())

    def number(self, column: str) -> float:
        """The cell of `column` as a number; raises KnowledgeError where it is none."""
        cell = self.text(column)
        try:
            return float(cell)
        except ValueError as error:
            raise KnowledgeError(self.table, self.key, f"column {column!r} holds {cell!r}, not a number") from error

    def flag(self, column: str) -> bool:
        """The cell of `column` as yes or no; raises KnowledgeError for any other word."""
        cell = self.text(column)
        return cell == "yes" if cell in ("yes", "no") else bool(self._refuse(f"{column!r} is {cell!r}, not yes or no"))

    def member(self, column: str, members: type[E]) -> E:
        """The cell of `column` as one of `members`; raises KnowledgeError for any other word, listing those allowed."""
        cell = self.text(column)
        if cell not in list(members):
            self._refuse(f"column {column!r} holds {cell!r}, not one of {', '.join(members)}")
        return members(cell)

    def _refuse(self, problem: str) -> str:
        raise KnowledgeError(self.table, self.key, problem)


@dataclass(slots=True)
class _Reading:
    """Where a user's own tables lie, and whether a table was read, so that the folder can no longer be changed."""

    folder: Path | None = None
    has_begun: bool = False


_reading: Final = _Reading()


def table_names() -> tuple[str, ...]:
    """The file names of all tables of this package, sorted."""
    entries = files("armsledger.knowledge").joinpath("data").iterdir()
    return tuple(sorted(entry.name for entry in entries if entry.name.endswith(".csv")))


def use_own_tables(folder: Path | None) -> None:
    """Have the tables of `folder` that are named like ours read after ours; None for ours alone.

    To be called before any table is read. Raises InputError where tables were read already, for what is no folder, and
    for a CSV file in it that is named like none of ours.
    """
    resolved = folder.resolve() if folder else None
    if resolved == _reading.folder:
        return
    if _reading.has_begun:
        raise InputError(str(folder), "cannot be used: tables were already read without it", "start the program anew")
    if resolved is not None:
        _check_folder(resolved)
    _reading.folder = resolved


def own_tables() -> tuple[Path, ...]:
    """The user's own tables in use, sorted by name; empty where none are."""
    folder = _reading.folder
    return tuple(sorted(path for path in folder.glob("*.csv") if path.is_file())) if folder else ()


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise InputError(str(folder), "is no folder", "name the folder that holds your own tables")
    strange = sorted(path.name for path in folder.glob("*.csv") if path.name not in table_names())
    if strange:
        way_out = f"name your own tables as ours are: {', '.join(table_names())}"
        raise InputError(str(folder / strange[0]), "is named like none of our tables", way_out)


def iter_rows(table: str) -> Iterator[Row]:
    """Read `data/<table>` of this package row by row, then the user's own table of that name.

    Raises KnowledgeError for a row with too many or few cells, and for an own row whose id stands in ours.
    """
    _reading.has_begun = True
    ids: set[str] = set()
    text = files("armsledger.knowledge").joinpath("data", table).read_text(encoding="utf-8")
    for row in parse_rows(text, table):
        ids.add(row.key)
        yield row
    for path in own_tables():
        if path.name == table:
            yield from _iter_own_rows(path, ids)


def parse_rows(text: str, table: str) -> Iterator[Row]:
    """Read the rows of a table's text, `table` naming it; raises KnowledgeError for too many or too few cells."""
    for cells in csv.DictReader(io.StringIO(text, newline="")):
        row = {column: (cell or "").strip() for column, cell in cells.items() if isinstance(cell, str)}
        if len(row) != len(cells) or None in cells:
            raise KnowledgeError(table, next(iter(row.values()), "?"), "the row has more or fewer cells than the head")
        yield Row(table, row)


def _iter_own_rows(path: Path, ids: set[str]) -> Iterator[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "save the table as CSV in UTF-8") from error
    for row in parse_rows(text, str(path)):
        if row.key in ids:
            raise KnowledgeError(str(path), row.key, f"the table {path.name} of armsledger holds a row with this id")
        yield row
