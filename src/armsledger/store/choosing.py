"""Which claims of the index a filter leaves, as a mask over their row numbers.

What the facets hold is chosen from them, in memory; words, states, roles, documents and matters are asked of the
database, which has a narrow index for each. The wide rows themselves are read for the page that is shown only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from armsledger.model.carried import ClaimState
from armsledger.model.claim_query import ClaimFilter
from armsledger.store import models
from armsledger.store.index_facets import ARRIVED, EARLIEST, LATEST, PUBLISHED, Facet
from armsledger.store.index_words import claims_with_words
from armsledger.text.search_words import parse_query

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Chosen:
    """All claims of the index, and of each field that was asked for the claims that it leaves."""

    every: Mask
    by_field: Mapping[str, Mask]

    def left(self, but: str = "") -> Mask:
        """The claims that all fields leave; with `but`, all fields except that one."""
        mask = self.every.copy()
        for field, one in self.by_field.items():
            if field != but:
                mask &= one
        return mask


def choose(alias: str, facets: Mapping[str, Facet], wanted: ClaimFilter) -> Chosen:
    """What a filter leaves. Raises InputError for a query that cannot be looked for."""
    every = facets["kinds"].claims
    length = int(every.max(initial=0)) + 1
    by_field = {field: _mask(length, facets[field].claims_of(keys)) for field, keys in _chosen_keys(facets, wanted)}
    by_field |= {field: _mask(length, numbers) for field, numbers in _chosen_ends(facets, wanted)}
    by_field |= {field: _mask(length, _numbers(rows)) for field, rows in _asked(alias, wanted)}
    if wanted.states:
        by_field["states"] = _in_state(alias, wanted.states, length)
    return Chosen(_mask(length, every), by_field)


def _chosen_keys(facets: Mapping[str, Facet], wanted: ClaimFilter) -> Iterable[tuple[str, frozenset[str]]]:
    chosen: dict[str, Iterable[str]] = {
        "kinds": wanted.kinds,
        "stances": wanted.stances,
        "reliabilities": wanted.reliabilities,
        "credibilities": wanted.credibilities,
        "outlets": wanted.outlets,
        "parties": () if wanted.roles else wanted.parties,
        "items": () if wanted.roles else wanted.items,
        "places": () if wanted.roles else wanted.places,
        "countries": wanted.countries,
    }
    yield from ((field, frozenset(map(str, keys))) for field, keys in chosen.items() if keys)
    if wanted.machine_translated is not None:
        yield "machine_translated", frozenset({str(wanted.machine_translated)})
    if wanted.min_origins is not None or wanted.max_origins is not None:
        low = wanted.min_origins or 0
        keys = (key for key, _ in facets["origins"].labels if int(key) >= low)
        yield "origins", frozenset(key for key in keys if wanted.max_origins is None or int(key) <= wanted.max_origins)


def _chosen_ends(facets: Mapping[str, Facet], wanted: ClaimFilter) -> Iterable[tuple[str, NDArray[np.int32]]]:
    """An end that the words leave open reaches any day; a claim without a day is not found by one."""
    published, earliest, latest, arrived = (facets[name] for name in (PUBLISHED, EARLIEST, LATEST, ARRIVED))
    if wanted.published_from:
        yield "published_from", published.claims[published.starts >= wanted.published_from.toordinal()]
    if wanted.published_to:
        yield "published_to", published.claims[published.starts <= wanted.published_to.toordinal()]
    if wanted.happened_from:
        yield "happened_from", _told(latest, earliest, first=wanted.happened_from)
    if wanted.happened_to:
        yield "happened_to", _told(earliest, latest, last=wanted.happened_to)
    if wanted.arrived_after is not None:
        yield "arrived_after", arrived.claims[arrived.starts > wanted.arrived_after]


def _told(end: Facet, other: Facet, first: date = date.min, last: date = date.max) -> NDArray[np.int32]:
    """The claims whose one end lies between two days, and those that have only the other."""
    between = (end.starts >= first.toordinal()) & (end.starts <= last.toordinal())
    return np.concatenate((end.claims[between], np.setdiff1d(other.claims, end.claims)))


def _asked(alias: str, wanted: ClaimFilter) -> Iterable[tuple[str, Iterable[int]]]:
    rows = models.IndexClaimRow.objects.using(alias)
    if wanted.text.strip():
        yield "text", claims_with_words(alias, parse_query(wanted.text))
    if wanted.document_id is not None:
        yield "document_id", rows.filter(document_key=wanted.document_id).values_list("pk", flat=True)
    if wanted.matter_id is not None:
        yield "matter_id", rows.filter(matter_key=wanted.matter_id).values_list("pk", flat=True)
    for field, keys in (("parties", wanted.parties), ("items", wanted.items), ("places", wanted.places)):
        if keys and wanted.roles:
            values = models.IndexValueRow.objects.using(alias).filter(field=field, key__in=sorted(keys))
            terms = models.IndexTermRow.objects.using(alias).filter(
                value_number__in=list(values.values_list("id", flat=True)),
                role__in=sorted(role.value for role in wanted.roles),
            )
            yield field, terms.values_list("claim_number", flat=True)


def _in_state(alias: str, states: frozenset[ClaimState], length: int) -> Mask:
    """Nearly all claims are undecided: they are those that are in no other state."""
    decided = {state for state in ClaimState if state is not ClaimState.UNDECIDED}
    looked_for = decided - states if ClaimState.UNDECIDED in states else states
    rows = models.IndexClaimRow.objects.using(alias).filter(state__in=sorted(looked_for))
    mask = _mask(length, _numbers(rows.values_list("pk", flat=True)))
    return ~mask if ClaimState.UNDECIDED in states else mask


def _numbers(rows: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(rows, dtype=np.int64)


def _mask(length: int, numbers: "NDArray[np.int32] | NDArray[np.int64]") -> Mask:
    mask = np.zeros(length, dtype=np.bool_)
    mask[numbers[numbers < length]] = True  # what was appended since the facets were read is for the next look
    return mask
