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
    "seat of government": 20.0,
    "country": 18.0,
    "continent": 18.0,
    "state": 14.0,
    "region": 12.0,
    "sea": 12.0,
    "county": 4.5,
    "airfield": 4.0,
}
_BEARING: Final = {Bearing.OWN: 0.0, Bearing.ALIAS: -0.2, Bearing.OTHER: -1.5}
_OVERSHADOWED: Final = 6.0  # the size of a state whose name mostly means its city
_REVIEWED: Final = 5.0  # at least so large passes what our own table names
_CAPITAL: Final = 2.0
_CONTAINED, _SAME_SENSE, _AT = 30.0, 5.0, 5.0
_PART: Final = 8.0
_COUNTRY, _DIVISION, _NEAR = 1.0, 1.3, 1.5
_MOST: Final = 7.0  # what the rest of a text can add at most
_NEAR_KM: Final = 160.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen, the others from the best down, and why; `is_contained` where the text itself says where."""

    reach: Reach
    others: tuple[Reach, ...]
    because: str
    is_contained: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands right beside a name: the places that the name after its comma may mean ("Tripoli, Libya"), those
    that the name before its comma may mean ("Marietta, Georgia"), whether "at" stands before it: people are at a base
    or a port, and in a district; and whether a part is spoken of: "eastern Washington" is no town.
    """

    containers: tuple[Entry, ...] = ()
    contained: tuple[Entry, ...] = ()
    is_at: bool = False
    is_part: bool = False


def choose(key: str, reaches: Sequence[Reach], beside: Beside, evidence: Evidence, earlier: Entry | None) -> Choice:
    """Choose among places that bear the name `key`; `earlier` is what it meant where the text said more of it."""
    scored = [(*_score(key, reach, beside, evidence, earlier), reach) for reach in reaches]
    scored.sort(key=lambda row: (-row[0], row[2].entry.id))
    _, because, best = scored[0]
    if len(scored) == 1:
        because = "no other place bears the name"
    return Choice(best, tuple(reach for *_, reach in scored[1:]), because, _container(best.entry, beside) is not None)


def _score(key: str, reach: Reach, beside: Beside, evidence: Evidence, earlier: Entry | None) -> tuple[float, str]:
    entry = reach.entry
    total, because = _size(reach) + _BEARING[reach.bearing], "the largest place of that name"
    if earlier is not None and earlier.id == entry.id:
        total, because = total + _SAME_SENSE, "what the same name means elsewhere in the text"
    if entry.kind != "country":
        country = _COUNTRY * math.log2(1 + max(evidence.of_country(entry.country, key), 0.0))
        division = _DIVISION * math.log2(1 + max(evidence.of_division(entry.admin1, key), 0.0))
        near = _NEAR * _nearness(key, entry, evidence)
        if country + division + near > 1:
            where = "its region" if division + near > country else f"its country ({entry.country})"
            because = f"the text names other places of {where}"
        total += min(country + division + near, _MOST)
    if beside.is_at and entry.kind in ("state", "region"):
        total -= _AT
    if beside.is_part and entry.kind in ("state", "region", "country"):
        total += _PART
    holds = [other for other in beside.contained if _holds(entry, other)]
    if holds:
        total += 2 * math.log10(1 + max(other.population for other in holds))
    container = _container(entry, beside)
    if container is not None:
        total, because = total + _CONTAINED, f"it lies in {container.name}, which stands beside it"
    return total, because


def _size(reach: Reach) -> float:
    entry = reach.entry
    size = _SIZES.get(entry.kind, 3.5) if entry.kind == "country" or not reach.people else math.log10(reach.people)
    if reach.is_overshadowed:
        size = _OVERSHADOWED
    if entry.id.startswith("place-"):
        size = max(size, _REVIEWED)
    return size + (_CAPITAL if reach.is_capital else 0.0)


def _container(entry: Entry, beside: Beside) -> Entry | None:
    return next((container for container in beside.containers if _holds(container, entry)), None)


def _holds(container: Entry, entry: Entry) -> bool:
    if container.id == entry.id:
        return False
    if container.kind == "state":
        return container.admin1 == entry.admin1 if container.admin1 and entry.admin1 else False
    return container.kind == "country" and container.country == entry.country and entry.kind != "country"


def _nearness(key: str, entry: Entry, evidence: Evidence) -> float:
    near = sum(1 for other in evidence.places_beside(key) if distance_km(entry, other) <= _NEAR_KM)
    return math.log2(1 + near)
