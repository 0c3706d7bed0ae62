"""Accusations between States: E11 over how many domains they spread, E12 how often and by whom they come."""

from collections import defaultdict
from dataclasses import dataclass
from math import log2

from armsledger.assess.indicators.frame import MONTH_DAYS, Frame, Window, threshold
from armsledger.assess.indicators.sightings import Sighting
from armsledger.assess.indicators.speeches import Speech
from armsledger.model.claim import ClaimKind
from armsledger.model.indicator import Indicator, IndicatorState
from armsledger.model.statement import StatementKind

ARMS = "arms"
CHARGES = frozenset(ClaimKind) - {ClaimKind.BACKING, ClaimKind.VIOLATION}
WATCHED_DOMAINS = 2


@dataclass(frozen=True, slots=True)
class Accusation:
    """State `by` says that State `of` did something; the speech, and the sighting where a claim says it."""

    by: str
    of: str
    domains: frozenset[str]
    speech: Speech
    sighting: Sighting | None


def find_accusations(frame: Frame) -> list[Accusation]:
    """What States charge each other with: statements of that kind, and claims about a State in another's words.

    Only pairs in which one is a foreign party to the conflict, or that the words tie to it.
    """
    parties = {p.country for s in frame.sightings for p in s.actors if p.country and p.is_foreign(frame.conflict)}
    spoken = {speech.statement_id: speech for speech in frame.speeches}
    found = [a for speech in frame.speeches if (a := _spoken(speech, parties, frame.conflict))]
    for sighting in (s for s in frame.sightings if s.kind in CHARGES):
        for told in sighting.told:
            accuser = spoken.get(told.statement_id)
            states = sorted({party.country for party in told.actors if party.country})
            if accuser is None or accuser.state is None:
                continue
            found += [
                Accusation(accuser.state, state, frozenset({ARMS}), accuser, sighting)
                for state in states
                if state not in (accuser.state, frame.conflict)
            ]
    return found


def _spoken(speech: Speech, parties: set[str], conflict: str) -> Accusation | None:
    if speech.kind is not StatementKind.ACCUSATION or speech.state is None:
        return None
    accused = next((state for state in speech.named if state not in (speech.state, conflict)), None)
    if accused is None or not (accused in parties or conflict in speech.named):
        return None
    return Accusation(speech.state, accused, speech.domains, speech, None)


def accusation_spread(frame: Frame) -> Indicator:
    """E11: the pair of States whose accusations spread over the most domains."""
    domains: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    grounds: dict[tuple[str, str], list[Accusation]] = defaultdict(list)
    for accusation in find_accusations(frame):
        if frame.window.holds(accusation.speech.day):
            pair = (accusation.by, accusation.of)
            grounds[pair].append(accusation)
            for domain in accusation.domains:
                domains[pair][domain].add(accusation.speech.statement_id)
    if not domains:
        return frame.answer("E11", IndicatorState.NONE, 0.0, "no State accuses another in a known domain")
    pair = max(sorted(domains), key=lambda p: len(domains[p]))
    counts = {domain: len(said) for domain, said in sorted(domains[pair].items())}
    value = len(counts)
    words = f"{pair[0]} against {pair[1]} in {value} domains ({', '.join(counts)}), entropy {_entropy(counts):.2f} bits"
    raised = value >= threshold("E11", "domains")
    watched = value >= WATCHED_DOMAINS
    state = IndicatorState.RAISED if raised else IndicatorState.WATCH if watched else IndicatorState.NONE
    return _answered(frame, "E11", state, value, words, grounds[pair])


def accusation_tempo(frame: Frame) -> Indicator:
    """E12: accusations of one State against another, weighed by office, against the earlier windows."""
    all_found = find_accusations(frame)
    pairs = sorted({(a.by, a.of) for a in all_found if frame.window.holds(a.speech.day)})
    if not pairs:
        return frame.answer("E12", IndicatorState.NONE, 0.0, "no State accuses another in the window")
    weighed = {pair: _weighed(all_found, pair, frame.window) for pair in pairs}
    pair = max(pairs, key=lambda p: weighed[p])
    mine = [a for a in all_found if (a.by, a.of) == pair]
    grounds = [a for a in mine if frame.window.holds(a.speech.day)]
    value = weighed[pair] * MONTH_DAYS / frame.window.days
    level = max(a.speech.office for a in grounds)
    words = f"{pair[0]} against {pair[1]}: weight {weighed[pair]:.1f} by office, highest office {level:.1f}"
    baseline = frame.baseline([_weighed(mine, pair, window) for window in frame.covered])
    if baseline is None:
        return _answered(frame, "E12", IndicatorState.NO_BASELINE, value, f"{words}; {frame.shortfall()}", grounds)
    z = baseline.z(weighed[pair], 1.0)
    before = max((a.speech.office for a in mine if a.speech.day < frame.window.first), default=None)
    rises = before is not None and level > before
    words = f"{words}; {z:.1f} deviations above {baseline.count} earlier windows" + (
        "; the office rises" if rises else ""
    )
    raised = z >= threshold("E12", "z") or rises
    return _answered(frame, "E12", IndicatorState.RAISED if raised else IndicatorState.NONE, value, words, grounds)


def _weighed(accusations: list[Accusation], pair: tuple[str, str], window: Window) -> float:
    """Each statement once, however many claims it makes."""
    said = {a.speech.statement_id: a.speech.office for a in accusations
            if (a.by, a.of) == pair and window.holds(a.speech.day)}  # fmt: skip
    return sum(office for _, office in sorted(said.items()))


def _answered(
    frame: Frame, id: str, state: IndicatorState, value: float, words: str, grounds: list[Accusation]
) -> Indicator:
    sightings = [a.sighting for a in grounds if a.sighting]
    return frame.answer(id, state, value, words, sightings, [a.speech for a in grounds])


def _entropy(counts: dict[str, int]) -> float:
    total = sum(counts.values())
    return sum(-count / total * log2(count / total) for count in counts.values())
