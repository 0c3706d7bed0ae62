"""What runs in a worker: one shard read by the pipeline and written as parts. Cores are loaded once a process."""

import json
import os
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from armsledger.acquire.web_archives import Page, Skipped
from armsledger.errors import InputError
from armsledger.model.failure import Failure
from armsledger.model.record import DocumentRecord
from armsledger.pipeline.cores import Cores, load_cores
from armsledger.pipeline.corpus_reading import read_page, read_row
from armsledger.read.hints import ReadHints
from armsledger.scale.items import Item, iter_items
from armsledger.scale.jobs import Limits, ShardDone, ShardJob
from armsledger.scale.parts import write_part
from armsledger.scale.tables import Values, claim_row, document_row, failure_row, statement_row
from armsledger.scale.watch import Watch
from armsledger.settings import Settings

QUARANTINE: Final = "quarantine"
VERDICTS: Final = "work/verdicts"
_ONE_AT_A_TIME = threading.Lock()  # a worker of a cluster may run threads; cores and limits are those of a process
_cores = cache(load_cores)
_watch = cache(Watch)


def prepare(driver_pid: int, settings: Settings, limits: Limits) -> None:
    """Begin a process of the local pool: watch over it, and load the cores before the first shard comes.

    An interrupt from the keyboard is the driver's, which ends the pool.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _watch(driver_pid, limits)
    _cores(settings)


def read_shard(job: ShardJob) -> ShardDone:
    """Read one shard and write its parts, that of the documents last. The same job gives the same bytes anywhere."""
    with _ONE_AT_A_TIME:
        started = time.monotonic()
        cores = _checked_cores(job)
        rows = _Rows()
        for number, item in iter_items(job.shard, job.inputs, job.settings.max_document_bytes):
            if job.only and not job.only[0] <= number < job.only[1]:
                if number >= job.only[1]:
                    break
                continue
            _take(number, item, job, cores, rows)
        if job.only is None:
            _write(job, rows)
        seconds = time.monotonic() - started
        process = f"{socket.gethostname()}:{os.getpid()}"
        documents, failures = len(rows.documents), len(rows.failures)
        return ShardDone(job.shard.number, documents, len(rows.claims), failures, seconds, process)


def _checked_cores(job: ShardJob) -> Cores:
    cores = _cores(job.settings)
    if cores.versions != job.versions:
        found = ", ".join(f"{name} {version}" for name, version in sorted(set(cores.versions) - set(job.versions)))
        raise InputError(
            f"the worker {socket.gethostname()}",
            f"has other versions than the driver ({found})",
            "install the same version, tables and gazetteer on every machine",
        )
    return cores


class _Rows:
    """The rows of one shard: it is what a worker holds at most, besides the cores."""

    def __init__(self) -> None:
        self.documents: list[Values] = []
        self.statements: list[Values] = []
        self.claims: list[Values] = []
        self.failures: list[Values] = []
        self.skipped: Counter[str] = Counter()
        self.sources: dict[str, str] = {}

    def add(self, record: DocumentRecord, page: Page | None) -> None:
        document = record.document
        if document.id in self.sources:
            problem = f"{document.source}: the same document as {self.sources[document.id]}, which was read already"
            self.fail(Failure(document.source, "read", problem))
            return
        self.sources[document.id] = document.source
        self.documents.append(document_row(record, page.retrieved if page else None, page.charset if page else None))
        self.statements += [statement_row(number, one) for number, one in enumerate(record.statements)]
        self.claims += [claim_row(number, one, record) for number, one in enumerate(record.claims)]

    def fail(self, failure: Failure) -> None:
        self.failures.append(failure_row(failure))


def _take(number: int, item: Item, job: ShardJob, cores: Cores, rows: _Rows) -> None:
    aside = dict(job.aside).get(number)
    if isinstance(item, Skipped):
        rows.skipped[item.because] += 1
    elif isinstance(item, Failure):
        rows.fail(item)
    elif aside is not None:
        source = _source(item)
        problem = f"{source}: set aside, as {aside}; the others of its shard were read, look at it by itself"
        rows.fail(Failure(source, QUARANTINE, problem))
    else:
        watch = _watch(job.driver_pid, job.limits)
        watch.begin(verdict_path(job, number))
        outcome = _read(item, cores)
        watch.end()
        if isinstance(outcome, Failure):
            rows.fail(outcome)
        else:
            rows.add(outcome, item if isinstance(item, Page) else None)


def _source(item: Item) -> str:
    if isinstance(item, Page):
        return item.received.source
    return str(item.values.get("doc_id") or item.source) if not isinstance(item, Skipped | Failure) else ""


def _read(item: Item, cores: Cores) -> DocumentRecord | Failure:
    if isinstance(item, Page):
        hints = ReadHints(charset=item.charset)
        if item.address:
            hints = replace(hints, url=item.address, url_by="the web archive")
        return read_page(item.received, hints, cores)
    assert not isinstance(item, Skipped | Failure)
    return read_row(item.values, item.source, cores)


def _write(job: ShardJob, rows: _Rows) -> None:
    notes = {"skipped": json.dumps(dict(sorted(rows.skipped.items()))), "versions": json.dumps(job.versions)}
    write_part(job.path("statements"), "statements", rows.statements)
    write_part(job.path("claims"), "claims", rows.claims)
    write_part(job.path("failures"), "failures", rows.failures)
    write_part(job.path("documents"), "documents", rows.documents, notes)


def verdict_path(job: ShardJob, number: int) -> Path:
    """Where is written that an item of a shard had to be broken off."""
    return Path(job.folder, VERDICTS, f"{job.part}.{number}.json")


def iter_verdicts(job: ShardJob) -> Iterator[tuple[int, str]]:
    """The items of a shard that had to be broken off, with the reason."""
    for path in sorted(Path(job.folder, VERDICTS).glob(f"{job.part}.*.json")):
        yield int(path.name.split(".")[1]), json.loads(path.read_text(encoding="utf-8"))["because"]
