"""The pictures of documents without what their words say: quick, and without a trained core."""

from collections.abc import Sequence
from dataclasses import dataclass

from armsledger.corroborate.tracing.pictures import group_pictures
from armsledger.errors import ArmsledgerError
from armsledger.model.failure import Failure
from armsledger.model.picture import PictureGroup
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.lot import Lot
from armsledger.pipeline.lots import gather
from armsledger.pipeline.pictures import read_pictures, with_pictures
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings


@dataclass(frozen=True, slots=True)
class PictureList:
    """Documents with their pictures and nothing else, those that look the same, and what failed.

    `absent` are a document's source and the address of a picture that it shows and that is not held.
    """

    records: tuple[DocumentRecord, ...]
    groups: tuple[PictureGroup, ...]
    absent: tuple[tuple[str, str], ...]
    failures: tuple[Failure, ...]


def list_pictures(paths: Sequence[str], hints: ReadHints, settings: Settings) -> PictureList:
    """Read the pictures of all documents at `paths`. Raises InputError for a path that does not exist."""
    max_bytes = settings.max_document_bytes
    gathered = gather(paths, None, max_bytes)
    failures = list(gathered.failures)
    records: dict[str, DocumentRecord] = {}
    for lot in gathered.lots:
        try:
            record, broken = _read(lot, hints, max_bytes)
        except ArmsledgerError as error:
            failures.append(Failure(lot.received.source, "read", str(error)))
            continue
        failures += broken
        records.setdefault(record.document.id, record)
    ordered = tuple(sorted(records.values(), key=_place))
    absent = tuple((lot.received.source, address) for lot in gathered.lots for address in lot.absent)
    return PictureList(ordered, group_pictures(ordered), absent, tuple(failures))


def _read(lot: Lot, hints: ReadHints, max_bytes: int) -> tuple[DocumentRecord, tuple[Failure, ...]]:
    document = read_document(lot.received, hints)
    held, broken = read_pictures(lot, document, max_bytes)
    pictures = tuple(one.picture for one in held)
    return DocumentRecord(document, (), (), (), (), (), (), with_pictures((), pictures), pictures), broken


def _place(record: DocumentRecord) -> tuple[str, str]:
    day = record.document.head.published.value
    return day.isoformat() if day else "9999", record.document.source
