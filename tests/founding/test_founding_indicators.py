"""Indicators of the founding report, as a person expects them of it; runs only where its text lies beside us."""

from datetime import date
from pathlib import Path

import pytest

from armsledger.model.indicator import Indicator
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
    "E18": "no baseline",
    "E20": "watch",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Indicator]:
    if not REPORT.exists():
        pytest.skip("the founding report does not lie beside this checkout")
    row = {"doc_id": "founding", "text": REPORT.read_text(encoding="utf-8"), "published": "2020-07-24"}
    record = read_record(document_from_row(row), load_cores(Settings())).record
    return {i.id: i for i in derive_indicators([record], date(2020, 7, 24), 90, "LBY")}


@pytest.mark.parametrize("id", EXPECTED)
def test_the_founding_report_gives_what_is_expected_of_it(found: dict[str, Indicator], id: str) -> None:
    assert found[id].state.value == EXPECTED[id]


def test_accusations_spread_over_four_domains(found: dict[str, Indicator]) -> None:
    assert found["E11"].value == 4
    assert "(arms, cyber, human rights, space)" in found["E11"].because
