"""Indicators of the founding report, as a person expects them of it; runs only where its text lies beside us."""

from datetime import date
from pathlib import Path

import pytest

from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.indicators import derive_indicators
from armsledger.pipeline.reading import read_record
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings

REPORT = Path(__file__).resolve().parents[3] / "shared" / "seed" / "report.txt"
EXPECTED = {
    "E1": "watch",
    "E2": "no baseline",
    "E3": "no baseline",
    "E5": "none",
    "E8": "raised",
    "E11": "raised",
    "E12": "no baseline",
    "E13": "raised",
    "E14": "none",
    "E16": "raised",
    "E20": "watch",
}


@pytest.fixture(scope="module")
def states() -> dict[str, str]:
    if not REPORT.exists():
        pytest.skip("the founding report does not lie beside this checkout")
    row = {"doc_id": "founding", "text": REPORT.read_text(encoding="utf-8"), "published": "2020-07-24"}
    record = read_record(document_from_row(row), load_cores(Settings())).record
    found = derive_indicators([record], date(2020, 7, 24), 90, "LBY")
    return {indicator.id: indicator.state.value for indicator in found}


@pytest.mark.parametrize("id", EXPECTED)
def test_the_founding_report_gives_what_is_expected_of_it(states: dict[str, str], id: str) -> None:
    assert states[id] == EXPECTED[id]
