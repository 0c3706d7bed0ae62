"""Which states share a land border."""

from functools import cache

from armsledger.knowledge.tables import iter_rows

TABLE = "country_neighbours.csv"


@cache
def load_neighbours() -> dict[str, tuple[str, ...]]:
    """The neighbours of every country, alpha-3 codes; raises KnowledgeError for a row that cannot be read."""
    return {row.text("iso3"): row.words("neighbours") for row in iter_rows(TABLE)}


def neighbours_of(country: str) -> tuple[str, ...]:
    """The codes of the states that a country shares a land border with; empty for islands and unknown codes."""
    return load_neighbours().get(country, ())
