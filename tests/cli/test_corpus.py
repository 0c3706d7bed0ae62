"""`armsledger corpus` as a person uses it: what it says, how it ends, what it refuses."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.scale.generated import make_rows, write_jsonl
from typer.testing import CliRunner

from armsledger.cli.main import app, main

RULES = {"ARMSLEDGER_ANNOTATOR": "rules", "ARMSLEDGER_EXTRACTOR": "rules"}


@pytest.fixture(autouse=True)
def by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in RULES.items():
        monkeypatch.setenv(name, value)


def status_of(out: Path) -> dict[str, object]:
    result = CliRunner().invoke(app, ["corpus", "status", str(out), "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def test_a_corpus_is_read_told_of_and_not_begun_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "news", tmp_path / "out"
    folder.mkdir()
    write_jsonl(folder / "rows.jsonl", make_rows(12))
    (folder / "single.txt").write_text("Russia sent 14 fighter jets to Libya, the ministry said.", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")

    result = CliRunner().invoke(app, ["corpus", "run", str(folder), "-o", str(out), "--workers", "1", "--shard", "5"])

    assert result.exit_code == 1, result.output  # empty.txt
    assert "13 documents" in result.stdout
    assert "1 documents failed" in result.stdout
    found = status_of(out)
    assert (found["state"], found["shards"], found["shards_done"]) == ("finished", 5, 5)
    assert found["counts"]["documents"] == found["counts"]["origins"] == 13  # type: ignore[index]
    with pytest.raises(SystemExit) as ended:
        main(["corpus", "run", str(folder), "-o", str(out)])
    assert ended.value.code == 2
    assert f"go on with armsledger corpus resume {out}" in capsys.readouterr().err


def test_resume_refuses_inputs_that_changed_and_names_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, out = write_jsonl(tmp_path / "rows.jsonl", make_rows(3)), tmp_path / "out"
    CliRunner().invoke(app, ["corpus", "run", str(given), "-o", str(out), "--workers", "1"])
    write_jsonl(given, make_rows(4))

    with pytest.raises(SystemExit) as ended:
        main(["corpus", "resume", str(out)])

    assert ended.value.code == 2
    assert f"{given}: changed since the corpus was begun" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["status", "{out}"], "holds no corpus that was begun"),
        (["resume", "{out}"], "holds no corpus that was begun"),
        (["run", "{out}/nothing", "-o", "{out}"], "there is no such file or folder"),
        (["run", "{rows}", "-o", "{out}", "--shard", "0"], "is no size of a shard"),
        (["run", "{rows}", "-o", "{out}", "--workers", "0"], "is no number of processes"),
        (["run", "{rows}", "-o", "{out}", "--workers", "2", "--cluster", "tcp://x:1"], "give one of the two"),
        (["run", "{rows}", "-o", "{out}", "--cluster", "nonsense://x"], "no scheduler answers there"),
    ],
)
def test_wrong_use_says_the_way_out(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = write_jsonl(tmp_path / "rows.jsonl", make_rows(2))

    with pytest.raises(SystemExit) as ended:
        main(["corpus", *(one.format(out=tmp_path / "out", rows=rows) for one in arguments)])

    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_a_parquet_without_texts_says_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"id": [1]}), tmp_path / "x.parquet")

    with pytest.raises(SystemExit):
        main(["corpus", "run", str(tmp_path / "x.parquet"), "-o", str(tmp_path / "out")])

    assert "give columns doc_id and text" in capsys.readouterr().err


def test_a_second_driver_is_refused_and_an_interrupt_leaves_what_can_be_gone_on_with(tmp_path: Path) -> None:
    given, out = write_jsonl(tmp_path / "rows.jsonl", make_rows(1500)), tmp_path / "out"
    command = [sys.executable, "-m", "armsledger", "corpus"]
    driver = subprocess.Popen(
        [*command, "run", str(given), "-o", str(out), "--workers", "1", "--shard", "20"],
        env={**os.environ, **RULES},
        stderr=subprocess.PIPE,
        text=True,
    )
    last = time.monotonic() + 90
    while not list((out / "documents").glob("part-*")):
        assert driver.poll() is None and time.monotonic() < last  # noqa: PT018
        time.sleep(0.05)

    second = subprocess.run([*command, "resume", str(out)], check=False, capture_output=True, text=True)
    assert status_of(out)["state"] == "running"
    driver.send_signal(signal.SIGINT)
    _, told = driver.communicate(timeout=60)

    assert second.returncode == 2
    assert f"is being worked on by process {driver.pid}" in second.stderr
    assert driver.returncode == 130
    assert f"go on with: armsledger corpus resume {out}" in told
    assert status_of(out)["state"] == "stopped"
