"""What a text says of where it is: countries and divisions that it names, and places already decided."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from armsledger.knowledge.gazetteer.entry import Entry


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often a text speaks of each country (alpha-3) and division (GeoNames' code), and the places it has named."""

    countries: Counter[str]
    divisions: Counter[str]
    places: tuple[Entry, ...]


def gather_evidence(decided: Sequence[Entry], demonyms: Sequence[Entry]) -> Evidence:
    """Count what is decided; adjectives and names of peoples count half."""
    countries: Counter[str] = Counter()
    divisions: Counter[str] = Counter()
    for entry in decided:
        if entry.country:
            countries[entry.country] += 2
        if entry.admin1:
            divisions[entry.admin1] += 2
    for entry in demonyms:
        if entry.country:
            countries[entry.country] += 1
    points = {entry.id: entry for entry in decided if entry.kind not in ("country", "state")}
    return Evidence(countries, divisions, tuple(points.values()))
