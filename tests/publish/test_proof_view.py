"""The standard on the first page, its marks at each matter, and the ladders: on the page and in the data."""

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from armsledger.assess.ladder import build_ladders
from armsledger.assess.standards import check_findings
from armsledger.knowledge.standards_of_proof import load_standards
from armsledger.publish.case_file import write_case_file


@pytest.fixture(scope="module")
def folder(libya: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = libya.make_case()
    ladders = build_ladders(case.records, case.matters)
    checks = check_findings(
        case.standard, load_standards(), case.findings, case.matters, case.records, ladders, case.decisions
    )
    folder = tmp_path_factory.mktemp("checked")
    write_case_file(replace(case, checks=checks, ladders=ladders), folder)
    return folder


def test_the_first_page_states_the_standard_its_rules_and_its_source(folder: Path) -> None:
    page = (folder / "index.html").read_text(encoding="utf-8")
    first = page.split('<nav id="contents"')[0]

    assert "<b>Reasonable grounds to believe</b> <code>reasonable-grounds</code>" in first
    assert first.count("<li>") == 7
    assert "at least 2 independent origins that speak of their own knowledge" in first
    assert "it is raised to “attribution to a State”, which adds: at least 3 independent origins" in first
    assert "not checked against the source: check before use" in first


def test_every_matter_with_a_finding_shows_each_rule_kept_or_not(folder: Path) -> None:
    page = (folder / "index.html").read_text(encoding="utf-8")
    rows = json.loads((folder / "findings.json").read_text(encoding="utf-8"))["matters"]
    found = [row for row in rows if row["finding"]]

    assert found
    for row in found:
        part = page.split(f'<section class="matter" id="{row["id"]}">')[1].split("</section>")[0]
        check = row["finding"]["standard"]
        assert f"Standard of proof: {check['passed']} of {check['of']} rules kept" in part
        for state, words in (("passed", "kept"), ("failed", "not kept"), ("unknown", "cannot be told")):
            marks = part.count(f'<li class="{state}"><span class="fact"><span class="state">{words}</span>')
            assert marks == sum(rule["state"] == state for rule in check["rules"])
        assert all(rule["because"] for rule in check["rules"])


def test_a_ladder_is_a_row_of_three_steps_with_words_and_grade(folder: Path) -> None:
    page = (folder / "index.html").read_text(encoding="utf-8")
    ladders = json.loads((folder / "findings.json").read_text(encoding="utf-8"))["ladders"]
    wagner = next(ladder for ladder in ladders if ladder["actor"] == "Wagner Group")

    assert (wagner["state"], wagner["rung"]["rung"], wagner["rung"]["words"]) == ("RUS", "C", "supplied")
    assert len(wagner["link"]["denial_ids"]) == 1
    assert wagner["presence"]["denial_ids"] == []
    rows = page.split('<section class="ladder">')[1:]
    assert len(rows) == len(ladders)
    row = next(row for row in rows if "Wagner Group" in row).split("</section>")[0]
    assert row.count("<li") == 3
    assert "C · supplied by the State" in row
    assert "denied in" in row
    assert row.index("Presence") < row.index("Link") < row.index("Responsibility")
