"""The embargo under strain: E16 who is supplied by whom, E18 friction in its enforcement."""

from collections import defaultdict

from armsledger.assess.indicators.frame import Frame
from armsledger.assess.indicators.rules import load_rules
from armsledger.assess.indicators.sightings import Sighting
from armsledger.knowledge.renewal_votes import RenewalVote, votes_on
from armsledger.model.claim import ClaimKind
from armsledger.model.indicator import Indicator, IndicatorState

SUPPLY = (ClaimKind.TRANSFER, ClaimKind.PERSONNEL, ClaimKind.PRESENCE)


def embargo_strain(frame: Frame) -> Indicator:
    """E16: the sides that foreign States supply with what embargo lists name, whether or not one is in force."""
    suppliers: dict[str, set[str]] = defaultdict(set)
    grounds: list[Sighting] = []
    for sighting in frame.seen(frame.window, *SUPPLY):
        if sighting.weight < load_rules().firm or not any(told.is_covered for told in sighting.told):
            continue
        for told in sighting.told:
            states = {p.country for p in told.actors if p.country and p.is_foreign(frame.conflict)}
            for side in frame.sides.of_all(told.recipients) or frame.sides.of_all(told.actors):
                suppliers[side] |= states
                grounds += [sighting] if states else []
    supplied = {side: states for side, states in sorted(suppliers.items()) if states}
    if not supplied:
        return frame.answer("E16", IndicatorState.NONE, 0.0, "no side is told to be supplied from abroad")
    state = IndicatorState.RAISED if len(supplied) > 1 else IndicatorState.WATCH
    words = "; ".join(f"{side} by {', '.join(sorted(states))}" for side, states in supplied.items())
    return frame.answer("E16", state, len(supplied), f"supplied: {words}", grounds)


def enforcement_friction(frame: Frame) -> Indicator:
    """E18: votes withheld at the last renewal known by then, against the one before that is known.

    Inspections and their refusal are no kind of claim, so they are not in it.
    """
    last = {(vote.regime, vote.what): vote for vote in votes_on(frame.conflict, frame.window.last)}
    judged = [_judge(vote, frame) for _, vote in sorted(last.items())]
    if not judged:
        words = (
            "no baseline: the table of votes holds no renewal for it by then, and no kind of claim tells of inspections"
        )
        return frame.answer("E18", IndicatorState.NO_BASELINE, None, words)
    state = next(state for state in _STRONGEST if state in {found for found, _, _ in judged})
    value = max(withheld for _, withheld, _ in judged)
    return frame.answer("E18", state, value, "; ".join(words for _, _, words in judged))


_STRONGEST = (IndicatorState.RAISED, IndicatorState.WATCH, IndicatorState.NONE, IndicatorState.NO_BASELINE)


def _judge(vote: RenewalVote, frame: Frame) -> tuple[IndicatorState, int, str]:
    """A rise on the vote before is raised; as many or fewer withheld are watched; none is none."""
    known = votes_on(frame.conflict, vote.day)
    same = [v for v in known if (v.regime, v.what) == (vote.regime, vote.what) and v.day < vote.day]
    words = f"{vote.what}: {vote.instrument} of {vote.day} with {vote.tally}"
    words += "" if vote.seen else " (from memory)"
    if not same:
        return IndicatorState.NO_BASELINE, vote.withheld, f"{words}; no baseline: no earlier vote is in the table"
    before = same[-1]
    words = f"{words}, after {before.instrument} with {before.tally}, the last vote before it in the table"
    if vote.withheld > before.withheld:
        return IndicatorState.RAISED, vote.withheld, words
    return (IndicatorState.WATCH if vote.withheld else IndicatorState.NONE), vote.withheld, words
