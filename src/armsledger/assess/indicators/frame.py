"""The frame of all indicators: the window, its twelve forerunners, what the ledger held by then, and the baseline.

Matters are counted, not articles. Tempo is divided by the documents read in the window. A figure is compared with
the conflict's own past: median and median deviation (MAD) of the earlier windows that hold documents.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from armsledger.assess.indicators.rules import load_rules
from armsledger.assess.indicators.sides import Sides
from armsledger.assess.indicators.sightings import Sighting
from armsledger.assess.indicators.speeches import Speech
from armsledger.model.claim import ClaimKind
from armsledger.model.indicator import Indicator, IndicatorState
from armsledger.model.record import DocumentRecord

_TO_SIGMA = 1.4826  # MAD of a normal distribution to its standard deviation
MONTH_DAYS = 30


@dataclass(frozen=True, slots=True)
class Window:
    """Days, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Say whether the day lies in it."""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def back(self, days: int) -> "Window":
        """The window of the same length so many days earlier."""
        return Window(self.first - timedelta(days), self.last - timedelta(days))


@dataclass(frozen=True, slots=True)
class Baseline:
    """Centre and spread of a figure in the earlier windows; `count` says how many there are."""

    centre: float
    spread: float
    count: int

    def z(self, value: float, unit: float) -> float:
        """How many deviations the value lies above the centre; `unit` is the least deviation that is believed."""
        return (value - self.centre) / max(self.spread, unit)


@dataclass(frozen=True, slots=True)
class Frame:
    """One conflict in one window. `published` are the days of the documents that speak of it, sorted."""

    conflict: str
    window: Window
    sightings: tuple[Sighting, ...]
    speeches: tuple[Speech, ...]
    published: tuple[date, ...]
    sides: Sides

    @property
    def earlier(self) -> tuple[Window, ...]:
        """The windows before, the nearest first."""
        return tuple(self.window.back(self.window.days * n) for n in range(1, load_rules().earlier_windows + 1))

    @property
    def covered(self) -> tuple[Window, ...]:
        """The earlier windows in which a document was published, the nearest first."""
        return tuple(window for window in self.earlier if self.documents(window))

    @property
    def has_baseline(self) -> bool:
        return len(self.covered) >= load_rules().least_windows

    def documents(self, window: Window) -> int:
        """How many documents on the conflict were published in a window."""
        return sum(window.holds(day) for day in self.published)

    def seen(self, window: Window, *kinds: ClaimKind) -> list[Sighting]:
        """The sightings that tell of a day in the window; of all kinds where none is given."""
        chosen = (s for s in self.sightings if not kinds or s.kind in kinds)
        return [s for s in chosen if any(window.holds(told.day) for told in s.told)]

    def said(self, window: Window) -> list[Speech]:
        """The speeches published in the window."""
        return [speech for speech in self.speeches if window.holds(speech.day)]

    def baseline(self, values: Sequence[float]) -> Baseline | None:
        """Median and deviation of the figures of earlier windows; None where they are too few."""
        if len(values) < load_rules().least_windows:
            return None
        centre = median(values)
        return Baseline(centre, _TO_SIGMA * median(abs(value - centre) for value in values), len(values))

    def answer(
        self,
        id: str,
        state: IndicatorState,
        value: float | None,
        because: str,
        sightings: Iterable[Sighting] = (),
        speeches: Iterable[Speech] = (),
    ) -> Indicator:
        """The indicator with its name, what would lower it, and the distortions to print, from the rules."""
        rules = load_rules()
        rule, grounds = rules.indicators[id], list(sightings)
        keys = [*rule.distortions, *(["translation"] if any(s.is_translated for s in grounds) else [])]
        return Indicator(
            id=id,
            name=rule.name,
            family=rule.family,
            conflict=self.conflict,
            first=self.window.first,
            last=self.window.last,
            state=state,
            value=None if value is None else round(value, 3),
            claim_ids=tuple(sorted({claim_id for s in grounds for claim_id in s.claim_ids})),
            statement_ids=tuple(sorted({speech.statement_id for speech in speeches})),
            because=because,
            lowered_by=rule.lowered_by,
            distortions=tuple(rules.distortions[key] for key in keys),
        )

    def shortfall(self) -> str:
        """Why there is no baseline, in words."""
        return f"no baseline: {len(self.covered)} of {len(self.earlier)} earlier windows hold documents"


def known_by(records: Iterable[DocumentRecord], as_of: date) -> list[DocumentRecord]:
    """The records of what was published by that day, by document id; undated ones are left out."""
    days = ((record.document.head.published.value, record) for record in records)
    known = [record for day, record in days if day and day <= as_of]
    return sorted(known, key=lambda record: record.document.id)


def threshold(id: str, name: str) -> float:
    """A threshold of an indicator. Raises KeyError for one that the rules do not hold."""
    return load_rules().indicators[id].thresholds[name]
