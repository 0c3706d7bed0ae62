"""Lists of the last run's matters: a page under a filter, with counts by facet.

One look counts the matters of each combination of values (some hundreds, however many matters there are); all facets
and the total follow from it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, QuerySet

from armsledger.errors import InputError
from armsledger.model.claim import ClaimKind
from armsledger.model.claim_query import FacetCount
from armsledger.model.grade import Credibility, Reliability
from armsledger.model.matter_query import MatterEntry, MatterFilter, MatterPage
from armsledger.model.measure import MatchStatus
from armsledger.store import models

_MOST_ENTRIES: Final = 500
_FIELDS: Final = ("kind", "reliability", "credibility", "is_contested", "statuses")


@dataclass(frozen=True, slots=True)
class _Group:
    """So many matters that have the same values; each facet is a field of the filter."""

    values: Mapping[str, tuple[str, ...]]
    count: int


def find_matters(alias: str, wanted: MatterFilter, page: int, size: int) -> MatterPage:
    """A page of matters. A page that is not there is the nearest one; raises InputError for a size that is none."""
    if not 1 <= size <= _MOST_ENTRIES:
        raise InputError(str(size), "is no number of entries for a page", f"ask for 1 to {_MOST_ENTRIES}")
    rows = _undecided(alias, wanted.is_undecided)
    groups = [_group(*values) for values in _combinations(rows)]
    asked = _asked(wanted)
    total = sum(group.count for group in groups if _fits(group, asked))
    pages = max(1, -(-total // size))
    number = min(max(1, page), pages)
    found = _filtered(rows, groups, wanted).order_by("position")[(number - 1) * size : number * size]
    facets = {field: _facet(groups, asked, field) for field in asked}
    return MatterPage(tuple(map(_entry, found)), number, pages, total, facets)


def _undecided(alias: str, is_undecided: bool | None) -> "QuerySet[models.IndexMatterRow]":
    rows = models.IndexMatterRow.objects.using(alias)
    if is_undecided is None:
        return rows.all()
    decided = models.DecisionRow.objects.using(alias).filter(subject_key__startswith="mat-").values("subject_key")
    return rows.exclude(key__in=decided) if is_undecided else rows.filter(key__in=decided)


def _combinations(rows: "QuerySet[models.IndexMatterRow]") -> list[tuple[str, str, str, bool, str, int]]:
    counted = rows.values(*_FIELDS).annotate(count=Count("position")).order_by()
    return list(counted.values_list(*_FIELDS, "count"))


def _group(kind: str, letter: str, digit: str, is_contested: bool, statuses: str, count: int) -> _Group:
    values = {
        "kinds": (kind,),
        "statuses": tuple(statuses.split()),
        "reliabilities": (letter,),
        "credibilities": (digit,),
        "is_contested": (str(is_contested),),
    }
    return _Group(values, count)


def _asked(wanted: MatterFilter) -> dict[str, frozenset[str]]:
    contested = frozenset() if wanted.is_contested is None else frozenset({str(wanted.is_contested)})
    return {
        "kinds": frozenset(map(str, wanted.kinds)),
        "statuses": frozenset(map(str, wanted.statuses)),
        "reliabilities": frozenset(map(str, wanted.reliabilities)),
        "credibilities": frozenset(map(str, wanted.credibilities)),
        "is_contested": contested,
    }


def _fits(group: _Group, asked: Mapping[str, frozenset[str]], but: str = "") -> bool:
    return all(
        not values or values.intersection(group.values[field]) for field, values in asked.items() if field != but
    )


def _facet(groups: Iterable[_Group], asked: Mapping[str, frozenset[str]], field: str) -> tuple[FacetCount, ...]:
    counts: Counter[str] = Counter()
    for group in groups:
        if _fits(group, asked, but=field):
            counts.update(dict.fromkeys(group.values[field], group.count))
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(FacetCount(key, key, counts[key]) for key in ordered)


def _filtered(
    rows: "QuerySet[models.IndexMatterRow]", groups: Iterable[_Group], wanted: MatterFilter
) -> "QuerySet[models.IndexMatterRow]":
    if wanted.kinds:
        rows = rows.filter(kind__in=_asked(wanted)["kinds"])
    if wanted.reliabilities:
        rows = rows.filter(reliability__in=_asked(wanted)["reliabilities"])
    if wanted.credibilities:
        rows = rows.filter(credibility__in=_asked(wanted)["credibilities"])
    if wanted.is_contested is not None:
        rows = rows.filter(is_contested=wanted.is_contested)
    if wanted.statuses:
        told = _asked(wanted)["statuses"]
        rows = rows.filter(
            statuses__in={" ".join(g.values["statuses"]) for g in groups if told & {*g.values["statuses"]}}
        )
    return rows


def _entry(row: models.IndexMatterRow) -> MatterEntry:
    return MatterEntry(
        id=row.key,
        kind=ClaimKind(row.kind),
        title=row.title,
        reliability=Reliability(row.reliability),
        credibility=Credibility(row.credibility),
        articles=row.articles,
        origins=row.origins,
        is_contested=row.is_contested,
        statuses=tuple(map(MatchStatus, row.statuses.split())),
    )
