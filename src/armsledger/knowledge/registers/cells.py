"""Cells of registers as values: numbers and years that may be marked as estimates, days in several forms."""

import re
from datetime import date, datetime
from typing import Final

from armsledger.errors import InputError
from armsledger.knowledge.registers.sheet import Line

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
_ESTIMATE: Final = re.compile(r"[()?~*\s]+")
_RANGE: Final = re.compile(r"(\d{4})(?:[-–](\d{4}))?")
_DAY_FORMS: Final = ("%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d")


def parse_count(line: Line, column: str) -> int | None:
    """The number in a cell, marks of estimate left away; raises InputError for anything else than a number."""
    cell = _ESTIMATE.sub("", line.find(column) or "").replace(",", "")
    if not cell:
        return None
    if not re.fullmatch(r"\d+(?:\.0+)?", cell):
        raise InputError(line.where, f"{column} is {line.find(column)!r}", "give a whole number, or leave it empty")
    return int(float(cell))


def parse_year(line: Line, column: str) -> int | None:
    """The year in a cell, marks of estimate left away; raises InputError for what is no year."""
    years = parse_years(line, column)
    return years[0] if years else None


def parse_years(line: Line, column: str) -> tuple[int, ...]:
    """All years that a cell names ("2019-2021; (2023)"), sorted; raises InputError for what is no list of years."""
    parts = [_ESTIMATE.sub("", part) for part in re.split(r"[;,/]", line.find(column) or "")]
    years: set[int] = set()
    for part in filter(None, parts):
        match = _RANGE.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not FIRST_YEAR <= first <= last <= LAST_YEAR:
            raise InputError(line.where, f"{column} is {line.find(column)!r}", "give years as 2019 or 2019-2021")
        years.update(range(first, last + 1))
    return tuple(sorted(years))


def parse_day(line: Line, column: str) -> date | None:
    """The day in a cell; raises InputError for what is no day in any of the forms that the lists use."""
    cell = line.find(column)
    if cell is None:
        return None
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(re.split(r"[T ]", cell)[0], form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise InputError(line.where, f"{column} is {cell!r}", "give a day as 2022-03-13")
