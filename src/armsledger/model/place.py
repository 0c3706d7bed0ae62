"""A place as a source gave it: its words, the point and radius they are read as, and what else they could mean."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.errors import CoordinateError


class Relation(StrEnum):
    """How the words relate what happened to the place they name."""

    AT = "at"
    NEAR = "near"
    FROM = "from"
    TOWARDS = "towards"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Place:
    """A point with an honest radius: what is meant lies within `radius_km` of it.

    `place_id` is the row of the gazetteer, `country` an ISO 3166 alpha-3 code or None (a sea), `admin1` the first
    level division where the gazetteer knows it, `kind` the gazetteer's word (country, town, airbase, region …).
    Coordinates are WGS 84 degrees. `alternatives` are other rows that bear the same name.
    """

    words: str
    place_id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    radius_km: float
    relation: Relation
    alternatives: tuple[str, ...]
    because: str

    def __post_init__(self) -> None:
        on_map = -90 <= self.latitude <= 90 and -180 <= self.longitude <= 180 and self.radius_km > 0
        if not on_map:
            raise CoordinateError(self.words, self.latitude, self.longitude, self.radius_km)
