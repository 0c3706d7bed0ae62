"""A register's file as lines of cells: encoding, preamble, separator and spellings of the head dealt with."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from armsledger.errors import InputError
from armsledger.knowledge.registers.entry import Loss, Register, Transfer

_MOST_PREAMBLE_LINES: Final = 60  # SIPRI's export has eleven lines before the head
_SEPARATORS: Final = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet: `where` names file and line, `cells` holds the columns that were asked for."""

    number: int
    where: str
    cells: Mapping[str, str]

    def find(self, column: str) -> str | None:
        """The cell of `column`, None where it is empty or the sheet has no such column."""
        return self.cells.get(column) or None


def read_register(
    path: Path, spellings: Mapping[str, Sequence[str]], needed: Sequence[str], read: Callable[[Line], Transfer | Loss]
) -> Register:
    """Read a CSV file in UTF-8 or Latin-1 whose head may stand below a preamble, `read` reading each line below it.

    `spellings` maps each column to the folded heads it may have, best first; `needed` are the columns that make a line
    the head. Lines that have too few cells, and those that `read` raises InputError for, are errors of the register.
    Raises InputError where the file cannot be read or no line of it is such a head.
    """
    rows: list[Transfer | Loss] = []
    errors: list[InputError] = []
    for line in _read_lines(path, spellings, needed):
        try:
            rows.append(read(_checked(line)))
        except InputError as error:
            errors.append(error)
    return Register(path.name, tuple(rows), tuple(errors))


def _read_lines(
    path: Path, spellings: Mapping[str, Sequence[str]], needed: Sequence[str]
) -> Iterator[Line | InputError]:
    try:
        text = _decode(path.read_bytes())
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "give a CSV file") from error
    before, columns, separator = _find_head(path, text, spellings, needed)
    body = "".join(text.splitlines(keepends=True)[before + 1 :])
    width = max(columns.values()) + 1
    for number, cells in _numbered(body, separator, before + 1):
        where = f"{path.name}, line {number}"
        if len(cells) < width:
            problem = f"has {len(cells)} cells ({separator.join(cells)[:60]!r}), the head asks for {width}"
            yield InputError(where, problem, "mend the line, or leave it out")
        else:
            yield Line(number, where, {column: cells[at].strip() for column, at in columns.items()})


def _checked(line: Line | InputError) -> Line:
    if isinstance(line, InputError):
        raise line
    return line


def fold_head(words: str) -> str:
    """The letters of a column's head, in lower case: "Year(s) of delivery" is yearsofdelivery."""
    return re.sub(r"[^a-z]", "", words.casefold())


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _find_head(
    path: Path, text: str, spellings: Mapping[str, Sequence[str]], needed: Sequence[str]
) -> tuple[int, dict[str, int], str]:
    for number, line in enumerate(text.splitlines()[:_MOST_PREAMBLE_LINES]):
        for separator in _SEPARATORS:
            heads = [fold_head(cell) for cell in next(csv.reader([line], delimiter=separator), [])]
            columns = {
                column: heads.index(next(name for name in names if name in heads))
                for column, names in spellings.items()
                if any(name in heads for name in names)
            }
            if all(column in columns for column in needed):
                return number, columns, separator
    problem = f"has no line that names the columns {' and '.join(needed)}"
    raise InputError(str(path), problem, "give the file as the register exports it, its head included")


def _numbered(body: str, separator: str, before: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    first = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield before + first, cells
        first = reader.line_num + 1
