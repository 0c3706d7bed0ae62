"""The main job: files → records in the ledger → names across them → matters and findings → a case.

What is appended stays: a run that was interrupted is run again and takes the documents that it had already read with
the same versions from the ledger. One bad document becomes a `Failure`; the others go on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from armsledger import __version__
from armsledger.acquire.files import iter_files
from armsledger.assess.findings import build_findings
from armsledger.corroborate.matters import build_matters
from armsledger.errors import ArmsledgerError, LedgerMissingError, LedgerWriteError
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.case import Case, Manifest
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.model.received import Received
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import Cores, load_cores
from armsledger.pipeline.reading import read_record
from armsledger.read.document import read_document
from armsledger.read.hints import ReadHints
from armsledger.resolve.names.across import resolve_across
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger

BYTES_IN_MB = 1_000_000
Notify = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of a run: the paths, what the user says of the documents, the ledger's address, the title.

    Sources are named relative to `root` where it is given, so that the case does not tell of the machine.
    """

    paths: tuple[str, ...]
    hints: ReadHints
    ledger_url: str
    title: str | None = None
    root: Path | None = None


def run(job: Job, settings: Settings, notify: Notify) -> Case:
    """Do the job and give the case; `notify` is called with each source once it is done.

    Raises InputError for a path or ledger that cannot be taken at all; everything else that goes wrong with a
    document is a failure in the case.
    """
    cores = load_cores(settings)
    with Ledger.open(job.ledger_url) as ledger:
        received, failures = _receive(job, settings)
        inputs = tuple((r.source, r.sha256) for r in received)
        verdicts, rulings = ledger.name_verdicts(), ledger.rulings()
        run_id = _run_id(job, cores, inputs, [v.decision_id for v in verdicts] + [r.decision_id for r in rulings])
        records = _read_all(received, failures, job.hints, cores, ledger, run_id, notify)
        identities = resolve_across(records, verdicts)
        matters = build_matters(records, identities, rulings)
        findings = build_findings(records, matters, load_regimes())
        manifest = Manifest(f"armsledger {__version__}", cores.versions, inputs)
        ledger.append_manifest(manifest, run_id)
        for failure in failures:
            ledger.append_failure(failure, run_id)
        ledger.append_case(matters, findings, run_id)
        ledger.refresh_index()
        decisions = ledger.decisions()
    return Case(
        id=make_id("cas", run_id, job.title),
        title=job.title or _title_of(records),
        standard_of_proof=settings.standard_of_proof,
        records=tuple(records),
        matters=matters,
        findings=findings,
        decisions=decisions,
        failures=tuple(sorted(failures, key=lambda f: (f.source, f.stage, f.problem))),
        manifest=manifest,
        identities=identities,
    )


def _run_id(job: Job, cores: Cores, inputs: Sequence[tuple[str, str]], decided: Sequence[str]) -> str:
    """What people decided changes what is derived from the records, so a run after a decision is another run."""
    hints = [str(job.hints.published), job.hints.outlet, job.hints.url]
    return make_id("run", [list(pair) for pair in cores.versions], [list(pair) for pair in inputs], hints, *decided)


def _receive(job: Job, settings: Settings) -> tuple[list[Received], list[Failure]]:
    received: list[Received] = []
    failures: list[Failure] = []
    for one in iter_files(job.paths, settings.max_document_mb * BYTES_IN_MB):
        if job.root is not None:
            one = replace(one, source=Path(one.source).relative_to(job.root).as_posix())
        (failures if isinstance(one, Failure) else received).append(one)  # type: ignore[arg-type]  # sorted by type
    return received, failures


def _read_all(
    received: Sequence[Received],
    failures: list[Failure],
    hints: ReadHints,
    cores: Cores,
    ledger: Ledger,
    run_id: str,
    notify: Notify,
) -> list[DocumentRecord]:
    records: dict[str, DocumentRecord] = {}
    for one in received:
        for outcome in _read_one(one, hints, cores, ledger, run_id):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            elif outcome.document.id in records:
                first = records[outcome.document.id].document.source
                failures.append(Failure(one.source, "read", f"the same bytes as {first}, which was read already"))
            else:
                records[outcome.document.id] = outcome
        notify(one.source)
    return sorted(records.values(), key=lambda record: (_day(record), record.document.source))


def _day(record: DocumentRecord) -> str:
    day = record.document.head.published.value
    return day.isoformat() if day else "9999"


def _read_one(
    received: Received, hints: ReadHints, cores: Cores, ledger: Ledger, run_id: str
) -> Iterator[DocumentRecord | Failure]:
    stage = "read"
    try:
        document = read_document(received, hints)
        known = _find_record(ledger, document.id)
        if known is not None:
            document = known.document  # the same bytes and head, perhaps from another path
        stage = "extract"
        record = (
            known if known is not None and known.versions == cores.versions else read_record(document, cores).record
        )
        stage = "store"
        ledger.append_record(record, run_id, received)
        yield record
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


def _title_of(records: Sequence[DocumentRecord]) -> str:
    if len(records) == 1:
        return records[0].document.head.title.value or Path(records[0].document.source).name
    return f"{len(records)} documents"
