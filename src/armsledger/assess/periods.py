"""An asked interval cut at the days on which a measure's answer can change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from armsledger.assess.asked import Asked
from armsledger.assess.exemptions import exemptions_of
from armsledger.knowledge.measure_vocabulary import load_vocabulary
from armsledger.knowledge.regimes import Direction, MeasureRow, Regime

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `first` to `last`, both included; None is open. The law is the same on all of them."""

    first: date | None
    last: date | None

    @property
    def day(self) -> date:
        """A day of the period, to read the law on."""
        return self.first or self.last or date.min

    @property
    def words(self) -> str:
        if self.first is None and self.last is None:
            return "at a time that is not said"
        if self.first is None:
            return f"up to {self.last}"
        if self.last is None:
            return f"from {self.first} on"
        return f"on {self.first}" if self.first == self.last else f"from {self.first} to {self.last}"


def cut_periods(regime: Regime, measure: MeasureRow, asked: Asked) -> list[Period]:
    """Cut the asked interval at every day on which a row of the measure, or a membership that it hangs on, changes."""
    earliest, latest = asked.question.earliest, asked.question.latest
    if earliest is not None and earliest == latest:
        return [Period(earliest, latest)]
    days = {*_change_days(regime, measure), *_membership_days(regime, measure, asked)}
    cuts = sorted({day for day in days if _inside(day, earliest, latest)})
    firsts: list[date | None] = [earliest, *cuts]
    lasts: list[date | None] = [*(day - ONE_DAY for day in cuts), latest]
    return [Period(first, last) for first, last in zip(firsts, lasts, strict=True)]


@lru_cache(maxsize=1024)
def _change_days(regime: Regime, measure: MeasureRow) -> tuple[date, ...]:
    exemptions = exemptions_of(regime, measure)
    days = [measure.start, measure.end, measure.except_end, regime.unknown_from]
    days += [listing.start for listing in measure.target.listed]
    days += [day for row in exemptions for day in (row.start, row.end)]
    return tuple(day for day in days if day)


def _membership_days(regime: Regime, measure: MeasureRow, asked: Asked) -> Iterable[date]:
    """Days on which the destination joined or left the body, where a ban binds purchases by its members only."""
    destination = asked.territory or asked.recipient_country
    if measure.direction is not Direction.FROM:
        return []
    return load_vocabulary().membership_days(destination, regime.body)


def _inside(day: date, earliest: date | None, latest: date | None) -> bool:
    return (earliest is None or earliest < day) and (latest is None or day <= latest)
