"""A number as a source gave it: its words, the range they can mean, and what is counted."""

from dataclasses import dataclass

from armsledger.errors import RangeError


@dataclass(frozen=True, slots=True)
class Quantity:
    """A closed range; None is a bound that the words leave open ("at least 14" has no `high`).

    `counted` holds the words for what is counted, `unit` "items", "people", "events", a currency code or "tonnes"…,
    `approximate` whether the words hedge the number ("nearly", "some"). `is_rough` says that the words are no number at
    all ("dozens", "several", "a battery of"); `low` is then the least that they can mean.
    """

    words: str
    low: float | None
    high: float | None
    counted: str | None
    unit: str
    approximate: bool
    because: str
    is_rough: bool = False

    def __post_init__(self) -> None:
        bounds = [b for b in (self.low, self.high) if b is not None]
        upside_down = len(bounds) == 2 and bounds[0] > bounds[1]
        if not bounds or upside_down or min(bounds) < 0:
            raise RangeError(self.words, self.low, self.high)

    def overlaps(self, other: "Quantity") -> bool:
        """Say whether one number could satisfy both ranges; whether they count the same is the caller's to know."""
        lows = [q.low for q in (self, other) if q.low is not None]
        highs = [q.high for q in (self, other) if q.high is not None]
        return not lows or not highs or max(lows) <= min(highs)
