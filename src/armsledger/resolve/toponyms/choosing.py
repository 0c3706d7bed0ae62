"""Which of the places that bear a name is meant: by what stands beside it, by the rest of the text, by size last."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from armsledger.knowledge.gazetteer.entry import Bearing, Entry
from armsledger.resolve.toponyms.bearers import Reach, distance_km
from armsledger.resolve.toponyms.evidence import Evidence

# How large a place that nobody counted passes for, as a power of ten of inhabitants.
_SIZES: Final = {
    "country": 18.0,
    "state": 9.0,
    "county": 4.5,
    "airfield": 4.0,
    "region": 12.0,
    "sea": 12.0,
    "continent": 18.0,
}
_BEARING: Final = {Bearing.OWN: 0.0, Bearing.ALIAS: -0.2, Bearing.OTHER: -1.5}
_CONTAINED, _SAME_SENSE = 8.0, 5.0
_COUNTRY, _DIVISION, _NEAR = 1.0, 1.3, 1.5
_REVIEWED: Final = 6.0  # at least so large passes what our own table names
_CAPITAL: Final = 7.0
_AT: Final = 5.0
_NEAR_KM: Final = 160.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen, the others from the best down, and why."""

    reach: Reach
    others: tuple[Reach, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands right beside a name: the places that the name after its comma may mean ("Tripoli, Libya"), and
    whether "at" stands before it: people are at a base or a port, and in a district.
    """

    containers: tuple[Entry, ...] = ()
    is_at: bool = False


def choose(reaches: Sequence[Reach], beside: Beside, evidence: Evidence, earlier: Entry | None) -> Choice:
    """Choose among places that bear one name; `earlier` is what the same name meant where the text said more of it."""
    scored = [(_score(reach, beside, evidence, earlier), reach) for reach in reaches]
    scored.sort(key=lambda pair: (-pair[0][0], pair[1].entry.id))
    (_, because), best = scored[0]
    return Choice(best, tuple(reach for _, reach in scored[1:]), because)


def _score(reach: Reach, beside: Beside, evidence: Evidence, earlier: Entry | None) -> tuple[float, str]:
    entry = reach.entry
    size = _SIZES.get(entry.kind, 3.5) if entry.kind == "country" or not reach.people else math.log10(reach.people)
    if entry.id.startswith("place-"):
        size = max(size, _REVIEWED)
    if reach.is_capital:
        size += _CAPITAL
    total, because = size + _BEARING[reach.bearing], "the largest place of that name"
    container = next((c for c in beside.containers if _holds(c, entry)), None)
    if earlier is not None and earlier.id == entry.id:
        total, because = total + _SAME_SENSE, "what the same name means elsewhere in the text"
    if entry.kind not in ("country",):
        country = _COUNTRY * math.log2(1 + evidence.countries[entry.country or ""])
        division = _DIVISION * math.log2(1 + evidence.divisions[entry.admin1 or ""])
        near = _NEAR * _nearness(entry, evidence)
        if country + division + near > 1:
            because = "the text names other places of " + (
                "its region" if division + near > country else f"its country ({entry.country})"
            )
        total += country + division + near
    if beside.is_at and entry.kind in ("state", "region"):
        total -= _AT
    if container is not None:
        total, because = total + _CONTAINED, f"it lies in {container.name}, which stands beside it"
    return total, because


def _holds(container: Entry, entry: Entry) -> bool:
    if container.id == entry.id:
        return False
    if container.kind == "state":
        return container.admin1 == entry.admin1 if container.admin1 and entry.admin1 else False
    return container.kind == "country" and container.country == entry.country and entry.kind != "country"


def _nearness(entry: Entry, evidence: Evidence) -> float:
    near = sum(1 for other in evidence.places if other.id != entry.id and distance_km(entry, other) <= _NEAR_KM)
    return math.log2(1 + near)
