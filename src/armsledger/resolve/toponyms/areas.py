"""Areas by a place: a part of a country ("eastern Libya"), the land along a border ("the border with Chad")."""

import math
from dataclasses import replace
from typing import Final

from armsledger.knowledge.countries import countries_by_iso3
from armsledger.knowledge.place_relations import PlaceRelation
from armsledger.model.place import Place
from armsledger.resolve.toponyms.evidence import Evidence

_KM_A_DEGREE: Final = 111.2
_PART: Final = 0.5  # the middle of "eastern Libya" lies half way from the middle of Libya to its edge
_PART_RADIUS: Final = 0.6  # and it reaches so much of the whole
_WIDE: Final = frozenset({"country", "state", "region"})
_STEPS: Final = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}


def shift_to_area(place: Place, relation: PlaceRelation, key: str, evidence: Evidence) -> Place:
    """Give the part of a wide place that the words before it mean; other places come back as they are.

    Parts are circles by the compass, rough and said to be so by their radius. A border lies towards the other state
    that the text speaks of most among those that the place borders on.
    """
    words = relation.words
    if "border" in words or words.startswith("frontier"):
        return _towards_neighbour(place, key, evidence) if place.kind == "country" else place
    step = _step(words) if place.kind in _WIDE and words.endswith("ern") else None
    if step is None:
        return place
    north, east = (part * place.radius_km * _PART / _KM_A_DEGREE for part in step)
    return _moved(place, place.latitude + north, place.longitude + east / _shrink(place.latitude), _PART_RADIUS)


def _step(words: str) -> tuple[float, float] | None:
    steps = [step for word, step in _STEPS.items() if word in words]
    if not steps:
        return None
    north, east = sum(s[0] for s in steps), sum(s[1] for s in steps)
    length = math.hypot(north, east)
    return north / length, east / length


def _towards_neighbour(place: Place, key: str, evidence: Evidence) -> Place:
    rows = countries_by_iso3()
    spoken_of = [(evidence.of_country(iso3, key), iso3) for iso3 in evidence.countries if iso3 != place.country]
    other = rows.get(max(spoken_of, default=(0.0, ""))[1])
    own = rows.get(place.country or "")
    if own is None or other is None:
        return place
    share = own.radius_km / (own.radius_km + other.radius_km)
    latitude = own.latitude + share * (other.latitude - own.latitude)
    longitude = own.longitude + share * (other.longitude - own.longitude)
    return _moved(place, latitude, longitude, _PART_RADIUS)


def _moved(place: Place, latitude: float, longitude: float, part: float) -> Place:
    within = max(-90.0, min(90.0, latitude)), (longitude + 180) % 360 - 180
    return replace(
        place, latitude=round(within[0], 4), longitude=round(within[1], 4), radius_km=round(place.radius_km * part, 1)
    )


def _shrink(latitude: float) -> float:
    return max(0.1, math.cos(math.radians(latitude)))
