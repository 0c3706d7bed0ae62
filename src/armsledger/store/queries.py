"""What people ask of the index: a page of claims under a filter with counts by facet, and a matter with its claims."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.carried import ClaimState
from armsledger.model.claim import ClaimKind
from armsledger.model.claim_query import ClaimEntry, ClaimFilter, ClaimPage, FacetCount, MatterView, Party
from armsledger.model.finding import Finding
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.matter import Matter
from armsledger.model.stance import Stance
from armsledger.store import models
from armsledger.store.choosing import Mask, choose
from armsledger.store.encode import from_plain
from armsledger.store.index_facets import COLUMNS, ORDER, Facet, read_facets
from armsledger.text.search_words import parse_query

_VALUES_SHOWN: Final = 20  # of a facet; a person who wants others looks for them by words
_MOST_ENTRIES: Final = 500  # of a page


def find_claims(alias: str, wanted: ClaimFilter, after: str | None, size: int, with_facets: bool) -> ClaimPage:
    """A page of the claims that a filter leaves, the newest published first.

    Raises InputError for a query that cannot be looked for, an `after` that no page gave, or a size that is none.
    """
    if not 1 <= size <= _MOST_ENTRIES:
        raise InputError(str(size), "is no number of entries for a page", f"ask for 1 to {_MOST_ENTRIES}")
    facets = read_facets(alias)
    if not facets:
        parse_query(wanted.text or "nothing")
        return ClaimPage((), None, 0, {})
    chosen = choose(alias, facets, wanted)
    numbers, more = _page(facets[ORDER], chosen, after, size)
    rows = models.IndexClaimRow.objects.using(alias).filter(pk__in=numbers).order_by("age", "id")
    total = int(np.count_nonzero(chosen))
    counts = _counts(alias, facets, chosen, total) if with_facets else {}
    return ClaimPage(tuple(map(to_entry, rows)), more, total, counts)


def get_matter(alias: str, matter_id: str) -> MatterView:
    """A matter as it was last derived, with its claims and findings. Raises LedgerMissingError."""
    row = models.MatterRow.objects.using(alias).filter(key=matter_id).order_by("pk").last()
    if row is None:
        raise LedgerMissingError(matter_id, "matter")
    matter = from_plain(Matter, row.content)
    rows = models.IndexClaimRow.objects.using(alias).filter(key__in=matter.claim_ids).order_by("age", "id")
    findings = models.FindingRow.objects.using(alias).filter(matter_key=matter_id, snapshot_id=row.snapshot_id)
    return MatterView(
        matter,
        tuple(map(to_entry, rows)),
        tuple(from_plain(Finding, finding.content) for finding in findings.order_by("position")),
    )


def to_entry(row: models.IndexClaimRow) -> ClaimEntry:
    """The entry of a row."""
    return ClaimEntry(
        claim_id=row.key,
        document_id=row.document_key,
        kind=ClaimKind(row.kind),
        stance=Stance(row.stance),
        quote=row.quote,
        passage=row.passage,
        voice=row.voice,
        probability=row.probability,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        earliest=row.earliest,
        latest=row.latest,
        parties=tuple(from_plain(Party, party) for party in row.parties),
        matter_id=row.matter_key,
        matter_title=row.matter_title,
        reliability=Reliability(row.reliability) if row.reliability else None,
        credibility=Credibility(row.credibility) if row.credibility else None,
        origins=row.origins,
        state=ClaimState(row.state),
        state_because=row.state_because,
        machine_translated=row.machine_translated,
    )


def _page(order: Facet, chosen: Mask, after: str | None, size: int) -> tuple[list[int], str | None]:
    """The row numbers of a page, and where the next one begins."""
    left = chosen[order.claims]
    if after is not None:
        age, number = _place(after)
        left &= (order.starts > age) | ((order.starts == age) & (order.claims > number))
    places = np.flatnonzero(left)[: size + 1]
    shown = places[:size]
    last = shown[-1] if len(places) > size else None
    return order.claims[shown].tolist(), None if last is None else f"{order.starts[last]}.{order.claims[last]}"


def _place(after: str) -> tuple[int, int]:
    age, _, number = after.partition(".")
    try:
        return int(age), int(number)
    except ValueError as error:
        raise InputError(after, "is no place in a list", "give what the page before gave") from error


def _counts(alias: str, facets: Mapping[str, Facet], chosen: Mask, total: int) -> dict[str, tuple[FacetCount, ...]]:
    is_all = total == len(facets[ORDER].claims)
    counted = {
        field: _most(facet, facet.count(None if is_all else chosen))
        for field, facet in facets.items()
        if field not in COLUMNS
    }
    return {**counted, "states": _states(alias, chosen, total)}


def _most(facet: Facet, counts: NDArray[np.int64]) -> tuple[FacetCount, ...]:
    ordered = np.argsort(-counts, kind="stable")[:_VALUES_SHOWN]
    found = [(facet.labels[place], int(counts[place])) for place in ordered]
    return tuple(FacetCount(key, label, count) for (key, label), count in found if count)


def _states(alias: str, chosen: Mask, total: int) -> tuple[FacetCount, ...]:
    """Nearly all claims are undecided: only the others are looked at."""
    decided = [state.value for state in ClaimState if state is not ClaimState.UNDECIDED]
    rows = models.IndexClaimRow.objects.using(alias).filter(state__in=decided).values_list("state", "pk")
    counts = Counter(state for state, number in rows if number < len(chosen) and chosen[number])
    counts[ClaimState.UNDECIDED.value] = total - counts.total()
    ordered = sorted(counts, key=lambda state: (-counts[state], state))
    return tuple(FacetCount(state, state, counts[state]) for state in ordered if counts[state])
