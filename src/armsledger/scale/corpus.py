"""A corpus from beginning to end: planned, read shard by shard, then traced and put into matters as a whole.

Whatever ends the driver, the folder can be gone on with: what is there is done, and going on gives the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from armsledger.errors import InputError
from armsledger.pipeline.cores import load_cores
from armsledger.scale.crews import ClusterCrew, Crew, LocalCrew
from armsledger.scale.engine import Engine
from armsledger.scale.folder import MANIFEST, CorpusFolder, Planned
from armsledger.scale.inputs import find_changed, find_inputs
from armsledger.scale.jobs import LIMITS, Limits, ShardDone, ShardJob, make_job
from armsledger.scale.manifest import write_manifest
from armsledger.scale.parts import write_part
from armsledger.scale.planning import make_plan
from armsledger.scale.poison import is_told, set_aside
from armsledger.scale.tables import READ, failure_row
from armsledger.scale.whole import AGAIN_PART, derive_whole
from armsledger.scale.worker import read_shard
from armsledger.settings import Settings

SHARD_DOCUMENTS: Final = 1000
PLAN_PART: Final = "part-plan"  # what failed as the inputs were looked through
Tell = Callable[["Event"], None]


@dataclass(frozen=True, slots=True)
class Event:
    """How it goes: what is being done, how many of its tasks are done and of how many, and the last shard's answer."""

    doing: str
    done: int
    of: int
    shard: ShardDone | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """Who works: `workers` processes of this machine, or the cluster at an address; within which limits."""

    workers: int
    cluster: str | None = None
    limits: Limits = LIMITS

    def crew(self, settings: Settings) -> Crew:
        """Gather the processes. Raises InputError for a cluster that does not answer."""
        return ClusterCrew(self.cluster) if self.cluster else LocalCrew(self.workers, settings, self.limits)


def run_corpus(
    given: Sequence[str], out: Path, work: Work, settings: Settings, tell: Tell, shard_documents: int = SHARD_DOCUMENTS
) -> dict[str, Any]:
    """Read all documents at the given paths into the folder `out`, and give the manifest.

    Raises InputError for inputs that cannot be taken, and for a folder that holds a corpus already.
    """
    folder = CorpusFolder(out)
    with folder.locked():
        if folder.has_plan:
            problem = "holds a corpus that was begun already"
            raise InputError(str(out), problem, f"go on with armsledger corpus resume {out}, or name another folder")
        tell(Event("looking through the inputs", 0, 0))
        inputs = find_inputs(given)
        plan = make_plan(inputs, shard_documents)
        planned = Planned(inputs, plan.shards, plan.failures, shard_documents)
        folder.keep_plan(planned)
        return _go_on(folder, planned, work, settings, tell)


def resume_corpus(out: Path, work: Work, settings: Settings, tell: Tell) -> dict[str, Any]:
    """Do what is left of a corpus that was begun, and give the manifest.

    Raises InputError for a folder without one, and where an input is no longer what it was, naming it.
    """
    folder = CorpusFolder(out)
    if not folder.has_plan:
        folder.read_plan()  # says what is wrong
    with folder.locked():
        planned = folder.read_plan()
        tell(Event("checking that the inputs are the same", 0, 0))
        changed = find_changed(planned.inputs)
        if changed:
            named = ", ".join(changed[:5]) + (f" and {len(changed) - 5} others" if len(changed) > 5 else "")
            raise InputError(named, "changed since the corpus was begun", "bring it back, or begin in another folder")
        return _go_on(folder, planned, work, settings, tell)


def make_jobs(
    folder: CorpusFolder, planned: Planned, settings: Settings, versions: tuple[tuple[str, str], ...], limits: Limits
) -> Iterator[ShardJob]:
    """The jobs of all shards, with what was set aside before."""
    for shard in planned.shards:
        job = make_job(shard, planned.inputs, folder.path, settings, versions, limits)
        yield replace(job, aside=folder.read_aside(job))


def _go_on(folder: CorpusFolder, planned: Planned, work: Work, settings: Settings, tell: Tell) -> dict[str, Any]:
    versions = load_cores(settings).versions
    jobs = list(make_jobs(folder, planned, settings, versions, work.limits))
    names = [job.part for job in jobs]
    crew = work.crew(settings)
    (folder.path / MANIFEST).unlink(missing_ok=True)
    folder.log("begun", shards=len(jobs), crew=crew.words)
    try:
        _read_all(folder, jobs, crew, tell)
        for table in READ:
            folder.sweep(table, [*names, PLAN_PART, AGAIN_PART] if table == "failures" else names)
        write_part(folder.path / "failures" / f"{PLAN_PART}.parquet", "failures", map(failure_row, planned.failures))
        derive_whole(folder, names, versions, crew, lambda doing, done, of: tell(Event(doing, done, of)))
    except BaseException:
        folder.log("broken off")
        raise
    finally:
        crew.dismiss()
    manifest = write_manifest(folder, planned, settings, versions, work.limits)
    folder.log("finished")
    return manifest


def _read_all(folder: CorpusFolder, jobs: Sequence[ShardJob], crew: Crew, tell: Tell) -> None:
    left = [replace(job, driver_pid=crew.driver_pid) for job in jobs if not job.is_done]
    done = len(jobs) - len(left)
    engine = Engine(crew, read_shard, lambda job: job.part, is_told)
    tell(Event("reading", done, len(jobs)))

    def note(_: ShardJob, answer: ShardDone) -> None:
        nonlocal done
        done += 1
        folder.log_done(answer)
        tell(Event("reading", done, len(jobs), answer))

    engine.run(left, note, lambda job: set_aside(job, engine, folder.keep_aside))
