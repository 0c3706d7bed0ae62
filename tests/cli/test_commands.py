"""The commands as a user meets them: what they say, and how they end."""

import json
from pathlib import Path

import pytest

from armsledger.cli.main import main

Said = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("Russia sent 14 jets to Libya, US Africa Command said on Tuesday.", encoding="utf-8")
    return path


def test_report_makes_a_case_file_twice_the_same(note: Path, tmp_path: Path, capsys: Said) -> None:
    made = {}
    for name in ("one", "two"):
        assert run("report", str(note), "-o", str(tmp_path / name), "--published", "2020-05-28") == 0
        files = ("index.html", "claims.jsonl", "findings.json", "entities.json")
        made[name] = {file: (tmp_path / name / file).read_bytes() for file in files}

    assert made["one"] == made["two"]
    assert "1 documents, 1 claims in 1 matters, 0 refused, 0 documents failed" in capsys.readouterr().out


def test_a_file_without_a_date_goes_through(note: Path, tmp_path: Path) -> None:
    assert run("report", str(note), "-o", str(tmp_path / "out")) == 0
    assert "give --published" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_failed_document_is_listed_and_ends_with_one(note: Path, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")

    assert run("report", str(note), str(tmp_path / "empty.txt"), "-o", str(tmp_path / "out")) == 1
    assert "empty.txt" in capsys.readouterr().err
    assert "empty.txt" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_file_of_200_megabytes_is_refused_unread(note: Path, tmp_path: Path, capsys: Said) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as out:
        out.truncate(200_000_000)

    assert run("report", str(large), str(note), "-o", str(tmp_path / "out")) == 1
    said = capsys.readouterr()
    assert "200" in said.err
    assert "25" in said.err
    assert "1 documents, 1 claims" in said.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "nowhere.txt"], "there is no such file or folder; check the path"),
        (["report", "{note}", "--published", "24.7.2020"], "24.7.2020: is no day; write it as 2020-07-24"),
        (["report", "{note}", "-o", "{note}"], "cannot be made a folder"),
        (["report", "{note}", "--ledger", "mysql://x"], "mysql"),
        (["extract", "nowhere.jsonl", "--what", "claims"], "cannot be read"),
        (["measures", "nowhere.jsonl"], "cannot be read"),
    ],
)
def test_wrong_use_ends_with_two_and_the_way_out(
    arguments: list[str],
    said: str,
    note: Path,
    tmp_path: Path,
    monkeypatch: Patch,
    capsys: Said,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(*(argument.format(note=note) for argument in arguments)) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("way", ["option", "setting"])
def test_a_standard_is_chosen_by_name_and_a_wrong_one_names_those_there_are(
    way: str, note: Path, tmp_path: Path, monkeypatch: Patch, capsys: Said
) -> None:
    def chosen(name: str, folder: str) -> int:
        if way == "setting":
            monkeypatch.setenv("ARMSLEDGER_STANDARD", name)
        option = ("--standard", name) if way == "option" else ()
        return run("report", str(note), "-o", str(tmp_path / folder), "--published", "2020-05-28", *option)

    assert chosen("highest-achievable", "out") == 0
    found = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))
    assert found["standard_of_proof"]["id"] == "highest-achievable"
    (check,) = (matter["finding"]["standard"] for matter in found["matters"])
    assert check["standards"] == ["highest-achievable", "state-attribution"]
    assert (check["raised_for"], check["of"]) == ("RUS", len(check["rules"]))

    assert chosen("beyond-doubt", "none") == 2
    assert "choose one of two-independent, reasonable-grounds" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_setting_that_does_not_exist_stops_the_program(
    note: Path, tmp_path: Path, monkeypatch: Patch, capsys: Said
) -> None:
    monkeypatch.setenv("ARMSLEDGER_ANNOTATER", "rules")

    assert run("report", str(note), "-o", str(tmp_path / "out")) == 2
    assert "setting 'annotater' cannot be 'rules'" in capsys.readouterr().err


def test_extract_reports_a_bad_line_and_does_the_rest(tmp_path: Path, capsys: Said) -> None:
    rows, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = json.dumps({"doc_id": "a", "text": "Russia sent jets to Libya."})
    rows.write_text(f"{good}\nnot json\n{{}}\n{good}\n", encoding="utf-8")

    assert run("extract", str(rows), "-o", str(out), "--what", "claims") == 1
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["doc_id"] for line in lines] == ["a", "a"]
    assert "line 2: is not JSON" in capsys.readouterr().err


def test_extract_refuses_what_it_does_not_know(tmp_path: Path, capsys: Said) -> None:
    assert run("extract", str(tmp_path / "in.jsonl"), "--what", "rumours") == 2
    assert "rumours" in capsys.readouterr().err


def test_doctor_finds_everything_in_order(capsys: Said) -> None:
    assert run("doctor") == 0
    assert "everything is in order" in capsys.readouterr().out


def test_the_version_is_printed(capsys: Said) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out.strip() == "0.1.0"
