"""The embargo under strain: E16 who is supplied by whom, E18 friction in its enforcement."""

from collections import defaultdict

from armsledger.assess.indicators.frame import Frame
from armsledger.assess.indicators.rules import load_rules
from armsledger.assess.indicators.sightings import Sighting
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
    """E18: no kind of claim tells of inspections, and no table of votes, so nothing can be read yet."""
    words = "the ledger holds no inspections, refusals of them, or votes: no kind of claim or table tells of them yet"
    return frame.answer("E18", IndicatorState.NONE, None, words)
