"""Facets: the values that a list can be cut by, each with its count and the address of the list cut so."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value; following `address` chooses it, or lets it go where it is chosen."""

    label: str
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that a list can be cut by."""

    label: str
    values: tuple[FacetValue, ...]


def make_facet(
    label: str, name: str, counts: Mapping[str, int], chosen: QueryDict, labels: Mapping[str, str] | None = None
) -> Facet:
    """A facet over `counts`, the most frequent first; what is chosen stands there even with a count of nothing."""
    picked = chosen.getlist(name)
    everything = dict.fromkeys(picked, 0) | dict(counts)
    ordered = sorted(everything.items(), key=lambda pair: (-pair[1], pair[0]))
    return Facet(
        label,
        tuple(
            FacetValue((labels or {}).get(value, value), count, value in picked, _toggled(chosen, name, value))
            for value, count in ordered
        ),
    )


def _toggled(chosen: QueryDict, name: str, value: str) -> str:
    query = chosen.copy()
    picked = query.getlist(name)
    query.setlist(name, [one for one in picked if one != value] if value in picked else [*picked, value])
    for place in ("page", "after"):  # the list begins anew
        query.pop(place, None)
    return f"?{query.urlencode()}"
