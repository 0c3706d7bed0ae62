"""Places for the page's script to draw as areas; the same is always printed as a table."""

from collections.abc import Iterable
from typing import Any

from armsledger.publish.places_view import PlaceView


def map_places(places: Iterable[PlaceView]) -> list[dict[str, Any]]:
    """Name, point and stated radius of each place, as plain data."""
    return [
        {
            "name": view.place.name,
            "latitude": view.place.latitude,
            "longitude": view.place.longitude,
            "radius_km": view.place.radius_km,
        }
        for view in places
    ]
