"""States and territories: the names that sources use for them, and a rough circle around each.

The circle is for maps and distances only; it asserts nothing about borders. A country's id is its ISO 3166 alpha-3 code
(XKX, which ISO leaves to users, for Kosovo).
"""

from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.tables import Row, iter_rows

TABLE = "countries.csv"


@dataclass(frozen=True, slots=True)
class Country:
    """One row.

    `aliases` are other names of the country in several languages, `demonyms` its adjectives and the names of its
    people, `capitals` and `government_names` the names that can stand for its government ("Moscow", "Kremlin"); a
    capital whose name mostly means something else is left out. Point in WGS 84 degrees; the country lies
    roughly within `radius_km` of it.
    """

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    government_names: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: float
    source: str
    reviewed: bool

    @property
    def id(self) -> str:
        """The row's id: the ISO 3166 alpha-3 code."""
        return self.iso3

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the country itself, the one to print first."""
        return (self.name, *self.aliases)


@cache
def load_countries() -> tuple[Country, ...]:
    """All countries, by code; raises KnowledgeError for a row that cannot be read."""
    return tuple(sorted(map(_country, iter_rows(TABLE)), key=lambda country: country.iso3))


@cache
def countries_by_iso3() -> dict[str, Country]:
    """All countries under their alpha-3 codes."""
    return {country.iso3: country for country in load_countries()}


def _country(row: Row) -> Country:
    return Country(
        iso3=row.text("iso3"),
        iso2=row.text("iso2"),
        name=row.text("name"),
        aliases=row.words("aliases"),
        demonyms=row.words("demonyms"),
        capitals=row.words("capitals"),
        government_names=row.words("government_names"),
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
        radius_km=row.number("radius_km"),
        source=row.text("source"),
        reviewed=row.flag("reviewed"),
    )
