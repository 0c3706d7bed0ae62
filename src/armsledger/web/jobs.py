"""Jobs: asked for on a page, done one at a time by a process beside the server, and never lost with it.

A job that its process left behind is found as broken off and can be asked for again; what it had done stays done.
"""

import os
import socket
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.db.models import Q

from armsledger.errors import InputError
from armsledger.model.failure import Failure
from armsledger.pipeline.uploads import Upload
from armsledger.read.hints import ReadHints
from armsledger.store.migrate import writing
from armsledger.web.job_models import FeedRow, JobFileRow, JobItemRow, JobKind, JobRow, JobState
from armsledger.web.opened import ALIAS

SILENCE: Final = timedelta(minutes=2)  # a process that reads says every ten seconds that it is there
_BROKEN_OFF: Final = "the process that did it ended before it was through"


def ask_uploads(uploads: Sequence[Upload], refused: Sequence[Failure], by: str, hints: ReadHints) -> JobRow:
    """Ask for uploads to be read; what was refused stands in the job beside them, with its reason."""
    names = [upload.text.source for upload in uploads] + [failure.source for failure in refused]
    with writing(ALIAS):
        job = _make(JobKind.FILES, _list(names), by, hints)
        for position, upload in enumerate(uploads):
            item = _add_item(job, position, upload.text.source, is_address=False)
            for place, received in enumerate((upload.text, *upload.pictures)):
                JobFileRow.objects.create(item=item, position=place, name=received.source, data=received.data)
        for position, failure in enumerate(refused, len(uploads)):
            item = _add_item(job, position, failure.source, is_address=False)
            end_item(item, (), failure.problem)
    return job


def ask_address(address: str, by: str, hints: ReadHints) -> JobRow:
    """Ask for a page to be fetched and read."""
    with writing(ALIAS):
        job = _make(JobKind.ADDRESS, address, by, hints)
        _add_item(job, 0, address, is_address=True)
    return job


def ask_feed(feed: FeedRow, by: str) -> JobRow:
    """Ask for a feed to be looked at and what is new in it to be read."""
    with writing(ALIAS):
        job = _make(JobKind.FEED, feed.address, by, ReadHints())
        FeedRow.objects.filter(pk=feed.pk).update(job=job)
    return job


def ask_derivation(by: str) -> JobRow:
    """Ask for matters to be derived anew."""
    with writing(ALIAS):
        return _make(JobKind.DERIVE, "every document", by, ReadHints())


def ask_again(job: JobRow) -> None:
    """Let a job that was broken off go on where it was. Raises InputError for one that was not."""
    with writing(ALIAS):
        changed = JobRow.objects.filter(pk=job.pk, state=JobState.BROKEN.value).update(
            state=JobState.WAITING.value, problem="", worker="", ended_utc=None
        )
    if not changed:
        raise InputError(f"job {job.pk}", f"is {job.state}", "only a job that was broken off can be started again")


def add_items(job: JobRow, entries: Sequence[tuple[str, date | None]]) -> None:
    """Note the pages that a job found it has to take in; those that it has noted before are left as they are."""
    with writing(ALIAS):
        known = set(job.items.values_list("name", flat=True))
        new = [(address, published) for address, published in entries if address not in known]
        for position, (address, published) in enumerate(new, len(known)):
            _add_item(job, position, address, is_address=True, published=published)


def end_item(item: JobItemRow, document_ids: Sequence[str], problem: str) -> None:
    """Note what came of one thing of a job; its bytes are let go."""
    state = JobState.DONE if document_ids else JobState.FAILED
    JobItemRow.objects.filter(pk=item.pk).update(
        state=state.value, problem=storable(problem), document_key=document_ids[0] if document_ids else ""
    )
    item.files.all().delete()


def take_job(worker: str) -> JobRow | None:
    """Take the job that has waited longest; None where none waits, or another is being done."""
    now = datetime.now(UTC)
    with writing(ALIAS):
        if JobRow.objects.filter(state=JobState.RUNNING.value).exists():
            return None
        job = JobRow.objects.filter(state=JobState.WAITING.value).order_by("pk").first()
        if job is None:
            return None
        job.state, job.worker, job.beat_utc = JobState.RUNNING.value, worker, now
        job.began_utc = job.began_utc or now
        job.save()
    return job


def end_job(job: JobRow, state: JobState, problem: str = "") -> None:
    """Note how a job ended."""
    with writing(ALIAS):
        JobRow.objects.filter(pk=job.pk).update(
            state=state.value, problem=storable(problem), ended_utc=datetime.now(UTC), step=""
        )


def find_broken() -> int:
    """Mark jobs whose process is gone as broken off, and give their number.

    A process of this machine is asked for by its number; any is gone when it has long been silent.
    """
    running = JobRow.objects.filter(state=JobState.RUNNING.value)
    gone = [job.pk for job in running.only("pk", "worker", "beat_utc") if not _is_there(job)]
    if not gone:
        return 0
    with writing(ALIAS):
        return JobRow.objects.filter(pk__in=gone, state=JobState.RUNNING.value).update(
            state=JobState.BROKEN.value, problem=_BROKEN_OFF, ended_utc=datetime.now(UTC), step=""
        )


def break_off(problem: str) -> None:
    """Mark the job that waits first as broken off: the process that should take it does not start."""
    with writing(ALIAS):
        job = JobRow.objects.filter(state=JobState.WAITING.value).order_by("pk").first()
        if job is not None:
            JobRow.objects.filter(pk=job.pk).update(
                state=JobState.BROKEN.value, problem=problem, ended_utc=datetime.now(UTC)
            )


def is_any_waiting() -> bool:
    """Say whether a job waits."""
    return JobRow.objects.filter(state=JobState.WAITING.value).exists()


def last_jobs(number: int) -> tuple[JobRow, ...]:
    """The jobs asked for last; those that wait or are being done come first, however old."""
    is_open = Q(state__in=[JobState.WAITING.value, JobState.RUNNING.value])
    waiting = list(JobRow.objects.filter(is_open).order_by("-pk")[:number])
    others = JobRow.objects.exclude(is_open).order_by("-pk")[: max(0, number - len(waiting))]
    return (*waiting, *others)


def name_worker() -> str:
    """This process, as other processes and machines can tell it."""
    return f"{socket.gethostname()[:120]}:{os.getpid()}"


def storable(text: str) -> str:
    """A text that every database takes: no NUL, no half of a character."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


def _is_there(job: JobRow) -> bool:
    host, _, number = job.worker.rpartition(":")
    if host == name_worker().rpartition(":")[0]:
        try:
            os.kill(int(number), 0)
        except (ValueError, ProcessLookupError):
            return False
        except OSError:
            pass  # it is there, and another user's
    return job.beat_utc is not None and datetime.now(UTC) - job.beat_utc < SILENCE


def _make(kind: JobKind, about: str, by: str, hints: ReadHints) -> JobRow:
    return JobRow.objects.create(
        kind=kind.value,
        about=storable(about),
        by=by,
        published=hints.published,
        outlet=hints.outlet,
        asked_utc=datetime.now(UTC),
    )


def _add_item(job: JobRow, position: int, name: str, is_address: bool, published: date | None = None) -> JobItemRow:
    return JobItemRow.objects.create(
        job=job, position=position, is_address=is_address, name=storable(name), published=published
    )


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
