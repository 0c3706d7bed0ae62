"""E13: backers of the sides who speak with each other and leave the conflict out, or refuse to meet."""

from armsledger.assess.indicators.frame import Frame, threshold
from armsledger.assess.indicators.speeches import Speech
from armsledger.model.indicator import Indicator, IndicatorState
from armsledger.model.stance import Stance
from armsledger.model.statement import StatementKind


def talk_without_topic(frame: Frame) -> Indicator:
    """E13: a leaders' call whose account is said to leave the conflict out, or a meeting that is refused.

    That the words of a call do not name the conflict is no silence yet: such calls are only watched, and so are calls
    below the level of leaders.
    """
    said = frame.said(frame.window)
    left_out = {s.document_id: s for s in said if s.kind is StatementKind.OMISSION and frame.conflict in s.named}
    contacts = [s for s in said if s.kind is StatementKind.CONTACT and _joins_backers(s, frame)]
    refused = [s for s in contacts if s.stance is Stance.DENIED]
    calls = [s for s in said if s.kind is StatementKind.CONTACT and _reaches_backer(s, frame)]
    omitted = [s for s in calls if s.document_id in left_out and s not in refused]
    silent = [s for s in omitted if s.level >= threshold("E13", "office")]
    grounds = [*refused, *silent, *(left_out[s.document_id] for s in silent)]
    if grounds:
        counts = f"{len(silent)} calls with the conflict left out of an account, {len(refused)} refused"
        words = f"{counts}: “{grounds[0].words}”"
        return frame.answer("E13", IndicatorState.RAISED, len(silent) + len(refused), words, speeches=grounds)
    apart = list(dict.fromkeys([*omitted, *(s for s in contacts if frame.conflict not in s.about)]))
    if apart:
        words = (
            f"{len(apart)} contacts whose words or account leave the conflict out, of no leaders: “{apart[0].words}”"
        )
        return frame.answer("E13", IndicatorState.WATCH, len(apart), words, speeches=apart)
    return frame.answer("E13", IndicatorState.NONE, 0.0, f"{len(contacts)} contacts of backers, none without the topic")


def _joins_backers(speech: Speech, frame: Frame) -> bool:
    return sum(state in frame.sides.backed for state in speech.named) > 1


def _reaches_backer(speech: Speech, frame: Frame) -> bool:
    """Two States speak, one of them a backer at least: enough where an account is said to leave the conflict out."""
    return len(speech.named) > 1 and any(state in frame.sides.backed for state in speech.named)
