"""What a run derived from the records: its matters with their origins, and its findings; each run keeps its own."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from armsledger.errors import LedgerConflictError, LedgerMissingError
from armsledger.model.finding import Finding
from armsledger.model.matter import Matter
from armsledger.model.origin import Origin
from armsledger.store import models
from armsledger.store.appending import ensure_run
from armsledger.store.difference import check_same_all
from armsledger.store.encode import from_plain, to_plain
from armsledger.store.migrate import writing


def append_snapshot(
    alias: str, matters: tuple[Matter, ...], findings: tuple[Finding, ...], run_id: str, at_utc: datetime | None
) -> None:
    """Write the matters and findings of a run, once, and that they are those that stand from now on.

    Raises LedgerConflictError where others stand for the run.
    """
    _check_findings(matters, findings)
    with writing(alias):
        ensure_run(alias, run_id)
        _, is_new = models.SnapshotRow.objects.using(alias).get_or_create(run_id=run_id)
        if is_new:
            _write_matters(alias, matters, run_id)
            _write_findings(alias, findings, run_id)
        else:
            check_same_all(run_id, read_matters(alias, run_id), matters)
            check_same_all(run_id, read_findings(alias, run_id), findings)
        if find_last_run_id(alias) != run_id:
            models.DerivationRow.objects.using(alias).create(
                snapshot_id=run_id, at_utc=at_utc.isoformat() if at_utc else None
            )


def read_matters(alias: str, run_id: str) -> tuple[Matter, ...]:
    """The matters of a run, in the order they were given."""
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=run_id).order_by("position")
    return tuple(from_plain(Matter, row.content) for row in rows)


def find_matters(alias: str, run_id: str, matter_ids: Collection[str]) -> tuple[Matter, ...]:
    """Those of these matters that the run derived, in its order."""
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=run_id, key__in=matter_ids)
    return tuple(from_plain(Matter, row.content) for row in rows.order_by("position"))


def find_findings(alias: str, run_id: str, matter_ids: Collection[str]) -> tuple[Finding, ...]:
    """The findings of the run that are about any of these matters, in its order."""
    rows = models.FindingRow.objects.using(alias).filter(snapshot_id=run_id, matter_key__in=matter_ids)
    return tuple(from_plain(Finding, row.content) for row in rows.order_by("position"))


def get_matter(alias: str, subject_id: str) -> Matter:
    """The matter of that id, or of the finding of that id, as it was derived last; raises LedgerMissingError."""
    finding = models.FindingRow.objects.using(alias).filter(key=subject_id).order_by("pk").last()
    key = finding.matter_key if finding else subject_id
    row = models.MatterRow.objects.using(alias).filter(key=key).order_by("pk").last()
    if row is None:
        raise LedgerMissingError(subject_id, "matter")
    return from_plain(Matter, row.content)


def find_last_run_id(alias: str) -> str | None:
    """The run whose matters stand, or None."""
    row = models.DerivationRow.objects.using(alias).order_by("pk").last()
    return row.snapshot_id if row else None


def read_findings(alias: str, run_id: str) -> tuple[Finding, ...]:
    """The findings of a run, in the order they were given."""
    rows = models.FindingRow.objects.using(alias).filter(snapshot_id=run_id).order_by("position")
    return tuple(from_plain(Finding, row.content) for row in rows)


def _check_findings(matters: tuple[Matter, ...], findings: tuple[Finding, ...]) -> None:
    times = Counter([*(matter.id for matter in matters), *(finding.id for finding in findings)])
    for given_id, number in times.items():
        if number > 1:
            raise LedgerConflictError(given_id, f"the run itself holds it {number} times")
    for finding in findings:
        if finding.matter_id not in times:
            raise LedgerMissingError(finding.matter_id, f"matter appended with {finding.id}")


def _write_matters(alias: str, matters: tuple[Matter, ...], run_id: str) -> None:
    rows = models.MatterRow.objects.using(alias).bulk_create(
        [_matter_row(matter, position, run_id) for position, matter in enumerate(matters)]
    )
    models.OriginRow.objects.using(alias).bulk_create(
        [
            _origin_row(origin, position, row)
            for row, matter in zip(rows, matters, strict=True)
            for position, origin in enumerate(matter.origins)
        ]
    )


def _write_findings(alias: str, findings: tuple[Finding, ...], run_id: str) -> None:
    models.FindingRow.objects.using(alias).bulk_create(
        [_finding_row(finding, position, run_id) for position, finding in enumerate(findings)]
    )


def _matter_row(matter: Matter, position: int, run_id: str) -> models.MatterRow:
    return models.MatterRow(
        snapshot_id=run_id,
        position=position,
        key=matter.id,
        kind=matter.kind.value,
        title=matter.title,
        content=to_plain(matter),
    )


def _origin_row(origin: Origin, position: int, matter: models.MatterRow) -> models.OriginRow:
    return models.OriginRow(matter=matter, position=position, key=origin.id, voice=origin.voice)


def _finding_row(finding: Finding, position: int, run_id: str) -> models.FindingRow:
    return models.FindingRow(
        snapshot_id=run_id,
        position=position,
        key=finding.id,
        matter_key=finding.matter_id,
        content=to_plain(finding),
    )
