"""Who publishes: agencies, newspapers, broadcasters and official channels, with the domains they publish under."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from armsledger.knowledge.tables import Row, iter_rows

TABLE = "outlets.csv"


class OutletKind(StrEnum):
    """What sort of publisher it is; an agency's report is carried by the others."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One row.

    `signs` are the words by which others credit it ("(AP)", "Reuters"), `domains` host names without "www.", `country`
    an ISO 3166 alpha-3 code (None for an international body), `is_state` whether a government owns or directs it.
    """

    name: str
    signs: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    kind: OutletKind
    is_state: bool
    source: str
    reviewed: bool

    @property
    def id(self) -> str:
        """The row's id: its name."""
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the outlet, the one to print first."""
        return (self.name, *self.signs)


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """All outlets, by name; raises KnowledgeError for a row that cannot be read."""
    return tuple(sorted(map(_outlet, iter_rows(TABLE)), key=lambda outlet: outlet.name))


def find_outlet(host: str) -> Outlet | None:
    """Give the outlet that publishes under `host` or a domain above it; None where the table does not know it."""
    host = host.lower().removeprefix("www.")
    for outlet in load_outlets():
        if any(host == domain or host.endswith(f".{domain}") for domain in outlet.domains):
            return outlet
    return None


def _outlet(row: Row) -> Outlet:
    return Outlet(
        name=row.text("name"),
        signs=row.words("signs"),
        domains=row.words("domains"),
        country=row.find_text("country"),
        kind=row.member("kind", OutletKind),
        is_state=row.flag("is_state"),
        source=row.text("source"),
        reviewed=row.flag("reviewed"),
    )
