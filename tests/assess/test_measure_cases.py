"""Cases of law over all regimes: what is asked, what must be answered, and why it follows from the text."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from benchmarks.measures import draw_aimed

from armsledger.assess.match import match_measures
from armsledger.knowledge.measure_tables import load_regimes
from armsledger.model.measure import Act, MeasureMatch, MeasureQuestion, RecipientKind

Case = dict[str, str]
SILENT, NONE = "silent", "-"
TABLE = Path(__file__).with_name("measure_cases.csv")
CASES: list[Case] = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def question(case: Case) -> MeasureQuestion:
    return MeasureQuestion(
        id=case["id"],
        act=Act(case["act"]),
        supplier=case["supplier"] or None,
        recipient=case["recipient"] or None,
        recipient_kind=RecipientKind(case["recipient_kind"]),
        territory=case["territory"] or None,
        admin1=case["admin1"] or None,
        items=tuple(case["items"].split()),
        earliest=date.fromisoformat(case["from"]) if case["from"] else None,
        latest=date.fromisoformat(case["to"]) if case["to"] else None,
    )


def answers(case: Case) -> list[MeasureMatch]:
    matches = match_measures(question(case), load_regimes())
    return [m for m in matches if (m.regime_id, m.measure_id) == (case["regime"], case["measure"])]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_answer_is_what_the_text_says(case: Case) -> None:
    matches = answers(case)

    assert (" > ".join(m.status.value for m in matches) or SILENT) == case["statuses"], case["reason"]
    assert {code for m in matches for code in m.missing} == set(case["missing"].split()), case["reason"]
    if case["exemptions"]:
        expected = set() if case["exemptions"] == NONE else set(case["exemptions"].split())
        assert {row.exemption_id for m in matches for row in m.exemptions} == expected, case["reason"]
    assert not matches or case["says"] in matches[-1].because or case["says"] in matches[0].because


def test_a_silent_case_asks_a_measure_that_there_is() -> None:
    known = {(regime.id, measure.id) for regime in load_regimes() for measure in regime.measures}

    assert {(case["regime"], case["measure"]) for case in CASES} == known


def test_every_regime_is_asked_and_every_case_has_its_reason() -> None:
    assert {case["regime"] for case in CASES} == {regime.id for regime in load_regimes()}
    assert all(case["reason"].strip() for case in CASES)
    assert len(CASES) >= 150


def test_past_the_last_known_renewal_every_answer_is_unknown() -> None:
    day = date(2027, 6, 1)
    due = {regime.id for regime in load_regimes() if regime.unknown_from}
    asked = [replace(question, earliest=day, latest=day) for question in draw_aimed(400, 5)]
    matches = [m for question in asked for m in match_measures(question, load_regimes()) if m.regime_id in due]

    assert {match.status.value for match in matches} == {"unknown_state"}
    assert len({match.regime_id for match in matches}) > 5


def test_no_case_stands_twice() -> None:
    assert [case_id for case_id, count in Counter(case["id"] for case in CASES).items() if count > 1] == []
