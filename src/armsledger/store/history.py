"""In which order a ledger came to be what it is, read a little at a time: for whoever carries it elsewhere."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import Min

from armsledger.errors import LedgerMissingError
from armsledger.model.custody import Custody
from armsledger.model.finding import Finding
from armsledger.model.identity import NameKey
from armsledger.model.matter import Matter
from armsledger.model.record import DocumentRecord, KeptReading
from armsledger.store import models
from armsledger.store.custody import to_custody
from armsledger.store.encode import from_plain
from armsledger.store.records import read_records

_BATCH: Final = 500  # matters


def runs_in_order(alias: str) -> tuple[str, ...]:
    """All runs in the order in which they first wrote a reading; those that wrote none come last, by id."""
    first = models.RunReadingRow.objects.using(alias).values("run_id").annotate(first=Min("id")).order_by("first")
    wrote = [row["run_id"] for row in first]
    others = models.RunRow.objects.using(alias).exclude(pk__in=wrote).order_by("key").values_list("key", flat=True)
    return (*wrote, *others)


def read_derivations(alias: str) -> tuple[tuple[str, datetime | None], ...]:
    """Which run's matters came to stand, and when, the first first."""
    rows = models.DerivationRow.objects.using(alias).order_by("pk").values_list("snapshot_id", "at_utc")
    return tuple((run_id, datetime.fromisoformat(at) if at else None) for run_id, at in rows)


def find_name_pair(alias: str, pair_id: str) -> tuple[NameKey, NameKey] | None:
    """The two names of a pair, or None."""
    row = models.NamePairRow.objects.using(alias).filter(key=pair_id).first()
    return (from_plain(NameKey, row.left), from_plain(NameKey, row.right)) if row else None


def find_seen_reading(alias: str, decision_id: str) -> KeptReading | None:
    """The reading that a decision on a claim was made on, or None."""
    row = models.DecidedReadingRow.objects.using(alias).filter(decision_key=decision_id).first()
    if row is None:
        return None
    reading = models.ReadingRow.objects.using(alias).get(pk=row.reading_id)
    return KeptReading(reading.document_id, reading.versions_digest)


def holds_bytes(alias: str, sha256: str) -> bool:
    """Whether there are bytes of that digest."""
    return models.BlobRow.objects.using(alias).filter(pk=sha256).exists()


def iter_matters(alias: str, run_id: str) -> Iterator[tuple[Matter, Finding | None]]:
    """The matters of a run with what was found about each, in the order they were given, a batch at a time."""
    rows = models.MatterRow.objects.using(alias).filter(snapshot_id=run_id).order_by("position")
    found = models.FindingRow.objects.using(alias).filter(snapshot_id=run_id).order_by("position")
    last = -1
    while batch := list(rows.filter(position__gt=last)[:_BATCH]):
        keys = [row.key for row in batch]
        findings = {row.matter_key: from_plain(Finding, row.content) for row in found.filter(matter_key__in=keys)}
        yield from ((from_plain(Matter, row.content), findings.get(row.key)) for row in batch)
        last = batch[-1].position


def get_record_of(alias: str, document_id: str, run_id: str) -> DocumentRecord:
    """A document as a run read it. Raises LedgerMissingError where it did not."""
    readings = models.ReadingRow.objects.using(alias).filter(document_id=document_id, runreadingrow__run_id=run_id)
    last = readings.order_by("id").last()
    if last is None:
        raise LedgerMissingError(document_id, f"document of {run_id}")
    return read_records(alias, [last.pk])[0]


def read_digests(alias: str) -> tuple[str, ...]:
    """The digests of all bytes that are held, sorted."""
    return tuple(models.BlobRow.objects.using(alias).order_by("sha256").values_list("sha256", flat=True))


def iter_custody(alias: str) -> Iterator[Custody]:
    """Every event by which bytes came, the first first."""
    return (to_custody(row) for row in models.CustodyRow.objects.using(alias).order_by("pk").iterator())
