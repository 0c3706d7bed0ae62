"""Matters found again by the claims that they held, without reading all matters of a run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.store import models
from armsledger.store.encode import from_plain
from armsledger.store.snapshots import find_last_run_id

_BATCH: Final = 400  # keys in one question; SQLite takes 999 at most where it is old


def matters_holding(alias: str, claim_ids: Sequence[str], matter_ids: Sequence[str] = ()) -> tuple[Matter, ...]:
    """The matters of the last run that hold any of the claims, in its order, as the index says, or that are named."""
    last = find_last_run_id(alias)
    if last is None:
        return ()
    claims = models.IndexClaimRow.objects.using(alias)
    keys: set[str] = {
        str(key)
        for batch in _batches(dict.fromkeys(claim_ids))
        for key in claims.filter(key__in=batch, matter_key__isnull=False).values_list("matter_key", flat=True)
    }
    keys |= set(matter_ids)
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=last)
    found = {row.key: row for batch in _batches(sorted(keys)) for row in rows.filter(key__in=batch)}
    ordered = sorted(found.values(), key=lambda row: int(row.position))
    return tuple(from_plain(Matter, row.content) for row in ordered)


def findings_on(alias: str, run_id: str, matter_ids: Sequence[str]) -> tuple[Finding, ...]:
    """The findings of a run about these matters, in the order they were given."""
    rows = models.FindingRow.objects.using(alias).filter(snapshot_id=run_id)
    found = [row for batch in _batches(matter_ids) for row in rows.filter(matter_key__in=batch)]
    return tuple(from_plain(Finding, row.content) for row in sorted(found, key=lambda row: int(row.position)))


@dataclass(frozen=True, slots=True)
class MatterName:
    """A matter in a list to choose from."""

    id: str
    kind: str
    title: str


def list_matters(alias: str, words: str, first: int, size: int) -> tuple[int, tuple[MatterName, ...]]:
    """How many matters of the last run have these words in their titles, and some of them from `first` on (0-based)."""
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=find_last_run_id(alias))
    for word in words.split():
        rows = rows.filter(title__icontains=word)
    shown = rows.order_by("position")[first : first + size].values_list("key", "kind", "title")
    return rows.count(), tuple(MatterName(*row) for row in shown)


def claims_of_subjects(alias: str, subject_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The claims of matters, and of the matters of findings, by the ids given; as they were derived last."""
    findings = models.FindingRow.objects.using(alias)
    matter_of = {key: key for key in subject_ids} | {
        key: matter_key
        for batch in _batches(subject_ids)
        for key, matter_key in findings.filter(key__in=batch).order_by("pk").values_list("key", "matter_key")
    }
    claims = dict(_claims_of_matters(alias, sorted(set(matter_of.values()))))
    return {key: claims[matter_key] for key, matter_key in matter_of.items() if matter_key in claims}


def _claims_of_matters(alias: str, keys: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    matters = models.MatterRow.objects.using(alias)
    for batch in _batches(keys):
        rows = matters.filter(key__in=batch).order_by("pk").values_list("key", "content__claim_ids")
        yield from ((key, tuple(claim_ids)) for key, claim_ids in rows)


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    every = list(keys)
    for start in range(0, len(every), _BATCH):
        yield every[start : start + _BATCH]
