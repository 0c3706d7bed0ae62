"""A time as a source gave it: its words, the days they can mean, and the rule that read them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from armsledger.errors import IntervalError


class Precision(StrEnum):
    """How finely the words tell the time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class When:
    """An interval of whole days, both ends included; None is an end that the words leave open.

    "since 2019" has `earliest` 2019-01-01 and `latest` None. Both ends None is allowed: the words speak of a time
    ("in recent years") that names no day. `because` names the rule and the day it was reckoned from.
    """

    words: str
    earliest: date | None
    latest: date | None
    precision: Precision
    because: str

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise IntervalError(self.words, self.earliest, self.latest)

    @property
    def is_open(self) -> bool:
        return self.earliest is None or self.latest is None

    @property
    def is_dated(self) -> bool:
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> int | None:
        """How many days the words can mean; None when an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def overlap(self, other: "When") -> tuple[date | None, date | None] | None:
        """The first and last day that both can mean (None: open), or None when they exclude each other."""
        first = max((d for d in (self.earliest, other.earliest) if d), default=None)
        last = min((d for d in (self.latest, other.latest) if d), default=None)
        return None if first and last and last < first else (first, last)

    def excludes(self, other: "When") -> bool:
        """Say whether no day can be meant by both."""
        return self.overlap(other) is None
