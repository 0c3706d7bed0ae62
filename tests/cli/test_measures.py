import io
import json
from pathlib import Path

import pytest

from armsledger.cli.measures import run_measures

GOOD = {
    "id": "q1",
    "act": "supply",
    "supplier": "RUS",
    "recipient": "actor-lna",
    "recipient_kind": "non-government",
    "territory": "LBY",
    "admin1": None,
    "items": ["mil_vehicles"],
    "from": "2020-07-24",
    "to": "2020-07-24",
}


def write(path: Path, *rows: object) -> str:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_a_question_gets_one_line_in_the_fixed_shape(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    assert run_measures(write(tmp_path / "in.jsonl", GOOD), str(out)) == 0

    (row,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert list(row) == ["id", "matches"]
    assert [match["measure"] for match in row["matches"]] == ["eulby-supply", "lby-supply"]
    assert list(row["matches"][1]) == [
        "regime",
        "measure",
        "paragraph",
        "paragraph_seen",
        "status",
        "missing",
        "exemptions",
        "binding",
        "because",
    ]
    assert list(row["matches"][1]["exemptions"][0]) == ["id", "mode", "because"]


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", GOOD, {**GOOD, "id": "q2", "territory": "SDN"})
    run_measures(source, str(tmp_path / "a.jsonl"))
    run_measures(source, str(tmp_path / "b.jsonl"))

    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_a_dash_is_standard_input_and_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(GOOD) + "\n\n"))

    assert run_measures("-", "-") == 0
    assert json.loads(capsys.readouterr().out)["id"] == "q1"


def test_measures_outside_their_scope_are_shown_when_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run_measures(write(tmp_path / "in.jsonl", GOOD), str(out), include_outside=True)

    found = {m["measure"]: m["status"] for m in json.loads(out.read_text(encoding="utf-8"))["matches"]}
    assert found["lby-export"] == "outside_scope"
    assert found["lby-supply"] == "covered_on_its_face"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"act": "teleport"}, "'act' is 'teleport'; give one of supply, personnel"),
        ({"recipient_kind": "rebels"}, "'recipient_kind' is 'rebels'; give one of government, non-government, unknown"),
        ({"territory": "LY"}, "'territory' is 'LY'; give an ISO 3166 alpha-3 code such as LBY, or null"),
        ({"supplier": "Russia"}, "'supplier' is 'Russia'; give an ISO 3166 alpha-3 code such as LBY, an actor id"),
        ({"items": ["tanks"]}, "'items' holds 'tanks'; give codes out of ammunition, arms"),
        ({"items": "arms"}, "'items' is 'arms'; give a list of item codes"),
        ({"from": "July 2020"}, "'from' is 'July 2020'; give a day as YYYY-MM-DD, or null"),
        ({"to": "2019-01-01"}, "'to' lies before 'from' (2020-07-24 to 2019-01-01); give the first day first"),
        ({"id": None}, "'id' is missing; give every line an 'id'"),
        ({"id": 7}, "'id' is 7; give text"),
    ],
)
def test_a_bad_line_is_named_with_its_value_and_the_others_are_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, object], message: str
) -> None:
    source, out = write(tmp_path / "in.jsonl", GOOD, {**GOOD, **change}), tmp_path / "out.jsonl"

    assert run_measures(source, str(out)) == 1
    assert f"in.jsonl, line 2: {message}" in capsys.readouterr().err
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1


def test_a_line_that_is_no_json_object_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_measures(write(tmp_path / "in.jsonl", GOOD, "{not json", "[1]"), "-") == 1

    said = capsys.readouterr().err
    assert "line 2: is not JSON" in said
    assert "line 3: holds [1]; write one JSON object a line" in said


def test_input_without_one_good_line_is_wrong_use(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    assert run_measures(write(tmp_path / "in.jsonl", "nonsense"), str(out)) == 2
    assert not out.exists()


def test_a_missing_file_and_a_missing_folder_are_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_measures(str(tmp_path / "none.jsonl"), "-") == 2
    assert "give a readable JSON Lines file" in capsys.readouterr().err
    assert run_measures(write(tmp_path / "in.jsonl", GOOD), str(tmp_path / "no" / "out.jsonl")) == 2
    assert "give a path in an existing folder" in capsys.readouterr().err


def test_a_file_that_is_no_text_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"\xff\xfe\x00\xff")

    assert run_measures(str(tmp_path / "in.jsonl"), "-") == 2
    assert "cannot be read" in capsys.readouterr().err


def test_an_empty_file_gives_an_empty_answer(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    assert run_measures(write(tmp_path / "in.jsonl"), str(out)) == 0
    assert out.read_bytes() == b""


def test_an_open_date_asks_for_the_date(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run_measures(write(tmp_path / "in.jsonl", {**GOOD, "from": None, "to": None}), str(out))

    match = json.loads(out.read_text(encoding="utf-8"))["matches"][-1]
    assert (match["measure"], match["status"], match["missing"]) == ("lby-supply", "undetermined", ["date"])
