"""What is known of the runs that wrote here."""

from armsledger.model.case import Manifest
from armsledger.model.failure import Failure
from armsledger.store import models
from armsledger.store.encode import from_plain


def read_run_ids(alias: str) -> tuple[str, ...]:
    """The ids of all runs, sorted."""
    return tuple(sorted(models.RunRow.objects.using(alias).values_list("key", flat=True)))


def read_failures(alias: str, run_id: str) -> tuple[Failure, ...]:
    """The failures of a run, sorted by source, stage and problem."""
    rows = models.FailureRow.objects.using(alias).filter(run_id=run_id)
    failures = [Failure(row.source, row.stage, row.problem) for row in rows]
    return tuple(sorted(failures, key=lambda failure: (failure.source, failure.stage, failure.problem)))


def has_failure(alias: str, failure: Failure) -> bool:
    """Say whether any run wrote this failure down."""
    rows = models.FailureRow.objects.using(alias).filter(source=failure.source, stage=failure.stage)
    return rows.filter(problem=failure.problem).exists()


def read_inputs(alias: str, run_id: str) -> tuple[tuple[str, str], ...]:
    """Source and digest of every document that a run read, sorted."""
    rows = models.RunReadingRow.objects.using(alias).filter(run_id=run_id)
    pairs = rows.values_list("reading__document__source", "reading__document__sha256")
    return tuple(sorted(set(pairs)))


def find_manifest(alias: str, run_id: str) -> Manifest | None:
    """What made a run, or None where nobody said."""
    row = models.ManifestRow.objects.using(alias).filter(pk=run_id).first()
    return from_plain(Manifest, row.content) if row else None
