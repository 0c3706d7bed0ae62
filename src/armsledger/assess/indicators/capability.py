"""Capability: E2 a new weapon category, E5 a quantity step, E6 offensive posture, E17 mercenary build-up."""

from collections import defaultdict
from dataclasses import dataclass

from armsledger.assess.indicators.frame import Frame, Window, threshold
from armsledger.assess.indicators.rules import load_rules
from armsledger.assess.indicators.sightings import Sighting, Told
from armsledger.model.claim import ClaimKind, Counted
from armsledger.model.indicator import Indicator, IndicatorState
from armsledger.model.quantity import Quantity

FIGHTERS = (ClaimKind.PERSONNEL, ClaimKind.PRESENCE)
HOLDING = (ClaimKind.TRANSFER, ClaimKind.PRESENCE, ClaimKind.ATTACK)
NO_SIDE = "a side not told"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number of one thing on one side, by one claim."""

    sighting: Sighting
    told: Told
    quantity: Quantity


def new_category(frame: Frame) -> Indicator:
    """E2: sorts of materiel that no earlier matter gives the side."""
    now: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    known: set[tuple[str, str]] = set()
    for sighting in (s for s in frame.sightings if s.kind in HOLDING):
        for told in sighting.told:
            keys = [(side, category) for side in _sides(frame, told) for category in sorted(told.categories)]
            if told.day < frame.window.first:
                known |= set(keys)
            elif frame.window.holds(told.day):
                for key in keys:
                    now[key].append(sighting)
    new = {key: now[key] for key in sorted(now) if key not in known}
    grounds = [sighting for group in new.values() for sighting in group]
    if not new:
        words = "every category was known before" if now else "no category of materiel is told of in the window"
        return frame.answer("E2", IndicatorState.NONE, None, words)
    words = "; ".join(f"{category} with {side}{_strong(category)}" for side, category in new)
    if not frame.has_baseline:
        return frame.answer("E2", IndicatorState.NO_BASELINE, len(new), f"{words}; {frame.shortfall()}", grounds)
    firm = any(sighting.weight >= load_rules().firm for sighting in grounds)
    state = IndicatorState.RAISED if firm else IndicatorState.WATCH
    return frame.answer("E2", state, len(new), f"first told of in this window: {words}", grounds)


def _strong(category: str) -> str:
    return " (of those that weigh most)" if category in load_rules().strong else ""


def quantity_step(frame: Frame) -> Indicator:
    """E5: the newest number of one thing on one side against the last earlier one of another origin."""
    estimates: dict[tuple[str, str], list[Estimate]] = defaultdict(list)
    for estimate in _estimates(frame, frame.sightings):
        for key in _things(frame, estimate.told):
            estimates[key].append(estimate)
    steps = []
    count = 0
    for key, group in sorted(estimates.items()):
        group.sort(key=lambda e: (e.told.day, e.told.claim_id))
        newest = group[-1]
        if not frame.window.holds(newest.told.day):
            continue
        count += 1
        earlier = [e for e in group if e.told.day < newest.told.day and _apart(e, newest)]
        if earlier and not earlier[-1].quantity.overlaps(newest.quantity):
            steps.append((_mid(newest.quantity) / max(_mid(earlier[-1].quantity), 1.0), key, earlier[-1], newest))
    if not steps:
        words = f"{count} numbers in the window, none that an earlier one of another origin excludes"
        return frame.answer("E5", IndicatorState.NONE, None, words)
    ratio, (side, thing), old, new = max(steps, key=lambda step: (step[0], step[1]))
    state = IndicatorState.RAISED if ratio >= threshold("E5", "ratio") else IndicatorState.NONE
    firm = min(old.sighting.weight, new.sighting.weight) >= load_rules().firm
    state = IndicatorState.WATCH if state is IndicatorState.RAISED and not firm else state
    because = f"{thing} with {side}: “{old.quantity.words}” ({old.told.day}), now “{new.quantity.words}”"
    return frame.answer("E5", state, ratio, because, (old.sighting, new.sighting))


def offensive_posture(frame: Frame) -> Indicator:
    """E6: the share of offensive materiel in the weight of supplies, and whether it rises over two windows."""
    windows = [frame.window, *frame.earlier[:2]]
    shares = [_share(frame, window) for window in windows]
    now = shares[0]
    if now is None:
        return frame.answer("E6", IndicatorState.NONE, None, "no supply of a known sort of materiel in the window")
    grounds = frame.seen(frame.window, ClaimKind.TRANSFER)
    words = "shares, this window first: " + ", ".join("unknown" if s is None else f"{s:.2f}" for s in shares)
    if now < threshold("E6", "share"):
        return frame.answer("E6", IndicatorState.NONE, now, words, grounds)
    before, first = shares[1:]
    if before is None or first is None:
        words = f"{words}: whether it rises cannot be said"
        return frame.answer("E6", IndicatorState.NO_BASELINE, now, words, grounds)
    state = IndicatorState.RAISED if now > before > first else IndicatorState.WATCH
    return frame.answer("E6", state, now, words, grounds)


def _share(frame: Frame, window: Window) -> float | None:
    told = [(s.weight, _categories(s, window)) for s in frame.seen(window, ClaimKind.TRANSFER)]
    total = sum(weight for weight, categories in told if categories)
    offensive = sum(weight for weight, categories in told if categories & load_rules().offensive)
    return offensive / total if total else None


def _categories(sighting: Sighting, window: Window) -> frozenset[str]:
    return frozenset(c for told in sighting.told if window.holds(told.day) for c in told.categories)


def mercenary_build_up(frame: Frame) -> Indicator:
    """E17: countries that foreign fighters come from, and their numbers, by side."""
    now, before = _fighters(frame, frame.window), _fighters(frame, frame.window.back(frame.window.days))
    if not now:
        return frame.answer("E17", IndicatorState.NONE, None, "no foreign fighters are told of in the window")
    past = {(side, home) for s in frame.sightings if s.kind in FIGHTERS for t in s.told
            if t.day < frame.window.first for side in _sides(frame, t) for home in _homes(frame, t)}  # fmt: skip
    homes = {(side, home) for _, told in now for side in _sides(frame, told) for home in _homes(frame, told)}
    numbers, old = _numbers(frame, now), _numbers(frame, before)
    grounds = [sighting for sighting, _ in now]
    words = "; ".join(f"{home} with {side}" for side, home in sorted(homes))
    total = sum(numbers.values())
    if total:
        words = f"{words}; {total:.0f} fighters by the middles of the numbers told"
    grown = [side for side, value in sorted(numbers.items()) if _has_grown(value, old.get(side))]
    if grown:
        state = IndicatorState.RAISED if any(s.weight >= load_rules().firm for s in grounds) else IndicatorState.WATCH
        return frame.answer(
            "E17", state, total, f"{words}; more than in the window before with {', '.join(grown)}", grounds
        )
    if not homes - past:
        return frame.answer("E17", IndicatorState.NONE, total, f"{words}; none new", grounds)
    if not frame.has_baseline:
        return frame.answer("E17", IndicatorState.NO_BASELINE, total, f"{words}; {frame.shortfall()}", grounds)
    state = IndicatorState.RAISED if any(s.weight >= load_rules().firm for s in grounds) else IndicatorState.WATCH
    new = ", ".join(sorted({home for _, home in homes - past}))
    return frame.answer("E17", state, total, f"{words}; new: {new}", grounds)


def _has_grown(value: float, old: float | None) -> bool:
    return bool(old) and value >= (1 + threshold("E17", "growth")) * (old or 0.0)


def _fighters(frame: Frame, window: Window) -> list[tuple[Sighting, Told]]:
    return [(s, t) for s in frame.seen(window, *FIGHTERS) for t in s.told if window.holds(t.day) and _homes(frame, t)]


def _homes(frame: Frame, told: Told) -> frozenset[str]:
    """The home of the fighters; where it is not told, that of an armed group that is named as their force."""
    if not told.has_force:
        return frozenset()
    homes = told.homes or {p.country for p in told.actors if p.country and not p.is_state}
    return frozenset(home for home in homes if home != frame.conflict)


def _numbers(frame: Frame, fighters: list[tuple[Sighting, Told]]) -> dict[str, float]:
    """The greatest number of fighters told in one matter, summed over the matters of a side."""
    best: dict[tuple[str, str], float] = {}
    for sighting, told in fighters:
        if told.quantity and told.quantity_of is Counted.FORCE:
            for side in _sides(frame, told):
                key = (side, sighting.matter_id)
                best[key] = max(best.get(key, 0.0), _mid(told.quantity))
    sums: dict[str, float] = defaultdict(float)
    for (side, _), value in sorted(best.items()):
        sums[side] += value
    return sums


def _estimates(frame: Frame, sightings: tuple[Sighting, ...]) -> list[Estimate]:
    wanted = (Counted.FORCE, Counted.ITEM)
    return [
        Estimate(s, t, t.quantity)
        for s in sightings
        for t in s.told
        if t.quantity and t.quantity_of in wanted and t.day <= frame.window.last
    ]


def _things(frame: Frame, told: Told) -> list[tuple[str, str]]:
    if told.quantity_of is Counted.FORCE:
        things = [f"fighters from {home}" for home in sorted(told.homes)] or ["fighters"]
    else:
        things = sorted(told.categories)
    return [(side, thing) for side in _sides(frame, told) for thing in things]


def _apart(left: Estimate, right: Estimate) -> bool:
    """Two origins that are told and differ."""
    return left.told.root is not None and right.told.root is not None and left.told.root != right.told.root


def _sides(frame: Frame, told: Told) -> list[str]:
    sides = frame.sides.of_all(told.recipients) or frame.sides.of_all(told.actors)
    return sorted(sides) or [NO_SIDE]


def _mid(quantity: Quantity) -> float:
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    return sum(bounds) / len(bounds)
