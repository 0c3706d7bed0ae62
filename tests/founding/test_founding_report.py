"""The founding report, end to end; its text is not ours to ship, so the test runs only where it lies beside us."""

import json
from datetime import date
from pathlib import Path

import pytest

from armsledger.cli.main import main

REPORT = Path(__file__).resolve().parents[3] / "shared" / "seed" / "report.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not REPORT.exists():
        pytest.skip("the founding report does not lie beside this checkout")
    out = tmp_path_factory.mktemp("founding")
    with pytest.raises(SystemExit) as ended:
        main(["report", str(REPORT), "--published", "2020-07-24", "-o", str(out)])
    assert ended.value.code == 0
    return out


def claims(made: Path) -> list[dict]:
    return [json.loads(line) for line in (made / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_range_of_fighters_is_exact(made: Path) -> None:
    ranges = {(c["quantity"]["low"], c["quantity"]["high"]) for c in claims(made) if c["quantity"]}

    assert (3500, 3800) in ranges


def test_july_last_year_is_july_2019(made: Path) -> None:
    spans = {(c["when"]["from"], c["when"]["to"]) for c in claims(made) if c["when"]}

    assert (str(date(2019, 7, 1)), str(date(2019, 7, 31))) in spans


def test_the_embargo_speaks_to_fighters_and_equipment(made: Path) -> None:
    matters = json.loads((made / "findings.json").read_text(encoding="utf-8"))["matters"]
    covered = {
        matter["kind"]
        for matter in matters
        for match in matter["finding"]["matches"]
        if match["measure"] == "lby-supply" and match["status"] == "covered_on_its_face"
    }

    assert {"transfer", "personnel", "presence"} <= covered


def test_the_page_says_that_the_text_is_machine_translated(made: Path) -> None:
    page = (made / "index.html").read_text(encoding="utf-8")

    assert '<dt>Machine-translated</dt><dd><span class="words" dir="auto">yes</span>' in page


def test_drones_in_use_since_2019_are_asked_about(made: Path) -> None:
    matters = json.loads((made / "findings.json").read_text(encoding="utf-8"))["matters"]
    asked = [m for m in matters if m["kind"] == "attack" and m["finding"]["matches"]]

    assert [
        match["status"] for m in asked for match in m["finding"]["matches"] if match["measure"] == "lby-supply"
    ] == ["covered_on_its_face"]
    assert "in use there since a day" in asked[0]["finding"]["because"]
