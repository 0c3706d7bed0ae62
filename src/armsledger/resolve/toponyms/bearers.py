"""The places that may be meant by a name, with rows that stand for one and the same place put together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from armsledger.knowledge.gazetteer.entry import Bearing, Entry
from armsledger.knowledge.gazetteer.lookup import Bearer
from armsledger.knowledge.gazetteer.sources import SEAT_OF_GOVERNMENT

_SAME_KM: Final = 25.0  # two rows of one name and country so near to each other are one place
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


def gather(bearers: Sequence[Bearer]) -> tuple[Reach, ...]:
    """Give one Reach for each place; our own reviewed row speaks for a place that GeoNames has too.

    A country that a name stands for as its seat of government is left out where the seat itself bears the name too:
    its largest town of that name is then marked as the capital.
    """
    seats_of_government = [bearer for bearer in bearers if bearer.entry.kind == SEAT_OF_GOVERNMENT]
    reaches = _together(seats_of_government or bearers)
    seats = {reach.entry.country for reach in reaches if reach.is_seat}
    towns = [reach for reach in reaches if not reach.is_seat]
    capitals = {
        max((r for r in towns if r.entry.country == seat and r.entry.kind != "state"), key=_people, default=None)
        for seat in seats
    } - {None}
    if not capitals:
        return tuple(reaches)
    return tuple(replace(reach, is_capital=reach in capitals) for reach in towns)


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
            kept[at] = Reach(old.entry, max(old.bearing, bearer.bearing), people, old.is_demonym, old.is_seat)
    return kept


def distance_km(one: Entry, other: Entry) -> float:
    """The great-circle distance of two places in km (haversine)."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _own_first(bearer: Bearer) -> tuple[bool, int, str]:
    return bearer.entry.id.startswith("geonames:"), -bearer.entry.population, bearer.entry.id


def _is_same(reach: Reach, bearer: Bearer) -> bool:
    one, other = reach.entry, bearer.entry
    if one.country != other.country or reach.is_seat != bearer.is_seat or "country" in (one.kind, other.kind):
        return False
    if "state" in (one.kind, other.kind) or "county" in (one.kind, other.kind):
        return False
    return distance_km(one, other) <= _SAME_KM
