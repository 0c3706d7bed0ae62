"""What must hold of origins on the founding report and on the sample corpus."""

import json
from pathlib import Path

import pytest

from armsledger.cli.main import main

REPORT = Path(__file__).resolve().parents[3] / "shared" / "seed" / "report.txt"
OUTLETS = ("2020-05-26-africom-wire.md", "2020-05-27-africom-courier.html", "2020-05-28-denials-gazette.md")
COMMAND = "United States Africa Command"


def matters(out: Path, *arguments: str) -> list[dict]:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "-o", str(out)])
    assert ended.value.code == 0
    return json.loads((out / "findings.json").read_text(encoding="utf-8"))["matters"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="module")
def sample(made: Path) -> list[dict]:
    return matters(made, "demo")


@pytest.fixture(scope="module")
def sources(made: Path, sample: list[dict]) -> dict[str, str]:
    """The files of the corpus by document id."""
    rows = (json.loads(line)["document"] for line in (made / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["source"] for row in rows}


def test_no_claim_of_the_founding_report_reaches_two_origins(tmp_path: Path) -> None:
    if not REPORT.exists():
        pytest.skip("the founding report does not lie beside this checkout")
    found = matters(tmp_path, "report", str(REPORT), "--published", "2020-07-24")

    assert len(found) > 20
    assert {matter["independent_origins"] for matter in found} == {1}


def test_outlets_on_one_statement_of_the_command_are_one_origin(sample: list[dict], sources: dict[str, str]) -> None:
    (matter,) = (
        m for m in sample if m["kind"] == "transfer" and {sources[d] for d in m["document_ids"]} >= set(OUTLETS)
    )
    affirming = [origin for origin in matter["origins"] if not origin["denies"]]

    assert COMMAND in {origin["voice"] for origin in affirming}
    assert {origin["root"] for origin in affirming} == {"USA"}
    assert matter["independent_origins"] == 1


def test_the_denial_stands_in_its_matter_and_against_what_it_denies(sample: list[dict]) -> None:
    denied = [m for m in sample if {o["denies"] for o in m["origins"]} == {True, False}]

    assert len(denied) >= 2
    for matter in denied:
        against = {claim for origin in matter["origins"] if origin["denies"] for claim in origin["claim_ids"]}
        contradicting = {
            r[side] for r in matter["relations"] if r["kind"] == "contradicts" for side in ("left", "right")
        }
        assert against <= contradicting
        assert "denied" in matter["grade"]["because_matter"]
