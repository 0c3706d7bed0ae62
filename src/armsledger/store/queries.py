"""What people ask of the index: a page of claims under a filter with counts by facet, and a matter with its claims."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from django.db.models import Q, QuerySet
from numpy.typing import NDArray

from armsledger.errors import InputError, LedgerMissingError
from armsledger.model.carried import ClaimState
from armsledger.model.claim import ClaimKind, Role
from armsledger.model.claim_query import ClaimEntry, ClaimFilter, ClaimPage, FacetCount, MatterView, Party
from armsledger.model.finding import Finding
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.matter import Matter
from armsledger.model.stance import Stance
from armsledger.store import models
from armsledger.store.encode import from_plain
from armsledger.store.index_entries import COUNTRY, ITEM, PARTY, PLACE
from armsledger.store.index_facets import Facet, read_facets
from armsledger.store.index_words import claims_with_words
from armsledger.text.search_words import parse_query

_VALUES_SHOWN: Final = 20  # of a facet; a person who wants others looks for them by words
_MOST_ENTRIES: Final = 500  # of a page
Rows = QuerySet[models.IndexClaimRow]


def find_claims(alias: str, wanted: ClaimFilter, after: str | None, size: int, with_facets: bool) -> ClaimPage:
    """A page of the claims that a filter leaves, the newest published first.

    Raises InputError for a query that cannot be looked for, an `after` that no page gave, or a size that is none.
    """
    if not 1 <= size <= _MOST_ENTRIES:
        raise InputError(str(size), "is no number of entries for a page", f"ask for 1 to {_MOST_ENTRIES}")
    rows = _filtered(alias, wanted)
    found = list(_after(rows, after).order_by("age", "id")[: size + 1])
    page = found[:size]
    more = f"{page[-1].age}.{page[-1].pk}" if len(found) > size else None
    entries = tuple(map(to_entry, page))
    if not with_facets:
        return ClaimPage(entries, more, rows.count(), {})
    total, facets = _counted(alias, rows, wanted)
    return ClaimPage(entries, more, total, facets)


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


def _filtered(alias: str, wanted: ClaimFilter) -> Rows:
    rows = models.IndexClaimRow.objects.using(alias).filter(_single(wanted), _days(wanted), _numbers(wanted))
    for field, keys in ((PARTY, wanted.parties), (ITEM, wanted.items), (PLACE, wanted.places)):
        rows = _with_value(rows, alias, field, keys, wanted.roles)
    rows = _with_value(rows, alias, COUNTRY, wanted.countries, frozenset())
    if wanted.text.strip():
        rows = rows.filter(pk__in=claims_with_words(alias, parse_query(wanted.text)))
    return rows


def _single(wanted: ClaimFilter) -> Q:
    chosen = {
        "kind__in": wanted.kinds,
        "stance__in": wanted.stances,
        "state__in": wanted.states,
        "reliability__in": wanted.reliabilities,
        "credibility__in": wanted.credibilities,
        "outlet__in": wanted.outlets,
    }
    return Q(**{name: sorted(str(value) for value in values) for name, values in chosen.items() if values})


def _numbers(wanted: ClaimFilter) -> Q:
    chosen = {
        "document_key": wanted.document_id,
        "matter_key": wanted.matter_id,
        "origins__gte": wanted.min_origins,
        "origins__lte": wanted.max_origins,
        "machine_translated": wanted.machine_translated,
    }
    return Q(**{name: value for name, value in chosen.items() if value is not None})


def _days(wanted: ClaimFilter) -> Q:
    """An end that the words leave open reaches any day; a claim without a day is not found by one."""
    chosen = Q()
    if wanted.published_from:
        chosen &= Q(published__gte=wanted.published_from)
    if wanted.published_to:
        chosen &= Q(published__lte=wanted.published_to)
    if wanted.happened_from:
        chosen &= Q(latest__gte=wanted.happened_from) | Q(latest__isnull=True, earliest__isnull=False)
    if wanted.happened_to:
        chosen &= Q(earliest__lte=wanted.happened_to) | Q(earliest__isnull=True, latest__isnull=False)
    return chosen


def _with_value(rows: Rows, alias: str, field: str, keys: Iterable[str], roles: Iterable[Role]) -> Rows:
    wanted = sorted(keys)
    if not wanted:
        return rows
    values = models.IndexValueRow.objects.using(alias).filter(field=field, key__in=wanted)
    terms = models.IndexTermRow.objects.using(alias).filter(value_number__in=list(values.values_list("id", flat=True)))
    if in_roles := sorted(role.value for role in roles):
        terms = terms.filter(role__in=in_roles)
    return rows.filter(pk__in=terms.values("claim_number"))


def _after(rows: Rows, after: str | None) -> Rows:
    if after is None:
        return rows
    age, _, number = after.partition(".")
    try:
        place = (int(age), int(number))
    except ValueError as error:
        raise InputError(after, "is no place in a list", "give what the page before gave") from error
    return rows.filter(age__gte=place[0]).filter(Q(age__gt=place[0]) | Q(pk__gt=place[1]))


def _counted(alias: str, rows: Rows, wanted: ClaimFilter) -> tuple[int, dict[str, tuple[FacetCount, ...]]]:
    facets = read_facets(alias)
    chosen, total = (None, rows.count()) if wanted == ClaimFilter() else _chosen(rows)
    counts = {field: _most(facet, facet.count(_reaching(chosen, facet))) for field, facet in facets.items()}
    return total, {**counts, "states": _states(rows, total)}


def _chosen(rows: Rows) -> tuple[NDArray[np.bool_], int]:
    numbers = np.fromiter(rows.order_by().values_list("pk", flat=True).iterator(chunk_size=20_000), dtype=np.int64)
    chosen = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.bool_)
    chosen[numbers] = True
    return chosen, len(numbers)


def _reaching(chosen: NDArray[np.bool_] | None, facet: Facet) -> NDArray[np.bool_] | None:
    """The choice as long as the facet's highest row number asks."""
    if chosen is None:
        return None
    missing = int(facet.claims.max(initial=0)) + 1 - len(chosen)
    return np.pad(chosen, (0, missing)) if missing > 0 else chosen


def _most(facet: Facet, counts: NDArray[np.int64]) -> tuple[FacetCount, ...]:
    ordered = np.argsort(-counts, kind="stable")[:_VALUES_SHOWN]
    found = [(facet.labels[place], int(counts[place])) for place in ordered]
    return tuple(FacetCount(key, label, count) for (key, label), count in found if count)


def _states(rows: Rows, total: int) -> tuple[FacetCount, ...]:
    """Nearly all claims are undecided: only the others are counted."""
    decided = rows.exclude(state=ClaimState.UNDECIDED.value).order_by().values_list("state", flat=True)
    counts: dict[str, int] = {}
    for state in decided:
        counts[state] = counts.get(state, 0) + 1
    counts[ClaimState.UNDECIDED.value] = total - sum(counts.values())
    states: Sequence[str] = sorted(counts, key=lambda state: (-counts[state], state))
    return tuple(FacetCount(state, state, counts[state]) for state in states if counts[state])
