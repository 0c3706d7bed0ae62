"""The data of a case file, to the byte, on the case about Libya. `RENEW_GOLDEN=1 pytest` writes it anew."""

import importlib.util
import os
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from armsledger import __version__
from armsledger.assess.headlines import choose_headlines
from armsledger.assess.ladder import build_ladders
from armsledger.assess.party_lists import list_parties
from armsledger.assess.standards import check_findings
from armsledger.knowledge.standards_of_proof import load_standards
from armsledger.model.case import Case
from armsledger.publish.case_file import write_case_file

FOLDER = Path(__file__).parent / "case_file"
FACTORY = Path(__file__).parents[1] / "publish" / "libya_case.py"


def load_factory() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_libya", FACTORY)
    assert spec
    assert spec.loader
    sys.modules["golden_libya"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["golden_libya"])
    return sys.modules["golden_libya"]


def make_case() -> Case:
    """The case with all that is worked out when one is put together."""
    case: Case = load_factory().make_case()
    ladders = build_ladders(case.records, case.matters)
    reviews = case.review_by_subject_id()
    checks = check_findings(
        case.standard, load_standards(), case.findings, case.matters, case.records, ladders, case.decisions, reviews
    )
    return replace(
        case,
        checks=checks,
        ladders=ladders,
        headlines=choose_headlines(case.matters, case.findings, case.records, checks, reviews, ()),
        party_lists=list_parties(case.matters, case.findings, case.records, ladders),
    )


@pytest.mark.parametrize("name", ["claims.jsonl", "findings.json", "entities.json"])
def test_the_data_is_that_of_the_golden_file_to_the_byte(name: str, tmp_path: Path) -> None:
    write_case_file(make_case(), tmp_path)
    made, golden = (tmp_path / name).read_text(encoding="utf-8"), FOLDER / name
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_text(made, encoding="utf-8", newline="\n")

    # The version of the software stands in some; a release renews the files.
    assert made == golden.read_text(encoding="utf-8").replace("armsledger 0.1.0", f"armsledger {__version__}")
