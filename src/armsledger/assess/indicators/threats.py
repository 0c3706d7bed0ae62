"""Words about what may come: E8 threats of intervention, E20 worries voiced."""

from armsledger.assess.indicators.frame import Frame, threshold
from armsledger.assess.indicators.geometry import FORCES
from armsledger.assess.indicators.speeches import Speech
from armsledger.model.indicator import Indicator, IndicatorState
from armsledger.model.statement import StatementKind

WORRIES = (StatementKind.WORRY, StatementKind.WARNING)


def intervention_threat(frame: Frame) -> Indicator:
    """E8: officials of a State that threaten to act in the country; highest where it is no party there yet."""
    threats = [s for s in frame.said(frame.window) if s.kind is StatementKind.THREAT and _is_from_outside(s, frame)]
    if not threats:
        return frame.answer("E8", IndicatorState.NONE, None, "no official of another State threatens to act there")
    there = {p.key for s in frame.sightings if s.kind in FORCES for t in s.told if t.day <= frame.window.last
             for p in t.actors}  # fmt: skip
    new = [s for s in threats if s.state not in there]
    high = [s for s in new if s.office >= threshold("E8", "office")]
    state = IndicatorState.RAISED if high else IndicatorState.WATCH
    top = max(high or new or threats, key=lambda s: (s.office, s.statement_id))
    party = "no party there so far" if top.state not in there else "a party there already"
    because = f"{top.voice} ({top.state}, office {top.office:.1f}, {party}): “{top.words}”"
    return frame.answer("E8", state, top.office, because, speeches=threats)


def worry_voiced(frame: Frame) -> Indicator:
    """E20: who fears or warns of worse; logged, and never alone an alert."""
    worries = [s for s in frame.said(frame.window) if s.kind in WORRIES and _is_from_outside(s, frame)]
    if not worries:
        return frame.answer("E20", IndicatorState.NONE, 0.0, "nobody from outside voices a worry about it")
    voices = sorted({f"{s.voice} ({s.state})" for s in worries})
    return frame.answer("E20", IndicatorState.WATCH, len(voices), f"voiced by {', '.join(voices)}", speeches=worries)


def _is_from_outside(speech: Speech, frame: Frame) -> bool:
    return speech.state is not None and speech.state != frame.conflict and frame.conflict in speech.about
