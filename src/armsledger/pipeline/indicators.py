"""Indicators of a ledger as of a day: what was published by then is grouped anew, and nothing later is looked at."""

from collections.abc import Iterable, Sequence
from datetime import date

from armsledger.assess.indicators.build import build_indicators
from armsledger.assess.indicators.frame import known_by
from armsledger.corroborate.applying import apply_rulings
from armsledger.corroborate.matters import build_matters
from armsledger.model.identity import NameVerdict
from armsledger.model.indicator import Indicator
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import Standing
from armsledger.resolve.names.across import resolve_across
from armsledger.store.ledger import Ledger


def indicators_of(
    ledger: Ledger, as_of: date | None, window_days: int, conflict: str | None
) -> tuple[tuple[Indicator, ...], int]:
    """The indicators of a ledger, and how many documents were left out because they tell no day of publication.

    Without `as_of` the last day of publication in the ledger is meant, never today: so the answer does not age.
    """
    records = list(ledger.iter_records())
    undated = sum(record.document.head.published.value is None for record in records)
    found = derive_indicators(records, as_of, window_days, conflict, ledger.name_verdicts(), ledger.rulings())
    return found, undated


def derive_indicators(
    records: Iterable[DocumentRecord],
    as_of: date | None,
    window_days: int,
    conflict: str | None = None,
    verdicts: Sequence[NameVerdict] = (),
    rulings: Sequence[Standing] = (),
) -> tuple[Indicator, ...]:
    """The indicators that the records give as of a day; the order of the records changes nothing."""
    records = list(records)
    days = [day for record in records if (day := record.document.head.published.value)]
    day = as_of or max(days, default=None)
    if day is None:
        return ()
    known = known_by(records, day)
    identities = resolve_across(known, verdicts)
    matters = apply_rulings(build_matters(known, identities, rulings), known, identities, rulings)
    return build_indicators(known, matters, day, window_days, conflict)
