"""Tempo: E3 supplies, E4 movements on a corridor, E10 whether strikes answer strikes."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from random import Random

from armsledger.assess.indicators.frame import MONTH_DAYS, Frame, Window, threshold
from armsledger.assess.indicators.sightings import Sighting, Told
from armsledger.model.claim import ClaimKind, Counted
from armsledger.model.indicator import Indicator, IndicatorState

YEAR_DAYS = 364  # whole weeks, so that weekdays fall on weekdays
Strike = tuple[date, str]


def supply_tempo(frame: Frame) -> Indicator:
    """E3: weight of supplies in 30 days for each document read, against the earlier windows."""
    supplies = frame.seen(frame.window, ClaimKind.TRANSFER)
    weight, documents = _weight(supplies), frame.documents(frame.window)
    if not supplies:
        return frame.answer("E3", IndicatorState.NONE, 0.0, f"no supply in the window, {documents} documents")
    rate = _rate(frame, frame.window)
    words = f"weight {weight:.1f} of {len(supplies)} supplies, {documents} documents"
    baseline = frame.baseline([_rate(frame, window) for window in frame.covered])
    if baseline is None:
        return frame.answer("E3", IndicatorState.NO_BASELINE, rate, f"{words}; {frame.shortfall()}", supplies)
    unit = _per_document(1.0, frame, frame.window)
    z = baseline.z(rate, unit)
    words = f"{words}; {z:.1f} deviations above the median {baseline.centre:.3f} of {baseline.count} earlier windows"
    many = weight >= threshold("E3", "least")
    high = z >= threshold("E3", "z")
    state = IndicatorState.RAISED if high and many else IndicatorState.WATCH if high else IndicatorState.NONE
    return frame.answer("E3", state, rate, words, supplies)


def lift_tempo(frame: Frame) -> Indicator:
    """E4: movements between an origin and a destination, against the earlier windows and the year before."""
    corridors = _movements(frame, frame.window)
    if not corridors:
        words = "the ledger holds no movement with origin and destination in the window"
        return frame.answer("E4", IndicatorState.NONE, None, words)
    busiest = max(sorted(corridors), key=lambda corridor: corridors[corridor])
    grounds = [s for s in frame.seen(frame.window, *_LIFTING) if any(busiest in _corridors(told) for told in s.told)]
    value = corridors[busiest] * MONTH_DAYS / frame.window.days
    last_year = _movements(frame, frame.window.back(YEAR_DAYS)).get(busiest, 0.0)
    words = f"{busiest}: {corridors[busiest]:.0f} movements; {last_year:.0f} in the same window of the year before"
    earlier = [_movements(frame, window).get(busiest, 0.0) for window in frame.covered]
    baseline = frame.baseline(earlier)
    if baseline is None or not any(earlier):
        reason = frame.shortfall() if baseline is None else "no baseline: none was told of before"
        return frame.answer("E4", IndicatorState.NO_BASELINE, value, f"{words}; {reason}", grounds)
    raised = corridors[busiest] >= threshold("E4", "ratio") * max(baseline.centre, 1.0)
    words = f"{words}; the median of {baseline.count} earlier windows is {baseline.centre:.0f}"
    return frame.answer("E4", IndicatorState.RAISED if raised else IndicatorState.NONE, value, words, grounds)


def strike_reciprocity(frame: Frame) -> Indicator:
    """E10: how many strikes of one side another answers within days, against the same strikes on shuffled days."""
    attacks = frame.seen(frame.window, ClaimKind.ATTACK)
    strikes = sorted({(told.day, side) for s in attacks if s.weight for told in s.told if frame.window.holds(told.day)
                      for side in frame.sides.of_all(told.actors)})  # fmt: skip
    if len({side for _, side in strikes}) < 2:
        words = f"{len(strikes)} strikes by known sides, not of two sides"
        return frame.answer("E10", IndicatorState.NONE, None, words)
    least = int(threshold("E10", "least"))
    if len(strikes) < least:
        words = f"no baseline: {len(strikes)} strikes, and {least} are needed to tell an answer from chance"
        return frame.answer("E10", IndicatorState.NO_BASELINE, None, words, attacks)
    answered = _answered(strikes)
    chance = _chance(strikes, answered, frame.conflict)
    words = (
        f"{answered} of {len(strikes)} strikes answered within {threshold('E10', 'days'):.0f} days, chance {chance:.3f}"
    )
    raised = chance < threshold("E10", "chance") and answered > 0
    return frame.answer("E10", IndicatorState.RAISED if raised else IndicatorState.NONE, chance, words, attacks)


_LIFTING = (ClaimKind.TRANSFER, ClaimKind.PERSONNEL)


def _weight(sightings: Sequence[Sighting]) -> float:
    return sum(sighting.weight for sighting in sightings)


def _rate(frame: Frame, window: Window) -> float:
    return _per_document(_weight(frame.seen(window, ClaimKind.TRANSFER)), frame, window)


def _per_document(weight: float, frame: Frame, window: Window) -> float:
    return weight * MONTH_DAYS / window.days / max(1, frame.documents(window))


def _corridors(told: Told) -> list[str]:
    return [f"{origin} to {end}" for origin in told.origins for end in told.destinations if origin != end]


def _movements(frame: Frame, window: Window) -> dict[str, float]:
    """Flights or sailings by corridor: the number told where events are counted, one for every matter else."""
    found: dict[tuple[str, str], float] = {}
    for sighting in frame.seen(window, *_LIFTING):
        for told in (t for t in sighting.told if window.holds(t.day)):
            number = told.quantity.low if told.quantity and told.quantity_of is Counted.EVENT else None
            for corridor in _corridors(told):
                key = (corridor, sighting.matter_id)
                found[key] = max(found.get(key, 0.0), number or 1.0)
    sums: dict[str, float] = defaultdict(float)
    for (corridor, _), number in sorted(found.items()):
        sums[corridor] += number
    return sums


def _answered(strikes: Sequence[Strike]) -> int:
    days = threshold("E10", "days")
    return sum(
        any(side != other and 0 < (later - day).days <= days for later, other in strikes) for day, side in strikes
    )


def _chance(strikes: Sequence[Strike], answered: int, seed: str) -> float:
    """How often as many are answered when the days are dealt out anew; the same strikes give the same chance."""
    random, shuffles = Random(seed), int(threshold("E10", "shuffles"))  # a reproducible test, no secret
    days, sides = [day for day, _ in strikes], [side for _, side in strikes]
    hits = 0
    for _ in range(shuffles):
        random.shuffle(sides)
        hits += _answered(list(zip(days, sides, strict=True))) >= answered
    return (hits + 1) / (shuffles + 1)
