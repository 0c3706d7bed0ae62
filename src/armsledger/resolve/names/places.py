"""How two places compare: never by their names alone. Two towns of one name are two, unless the map says otherwise."""

from math import asin, cos, radians, sin, sqrt
from typing import Final

from armsledger.knowledge.place_names import fold_place
from armsledger.model.place import Place
from armsledger.text.sounds import Likeness, compare_words

_EARTH_KM: Final = 6371.0


def compare_places(left: str, left_place: Place | None, right: str, right_place: Place | None) -> str:
    """Give the level on which two places agree or part, by name, state and circle."""
    words = fold_place(left).split(), fold_place(right).split()
    alike = len(words[0]) == len(words[1]) and all(
        compare_words(one, other) >= Likeness.SPELLING for one, other in zip(*words, strict=True)
    )
    if not alike:
        return "name_differs"
    if left_place is None or right_place is None:
        return "name_only"
    meet = distance_km(left_place, right_place) <= min(left_place.radius_km, right_place.radius_km)
    return "within" if meet and left_place.country == right_place.country else "apart"


def distance_km(left: Place, right: Place) -> float:
    """The great-circle distance between two points, in kilometres."""
    north, south = radians(left.latitude), radians(right.latitude)
    half = sin((north - south) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(left.longitude - right.longitude) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
