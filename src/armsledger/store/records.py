"""Records read back: the same values that were appended, with every span checked again as they are built.

They come in the order of their documents' ids, a batch at a time, so that a ledger of any size fits in memory. Which
readings are meant is fixed at the first step; what others append meanwhile is left for the next time.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final, TypeVar

from django.db.models import Max, Model, QuerySet

from armsledger.errors import LedgerMissingError
from armsledger.model.claim import Claim
from armsledger.model.document import Document
from armsledger.model.record import DocumentRecord, KeptReading
from armsledger.store import models
from armsledger.store.encode import from_plain
from armsledger.store.record_parts import (
    to_claim,
    to_document,
    to_entity,
    to_evidence,
    to_link,
    to_picture,
    to_refusal,
    to_statement,
)

_BATCH: Final = 100  # documents; a few megabytes of text

RowT = TypeVar("RowT", bound=Model)


def iter_records(alias: str, run_id: str | None = None) -> Iterator[DocumentRecord]:
    """The latest reading of every document, or, with `run_id`, of every document of that run."""
    numbers = _latest(alias, run_id)
    for start in range(0, len(numbers), _BATCH):
        yield from read_records(alias, numbers[start : start + _BATCH])


def latest_readings(alias: str) -> tuple[KeptReading, ...]:
    """The latest reading of every document, by document id."""
    rows = models.ReadingRow.objects.using(alias).order_by("document_id")
    latest = set(_latest(alias, None))
    keys = rows.values_list("pk", "document_id", "versions_digest").iterator()
    return tuple(KeptReading(document_id, digest) for pk, document_id, digest in keys if pk in latest)


def read_documents(alias: str, run_id: str, document_ids: Collection[str]) -> Iterator[DocumentRecord]:
    """The latest reading of each of these documents that the run came to, else the latest of all; by document id."""
    readings = models.ReadingRow.objects.using(alias).filter(document_id__in=document_ids)
    latest: dict[str, int] = {}
    for some in (readings, readings.filter(runreadingrow__run_id=run_id)):
        latest |= dict(some.values("document_id").annotate(last=Max("id")).values_list("document_id", "last"))
    numbers = [latest[key] for key in sorted(latest)]
    for start in range(0, len(numbers), _BATCH):
        yield from read_records(alias, numbers[start : start + _BATCH])


def get_record(alias: str, document_id: str) -> DocumentRecord:
    """The latest reading of one document. Raises LedgerMissingError where there is none."""
    last = models.ReadingRow.objects.using(alias).filter(document_id=document_id).order_by("id").last()
    if last is None:
        raise LedgerMissingError(document_id, "document")
    return read_records(alias, [last.pk])[0]


def get_document(alias: str, document_id: str) -> Document:
    """The document of that id. Raises LedgerMissingError where there is none."""
    row = models.DocumentRow.objects.using(alias).filter(pk=document_id).first()
    if row is None:
        raise LedgerMissingError(document_id, "document")
    return to_document(row)


def find_claim(alias: str, claim_id: str) -> Claim | None:
    """The claim of that id as it was last read, with its spans checked, or None."""
    row = models.ClaimRow.objects.using(alias).filter(key=claim_id).order_by("reading_id").last()
    if row is None:
        return None
    record = read_records(alias, [row.reading_id])[0]
    return next(claim for claim in record.claims if claim.id == claim_id)


def read_records(alias: str, numbers: Sequence[int]) -> list[DocumentRecord]:
    """The records of readings by their row numbers, in the order of their documents' ids."""
    rows = models.ReadingRow.objects.using(alias).filter(pk__in=numbers).select_related("document")
    parts = _Parts(alias, numbers)
    return [parts.to_record(row) for row in sorted(rows, key=lambda row: row.document_id)]


def _latest(alias: str, run_id: str | None) -> list[int]:
    """The row numbers of the latest readings, by document id."""
    readings = models.ReadingRow.objects.using(alias)
    if run_id is not None:
        readings = readings.filter(runreadingrow__run_id=run_id)
    latest = readings.values("document_id").annotate(last=Max("id")).order_by("document_id")
    return list(latest.values_list("last", flat=True))


class _Parts:
    """All the part rows of some readings, by the number of their reading."""

    def __init__(self, alias: str, numbers: Sequence[int]) -> None:
        self.statements = _by_reading(models.StatementRow.objects.using(alias), numbers)
        self.claims = _by_reading(models.ClaimRow.objects.using(alias), numbers)
        self.entities = _by_reading(models.EntityRow.objects.using(alias), numbers)
        self.links = _by_reading(models.LinkRow.objects.using(alias), numbers)
        self.evidence = _by_reading(models.EvidenceRow.objects.using(alias), numbers)
        self.refusals = _by_reading(models.RefusalRow.objects.using(alias), numbers)
        self.pictures = _by_reading(models.PictureRow.objects.using(alias), numbers)
        self.fillers: dict[int, list[models.FillerRow]] = defaultdict(list)
        fillers = models.FillerRow.objects.using(alias).filter(claim__reading_id__in=numbers)
        for filler in fillers.order_by("claim_id", "position"):
            self.fillers[filler.claim_id].append(filler)

    def to_record(self, row: models.ReadingRow) -> DocumentRecord:
        document_id = row.document_id
        return DocumentRecord(
            document=to_document(row.document),
            statements=tuple(to_statement(document_id, part) for part in self.statements[row.pk]),
            claims=tuple(to_claim(document_id, part, self.fillers[part.pk]) for part in self.claims[row.pk]),
            entities=tuple(to_entity(part) for part in self.entities[row.pk]),
            links=tuple(to_link(part) for part in self.links[row.pk]),
            evidence=tuple(to_evidence(document_id, part) for part in self.evidence[row.pk]),
            refusals=tuple(to_refusal(document_id, part) for part in self.refusals[row.pk]),
            pictures=tuple(to_picture(document_id, part) for part in self.pictures[row.pk]),
            versions=from_plain(tuple[tuple[str, str], ...], row.versions),
        )


def _by_reading(rows: "QuerySet[RowT]", numbers: Sequence[int]) -> dict[int, list[RowT]]:
    grouped: dict[int, list[RowT]] = defaultdict(list)
    for row in rows.filter(reading_id__in=numbers).order_by("reading_id", "position"):
        grouped[row.reading_id].append(row)  # type: ignore[attr-defined]  # every part row has its reading
    return grouped
