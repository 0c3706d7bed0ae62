"""How a party is printed: by its name, with its code or id beside it."""

from functools import lru_cache
from typing import Final

from armsledger.knowledge.actors import Actor, actors_by_id
from armsledger.knowledge.countries import countries_by_iso3

REMEMBERED: Final = 4096  # parties whose printed names are kept


@lru_cache(maxsize=REMEMBERED)
def name_of(party: str | None) -> str:
    """A country or actor as it is printed: "Russia (RUS)", "Libyan National Army (actor-lna)"."""
    if party is None:
        return "not said"
    row: Actor | None = actors_by_id().get(party)
    country = countries_by_iso3().get(party)
    name = row.name if row else country.name if country else None
    return f"{name} ({party})" if name else f"{party} (not in the tables)"
