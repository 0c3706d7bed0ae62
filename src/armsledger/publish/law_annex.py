"""The annex of measures: each regime that answers in the case, what it covers, its ways out, how it came about."""

from collections import defaultdict
from dataclasses import dataclass

from armsledger.knowledge.law_history import LawChange, list_changes
from armsledger.knowledge.law_sheet import MeasureWords, describe_measures
from armsledger.knowledge.measure_tables import regimes_by_id
from armsledger.model.case import Case
from armsledger.model.measure import MeasureMatch
from armsledger.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class RegimeView:
    """One regime: how it is called, by whom, how far its state is known; the measures that answer here, its history."""

    id: str
    name: str
    body: str
    known: str
    measures: tuple[MeasureWords, ...]
    history: tuple[LawChange, ...]


def view_regimes(case: Case, wording: Wording) -> tuple[RegimeView, ...]:
    """The regimes whose measures answer a question of the case, in the order of their ids."""
    asked: dict[str, set[str]] = defaultdict(set)
    for finding in case.findings:
        for match in finding.matches:
            asked[match.regime_id].add(match.measure_id)
    return tuple(_view(regime_id, frozenset(asked[regime_id]), wording) for regime_id in sorted(asked))


def find_anchor(match: MeasureMatch, exemption_id: str) -> str:
    """Where the annex tells of an exemption of a measure; where its tables hold it no longer, the regime's place."""
    regime = regimes_by_id().get(match.regime_id)
    rows = regime.exemptions if regime else ()
    is_there = any(row.id == exemption_id and match.measure_id in row.measure_ids for row in rows)
    return f"way-{match.measure_id}-{exemption_id}" if is_there else f"regime-{match.regime_id}"


def _view(regime_id: str, measure_ids: frozenset[str], wording: Wording) -> RegimeView:
    regime = regimes_by_id().get(regime_id)
    if regime is None:  # a finding of an older table
        return RegimeView(regime_id, regime_id, "", wording.page("regime_gone"), (), ())
    sunset = wording.page("regime_sunset", day=wording.day(regime.sunset)) if regime.sunset else ""
    return RegimeView(
        id=regime.id,
        name=regime.name,
        body=f"{regime.body}; {wording.page('binding' if regime.binding else 'not_binding')}",
        known=wording.page("regime_known", day=wording.day(regime.known_through)) + sunset,
        measures=describe_measures(regime, measure_ids),
        history=list_changes(regime),
    )
