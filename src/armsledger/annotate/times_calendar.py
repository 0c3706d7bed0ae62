"""Days of the calendar as closed intervals: weeks from Monday, months, quarters, years, decades, and their parts."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from armsledger.model.when import Precision

Interval = tuple[date, date]
_THIRDS = {"early": 0, "mid": 1, "late": 2}


@dataclass(frozen=True, slots=True)
class Days:
    """The days that words are read as, both ends included; None is an open end.

    `because` names the rule and the day it was reckoned from. `is_yearless` says that the words left the year (or the
    week) to be found from another day, so that a partner in a range may decide it instead.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    because: str
    is_yearless: bool = False


def month_days(year: int, month: int) -> Interval:
    """First and last day of the month, which may run over either end of the year; ValueError outside years 1-9999."""
    year, index = year + (month - 1) // 12, (month - 1) % 12
    return date(year, index + 1, 1), date(year, index + 1, monthrange(year, index + 1)[1])


def months_days(year: int, month: int, count: int) -> Interval:
    """First day of the month to the last day of the `count`-th month from it."""
    return month_days(year, month)[0], month_days(year, month + count - 1)[1]


def year_days(year: int) -> Interval:
    """First and last day of the year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_days(day: date) -> Interval:
    """Monday and Sunday of the week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def month_part(year: int, month: int, part: str) -> Interval:
    """The early (1 to 10), mid (11 to 20) or late (20 to the end) days of a month, as the claims corpus dates them."""
    first, last = month_days(year, month)
    return {
        "early": (first, first.replace(day=10)),
        "mid": (first.replace(day=11), first.replace(day=20)),
        "late": (first.replace(day=20), last),
    }[part]


def year_part(year: int, part: str) -> Interval:
    """The early, mid or late third of a year: four months each."""
    return months_days(year, 1 + 4 * _THIRDS[part], 4)


def week_part(monday: date, part: str) -> Interval:
    """Monday to Tuesday, Tuesday to Thursday, or Thursday to Sunday of the week that begins on `monday`."""
    first, last = {"early": (0, 1), "mid": (1, 3), "late": (3, 6)}[part]
    return monday + timedelta(days=first), monday + timedelta(days=last)


def shift_months(day: date, count: int) -> date:
    """The same day `count` months on (back where negative), or the month's last day where it is shorter."""
    first, last = month_days(day.year, day.month + count)
    return first.replace(day=min(day.day, last.day))


def is_year(year: int) -> bool:
    """Say whether the calendar holds the year."""
    return MINYEAR <= year <= MAXYEAR


def unit_days(unit: str, shift: int, day: date) -> Interval:
    """First and last day of the day, weekend, week, month, quarter, decade or year `shift` units from that of `day`."""
    if unit == "day":
        return day + timedelta(days=shift), day + timedelta(days=shift)
    if unit == "weekend":
        monday = week_days(day + timedelta(days=7 * shift))[0]
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if unit == "week":
        return week_days(day + timedelta(days=7 * shift))
    if unit == "month":
        return month_days(day.year, day.month + shift)
    if unit == "quarter":
        return months_days(day.year, 3 * ((day.month - 1) // 3 + shift) + 1, 3)
    if unit == "decade":
        first = (day.year // 10 + shift) * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    return year_days(day.year + shift)


def signed(count: int, unit: str) -> str:
    """A count of units in words, for a reason: "-1 week"."""
    return f"{count:+d} {unit}{'s' if abs(count) != 1 else ''}"
