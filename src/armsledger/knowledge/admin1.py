"""First level divisions that news names: states, provinces, oblasts, governorates, each with the code of GeoNames."""

from dataclasses import dataclass
from functools import cache

from armsledger.knowledge.tables import Row, iter_rows

TABLE = "admin1.csv"


@dataclass(frozen=True, slots=True)
class Division:
    """One row: `country` an ISO 3166 alpha-3 code, `code` GeoNames' own ("US.OH") or None, a point amid what
    bears the name in WGS 84 degrees, `radius_km` how far it reaches.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    code: str | None
    latitude: float
    longitude: float
    radius_km: float
    source: str
    reviewed: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the division, the one to print first."""
        return (self.name, *self.aliases)


@cache
def load_admin1() -> tuple[Division, ...]:
    """All divisions, by id; raises KnowledgeError for a row that cannot be read."""
    return tuple(sorted(map(_division, iter_rows(TABLE)), key=lambda division: division.id))


@cache
def divisions_by_code() -> dict[str, Division]:
    """The divisions that have one of GeoNames' codes, under it."""
    return {division.code: division for division in load_admin1() if division.code}


def find_division(country: str | None, name: str | None) -> Division | None:
    """Give the division of a country that bears a name, whatever its case; None where no row does."""
    wanted = (name or "").casefold()
    rows = (row for row in load_admin1() if row.country == country)
    return next((row for row in rows if wanted in {own.casefold() for own in row.names}), None) if wanted else None


def _division(row: Row) -> Division:
    return Division(
        id=row.text("id"),
        name=row.text("name"),
        aliases=row.words("aliases"),
        country=row.text("country"),
        code=row.find_text("code"),
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
        radius_km=row.number("radius_km"),
        source=row.text("source"),
        reviewed=row.flag("reviewed"),
    )
