"""Whatever is killed, the result is that of an undisturbed run, to the byte: pool and cluster, worker, node and driver.

3,000 documents in a WARC and a Parquet file, read by the rules so that it takes a minute; the way is the same.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from tests.scale.generated import digests, make_rows, write_parquet, write_warc

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    **os.environ,
    "ARMSLEDGER_ANNOTATOR": "rules",
    "ARMSLEDGER_EXTRACTOR": "rules",
    "PYTHONPATH": str(ROOT / "src"),
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
DOCUMENTS = 3000
SHARDS = 45  # of 100 records: 1,500 pages with as many requests, 1,500 rows
PATIENCE = 240


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    rows = make_rows(DOCUMENTS)
    write_warc(folder / "news.warc.gz", rows[: DOCUMENTS // 2])
    write_parquet(folder / "news.parquet", rows[DOCUMENTS // 2 :])
    return folder


@pytest.fixture(scope="module")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    driver = begin("run", str(corpus), "-o", str(out), "--workers", "2", "--shard", "100")
    assert driver.wait(PATIENCE) == 0, output(driver)
    return digests(out)


def begin(*arguments: str) -> "subprocess.Popen[bytes]":
    """Begin `armsledger corpus` as a process of its own."""
    command = [sys.executable, "-m", "armsledger", "corpus", *arguments]
    return subprocess.Popen(command, env=ENVIRONMENT, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def output(process: "subprocess.Popen[bytes]") -> str:
    return process.stdout.read().decode() if process.stdout else ""


def wait_until(holds: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    last = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < last, f"{what} within {seconds} s"
        time.sleep(0.02)


def shards_done(out: Path) -> int:
    return len(list((out / "documents").glob("part-*.parquet")))


def kill(process: psutil.Process) -> None:
    with suppress(psutil.NoSuchProcess):
        process.send_signal(signal.SIGKILL)


def workers_of(driver: "subprocess.Popen[bytes]") -> list[psutil.Process]:
    """The processes of the pool: those that multiprocessing spawned, without its tracker."""
    return [
        child
        for child in psutil.Process(driver.pid).children(recursive=True)
        if "spawn_main" in " ".join(child.cmdline())
    ]


def test_the_whole_corpus_is_read(undisturbed: dict[str, str]) -> None:
    assert {name.split("/")[0] for name in undisturbed} == {
        "documents", "statements", "claims", "failures", "origins", "matters", "manifest.json",
    }  # fmt: skip
    assert len([name for name in undisturbed if name.startswith("documents/")]) == SHARDS


def test_killing_a_worker_and_the_driver_changes_nothing(
    corpus: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    driver = begin("run", str(corpus), "-o", str(out), "--workers", "2", "--shard", "100")
    wait_until(lambda: shards_done(out) >= 2, "two shards")
    kill(workers_of(driver)[0])
    before = shards_done(out)
    wait_until(lambda: shards_done(out) >= before + 4, "work goes on after a worker's death")
    orphans = workers_of(driver)
    kill(psutil.Process(driver.pid))
    driver.wait(10)
    wait_until(lambda: not any(alive(worker) for worker in orphans), "workers end with their driver", 10)
    assert 0 < shards_done(out) < SHARDS, "the driver was to be killed in the middle"

    again = begin("resume", str(out), "--workers", "2")

    assert again.wait(PATIENCE) == 0, output(again)
    assert digests(out) == undisturbed


def alive(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


@contextmanager
def cluster(folder: Path) -> "Iterator[tuple[str, list[subprocess.Popen[bytes]]]]":
    """A scheduler and two nodes of one worker each, on loopback."""
    told = folder / "scheduler.json"
    loopback = ["--host", "127.0.0.1", "--no-dashboard"]
    scheduler = ["-m", "distributed.cli.dask_scheduler", *loopback, "--port", "0", "--scheduler-file", str(told)]
    worker = ["-m", "distributed.cli.dask_worker", *loopback, "--scheduler-file", str(told), "--nthreads", "1"]
    places = ["--local-directory", str(folder), "--death-timeout", "30"]
    with (folder / "cluster.log").open("wb") as log:

        def start(arguments: list[str]) -> "subprocess.Popen[bytes]":
            return subprocess.Popen([sys.executable, *arguments], env=ENVIRONMENT, cwd=folder, stdout=log, stderr=log)

        started = [start(scheduler)]
        wait_until(lambda: told.is_file() and told.stat().st_size > 0, "a scheduler", 30)
        started += [start([*worker, *places]) for _ in range(2)]
        try:
            import json

            yield json.loads(told.read_text())["address"], started[1:]
        finally:
            for process in reversed(started):
                for child in psutil.Process(process.pid).children(recursive=True) if process.poll() is None else ():
                    kill(child)
                process.kill()
                process.wait(10)


def test_killing_a_worker_a_node_and_the_driver_of_a_cluster_changes_nothing(
    corpus: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with cluster(tmp_path) as (address, nodes):
        for node in nodes:
            wait_until(lambda node=node: len(psutil.Process(node.pid).children()) > 0, "a worker on each node", 30)
        driver = begin("run", str(corpus), "-o", str(out), "--cluster", address, "--shard", "100")
        wait_until(lambda: shards_done(out) >= 2 or driver.poll() is not None, "two shards")
        assert driver.poll() is None, output(driver)
        kill(psutil.Process(nodes[0].pid).children()[-1])
        before = shards_done(out)
        wait_until(lambda: shards_done(out) >= before + 4, "work goes on after a worker's death")
        for child in psutil.Process(nodes[1].pid).children(recursive=True):
            kill(child)
        kill(psutil.Process(nodes[1].pid))
        before = shards_done(out)
        wait_until(lambda: shards_done(out) >= before + 3, "work goes on after a node's death")
        kill(psutil.Process(driver.pid))
        driver.wait(10)
        assert 0 < shards_done(out) < SHARDS, "the driver was to be killed in the middle"

        again = begin("resume", str(out), "--cluster", address)

        assert again.wait(PATIENCE) == 0, output(again)
    assert digests(out) == undisturbed
