"""A job done: each of its things through `pipeline.adding`, each noted as it ends, then everything derived anew."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from armsledger.errors import ArmsledgerError, LedgerWriteError
from armsledger.model.custody import CustodyEvent
from armsledger.model.received import Received
from armsledger.pipeline.adding import (
    Adding,
    Taken,
    Way,
    begin_adding,
    finish_adding,
    list_new_entries,
    look_at_feed,
    make_way,
    take_address,
    take_lot,
)
from armsledger.pipeline.cores import Cores, load_cores
from armsledger.pipeline.deriving import derive_anew
from armsledger.pipeline.keeping import keep_failures
from armsledger.pipeline.uploads import Upload
from armsledger.read.hints import ReadHints
from armsledger.settings import Settings
from armsledger.store.ledger import Ledger
from armsledger.web.job_models import JobItemRow, JobKind, JobRow, JobState
from armsledger.web.jobs import add_items, end_item, end_job, storable, take_job
from armsledger.web.opened import open_ledger
from armsledger.web.serving import Serving


@dataclass(slots=True)
class Worker:
    """Does jobs one after the other; the trained core is loaded for the first that reads, and kept."""

    name: str
    settings: Settings
    serving: Serving
    began: Callable[[JobRow], None] = lambda _: None
    _cores: Cores | None = None

    def do_all(self) -> int:
        """Do jobs until none waits, and give how many."""
        done = 0
        while (job := take_job(self.name)) is not None:
            self.began(job)
            self._do(job)
            done += 1
        return done

    def _do(self, job: JobRow) -> None:
        try:
            if job.kind == JobKind.DERIVE.value:
                _say(job, "deriving matters and findings")
                job.derived_run_key = derive_anew(open_ledger(), datetime.now(UTC))
            else:
                self._add(job, open_ledger())
            job.save(update_fields=["run_key", "derived_run_key"])
        except LedgerWriteError as error:
            end_job(job, JobState.BROKEN, str(error))
        except ArmsledgerError as error:
            end_job(job, JobState.FAILED, str(error))
        except Exception as error:  # noqa: BLE001  # the job says what happened, and the next one is taken
            end_job(job, JobState.BROKEN, f"{type(error).__name__}: {error}; please report it")
        else:
            end_job(job, JobState.DONE)

    def _add(self, job: JobRow, ledger: Ledger) -> None:
        _say(job, "loading the language core")
        adding = self._begin(job, ledger)
        JobRow.objects.filter(pk=job.pk).update(run_key=adding.reading.run_id)
        job.run_key = adding.reading.run_id
        if job.kind == JobKind.FEED.value:
            _note_entries(job, adding)
        for item in job.items.filter(state=JobState.WAITING.value).order_by("position"):
            _say(job, f"reading {item.name}")
            taken = _take(item, adding)
            end_item(item, taken.document_ids, "\n".join(failure.problem for failure in taken.failures))
        _say(job, "deriving matters and findings")
        job.derived_run_key = finish_adding(adding, lambda: datetime.now(UTC)).derived_run_id or ""

    def _begin(self, job: JobRow, ledger: Ledger) -> Adding:
        max_bytes = self.settings.max_document_bytes
        if self._cores is None:
            self._cores = load_cores(self.settings)
        return begin_adding(
            ledger,
            self._cores,
            at_utc=job.asked_utc,
            max_bytes=max_bytes,
            hints=ReadHints(job.published, job.outlet, None),
            way=self._find_way(job, max_bytes),
        )

    def _find_way(self, job: JobRow, max_bytes: int) -> Way:
        """What is on the network comes only where the owner of the workbench allowed it; stamps too."""
        if not self.serving.allows_network:
            return Way(job.by)
        authority = self.settings.time_stamp_authority
        return make_way(job.by, max_bytes, self.serving.allows_private, authority, with_pictures=False)


def _note_entries(job: JobRow, adding: Adding) -> None:
    """The pages of a feed that are new; a job that goes on may find more."""
    _say(job, f"looking at {job.about}")
    entries = list_new_entries(look_at_feed(job.about, adding), adding)
    add_items(job, [(entry.address, entry.published) for entry in entries])


def _take(item: JobItemRow, adding: Adding) -> Taken:
    if item.is_address:
        return take_address(item.name, adding, item.published)
    files = [_received(row.name, bytes(row.data)) for row in item.files.order_by("position")]
    lots, failures = Upload(files[0], tuple(files[1:])).to_lots(adding.reading.max_bytes)
    taken = [take_lot(lot, CustodyEvent.UPLOAD, adding) for lot in lots]
    kept = keep_failures(failures, adding.keeping)
    return Taken(
        tuple(document_id for one in taken for document_id in one.document_ids),
        (*(failure for one in taken for failure in one.failures), *kept),
    )


def _received(name: str, data: bytes) -> Received:
    return Received(name, data, hashlib.sha256(data).hexdigest())


def _say(job: JobRow, step: str) -> None:
    JobRow.objects.filter(pk=job.pk).update(step=storable(step), beat_utc=datetime.now(UTC))
