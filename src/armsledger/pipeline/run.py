"""The main job: files → records in the ledger → names across them → matters and findings → a case.

What is appended stays: a run that was interrupted is run again and takes the documents that it had already read with
the same versions from the ledger. One bad document becomes a `Failure`; the others go on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from armsledger import __version__
from armsledger.errors import ArmsledgerError, LedgerMissingError, LedgerWriteError
from armsledger.knowledge.standards_of_proof import default_standard, get_standard
from armsledger.model.case import Case, Manifest
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.assembling import assemble
from armsledger.pipeline.cores import Cores, load_cores
from armsledger.pipeline.deriving import derive, in_printing_order, read_decided, review
from armsledger.pipeline.lots import Lot, gather
from armsledger.pipeline.name_index import refresh_names
from armsledger.pipeline.pictures import read_pictures, with_pictures
from armsledger.pipeline.reading import read_record
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

Notify = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of a run: the paths, what the user says of the documents, the ledger's address, the title.

    Sources are named relative to `root` where it is given, so that the case does not tell of the machine. `at_utc` is
    when the run is made, for the ledger alone.
    """

    paths: tuple[str, ...]
    hints: ReadHints
    ledger_url: str
    title: str | None = None
    root: Path | None = None
    at_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What stays the same from document to document of a run; `max_bytes` is the most that one file may hold."""

    hints: ReadHints
    cores: Cores
    ledger: Ledger
    run_id: str
    max_bytes: int


def run(job: Job, settings: Settings, notify: Notify) -> Case:
    """Do the job and give the case; `notify` is called with each source once it is done.

    Raises InputError for a path, ledger or standard that cannot be taken at all; everything else that goes wrong with a
    document is a failure in the case.
    """
    standard = get_standard(settings.standard or default_standard())
    cores = load_cores(settings)
    with Ledger.open(job.ledger_url) as ledger:
        max_bytes = settings.max_document_bytes
        gathered = gather(job.paths, job.root, max_bytes)
        failures, inputs = list(gathered.failures), gathered.inputs
        decided = read_decided(ledger)
        run_id = _run_id(job, cores, inputs, decided.last_hash)
        reading = Reading(job.hints, cores, ledger, run_id, max_bytes)
        records = _read_all(gathered.lots, failures, reading, notify)
        derived = derive(records, decided)
        manifest = Manifest(f"armsledger {__version__}", cores.versions, inputs)
        ledger.append_manifest(manifest, run_id)
        for failure in failures:
            ledger.append_failure(failure, run_id)
        ledger.append_case(derived.matters, derived.findings, run_id, job.at_utc)
        ledger.refresh_index()
        refresh_names(ledger, len(records))
        reviews = review(ledger, derived.reviewed, derived.matters, derived.findings, decided)
    return assemble(
        derived,
        reviews,
        decided,
        run_id=run_id,
        title=job.title,
        standard=standard,
        failures=failures,
        manifest=manifest,
    )


def _run_id(job: Job, cores: Cores, inputs: Sequence[tuple[str, str]], decided: str | None) -> str:
    """What people decided changes what is derived from the records, so a run after a decision is another run.

    `decided` is the hash of the last decision: also what was decided and taken back makes another run.
    """
    hints = [str(job.hints.published), job.hints.outlet, job.hints.url]
    return make_id("run", [list(pair) for pair in cores.versions], [list(pair) for pair in inputs], hints, decided)


def _read_all(
    lots: Sequence[Lot], failures: list[Failure], reading: Reading, notify: Notify
) -> tuple[DocumentRecord, ...]:
    records: dict[str, DocumentRecord] = {}
    for lot in lots:
        for outcome in _read_one(lot, reading):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            elif outcome.document.id in records:
                first = records[outcome.document.id].document.source
                failures.append(
                    Failure(lot.received.source, "read", f"the same bytes as {first}, which was read already")
                )
            else:
                records[outcome.document.id] = outcome
        notify(lot.received.source)
    return in_printing_order(tuple(records.values()))


def _read_one(lot: Lot, reading: Reading) -> Iterator[DocumentRecord | Failure]:
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
