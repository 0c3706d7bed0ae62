"""A small gazetteer of embargo theatres: towns, regions, bases, seas; countries are a table of their own.

A point is where a map would put the name, `radius_km` how far what is meant may lie from it. Rows that bear the same
name are alternatives; which is meant is decided where the text is known.
"""

from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.tables import Row, iter_rows

TABLE = "places.csv"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row: `kind` is the gazetteer's word (town, capital, region, airbase …), `country` an ISO 3166 alpha-3 code or
    None for seas and areas of several states, `admin1` the first level division. WGS 84 degrees."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    radius_km: float
    source: str
    reviewed: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the place, the one to print first."""
        return (self.name, *self.aliases)


@cache
def load_places() -> tuple[PlaceRow, ...]:
    """All places, by id; raises KnowledgeError for a row that cannot be read."""
    return tuple(sorted(map(_place, iter_rows(TABLE)), key=lambda place: place.id))


@cache
def places_by_id() -> dict[str, PlaceRow]:
    """All places under their ids."""
    return {place.id: place for place in load_places()}


def _place(row: Row) -> PlaceRow:
    return PlaceRow(
        id=row.text("id"),
        name=row.text("name"),
        aliases=row.words("aliases"),
        kind=row.text("kind"),
        country=row.find_text("country"),
        admin1=row.find_text("admin1"),
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
        radius_km=row.number("radius_km"),
        source=row.text("source"),
        reviewed=row.flag("reviewed"),
    )
