"""A document that ends the process that reads it is set aside alone, with its reason; all others are read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.scale.conftest import RULES
from tests.scale.generated import make_rows, write_jsonl
from tests.scale.poisonous import POISON, read_or_die

from armsledger.pipeline.cores import Cores
from armsledger.scale.corpus import Work, make_jobs, resume_corpus, run_corpus
from armsledger.scale.crews import LocalCrew
from armsledger.scale.engine import Engine
from armsledger.scale.folder import CorpusFolder, Planned
from armsledger.scale.inputs import find_inputs
from armsledger.scale.jobs import LIMITS, Limits, ShardDone, ShardJob
from armsledger.scale.parts import iter_rows
from armsledger.scale.planning import make_plan
from armsledger.scale.poison import set_aside


@pytest.fixture
def crew() -> Iterator[LocalCrew]:
    crew = LocalCrew(2, RULES, LIMITS)
    yield crew
    crew.dismiss()


def rows_of(folder: Path, table: str) -> list[dict[str, Any]]:
    return [row for path in sorted((folder / table).glob("*.parquet")) for row in iter_rows(path)]


def test_what_kills_its_process_is_found_by_halves(crew: LocalCrew, cores: Cores, tmp_path: Path) -> None:
    rows = make_rows(40)
    rows[13]["text"] = f"The {POISON} was found."
    inputs = find_inputs([str(write_jsonl(tmp_path / "r.jsonl", rows))])
    plan = make_plan(inputs, 20)
    folder = CorpusFolder(tmp_path / "out")
    jobs = list(make_jobs(folder, Planned(inputs, plan.shards, (), 20), RULES, cores.versions, LIMITS))
    engine: Engine[ShardJob] = Engine(crew, read_or_die, lambda job: job.part)
    done: list[ShardDone] = []

    engine.run(jobs, lambda _, answer: done.append(answer), lambda job: set_aside(job, engine, folder.keep_aside))

    assert sorted(one.number for one in done) == [0, 1]
    (failure,) = rows_of(folder.path, "failures")
    assert (failure["source"], failure["stage"]) == ("doc-00013", "quarantine")
    assert "the process that read it ended (twice, by itself)" in failure["problem"]
    assert len(rows_of(folder.path, "documents")) == 39
    assert folder.read_aside(jobs[0]) == ((13, "the process that read it ended (twice, by itself)"),)


def test_a_document_over_the_time_limit_is_set_aside_and_stays_so(tmp_path: Path) -> None:
    rows = make_rows(6)
    rows[2]["text"] = " ".join(row["text"] for row in make_rows(40)) * 200
    given, out = write_jsonl(tmp_path / "r.jsonl", rows), tmp_path / "out"
    work = Work(1, None, Limits(seconds=4))

    manifest = run_corpus([str(given)], out, work, RULES, lambda event: None, 6)

    (failure,) = rows_of(out, "failures")
    assert failure["source"] == "doc-00002"
    assert "set aside, as it was not read within 4 seconds" in failure["problem"]
    assert manifest["counts"]["documents"] == 5
    assert resume_corpus(out, Work(1), RULES, lambda event: None) == manifest | {
        "config": manifest["config"] | {"document_seconds": LIMITS.seconds}
    }


def test_a_document_over_the_memory_limit_is_set_aside(tmp_path: Path) -> None:
    rows = make_rows(3)
    rows[1]["text"] = " ".join(row["text"] for row in make_rows(40)) * 2500
    given, out = write_jsonl(tmp_path / "r.jsonl", rows), tmp_path / "out"
    work = Work(1, None, Limits(memory_bytes=420_000_000))

    run_corpus([str(given)], out, work, RULES, lambda event: None, 3)

    (failure,) = rows_of(out, "failures")
    assert failure["source"] == "doc-00001"
    assert "its process came to hold more than 420 MB" in failure["problem"]


def test_a_plan_is_the_same_each_time(tmp_path: Path) -> None:
    inputs = find_inputs([str(write_jsonl(tmp_path / "r.jsonl", make_rows(45)))])

    plan = make_plan(inputs, 20)

    assert [(shard.first, shard.count) for shard in plan.shards] == [(0, 20), (20, 20), (40, 5)]
    assert make_plan(inputs, 20) == plan
    line = json.loads((tmp_path / "r.jsonl").read_bytes()[plan.shards[1].start.offset :].split(b"\n")[0])
    assert line["doc_id"] == "doc-00020"
