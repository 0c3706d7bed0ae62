"""Force geometry: E1 opposing foreign forces close together, E7 forward shift, E9 a new foreign party."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import asin, cos, exp, radians, sin, sqrt

from armsledger.assess.indicators.frame import Frame, Window, threshold
from armsledger.assess.indicators.parties import Party
from armsledger.assess.indicators.rules import load_rules
from armsledger.assess.indicators.sightings import Sighting
from armsledger.model.claim import ClaimKind
from armsledger.model.indicator import Indicator, IndicatorState
from armsledger.model.place import Place

FORCES = (ClaimKind.PRESENCE, ClaimKind.PERSONNEL)
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Standing:
    """A foreign party at a place on a day, by one claim of a sighting."""

    sighting: Sighting
    party: Party
    side: str | None
    pin: Place
    day: date


def distance_km(left: Place, right: Place) -> float:
    """The great-circle distance of the two points, radii not taken off."""
    up, across = radians(right.latitude - left.latitude), radians(right.longitude - left.longitude)
    shape = sin(up / 2) ** 2 + cos(radians(left.latitude)) * cos(radians(right.latitude)) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(shape)))


def close_forces(frame: Frame) -> Indicator:
    """E1: foreign forces of opposite sides, and how near they are at the least that their radii allow."""
    standings = _standings(frame, frame.window)
    pairs = [(a, b) for a, b in combinations(standings, 2) if _oppose(a, b)]
    if not pairs:
        return _one_sided(frame, standings)
    score = sum(a.sighting.weight * b.sighting.weight * exp(-_gap_km(a, b) / threshold("E1", "scale_km"))
                for a, b in pairs)  # fmt: skip
    near = [(a, b) for a, b in pairs if _gap_km(a, b) <= threshold("E1", "near_km")]
    firm = [(a, b) for a, b in near if _is_firm(a) and _is_firm(b)]
    state = IndicatorState.RAISED if firm else IndicatorState.WATCH if near else IndicatorState.NONE
    a, b = min(firm or near or pairs, key=lambda pair: _gap_km(*pair))
    wide = "" if firm or not near else "; a weight below the least, or a place as wide as the distance itself"
    because = (
        f"{a.party.name} at {a.pin.name} and {b.party.name} at {b.pin.name}, {_gap_km(a, b):.0f} km apart or more "
        f"({distance_km(a.pin, b.pin):.0f} km less radii of {a.pin.radius_km:.0f} and {b.pin.radius_km:.0f} km){wide}"
    )
    return frame.answer("E1", state, score, because, [s.sighting for pair in (near or [(a, b)]) for s in pair])


def _one_sided(frame: Frame, standings: list[Standing]) -> Indicator:
    """Two foreign sides are there, and not both are placed: the distance stays open."""
    here = [s for s in frame.seen(frame.window, *FORCES) if any(p.is_foreign(frame.conflict) for p in s.actors)]
    sides = frame.sides.of_all(p for s in here for p in s.actors if p.is_foreign(frame.conflict))
    if standings and len(sides) > 1:
        words = "foreign forces of two sides are there, and not both are placed more finely than the country"
        return frame.answer("E1", IndicatorState.WATCH, None, words, here)
    return frame.answer("E1", IndicatorState.NONE, None, "no foreign forces of opposite sides are placed in the window")


def forward_shift(frame: Frame) -> Indicator:
    """E7: how much nearer foreign forces stand to where is fought than in the window before.

    No claim tells a front line: the places of uses of force in the two windows stand for it.
    """
    before = frame.window.back(frame.window.days)
    fought = [
        (s, pin)
        for w in (before, frame.window)
        for s in frame.seen(w, ClaimKind.ATTACK)
        for t in s.told
        for pin in t.pins
    ]
    now, then = _standings(frame, frame.window), _standings(frame, before)
    grounds = [s.sighting for s in (*now, *then)] + [s for s, _ in fought]
    if not fought or not now:
        words = "no place of fighting" if not fought else "no foreign force placed in the window"
        return frame.answer("E7", IndicatorState.NONE, None, f"the ledger holds {words} finer than a country")
    if not then:
        words = "no foreign force is placed in the window before, so no shift can be said"
        return frame.answer("E7", IndicatorState.NO_BASELINE, None, words, grounds)
    pins = [pin for _, pin in fought]
    far_then, far_now = _mean_km(then, pins), _mean_km(now, pins)
    if far_then is None or far_now is None:
        return frame.answer("E7", IndicatorState.NONE, None, "all that is placed weighs nothing by its grade", grounds)
    nearer = far_then - far_now
    least = threshold("E7", "nearer_km")
    state = IndicatorState.RAISED if nearer >= least else _watched(nearer >= least / 2)
    because = f"{far_now:.0f} km from where is fought, {far_then:.0f} km in the window before (weighted means)"
    return frame.answer("E7", state, nearer, because, grounds)


def new_party(frame: Frame) -> Indicator:
    """E9: States whose forces are said to be there for the first time."""
    first: dict[str, list[Sighting]] = {}
    for sighting in frame.seen(frame.window, *FORCES):
        for party in sighting.actors:
            if party.is_state and party.is_foreign(frame.conflict):
                first.setdefault(party.key, []).append(sighting)
    known = {p.key for s in frame.sightings if s.kind in FORCES for t in s.told if t.day < frame.window.first
             for p in t.actors}  # fmt: skip
    new = {key: group for key, group in sorted(first.items()) if key not in known}
    grounds = [sighting for group in new.values() for sighting in group]
    if not new:
        words = f"all {len(first)} were there before" if first else "no State's presence is told of in the window"
        return frame.answer("E9", IndicatorState.NONE, None, words)
    names = ", ".join(new)
    if not frame.has_baseline:
        words = f"{names}; {frame.shortfall()}"
        return frame.answer("E9", IndicatorState.NO_BASELINE, len(new), words, grounds)
    state = IndicatorState.RAISED if any(map(_is_firm_sighting, grounds)) else IndicatorState.WATCH
    return frame.answer("E9", state, len(new), f"first told of in this window: {names}", grounds)


def _standings(frame: Frame, window: Window) -> list[Standing]:
    return [
        Standing(sighting, party, frame.sides.of(party), pin, told.day)
        for sighting in frame.seen(window, *FORCES)
        for told in sighting.told
        if window.holds(told.day)
        for party in sorted(told.actors)
        if party.is_foreign(frame.conflict)
        for pin in told.pins
        if pin.country in (frame.conflict, None)
    ]


def _oppose(a: Standing, b: Standing) -> bool:
    apart = a.side is not None and b.side is not None and a.side != b.side
    return apart and abs((a.day - b.day).days) <= threshold("E1", "days")


def _gap_km(a: Standing, b: Standing) -> float:
    return max(0.0, distance_km(a.pin, b.pin) - a.pin.radius_km - b.pin.radius_km)


def _is_firm(standing: Standing) -> bool:
    """A place wider than the distance that raises says nothing about it."""
    return _is_firm_sighting(standing.sighting) and standing.pin.radius_km <= threshold("E1", "near_km")


def _is_firm_sighting(sighting: Sighting) -> bool:
    return sighting.weight >= load_rules().firm


def _mean_km(standings: Iterable[Standing], fought: list[Place]) -> float | None:
    weighed = [(s.sighting.weight, min(distance_km(s.pin, pin) for pin in fought)) for s in standings]
    total = sum(weight for weight, _ in weighed)
    return sum(weight * far for weight, far in weighed) / total if total else None


def _watched(holds: bool) -> IndicatorState:
    return IndicatorState.WATCH if holds else IndicatorState.NONE
