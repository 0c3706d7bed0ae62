"""What people ask of the index: a page of claims under a filter with counts by facet, and a matter with its claims."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

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
from armsledger.store.choosing import Chosen, Mask, choose
from armsledger.store.encode import from_plain
from armsledger.store.index_facets import ARRIVED, COLUMNS, ORDER, Facet, read_facets
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
    left = chosen.left()
    numbers, more = _page(facets[ORDER], left, after, size)
    rows = models.IndexClaimRow.objects.using(alias).filter(pk__in=numbers).order_by("age", "id")
    counts = _counts(alias, facets, wanted, chosen, left) if with_facets else {}
    return ClaimPage(tuple(map(to_entry, rows)), more, int(np.count_nonzero(left)), counts)


def find_arrivals(alias: str, wanted: ClaimFilter, size: int) -> tuple[ClaimEntry, ...]:
    """Of the claims that a filter leaves those that came into the ledger last, the last first.

    Raises InputError for a query that cannot be looked for.
    """
    facets = read_facets(alias)
    if not facets:
        return ()
    arrived = facets[ARRIVED]
    numbers = arrived.claims[choose(alias, facets, wanted).left()[arrived.claims]][::-1][:size]
    rows = models.IndexClaimRow.objects.using(alias).filter(pk__in=numbers.tolist()).order_by("-arrived", "-id")
    return tuple(map(to_entry, rows))


def last_arrival(alias: str) -> int:
    """The number of the claim that came into the ledger last, as far as the index has it; 0 where there is none."""
    return int(read_facets(alias)[ARRIVED].starts.max(initial=0)) if read_facets(alias) else 0


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
        arrived=row.arrived,
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


def _counts(
    alias: str, facets: Mapping[str, Facet], wanted: ClaimFilter, chosen: Chosen, left: Mask
) -> dict[str, tuple[FacetCount, ...]]:
    """The counts of a facet heed what was asked of all other fields, so that they say what another choice leaves."""

    def heeded(field: str) -> Mask:
        return chosen.left(but=field) if field in chosen.by_field else left

    counted = {
        field: _most(facet, facet.count(heeded(field) if chosen.by_field else None), getattr(wanted, field, None))
        for field, facet in facets.items()
        if field not in COLUMNS
    }
    return {**counted, "states": _states(alias, heeded("states"))}


def _most(facet: Facet, counts: NDArray[np.int64], asked: Any) -> tuple[FacetCount, ...]:
    """The most frequent values; those that were asked for are always among them."""
    keys = asked if isinstance(asked, frozenset) else frozenset()
    ordered = np.argsort(-counts, kind="stable")
    shown = [place for place in ordered[:_VALUES_SHOWN].tolist() if counts[place]]
    places = {key: place for place, (key, _) in enumerate(facet.labels)} if keys else {}
    shown += [place for key in sorted(keys) if (place := places.get(key)) is not None and place not in shown]
    return tuple(FacetCount(facet.labels[place][0], facet.labels[place][1], int(counts[place])) for place in shown)


def _states(alias: str, chosen: Mask) -> tuple[FacetCount, ...]:
    """Nearly all claims are undecided: only the others are looked at."""
    decided = [state.value for state in ClaimState if state is not ClaimState.UNDECIDED]
    rows = models.IndexClaimRow.objects.using(alias).filter(state__in=decided).values_list("state", "pk")
    counts = Counter(state for state, number in rows if number < len(chosen) and chosen[number])
    counts[ClaimState.UNDECIDED.value] = int(np.count_nonzero(chosen)) - counts.total()
    ordered = sorted(counts, key=lambda state: (-counts[state], state))
    return tuple(FacetCount(state, state, counts[state]) for state in ordered if counts[state])
