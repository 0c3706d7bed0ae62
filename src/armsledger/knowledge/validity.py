"""On which days a dated row of a table holds; a month or a year stands for all its days, never for its first.

Where the day falls into the month or year in which a row begins or ends, nobody can say which side it lies on: such a
day is in date, and `is_certain_on` tells it from one that surely is.
"""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Final

_FORM: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Validity(StrEnum):
    """Whether a row holds on the day asked for; UNKNOWN where no day was asked for or the row bears no date."""

    IN_DATE = "in date"
    OUT_OF_DATE = "out of date"
    UNKNOWN = "unknown"


def parse_bounds(text: str) -> tuple[date, date]:
    """The first and the last day that an ISO date, month or year covers; raises ValueError for any other text."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no ISO date, month or year")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or monthrange(year, last_month)[1])


def validity_on(begins: str | None, ends: str | None, day: date | None) -> Validity:
    """Say whether a row that holds from `begins` to `ends` (None where open) can hold on the day."""
    if day is None or (begins is None and ends is None):
        return Validity.UNKNOWN
    too_early = begins is not None and day < parse_bounds(begins)[0]
    too_late = ends is not None and day > parse_bounds(ends)[1]
    return Validity.OUT_OF_DATE if too_early or too_late else Validity.IN_DATE


def is_certain_on(begins: str | None, ends: str | None, day: date) -> bool:
    """Say whether the row surely holds on the day: neither in the month or year of its beginning nor of its end."""
    begun = begins is None or parse_bounds(begins)[1] <= day
    lasting = ends is None or day <= parse_bounds(ends)[0]
    return begun and lasting
