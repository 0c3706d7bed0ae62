"""How fast a corpus is read on one and two workers, what a worker holds, what the engines cost to begin.

    python -m benchmarks.corpus --data PATH [--documents N] [--shard N] [--rules]

Documents of 600 words are made from the texts of PATH, each told apart by a last sentence. Printed is a table as it
stands in docs/explanation/scale.md, with the load of the machine before the run: figures count on a quiet machine only.
Memory is what a process holds alone and its share of what several do (PSS), at its peak.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from armsledger.scale.corpus import Work, run_corpus
from armsledger.scale.crews import ClusterCrew, Crew, LocalCrew
from armsledger.scale.jobs import LIMITS
from armsledger.settings import Settings
from benchmarks.speed import WORDS
from benchmarks.speed import _documents as make_documents

ARTICLES_A_DAY = 1_000_000


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: documents a second while reading, seconds of the second stage, peak of a worker, bytes a document."""

    rate: float
    whole_seconds: float
    worker_mb: float
    bytes_a_document: float


class Memory:
    """The largest PSS of any child process, looked at ten times a second."""

    def __init__(self) -> None:
        self.peak = 0
        self._running = True
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while self._running:
            for child in psutil.Process().children(recursive=True):
                try:
                    self.peak = max(self.peak, child.memory_full_info().pss)
                except (psutil.Error, AttributeError):
                    continue
            time.sleep(0.1)

    def stop(self) -> int:
        self._running = False
        self._thread.join()
        return self.peak


def main() -> int:
    """Give the exit status: 0 done, 2 the data are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the annotated sets")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--shard", type=int, default=50, help="documents a shard")
    parser.add_argument("--rules", action="store_true", help="without the trained core")
    given = parser.parse_args()
    path = given.data / "attribution" / "polnear.dev.jsonl"
    if not path.is_file():
        print(f"{given.data} holds no attribution/polnear.dev.jsonl; give the folder of the sets", file=sys.stderr)
        return 2
    settings = Settings(annotator="rules", extractor="rules") if given.rules else Settings()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rows = _write(path, place / "articles.jsonl", given.documents)
        one, two = (_run(rows, place / f"out{workers}", workers, settings, given.shard) for workers in (1, 2))
        pool = _seconds_to_begin(LocalCrew(1, settings, LIMITS))
        cluster = _cluster_seconds(place)
    _print(one, two, pool, cluster, given.documents, load)
    return 0


def _write(source: Path, path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number, document in enumerate(make_documents(source, count)):
            row = {"doc_id": f"article-{number}", "text": f"{document.text} This was article {number}."}
            file.write(json.dumps(row | {"language": "en", "published": "2020-07-24"}) + "\n")
    return path


def _run(rows: Path, out: Path, workers: int, settings: Settings, shard: int) -> Measured:
    memory = Memory()
    manifest = run_corpus([str(rows)], out, Work(workers), settings, lambda _: None, shard)
    peak = memory.stop()
    notes = [json.loads(line) for line in (out / "work" / "progress.jsonl").read_text().splitlines()]
    done = [note for note in notes if note["event"] == "shard"]
    # From the first answer on, without the shards that came with it: the start of the processes is told apart.
    later = done[workers:]
    seconds = done[-1]["at"] - done[workers - 1]["at"]
    whole = notes[-1]["at"] - next(note["at"] for note in notes if note["event"] == "stage")
    size = sum(path.stat().st_size for path in out.glob("*/*.parquet"))
    count = manifest["counts"]["documents"]
    return Measured(sum(note["documents"] for note in later) / seconds, whole, peak / 1e6, size / count)


def _nothing(_: object) -> None:
    """A task that does nothing."""


def _seconds_to_begin(crew: Crew) -> float:
    started = time.perf_counter()
    crew.submit(_nothing, None).result()
    seconds = time.perf_counter() - started
    crew.dismiss()
    return seconds


def _cluster_seconds(place: Path) -> tuple[float, float]:
    """Seconds until a scheduler and two nodes answer, and until a crew of theirs did its first task."""
    told = place / "scheduler.json"
    common = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(told)]
    started = time.perf_counter()
    processes = [_begin(["-m", "distributed.cli.dask_scheduler", "--port", "0", *common], place)]
    while not told.is_file() or not told.stat().st_size:
        time.sleep(0.05)
    node = ["-m", "distributed.cli.dask_worker", "--nthreads", "1", "--local-directory", str(place), *common]
    processes += [_begin(node, place) for _ in range(2)]
    crew = ClusterCrew(json.loads(told.read_text())["address"])
    up = time.perf_counter() - started
    try:
        return up, _seconds_to_begin(crew)
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait(20)


def _begin(arguments: list[str], place: Path) -> "subprocess.Popen[bytes]":
    quiet = subprocess.DEVNULL
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, *arguments], cwd=place, stdout=quiet, stderr=quiet, env=environment)


def _print(one: Measured, two: Measured, pool: float, cluster: tuple[float, float], count: int, load: float) -> None:
    cores = ARTICLES_A_DAY / one.rate / 86_400
    print(f"{count:,} articles of {WORDS} words; load before the run {load:.1f} on {os.cpu_count()} cores\n")
    print("| | one worker | two workers |\n|---|---|---|")
    print(f"| documents a second, reading | {one.rate:.1f} | {two.rate:.1f} |")
    print(f"| efficiency | 1 | {two.rate / one.rate / 2:.2f} |")
    print(f"| second stage, seconds | {one.whole_seconds:.1f} | {two.whole_seconds:.1f} |")
    print(f"| memory of a worker at its peak (PSS), MB | {one.worker_mb:.0f} | {two.worker_mb:.0f} |")
    print(f"| result, bytes a document | {one.bytes_a_document:,.0f} | {two.bytes_a_document:,.0f} |\n")
    print(f"to begin: a process of the pool with its cores {pool:.1f} s; scheduler and two nodes {cluster[0]:.1f} s,")
    print(f"the first task on them {cluster[1]:.2f} s\n")
    print(f"one million articles a day: {1e6 / one.rate / 3600:,.0f} core hours of reading, {cores:.1f} cores the day")
    print(f"round, {1e6 * one.bytes_a_document / 1e9:.0f} GB of result")


if __name__ == "__main__":
    sys.exit(main())
