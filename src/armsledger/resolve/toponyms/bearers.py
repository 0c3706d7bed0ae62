"""The places that may be meant by a name, with rows that stand for one and the same place put together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from armsledger.knowledge.gazetteer.entry import Bearing, Entry
from armsledger.knowledge.gazetteer.lookup import Bearer

_SAME_KM: Final = 25.0  # two rows of one name and country so near to each other are one place
_GREAT: Final = 1_000_000  # inhabitants of a city that overshadows the state of its name
# Kinds of one and the same settled place in different sources.
_SETTLED: Final = frozenset({"capital", "city", "town", "village", "port"})
_SITES: Final = frozenset({"airbase", "airfield", "base"})
_EARTH_KM: Final = 6371.0088


@dataclass(frozen=True, slots=True)
class Reach:
    """A place that may be meant: `people` are counted in whichever row of it counts them."""

    entry: Entry
    bearing: Bearing
    people: int
    is_demonym: bool
    is_seat: bool
    is_capital: bool = False
    is_overshadowed: bool = False  # a state whose name mostly means its great city, or its country's capital


def gather(bearers: Sequence[Bearer]) -> tuple[Reach, ...]:
    """Give one Reach for each place; our own reviewed row speaks for a place that GeoNames has too.

    A country that a name stands for as its seat of government is left out where the seat itself bears the name too:
    its largest town of that name is then marked as the capital.
    """
    reaches = _together(bearers)
    seats = {reach.entry.country for reach in reaches if reach.is_seat}
    towns = [reach for reach in reaches if not reach.is_seat]
    capitals = {
        max((r for r in towns if r.entry.country == seat and r.entry.kind != "state"), key=_people, default=None)
        for seat in seats
    } - {None}
    great = {r.entry.country for r in towns if r in capitals or r.people >= _GREAT or _is_own_site(r.entry)}
    return tuple(
        replace(
            reach,
            is_capital=reach in capitals,
            is_overshadowed=reach.entry.kind == "state" and reach.entry.country in great,
        )
        for reach in (towns if capitals else reaches)
    )


def _is_own_site(entry: Entry) -> bool:
    """Say whether our own table holds the place as a town or site: one that reports name, more than its province."""
    return entry.id.startswith("place-") and entry.kind in _SETTLED | _SITES


def _people(reach: Reach) -> tuple[int, str]:
    return reach.people, reach.entry.id


def _together(bearers: Sequence[Bearer]) -> list[Reach]:
    kept: list[Reach] = []
    for bearer in sorted(bearers, key=_own_first):
        at = next((n for n, reach in enumerate(kept) if _is_same(reach, bearer)), None)
        if at is None:
            people = bearer.entry.population
            kept.append(Reach(bearer.entry, bearer.bearing, people, bearer.is_demonym, bearer.is_seat))
        else:
            old = kept[at]
            people = max(old.people, bearer.entry.population)
            entry = old.entry
            if bearer.entry.kind == "state":  # our row of a region says nothing of the division that it is
                entry = replace(entry, kind="state", admin1=bearer.entry.admin1)
            kept[at] = Reach(entry, max(old.bearing, bearer.bearing), people, old.is_demonym, old.is_seat)
    return kept


def distance_km(one: Entry, other: Entry) -> float:
    """The great-circle distance of two places in km (haversine)."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _own_first(bearer: Bearer) -> tuple[int, int, str]:
    sources = ("place-", "admin1-", "airport:", "county:", "geonames:")
    rank = next((n for n, lead in enumerate(sources) if bearer.entry.id.startswith(lead)), 0)
    return rank, -bearer.entry.population, bearer.entry.id


def _is_same(reach: Reach, bearer: Bearer) -> bool:
    one, other = reach.entry, bearer.entry
    if one.country != other.country or reach.is_seat != bearer.is_seat or "country" in (one.kind, other.kind):
        return False
    if {one.kind, other.kind} == {"state", "region"}:
        return distance_km(one, other) <= one.radius_km + other.radius_km
    if one.kind != other.kind and not {one.kind, other.kind} <= _SETTLED:
        return False
    return distance_km(one, other) <= _SAME_KM
