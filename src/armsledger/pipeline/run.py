"""The main job: files and pages → records in the ledger → names across them → matters and findings → a case.

What is appended stays: a run that was interrupted is run again and takes the documents that it had already read with
the same versions from the ledger. One bad document becomes a `Failure`; the others go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from armsledger import __version__
from armsledger.knowledge.standards_of_proof import default_standard, get_standard
from armsledger.model.case import Case, Manifest
from armsledger.model.custody import CustodyEvent
from armsledger.model.failure import Failure
from armsledger.model.ids import make_id
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.adding import NO_WAY, Way, digest_of, read_given, read_page
from armsledger.pipeline.assembling import assemble
from armsledger.pipeline.case_holdings import ON_THE_NETWORK, list_custody
from armsledger.pipeline.cores import Cores, load_cores
from armsledger.pipeline.deriving import derive, read_decided, review
from armsledger.pipeline.keeping import Keeping, KeptPage, begin_keeping, fetch_page
from armsledger.pipeline.lot import Lot
from armsledger.pipeline.lot_reading import Notify, Reading, collect, read_lot
from armsledger.pipeline.lots import Gathered, gather
from armsledger.pipeline.name_index import refresh_names
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of a run: the paths, what the user says of the documents, the ledger's address, the title.

    Sources are named relative to `root` where it is given, so that the case does not tell of the machine. `at_utc` is
    when the run is made, for the ledger alone: without it how files came is not written down. `addresses` are pages
    that `way` fetches.
    """

    paths: tuple[str, ...]
    hints: ReadHints
    ledger_url: str
    title: str | None = None
    root: Path | None = None
    at_utc: datetime | None = None
    addresses: tuple[str, ...] = ()
    way: Way = NO_WAY


def run(job: Job, settings: Settings, notify: Notify) -> Case:
    """Do the job and give the case; `notify` is called with each source once it is done.

    Raises InputError for a path, ledger or standard that cannot be taken at all; everything else that goes wrong with a
    document is a failure in the case.
    """
    standard = get_standard(settings.standard or default_standard())
    cores = load_cores(settings)
    with Ledger.open(job.ledger_url) as ledger:
        max_bytes = settings.max_document_bytes
        gathered = gather(job.paths, job.root, max_bytes) if job.paths or not job.addresses else Gathered((), (), ())
        keeping = _begin_keeping(job, ledger)
        pages = _fetch_pages(job, keeping) if keeping else ()
        kept = [page for page in pages if isinstance(page, KeptPage)]
        failures = [*gathered.failures, *(page for page in pages if isinstance(page, Failure))]
        failures += [failure for page in kept for failure in page.failures]
        inputs = (*gathered.inputs, *(given for page in kept for given in page.inputs))
        decided = read_decided(ledger)
        run_id = _run_id(job, cores, inputs, decided.last_hash)
        reading = Reading(job.hints, cores, ledger, run_id, max_bytes)
        given = ((lot.received.source, _read(lot, reading, keeping)) for lot in gathered.lots)
        fetched = ((page.custody.source, read_page(page, reading)) for page in kept)
        records = collect(chain(given, fetched), failures, notify)
        derived = derive(records, decided)
        manifest = Manifest(f"armsledger {__version__}", cores.versions, inputs)
        ledger.append_manifest(manifest, run_id)
        for failure in failures:
            ledger.append_failure(failure, run_id)
        ledger.append_case(derived.matters, derived.findings, run_id, job.at_utc)
        ledger.refresh_index()
        refresh_names(ledger, len(records))
        if keeping and job.addresses:
            ledger.end_errand(_asked(job), keeping.at_utc)
        custody = list_custody(ledger, derived.reviewed.records, ON_THE_NETWORK)
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
        custody=custody,
    )


def _begin_keeping(job: Job, ledger: Ledger) -> Keeping | None:
    """How what comes is kept; pages go on with what the same job began to fetch, if it was broken off."""
    if job.at_utc is None:
        return None
    at_utc = ledger.begin_errand(_asked(job), job.at_utc) if job.addresses else job.at_utc
    run_id = make_id("run", "fetched", list(job.addresses), at_utc.isoformat())
    way = job.way
    return begin_keeping(Keeping(ledger, run_id, way.by, at_utc, way.fetcher, way.stamper, way.with_pictures))


def _fetch_pages(job: Job, keeping: Keeping) -> tuple[KeptPage | Failure, ...]:
    return tuple(fetch_page(address, keeping) for address in job.addresses)


def _asked(job: Job) -> str:
    return digest_of(["report", job.paths, job.addresses, job.way.with_pictures])


def _read(lot: Lot, reading: Reading, keeping: Keeping | None) -> Iterator[DocumentRecord | Failure]:
    return read_given(lot, CustodyEvent.FILE, reading, keeping) if keeping else read_lot(lot, reading)


def _run_id(job: Job, cores: Cores, inputs: Sequence[tuple[str, str]], decided: str | None) -> str:
    """What people decided changes what is derived from the records, so a run after a decision is another run.

    `decided` is the hash of the last decision: also what was decided and taken back makes another run.
    """
    hints = [str(job.hints.published), job.hints.outlet, job.hints.url]
    return make_id("run", [list(pair) for pair in cores.versions], [list(pair) for pair in inputs], hints, decided)
