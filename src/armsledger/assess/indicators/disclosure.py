"""What is denied and what is shown: E14 the denial gap, E15 releases of evidence."""

from collections import defaultdict
from datetime import date

from armsledger.assess.indicators.frame import Frame, threshold
from armsledger.assess.indicators.sightings import Sighting
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.indicator import Indicator, IndicatorState

SHOWN = (EvidenceKind.IMAGERY, EvidenceKind.TRACKING)


def denial_gap(frame: Frame) -> Indicator:
    """E14: matters of weight that the accused deny, by party."""
    denied: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in frame.seen(frame.window):
        if sighting.weight >= threshold("E14", "weight"):
            for party in sorted(sighting.actors):
                if {party.country, party.name, party.key} & sighting.denied_by:
                    denied[party.key].append(sighting)
    if not denied:
        return frame.answer("E14", IndicatorState.NONE, 0.0, "no matter of weight is denied by the accused")
    denier = max(sorted(denied), key=lambda key: len(denied[key]))
    count = len(denied[denier])
    state = IndicatorState.RAISED if count >= threshold("E14", "least") else IndicatorState.WATCH
    return frame.answer("E14", state, count, f"{denier} denies {count} matters of weight", denied[denier])


def evidence_release(frame: Frame, evidence: tuple[EvidenceItem, ...]) -> Indicator:
    """E15: occasions on which an official body shows imagery or tracking data; one statement is one occasion."""
    days = {speech.statement_id: speech.day for speech in frame.speeches}
    official = {speech.statement_id for speech in frame.said(frame.window) if speech.state is not None}
    shown = {claim_id for item in evidence if item.kind in SHOWN for claim_id in item.claim_ids}
    grounds: list[Sighting] = []
    occasions: dict[str, date] = {}
    roots: set[str] = set()
    for sighting in frame.seen(frame.window):
        origin_of = dict(sighting.origin_ids_by_claim)
        for told in (t for t in sighting.told if t.claim_id in shown and t.statement_id in official):
            grounds.append(sighting)
            occasion = origin_of.get(told.claim_id, told.statement_id)
            said = days[told.statement_id]
            occasions[occasion] = min(said, occasions.get(occasion, said))
            roots |= {told.root} if told.root else set()
    if not grounds:
        return frame.answer("E15", IndicatorState.NONE, 0.0, "no official body shows imagery or tracking data")
    close = _most_within(sorted(occasions.values()), int(threshold("E15", "days")))
    state = IndicatorState.RAISED if close >= threshold("E15", "least") else IndicatorState.WATCH
    words = f"{close} within {threshold('E15', 'days'):.0f} days, by {', '.join(sorted(roots))}"
    return frame.answer("E15", state, close, words, grounds)


def _most_within(days: list[date], span: int) -> int:
    """The most days that lie within one span of days."""
    return max(sum(0 <= (later - day).days < span for later in days) for day in days)
