"""Indicators of escalation: what a ledger shows of one conflict in one window, with its claims and its limits."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class IndicatorState(StrEnum):
    """NO_BASELINE: something is there, and the ledger does not reach back far enough to say whether it is new."""

    NONE = "none"
    WATCH = "watch"
    RAISED = "raised"
    NO_BASELINE = "no baseline"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of E1 to E20 for one conflict and window.

    `conflict` is the alpha-3 code of the country fought in; `first` and `last` are the window's days, both included.
    `value` is the figure that the state rests on, None where there is none. `claim_ids` and `statement_ids` are what
    it stands on. `lowered_by` says what would lower it; `distortions` are printed with any figure.
    """

    id: str
    name: str
    family: str
    conflict: str
    first: date
    last: date
    state: IndicatorState
    value: float | None
    claim_ids: tuple[str, ...]
    statement_ids: tuple[str, ...]
    because: str
    lowered_by: str
    distortions: tuple[str, ...]
