"""Reading the CSV tables of this package: one dictionary a row, lists split, wrong cells named.

Lists within a cell are separated by `|`. Every table has an `id`-like first column, a `source` and a `reviewed` column
(`yes` once a person has checked the row against its source, `no` until then).
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import TypeVar

from armsledger.errors import KnowledgeError

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


def iter_rows(table: str) -> Iterator[Row]:
    """Read `data/<table>` of this package, row by row; raises KnowledgeError for a row with too many or few cells."""
    text = files("armsledger.knowledge").joinpath("data", table).read_text(encoding="utf-8")
    for cells in csv.DictReader(text.splitlines()):
        row = {column: (cell or "").strip() for column, cell in cells.items() if isinstance(cell, str)}
        if len(row) != len(cells) or None in cells:
            raise KnowledgeError(table, next(iter(row.values()), "?"), "the row has more or fewer cells than the head")
        yield Row(table, row)
