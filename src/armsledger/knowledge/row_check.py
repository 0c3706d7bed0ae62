"""Checks what every table must have in every row, whatever its columns: id, source, reviewed flag, sound dates."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from armsledger.errors import KnowledgeError
from armsledger.knowledge.tables import Row, iter_rows

DATE_COLUMNS: Final = re.compile(r"valid_\w+|\w+_date|\w+_on|date|checked|as_of|since|until")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_PAIRS: Final = (("valid_from", "valid_to"), ("since", "until"))


def iter_table_errors(table: str) -> Iterator[KnowledgeError]:
    """Report everything that is wrong in the rows of one table; where the table breaks off, that is the last error."""
    rows: list[Row] = []
    try:
        for row in iter_rows(table):
            rows.append(row)  # noqa: PERF402  # rows read before the table breaks off are checked, too
    except KnowledgeError as error:
        yield from iter_row_errors(rows)
        yield error
        return
    yield from iter_row_errors(rows)


def iter_row_errors(rows: Iterable[Row]) -> Iterator[KnowledgeError]:
    """Report ids that are empty or borne twice, rows without source or reviewed flag, and days that are none."""
    seen: set[str] = set()
    for row in rows:
        if not row.key or row.key in seen:
            yield KnowledgeError(row.table, row.key, "another row has the same id" if row.key else "the id is empty")
        seen.add(row.key)
        yield from _without_origin(row)
        yield from _wrong_days(row)


def parse_first_day(words: str) -> date | None:
    """The first day that a year, a month or a day (YYYY, YYYY-MM, YYYY-MM-DD) covers; None where it is none of them."""
    match = _DATE.fullmatch(words)
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    except ValueError:
        return None


def _without_origin(row: Row) -> Iterator[KnowledgeError]:
    try:
        row.text("source")
    except KnowledgeError as error:
        yield error
    try:
        row.flag("reviewed")
    except KnowledgeError as error:
        yield error


def _wrong_days(row: Row) -> Iterator[KnowledgeError]:
    days = {column: cell for column, cell in row.cells.items() if cell and DATE_COLUMNS.fullmatch(column)}
    for column, cell in days.items():
        if parse_first_day(cell) is None:
            yield KnowledgeError(row.table, row.key, f"column {column!r} holds {cell!r}, not a day, month or year")
    for first, last in _PAIRS:
        start, end = parse_first_day(days.get(first, "")), parse_first_day(days.get(last, ""))
        # Cells of different precision overlap where the shorter begins the longer: 2021 and 2021-03.
        same = days.get(last, "").startswith(days.get(first, "?")) or days.get(first, "").startswith(
            days.get(last, "?")
        )
        if start and end and end < start and not same:
            yield KnowledgeError(row.table, row.key, f"{last} ({days[last]}) lies before {first} ({days[first]})")
