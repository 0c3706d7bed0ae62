"""Lots read into a ledger, one at a time: what every run does, whichever way its documents came.

One bad document becomes a `Failure`; the others go on. A document that was read with the same versions before is taken
from the ledger.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from armsledger.errors import ArmsledgerError, LedgerMissingError, LedgerWriteError
from armsledger.model.failure import Failure
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import Cores
from armsledger.pipeline.deriving import in_printing_order
from armsledger.pipeline.lot import Lot
from armsledger.pipeline.pictures import read_pictures, with_pictures
from armsledger.pipeline.reading import read_record
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.store.ledger import Ledger

Notify = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What stays the same from document to document of a run; `max_bytes` is the most that one file may hold."""

    hints: ReadHints
    cores: Cores
    ledger: Ledger
    run_id: str
    max_bytes: int


def read_lots(
    lots: Sequence[Lot], failures: list[Failure], reading: Reading, notify: Notify
) -> tuple[DocumentRecord, ...]:
    """Read every lot and give the records in printing order; `failures` gets what failed, `notify` each source."""
    return collect(((lot.received.source, read_lot(lot, reading)) for lot in lots), failures, notify)


def collect(
    outcomes: Iterable[tuple[str, Iterable[DocumentRecord | Failure]]], failures: list[Failure], notify: Notify
) -> tuple[DocumentRecord, ...]:
    """The records of what was read, each source with its outcomes, in printing order; one that comes twice fails."""
    records: dict[str, DocumentRecord] = {}
    for source, found in outcomes:
        for outcome in found:
            if isinstance(outcome, Failure):
                failures.append(outcome)
            elif outcome.document.id in records:
                first = records[outcome.document.id].document.source
                failures.append(Failure(source, "read", f"the same bytes as {first}, which was read already"))
            else:
                records[outcome.document.id] = outcome
        notify(source)
    return in_printing_order(tuple(records.values()))


def read_lot(lot: Lot, reading: Reading) -> Iterator[DocumentRecord | Failure]:
    """Read one lot and append what was read: its record, if it could be read, and what failed of it.

    Raises LedgerWriteError where the ledger cannot be written to: no other document could be kept either.
    """
    received, stage = lot.received, "read"
    try:
        document = read_document(received, reading.hints)
        known = _find_record(reading.ledger, document.id)
        if known is not None:
            document = known.document  # the same bytes and head, perhaps from another path
        held, broken = read_pictures(lot, document, reading.max_bytes)
        pictures = tuple(one.picture for one in held)
        stage = "extract"
        if known is None or known.versions != with_pictures(reading.cores.versions, pictures):
            known = read_record(document, reading.cores, pictures).record
        stage = "store"
        reading.ledger.append_record(known, reading.run_id, received, tuple(one.received for one in held))
        yield known
        yield from broken
    except LedgerWriteError:
        raise  # no other document could be kept either
    except ArmsledgerError as error:
        yield Failure(received.source, stage, str(error))
    except Exception as error:  # noqa: BLE001  # the one broad catch: a bad document is data, and the run goes on
        yield Failure(received.source, stage, f"{type(error).__name__}: {error}; please report it with the document")


def _find_record(ledger: Ledger, document_id: str) -> DocumentRecord | None:
    try:
        return ledger.get_record(document_id)
    except LedgerMissingError:
        return None
