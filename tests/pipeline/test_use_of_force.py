"""A strike is no transfer; materiel that is said to be in use since a day is also there since then."""

import pytest

from armsledger.assess.findings import build_findings
from armsledger.corroborate.matters import build_matters
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.finding import Finding
from armsledger.pipeline.cores import load_cores
from armsledger.pipeline.reading import read_record
from armsledger.read.rows import document_from_row
from armsledger.settings import Settings


def finding(text: str) -> Finding:
    document = document_from_row({"doc_id": "row", "text": text, "published": "2020-07-24"})
    records = [read_record(document, load_cores(Settings())).record]
    matters = build_matters(records)
    (attack,) = build_findings(records, matters, load_regimes())
    return attack


def test_one_strike_asks_no_measure() -> None:
    found = finding("Turkish Bayraktar TB2 drones struck an airfield near Sirte, Libya, on 3 July 2020.")

    assert found.question is None
    assert "A use of force is no transfer" in found.because


def test_use_since_a_day_is_asked_as_presence() -> None:
    found = finding("Turkish Bayraktar TB2 drones have attacked bases in Libya since 2019.")

    assert found.question is not None
    assert found.question.act == "presence"
    assert "lby-supply" in {match.measure_id for match in found.matches}


@pytest.mark.parametrize("text", ["Rebels have attacked bases in Libya since 2019."])
def test_use_without_materiel_asks_nothing(text: str) -> None:
    assert finding(text).question is None
