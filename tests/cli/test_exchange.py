"""`armsledger export` and `armsledger import` as people call them."""

import json
import shutil
from pathlib import Path

import pytest

from armsledger.cli.main import main

HEAD = '{"type":"head","format":"armsledger-jsonl","version":1}\n'


def run(*arguments: str) -> int:
    try:
        main(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture
def url(sample_ledger: Path, tmp_path: Path) -> str:
    shutil.copy(sample_ledger, tmp_path / "ledger.db")
    return f"sqlite:///{tmp_path / 'ledger.db'}"


def test_an_export_says_what_it_carried_and_what_not(url: str, tmp_path: Path, capsys) -> None:
    assert run("export", "--ledger", url, "--format", "csv", "-o", str(tmp_path / "tables")) == 0

    said = capsys.readouterr().err
    report = json.loads((tmp_path / "tables.loss.json").read_text(encoding="utf-8"))
    assert said.startswith("csv: carried ")
    assert f"{report['carried']['claims']} claims" in said
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "claims.csv",
        "entities.csv",
        "findings.csv",
        "matters.csv",
    ]


def test_a_ledger_goes_out_and_comes_in_again(url: str, tmp_path: Path, capsys) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    other = f"sqlite:///{tmp_path / 'other.db'}"

    assert run("export", "--ledger", url, "--format", "jsonl", "--files", "-o", str(first)) == 0
    assert run("import", str(first), "--ledger", other) == 0
    assert run("export", "--ledger", other, "--format", "jsonl", "--files", "-o", str(second)) == 0

    assert "0 lines refused" in capsys.readouterr().out
    assert first.read_bytes() == second.read_bytes()
    assert run("verify", "--ledger", other) == 0


def test_standard_output_takes_what_is_one_file(url: str, capsys) -> None:
    assert run("export", "--ledger", url, "--format", "geojson", "-o", "-") == 0

    assert json.loads(capsys.readouterr().out)["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--format", "xml", "-o", "x"], "xml: is no format; give one of"),
        (["--format", "csv", "-o", "-"], "-: cannot take csv, which is several files; name a folder with -o"),
        (["--format", "html", "-o", "x"], "html: is a page of one document; say which with --document doc-…"),
        (["--format", "stix", "-o", "no/such/folder/x"], "cannot be written"),
        (["--format", "stix", "-o", "x", "--run", "run-00000000000000000000"], "is no run of this ledger"),
    ],
)
def test_a_wrong_use_says_the_way_out(url: str, tmp_path: Path, monkeypatch, capsys, arguments, problem: str) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("export", "--ledger", url, *arguments) == 2

    assert problem in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_an_export_makes_no_ledger_that_was_not_there(tmp_path: Path, capsys) -> None:
    missing = tmp_path / "none.db"

    assert run("export", "--ledger", f"sqlite:///{missing}", "--format", "csv", "-o", str(tmp_path / "x")) == 2

    assert "is not there" in capsys.readouterr().err
    assert not missing.exists()


def test_refused_lines_are_listed_and_the_exit_status_says_so(url: str, tmp_path: Path, capsys) -> None:
    file = tmp_path / "theirs.jsonl"
    claim = {"type": "claim", "document_id": "doc-x", "kind": "attack", "stance": "asserted", "quote": "x"}
    file.write_text(HEAD + json.dumps(claim) + "\n", encoding="utf-8")

    assert run("import", str(file), "--ledger", url) == 1

    said = capsys.readouterr()
    assert "refused: line 2 (claim): doc-x is no document of this ledger" in said.err
    assert "taken: nothing; 1 lines refused" in said.out


def test_a_file_that_is_not_there_is_wrong_use(url: str, tmp_path: Path, capsys) -> None:
    assert run("import", str(tmp_path / "none.jsonl"), "--ledger", url) == 2

    assert "is no file; give a file that is there" in capsys.readouterr().err
