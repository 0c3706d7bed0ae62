"""Documents, failures and runs written to the ledger: each call one transaction, all of it or nothing.

What stands already is compared with what is given. Equal is done; different is LedgerConflictError.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from django.db.models import Manager, Model

from armsledger.errors import LedgerConflictError, LedgerDamageError, LedgerMissingError
from armsledger.model.case import Manifest
from armsledger.model.failure import Failure
from armsledger.model.ids import check_id
from armsledger.model.received import Received
from armsledger.model.record import DocumentRecord, KeptReading
from armsledger.store import models, record_rows
from armsledger.store.difference import check_same, check_same_record
from armsledger.store.encode import from_plain, to_plain
from armsledger.store.migrate import writing
from armsledger.store.record_parts import to_document
from armsledger.store.records import read_records

NounT = TypeVar("NounT")
RowT = TypeVar("RowT", bound=Model)
_BATCH: Final = 5_000  # rows in one statement


def append_record(
    alias: str, record: DocumentRecord, run_id: str, received: Received | None, pictures: Sequence[Received] = ()
) -> None:
    """Write one document with all its parts, and the bytes of it and of its pictures, where they are given."""
    record_rows.check_parts_are_own(record)
    with writing(alias):
        ensure_run(alias, run_id)
        if received is not None:
            keep_bytes(alias, received, record.document.sha256)
        for picture in pictures:
            keep_bytes(alias, picture, picture.sha256)
        _ensure_document(alias, record)
        reading = _ensure_reading(alias, record)
        models.RunReadingRow.objects.using(alias).get_or_create(run_id=run_id, reading=reading)


def append_records(alias: str, received: Iterable[tuple[DocumentRecord, Received | None]], run_id: str) -> None:
    """Write several documents, all of them or none."""
    with writing(alias):
        for record, data in received:
            append_record(alias, record, run_id, data)


def append_readings(alias: str, readings: Sequence[KeptReading], run_id: str) -> None:
    """Write that a run came to readings that stand already; raises LedgerMissingError for one that does not."""
    rows = models.ReadingRow.objects.using(alias).values_list("document_id", "versions_digest", "pk")
    with writing(alias):
        ensure_run(alias, run_id)
        kept = {(document_id, digest): pk for document_id, digest, pk in rows.iterator()}
        missing = next((one for one in readings if (one.document_id, one.versions_digest) not in kept), None)
        if missing is not None:
            raise LedgerMissingError(missing.document_id, "reading of that version of the document")
        come_to = models.RunReadingRow.objects.using(alias)
        known = set(come_to.filter(run_id=run_id).values_list("reading_id", flat=True))
        numbers = {kept[one.document_id, one.versions_digest] for one in readings} - known
        new = [models.RunReadingRow(run_id=run_id, reading_id=number) for number in sorted(numbers)]
        come_to.bulk_create(new, batch_size=_BATCH)


def append_failure(alias: str, failure: Failure, run_id: str) -> None:
    """Write a failure of a run; the same failure of the same run is written once."""
    words = json.dumps(to_plain(failure), sort_keys=True)
    with writing(alias):
        ensure_run(alias, run_id)
        models.FailureRow.objects.using(alias).get_or_create(
            run_id=run_id,
            digest=hashlib.sha256(words.encode("ascii")).hexdigest(),
            defaults={"source": failure.source, "stage": failure.stage, "problem": failure.problem},
        )


def append_manifest(alias: str, manifest: Manifest, run_id: str) -> None:
    """Write what made a run; raises LedgerConflictError where another manifest stands for it."""
    with writing(alias):
        ensure_run(alias, run_id)
        row, is_new = models.ManifestRow.objects.using(alias).get_or_create(
            run_id=run_id, defaults={"content": to_plain(manifest)}
        )
        if not is_new and from_plain(Manifest, row.content) != manifest:
            raise LedgerConflictError(run_id, "its manifest differs")


def ensure_run(alias: str, run_id: str) -> None:
    """Write the run unless it stands. Raises IdError for an id that is no run's."""
    models.RunRow.objects.using(alias).get_or_create(key=check_id(run_id, "run"))


def keep_bytes(alias: str, received: Received, expected: str) -> None:
    """Write bytes unless they stand; raises LedgerDamageError for those that do not have the digest `expected`."""
    found = hashlib.sha256(received.data).hexdigest()
    if not found == received.sha256 == expected:
        raise LedgerDamageError(expected, found)
    blobs = models.BlobRow.objects.using(alias)
    if not blobs.filter(pk=found).exists():
        blobs.create(sha256=found, data=received.data)


def _ensure_document(alias: str, record: DocumentRecord) -> None:
    documents = models.DocumentRow.objects.using(alias)
    kept = documents.filter(pk=record.document.id).first()
    if kept is None:
        documents.bulk_create([record_rows.document_row(record.document)])
    else:
        check_same(to_document(kept), record.document)


def _ensure_reading(alias: str, record: DocumentRecord) -> models.ReadingRow:
    kept = models.ReadingRow.objects.using(alias).filter(
        document_id=record.document.id, versions_digest=record_rows.versions_digest(record.versions)
    )
    reading = kept.first()
    if reading is not None:
        check_same_record(read_records(alias, [reading.pk])[0], record)
        return reading
    return _write_reading(alias, record)


def _write_reading(alias: str, record: DocumentRecord) -> models.ReadingRow:
    _refuse_repeats(record)
    (reading,) = models.ReadingRow.objects.using(alias).bulk_create([record_rows.reading_row(record)])
    _write(alias, models.StatementRow.objects, reading, record.statements, record_rows.statement_row)
    claims = _write(alias, models.ClaimRow.objects, reading, record.claims, record_rows.claim_row)
    pairs = zip(claims, record.claims, strict=True)
    fillers = [filler for row, claim in pairs for filler in record_rows.filler_rows(row, claim)]
    models.FillerRow.objects.using(alias).bulk_create(fillers)
    _write(alias, models.EntityRow.objects, reading, record.entities, record_rows.entity_row)
    _write(alias, models.LinkRow.objects, reading, record.links, record_rows.link_row)
    _write(alias, models.EvidenceRow.objects, reading, record.evidence, record_rows.evidence_row)
    _write(alias, models.RefusalRow.objects, reading, record.refusals, record_rows.refusal_row)
    _write(alias, models.PictureRow.objects, reading, record.pictures, record_rows.picture_row)
    return reading


def _write(
    alias: str,
    rows: "Manager[RowT]",
    reading: models.ReadingRow,
    parts: Iterable[NounT],
    make_row: Callable[[models.ReadingRow, int, NounT], RowT],
) -> list[RowT]:
    return rows.using(alias).bulk_create([make_row(reading, position, part) for position, part in enumerate(parts)])


def _refuse_repeats(record: DocumentRecord) -> None:
    own = (record.statements, record.claims, record.entities, record.links, record.evidence, record.refusals)
    parts = (*own, record.pictures)
    for part_id, times in Counter(part.id for kind in parts for part in kind).items():
        if times > 1:
            raise LedgerConflictError(part_id, f"the record itself holds it {times} times")
