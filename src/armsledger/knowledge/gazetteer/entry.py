"""One place of the gazetteer, whatever it was compiled from."""

from dataclasses import dataclass
from enum import IntEnum


class Bearing(IntEnum):
    """How well a place bears a name: its own first, one that people also use, one in some list of other names."""

    OTHER = 1
    ALIAS = 2
    OWN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: `id` tells its source too ("geonames:2210247", "airport:HLGD", "place-sirte", "LBY", "admin1-us-ohio").

    `kind` is the gazetteer's word (country, state, county, city, town, airfield, region …), `country` an ISO 3166
    alpha-3 code or None for seas and areas of several states, `admin1` GeoNames' code of the first level division
    ("US.OH"). WGS 84 degrees; what is meant lies within `radius_km`. `population` is 0 where nobody counted.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    radius_km: float
    population: int


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A place with its names, each with how well it bears it."""

    entry: Entry
    names: tuple[tuple[str, Bearing], ...]
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
